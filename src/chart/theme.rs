//! One look for all pictures: the slide, the type scale, the colours.
//!
//! A policy has one colour, by its place in the scenario, in every chart. The colours are told apart by people with
//! red-green or blue-yellow blindness, the first four also in grey print; each stands out from paper by at least 3:1, and
//! text is only ever set in ink or in muted ink, at 4.5:1 or more. Charts name things beside what they draw, so no
//! reader depends on colour alone.

use super::font::Type;
use super::palette::{Entry, Palette};

/// Width of a slide `[px]`.
pub(super) const WIDTH: f64 = 1920.0;
/// Height of a slide `[px]`.
pub(super) const HEIGHT: f64 = 1080.0;
/// Empty border of a slide `[px]`.
pub(super) const MARGIN: f64 = 80.0;

/// The finding.
pub(super) const TITLE: Type = Type::semi_bold(50.0);
/// Smaller titles take two lines instead `[px]`.
pub(super) const SMALLEST_TITLE: f64 = 44.0;
/// What is drawn.
pub(super) const SUBTITLE: Type = Type::regular(28.0);
/// Names and numbers in the picture.
pub(super) const LABEL: Type = Type::regular(28.0);
/// Numbers that matter most.
pub(super) const STRONG: Type = Type::semi_bold(28.0);
/// Axes and remarks.
pub(super) const NOTE: Type = Type::regular(24.0);
/// Where it comes from.
pub(super) const FOOTER: Type = Type::regular(22.0);
/// No text is set smaller `[px]`.
pub(super) const SMALLEST: f64 = 18.0;

/// What something is drawn with; light and dark pages give it different colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// Text, intervals, the zero line.
    Ink,
    /// Text of lesser weight.
    Muted,
    /// Rules and axes.
    Rule,
    /// Zones behind the data.
    Zone,
    /// The background.
    Paper,
    /// The rule on top, of a firm that has one; ink without.
    Accent,
    /// The policy at this place in the scenario.
    Policy(usize),
}

impl Paint {
    /// Its colour, and its class in the SVG, so that a page can recolour it.
    pub(super) fn of(self, palette: &Palette) -> Entry {
        match self {
            Self::Ink => palette.ink,
            Self::Muted => palette.muted,
            Self::Rule => palette.rule,
            Self::Zone => palette.zone,
            Self::Paper => palette.paper,
            Self::Accent => palette.accent.unwrap_or(palette.ink),
            Self::Policy(index) => palette.policy(index),
        }
    }
}
