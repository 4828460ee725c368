//! Whose contacts carried the successes.

use super::{Credit, Estimate, successes::share_of_successes};
use crate::scenario::{Scenario, Segment};
use crate::tally::{Part, PolicyTally};

/// How the row of the wire is called.
const WIRE: &str = "(wire)";

/// A row per segment with whose people any success began, the largest share first and ties in order of segments, the wire last.
///
/// `declined_by` has every policy of the scenario, the row's own too: a person whom the policy itself declined may have
/// stayed and carried the news all the same. The wire is nobody's contact, so nobody declined it.
pub fn credit(scenario: &Scenario, counted: &PolicyTally) -> Vec<Credit> {
    let successes = &counted.successes;
    let row = |(place, part): (usize, &Part)| {
        let segment = scenario.segments.get(place);
        let declined = |by: usize| successes.declined(place, by) as f64 / successes.whole.count as f64;
        Credit {
            segment: segment.map_or(WIRE, |segment| &segment.name).to_owned(),
            share: share_of_successes(counted, part),
            declined_by: segment.map_or_else(Vec::new, |_| (0..scenario.policies.len()).map(declined).collect()),
        }
    };
    let parts = successes.evangelists.iter().enumerate();
    let mut rows: Vec<Credit> = parts.filter(|(_, part)| part.count > 0).map(row).collect();
    rows.sort_by(|a, b| b.share.estimate.total_cmp(&a.share.estimate));
    rows
}

/// The segments with whose people no success began, in order of the scenario.
pub fn without_success(scenario: &Scenario, counted: &PolicyTally) -> Vec<String> {
    let segments = scenario.segments.iter().zip(&counted.successes.evangelists);
    let silent = segments.filter(|(_, part)| part.count == 0);
    silent.map(|(Segment { name, .. }, _)| name.clone()).collect()
}

/// For each policy, the share of the successes that began with people whom it declined; empty without successes.
pub fn declined_by(counted: &PolicyTally) -> Vec<Estimate> {
    let successes = &counted.successes;
    let parts = successes.declined_by.iter().filter(|_| successes.whole.count > 0);
    parts.map(|part| share_of_successes(counted, part)).collect()
}
