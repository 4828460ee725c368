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
use crate::scenario::Scenario;
use crate::stats::nested::WorldCounts;
use crate::tally::ReleaseCounts;
use std::fmt;
use std::path::{Path, PathBuf};

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
pub fn read(path: &Path, scenario: &Scenario, trials: u64) -> Result<Vec<Vec<ReleaseCounts>>, ReleasesError> {
    let fault = |reason: String| ReleasesError {
        path: path.to_owned(),
        reason,
    };
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    let (dialect, text) = Dialect::found(&text, COLUMNS[0]);
    let mut reader = dialect.reader(text);
    if reader.headers().map_err(|error| fault(error.to_string()))? != COLUMNS[..] {
        return Err(fault(format!("its columns are not {}", COLUMNS.join(", "))));
    }
    let mut rows = reader.records();
    let mut next = |policy: &str, number: &str, figure: &str| {
        let missing = || fault(format!("{figure} of release {number} under {policy} is missing"));
        let row = rows
            .next()
            .ok_or_else(missing)?
            .map_err(|error| fault(error.to_string()))?;
        let is_it = row[0] == *safe_cell(policy) && row[1] == *number && row[2] == *figure;
        let sums = row[3].parse().ok().zip(row[4].parse().ok());
        let (sum, squares) = sums.filter(|_| is_it).ok_or_else(missing)?;
        Ok(WorldCounts::of_sums(1, trials, sum, squares))
    };
    let releases = scenario.issues().len();
    let mut all = Vec::new();
    for policy in &scenario.policies {
        let mut of_policy = Vec::new();
        for number in 1..=releases {
            let number = number.to_string();
            let [contacts, readers, reached] = FIGURES;
            of_policy.push(ReleaseCounts {
                contacts: next(&policy.name, &number, contacts)?,
                readers: next(&policy.name, &number, readers)?,
                reached: next(&policy.name, &number, reached)?,
            });
        }
        all.push(of_policy);
    }
    match rows.next() {
        None => Ok(all),
        Some(_) => Err(fault("goes on behind the last policy of the scenario".to_owned())),
    }
}

/// Why the releases of a stored result cannot be read.
#[derive(Debug)]
pub struct ReleasesError {
    path: PathBuf,
    reason: String,
}

impl fmt::Display for ReleasesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for ReleasesError {}
