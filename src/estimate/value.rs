//! What a trial is worth to the firm: the mean, and how the trials spread around it.

use super::{
    Estimate, LEVEL, ValueBin, ValueSpread,
    sample::Sample,
    share::{self, share},
};
use crate::{
    scenario::Scenario,
    stats::{
        interval::{Interval, student_t},
        moments::Moments,
    },
    trial::Outcome,
};

/// The range of all values is divided into so many bins of equal width.
const BINS: usize = 60;

/// Mean value of a trial `[currency]`, by Student's t over trials or, where trials share worlds, over world means.
pub fn mean_value(scenario: &Scenario, sample: Sample, policy: usize) -> Estimate {
    let means = sample.world_means(policy, |row| value_of(scenario, policy, row));
    let moments = Moments::of(means.into_iter());
    share::estimate(
        moments.mean,
        student_t(&moments, LEVEL).unwrap_or_else(|| possible_values(scenario, policy)),
    )
}

/// A row per policy, all with the same bins.
pub fn value_spread(scenario: &Scenario, sample: Sample) -> Vec<ValueSpread> {
    let values: Vec<Vec<f64>> = (0..sample.policies())
        .map(|policy| {
            let mut values: Vec<f64> = sample
                .policy(policy)
                .map(|row| value_of(scenario, policy, row))
                .collect();
            values.sort_by(f64::total_cmp);
            values
        })
        .collect();
    let lowest = values.iter().filter_map(|sorted| sorted.first()).copied();
    let highest = values.iter().filter_map(|sorted| sorted.last()).copied();
    let range = Interval {
        low: lowest.fold(f64::INFINITY, f64::min),
        high: highest.fold(f64::NEG_INFINITY, f64::max),
    };
    let row = |(policy, sorted): (usize, &Vec<f64>)| {
        let quantile = |share: f64| quantile(sorted, share);
        ValueSpread {
            policy: scenario.policies[policy].name.clone(),
            gains: share(&sample.count(policy, |row| value_of(scenario, policy, row) > 0.0)),
            p05: quantile(0.05),
            p25: quantile(0.25),
            median: quantile(0.5),
            p75: quantile(0.75),
            p95: quantile(0.95),
            bins: bins(sorted, range),
        }
    };
    values.iter().enumerate().map(row).collect()
}

/// What one trial was worth to the firm under policy `policy` `[currency]`: its deals, less what answering, contacts and the wire cost.
pub fn value_of(scenario: &Scenario, policy: usize, row: &Outcome) -> f64 {
    let outcome = &scenario.outcome;
    f64::from(row.deals) * outcome.deal_value
        - f64::from(row.accepted) * outcome.cost_per_contact
        - fixed_cost(scenario, policy)
}

/// What every trial costs under policy `policy`, however it ends `[currency]`.
fn fixed_cost(scenario: &Scenario, policy: usize) -> f64 {
    f64::from(reviewed(scenario, policy)) * scenario.outcome.cost_per_request + scenario.paid_wire_fee()
}

/// Requests that policy `policy` looks at: all, or none where it declines them unseen.
fn reviewed(scenario: &Scenario, policy: usize) -> u32 {
    if scenario.policies[policy].accept_none {
        0
    } else {
        scenario.requests.count
    }
}

/// The value of rank `⌈share · trials⌉` of ascending values; 0 without any.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let rank = libm::ceil(share * sorted.len() as f64) as usize;
    sorted
        .get(rank.clamp(1, sorted.len().max(1)) - 1)
        .copied()
        .unwrap_or(0.0)
}

/// The bins that hold any of the ascending values, with their share of the trials.
fn bins(sorted: &[f64], range: Interval) -> Vec<ValueBin> {
    let width = (range.high - range.low) / BINS as f64;
    let bin_of = |value: f64| {
        let bin = if width > 0.0 { (value - range.low) / width } else { 0.0 };
        (bin as usize).min(BINS - 1)
    };
    let bin = |chunk: &[f64]| {
        let low = range.low + width * bin_of(chunk[0]) as f64;
        ValueBin {
            low,
            high: low + width,
            mean: Moments::of(chunk.iter().copied()).mean,
            share: chunk.len() as f64 / sorted.len() as f64,
        }
    };
    sorted.chunk_by(|&a, &b| bin_of(a) == bin_of(b)).map(bin).collect()
}

/// From a trial in which everybody is accepted and nobody buys, to one in which nobody is accepted and everybody buys.
fn possible_values(scenario: &Scenario, policy: usize) -> Interval {
    let outcome = &scenario.outcome;
    let fixed = fixed_cost(scenario, policy);
    Interval {
        low: 0.0 - fixed - f64::from(reviewed(scenario, policy)) * outcome.cost_per_contact,
        high: scenario.world.people as f64 * outcome.deal_value - fixed,
    }
}
