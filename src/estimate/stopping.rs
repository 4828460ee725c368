//! When an experiment has been precise enough.

use super::{Estimate, policy::reach};
use crate::stats::nested::WorldCounts;
use crate::tally::Tally;

/// Fewest independent trials before the first look.
const FIRST_LOOK_TRIALS: u64 = 1000;
/// Fewest worlds before the first look at nested trials.
const FIRST_LOOK_WORLDS: u64 = 100;

/// Stops once the half-width of every policy's 95 % interval of reach is at most `precision`.
///
/// The interval reported is the usual one at the moment of stopping. To look after every batch and to stop at the first narrow
/// interval is sequential fixed-width estimation: its level is the nominal one in the limit of small precisions. What
/// it loses before that limit comes from early looks that see too little variance by chance; so there is no look before
/// 1000 independent trials, or 100 worlds of nested ones: with 30, a skewed spread among worlds left 91 % covered, with 100
/// at least 94 %.
///
/// # References
/// Chow and Robbins (1965), On the asymptotic theory of fixed-width sequential confidence intervals for the mean.
#[derive(Clone, Copy, Debug)]
pub struct StoppingRule {
    /// Half-width that is wanted.
    pub precision: f64,
}

impl StoppingRule {
    /// Whether an experiment may stop that has come so far.
    pub fn is_reached(self, tally: &Tally) -> bool {
        let reach = tally.policies.iter().map(|policy| (&policy.reached, reach(policy)));
        self.is_reached_by(reach)
    }

    /// Whether an experiment may stop, by what was counted of each policy and the estimate of its reach.
    pub fn is_reached_by<'a>(self, mut policies: impl Iterator<Item = (&'a WorldCounts, Estimate)>) -> bool {
        policies.all(|(counted, reach)| has_looked_enough(counted) && reach.half_width() <= self.precision)
    }
}

fn has_looked_enough(reached: &WorldCounts) -> bool {
    match reached.trials_per_world() {
        1 => reached.trials() >= FIRST_LOOK_TRIALS,
        _ => reached.worlds() >= FIRST_LOOK_WORLDS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::share;

    fn stops(precision: f64, counted: &[WorldCounts]) -> bool {
        StoppingRule { precision }.is_reached_by(counted.iter().map(|counts| (counts, share(counts))))
    }

    /// Worlds in which every `every`th trial reaches.
    fn reached(worlds: i64, trials_per_world: i64, every: i64) -> WorldCounts {
        let mut counts = WorldCounts::new(trials_per_world.cast_unsigned());
        let until = |trial: i64| (trial + every - 1) / every;
        for world in 0..worlds {
            counts.observe(until((world + 1) * trials_per_world) - until(world * trials_per_world));
        }
        counts
    }

    #[test]
    fn it_waits_for_enough_trials_and_a_narrow_interval() {
        let stops = |trials, precision| stops(precision, &[reached(trials, 1, 4)]);
        assert!(!stops(999, 0.5), "too early to look");
        assert!(stops(1000, 0.5));
        // Wilson at a quarter of 4000: ± 0.0134.
        assert!(!stops(4000, 0.013) && stops(4000, 0.014));
    }

    #[test]
    fn nested_trials_wait_for_enough_worlds() {
        let stops = |worlds| stops(0.5, &[reached(worlds, 50, 3)]);
        assert!(!stops(99) && stops(100));
    }

    #[test]
    fn the_policy_that_is_known_least_decides() {
        let (rare, usual) = (reached(2000, 1, 100), reached(2000, 1, 2));
        assert!(stops(0.01, &[rare]) && !stops(0.01, &[rare, usual]));
    }
}
