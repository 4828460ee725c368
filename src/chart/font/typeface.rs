//! Families in the order in which they are tried for each letter.

use super::face::Face;
use super::weight::Weight;
use resvg::usvg::fontdb::Database;
use std::borrow::Cow;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// Families for measuring, for drawing, and for embedding.
#[derive(Clone, Debug)]
pub(in crate::chart) struct Typeface {
    /// In the order in which they are tried; the last is the box.
    pub(super) families: Vec<Family>,
    pub(super) css: String,
    pub(super) names: String,
    /// What a firm calls it.
    pub(super) name: Option<String>,
    pub(super) fonts: Arc<Database>,
}

/// A family in two weights.
#[derive(Clone, Debug)]
pub(super) struct Family {
    /// What charts call it.
    pub(super) name: Cow<'static, str>,
    pub(super) regular: Face,
    pub(super) bold: Face,
}

impl Family {
    pub(super) fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::SemiBold => &self.bold,
        }
    }
}

impl Typeface {
    /// CSS that brings the typeface along.
    pub(in crate::chart) fn css(&self) -> String {
        self.css.clone()
    }

    /// Its families, the first choice first, as CSS writes them.
    pub(in crate::chart) fn families(&self) -> &str {
        &self.names
    }

    /// What a firm's typeface calls itself; none for the typeface of the house, which few machines have.
    pub(in crate::chart) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The typeface for drawing, and no font of the machine.
    pub(in crate::chart) fn fonts(&self) -> Arc<Database> {
        Arc::clone(&self.fonts)
    }

    /// Bytes and weights of its faces, with the name by which charts ask for them; those of the house last.
    #[cfg(feature = "pdf")]
    pub(in crate::chart) fn faces(&self) -> Vec<(&str, u16, &[u8])> {
        let faces = self.families.iter().flat_map(|family| {
            [(400, &family.regular), (600, &family.bold)]
                .map(|(weight, face)| (&*family.name, weight, (*face.data).as_ref()))
        });
        faces.collect()
    }

    /// Height of a capital letter, in sizes of its type.
    pub(in crate::chart) fn cap_height(&self) -> f64 {
        self.families[0].regular.cap_height
    }

    /// Width of a text, in sizes of its type.
    pub(super) fn ems(&self, weight: Weight, text: &str) -> f64 {
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
    pub(super) fn family_of(&self, weight: Weight, letter: &str) -> usize {
        let has = |family: &Family| {
            let face = family.face(weight);
            let mut parts = letter.chars().filter(|&part| !is_unseen(part));
            parts.all(|part| face.ems(part).is_some())
        };
        let last = self.families.len() - 1;
        self.families[..last].iter().position(has).unwrap_or(last)
    }

    /// The letters of a text that no family has, each once.
    pub(in crate::chart) fn lacking<'a>(&self, text: &'a str) -> Vec<&'a str> {
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
