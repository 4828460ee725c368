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

use super::spreadsheet::safe_cell;
use crate::{estimate::ReadersOverTime, scenario::Scenario};
use serde::{Deserialize, Serialize};
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// Name of the file within its folder.
pub const FILE_NAME: &str = "readers.csv";

#[derive(Serialize, Deserialize)]
struct Row<'a> {
    policy: &'a str,
    hours: f64,
    people: u32,
    trials: u64,
}

/// The rows of one policy and time.
struct Cell {
    policy: usize,
    hours: f64,
    bins: Vec<(u32, u64)>,
}

/// The bytes of `readers.csv`.
///
/// # Panics
/// If `readers` are not those of the scenario's policies.
pub fn to_csv(scenario: &Scenario, readers: &ReadersOverTime) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    let header = ["policy", "hours", "people", "trials"];
    writer.write_record(header).expect("memory can be written to");
    for (index, policy) in scenario.policies.iter().enumerate() {
        let policy = safe_cell(&policy.name);
        for (&hours, histogram) in readers.hours.iter().zip(readers.of_policy(index)) {
            for (people, trials) in histogram.bins() {
                let row = Row {
                    policy: &policy,
                    hours,
                    people,
                    trials,
                };
                writer.serialize(row).expect("memory can be written to");
            }
        }
    }
    writer.into_inner().expect("memory can be written to")
}

/// Reads what [`to_csv`] wrote of a run with so many trials.
///
/// # Errors
/// Where the file cannot be read, or does not hold the readers of that run.
pub fn read(path: &Path, scenario: &Scenario, trials: u64) -> Result<ReadersOverTime, ReadersError> {
    let fault = |reason: String| ReadersError {
        path: path.to_owned(),
        reason,
    };
    let mut reader = csv::Reader::from_path(path).map_err(|error| fault(error.to_string()))?;
    let header = reader.headers().map_err(|error| fault(error.to_string()))?.clone();
    let mut cells: Vec<Cell> = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|error| fault(error.to_string()))?;
        let row: Row = row
            .deserialize(Some(&header))
            .map_err(|error| fault(error.to_string()))?;
        let policy = scenario
            .policies
            .iter()
            .position(|policy| safe_cell(&policy.name) == row.policy);
        let policy = policy.ok_or_else(|| fault(format!("the scenario has no policy \"{}\"", row.policy)))?;
        match cells.last_mut() {
            Some(cell) if (cell.policy, cell.hours) == (policy, row.hours) => cell.bins.push((row.people, row.trials)),
            _ => cells.push(Cell {
                policy,
                hours: row.hours,
                bins: vec![(row.people, row.trials)],
            }),
        }
    }
    let of_first_policy = cells.iter().take_while(|cell| cell.policy == 0);
    let hours: Vec<f64> = of_first_policy.map(|cell| cell.hours).collect();
    let mut readers = ReadersOverTime::at(hours, scenario.policies.len());
    let times = readers.hours.len();
    let in_order = cells.len() == readers.trials_by_readers.len()
        && cells
            .iter()
            .enumerate()
            .all(|(index, cell)| (cell.policy, cell.hours) == (index / times, readers.hours[index % times]));
    if !in_order {
        return Err(fault("its policies and times are not those of the scenario".to_owned()));
    }
    for (histogram, cell) in readers.trials_by_readers.iter_mut().zip(cells) {
        for (people, trials) in cell.bins {
            histogram.add_times(people, trials);
        }
        if histogram.total() != trials {
            let found = histogram.total();
            return Err(fault(format!("counts {found} trials where the run has {trials}")));
        }
    }
    Ok(readers)
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
