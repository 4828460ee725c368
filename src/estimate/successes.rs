//! Shares of the trials in which a policy reached a decision-maker.

use super::{Estimate, LEVEL, share::estimate};
use crate::{
    stats::{
        interval::{Interval, wilson},
        nested::WorldCounts,
        ratio,
    },
    tally::{Part, PolicyTally},
};

/// The share of a policy's successes that are of this kind; 0 in `[0, 1]` without any.
///
/// Wilson's interval for independent trials, Student's t on the ratio of world sums for nested ones. Where that claims
/// certainty, Wilson's for as many independent successes as there are worlds with any stands in.
pub fn share_of_successes(policy: &PolicyTally, part: &Part) -> Estimate {
    let whole = &policy.successes.whole;
    let share = if whole.count > 0 {
        part.count as f64 / whole.count as f64
    } else {
        0.0
    };
    let interval = if policy.reached.trials_per_world() == 1 {
        wilson(part.count as f64, whole.count as f64, LEVEL)
    } else {
        over_worlds(&policy.reached, policy.successes.worlds_with_any, part, whole)
    };
    estimate(share, interval.within(Interval::PROBABILITIES))
}

/// The interval of the ratio of the sums over worlds; a world alone tells nothing of the others.
fn over_worlds(reached: &WorldCounts, with_any: u64, part: &Part, whole: &Part) -> Interval {
    let sums = ratio::Sums {
        pairs: reached.worlds(),
        part: part.count,
        whole: whole.count,
        part_squares: part.squares,
        whole_squares: whole.squares,
        products: part.with_whole,
    };
    match ratio::student_t(&sums, LEVEL) {
        None => Interval::PROBABILITIES,
        Some(interval) if interval.half_width() > 0.0 => interval,
        Some(_) => {
            let share = part.count as f64 / whole.count as f64;
            wilson(share * with_any as f64, with_any as f64, LEVEL)
        }
    }
}
