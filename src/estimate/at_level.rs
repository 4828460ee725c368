//! A difference of reach at whatever level an answer needs that rests on many of them.

use super::{Estimate, share::estimate};
use crate::stats::{
    interval::{Interval, skewed},
    paired,
};
use crate::tally::PairTally;

/// Reach of the first policy less that of the second with an interval at `level`: by chances where trials answer with them, else by
/// counting.
///
/// Where chances do not vary, nothing is known of what did not come up, and the trials are counted. As the interval of a run at 95 %.
pub fn difference_at(pair: &PairTally, level: f64) -> Estimate {
    let moments = pair.chance.moments();
    if moments.variance.is_some_and(|variance| variance > 0.0)
        && let Some(interval) = skewed(&moments, pair.chance.skewness(), level)
    {
        return estimate(moments.mean.clamp(-1.0, 1.0), interval.within(Interval::DIFFERENCES));
    }
    let counts = &pair.advantage;
    let discordant = |scale: f64, trials: u64| {
        let (a, b) = (pair.only_a as f64 / scale, pair.only_b as f64 / scale);
        paired::difference_interval(a, b, trials as f64, level)
    };
    let interval = match (counts.trials_per_world(), counts.standard_error()) {
        (1, _) => discordant(1.0, counts.trials()),
        (_, None) => Interval::DIFFERENCES,
        (per_world, Some(0.0)) => discordant(per_world as f64, counts.worlds()),
        (_, Some(_)) => counts.student_t(level).unwrap_or(Interval::DIFFERENCES),
    };
    estimate(counts.mean(), interval.within(Interval::DIFFERENCES))
}
