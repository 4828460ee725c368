//! Whose contacts carried the successes.

use super::{Credit, Declined, Estimate, successes::share_of_successes};
use crate::scenario::{Policy, Scenario};
use crate::tally::{Part, PolicyTally, Tally};

/// How the rows of the wire are called.
const WIRE: &str = "(wire)";

/// Rows of each policy in order of the scenario, the largest share first and ties in order of segments, the wire last.
///
/// `declined_by` names every policy of the scenario, the row's own too: a person whom the policy itself declined may have
/// stayed and carried the news all the same. The wire is nobody's contact, so its map is empty.
pub fn credit(scenario: &Scenario, tally: &Tally) -> Vec<Credit> {
    let policies = scenario.policies.iter().zip(&tally.policies);
    policies
        .flat_map(|(policy, counted)| credit_of(scenario, &policy.name, counted))
        .collect()
}

/// A row per policy that reached and policy, both in order of the scenario.
pub fn declined(scenario: &Scenario, tally: &Tally) -> Vec<Declined> {
    let policies = scenario.policies.iter().zip(&tally.policies);
    let reached = policies.filter(|(_, counted)| counted.successes.whole.count > 0);
    let rows_of = |(policy, counted)| {
        let row = move |(by, part)| declined_row(policy, by, share_of_successes(counted, part));
        scenario.policies.iter().zip(&counted.successes.declined_by).map(row)
    };
    reached.flat_map(rows_of).collect()
}

fn declined_row(policy: &Policy, by: &Policy, share: Estimate) -> Declined {
    Declined {
        policy: policy.name.clone(),
        by: by.name.clone(),
        share,
    }
}

fn credit_of(scenario: &Scenario, name: &str, counted: &PolicyTally) -> Vec<Credit> {
    let successes = &counted.successes;
    let row = |(segment, part): (usize, &Part)| {
        let Estimate { estimate, low, high } = share_of_successes(counted, part);
        let segment_name = scenario.segments.get(segment).map(|segment| segment.name.clone());
        let declined = |by: usize| successes.declined(segment, by) as f64 / successes.whole.count as f64;
        let policies = scenario.policies.iter().enumerate().filter(|_| segment_name.is_some());
        Credit {
            policy: name.to_owned(),
            share: estimate,
            low,
            high,
            declined_by: policies
                .map(|(by, policy)| (policy.name.clone(), declined(by)))
                .collect(),
            segment: segment_name.unwrap_or_else(|| WIRE.to_owned()),
        }
    };
    let parts = successes.evangelists.iter().enumerate();
    let mut rows: Vec<Credit> = parts.filter(|(_, part)| part.count > 0).map(row).collect();
    rows.sort_by(|a, b| b.share.total_cmp(&a.share));
    rows
}
