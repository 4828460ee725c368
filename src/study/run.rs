//! What came of a scenario.

use super::manifest::Provenance;
use super::{Study, VERSION};
use crate::estimate::{Answers, Outcomes, answers};
use crate::scenario::Scenario;
use crate::story::{Find, Story};
use std::fmt;
use std::path::PathBuf;

/// What came of a scenario: all that reports are made of.
#[derive(Debug)]
pub struct Run {
    /// The scenario.
    pub scenario: Scenario,
    /// A row per trial and policy.
    pub outcomes: Outcomes,
    /// What they say, with intervals.
    pub answers: Answers,
    /// A typical trial under the policy that reached most, or why none can be told.
    pub story: Result<Story, Untold>,
}

impl Run {
    pub(super) fn of(study: &Study<'_>, outcomes: Outcomes) -> Self {
        let answers = Answers {
            network: study.plan().account().cloned(),
            ..answers(study.scenario(), &outcomes, VERSION, study.digest())
        };
        Self {
            scenario: study.scenario().clone(),
            story: Ok(typical(study, &outcomes)),
            answers,
            outcomes,
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

/// A typical trial under the policy that reached most.
pub(super) fn typical(study: &Study<'_>, outcomes: &Outcomes) -> Story {
    let picked = Find::Typical
        .pick(outcomes, None)
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
                "a result does not keep its network file; to have one told, copy the file to {} and report again",
                path.display()
            ),
            Self::Other(path) => write!(
                f,
                "{} is not the network file of the run; to have one told, copy that file there and report again",
                path.display()
            ),
            Self::Unplayable(reason) => write!(f, "{reason}"),
        }
    }
}
