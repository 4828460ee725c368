//! The median time of the successes, and where it may lie.

use super::{LEVEL, sample::Sample};
use crate::{
    stats::{
        interval::{Interval, student_t},
        moments::Moments,
        quantile::{median, median_rank},
    },
    trial::Outcome,
};

/// The median, over the trials that reached, of the time of first reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MedianTime {
    /// The median `[hours]`.
    pub hours: f64,
    /// Where that of endless trials may lie `[hours]`; `None` where there are too few successes to say.
    pub interval: Option<Interval>,
}

/// The median time of policy `policy`; `None` where it never reached.
///
/// The ends of the interval are times that occurred. For independent trials their ranks are those of the sign test
/// ([`median_rank`]). Trials of one world are alike, so for nested ones the ranks are as far from the middle as Student's t over
/// worlds allows the share of earlier successes to be from a half (Woodruff 1952, Confidence intervals for medians and other
/// position measures); where all worlds have the same share, the sign test for as many successes as there are worlds stands in.
pub fn median_time(sample: Sample, policy: usize) -> Option<MedianTime> {
    let mut times: Vec<f64> = sample.policy(policy).filter_map(hours).collect();
    times.sort_by(f64::total_cmp);
    let middle = median(&times)?;
    let rank = if sample.trials_per_world() == 1 {
        median_rank(times.len() as u64, LEVEL)
    } else {
        nested_rank(sample, policy, middle, times.len() as f64)
    };
    let between = |rank: u64| {
        let rank = usize::try_from(rank).expect("no more than there are times");
        Interval {
            low: times[rank - 1],
            high: times[times.len() - rank],
        }
    };
    Some(MedianTime {
        hours: middle,
        interval: rank.map(between),
    })
}

/// As [`median_rank`], for `successes` whose worlds are the sample.
fn nested_rank(sample: Sample, policy: usize, middle: f64, successes: f64) -> Option<u64> {
    // Successes before the median less those after it: 0 on the whole, and how far from it in each world?
    let side = |row: &Outcome| match hours(row) {
        Some(hours) if hours < middle => 1.0,
        Some(hours) if hours > middle => -1.0,
        _ => 0.0,
    };
    let sides = Moments::of(sample.world_means(policy, side).into_iter());
    let half_width = student_t(&sides, LEVEL)?.half_width();
    let rank = if half_width > 0.0 {
        (successes - half_width * sample.trials() as f64) / 2.0
    } else {
        let worlds = sample.worlds();
        median_rank(worlds, LEVEL)? as f64 / worlds as f64 * successes
    };
    (rank >= 1.0).then_some(rank as u64)
}

fn hours(row: &Outcome) -> Option<f64> {
    row.first.map(|first| first.hours)
}
