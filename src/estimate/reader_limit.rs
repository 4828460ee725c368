//! How many trials a limit of readers ended.

use super::{ReaderLimit, TrialsEnded};
use crate::scenario::Scenario;
use crate::tally::Tally;

/// What `experiment.max_readers` did, if it is set.
pub fn reader_limit(scenario: &Scenario, tally: &Tally) -> Option<ReaderLimit> {
    let max_readers = scenario.experiment.max_readers?;
    let policies = scenario.policies.iter().zip(&tally.policies);
    let rows = policies.map(|(policy, counted)| TrialsEnded {
        policy: policy.name.clone(),
        trials: counted.over_limit,
    });
    Some(ReaderLimit {
        max_readers,
        ended: rows.collect(),
    })
}
