//! `channels.csv`: where the news went and what each channel adds, as sums over trials; written and read back.
//!
//! | column | means |
//! | --- | --- |
//! | `policy` | name of the policy |
//! | `figure` | `route`: trials that reached, by first and last channel. Of each channel, with the firm there against without it: `only_with`, `only_without`, `both`, `neither`, trials that reach; `deals`, `accepted`, `people`, differences; `deals_times_accepted`, their products; `other_deals`, trials whose deals differ |
//! | `first` | place of the channel in the scenario, from 0; of a route that of its first link, empty where the wire told |
//! | `last` | of a route the place of the channel of its last link, empty of a private forward or the wire |
//! | `sum`, `squares` | sums over trials, and of squares |
//!
//! Sums are whole numbers, so nothing is lost. Rows stand in order of the scenario's policies, then routes, then channels.

use super::spreadsheet::{Dialect, safe_cell};
use crate::scenario::Scenario;
use crate::stats::nested::WorldCounts;
use crate::tally::{ChannelTally, PairTally, Product};
use crate::trial::Route;
use std::fmt;
use std::path::{Path, PathBuf};

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

/// Reads what [`to_csv`] wrote, in any dialect.
///
/// # Errors
/// Where the file cannot be read, or does not hold the channels of that scenario.
pub fn read(path: &Path, scenario: &Scenario) -> Result<Vec<ChannelTally>, ChannelsError> {
    let fault = |reason: String| ChannelsError {
        path: path.to_owned(),
        reason,
    };
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    let (dialect, text) = Dialect::found(&text, COLUMNS[0]);
    let mut reader = dialect.reader(text);
    if reader.headers().map_err(|error| fault(error.to_string()))? != COLUMNS[..] {
        return Err(fault(format!("its columns are not {}", COLUMNS.join(", "))));
    }
    let rows = reader.records().collect::<Result<Vec<_>, _>>();
    let rows = rows.map_err(|error| fault(error.to_string()))?;
    let mut rows = rows.iter().enumerate().peekable();
    let mut all = Vec::new();
    for policy in &scenario.policies {
        let name = safe_cell(&policy.name);
        let is_route = |(_, row): &(usize, &csv::StringRecord)| row[0] == *name && &row[1] == "route";
        let mut tally = ChannelTally::new(scenario.channels.len());
        while let Some((line, row)) = rows.next_if(is_route) {
            let place = |cell: &str| match cell {
                "" => Some(None),
                place => place
                    .parse()
                    .ok()
                    .filter(|place| usize::from(*place) < scenario.channels.len())
                    .map(Some),
            };
            let route = place(&row[2]).zip(place(&row[3])).zip(row[4].parse().ok());
            let ((first, last), trials) = route.ok_or_else(|| fault(format!("row {} is no route", line + 2)))?;
            tally.routes.insert(Route { first, last }, trials);
        }
        for (place, pair) in tally.adds.iter_mut().enumerate() {
            let mut sums = [(0, 0); FIGURES.len()];
            for (figure, sums) in FIGURES.into_iter().zip(&mut sums) {
                let row = rows
                    .next()
                    .filter(|(_, row)| row[0] == *name && row[1] == *figure && row[2] == place.to_string());
                let missing = || fault(format!("{figure} of channel {place} under {name} is missing"));
                let (_, row) = row.ok_or_else(missing)?;
                let squares = if row[5].is_empty() {
                    Some(0)
                } else {
                    row[5].parse().ok()
                };
                *sums = row[4].parse().ok().zip(squares).ok_or_else(missing)?;
            }
            *pair = pair_of(&sums).ok_or_else(|| fault(format!("channel {place} has numbers out of range")))?;
        }
        all.push(tally);
    }
    match rows.next() {
        None => Ok(all),
        Some(_) => Err(fault("goes on behind the last policy of the scenario".to_owned())),
    }
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

/// Why the channels of a stored result cannot be read.
#[derive(Debug)]
pub struct ChannelsError {
    path: PathBuf,
    reason: String,
}

impl fmt::Display for ChannelsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for ChannelsError {}
