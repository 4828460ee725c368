//! Time to first reach, as a curve; trials that never reach stay in the denominator.

use super::{Estimate, TimeCurve, TimePoint, sample::Sample, share::share};
use crate::{
    scenario::Scenario,
    stats::{
        nested::WorldCounts,
        survival::{happened_by, time_grid},
    },
    trial::Outcome,
};

/// Steps of the even part of the grid.
const EVEN: u32 = 50;
/// Points of the grid where the curves move.
const UNEVEN: u32 = 48;

/// A curve per policy, all on one grid.
///
/// The intervals hold at each point by itself, not for the whole curve at once.
pub fn time_to_reach(scenario: &Scenario, sample: Sample) -> Vec<TimeCurve> {
    let grid = time_grid(
        &sorted_hours(sample.rows().iter()),
        scenario.release.horizon,
        EVEN,
        UNEVEN,
    );
    let curve = |policy: usize| TimeCurve {
        policy: scenario.policies[policy].name.clone(),
        points: grid.iter().zip(reached_by(&grid, sample, policy)).map(point).collect(),
    };
    (0..sample.policies()).map(curve).collect()
}

fn point((&hours, counts): (&f64, WorldCounts)) -> TimePoint {
    let Estimate { estimate, low, high } = share(&counts);
    TimePoint {
        hours,
        reached: estimate,
        low,
        high,
    }
}

/// For each point of the grid, how many trials of each world have reached by then.
fn reached_by(grid: &[f64], sample: Sample, policy: usize) -> Vec<WorldCounts> {
    let rows: Vec<&Outcome> = sample.policy(policy).collect();
    let world_size = usize::try_from(sample.trials_per_world()).expect("no more than there are trials");
    if world_size == 1 {
        let counts = happened_by(&sorted_hours(rows.into_iter()), grid);
        return counts
            .into_iter()
            .map(|count| WorldCounts::of_independent(count, sample.trials()))
            .collect();
    }
    let mut counts = vec![WorldCounts::new(sample.trials_per_world()); grid.len()];
    for world in rows.chunks_exact(world_size) {
        let reached = happened_by(&sorted_hours(world.iter().copied()), grid);
        for (counts, reached) in counts.iter_mut().zip(reached) {
            counts.observe(reached.cast_signed());
        }
    }
    counts
}

/// Hours of first reach, ascending.
fn sorted_hours<'a>(rows: impl Iterator<Item = &'a Outcome>) -> Vec<f64> {
    let mut hours: Vec<f64> = rows.filter_map(|row| row.first.map(|first| first.hours)).collect();
    hours.sort_by(f64::total_cmp);
    hours
}
