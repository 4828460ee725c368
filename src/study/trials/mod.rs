//! `trials.parquet` and `trials.csv`: a row per trial and policy, written and read back to the last bit.
//!
//! | column | means |
//! | --- | --- |
//! | `trial`, `world` | index of the trial and of its world, from 0 |
//! | `policy` | name of the policy |
//! | `accepted`, `accepted_spammers`, `people`, `reposts`, `forwards`, `decision_makers`, `deals` | counts |
//! | `value` | what the trial was worth `[outcome.currency]` |
//! | `heard`, `heard_accepted`, `heard_passed_on`, `passed_on`, `most_hops` | counts |
//! | `one_hop` | whether a decision-maker would have read with reposts and forwards off |
//! | `reached` | whether a decision-maker read; what follows is empty where none did |
//! | `first_hours`, `first_hops` | when the first one read, and over how many links |
//! | `first_channel` | the last link: `post`, `wire`, `repost` or `forward` |
//! | `evangelist_segment` | segment of the person at hop 1, or `(wire)` |
//! | `evangelist_accepted_by_NAME` | a column per policy: whether policy NAME accepted that person; empty for the wire |
//! | `evangelist`, `first_decision_maker` | what the two people are called; columns of scenarios with a network file |
//!
//! Rows ascend by trial, and within a trial stand in order of the scenario's policies.

mod collect;
mod csv;
mod error;
mod parquet;
mod record;
mod side_by_side;
mod writer;

use crate::scenario::Scenario;
use crate::study::spreadsheet::Dialect;
use crate::tally::Listener;
use std::fs::File;
use std::io::{self, Seek};
use std::path::Path;

pub use csv::CsvWriter;
pub use error::{RowFault, TrialsError};
pub use parquet::ParquetWriter;
pub use side_by_side::{Stored, side_by_side};
pub use writer::TrialsWriter;

/// How the row per trial and policy is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrialsFormat {
    /// `trials.parquet`, small and typed.
    Parquet,
    /// `trials.csv`, read by everything.
    Csv,
}

impl TrialsFormat {
    /// Every format; a result lists the file of one of them.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Parquet];

    /// The name of the file within its folder.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Parquet => "trials.parquet",
            Self::Csv => "trials.csv",
        }
    }
}

/// Gives the rows of trials of `scenario`, from a `.csv` or a parquet file, to a listener, some whole worlds at a time.
///
/// The people at the ends of chains are left out: who they are is of use to those who read the file.
///
/// # Errors
/// Where the file cannot be read, is cut off, or does not hold trials of this scenario.
pub fn read(path: &Path, scenario: &Scenario, listener: &mut impl Listener) -> Result<(), TrialsError> {
    let is_csv = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    if is_csv {
        csv::read(path, scenario, listener)
    } else {
        parquet::read(path, scenario, listener)
    }
}

/// The file of trials in the result folder `folder`, to be written once more; CSV in this dialect.
///
/// # Errors
/// If it cannot be read, or a copy of it not be written.
pub fn reopen(folder: &Path, format: TrialsFormat, dialect: Dialect) -> io::Result<File> {
    let path = folder.join(format.file_name());
    match format {
        TrialsFormat::Parquet => crate::input::open(&path),
        TrialsFormat::Csv => {
            let mut copy = csv::in_dialect(&path, dialect, tempfile::tempfile()?)?;
            copy.rewind()?;
            Ok(copy)
        }
    }
}
