//! Time to first reach, as a curve; trials that never reach stay in the denominator.

use super::{Estimate, TimePoint, expected::expected, policy::reach, share::share};
use crate::{
    scenario::Scenario,
    stats::{interval::Interval, nested::WorldCounts, survival::time_grid},
    tally::{Expectation, ForetoldTally, PolicyTally, Tally, of_ranks},
};
use std::collections::BTreeMap;

/// Steps of the even part of the grid.
const EVEN: u32 = 50;
/// Points of the grid where the curves move.
const UNEVEN: u32 = 48;

/// A curve per policy, all on one grid.
///
/// The intervals hold at each point by itself, not for the whole curve at once.
pub fn time_to_reach(scenario: &Scenario, tally: &Tally) -> Vec<Vec<TimePoint>> {
    if !tally.foretold.is_empty() {
        return by_chances(tally);
    }
    let grid = time_grid(scenario.whole_release().horizon, EVEN, &quantiles(tally));
    let curve = |counted: &PolicyTally| {
        let reached = counted.hours.at_most(&grid, tally.trials_per_world(), tally.worlds());
        grid.iter().zip(reached).map(point).collect()
    };
    tally.policies.iter().map(curve).collect()
}

fn point((&hours, counts): (&f64, WorldCounts)) -> TimePoint {
    TimePoint {
        hours,
        reached: share(&counts),
    }
}

/// The same by chances, on the grid on which readers are counted; points at which nothing varies by counting.
fn by_chances(tally: &Tally) -> Vec<Vec<TimePoint>> {
    let grid = tally.readers.hours.as_slice();
    let horizon = grid.last().copied();
    let curve = |(counted, foretold): (&PolicyTally, &ForetoldTally)| {
        let reached = counted.hours.at_most(grid, tally.trials_per_world(), tally.worlds());
        let whole = reach(counted);
        let mut before = Estimate {
            estimate: 0.0,
            low: 0.0,
            high: 0.0,
        };
        let at = |((&hours, counts), chance): ((&f64, &WorldCounts), &Expectation)| {
            let by_then = expected(chance, Interval::PROBABILITIES).unwrap_or_else(|| share(counts));
            let is_end = Some(hours) == horizon;
            before = if is_end { whole } else { between(before, by_then, whole) };
            TimePoint { hours, reached: before }
        };
        grid.iter().zip(&reached).zip(&foretold.by_hour).map(at).collect()
    };
    tally.policies.iter().zip(&tally.foretold).map(curve).collect()
}

/// `by_then`, but no less than what was reached before and no more than what is reached in the end: the chances of a trial need not
/// rise, what they estimate does.
fn between(before: Estimate, by_then: Estimate, whole: Estimate) -> Estimate {
    Estimate {
        estimate: by_then.estimate.min(whole.estimate).max(before.estimate),
        low: by_then.low.min(whole.low).max(before.low),
        high: by_then.high.min(whole.high).max(before.high),
    }
}

/// Quantiles of the hours of first reach under all policies together.
fn quantiles(tally: &Tally) -> Vec<f64> {
    // Hours are never negative, so their bits are ordered as they are.
    let mut together = BTreeMap::<u64, u64>::new();
    for (hours, times) in tally.policies.iter().flat_map(|policy| policy.hours.numbers()) {
        *together.entry(hours.to_bits()).or_default() += times;
    }
    let total: u64 = together.values().sum();
    let parts = u64::from(UNEVEN) + 1;
    let ranks: Vec<u64> = (1..parts).map(|part| total * part / parts + 1).collect();
    let hours = together.into_iter().map(|(bits, times)| (f64::from_bits(bits), times));
    if total == 0 { vec![] } else { of_ranks(hours, &ranks) }
}
