//! What a trial is worth to the firm: the mean, and how the trials spread around it.

use super::{Estimate, LEVEL, ValueBin, ValueSpread, share};
use crate::{
    scenario::Scenario,
    stats::{
        interval::{Interval, student_t},
        moments::{CompensatedSum, Moments},
    },
    tally::{Distribution, PART_OF_ONE, PolicyTally, Product, Tally, cost_weight, fixed_cost, reviewed},
};

/// The range of all values is divided into so many bins of equal width.
const BINS: usize = 60;

/// Mean value of a trial `[currency]`, its deals by chances where trials answer with them; by Student's t over trials or, where trials share worlds, over world means.
pub fn mean_value(scenario: &Scenario, counted: &PolicyTally, policy: usize) -> Estimate {
    let outcome = &scenario.outcome;
    let has_parts = counted.expected_deals_and_accepted.first.worlds() > 0;
    let (counts, deal_value) = if has_parts {
        (&counted.expected_deals_and_accepted, outcome.deal_value * PART_OF_ONE)
    } else {
        (&counted.deals_and_accepted, outcome.deal_value)
    };
    let moments = moments(counts, [deal_value, -cost_weight(scenario)]);
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

/// How the values of a policy's trials spread, `gains` of which are worth more than they cost.
pub fn value_spread(values: &Distribution, gains: Estimate, bins: Bins) -> ValueSpread {
    let [p05, p25, median, p75, p95] = quantiles(values, [0.05, 0.25, 0.5, 0.75, 0.95]);
    ValueSpread {
        gains,
        p05,
        p25,
        median,
        p75,
        p95,
        bins: bins.of_values(values),
    }
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

/// The bins into which the values of all policies are sorted.
#[derive(Clone, Copy, Debug)]
pub struct Bins {
    /// Where the first begins `[currency]`.
    low: f64,
    /// Of each `[currency]`.
    width: f64,
}

impl Bins {
    /// Bins of equal width from the lowest to the highest value of any trial.
    pub fn of(tally: &Tally) -> Self {
        let values = || tally.policies.iter().map(|policy| &policy.values);
        let lowest = values().filter_map(|values| values.numbers().next());
        let highest = values().filter_map(|values| values.numbers().next_back());
        let low = lowest.fold(f64::INFINITY, |low, (value, _)| low.min(value));
        let high = highest.fold(f64::NEG_INFINITY, |high, (value, _)| high.max(value));
        Self {
            low,
            width: (high - low) / BINS as f64,
        }
    }

    fn place_of(self, value: f64) -> usize {
        let place = if self.width > 0.0 {
            (value - self.low) / self.width
        } else {
            0.0
        };
        (place as usize).min(BINS - 1)
    }

    /// Those that hold any of the values, with their share of the trials.
    fn of_values(self, values: &Distribution) -> Vec<ValueBin> {
        let total = values.total() as f64;
        let bin = |chunk: &[(f64, u64)]| {
            let low = self.low + self.width * self.place_of(chunk[0].0) as f64;
            let trials = chunk.iter().map(|&(_, times)| times).sum::<u64>() as f64;
            let sum: CompensatedSum = chunk.iter().map(|&(value, times)| value * times as f64).collect();
            ValueBin {
                low,
                high: low + self.width,
                mean: sum.total() / trials,
                share: trials / total,
            }
        };
        let numbers: Vec<(f64, u64)> = values.numbers().collect();
        let in_one = |a: &(f64, u64), b: &(f64, u64)| self.place_of(a.0) == self.place_of(b.0);
        numbers.chunk_by(in_one).map(bin).collect()
    }
}

/// From a trial in which everybody is accepted and nobody buys, to one in which nobody is accepted and everybody buys.
fn possible_values(scenario: &Scenario, policy: usize) -> Interval {
    let outcome = &scenario.outcome;
    let fixed = fixed_cost(scenario, policy);
    let contacts = if scenario.has_campaign() {
        let releases = scenario.issues().len() as f64;
        let places = scenario.channels.len().max(1) as f64;
        let each = places * outcome.cost_per_request + outcome.cost_per_contact;
        f64::from(scenario.most_requests()) * each + releases * scenario.paid_wire_fee()
    } else {
        f64::from(reviewed(scenario, policy)) * outcome.cost_per_contact
    };
    Interval {
        low: 0.0 - fixed - contacts,
        high: scenario.world.people as f64 * outcome.deal_value - fixed,
    }
}
