//! How far the news goes: how many read it in how large a share of trials.

use super::{CascadeSizes, SizePoint, sample::Sample, share::share};
use crate::scenario::Scenario;

/// Every number of people up to this has a point, if it occurred.
const EVERY: u32 = 12;

impl CascadeSizes {
    /// Beyond a dozen readers a point is at least so many times the one before, and the first that occurred there: between so many
    /// times a point and the next one there was no trial.
    pub const RATIO: f64 = 1.15;
}

/// A row per policy.
pub fn cascade_sizes(scenario: &Scenario, sample: Sample) -> Vec<CascadeSizes> {
    let sizes = |policy: usize| CascadeSizes {
        policy: scenario.policies[policy].name.clone(),
        silent: share(&sample.count(policy, |row| row.people == 0)),
        star: share(&sample.count(policy, |row| row.most_hops == 1)),
        points: points(sample, policy),
    };
    (0..sample.policies()).map(sizes).collect()
}

/// The share of trials with at least so many readers, for some of the numbers that occurred: the smallest ones, then
/// ever wider apart, and the largest.
fn points(sample: Sample, policy: usize) -> Vec<SizePoint> {
    let mut people: Vec<u32> = sample.policy(policy).map(|row| row.people).collect();
    people.sort_unstable();
    let largest = people.last().copied().unwrap_or(0);
    people.dedup();
    let mut next = 1.0;
    let kept = people.into_iter().filter(|&size| {
        let keep = size > 0 && (size <= EVERY || f64::from(size) >= next || size == largest);
        if keep {
            next = f64::from(size) * CascadeSizes::RATIO;
        }
        keep
    });
    kept.map(|size| SizePoint {
        people: size,
        at_least: share(&sample.count(policy, |row| row.people >= size)),
    })
    .collect()
}
