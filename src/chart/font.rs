//! Typefaces: how wide a text is, how it breaks into lines, and how it is embedded.
//!
//! No font of the machine is ever used, so a picture has the same bytes everywhere. Kerning is left out of the measure;
//! it changes a line of text by less than 1 %.
//!
//! A look has several families, which are tried in order for each letter; the last is a box, as wide as it is high, for letters that
//! none has. What counts as a letter is what a reader takes for one: with its accents, or an emoji with all its parts.

use crate::words::shortened;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use resvg::usvg::fontdb::{self, Database, FaceInfo};
use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write;
use std::sync::{Arc, LazyLock};
use unicode_segmentation::UnicodeSegmentation;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
/// A box, and nothing else.
const MISSING: &[u8] = include_bytes!("../../assets/fonts/Missing.ttf");
const REGULAR_WEB: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.woff2");
const SEMI_BOLD_WEB: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.woff2");

/// Height above the baseline that a line of text may take, in sizes of its type, with a hair of air.
pub(super) const ASCENT: f64 = 0.98;
/// Height of a line that touches no other, whatever their types, in sizes of its type.
pub(super) const LINE: f64 = 1.25;
/// Height of a line, in sizes of its type.
pub(super) const LEADING: f64 = 1.22;

/// Families for measuring, for drawing, and for embedding.
#[derive(Clone, Debug)]
pub(super) struct Typeface {
    /// In the order in which they are tried; the last is the box.
    families: Vec<Family>,
    css: String,
    names: String,
    /// What a firm calls it.
    name: Option<String>,
    fonts: Arc<Database>,
}

/// A family in two weights.
#[derive(Clone, Debug)]
struct Family {
    /// What charts call it.
    name: Cow<'static, str>,
    regular: Face,
    bold: Face,
}

impl Family {
    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::SemiBold => &self.bold,
        }
    }
}

static HOUSE: LazyLock<Arc<Typeface>> = LazyLock::new(|| {
    let family = |name: &'static str, regular: &'static [u8], bold: &'static [u8]| Family {
        name: Cow::Borrowed(name),
        regular: Face::new(Arc::new(regular)).expect("the embedded typeface is well formed"),
        bold: Face::new(Arc::new(bold)).expect("the embedded typeface is well formed"),
    };
    let families = vec![family(INTER, REGULAR, SEMI_BOLD), family("Missing", MISSING, MISSING)];
    let mut fonts = Database::new();
    for data in [&families[0].regular, &families[0].bold, &families[1].regular] {
        fonts.load_font_source(fontdb::Source::Binary(data.data.clone()));
    }
    // What a logo calls for, Inter stands in for.
    for generic in [
        Database::set_sans_serif_family,
        Database::set_serif_family,
        Database::set_monospace_family,
        Database::set_cursive_family,
        Database::set_fantasy_family,
    ] {
        generic(&mut fonts, INTER);
    }
    Arc::new(Typeface {
        families,
        css: face_css(INTER, "400", "woff2", REGULAR_WEB) + &face_css(INTER, "600", "woff2", SEMI_BOLD_WEB),
        names: format!("{INTER}, sans-serif"),
        name: None,
        fonts: Arc::new(fonts),
    })
});

thread_local! {
    /// The typeface by which this thread measures. Every measure of a text depends on it; handing it to each would hide what is
    /// measured.
    static IN_USE: RefCell<Arc<Typeface>> = RefCell::new(Typeface::house());
}

/// A typeface is embedded in every chart, so it must be small `[bytes]`.
const LARGEST: usize = 600_000;
/// A typeface that only lends letters is drawn with and not embedded, so that it may have all letters of a script `[bytes]`.
pub(super) const LARGEST_LENT: usize = 30_000_000;
/// What a firm's typeface is called in charts, whatever its name.
const FIRM: &str = "Firm";
/// The family of the house.
pub(super) const INTER: &str = "Inter";
/// The letter of the box.
const BOX: char = '\u{25a1}';

/// What is said of a typeface of so many bytes that nothing is done with.
pub(super) fn too_large(bytes: u64) -> String {
    format!(
        "has {} kB; a typeface may have {} kB: make a subset of the letters you use, for instance with pyftsubset of fonttools",
        bytes / 1000,
        LARGEST_LENT / 1000
    )
}

/// A font of a brand.
pub(super) enum Font {
    /// Inter.
    House,
    /// The bytes of a file (TTF or OTF).
    File(Vec<u8>),
}

impl Typeface {
    /// Inter, the typeface of whoknows itself.
    pub(super) fn house() -> Arc<Self> {
        Arc::clone(&HOUSE)
    }

    /// What `draw` measures on this thread, it measures by this typeface.
    pub(super) fn measuring<T>(self: &Arc<Self>, draw: impl FnOnce() -> T) -> T {
        let before = IN_USE.replace(Arc::clone(self));
        let drawn = draw();
        IN_USE.set(before);
        drawn
    }

    /// A firm's typeface: fonts in the order in which they are tried for each letter, and Inter after them. `bold` goes with the
    /// first; without it the regular stands for both.
    ///
    /// # Errors
    /// The key of the file at fault, and what is wrong with it.
    pub(super) fn of_firm(regular: Vec<Font>, bold: Option<Vec<u8>>) -> Result<Self, (&'static str, String)> {
        let mut typeface = Self {
            families: Vec::new(),
            css: String::new(),
            names: String::new(),
            name: None,
            fonts: Arc::clone(&HOUSE.fonts),
        };
        let mut bold = bold;
        for (place, font) in regular.into_iter().enumerate() {
            match font {
                Font::House => typeface.add_house(),
                Font::File(bytes) => typeface.add(place, bytes, bold.take())?,
            }
        }
        typeface.add_house();
        typeface.families.push(HOUSE.families[1].clone());
        typeface.names += "sans-serif";
        typeface.css += &HOUSE.css;
        Ok(typeface)
    }

    /// Adds Inter, unless it is there.
    fn add_house(&mut self) {
        if self.families.iter().all(|family| family.name != INTER) {
            self.families.push(HOUSE.families[0].clone());
            self.names += "Inter, ";
        }
    }

    fn add(&mut self, place: usize, bytes: Vec<u8>, bold: Option<Vec<u8>>) -> Result<(), (&'static str, String)> {
        let name = if place == 0 {
            FIRM.to_owned()
        } else {
            format!("{FIRM}{}", place + 1)
        };
        let is_embedded = bytes.len() <= LARGEST;
        if place == 0 && !is_embedded {
            return Err(("font", too_large_to_embed(bytes.len())));
        }
        let weights = if bold.is_some() {
            ["400", "600"]
        } else {
            ["400 600", ""]
        };
        let regular = self.face("font", &name, bytes, (400, weights[0]), is_embedded)?;
        if place == 0 {
            self.name = regular.family();
        }
        let bold = match bold {
            Some(bytes) if bytes.len() > LARGEST => return Err(("bold_font", too_large_to_embed(bytes.len()))),
            Some(bytes) => self.face("bold_font", &name, bytes, (600, weights[1]), true)?,
            None => regular.clone(),
        };
        // Who looks at the picture may have a large one, by the name that it gives itself.
        let called = if is_embedded {
            Some(name.clone())
        } else {
            regular.family()
        };
        let is_plain = |name: &String| {
            name.chars()
                .all(|letter| letter.is_ascii_alphanumeric() || " -".contains(letter))
        };
        if let Some(called) = called.filter(is_plain) {
            let quote = if is_embedded { "" } else { "'" };
            let _ = write!(self.names, "{quote}{called}{quote}, ");
        }
        self.families.push(Family {
            name: Cow::Owned(name),
            regular,
            bold,
        });
        Ok(())
    }

    fn face(
        &mut self,
        key: &'static str,
        name: &str,
        bytes: Vec<u8>,
        (number, weights): (u16, &str),
        is_embedded: bool,
    ) -> Result<Face, (&'static str, String)> {
        let data = Arc::new(bytes);
        let face = Face::checked(data.clone()).map_err(|reason| (key, reason))?;
        if is_embedded {
            self.css += &face_css(name, weights, face.format(), &data);
        }
        push(Arc::make_mut(&mut self.fonts), name, data, number).map_err(|reason| (key, reason))?;
        Ok(face)
    }

    /// CSS that brings the typeface along.
    pub(super) fn css(&self) -> String {
        self.css.clone()
    }

    /// Its families, the first choice first, as CSS writes them.
    pub(super) fn families(&self) -> &str {
        &self.names
    }

    /// What a firm's typeface calls itself; none for the typeface of the house, which few machines have.
    pub(super) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The typeface for drawing, and no font of the machine.
    pub(super) fn fonts(&self) -> Arc<Database> {
        Arc::clone(&self.fonts)
    }

    /// Bytes and weights of its faces, with the name by which charts ask for them; those of the house last.
    #[cfg(feature = "pdf")]
    pub(super) fn faces(&self) -> Vec<(&str, u16, &[u8])> {
        let faces = self.families.iter().flat_map(|family| {
            [(400, &family.regular), (600, &family.bold)]
                .map(|(weight, face)| (&*family.name, weight, (*face.data).as_ref()))
        });
        faces.collect()
    }

    /// Height of a capital letter, in sizes of its type.
    pub(super) fn cap_height(&self) -> f64 {
        self.families[0].regular.cap_height
    }

    /// Width of a text, in sizes of its type.
    fn ems(&self, weight: Weight, text: &str) -> f64 {
        let first = self.families[0].face(weight);
        if text.chars().all(|letter| first.has_common(letter)) {
            return text.chars().filter_map(|letter| first.ems(letter)).sum();
        }
        text.graphemes(true)
            .map(|letter| {
                let family = self.family_of(weight, letter);
                if family + 1 == self.families.len() {
                    return 1.0;
                }
                let face = self.families[family].face(weight);
                let parts = letter.chars().filter(|&part| !is_unseen(part));
                parts.filter_map(|part| face.ems(part)).sum()
            })
            .sum()
    }

    /// Place of the first family that has a letter with all its parts; that of the box if none has.
    fn family_of(&self, weight: Weight, letter: &str) -> usize {
        let has = |family: &Family| {
            let face = family.face(weight);
            let mut parts = letter.chars().filter(|&part| !is_unseen(part));
            parts.all(|part| face.ems(part).is_some())
        };
        let last = self.families.len() - 1;
        self.families[..last].iter().position(has).unwrap_or(last)
    }

    /// The letters of a text that no family has, each once.
    pub(super) fn lacking<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let mut lacking: Vec<&str> = Vec::new();
        for letter in text.graphemes(true) {
            let is_lacking = !letter.chars().all(char::is_whitespace)
                && !letter.chars().any(char::is_control)
                && self.family_of(Weight::Regular, letter) + 1 == self.families.len();
            if is_lacking && !lacking.contains(&letter) {
                lacking.push(letter);
            }
        }
        lacking
    }

    /// A picture of ours in which every text says which family sets which of its letters, and boxes stand for letters that none has.
    ///
    /// Programs that draw go by whole texts: where one family lacks a letter and the next joins some, they leave letters out.
    pub(super) fn set<'a>(&self, svg: &'a str) -> Cow<'a, str> {
        let mut set = String::new();
        let mut taken = 0;
        for (start, _) in svg.match_indices("<text ") {
            let Some(open) = svg[start..].find('>').map(|end| start + end + 1) else {
                continue;
            };
            let Some(close) = svg[open..].find('<').map(|end| open + end) else {
                continue;
            };
            let weight = if svg[start..open].contains(" font-weight=\"600\"") {
                Weight::SemiBold
            } else {
                Weight::Regular
            };
            let first = self.families[0].face(weight);
            if svg[open..close].chars().all(|letter| first.has_common(letter)) {
                continue;
            }
            set.push_str(&svg[taken..open]);
            self.set_text(weight, &unescaped(&svg[open..close]), &mut set);
            taken = close;
        }
        if taken == 0 {
            return Cow::Borrowed(svg);
        }
        set.push_str(&svg[taken..]);
        Cow::Owned(set)
    }

    fn set_text(&self, weight: Weight, text: &str, set: &mut String) {
        let mut now = 0;
        for letter in text.graphemes(true) {
            let family = if letter.chars().all(char::is_whitespace) {
                now
            } else {
                self.family_of(weight, letter)
            };
            if family != now {
                if now != 0 {
                    set.push_str("</tspan>");
                }
                if family != 0 {
                    let _ = write!(set, "<tspan font-family=\"{}\">", self.families[family].name);
                }
                now = family;
            }
            if family + 1 == self.families.len() && letter.trim() == letter {
                set.push(BOX);
            } else {
                set.push_str(&escaped(letter));
            }
        }
        if now != 0 {
            set.push_str("</tspan>");
        }
    }
}

/// Why a typeface that is set in everywhere must be small.
fn too_large_to_embed(bytes: usize) -> String {
    format!(
        "has {} kB; it is embedded in every chart and may have {} kB: make a subset of the letters you use, for instance with \
         pyftsubset of fonttools. One that only lends the letters that others lack may have {} kB: name it after them, as in \
         font = [\"{INTER}\", \"NotoSansTC.otf\"]",
        bytes / 1000,
        LARGEST / 1000,
        LARGEST_LENT / 1000
    )
}

/// Markup as the text that it is.
fn unescaped(markup: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    pairs
        .iter()
        .fold(markup.to_owned(), |text, (coded, letter)| text.replace(coded, letter))
}

/// Text as markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The typeface of the house, for drawing what brings none.
pub(super) fn shared_fonts() -> Arc<Database> {
    HOUSE.fonts()
}

/// One weight of a typeface.
#[derive(Clone)]
struct Face {
    data: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// Widths of the first letters of Unicode, in sizes of the type; negative where there is none.
    widths: Vec<f32>,
    cap_height: f64,
}

/// Widths of so many letters are looked up once: Latin with all accents of European languages.
const COMMON: u32 = 0x180;

impl Face {
    fn new(data: Arc<dyn AsRef<[u8]> + Send + Sync>) -> Option<Self> {
        let font = FontRef::new((*data).as_ref()).ok()?;
        let letters = (0..COMMON).map(|code| char::from_u32(code).and_then(|letter| advance(&font, letter)));
        let widths = letters.map(|width| width.unwrap_or(-1.0)).collect();
        let metrics = font.metrics(Size::new(1.0), LocationRef::default());
        let cap_height = f64::from(metrics.cap_height.filter(|&height| height > 0.0).unwrap_or(0.7));
        Some(Self {
            data,
            widths,
            cap_height,
        })
    }

    /// The same of a stranger's file, or what is wrong with it.
    fn checked(data: Arc<Vec<u8>>) -> Result<Self, String> {
        whole(&data)?;
        let face = Self::new(data).ok_or("is no TTF or OTF that can be read (WOFF must be unpacked)")?;
        let latin = || ('0'..='9').chain('A'..='Z').chain('a'..='z');
        let missing: String = latin().filter(|&letter| face.ems(letter).is_none()).collect();
        // Without any Latin letter it lends those that it has; with some, words would be set in two typefaces.
        if missing.is_empty() || missing.len() >= latin().filter(char::is_ascii_alphabetic).count() {
            Ok(face)
        } else {
            Err(format!(
                "lacks the letters {missing}: take a file with the whole Latin alphabet and digits, or with none of it"
            ))
        }
    }

    /// Whether it has this letter of every day: one that needs no other.
    fn has_common(&self, letter: char) -> bool {
        self.widths.get(letter as usize).is_some_and(|&width| width >= 0.0)
    }

    fn ems(&self, letter: char) -> Option<f64> {
        let width = match self.widths.get(letter as usize) {
            Some(&width) => (width >= 0.0).then_some(width),
            None => FontRef::new((*self.data).as_ref())
                .ok()
                .and_then(|font| advance(&font, letter)),
        };
        width.map(f64::from)
    }

    /// Family that it says it belongs to, as lists of typefaces have it.
    fn family(&self) -> Option<String> {
        let font = FontRef::new((*self.data).as_ref()).ok()?;
        let name = font.localized_strings(StringId::FAMILY_NAME).english_or_first()?;
        let name = name.to_string();
        (!name.trim().is_empty()).then_some(name)
    }

    /// Its format, as CSS calls it.
    fn format(&self) -> &'static str {
        if (*self.data).as_ref().starts_with(b"OTTO") {
            "opentype"
        } else {
            "truetype"
        }
    }
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Face")
            .field("bytes", &(*self.data).as_ref().len())
            .finish_non_exhaustive()
    }
}

fn advance(font: &FontRef, letter: char) -> Option<f32> {
    let glyph = font.charmap().map(letter)?;
    font.glyph_metrics(Size::new(1.0), LocationRef::default())
        .advance_width(glyph)
}

/// Adds a firm's face under the one name and weight by which charts ask for it, whatever it calls itself.
fn push(fonts: &mut Database, name: &str, data: Arc<Vec<u8>>, weight: u16) -> Result<(), String> {
    let mut alone = Database::new();
    alone.load_font_source(fontdb::Source::Binary(data));
    let face = alone.faces().next().ok_or("is no typeface that can be drawn")?;
    fonts.push_face_info(FaceInfo {
        families: vec![(name.to_owned(), fontdb::Language::English_UnitedStates)],
        weight: fontdb::Weight(weight),
        style: fontdb::Style::Normal,
        stretch: fontdb::Stretch::Normal,
        ..face.clone()
    });
    Ok(())
}

/// Refuses a file that is cut short or damaged: each of its tables must lie within it and have the checksum that it states.
///
/// # References
/// OpenType 1.9.1, The OpenType font file: table directory, calculating checksums.
fn whole(data: &[u8]) -> Result<(), String> {
    let number = |at: usize, bytes: usize| {
        let bytes = data.get(at..at + bytes)?;
        Some(bytes.iter().fold(0_u32, |number, &byte| number << 8 | u32::from(byte)))
    };
    if !data.starts_with(b"OTTO") && !data.starts_with(b"\0\x01\0\0") && !data.starts_with(b"true") {
        return Err(
            "is no TTF or OTF that can be read (WOFF must be unpacked, of a collection one font taken)".to_owned(),
        );
    }
    let cut_short = || "is damaged: it is cut short; save or load it again".to_owned();
    let tables = number(4, 2).ok_or_else(cut_short)?;
    for table in 0..tables as usize {
        let record = 12 + 16 * table;
        let fields = [4, 8, 12].map(|field| number(record + field, 4));
        let [Some(stated), Some(offset), Some(length)] = fields else {
            return Err(cut_short());
        };
        let (start, length) = (offset as usize, length as usize);
        let bytes = data.get(start..start + length).ok_or_else(cut_short)?;
        let tag = &data[record..record + 4];
        let mut sum = checksum(bytes);
        if tag == b"head" {
            // Its third number makes the sum of the whole file come out, and counts as 0.
            sum = sum.wrapping_sub(number(start + 8, 4).ok_or_else(cut_short)?);
        }
        if sum != stated {
            return Err(format!(
                "is damaged: its table `{}` is not what its checksum says; save or load it again",
                tag.escape_ascii()
            ));
        }
    }
    Ok(())
}

/// Sum of the numbers of four bytes that a table consists of.
fn checksum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0_u32, |sum, four| {
        let padded = |place: usize| four.get(place).copied().unwrap_or(0);
        sum.wrapping_add(u32::from_be_bytes([0, 1, 2, 3].map(padded)))
    })
}

fn face_css(family: &str, weight: &str, format: &str, data: &[u8]) -> String {
    format!(
        "@font-face{{font-family:\"{family}\";font-style:normal;font-weight:{weight};\
         src:url(data:font/{};base64,{}) format(\"{format}\")}}",
        match format {
            "truetype" => "ttf",
            "opentype" => "otf",
            other => other,
        },
        BASE64_STANDARD.encode(data)
    )
}

/// How bold a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    SemiBold,
}

/// Size `[px]` and weight of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) weight: Weight,
}

impl Type {
    pub(super) const fn regular(size: f64) -> Self {
        Self {
            size,
            weight: Weight::Regular,
        }
    }

    pub(super) const fn semi_bold(size: f64) -> Self {
        Self {
            size,
            weight: Weight::SemiBold,
        }
    }

    /// Height of a line `[px]`.
    pub(super) fn line_height(self) -> f64 {
        self.size * LEADING
    }

    /// Width of `text` on one line `[px]`.
    pub(super) fn width(self, text: &str) -> f64 {
        let ems = IN_USE.with_borrow(|typeface| typeface.ems(self.weight, text));
        ems * self.size
    }

    /// Breaks `text` at spaces into at most `most` lines no wider than `width`; a word too long for a line is cut, and
    /// what does not fit ends in `…`.
    pub(super) fn wrap(self, text: &str, width: f64, most: usize) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let mut rest = word;
            while !rest.is_empty() {
                let line = lines.last_mut().expect("there is a first line");
                let gap = if line.is_empty() { "" } else { " " };
                if self.width(&format!("{line}{gap}{rest}")) <= width {
                    line.push_str(gap);
                    line.push_str(rest);
                    rest = "";
                } else if line.is_empty() {
                    let (head, tail) = rest.split_at(self.fitting(rest, width));
                    line.push_str(head);
                    rest = tail;
                } else {
                    lines.push(String::new());
                }
            }
        }
        if lines.len() > most {
            lines.truncate(most);
            let last = lines.last_mut().expect("at least one line is wanted");
            *last = self.shorten(&format!("{last} …"), width);
        }
        lines
    }

    /// Names in at most `most` lines no wider than `width`; those too long are cut so that they stay different.
    pub(super) fn wrap_names(self, names: &[String], width: f64, most: usize) -> Vec<Vec<String>> {
        let fits = |name: &str| self.wrap(name, width, most + 1).len() <= most;
        let names = shortened(names, fits, "…");
        names.iter().map(|name| self.wrap(name, width, most)).collect()
    }

    /// `text`, or as much of it as fits into `width` with a `…` at its end.
    fn shorten(self, text: &str, width: f64) -> String {
        let bare = text.trim_end_matches('…').trim_end();
        let room = width - self.width("…");
        format!("{}…", bare[..self.fitting(bare, room)].trim_end())
    }

    /// Bytes of the longest beginning of `text` no wider than `width`, at least its first letter.
    fn fitting(self, text: &str, width: f64) -> usize {
        let mut ends = text.grapheme_indices(true).map(|(start, letter)| start + letter.len());
        let first = ends.next().unwrap_or(0);
        ends.take_while(|&end| self.width(&text[..end]) <= width)
            .last()
            .unwrap_or(first)
    }
}

/// Whether a letter only says how others run, join or look.
///
/// # References
/// Unicode Standard Annex 44, property `Default_Ignorable_Code_Point`.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_wider_than_asked_and_keep_every_word() {
        let kind = Type::regular(24.0);
        let text = "accept whoever is even marginally relevant and has a bio";
        let lines = kind.wrap(text, 220.0, 9);
        assert!(
            lines.len() > 1 && lines.iter().all(|line| kind.width(line) <= 220.0),
            "{lines:?}"
        );
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_text_too_long_ends_in_an_ellipsis() {
        let kind = Type::regular(24.0);
        for text in [
            "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
            "many short words that go on and on and on and on",
        ] {
            let lines = kind.wrap(text, 200.0, 2);
            assert_eq!(lines.len(), 2);
            assert!(
                lines[1].ends_with('…') && lines.iter().all(|line| kind.width(line) <= 200.0),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn an_empty_text_is_one_empty_line() {
        assert_eq!(Type::regular(24.0).wrap("  ", 100.0, 2), [""]);
    }
}
