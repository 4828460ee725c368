//! What came of a question that follows a run, as its folder keeps it.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::breakeven::BreakEven;
use super::contacts::Ranking;
use super::manifest::{Manifest, Provenance};
use super::optimum::Optimum;
use super::sensitivity::Sensitivity;
use super::sweep::Sweep;
use super::{NoRun, SCENARIO_FILE, VERSION, json};
use crate::input;
use crate::scenario::{self, Scenario};

/// What came of a question, and how it was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// Arguments that ask it again of the `scenario.toml` beside it.
    pub command: String,
    /// Digest of all that its numbers depend on.
    pub digest: String,
    /// Trials done, over all points.
    pub trials: u64,
    /// Whether it was interrupted before all was done.
    pub interrupted: bool,
    /// What came of it.
    #[serde(flatten)]
    pub answer: Answer,
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// What if?
    Sweep(Box<Sweep>),
    /// Where does it flip?
    BreakEven(Vec<BreakEven>),
    /// What does it depend on?
    Sensitivity(Box<Sensitivity>),
    /// What should we do?
    Optimize(Box<Optimum>),
    /// Who of the firm's own contacts brings what?
    Contacts(Box<Ranking>),
}

impl Answer {
    /// Name of the command that asks it.
    pub fn command(&self) -> &'static str {
        let [sweep, breakeven, sensitivity, optimize, contacts] = COMMANDS;
        match self {
            Self::Sweep(_) => sweep,
            Self::BreakEven(_) => breakeven,
            Self::Sensitivity(_) => sensitivity,
            Self::Optimize(_) => optimize,
            Self::Contacts(_) => contacts,
        }
    }
}

/// The commands whose answers are kept, each in a file of its name.
const COMMANDS: [&str; 5] = ["sweep", "breakeven", "sensitivity", "optimize", "contacts"];

/// Name of the file that keeps the answer of a command.
fn file_of(command: &str) -> String {
    format!("{command}.json")
}

impl Answered {
    /// Name of the file that keeps it.
    pub fn file_name(&self) -> String {
        file_of(self.answer.command())
    }

    /// The text of that file.
    pub fn to_json(&self) -> String {
        json::pretty(self)
    }

    /// What a result names of it, of a scenario with this seed.
    pub fn provenance(&self, seed: u64) -> Provenance {
        Provenance {
            version: VERSION.to_owned(),
            digest: self.digest.clone(),
            seed,
            trials: self.trials,
            interrupted: self.interrupted,
        }
    }

    /// Reads what a folder keeps, with its scenario; none if it keeps something else or nothing.
    ///
    /// # Errors
    /// If another version wrote it, or somebody has changed it.
    pub fn read(folder: &Path) -> Result<Option<(Self, Scenario)>, NoRun> {
        let Ok(manifest) = Manifest::read(folder) else {
            return Ok(None);
        };
        let kept = COMMANDS
            .into_iter()
            .find(|command| manifest.files.contains_key(&file_of(command)));
        let Some(command) = kept else {
            return Ok(None);
        };
        let name = &*file_of(command);
        let again = |reason: &dyn std::fmt::Display| {
            NoRun::Unreadable(format!(
                "{}: {reason}; ask again with `whoknows {command}`",
                folder.display()
            ))
        };
        if manifest.run.version != VERSION {
            let theirs = &manifest.run.version;
            return Err(again(&format!(
                "written by version {theirs} of whoknows, this is {VERSION}"
            )));
        }
        manifest.check_format().map_err(|error| again(&error))?;
        for name in [name, SCENARIO_FILE] {
            manifest.verify(folder, name).map_err(|error| again(&error))?;
        }
        let text = input::open(&folder.join(name)).and_then(io::read_to_string);
        let text = text.map_err(|error| again(&error))?;
        let answered: Self = serde_json::from_str(&text).map_err(|error| again(&error))?;
        let checked = scenario::load(&folder.join(SCENARIO_FILE), &[]).map_err(NoRun::Scenario)?;
        Ok(Some((answered, checked.scenario)))
    }
}
