//! Means of what trials answer with instead of yes and no, with their intervals.

use super::{Estimate, LEVEL, share::estimate};
use crate::stats::interval::{Interval, skewed};
use crate::stats::student;
use crate::tally::Expectation;

/// Name of the method.
pub const CONDITIONAL: &str = "conditional";

/// The mean, within `possible`, with an interval for means of skewed values; none where nothing varies, so that nothing is
/// known of what did not come up.
pub fn expected(expectation: &Expectation, possible: Interval) -> Option<Estimate> {
    let moments = expectation.moments();
    let varies = moments.variance.is_some_and(|variance| variance > 0.0);
    let interval = skewed(&moments, expectation.skewness(), LEVEL).filter(|_| varies)?;
    Some(estimate(
        moments.mean.clamp(possible.low, possible.high),
        interval.within(possible),
    ))
}

/// Two-sided p-value that the mean is 0, by Student's t; 1 where nothing varies.
pub fn p_value(expectation: &Expectation) -> f64 {
    let moments = expectation.moments();
    match moments.standard_error() {
        Some(error) if error > 0.0 => student::two_sided_p(moments.mean / error, moments.count - 1),
        _ => 1.0,
    }
}
