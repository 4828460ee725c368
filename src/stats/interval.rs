//! Intervals: where the truth may lie, given what was seen.

use super::{moments::Moments, normal, student};

/// An interval from `low` to `high`, ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end, not below the lower.
    pub high: f64,
}

impl Interval {
    /// The interval of all probabilities.
    pub const PROBABILITIES: Self = Self { low: 0.0, high: 1.0 };
    /// The interval of all differences of two probabilities.
    pub const DIFFERENCES: Self = Self { low: -1.0, high: 1.0 };

    /// `centre` ± `half_width`.
    pub fn around(centre: f64, half_width: f64) -> Self {
        Self {
            low: centre - half_width,
            high: centre + half_width,
        }
    }

    /// Half the distance between its ends.
    pub fn half_width(self) -> f64 {
        (self.high - self.low) / 2.0
    }

    /// Its part within `bounds`, which it overlaps.
    #[must_use]
    pub fn within(self, bounds: Self) -> Self {
        Self {
            low: self.low.clamp(bounds.low, bounds.high),
            high: self.high.clamp(bounds.low, bounds.high),
        }
    }

    /// Stretched just so far that it contains `value`.
    #[must_use]
    pub fn containing(self, value: f64) -> Self {
        Self {
            low: self.low.min(value),
            high: self.high.max(value),
        }
    }
}

/// Interval at `level` for a probability of which `successes` in `trials` independent trials were seen.
///
/// Neither needs to be whole: an effective number of trials will do. Contains `successes / trials`; without trials
/// it is all of `[0, 1]`.
///
/// # References
/// Wilson (1927), Probable inference, the law of succession, and statistical inference. It keeps its level for rare
/// events and for no events at all: Brown et al. (2001), Interval estimation for a binomial proportion.
pub fn wilson(successes: f64, trials: f64, level: f64) -> Interval {
    if trials <= 0.0 {
        return Interval::PROBABILITIES;
    }
    let z = normal::quantile(f64::midpoint(1.0, level));
    let share = successes / trials;
    let pull = z * z / trials;
    let centre = (share + pull / 2.0) / (1.0 + pull);
    let half_width = (pull * (share * (1.0 - share) + pull / 4.0)).max(0.0).sqrt() / (1.0 + pull);
    // At shares of 0 and 1 an end equals the share but for its rounding.
    Interval::around(centre, half_width)
        .within(Interval::PROBABILITIES)
        .containing(share)
}

/// Interval at `level` for the mean of the distribution a sample came from; `None` for fewer than two values.
///
/// # References
/// Student (1908), The probable error of a mean.
pub fn student_t(sample: &Moments, level: f64) -> Option<Interval> {
    let standard_error = sample.standard_error()?;
    Some(Interval::around(
        sample.mean,
        student::critical_value(level, sample.count - 1) * standard_error,
    ))
}

/// As [`student_t`], for a sample of this skewness: with many small values and a few large ones the mean lies seldom far above what
/// it estimates and more often below.
///
/// Student's quantiles through Hall's cubic, which takes the skewness out of the studentized mean. The interval need not lie in
/// the middle.
///
/// # References
/// Hall (1992), On the removal of skewness by transformation. Journal of the Royal Statistical Society B 54(1).
pub fn skewed(sample: &Moments, skewness: f64, level: f64) -> Option<Interval> {
    const STRAIGHT: f64 = 1e-9;
    let standard_error = sample.standard_error()?;
    let critical = student::critical_value(level, sample.count - 1);
    let bend = skewness / (sample.count as f64).sqrt();
    let untransformed = |quantile: f64| {
        let shifted = quantile - bend / 6.0;
        if bend.abs() < STRAIGHT {
            shifted
        } else {
            3.0 / bend * (libm::cbrt(1.0 + bend * shifted) - 1.0)
        }
    };
    let interval = Interval {
        low: sample.mean - standard_error * untransformed(critical),
        high: sample.mean - standard_error * untransformed(-critical),
    };
    Some(interval.containing(sample.mean))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assert_close(interval: Interval, low: f64, high: f64, tolerance: f64) {
        assert!(
            (interval.low - low).abs() < tolerance && (interval.high - high).abs() < tolerance,
            "{interval:?}"
        );
    }

    #[test]
    fn without_skewness_it_is_students_and_with_it_the_long_side_is_above() {
        let sample = Moments {
            count: 400,
            mean: 0.1,
            variance: Some(0.04),
        };
        let plain = student_t(&sample, 0.95).unwrap();
        let same = skewed(&sample, 0.0, 0.95).unwrap();
        assert_close(same, plain.low, plain.high, 1e-12);
        let bent = skewed(&sample, 4.0, 0.95).unwrap();
        assert!(bent.low > plain.low && bent.high - 0.1 > 0.1 - bent.low, "{bent:?}");
        let mirrored = skewed(&sample, -4.0, 0.95).unwrap();
        assert_close(mirrored, 0.2 - bent.high, 0.2 - bent.low, 1e-12);
    }

    #[test]
    fn published_wilson_intervals_come_out() {
        // Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
        assert_close(wilson(81.0, 263.0, 0.95), 0.2553, 0.3662, 5e-5);
        assert_close(wilson(15.0, 148.0, 0.95), 0.0624, 0.1605, 5e-5);
        assert_close(wilson(0.0, 20.0, 0.95), 0.0, 0.1611, 5e-5);
        assert_close(wilson(1.0, 29.0, 0.95), 0.0061, 0.1718, 5e-5);
    }

    #[test]
    fn the_ends_are_exact_without_successes_and_without_failures() {
        assert_eq!(wilson(0.0, 7.0, 0.95).low.to_bits(), 0.0_f64.to_bits());
        assert_eq!(wilson(7.0, 7.0, 0.95).high.to_bits(), 1.0_f64.to_bits());
        assert_eq!(wilson(0.0, 0.0, 0.95), Interval::PROBABILITIES);
    }

    #[test]
    fn a_t_interval_by_hand() {
        // Mean 4, standard error √(2/3), t(0.975, 3) = 3.182446305.
        let interval = student_t(&Moments::of([2.0, 4.0, 4.0, 6.0].into_iter()), 0.95).unwrap();
        assert_close(interval, 4.0 - 2.598_456, 4.0 + 2.598_456, 1e-6);
        assert_eq!(student_t(&Moments::of([1.0].into_iter()), 0.95), None);
    }

    proptest! {
        #[test]
        fn wilson_contains_the_share_and_stays_a_probability(trials in 1_u32..2_000_000, part in 0.0..=1.0_f64) {
            let trials = f64::from(trials);
            let successes = (part * trials).round();
            let interval = wilson(successes, trials, 0.95);
            prop_assert!(0.0 <= interval.low && interval.low <= successes / trials);
            prop_assert!(successes / trials <= interval.high && interval.high <= 1.0);
        }

        #[test]
        fn wilson_mirrors_successes_and_failures(trials in 1_u32..100_000, part in 0.0..=1.0_f64) {
            let trials = f64::from(trials);
            let successes = (part * trials).round();
            let (one, other) = (wilson(successes, trials, 0.95), wilson(trials - successes, trials, 0.95));
            prop_assert!((one.low + other.high - 1.0).abs() < 1e-12);
        }
    }
}
