//! Whose contacts carried the successes.

use super::{Credit, Declined, Estimate, sample::Sample, successes::Successes};
use crate::{
    scenario::Scenario,
    trial::{Evangelist, FirstReach},
};

/// How the rows of the wire are called.
const WIRE: &str = "(wire)";

/// Rows of each policy in order of the scenario, the largest share first and ties in order of segments, the wire last.
///
/// `declined_by` names every policy of the scenario, the row's own too: a person whom the policy itself declined may have
/// stayed and carried the news all the same. The wire is nobody's contact, so its map is empty.
pub fn credit(scenario: &Scenario, sample: Sample) -> Vec<Credit> {
    (0..sample.policies())
        .flat_map(|policy| credit_of(scenario, sample, policy))
        .collect()
}

/// A row per policy that reached and policy, both in order of the scenario.
pub fn declined(scenario: &Scenario, sample: Sample) -> Vec<Declined> {
    let names = || scenario.policies.iter().map(|policy| policy.name.clone());
    let rows_of = |(policy, name): (usize, String)| {
        let successes = Successes::of(sample, policy);
        let reached = !successes.firsts().is_empty();
        let row = |(other, by): (usize, String)| Declined {
            policy: name.clone(),
            by,
            share: successes.share(|first| is_declined(first, other)),
        };
        let rows: Vec<Declined> = names().enumerate().filter(|_| reached).map(row).collect();
        rows
    };
    names().enumerate().flat_map(rows_of).collect()
}

/// Whether policy `other` did not accept the evangelist; the wire is nobody's contact, so nobody declined it.
fn is_declined(first: &FirstReach, other: usize) -> bool {
    match first.evangelist {
        Evangelist::Wire => false,
        Evangelist::Contact { accepted_by, .. } => accepted_by >> other & 1 == 0,
    }
}

/// Segment of the evangelist; none for the wire.
fn segment_of(first: &FirstReach) -> Option<usize> {
    match first.evangelist {
        Evangelist::Wire => None,
        Evangelist::Contact { segment, .. } => Some(usize::from(segment)),
    }
}

fn credit_of(scenario: &Scenario, sample: Sample, policy: usize) -> Vec<Credit> {
    let successes = Successes::of(sample, policy);
    let carried = |kind: Option<usize>| move |first: &FirstReach| segment_of(first) == kind;
    let row = |kind: Option<usize>| {
        let Estimate { estimate, low, high } = successes.share(carried(kind));
        let declined = |other: usize| {
            let declined = |first: &FirstReach| carried(kind)(first) && is_declined(first, other);
            successes.share(declined).estimate
        };
        let policies = scenario.policies.iter().enumerate().filter(|_| kind.is_some());
        Credit {
            policy: scenario.policies[policy].name.clone(),
            segment: kind.map_or_else(|| WIRE.to_owned(), |segment| scenario.segments[segment].name.clone()),
            share: estimate,
            low,
            high,
            declined_by: policies
                .map(|(other, policy)| (policy.name.clone(), declined(other)))
                .collect(),
        }
    };
    let kinds = (0..scenario.segments.len()).map(Some).chain([None]);
    let mut rows: Vec<Credit> = kinds.map(row).filter(|row| row.share > 0.0).collect();
    rows.sort_by(|a, b| b.share.total_cmp(&a.share));
    rows
}
