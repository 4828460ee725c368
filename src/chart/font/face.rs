//! One font: its bytes, how wide its letters are, and whether a stranger's file is whole.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::sync::Arc;

/// One weight of a typeface.
#[derive(Clone)]
pub(super) struct Face {
    pub(super) data: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// Widths of the first letters of Unicode, in sizes of the type; negative where there is none.
    widths: Vec<f32>,
    pub(super) cap_height: f64,
}

/// Widths of so many letters are looked up once: Latin with all accents of European languages.
const COMMON: u32 = 0x180;

impl Face {
    pub(super) fn new(data: Arc<dyn AsRef<[u8]> + Send + Sync>) -> Option<Self> {
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
    pub(super) fn checked(data: Arc<Vec<u8>>) -> Result<Self, String> {
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
    pub(super) fn has_common(&self, letter: char) -> bool {
        self.widths.get(letter as usize).is_some_and(|&width| width >= 0.0)
    }

    pub(super) fn ems(&self, letter: char) -> Option<f64> {
        let width = match self.widths.get(letter as usize) {
            Some(&width) => (width >= 0.0).then_some(width),
            None => FontRef::new((*self.data).as_ref())
                .ok()
                .and_then(|font| advance(&font, letter)),
        };
        width.map(f64::from)
    }

    /// Family that it says it belongs to, as lists of typefaces have it.
    pub(super) fn family(&self) -> Option<String> {
        let font = FontRef::new((*self.data).as_ref()).ok()?;
        let name = font.localized_strings(StringId::FAMILY_NAME).english_or_first()?;
        let name = name.to_string();
        (!name.trim().is_empty()).then_some(name)
    }

    /// Its format, as CSS calls it.
    pub(super) fn format(&self) -> &'static str {
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

/// CSS that brings a font along.
pub(super) fn face_css(family: &str, weight: &str, format: &str, data: &[u8]) -> String {
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
