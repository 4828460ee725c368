//! How many people have read by when: quantiles over the trials of a policy.

use super::{PeopleCurve, PeoplePoint};
use crate::{scenario::Scenario, stats::histogram::Histogram, tally::Tally};

/// A curve per policy, all on the grid on which the trials counted; without points where nothing was counted.
pub fn people_over_time(scenario: &Scenario, tally: &Tally) -> Vec<PeopleCurve> {
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
    let curve = |policy: usize| PeopleCurve {
        policy: scenario.policies[policy].name.clone(),
        points: readers.hours.iter().zip(readers.of_policy(policy)).map(point).collect(),
    };
    (0..tally.policies.len()).map(curve).collect()
}
