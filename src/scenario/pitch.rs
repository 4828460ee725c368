//! `[pitch]`: who presents the scenario, to whom and when.

use super::key::section;
use super::kind::Kind;

section! {
    /// `[pitch]`: what stands on the first slide; it changes no number.
    pub struct Pitch {
        /// Who presents it.
        author: Option<String> = None, Kind::Line;
        /// To whom it is presented.
        client: Option<String> = None, Kind::Line;
        /// When, as it is to be read: `"1 December 2026"`. There is no date unless it is written, so that the same scenario gives the
        /// same slides.
        date: Option<String> = None, Kind::Line;
    }
}
