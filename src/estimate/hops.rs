//! How many degrees: the hops of the first chains.

use super::{HopShare, sample::Sample};
use crate::scenario::Scenario;
use std::collections::BTreeMap;

/// A row per policy and number of hops that occurred, both ascending.
pub fn hops(scenario: &Scenario, sample: Sample) -> Vec<HopShare> {
    (0..sample.policies())
        .flat_map(|policy| hops_of(&scenario.policies[policy].name, sample, policy))
        .collect()
}

fn hops_of(name: &str, sample: Sample, policy: usize) -> Vec<HopShare> {
    let mut trials_by_hops = BTreeMap::<u32, u64>::new();
    for first in sample.policy(policy).filter_map(|row| row.first) {
        *trials_by_hops.entry(first.hops).or_default() += 1;
    }
    let reached: u64 = trials_by_hops.values().sum();
    let row = |(hops, trials)| HopShare {
        policy: name.to_owned(),
        hops,
        trials,
        share: trials as f64 / reached as f64,
    };
    trials_by_hops.into_iter().map(row).collect()
}
