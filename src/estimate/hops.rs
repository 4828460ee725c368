//! How many degrees: the hops of the first chains.

use super::{HopShare, successes::share_of_successes};
use crate::tally::{Part, PolicyTally};
use std::collections::BTreeMap;

/// A row per number of hops that occurred, ascending; one hop has a row of every policy that reached, if only to say that none was so
/// short.
pub fn hops(counted: &PolicyTally) -> Vec<HopShare> {
    let mut hops: BTreeMap<u32, Part> = counted.successes.hops.clone();
    if !hops.is_empty() {
        hops.entry(1).or_default();
    }
    let row = |(hops, part): (u32, Part)| HopShare {
        hops,
        trials: part.count,
        share: share_of_successes(counted, &part),
    };
    hops.into_iter().map(row).collect()
}
