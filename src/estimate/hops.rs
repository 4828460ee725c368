//! How many degrees: the hops of the first chains.

use super::{Estimate, HopShare, sample::Sample, successes::Successes};
use crate::scenario::Scenario;
use std::collections::BTreeMap;

/// A row per policy and number of hops that occurred, both ascending; one hop has a row of every policy that reached, if only to
/// say that none was so short.
pub fn hops(scenario: &Scenario, sample: Sample) -> Vec<HopShare> {
    (0..sample.policies())
        .flat_map(|policy| hops_of(&scenario.policies[policy].name, &Successes::of(sample, policy)))
        .collect()
}

fn hops_of(name: &str, successes: &Successes) -> Vec<HopShare> {
    let mut trials_by_hops = BTreeMap::<u32, u64>::new();
    for first in successes.firsts() {
        trials_by_hops.entry(1).or_default();
        *trials_by_hops.entry(first.hops).or_default() += 1;
    }
    let row = |(hops, trials)| {
        let Estimate { estimate, low, high } = successes.share(|first| first.hops == hops);
        HopShare {
            policy: name.to_owned(),
            hops,
            trials,
            share: estimate,
            low,
            high,
        }
    };
    trials_by_hops.into_iter().map(row).collect()
}
