//! `readers.csv`: how many people had read by when, in how many trials; written and read back.
//!
//! | column | means |
//! | --- | --- |
//! | `policy` | name of the policy |
//! | `hours` | time since the release |
//! | `people` | people who had read by then; from 1024 on, the least of a range at most 0.2 % wide |
//! | `trials` | in how many trials it was so many |
//!
//! Rows stand in order of the scenario's policies, then of times, then of people.

use super::spreadsheet::{Dialect, safe_cell};
use crate::{scenario::Scenario, spread::Grid, stats::histogram::Histogram, tally::ReadersOverTime};
use std::{
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
};

/// Name of the file within its folder.
pub const FILE_NAME: &str = "readers.csv";

const COLUMNS: [&str; 4] = ["policy", "hours", "people", "trials"];

/// The bytes of `readers.csv`, in a dialect of spreadsheets.
///
/// # Panics
/// If `readers` are not those of the scenario's policies.
pub fn to_csv(scenario: &Scenario, readers: &ReadersOverTime, dialect: Dialect) -> Vec<u8> {
    let mut writer = dialect.writer();
    writer.write_record(COLUMNS).expect("memory can be written to");
    for (index, policy) in scenario.policies.iter().enumerate() {
        let policy = safe_cell(&policy.name);
        for (&hours, histogram) in readers.hours.iter().zip(readers.of_policy(index)) {
            let hours = dialect.number(hours);
            for (people, trials) in histogram.bins() {
                writer
                    .write_record([&*policy, &hours, &people.to_string(), &trials.to_string()])
                    .expect("memory can be written to");
            }
        }
    }
    dialect.finish(writer)
}

/// Reads what [`to_csv`] wrote of a run with so many trials, in any dialect.
///
/// The rows of a policy and time are those that add up to all trials: times need not differ for that.
///
/// # Errors
/// Where the file cannot be read, or does not hold the readers of that run.
pub fn read(path: &Path, scenario: &Scenario, trials: u64) -> Result<ReadersOverTime, ReadersError> {
    let fault = |reason: String| ReadersError {
        path: path.to_owned(),
        reason,
    };
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    let (dialect, text) = Dialect::found(&text, COLUMNS[0]);
    let mut reader = dialect.reader(text);
    let header = reader.headers().map_err(|error| fault(error.to_string()))?;
    if header != COLUMNS[..] {
        let found = header.iter().collect::<Vec<_>>().join(", ");
        return Err(fault(format!(
            "has the columns {found}; readers have {}",
            COLUMNS.join(", ")
        )));
    }
    let mut readers = ReadersOverTime::new(&Grid::new(scenario), scenario.policies.len());
    let names: Vec<_> = scenario.policies.iter().map(|policy| safe_cell(&policy.name)).collect();
    let times = readers.hours.len();
    let mut cell = 0;
    for row in reader.records() {
        let row = row.map_err(|error| fault(error.to_string()))?;
        let row = Row::of(&row, dialect).map_err(fault)?;
        if !names.iter().any(|name| *name == row.policy) {
            return Err(fault(format!("the scenario has no policy \"{}\"", row.policy)));
        }
        let histograms = &mut readers.trials_by_readers;
        if histograms
            .get(cell)
            .is_some_and(|histogram| histogram.total() == trials)
        {
            cell += 1;
        }
        let is_of = |cell: usize| (row.policy, row.hours) == (&*names[cell / times], readers.hours[cell % times]);
        if cell == histograms.len() || !is_of(cell) {
            // More rows of a policy and time than there were trials, or fewer.
            let counted = match histograms.get(cell).map_or(0, Histogram::total) {
                0 if cell > 0 && is_of(cell - 1) => trials.saturating_add(row.trials),
                counted => counted,
            };
            return Err(fault(match counted {
                0 => "its policies and times are not those of the scenario".to_owned(),
                counted => format!("counts {counted} trials where the run has {trials}"),
            }));
        }
        histograms[cell].add_times(row.people, row.trials);
        let counted = histograms[cell].total();
        if counted > trials {
            return Err(fault(format!("counts {counted} trials where the run has {trials}")));
        }
    }
    let all_counted = readers
        .trials_by_readers
        .iter()
        .all(|histogram| histogram.total() == trials);
    if all_counted {
        Ok(readers)
    } else {
        Err(fault("ends before all policies and times of the scenario".to_owned()))
    }
}

struct Row<'a> {
    policy: &'a str,
    hours: f64,
    people: u32,
    trials: u64,
}

impl<'a> Row<'a> {
    /// What stands in a row, or what is wrong with it.
    fn of(row: &'a csv::StringRecord, dialect: Dialect) -> Result<Self, String> {
        fn parsed<T: FromStr<Err: fmt::Display>>(column: &str, cell: &str) -> Result<T, String> {
            cell.parse().map_err(|error| format!("{column} is \"{cell}\": {error}"))
        }
        Ok(Self {
            policy: &row[0],
            hours: parsed("hours", &dialect.with_point(&row[1]))?,
            people: parsed("people", &row[2])?,
            trials: parsed("trials", &row[3])?,
        })
    }
}

/// Why `readers.csv` was not read.
#[derive(Debug)]
pub struct ReadersError {
    path: PathBuf,
    reason: String,
}

impl fmt::Display for ReadersError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} (simulate again with `whoknows run`)",
            self.path.display(),
            self.reason
        )
    }
}

impl std::error::Error for ReadersError {}
