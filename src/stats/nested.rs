//! Counts of trials that share worlds: the trials of one world are alike, so the worlds are the sample.

use super::{interval::Interval, moments::Moments, student};
use serde::{Deserialize, Serialize};

/// Counts per world, each over the same number of trials.
///
/// Kept as whole numbers, so that the order of observation changes nothing. A count may be negative: the trials where
/// only the one policy succeeded less those where only the other did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorldCounts {
    trials_per_world: u64,
    worlds: u64,
    sum: i64,
    squares: i128,
}

impl WorldCounts {
    /// Nothing seen yet, with so many trials in each world.
    pub fn new(trials_per_world: u64) -> Self {
        Self {
            trials_per_world,
            worlds: 0,
            sum: 0,
            squares: 0,
        }
    }

    /// `successes` in `trials` that each have a world of their own.
    pub fn of_independent(successes: u64, trials: u64) -> Self {
        let sum = successes.cast_signed();
        Self {
            trials_per_world: 1,
            worlds: trials,
            sum,
            squares: i128::from(sum),
        }
    }

    /// Takes in the count of one more world, at most `trials_per_world` in size.
    pub fn observe(&mut self, count: i64) {
        self.worlds += 1;
        self.sum += count;
        self.squares += i128::from(count) * i128::from(count);
    }

    /// Counts of so many worlds of which only their sum and the sum of their squares are known.
    pub fn of_sums(trials_per_world: u64, worlds: u64, sum: i64, squares: i128) -> Self {
        Self {
            trials_per_world,
            worlds,
            sum,
            squares,
        }
    }

    /// Takes in the worlds of `other`, which have as many trials each.
    pub fn merge(&mut self, other: &Self) {
        debug_assert_eq!(self.trials_per_world, other.trials_per_world, "worlds of one size");
        self.worlds += other.worlds;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// Trials in each world.
    pub fn trials_per_world(&self) -> u64 {
        self.trials_per_world
    }

    /// Worlds seen.
    pub fn worlds(&self) -> u64 {
        self.worlds
    }

    /// Trials seen.
    pub fn trials(&self) -> u64 {
        self.worlds * self.trials_per_world
    }

    /// Sum of all counts.
    pub fn sum(&self) -> i64 {
        self.sum
    }

    /// Mean share of a world's trials; 0 without worlds.
    pub fn mean(&self) -> f64 {
        if self.worlds == 0 {
            0.0
        } else {
            self.sum as f64 / self.trials() as f64
        }
    }

    /// Standard error of the mean over worlds; `None` for fewer than two worlds.
    pub fn standard_error(&self) -> Option<f64> {
        if self.worlds < 2 {
            return None;
        }
        let variance_of_sum = self.deviations() as f64 / (self.worlds - 1) as f64;
        Some(variance_of_sum.sqrt() / self.trials() as f64)
    }

    /// The number of worlds times the sum of the squared deviations of their counts from the mean count.
    ///
    /// Exact in whole numbers: worlds · Σ count² − (Σ count)².
    pub fn deviations(&self) -> i128 {
        i128::from(self.worlds) * self.squares - i128::from(self.sum) * i128::from(self.sum)
    }

    /// Sum of the squares of all counts.
    pub fn squares(&self) -> i128 {
        self.squares
    }

    /// The means of worlds as a sample.
    pub fn moments(&self) -> Moments {
        let variance = self.standard_error().map(|error| error * error * self.worlds as f64);
        Moments {
            count: self.worlds,
            mean: self.mean(),
            variance,
        }
    }

    /// Interval at `level` for the mean by Student's t over world means; `None` for fewer than two worlds.
    pub fn student_t(&self, level: f64) -> Option<Interval> {
        let standard_error = self.standard_error()?;
        Some(Interval::around(
            self.mean(),
            student::critical_value(level, self.worlds - 1) * standard_error,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{interval, moments::Moments};
    use proptest::prelude::*;

    #[test]
    fn one_world_tells_nothing_of_the_spread_among_worlds() {
        let mut counts = WorldCounts::new(10);
        assert_eq!((counts.mean(), counts.student_t(0.95)), (0.0, None));
        counts.observe(3);
        assert_eq!(
            (counts.mean(), counts.trials(), counts.student_t(0.95)),
            (0.3, 10, None)
        );
    }

    proptest! {
        #[test]
        fn it_is_the_t_interval_of_the_world_means(counts in prop::collection::vec(-50_i64..=50, 2..40)) {
            let mut nested = WorldCounts::new(50);
            for &count in &counts {
                nested.observe(count);
            }
            let moments = Moments::of(counts.iter().map(|&count| count as f64 / 50.0));
            let (whole, plain) = (nested.student_t(0.95).unwrap(), interval::student_t(&moments, 0.95).unwrap());
            prop_assert!((whole.low - plain.low).abs() < 1e-9 && (whole.high - plain.high).abs() < 1e-9);
        }
    }
}
