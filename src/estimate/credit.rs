//! Whose contacts carried the successes.

use super::{Credit, sample::Sample};
use crate::{scenario::Scenario, trial::Evangelist};

/// How the rows of the wire are called.
const WIRE: &str = "(wire)";

/// Successes of one policy that evangelists of one kind carried.
#[derive(Clone)]
struct Carried {
    successes: u64,
    /// Entry j: those whose evangelist policy j did not accept.
    declined_by: Vec<u64>,
}

/// Rows of each policy in order of the scenario, the largest share first and ties in order of segments, the wire last.
///
/// `declined_by` names every policy of the scenario, the row's own too: a person whom the policy itself declined may have
/// stayed and carried the news all the same. The wire is nobody's contact, so its map is empty.
pub fn credit(scenario: &Scenario, sample: Sample) -> Vec<Credit> {
    (0..sample.policies())
        .flat_map(|policy| credit_of(scenario, sample, policy))
        .collect()
}

fn credit_of(scenario: &Scenario, sample: Sample, policy: usize) -> Vec<Credit> {
    let mut carried = carried_by_segment(scenario.segments.len(), sample, policy);
    let successes: u64 = carried.iter().map(|kind| kind.1.successes).sum();
    carried.retain(|kind| kind.1.successes > 0);
    carried.sort_by_key(|kind| std::cmp::Reverse(kind.1.successes));
    let share = |count: u64| count as f64 / successes as f64;
    let row = |(segment, carried): (Option<usize>, Carried)| Credit {
        policy: scenario.policies[policy].name.clone(),
        segment: segment.map_or_else(|| WIRE.to_owned(), |segment| scenario.segments[segment].name.clone()),
        share: share(carried.successes),
        declined_by: match segment {
            Some(_) => scenario
                .policies
                .iter()
                .map(|p| p.name.clone())
                .zip(carried.declined_by.into_iter().map(share))
                .collect(),
            None => std::collections::BTreeMap::new(),
        },
    };
    carried.into_iter().map(row).collect()
}

/// An entry per segment, then one for the wire.
fn carried_by_segment(segments: usize, sample: Sample, policy: usize) -> Vec<(Option<usize>, Carried)> {
    let nothing = Carried {
        successes: 0,
        declined_by: vec![0; sample.policies()],
    };
    let kinds = (0..segments).map(Some).chain([None]);
    let mut carried: Vec<(Option<usize>, Carried)> = kinds.map(|kind| (kind, nothing.clone())).collect();
    for first in sample.policy(policy).filter_map(|row| row.first) {
        match first.evangelist {
            Evangelist::Wire => carried[segments].1.successes += 1,
            Evangelist::Contact { segment, accepted_by } => {
                let kind = &mut carried[usize::from(segment)].1;
                kind.successes += 1;
                for (other, declined) in kind.declined_by.iter_mut().enumerate() {
                    *declined += u64::from(accepted_by >> other & 1 == 0);
                }
            }
        }
    }
    carried
}
