//! How many trials a limit of readers ended.

use super::{ReaderLimit, TrialsEnded, sample::Sample};
use crate::scenario::{Policy, Scenario};

/// What `experiment.max_readers` did, if it is set.
pub fn reader_limit(scenario: &Scenario, sample: Sample) -> Option<ReaderLimit> {
    let max_readers = scenario.experiment.max_readers?;
    let ended = |policy: usize| sample.policy(policy).filter(|row| row.people > max_readers).count() as u64;
    let rows = scenario.policies.iter().enumerate();
    let row = |(policy, described): (usize, &Policy)| TrialsEnded {
        policy: described.name.clone(),
        trials: ended(policy),
    };
    Some(ReaderLimit {
        max_readers,
        ended: rows.map(row).collect(),
    })
}
