//! The typeface of a firm: its own fonts first, and Inter after them.

use super::face::{Face, face_css};
use super::house::{HOUSE, INTER};
use super::typeface::{Family, Typeface};
use resvg::usvg::fontdb::{self, Database, FaceInfo};
use std::borrow::Cow;
use std::fmt::Write;
use std::sync::Arc;

/// A typeface is embedded in every chart, so it must be small `[bytes]`.
const LARGEST: usize = 600_000;
/// A typeface that only lends letters is drawn with and not embedded, so that it may have all letters of a script `[bytes]`.
pub(in crate::chart) const LARGEST_LENT: usize = 30_000_000;
/// What a firm's typeface is called in charts, whatever its name.
const FIRM: &str = "Firm";

/// What is said of a typeface of so many bytes that nothing is done with.
pub(in crate::chart) fn too_large(bytes: u64) -> String {
    format!(
        "has {} kB; a typeface may have {} kB: make a subset of the letters you use, for instance with pyftsubset of fonttools",
        bytes / 1000,
        LARGEST_LENT / 1000
    )
}

/// A font of a brand.
pub(in crate::chart) enum Font {
    /// Inter.
    House,
    /// The bytes of a file (TTF or OTF).
    File(Vec<u8>),
}

impl Typeface {
    /// A firm's typeface: fonts in the order in which they are tried for each letter, and Inter after them. `bold` goes with the
    /// first; without it the regular stands for both.
    ///
    /// # Errors
    /// The key of the file at fault, and what is wrong with it.
    pub(in crate::chart) fn of_firm(regular: Vec<Font>, bold: Option<Vec<u8>>) -> Result<Self, (&'static str, String)> {
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
