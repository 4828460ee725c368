//! What came of a scenario.

use super::manifest::Provenance;
use super::{Questions, Study, VERSION};
use crate::estimate::{Answers, answers};
use crate::scenario::Scenario;
use crate::story::{Find, Story};
use crate::tally::{Outcomes, Tally};
use std::fmt;
use std::path::PathBuf;

/// What came of a scenario: all that reports are made of.
#[derive(Debug)]
pub struct Run {
    /// The scenario.
    pub scenario: Scenario,
    /// What its trials add up to.
    pub tally: Tally,
    /// What they say, with intervals.
    pub answers: Answers,
    /// A typical trial under the policy that reached most, or why none can be told.
    pub story: Result<Story, Untold>,
    /// What came of the questions that follow it, if any was asked.
    pub questions: Questions,
}

impl Run {
    /// `first` are the rows of the first trials, of which one is told.
    pub(super) fn of(study: &Study<'_>, tally: Tally, first: &Outcomes) -> Self {
        let answers = Answers {
            network: study.plan().account().cloned(),
            ..answers(study.scenario(), &tally, VERSION, study.digest())
        };
        Self {
            scenario: study.scenario().clone(),
            story: Ok(typical(study, first, tally.interrupted)),
            questions: Questions::default(),
            answers,
            tally,
        }
    }

    /// What tells this run from others.
    pub fn provenance(&self) -> Provenance {
        Provenance {
            version: self.answers.version.clone(),
            digest: self.answers.scenario.digest.clone(),
            seed: self.scenario.seed,
            trials: self.answers.trials,
            interrupted: self.answers.interrupted,
        }
    }
}

/// Rows of so many trials and policies are kept, to find one that is told: a typical one stands among the first as well as among all
/// `[rows]`.
const ROWS_TO_TELL: usize = 1 << 18;

/// Room for the rows of the first trials of a scenario.
pub(super) fn first_rows(scenario: &Scenario) -> Outcomes {
    Outcomes::new(
        scenario.policies.len(),
        scenario.experiment.trials_per_world,
        ROWS_TO_TELL,
    )
}

/// A typical trial under the policy that reached most.
pub(super) fn typical(study: &Study<'_>, first: &Outcomes, interrupted: bool) -> Story {
    let picked = Find::Typical
        .pick(first, interrupted, None)
        .expect("every run has a typical trial");
    study.story(picked)
}

/// Why no trial of a stored run can be told: trials on a network file are played again on that very file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untold {
    /// A file that the scenario names is gone.
    Missing(PathBuf),
    /// Another file stands in its place.
    Other(PathBuf),
    /// The scenario cannot be played any more.
    Unplayable(String),
}

impl fmt::Display for Untold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(
                f,
                "a result does not keep the files that its scenario names; to have one told, copy the one that was {} there and report again",
                path.display()
            ),
            Self::Other(path) => write!(
                f,
                "{} is not the file of the run; to have one told, copy that file there and report again",
                path.display()
            ),
            Self::Unplayable(reason) => write!(f, "{reason}"),
        }
    }
}
