//! Typefaces: how wide a text is, how it breaks into lines, and how it is embedded.
//!
//! No font of the machine is ever used, so a picture has the same bytes everywhere. Kerning is left out of the measure;
//! it changes a line of text by less than 1 %. A letter that no typeface has counts as a full em.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use resvg::usvg::fontdb::{self, Database, FaceInfo};
use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
const REGULAR_WEB: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.woff2");
const SEMI_BOLD_WEB: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.woff2");

/// Height above the baseline that a line of text may take, in sizes of its type, with a hair of air.
pub(super) const ASCENT: f64 = 0.98;
/// Height of a line that touches no other, whatever their types, in sizes of its type.
pub(super) const LINE: f64 = 1.25;
/// Height of a line, in sizes of its type.
pub(super) const LEADING: f64 = 1.22;

/// A typeface in two weights, for measuring, for drawing, and for embedding.
#[derive(Clone, Debug)]
pub(super) struct Typeface {
    regular: Face,
    bold: Face,
    /// Stands in for letters that the typeface lacks; none for the typeface of the house.
    fallback: Option<Arc<Typeface>>,
    css: String,
    families: &'static str,
    /// What a firm calls it.
    name: Option<String>,
    fonts: Arc<Database>,
}

static HOUSE: LazyLock<Arc<Typeface>> = LazyLock::new(|| {
    let (regular, bold) = (Arc::new(REGULAR), Arc::new(SEMI_BOLD));
    let mut fonts = Database::new();
    fonts.load_font_source(fontdb::Source::Binary(regular.clone()));
    fonts.load_font_source(fontdb::Source::Binary(bold.clone()));
    // What a logo calls for, Inter stands in for.
    for generic in [
        Database::set_sans_serif_family,
        Database::set_serif_family,
        Database::set_monospace_family,
        Database::set_cursive_family,
        Database::set_fantasy_family,
    ] {
        generic(&mut fonts, "Inter");
    }
    Arc::new(Typeface {
        regular: Face::new(regular).expect("the embedded typeface is well formed"),
        bold: Face::new(bold).expect("the embedded typeface is well formed"),
        fallback: None,
        css: face_css("Inter", "400", "woff2", REGULAR_WEB) + &face_css("Inter", "600", "woff2", SEMI_BOLD_WEB),
        families: "Inter, sans-serif",
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
/// What a firm's typeface is called in charts, whatever its name.
const FIRM: &str = "Firm";

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

    /// A firm's typeface from the bytes of its files (TTF or OTF); without a bold one the regular stands for both.
    ///
    /// # Errors
    /// The key of the file at fault, and what is wrong with it.
    pub(super) fn of_firm(regular: Vec<u8>, bold: Option<Vec<u8>>) -> Result<Self, (&'static str, String)> {
        let weights = if bold.is_some() {
            ["400", "600"]
        } else {
            ["400 600", ""]
        };
        let mut css = String::new();
        let mut fonts = (*HOUSE.fonts).clone();
        let mut add = |key, bytes: Vec<u8>, number: u16, weights: &str| {
            let data = Arc::new(bytes);
            let face = Face::checked(data.clone()).map_err(|reason| (key, reason))?;
            css += &face_css(FIRM, weights, face.format(), &data);
            push(&mut fonts, data, number).map_err(|reason| (key, reason))?;
            Ok(face)
        };
        let regular = add("font", regular, 400, weights[0])?;
        let bold = match bold {
            Some(bytes) => add("bold_font", bytes, 600, weights[1])?,
            None => regular.clone(),
        };
        Ok(Self {
            name: regular.family(),
            regular,
            bold,
            css: css + &HOUSE.css,
            fallback: Some(Self::house()),
            families: "Firm, Inter, sans-serif",
            fonts: Arc::new(fonts),
        })
    }

    /// CSS that brings the typeface along.
    pub(super) fn css(&self) -> String {
        self.css.clone()
    }

    /// Its families, the first choice first, as CSS writes them.
    pub(super) fn families(&self) -> &'static str {
        self.families
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
    pub(super) fn faces(&self) -> Vec<(&'static str, u16, &[u8])> {
        let name = if self.fallback.is_some() { FIRM } else { "Inter" };
        let own = [(name, 400, &self.regular), (name, 600, &self.bold)];
        let own = own.map(|(name, weight, face)| (name, weight, (*face.data).as_ref()));
        let house = self.fallback.iter().flat_map(|house| house.faces());
        own.into_iter().chain(house).collect()
    }

    /// Height of a capital letter, in sizes of its type.
    pub(super) fn cap_height(&self) -> f64 {
        self.regular.cap_height
    }

    /// Width of a letter, in sizes of its type.
    fn ems(&self, weight: Weight, letter: char) -> f64 {
        let face = match weight {
            Weight::Regular => &self.regular,
            Weight::SemiBold => &self.bold,
        };
        let fallback = || self.fallback.as_ref().map_or(1.0, |house| house.ems(weight, letter));
        face.ems(letter).unwrap_or_else(fallback)
    }
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
        if data.len() > LARGEST {
            return Err(format!(
                "has {} kB; it is embedded in every chart and may have {} kB: make a subset of the letters you use, for \
                 instance with pyftsubset of fonttools",
                data.len() / 1000,
                LARGEST / 1000
            ));
        }
        let face = Self::new(data).ok_or("is no TTF or OTF that can be read (WOFF must be unpacked)")?;
        let missing: String = ('0'..='9')
            .chain('A'..='Z')
            .chain('a'..='z')
            .filter(|&letter| face.ems(letter).is_none())
            .collect();
        if missing.is_empty() {
            Ok(face)
        } else {
            Err(format!(
                "lacks the letters {missing}: take a file with the Latin alphabet and digits"
            ))
        }
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
fn push(fonts: &mut Database, data: Arc<Vec<u8>>, weight: u16) -> Result<(), String> {
    let mut alone = Database::new();
    alone.load_font_source(fontdb::Source::Binary(data));
    let face = alone.faces().next().ok_or("is no typeface that can be drawn")?;
    fonts.push_face_info(FaceInfo {
        families: vec![(FIRM.to_owned(), fontdb::Language::English_UnitedStates)],
        weight: fontdb::Weight(weight),
        style: fontdb::Style::Normal,
        stretch: fontdb::Stretch::Normal,
        ..face.clone()
    });
    Ok(())
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
        let ems = IN_USE.with_borrow(|typeface| {
            text.chars()
                .filter(|&letter| !is_unseen(letter))
                .map(|letter| typeface.ems(self.weight, letter))
                .sum::<f64>()
        });
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

    /// `text`, or as much of it as fits into `width` with a `…` at its end.
    fn shorten(self, text: &str, width: f64) -> String {
        let bare = text.trim_end_matches('…').trim_end();
        let room = width - self.width("…");
        format!("{}…", bare[..self.fitting(bare, room)].trim_end())
    }

    /// Bytes of the longest beginning of `text` no wider than `width`, at least its first letter.
    fn fitting(self, text: &str, width: f64) -> usize {
        let mut ends = text.char_indices().map(|(start, letter)| start + letter.len_utf8());
        let first = ends.next().unwrap_or(0);
        ends.take_while(|&end| self.width(&text[..end]) <= width)
            .last()
            .unwrap_or(first)
    }
}

/// Whether a letter only says in which direction others run.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
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
