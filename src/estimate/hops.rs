//! How many degrees: the hops of the first chains.

use super::{Estimate, HopShare, successes::share_of_successes};
use crate::scenario::Scenario;
use crate::tally::{Part, PolicyTally, Tally};
use std::collections::BTreeMap;

/// A row per policy and number of hops that occurred, both ascending; one hop has a row of every policy that reached, if only to
/// say that none was so short.
pub fn hops(scenario: &Scenario, tally: &Tally) -> Vec<HopShare> {
    let policies = scenario.policies.iter().zip(&tally.policies);
    policies
        .flat_map(|(policy, counted)| hops_of(&policy.name, counted))
        .collect()
}

fn hops_of(name: &str, counted: &PolicyTally) -> Vec<HopShare> {
    let mut hops: BTreeMap<u32, Part> = counted.successes.hops.clone();
    if !hops.is_empty() {
        hops.entry(1).or_default();
    }
    let row = |(hops, part): (u32, Part)| {
        let Estimate { estimate, low, high } = share_of_successes(counted, &part);
        HopShare {
            policy: name.to_owned(),
            hops,
            trials: part.count,
            share: estimate,
            low,
            high,
        }
    };
    hops.into_iter().map(row).collect()
}
