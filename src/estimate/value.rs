//! What a trial is worth to the firm: the mean, and how the trials spread around it.

use super::{
    Estimate, LEVEL, ValueBin, ValueSpread,
    share::{self, share},
};
use crate::{
    scenario::{Policy, Scenario},
    stats::{
        interval::{Interval, student_t},
        moments::{CompensatedSum, Moments},
    },
    tally::{Distribution, PolicyTally, Product, Tally, fixed_cost, reviewed},
};

/// The range of all values is divided into so many bins of equal width.
const BINS: usize = 60;

/// Mean value of a trial `[currency]`, by Student's t over trials or, where trials share worlds, over world means.
pub fn mean_value(scenario: &Scenario, counted: &PolicyTally, policy: usize) -> Estimate {
    let outcome = &scenario.outcome;
    let moments = moments(
        &counted.deals_and_accepted,
        [outcome.deal_value, -outcome.cost_per_contact],
    );
    let moments = Moments {
        mean: moments.mean - fixed_cost(scenario, policy),
        ..moments
    };
    share::estimate(
        moments.mean,
        student_t(&moments, LEVEL).unwrap_or_else(|| possible_values(scenario, policy)),
    )
}

/// The means of worlds of a weighted sum of two counts, as a sample.
pub fn moments(counts: &Product, [a, b]: [f64; 2]) -> Moments {
    let count = counts.first.worlds();
    Moments {
        count,
        mean: counts.mean(a, b),
        variance: (count > 1).then(|| counts.squared_deviations(a, b) / (count - 1) as f64),
    }
}

/// A row per policy, all with the same bins.
pub fn value_spread(scenario: &Scenario, tally: &Tally) -> Vec<ValueSpread> {
    let values = || tally.policies.iter().map(|policy| &policy.values);
    let lowest = values().filter_map(|values| values.numbers().next());
    let highest = values().filter_map(|values| values.numbers().next_back());
    let range = Interval {
        low: lowest.fold(f64::INFINITY, |low, (value, _)| low.min(value)),
        high: highest.fold(f64::NEG_INFINITY, |high, (value, _)| high.max(value)),
    };
    let row = |(policy, counted): (&Policy, &PolicyTally)| {
        let [p05, p25, median, p75, p95] = quantiles(&counted.values, [0.05, 0.25, 0.5, 0.75, 0.95]);
        ValueSpread {
            policy: policy.name.clone(),
            gains: share(&counted.gains),
            p05,
            p25,
            median,
            p75,
            p95,
            bins: bins(&counted.values, range),
        }
    };
    scenario.policies.iter().zip(&tally.policies).map(row).collect()
}

/// The values of rank `⌈share · trials⌉`, for ascending shares; 0 without any.
fn quantiles<const N: usize>(values: &Distribution, shares: [f64; N]) -> [f64; N] {
    let total = values.total();
    if total == 0 {
        return [0.0; N];
    }
    let ranks = shares.map(|share| (libm::ceil(share * total as f64) as u64).clamp(1, total));
    values.of_ranks(&ranks).try_into().expect("a value for each rank")
}

/// The bins that hold any of the values, with their share of the trials.
fn bins(values: &Distribution, range: Interval) -> Vec<ValueBin> {
    let width = (range.high - range.low) / BINS as f64;
    let bin_of = |value: f64| {
        let bin = if width > 0.0 { (value - range.low) / width } else { 0.0 };
        (bin as usize).min(BINS - 1)
    };
    let total = values.total() as f64;
    let bin = |chunk: &[(f64, u64)]| {
        let low = range.low + width * bin_of(chunk[0].0) as f64;
        let trials = chunk.iter().map(|&(_, times)| times).sum::<u64>() as f64;
        let sum: CompensatedSum = chunk.iter().map(|&(value, times)| value * times as f64).collect();
        ValueBin {
            low,
            high: low + width,
            mean: sum.total() / trials,
            share: trials / total,
        }
    };
    let numbers: Vec<(f64, u64)> = values.numbers().collect();
    numbers.chunk_by(|a, b| bin_of(a.0) == bin_of(b.0)).map(bin).collect()
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
