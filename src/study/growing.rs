//! A scenario whose trials are played bit by bit, by somebody who wants to see the answer before it is settled.

use super::prepared::{StudyError, asking_all};
use super::{VERSION, identity};
use crate::estimate::{Answers, answers};
use crate::experiment::{self, Plan};
use crate::scenario::Scenario;
use crate::tally::Tally;

/// What the first trials of a scenario say, and ever more of them.
#[derive(Debug)]
pub struct Growing {
    plan: Plan,
    digest: String,
    tally: Tally,
}

impl Growing {
    /// Makes a scenario ready; no trial is played yet.
    ///
    /// # Errors
    /// As [`super::Study::new`].
    pub fn new(scenario: &Scenario) -> Result<Self, StudyError> {
        let plan = asking_all(scenario, Plan::new(scenario).map_err(StudyError::Plan)?);
        Ok(Self {
            digest: identity(scenario).map_err(StudyError::Identity)?,
            tally: experiment::empty(&plan),
            plan,
        })
    }

    /// Plays on until so many trials are done, or a few more where worlds have several.
    pub fn play_to(&mut self, trials: u64) {
        let worlds = trials.div_ceil(self.plan.trials_per_world());
        experiment::advance(&self.plan, &mut self.tally, worlds);
    }

    /// Trials that are done.
    pub fn trials(&self) -> u64 {
        self.tally.trials()
    }

    /// What they say: the same as a run of so many trials. None before the first.
    pub fn answers(&self) -> Option<Answers> {
        let scenario = self.plan.scenario();
        (self.trials() > 0).then(|| Answers {
            network: self.plan.account().cloned(),
            ..answers(scenario, &self.tally, VERSION, &self.digest)
        })
    }
}
