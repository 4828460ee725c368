//! What runs along a side of a plot: values, and what is written at some of them.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use super::font::Type;
use super::scale::Ticks;

/// Values between two ends.
pub(super) struct Axis {
    ends: (f64, f64),
    is_logarithmic: bool,
    /// In order of their values; what has no room is empty.
    ticks: Vec<(f64, String)>,
}

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

    /// Whether `value` lies between the ends.
    pub(super) fn holds(&self, value: f64) -> bool {
        self.ends.0 <= value && value <= self.ends.1
    }

    /// Width of the widest that is written `[px]`.
    pub(super) fn widest(&self, kind: Type) -> f64 {
        let widths = self.ticks.iter().map(|(_, label)| kind.width(label));
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
