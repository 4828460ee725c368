//! `brand.toml`: a firm's look, or all that is wrong with it.

use super::{Brand, Logo, Look, logo, stored};
use crate::chart::colour::Colour;
use crate::chart::font::{self, Font, LARGEST_LENT, Typeface};
use crate::chart::palette::{MOST_POLICIES, Palette, SHAPE, TEXT};
use crate::scenario::nearest;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// All keys of the file.
const KEYS: [&str; 7] = ["ink", "paper", "accent", "policies", "logo", "font", "bold_font"];

/// A brand is a few lines `[bytes]`.
const LARGEST: usize = 100_000;

/// More fonts than this are a mistake.
const MOST_FONTS: usize = 8;

fn too_large(bytes: u64) -> String {
    format!(
        "has {} kB; a brand has a few lines, and may have {} kB",
        bytes / 1000,
        LARGEST / 1000
    )
}

/// Why a brand cannot be used: all that is wrong with it.
#[derive(Debug)]
pub struct BrandError {
    path: PathBuf,
    faults: Vec<Fault>,
}

/// One thing wrong, in a line of the file if it is known.
#[derive(Debug)]
struct Fault {
    line: Option<usize>,
    text: String,
}

impl fmt::Display for BrandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            let gap = if index > 0 { "\n" } else { "" };
            match fault.line {
                Some(line) => write!(f, "{gap}{}: line {line}: {}", self.path.display(), fault.text)?,
                None => write!(f, "{gap}{}: {}", self.path.display(), fault.text)?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for BrandError {}

impl Brand {
    /// Reads a firm's look; paths in the file are taken from its folder.
    ///
    /// ```toml
    /// ink = "#102a43"                       # text
    /// paper = "#ffffff"                     # background
    /// accent = "#d64545"                    # a rule on top of charts, links of pages
    /// policies = ["#0b69a3", "#d64545"]     # of the policies, in order of the scenario; the house has more
    /// logo = "logo.svg"                     # or a PNG
    /// font = "Firm-Regular.ttf"             # or OTF; several are tried in order for each letter, then Inter
    /// bold_font = "Firm-Bold.ttf"
    /// ```
    ///
    /// Every key may be left out: then the look of the house stands in.
    ///
    /// # Errors
    /// All faults at once: unknown keys, unreadable colours, too little contrast, a logo or a typeface that is missing or cannot
    /// be read.
    pub fn load(path: &Path) -> Result<Self, BrandError> {
        let fault = |text: String| BrandError {
            path: path.to_owned(),
            faults: vec![Fault { line: None, text }],
        };
        let bytes = stored::read(path, LARGEST, too_large).map_err(fault)?;
        let text = String::from_utf8(bytes).map_err(|_| fault("is no text in UTF-8: save it as such".to_owned()))?;
        let table = DeTable::parse(&text).map_err(|error| BrandError {
            path: path.to_owned(),
            faults: vec![Fault {
                line: error.span().map(|span| line_of(&text, span.start)),
                text: error.message().to_owned(),
            }],
        })?;
        let mut reader = Reader {
            text: &text,
            folder: path.parent().unwrap_or(Path::new("")),
            table: table.get_ref(),
            faults: Vec::new(),
        };
        let look = reader.look();
        reader.faults.sort_by_key(|fault| fault.line);
        if reader.faults.is_empty() {
            Ok(Self(Arc::new(look)))
        } else {
            Err(BrandError {
                path: path.to_owned(),
                faults: reader.faults,
            })
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    folder: &'a Path,
    table: &'a DeTable<'a>,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn look(&mut self) -> Look {
        self.refuse_unknown_keys();
        let house = Palette::house();
        let ink = self.colour("ink").unwrap_or(house.ink.light);
        let paper = self.colour("paper").unwrap_or(house.paper.light);
        let accent = self.colour("accent");
        let policies = self.policies();
        self.check_contrast("ink", ink, ("paper", paper), TEXT);
        if let Some(accent) = accent {
            self.check_contrast("accent", accent, ("paper", paper), SHAPE);
        }
        for (place, &(index, policy)) in policies.iter().enumerate() {
            self.check_contrast(&format!("policies[{index}]"), policy, ("paper", paper), SHAPE);
            if let Some((same, _)) = policies[..place].iter().find(|other| other.1 == policy) {
                let text = format!("policies[{same}] and policies[{index}] have the same colour {policy}: change one");
                self.fault("policies", text);
            }
        }
        let colours: Vec<Colour> = policies.into_iter().map(|(_, colour)| colour).collect();
        Look {
            palette: Palette::of_firm(ink, paper, accent, &colours),
            typeface: self.typeface(),
            logo: self.logo(),
        }
    }

    fn refuse_unknown_keys(&mut self) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if KEYS.contains(&name) {
                continue;
            }
            let meant = nearest(name, KEYS).map_or_else(
                || format!("a brand has {}", KEYS.join(", ")),
                |key| format!("did you mean `{key}`?"),
            );
            self.faults.push(Fault {
                line: Some(line_of(self.text, key.span().start)),
                text: format!("unknown key `{name}`; {meant}"),
            });
        }
    }

    fn value(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        let entry = self.table.iter().find(|(name, _)| name.get_ref() == key);
        entry.map(|(_, value)| value)
    }

    fn fault(&mut self, key: &str, text: String) {
        let line = self.value(key).map(|value| line_of(self.text, value.span().start));
        self.faults.push(Fault { line, text });
    }

    /// The text of a key, if it is there and a text.
    fn string(&mut self, key: &str) -> Option<&'a str> {
        if let DeValue::String(text) = self.value(key)?.get_ref() {
            return Some(text);
        }
        self.fault(key, format!("`{key}` must be text in quotes"));
        None
    }

    fn colour(&mut self, key: &str) -> Option<Colour> {
        let text = self.string(key)?;
        self.read_colour(key, key, text)
    }

    fn read_colour(&mut self, key: &str, name: &str, text: &str) -> Option<Colour> {
        let colour = Colour::parse(text);
        if colour.is_none() {
            let text = format!("{name} = \"{text}\" is no colour; write six hexadecimal digits, as in \"#0072b2\"");
            self.fault(key, text);
        }
        colour
    }

    /// The colours of policies, each with its place in the list.
    fn policies(&mut self) -> Vec<(usize, Colour)> {
        const KEY: &str = "policies";
        let Some(value) = self.value(KEY) else {
            return Vec::new();
        };
        let DeValue::Array(list) = value.get_ref() else {
            self.fault(
                KEY,
                "`policies` must be a list of colours, as in [\"#0072b2\", \"#dd6e00\"]".to_owned(),
            );
            return Vec::new();
        };
        if list.len() > MOST_POLICIES {
            let text = format!(
                "`policies` has {} colours; charts tell {MOST_POLICIES} apart",
                list.len()
            );
            self.fault(KEY, text);
        }
        let mut colours = Vec::new();
        for (index, item) in list.iter().enumerate() {
            let name = format!("policies[{index}]");
            match item.get_ref() {
                DeValue::String(text) => {
                    colours.extend(self.read_colour(KEY, &name, text).map(|colour| (index, colour)));
                }
                _ => self.fault(KEY, format!("{name} must be a colour in quotes, as in \"#0072b2\"")),
            }
        }
        colours
    }

    fn check_contrast(&mut self, name: &str, colour: Colour, (ground_name, ground): (&str, Colour), least: f64) {
        let contrast = colour.contrast(ground);
        if contrast >= least {
            return;
        }
        let toward = if ground.luminance() > 0.18 {
            Colour::BLACK
        } else {
            Colour::WHITE
        };
        let better = colour.until_contrast(least, ground, toward);
        let key = name.split('[').next().unwrap_or(name);
        // A colour that the file does not give stands in for: the other one is to change.
        let key = if self.value(key).is_some() { key } else { ground_name };
        let text = format!(
            "{name} {colour} has a contrast of {contrast:.1} to {ground_name} {ground}; it needs {least}: change {name} to {better}, \
             say, or {ground_name}"
        );
        self.fault(key, text);
    }

    /// The bytes of the file that a key names, of at most `largest`.
    fn file(&mut self, key: &str, name: &str, largest: usize, too_large: fn(u64) -> String) -> Option<Vec<u8>> {
        let path = self.folder.join(name);
        let bytes = stored::read(&path, largest, too_large);
        if let Err(reason) = &bytes {
            self.fault(key, format!("{key} = \"{name}\": {} {reason}", path.display()));
        }
        bytes.ok()
    }

    fn logo(&mut self) -> Option<Logo> {
        let name = self.string("logo")?;
        let bytes = self.file("logo", name, logo::LARGEST, logo::too_large)?;
        let logo = Logo::new(&bytes);
        if let Err(reason) = &logo {
            self.fault("logo", format!("the logo {reason}"));
        }
        logo.ok()
    }

    fn typeface(&mut self) -> Arc<Typeface> {
        if self.value("font").is_none() && self.value("bold_font").is_some() {
            self.fault("bold_font", "`bold_font` needs a `font` for all other text".to_owned());
        }
        let fonts = self.fonts();
        if fonts.is_empty() {
            return Typeface::house();
        }
        let bold = self.string("bold_font");
        let bold = bold.and_then(|name| self.file("bold_font", name, LARGEST_LENT, font::too_large));
        match Typeface::of_firm(fonts, bold) {
            Ok(typeface) => Arc::new(typeface),
            Err((key, reason)) => {
                self.fault(key, format!("the typeface of `{key}` {reason}"));
                Typeface::house()
            }
        }
    }

    /// The fonts that `font` names, one or several; none if any cannot be read.
    fn fonts(&mut self) -> Vec<Font> {
        const KEY: &str = "font";
        let names: Vec<&str> = match self.value(KEY).map(Spanned::get_ref) {
            None => return Vec::new(),
            Some(DeValue::String(name)) => vec![name],
            Some(DeValue::Array(list)) if list.len() <= MOST_FONTS => {
                let texts = list.iter().filter_map(|item| match item.get_ref() {
                    DeValue::String(name) => Some(&**name),
                    _ => None,
                });
                let texts: Vec<&str> = texts.collect();
                if texts.len() < list.len() {
                    self.fault(KEY, format!("every font of `{KEY}` must be a file in quotes"));
                    return Vec::new();
                }
                texts
            }
            Some(DeValue::Array(list)) => {
                let text = format!("`{KEY}` has {} fonts; {MOST_FONTS} are tried at most", list.len());
                self.fault(KEY, text);
                return Vec::new();
            }
            Some(_) => {
                let text = format!(
                    "`{KEY}` must be a file in quotes, or a list of files that are tried in order for each letter, as in \
                     [\"Firm-Regular.ttf\", \"NotoSansTC.otf\"]"
                );
                self.fault(KEY, text);
                return Vec::new();
            }
        };
        let read = |name: &&str| {
            if *name == font::INTER {
                return Some(Font::House);
            }
            self.file(KEY, name, LARGEST_LENT, font::too_large).map(Font::File)
        };
        let fonts: Vec<Option<Font>> = names.iter().map(read).collect();
        fonts.into_iter().collect::<Option<_>>().unwrap_or_default()
    }
}

/// Number of the line that holds this byte, from 1.
fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|&byte| byte == b'\n').count() + 1
}
