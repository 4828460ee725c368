//! How far the news goes: how many read it in how large a share of trials.

use super::{CascadeSizes, SizePoint, share::share};
use crate::tally::PolicyTally;

/// Every number of people up to this has a point, if it occurred.
const EVERY: f64 = 12.0;

impl CascadeSizes {
    /// Beyond a dozen readers a point is at least so many times the one before, and the first that occurred there: between so many
    /// times a point and the next one there was no trial.
    pub const RATIO: f64 = 1.15;

    /// How far the news gets in the farthest hundredth of trials or little more: the largest number of readers for which there is
    /// a point and that at least one trial in a hundred has. None where nobody read.
    pub fn far(&self) -> Option<SizePoint> {
        let mut points = self.points.iter().rev();
        points.find(|point| point.at_least.estimate >= 0.01).copied()
    }
}

/// How far the news goes under a policy.
pub fn cascade_sizes(counted: &PolicyTally) -> CascadeSizes {
    CascadeSizes {
        silent: share(&counted.silent),
        star: share(&counted.star),
        points: points(counted),
    }
}

/// The share of trials with at least so many readers, for some of the numbers that occurred: the smallest ones, then
/// ever wider apart, and the largest.
fn points(counted: &PolicyTally) -> Vec<SizePoint> {
    let people = || counted.sizes.numbers().map(|(people, _)| people);
    let largest = people().next_back().unwrap_or(0.0);
    let mut next = 1.0;
    let kept = people().filter(|&size| {
        let keep = size > 0.0 && (size <= EVERY || size >= next || size >= largest);
        if keep {
            next = size * CascadeSizes::RATIO;
        }
        keep
    });
    let kept: Vec<f64> = kept.collect();
    let reached = &counted.reached;
    let counts = counted
        .sizes
        .at_least(&kept, reached.trials_per_world(), reached.worlds());
    let point = |(&people, counts)| SizePoint {
        people: people as u32,
        at_least: share(counts),
    };
    kept.iter().zip(&counts).map(point).collect()
}
