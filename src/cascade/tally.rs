//! What many trials gave: counts that merge in any order.

use crate::stats::interval::{Interval, wilson};

/// Sizes below this have a class of their own.
const EXACT: u32 = 16;

/// Classes per doubling of the size above that.
const PER_DOUBLING: u32 = 8;

/// Number of classes for all sizes below 2³².
const CLASSES: usize = (EXACT + 28 * PER_DOUBLING) as usize;

/// Sizes and reach of trials, as whole numbers: merging is exact and its order does not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    trials: u64,
    reached: u64,
    sum: u64,
    sum_of_squares: u128,
    classes: Box<[u64; CLASSES]>,
}

/// In how large a share of trials at least so many read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AtLeast {
    /// The size `[persons]`: the smallest of a class that occurred.
    pub size: u32,
    /// Largest size of that class `[persons]`.
    pub to: u32,
    /// Number of trials with at least this size.
    pub trials: u64,
    /// Their share.
    pub share: f64,
    /// Wilson's interval of that share.
    pub interval: Interval,
}

/// How many trials ended with a size in a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeClass {
    /// Smallest size of the class `[persons]`.
    pub from: u32,
    /// Largest size of the class `[persons]`.
    pub to: u32,
    /// Number of trials.
    pub trials: u64,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            trials: 0,
            reached: 0,
            sum: 0,
            sum_of_squares: 0,
            classes: Box::new([0; CLASSES]),
        }
    }
}

impl Tally {
    /// Takes in a trial that ended with `size` readers.
    #[inline]
    pub(super) fn add(&mut self, size: u32, is_reached: bool) {
        let wide = u64::from(size);
        self.trials += 1;
        self.reached += u64::from(is_reached);
        self.sum += wide;
        self.sum_of_squares += u128::from(wide * wide);
        self.classes[class_of(size)] += 1;
    }

    /// The trials of both.
    #[must_use]
    pub(super) fn merged(mut self, other: &Self) -> Self {
        self.trials += other.trials;
        self.reached += other.reached;
        self.sum += other.sum;
        self.sum_of_squares += other.sum_of_squares;
        for (mine, theirs) in self.classes.iter_mut().zip(other.classes.iter()) {
            *mine += theirs;
        }
        self
    }

    /// Number of trials.
    pub fn trials(&self) -> u64 {
        self.trials
    }

    /// Number of trials in which a target read.
    pub fn reached(&self) -> u64 {
        self.reached
    }

    /// Mean number of readers, the initial spreaders included; not a number without trials.
    pub fn mean(&self) -> f64 {
        self.sum as f64 / self.trials as f64
    }

    /// Standard deviation of one trial's number of readers (divisor trials − 1); not a number below two trials.
    pub fn standard_deviation(&self) -> f64 {
        let trials = u128::from(self.trials);
        let sum = u128::from(self.sum);
        // Whole numbers to the end: no digits cancel.
        let scaled = trials * self.sum_of_squares - sum * sum;
        (scaled as f64 / (self.trials as f64 * (self.trials as f64 - 1.0))).sqrt()
    }

    /// Standard error of the mean; not a number below two trials.
    pub fn standard_error(&self) -> f64 {
        self.standard_deviation() / (self.trials as f64).sqrt()
    }

    /// Share of trials in which a target read; not a number without trials.
    pub fn reach_share(&self) -> f64 {
        self.reached as f64 / self.trials as f64
    }

    /// Wilson's interval for the probability that a target reads.
    pub fn reach_interval(&self, level: f64) -> Interval {
        wilson(self.reached as f64, self.trials as f64, level)
    }

    /// The share of trials with at least so many readers, for each class of sizes that occurred; rising sizes.
    pub fn at_least(&self, level: f64) -> Vec<AtLeast> {
        let mut smaller = 0;
        let mut points = Vec::new();
        for class in self.sizes() {
            let trials = self.trials - smaller;
            points.push(AtLeast {
                size: class.from,
                to: class.to,
                trials,
                share: trials as f64 / self.trials as f64,
                interval: wilson(trials as f64, self.trials as f64, level),
            });
            smaller += class.trials;
        }
        points
    }

    /// The sizes that occurred: exact below 16, then in eight classes per doubling.
    pub fn sizes(&self) -> Vec<SizeClass> {
        let occurred = |(class, &trials): (usize, &u64)| {
            (trials > 0).then(|| SizeClass {
                from: start_of(class),
                to: start_of(class + 1).wrapping_sub(1),
                trials,
            })
        };
        self.classes.iter().enumerate().filter_map(occurred).collect()
    }
}

/// The class of a size.
#[inline]
fn class_of(size: u32) -> usize {
    if size < EXACT {
        return size as usize;
    }
    let doublings = 27 - size.leading_zeros();
    (EXACT + doublings * PER_DOUBLING + (size >> (doublings + 1)) - PER_DOUBLING) as usize
}

/// The smallest size of a class; 0 (that is, 2³²) past the last.
fn start_of(class: usize) -> u32 {
    let class = class as u32;
    if class < EXACT {
        return class;
    }
    let (doublings, part) = ((class - EXACT) / PER_DOUBLING, (class - EXACT) % PER_DOUBLING);
    (u64::from(PER_DOUBLING + part) << (doublings + 1)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_lies_in_its_class() {
        let sizes = (0..100_000).chain((0..=u32::MAX).step_by(65_537)).chain([u32::MAX]);
        for size in sizes {
            let class = class_of(size);
            assert!(
                start_of(class) <= size && size <= start_of(class + 1).wrapping_sub(1),
                "{size}"
            );
        }
        assert_eq!(class_of(u32::MAX), CLASSES - 1);
    }

    #[test]
    fn figures_of_a_small_sample_by_hand() {
        let mut tally = Tally::default();
        for (size, is_reached) in [(1, false), (2, true), (3, true), (6, false)] {
            tally.add(size, is_reached);
        }
        assert!((tally.mean() - 3.0).abs() < 1e-15);
        assert!((tally.standard_deviation() - (14.0_f64 / 3.0).sqrt()).abs() < 1e-15);
        assert!((tally.reach_share() - 0.5).abs() < 1e-15);
        assert_eq!(
            tally.sizes()[2],
            SizeClass {
                from: 3,
                to: 3,
                trials: 1
            }
        );
        let at_least: Vec<_> = tally
            .at_least(0.95)
            .iter()
            .map(|point| (point.size, point.trials))
            .collect();
        assert_eq!(at_least, [(1, 4), (2, 3), (3, 2), (6, 1)]);
        assert_eq!(tally.clone().merged(&tally).trials(), 8);
    }
}
