//! What charts are drawn with.

use super::brand::{Brand, HOUSE};
use super::font::Typeface;
use crate::words::Words;

/// The words of a language and the look of a firm: all that a picture has beside what it shows.
#[derive(Clone, Copy)]
pub struct Ink<'a> {
    /// What is said.
    pub words: &'a dyn Words,
    /// How it looks.
    pub look: &'a Brand,
}

impl<'a> Ink<'a> {
    /// These words in the look of whoknows itself.
    pub fn of_house(words: &'a dyn Words) -> Self {
        Self { words, look: &HOUSE }
    }

    /// By which texts are measured.
    pub(super) fn typeface(self) -> &'a Typeface {
        &self.look.look().typeface
    }
}

impl std::fmt::Debug for Ink<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ink").field("look", self.look).finish_non_exhaustive()
    }
}
