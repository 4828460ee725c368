//! `releases.csv`: what happened at each release of a campaign, as sums over trials; written and read back.
//!
//! | column | means |
//! | --- | --- |
//! | `policy` | name of the policy |
//! | `release` | number of the release, from 1 |
//! | `figure` | `contacts` when it came, `readers` of it, or `reached`, trials in which a decision-maker read it |
//! | `sum`, `squares` | sums over trials, and of squares |
//!
//! Sums are whole numbers, so nothing is lost. Rows stand in order of the scenario's policies, then releases, then as above.

use super::spreadsheet::{Dialect, safe_cell};
use super::sums::{Sums, SumsError};
use crate::scenario::Scenario;
use crate::stats::nested::WorldCounts;
use crate::tally::ReleaseCounts;
use std::path::Path;

/// Name of the file within its folder.
pub const FILE_NAME: &str = "releases.csv";

const COLUMNS: [&str; 5] = ["policy", "release", "figure", "sum", "squares"];

/// What is kept of each release, in order of the rows.
const FIGURES: [&str; 3] = ["contacts", "readers", "reached"];

/// The bytes of `releases.csv`, in a dialect of spreadsheets.
///
/// # Panics
/// If `releases` are not those of the scenario's policies.
pub fn to_csv(scenario: &Scenario, releases: &[Vec<ReleaseCounts>], dialect: Dialect) -> Vec<u8> {
    assert_eq!(
        releases.len(),
        scenario.policies.len(),
        "releases of the scenario's policies"
    );
    let mut writer = dialect.writer();
    writer.write_record(COLUMNS).expect("memory can be written to");
    for (policy, releases) in scenario.policies.iter().zip(releases) {
        let policy = safe_cell(&policy.name);
        for (number, counts) in (1..).zip(releases) {
            let number: String = u32::to_string(&number);
            let counts = [counts.contacts, counts.readers, counts.reached];
            for (figure, counts) in FIGURES.into_iter().zip(counts) {
                let (sum, squares) = (counts.sum().to_string(), counts.squares().to_string());
                let row = [&*policy, &number, figure, &sum, &squares];
                writer.write_record(row).expect("memory can be written to");
            }
        }
    }
    dialect.finish(writer)
}

/// Reads what [`to_csv`] wrote of a run with so many trials, in any dialect.
///
/// # Errors
/// Where the file cannot be read, or does not hold the releases of that scenario.
pub fn read(path: &Path, scenario: &Scenario, trials: u64) -> Result<Vec<Vec<ReleaseCounts>>, SumsError> {
    let mut sums = Sums::open(path, &COLUMNS)?;
    let releases = scenario.issues().len();
    let mut all = Vec::new();
    for policy in &scenario.policies {
        let policy = safe_cell(&policy.name);
        let of_policy = (1..=releases).map(|number| {
            let number = number.to_string();
            let mut counts = |figure: &str| {
                let row = sums.row(&policy, &number, figure)?;
                Ok(WorldCounts::of_sums(
                    1,
                    trials,
                    sums.whole(&row, 3)?,
                    sums.whole(&row, 4)?,
                ))
            };
            let [contacts, readers, reached] = FIGURES;
            Ok(ReleaseCounts {
                contacts: counts(contacts)?,
                readers: counts(readers)?,
                reached: counts(reached)?,
            })
        });
        all.push(of_policy.collect::<Result<_, SumsError>>()?);
    }
    sums.end().map(|()| all)
}
