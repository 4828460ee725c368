//! The trials in which one policy reached a decision-maker, and shares of them.

use super::{Estimate, LEVEL, sample::Sample, share::estimate};
use crate::{
    stats::{
        interval::{Interval, wilson},
        ratio,
    },
    trial::FirstReach,
};

/// Narrower than this is no interval but an error of rounding.
const CERTAIN: f64 = 1e-12;

/// The first chains of a policy's successes, world by world.
pub struct Successes<'a> {
    firsts: Vec<&'a FirstReach>,
    /// How many of them each world has; `None` where every trial has a world of its own.
    per_world: Option<Vec<usize>>,
}

impl<'a> Successes<'a> {
    /// Those of policy `policy`.
    pub fn of(sample: Sample<'a>, policy: usize) -> Self {
        let nested = sample.trials_per_world() > 1;
        Self {
            firsts: sample.policy(policy).filter_map(|row| row.first.as_ref()).collect(),
            per_world: nested.then(|| sample.world_counts(policy, |row| row.first.is_some()).collect()),
        }
    }

    /// Their first chains, in order of trials.
    pub fn firsts(&self) -> &[&'a FirstReach] {
        &self.firsts
    }

    /// The share of them that `is_counted`; 0 in `[0, 1]` without any.
    ///
    /// Wilson's interval for independent trials, Student's t on the ratio of world sums for nested ones. Where that claims
    /// certainty, Wilson's for as many independent successes as there are worlds with any stands in.
    pub fn share(&self, is_counted: impl Fn(&FirstReach) -> bool) -> Estimate {
        let counted = |firsts: &[&FirstReach]| firsts.iter().filter(|first| is_counted(first)).count();
        let (part, whole) = (counted(&self.firsts) as f64, self.firsts.len() as f64);
        let share = if whole > 0.0 { part / whole } else { 0.0 };
        let interval = match &self.per_world {
            None => wilson(part, whole, LEVEL),
            Some(per_world) => {
                let mut rest = self.firsts.as_slice();
                let worlds = per_world.iter().map(|&successes| {
                    let (world, others) = rest.split_at(successes);
                    rest = others;
                    (counted(world) as f64, successes as f64)
                });
                over_worlds(&worlds.collect::<Vec<_>>(), share)
            }
        };
        estimate(share, interval.within(Interval::PROBABILITIES))
    }
}

/// The interval of `share`, the ratio of the sums over worlds; a world alone tells nothing of the others.
fn over_worlds(worlds: &[(f64, f64)], share: f64) -> Interval {
    match ratio::student_t(worlds, LEVEL) {
        None => Interval::PROBABILITIES,
        Some(interval) if interval.half_width() > CERTAIN => interval,
        Some(_) => {
            let with_any = worlds.iter().filter(|(_, successes)| *successes > 0.0).count() as f64;
            wilson(share * with_any, with_any, LEVEL)
        }
    }
}
