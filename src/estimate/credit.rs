//! Whose contacts carried the successes.

use super::{
    Credit, Estimate,
    chance_share::{Shares, share},
};
use crate::scenario::{Scenario, Segment};
use crate::tally::Part;

/// How the row of the wire is called.
const WIRE: &str = "(wire)";

/// The name of the segment at this place, or of the wire behind them all.
pub fn named(scenario: &Scenario, place: usize) -> &str {
    scenario.segments.get(place).map_or(WIRE, |segment| &segment.name)
}

/// A row per segment with whose people any success began, the largest share first and ties in order of segments, the wire last.
///
/// `declined_by` has every policy of the scenario, the row's own too: a person whom the policy itself declined may have
/// stayed and carried the news all the same. The wire is nobody's contact, so nobody declined it.
pub fn credit(scenario: &Scenario, shares: Shares<'_>) -> Vec<Credit> {
    let (successes, policies) = (&shares.counted.successes, scenario.policies.len());
    let row = |(place, part): (usize, &Part)| {
        let is_segment = place < scenario.segments.len();
        let of_all = shares.share(part, |foretold| foretold.evangelists.get(place));
        let declined = |by: usize| match shares.foretold {
            Some(foretold) => share(foretold, &foretold.declined[place * policies + by]).min(of_all.estimate),
            None => successes.declined(place, by) as f64 / successes.whole.count as f64,
        };
        Credit {
            segment: named(scenario, place).to_owned(),
            share: of_all,
            declined_by: (0..policies).filter(|_| is_segment).map(declined).collect(),
        }
    };
    let parts = successes.evangelists.iter().enumerate();
    let began = parts.filter(|&(place, part)| shares.has(part, |foretold| foretold.evangelists.get(place)));
    let mut rows: Vec<Credit> = began.map(row).collect();
    rows.sort_by(|a, b| b.share.estimate.total_cmp(&a.share.estimate));
    rows
}

/// The segments with whose people no success began, in order of the scenario.
pub fn without_success(scenario: &Scenario, shares: Shares<'_>) -> Vec<String> {
    let segments = scenario.segments.iter().zip(&shares.counted.successes.evangelists);
    let began = |place: usize, part: &Part| shares.has(part, |foretold| foretold.evangelists.get(place));
    let silent = segments.enumerate().filter(|&(place, (_, part))| !began(place, part));
    silent.map(|(_, (Segment { name, .. }, _))| name.clone()).collect()
}

/// For each policy, the share of the successes that began with people whom it declined; empty without successes.
pub fn declined_by(shares: Shares<'_>) -> Vec<Estimate> {
    let successes = &shares.counted.successes;
    let parts = successes.declined_by.iter().filter(|_| successes.whole.count > 0);
    let share = |(by, part): (usize, &Part)| shares.share(part, |foretold| foretold.declined_by.get(by));
    parts.enumerate().map(share).collect()
}
