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

use crate::{
    estimate::{Outcomes, ReadersOverTime},
    scenario::Scenario,
};
use std::path::Path;

pub use csv::to_csv;
pub use error::{RowFault, TrialsError};
pub use parquet::to_parquet;

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

/// Reads the outcomes of `scenario` from a `.csv` or a parquet file.
///
/// `interrupted` stands in the manifest, not in the rows, and is passed on. How many had read by when stands in `readers.csv`
/// and stays empty here.
///
/// # Errors
/// Where the file cannot be read, is cut off, or does not hold trials of this scenario.
pub fn read(path: &Path, scenario: &Scenario, interrupted: bool) -> Result<Outcomes, TrialsError> {
    let is_csv = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let (rows, names) = if is_csv {
        csv::read(path, scenario)?
    } else {
        parquet::read(path, scenario)?
    };
    Ok(Outcomes {
        policies: scenario.policies.len(),
        trials_per_world: scenario.experiment.trials_per_world,
        rows,
        names,
        readers: ReadersOverTime::default(),
        interrupted,
    })
}
