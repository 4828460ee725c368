//! Time to first reach, as a curve; trials that never reach stay in the denominator.

use super::{TimePoint, share::share};
use crate::{
    scenario::Scenario,
    stats::{nested::WorldCounts, survival::time_grid},
    tally::{PolicyTally, Tally, of_ranks},
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
    let grid = time_grid(scenario.release.horizon, EVEN, &quantiles(tally));
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
