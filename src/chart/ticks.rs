//! Round values.

use crate::words::Words;

/// Larger amounts are read as powers of ten.
const HUGE: f64 = 1e12;
/// Ticks with more decimals are read as powers of ten.
const MOST_DECIMALS: usize = 8;

/// Round values at even distances.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ticks {
    /// In order; at least two.
    pub(super) values: Vec<f64>,
    /// Digits behind the point that tell them apart.
    decimals: usize,
}

impl Ticks {
    /// Round values that enclose `low` to `high`, `about` so many steps apart.
    pub(super) fn around(low: f64, high: f64, about: u32) -> Self {
        let span = if high > low { high - low } else { 1.0 };
        // Of a number with sixteen digits, steps in the last ones are none.
        let span = span.max(1e-12 * low.abs().max(high.abs()));
        let (mantissa, exponent) = round_step(span / f64::from(about));
        let value = |count: f64| scaled(count * mantissa, exponent);
        // A hair of tolerance, so that 0.3 / 0.1 counts as three steps and not four.
        let steps_at = |bound: f64| bound / value(1.0);
        let first = libm::floor(steps_at(low) + 1e-9);
        let last = libm::ceil(steps_at(high) - 1e-9).max(first + 1.0);
        let count = last - first;
        let mut values = vec![];
        let mut step = 0.0;
        while step <= count {
            values.push(value(first + step));
            step += 1.0;
        }
        Self {
            values,
            decimals: usize::try_from(-exponent).unwrap_or(0),
        }
    }

    /// Hours from 0 to `last` at most, in steps that divide a day, so that days fall on ticks; `None` if `last` is too
    /// short for whole hours.
    pub(super) fn of_hours(last: f64) -> Option<Self> {
        const MOST_STEPS: f64 = 6.0;
        let step = [1.0, 2.0, 3.0, 6.0, 12.0]
            .into_iter()
            .find(|step| last <= step * MOST_STEPS)
            .unwrap_or(24.0);
        let mut values = vec![];
        let mut hours = 0.0;
        while hours <= last {
            values.push(hours);
            hours += step;
        }
        (values.len() > 2).then_some(Self { values, decimals: 0 })
    }

    /// `value` with as many decimals as tell ticks apart.
    pub(super) fn label(&self, words: &dyn Words, value: f64) -> String {
        words.tick(value, self.decimals)
    }

    /// `value` as an amount: thousands parted.
    pub(super) fn label_in_thousands(&self, words: &dyn Words, value: f64) -> String {
        if self.decimals > MOST_DECIMALS || self.are_huge(words) {
            return words.power_of_ten(value);
        }
        words.decimal(value, self.decimals)
    }

    /// Whether some have more digits than there is room for, and powers of ten tell all apart.
    fn are_huge(&self, words: &dyn Words) -> bool {
        let labels: Vec<String> = self.values.iter().map(|&value| words.power_of_ten(value)).collect();
        let differ = labels.windows(2).all(|pair| pair[0] != pair[1]);
        self.first().abs().max(self.last().abs()) >= HUGE && differ
    }

    pub(super) fn first(&self) -> f64 {
        self.values[0]
    }

    pub(super) fn last(&self) -> f64 {
        self.values[self.values.len() - 1]
    }
}

/// The least step of 1, 2 or 5 times a power of ten that is no less than `raw`: mantissa and exponent.
fn round_step(raw: f64) -> (f64, i32) {
    #[expect(clippy::cast_possible_truncation, reason = "the exponent of a double is small")]
    let exponent = libm::floor(libm::log10(raw)) as i32;
    let lead = raw / scaled(1.0, exponent);
    match lead {
        lead if lead <= 1.0 + 1e-9 => (1.0, exponent),
        lead if lead <= 2.0 + 1e-9 => (2.0, exponent),
        lead if lead <= 5.0 + 1e-9 => (5.0, exponent),
        _ => (1.0, exponent + 1),
    }
}

/// `value · 10^exponent`, exactly rounded: powers of ten up to 10²² are exact, their inverses are not.
fn scaled(value: f64, exponent: i32) -> f64 {
    let power = libm::exp10(f64::from(exponent.abs()));
    if exponent < 0 { value / power } else { value * power }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_enclose_the_data() {
        let ticks = Ticks::around(0.0, 0.27, 5);
        assert_eq!(ticks.values, [0.0, 0.1, 0.2, 0.3]);
        assert_eq!(ticks.decimals, 1);
        assert_eq!(Ticks::around(-4.2, 1.0, 4).values, [-6.0, -4.0, -2.0, 0.0, 2.0]);
        assert_eq!(Ticks::around(0.0, 1e-6, 4).values.last(), Some(&1e-6));
    }

    #[test]
    fn hours_are_counted_in_parts_of_a_day() {
        let hours = |last| Ticks::of_hours(last).map(|ticks| ticks.values);
        assert_eq!(hours(48.0).unwrap(), [0.0, 12.0, 24.0, 36.0, 48.0]);
        assert_eq!(hours(24.0).unwrap(), [0.0, 6.0, 12.0, 18.0, 24.0]);
        assert_eq!(hours(7.5).unwrap(), [0.0, 2.0, 4.0, 6.0]);
        assert_eq!(hours(1.5), None);
    }

    #[test]
    fn ticks_of_nothing_have_room() {
        assert!(Ticks::around(0.0, 0.0, 5).last() > 0.0);
    }
}
