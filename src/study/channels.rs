//! `channels.csv`: where the news went and what each channel adds, as sums over trials; written and read back.
//!
//! | column | means |
//! | --- | --- |
//! | `policy` | name of the policy |
//! | `figure` | `route`: trials that reached, by first and last channel. Of each channel, with the firm there against without it: `only_with`, `only_without`, `both`, `neither`, trials that reach; `deals`, `accepted`, `people`, differences; `deals_times_accepted`, their products; `other_deals`, trials whose deals differ |
//! | | Over a campaign also `discounted_deals`, in parts of 2⁻²⁰, `costs`, in parts of the scenario's, `discounted_deals_times_costs`, their products, and `wait`, the time to the first deal as a part of the campaign in parts of 2⁻³⁰, with its cubes `wait_cubes` |
//! | `first` | place of the channel in the scenario, from 0; of a route that of its first link, empty where the wire told |
//! | `last` | of a route the place of the channel of its last link, empty of a private forward or the wire |
//! | `sum`, `squares` | sums over trials, and of squares |
//!
//! Sums are whole numbers, so nothing is lost. Rows stand in order of the scenario's policies, then routes, then channels.

use super::spreadsheet::{Dialect, safe_cell};
use super::sums::{Sums, SumsError};
use crate::scenario::Scenario;
use crate::stats::nested::WorldCounts;
use crate::tally::{ChannelTally, Expectation, PairTally, Product};
use crate::trial::Route;
use std::path::Path;

/// Name of the file within its folder.
pub const FILE_NAME: &str = "channels.csv";

const COLUMNS: [&str; 6] = ["policy", "figure", "first", "last", "sum", "squares"];

/// What is kept of each channel, in order of the rows.
const FIGURES: [&str; 9] = [
    "only_with",
    "only_without",
    "both",
    "neither",
    "deals",
    "accepted",
    "people",
    "deals_times_accepted",
    "other_deals",
];

/// What is kept besides of a campaign, in order of the rows.
const CAMPAIGN_FIGURES: [&str; 5] = [
    "discounted_deals",
    "costs",
    "discounted_deals_times_costs",
    "wait",
    "wait_cubes",
];

/// The bytes of `channels.csv`, in a dialect of spreadsheets.
///
/// # Panics
/// If `channels` are not those of the scenario's policies.
pub fn to_csv(scenario: &Scenario, channels: &[ChannelTally], dialect: Dialect) -> Vec<u8> {
    assert_eq!(
        channels.len(),
        scenario.policies.len(),
        "channels of the scenario's policies"
    );
    let mut writer = dialect.writer();
    writer.write_record(COLUMNS).expect("memory can be written to");
    for (policy, tally) in scenario.policies.iter().zip(channels) {
        let policy = safe_cell(&policy.name);
        let mut write = |figure: &str, [first, last]: [Option<u8>; 2], sum: i128, squares: Option<i128>| {
            let [first, last] = [first, last].map(|place| place.map_or_else(String::new, |place| place.to_string()));
            let (sum, squares) = (sum.to_string(), squares.map_or_else(String::new, |n| n.to_string()));
            let row = [&*policy, figure, &first, &last, &sum, &squares];
            writer.write_record(row).expect("memory can be written to");
        };
        for (route, &trials) in &tally.routes {
            write("route", [route.first, route.last], trials.into(), None);
        }
        for (pair, place) in tally.adds.iter().zip(0..) {
            for (figure, (sum, squares)) in FIGURES.into_iter().zip(sums(pair)) {
                write(figure, [Some(place), None], sum, squares);
            }
            if scenario.has_campaign() {
                for (figure, (sum, squares)) in CAMPAIGN_FIGURES.into_iter().zip(campaign_sums(pair)) {
                    write(figure, [Some(place), None], sum, squares);
                }
            }
        }
    }
    dialect.finish(writer)
}

/// What is kept of a channel, in order of [`FIGURES`].
fn sums(pair: &PairTally) -> [(i128, Option<i128>); 9] {
    let count = |count: u64| (i128::from(count), None);
    let squared = |counts: &WorldCounts| (i128::from(counts.sum()), Some(counts.squares()));
    let deals = &pair.deals_and_accepted;
    [
        count(pair.only_a),
        count(pair.only_b),
        count(pair.both),
        count(pair.neither),
        squared(&deals.first),
        squared(&deals.second),
        squared(&pair.people),
        (deals.products(), None),
        count(pair.trials_with_other_deals),
    ]
}

/// What is kept besides of a campaign, in order of [`CAMPAIGN_FIGURES`].
fn campaign_sums(pair: &PairTally) -> [(i128, Option<i128>); 5] {
    let squared = |counts: &WorldCounts| (i128::from(counts.sum()), Some(counts.squares()));
    let (worth, [_, wait, wait_squares, wait_cubes]) = (&pair.expected_deals_and_accepted, pair.wait.sums());
    [
        squared(&worth.first),
        squared(&worth.second),
        (worth.products(), None),
        (wait, Some(wait_squares)),
        (wait_cubes, None),
    ]
}

/// Reads what [`to_csv`] wrote, in any dialect.
///
/// # Errors
/// Where the file cannot be read, or does not hold the channels of that scenario.
pub fn read(path: &Path, scenario: &Scenario) -> Result<Vec<ChannelTally>, SumsError> {
    let mut sums = Sums::open(path, &COLUMNS)?;
    let mut all = Vec::new();
    for policy in &scenario.policies {
        all.push(of_policy(&mut sums, scenario, &safe_cell(&policy.name))?);
    }
    sums.end().map(|()| all)
}

fn of_policy(sums: &mut Sums, scenario: &Scenario, name: &str) -> Result<ChannelTally, SumsError> {
    let mut tally = ChannelTally::new(scenario.channels.len());
    let place = |cell: &str| match cell {
        "" => Some(None),
        place => place
            .parse()
            .ok()
            .filter(|place| usize::from(*place) < scenario.channels.len())
            .map(Some),
    };
    while let Some(row) = sums.next_of(name, "route") {
        let ends = place(&row[2]).zip(place(&row[3]));
        let (first, last) = ends.ok_or_else(|| sums.fault(format!("{} to {} is no route", &row[2], &row[3])))?;
        tally.routes.insert(Route { first, last }, sums.whole(&row, 4)?);
    }
    for (place, pair) in tally.adds.iter_mut().enumerate() {
        let numbers = numbers(&mut sums_of(sums, name, place), FIGURES)?;
        let mut found = pair_of(&numbers);
        if scenario.has_campaign() {
            let numbers = self::numbers(&mut sums_of(sums, name, place), CAMPAIGN_FIGURES)?;
            found = found.and_then(|pair| with_campaign(&pair, &numbers));
        }
        *pair = found.ok_or_else(|| sums.fault(format!("channel {place} has numbers out of range")))?;
    }
    Ok(tally)
}

/// Reads a row of a channel of a policy: its sum and the sum of squares, 0 where that is not kept.
fn sums_of<'s>(
    sums: &'s mut Sums,
    name: &'s str,
    place: usize,
) -> impl FnMut(&str) -> Result<(i128, i128), SumsError> + 's {
    move |figure| {
        let row = sums.row(name, figure, &place.to_string())?;
        let squares = if row[5].is_empty() { 0 } else { sums.whole(&row, 5)? };
        Ok((sums.whole(&row, 4)?, squares))
    }
}

fn numbers<const N: usize>(
    read: &mut impl FnMut(&str) -> Result<(i128, i128), SumsError>,
    figures: [&str; N],
) -> Result<[(i128, i128); N], SumsError> {
    let mut numbers = [(0, 0); N];
    for (figure, numbers) in figures.into_iter().zip(&mut numbers) {
        *numbers = read(figure)?;
    }
    Ok(numbers)
}

/// The pair with what a campaign has besides, of which these are the sums and squares, in order of [`CAMPAIGN_FIGURES`].
fn with_campaign(pair: &PairTally, sums: &[(i128, i128); CAMPAIGN_FIGURES.len()]) -> Option<PairTally> {
    let [deals, costs, products, wait, wait_cubes] = *sums;
    let trials = pair.advantage.worlds();
    let counts = |(sum, squares): (i128, i128)| {
        let sum = i64::try_from(sum).ok()?;
        Some(WorldCounts::of_sums(1, trials, sum, squares))
    };
    Some(PairTally {
        expected_deals_and_accepted: Product::of_sums(counts(deals)?, counts(costs)?, products.0),
        wait: Expectation::of_sums([i128::from(trials), wait.0, wait.1, wait_cubes.0])?,
        ..pair.clone()
    })
}

/// The pair of which these are the sums and squares, in order of [`FIGURES`].
fn pair_of(sums: &[(i128, i128); FIGURES.len()]) -> Option<PairTally> {
    let [
        only_a,
        only_b,
        both,
        neither,
        deals,
        accepted,
        people,
        products,
        other_deals,
    ] = *sums;
    let count = |(sum, _): (i128, i128)| u64::try_from(sum).ok();
    let (only_a, only_b, both, neither) = (count(only_a)?, count(only_b)?, count(both)?, count(neither)?);
    let trials = only_a.checked_add(only_b)?.checked_add(both)?.checked_add(neither)?;
    let counts = |(sum, squares): (i128, i128)| {
        let sum = i64::try_from(sum).ok()?;
        Some(WorldCounts::of_sums(1, trials, sum, squares))
    };
    let advantage = i128::from(only_a) - i128::from(only_b);
    Some(PairTally {
        only_a,
        only_b,
        both,
        neither,
        advantage: counts((advantage, i128::from(only_a) + i128::from(only_b)))?,
        deals_and_accepted: Product::of_sums(counts(deals)?, counts(accepted)?, products.0),
        people: counts(people)?,
        trials_with_other_deals: count(other_deals)?,
        ..PairTally::new(1)
    })
}
