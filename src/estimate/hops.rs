//! How many degrees: the hops of the first chains.

use super::{HopShare, chance_share::Shares};
use crate::tally::Part;
use std::collections::BTreeMap;

/// A row per number of hops that occurred, ascending; one hop has a row of every policy that reached, if only to say that none was so
/// short.
pub fn hops(shares: Shares<'_>) -> Vec<HopShare> {
    let mut hops: BTreeMap<u32, Part> = shares.counted.successes.hops.clone();
    if !hops.is_empty() {
        hops.entry(1).or_default();
    }
    // Chances may know of longer chains than came up.
    for (hop, part) in (1..).zip(shares.foretold.map_or(&[][..], |foretold| &foretold.hops)) {
        if part.sum > 0 {
            hops.entry(hop).or_default();
        }
    }
    let row = |(hops, part): (u32, Part)| HopShare {
        hops,
        trials: part.count,
        share: shares.share(&part, |foretold| foretold.hops.get(hops as usize - 1)),
    };
    hops.into_iter().map(row).collect()
}
