//! What runs along a side of a plot: values, and what is written at some of them.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use super::font::{Type, Typeface};
use super::ticks::Ticks;

/// Axes of fewer decades have ticks within these, too.
const MANY_DECADES: f64 = 3.5;

/// Values between two ends.
pub(super) struct Axis {
    ends: (f64, f64),
    is_logarithmic: bool,
    /// In order of their values; what has no room is empty.
    ticks: Vec<(f64, String)>,
}

/// Runs along places that have no value.
pub(super) static BLANK: Axis = Axis {
    ends: (0.0, 1.0),
    is_logarithmic: false,
    ticks: vec![],
};

impl Axis {
    /// Values at even distances, written out where `ticks` are; `ends` must not be the same.
    pub(super) fn new(ends: (f64, f64), ticks: impl IntoIterator<Item = (f64, String)>) -> Self {
        debug_assert!(ends.1 > ends.0, "an axis needs room: {ends:?}");
        let is_within = |&(value, _): &(f64, String)| ends.0 <= value && value <= ends.1;
        Self {
            ends,
            is_logarithmic: false,
            ticks: ticks.into_iter().filter(is_within).collect(),
        }
    }

    /// From the first to the last of `ticks`.
    pub(super) fn of(ticks: &Ticks, label: impl Fn(f64) -> String) -> Self {
        let written = ticks.values.iter().map(|&value| (value, label(value)));
        Self::new((ticks.first(), ticks.last()), written)
    }

    /// At even distances powers of ten, from one at `low` or below to one at `high` or above; both are above 0.
    pub(super) fn of_powers(low: f64, high: f64, label: impl Fn(f64) -> String) -> Self {
        Self::of_factors(powers_of_ten(low, high), label)
    }

    /// The same from and to 1, 2 or 5 times powers of ten, if these are few.
    pub(super) fn logarithmic(low: f64, high: f64, label: impl Fn(f64) -> String) -> Self {
        let powers = powers_of_ten(low, high);
        if libm::log10(high / low) > MANY_DECADES {
            return Self::of_factors(powers, label);
        }
        let between = powers.iter().flat_map(|power| [*power, 2.0 * power, 5.0 * power]);
        let mut ticks: Vec<f64> = between.collect();
        let below = ticks.iter().rposition(|tick| *tick <= low * (1.0 + 1e-9)).unwrap_or(0);
        let above = ticks.iter().position(|tick| *tick >= high * (1.0 - 1e-9));
        ticks.truncate(above.unwrap_or(ticks.len() - 1).max(below + 1) + 1);
        ticks.drain(..below);
        Self::of_factors(ticks, label)
    }

    fn of_factors(ticks: Vec<f64>, label: impl Fn(f64) -> String) -> Self {
        let ends = (ticks[0], ticks[ticks.len() - 1]);
        let written = ticks.into_iter().map(|value| (value, label(value)));
        Self {
            is_logarithmic: true,
            ..Self::new(ends, written)
        }
    }

    /// The first value.
    pub(super) fn start(&self) -> f64 {
        self.ends.0
    }

    /// Whether `value` lies between the ends.
    pub(super) fn holds(&self, value: f64) -> bool {
        self.ends.0 <= value && value <= self.ends.1
    }

    /// Width of the widest that is written `[px]`.
    pub(super) fn widest(&self, typeface: &Typeface, kind: Type) -> f64 {
        let widths = self.ticks.iter().map(|(_, label)| kind.width(typeface, label));
        widths.fold(0.0, f64::max)
    }

    /// Place of `value` if the ends are at `places`; values beyond an end stop there.
    pub(super) fn at(&self, value: f64, places: (f64, f64)) -> f64 {
        let along = |value: f64| if self.is_logarithmic { libm::log10(value) } else { value };
        let (from, to) = (along(self.ends.0), along(self.ends.1));
        let share = ((along(value) - from) / (to - from)).clamp(0.0, 1.0);
        places.0 + share * (places.1 - places.0)
    }

    /// The same along so many pixels without what would come nearer than `gap` to what is written before, or end more than
    /// `beyond` behind the axis; `extent` is what a text takes `[px]`.
    pub(super) fn spaced(mut self, length: f64, extent: impl Fn(&str) -> f64, gap: f64, beyond: f64) -> Self {
        let mut ticks = std::mem::take(&mut self.ticks);
        let mut free_from = f64::NEG_INFINITY;
        for (value, label) in &mut ticks {
            let (middle, half) = (self.at(*value, (0.0, length)), extent(label) / 2.0);
            if middle - half < free_from || middle + half > length + beyond {
                label.clear();
            } else {
                free_from = middle + half + gap;
            }
        }
        Self { ticks, ..self }
    }
}

/// Ascending; at least two.
fn powers_of_ten(low: f64, high: f64) -> Vec<f64> {
    let from = libm::floor(libm::log10(low) + 1e-9) as i32;
    let to = libm::ceil(libm::log10(high) - 1e-9) as i32;
    let powers = from..=to.max(from + 1);
    powers.map(|power| libm::exp10(f64::from(power))).collect()
}

impl Ranged for &Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        self.at(*value, (from.into(), to.into())).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        // No lines between those that say what they are.
        if hint.weight().allow_light_points() {
            return vec![];
        }
        self.ticks.iter().map(|&(value, _)| value).collect()
    }

    fn range(&self) -> Range<f64> {
        self.ends.0..self.ends.1
    }
}

impl ValueFormatter<f64> for &Axis {
    fn format_ext(&self, value: &f64) -> String {
        let tick = self.ticks.iter().find(|(tick, _)| tick == value);
        tick.map_or_else(String::new, |(_, label)| label.clone())
    }
}
