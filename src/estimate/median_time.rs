//! The median time of the successes, and where it may lie.

use super::LEVEL;
use crate::{
    stats::{
        interval::{Interval, student_t},
        nested::WorldCounts,
        quantile::median_rank,
    },
    tally::PolicyTally,
};

/// The median, over the trials that reached, of the time of first reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MedianTime {
    /// The median `[hours]`.
    pub hours: f64,
    /// Where that of endless trials may lie `[hours]`; `None` where there are too few successes to say.
    pub interval: Option<Interval>,
}

/// The median time of a policy; `None` where it never reached.
///
/// The ends of the interval are times that occurred. For independent trials their ranks are those of the sign test
/// ([`median_rank`]). Trials of one world are alike, so for nested ones the ranks are as far from the middle as Student's t over
/// worlds allows the share of earlier successes to be from a half (Woodruff 1952, Confidence intervals for medians and other
/// position measures); where all worlds have the same share, the sign test for as many successes as there are worlds stands in.
pub fn median_time(policy: &PolicyTally) -> Option<MedianTime> {
    let hours = &policy.hours;
    let successes = hours.total();
    let middle = match successes {
        0 => return None,
        _ => hours.of_ranks(&[successes.div_ceil(2), successes / 2 + 1]),
    };
    let median = f64::midpoint(middle[0], middle[1]);
    let rank = if policy.reached.trials_per_world() == 1 {
        median_rank(successes, LEVEL)
    } else {
        nested_rank(policy, middle[0], successes as f64)
    };
    let between = |rank: u64| {
        let ends = hours.of_ranks(&[rank, successes + 1 - rank]);
        Interval {
            low: ends[0],
            high: ends[1],
        }
    };
    Some(MedianTime {
        hours: median,
        interval: rank.map(between),
    })
}

/// As [`median_rank`], for `successes` whose worlds are the sample; `middle` is the last time of their first half.
fn nested_rank(policy: &PolicyTally, middle: f64, successes: f64) -> Option<u64> {
    let sides = student_t(&sides(policy, middle).moments(), LEVEL)?;
    let half_width = sides.half_width();
    let rank = if half_width > 0.0 {
        (successes - half_width * policy.reached.trials() as f64) / 2.0
    } else {
        let worlds = policy.reached.worlds();
        median_rank(worlds, LEVEL)? as f64 / worlds as f64 * successes
    };
    (rank >= 1.0).then_some(rank as u64)
}

/// Successes of the first half less those of the second: about 0 on the whole, and how far from it in each world?
fn sides(policy: &PolicyTally, middle: f64) -> WorldCounts {
    let (reached, hours) = (&policy.reached, &policy.hours);
    let (per_world, worlds) = (reached.trials_per_world(), reached.worlds());
    let first_half = hours.at_most(&[middle], per_world, worlds)[0];
    let second_half = hours.at_least(&[middle.next_up()], per_world, worlds)[0];
    // (a − b)² = 2a² + 2b² − (a + b)², and both halves together are all successes.
    WorldCounts::of_sums(
        per_world,
        worlds,
        first_half.sum() - second_half.sum(),
        2 * first_half.squares() + 2 * second_half.squares() - reached.squares(),
    )
}
