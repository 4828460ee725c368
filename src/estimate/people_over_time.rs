//! How many people have read by when: quantiles over the trials of a policy.

use super::PeoplePoint;
use crate::{stats::histogram::Histogram, tally::Tally};

/// The curve of a policy, on the grid on which the trials counted; without points where nothing was counted.
pub fn people_over_time(tally: &Tally, policy: usize) -> Vec<PeoplePoint> {
    let readers = &tally.readers;
    let point = |(&hours, histogram): (&f64, &Histogram)| {
        let people = |share: f64| histogram.quantile(share).unwrap_or(0);
        PeoplePoint {
            hours,
            p05: people(0.05),
            p25: people(0.25),
            median: people(0.5),
            p75: people(0.75),
            p95: people(0.95),
        }
    };
    readers.hours.iter().zip(readers.of_policy(policy)).map(point).collect()
}
