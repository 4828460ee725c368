//! A scenario's question: asked, answered, stored and read back.
//!
//! ```text
//! Scenario -> Study (plan, digest) -> Run (outcomes, answers, a trial to tell) -> result folder -> Run
//! ```
//!
//! | file | has |
//! | --- | --- |
//! | `prepared` | [`Study`]: a scenario made ready, and what is asked of it |
//! | `identity` | the digest of a scenario and the files that it names |
//! | `growing` | [`Growing`]: what its first trials say, and ever more of them |
//! | `run` | [`Run`]: what came of a scenario |
//! | `compare` | what changes from one stored run to another |
//! | [`questions`] | what a run's folder keeps of them |
//! | `answered` | what came of one of these, as its folder keeps it |
//! | [`cells`], [`points`] | many variants of a scenario under the same luck, and which of them a study has done |
//! | [`journal`] | what a study has done, on the disk: it goes on from there |
//! | [`sweep`], [`breakeven`], [`sensitivity`], [`optimum`] | what if, where does it flip, what does it depend on, what should we do |
//! | [`contacts`] | who of the firm's own contacts brings what |
//! | `stored` | reads a run back from its folder, and checks that nobody has changed it |
//! | [`folder`], [`manifest`] | a result folder that appears whole or not at all, and what is in it |
//! | [`trials`], [`readers`], [`carriers`], [`channels`], [`releases`], [`foretold`] | `trials.parquet`, `trials.csv`, `readers.csv`, `carriers.csv`, `channels.csv`, `releases.csv` and `chances.csv`, written and read back |
//! | `sums` | how carriers, channels and chances are read back, and why they are not |
//! | [`batches`] | what a run has done, on the disk: it goes on from there, and is shared out among machines |
//! | [`spreadsheet`], [`json`] | how tables and JSON are laid out |

mod answered;
pub mod batches;
pub mod breakeven;
pub mod carriers;
pub mod cells;
pub mod channels;
pub mod columns;
mod compare;
pub mod contacts;
pub mod folder;
pub mod foretold;
mod growing;
mod identity;
pub mod journal;
pub mod json;
pub mod manifest;
pub mod optimum;
pub mod points;
pub mod portrait;
mod prepared;
pub mod questions;
pub mod readers;
pub mod releases;
mod run;
pub mod sensitivity;
pub mod spreadsheet;
mod stored;
mod sums;
pub mod sweep;
pub mod trials;

pub use answered::{Answer, Answered};
pub use compare::{Asked, Comparison, Condition, KeyChange, RunIdentity, compare};
pub use growing::Growing;
pub use identity::{IdentityError, identity};
pub use prepared::{Study, StudyError, run};
pub use questions::{Dependence, Questions};
pub use run::{Run, Untold};
pub use stored::{COMPARISON_FILE, NoRun, SCENARIO_FILE, StoredRun};
pub use sums::SumsError;

/// The version of the program, which results name.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
