//! Typefaces: how wide a text is, how it breaks into lines, and how it is embedded.
//!
//! No font of the machine is ever used, so a picture has the same bytes everywhere. Kerning is left out of the measure;
//! it changes a line of text by less than 1 %.
//!
//! A look has several families, which are tried in order for each letter; the last is a box, as wide as it is high, for letters that
//! none has. What counts as a letter is what a reader takes for one: with its accents, or an emoji with all its parts.

mod boxes;
mod face;
mod firm;
mod house;
mod text;
mod typeface;
mod weight;

pub(super) use firm::{Font, LARGEST_LENT, too_large};
pub(super) use house::{INTER, shared_fonts};
pub(super) use text::{ASCENT, LEADING, LINE, Type};
pub(super) use typeface::Typeface;
pub(super) use weight::Weight;
