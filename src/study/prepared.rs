//! A scenario made ready, and what is asked of it.

use super::batches::Batch;
use super::run::first_rows;
use super::{IdentityError, Run, identity};
use crate::experiment::{self, Plan, PlanError, Progress, Stretch};
use crate::scenario::Scenario;
use crate::story::{Picked, Story, Why, most_telling};
use crate::tally::{Listener, Outcomes, Tally};
use crate::world::Watch;
use std::fmt;
use std::ops::Range;

/// Simulates a scenario to its end, on all threads, and answers its question.
///
/// # Errors
/// If a file that it names cannot be read or does not go with it.
///
/// # Panics
/// Never: nothing ends it before the first trial.
pub fn run(scenario: &Scenario) -> Result<Run, StudyError> {
    let run = Study::new(scenario)?.run(&Watch::never(), &mut (), |_| {});
    Ok(run.expect("nothing ends this watch before the first trial"))
}

/// A scenario, ready to be simulated: all that its worlds share, and what tells it from others.
#[derive(Debug)]
pub struct Study<'a> {
    scenario: &'a Scenario,
    plan: Plan,
    digest: String,
}

impl<'a> Study<'a> {
    /// Makes a scenario ready. Cost: that of reading its network file, if it has one; else some milliseconds.
    ///
    /// # Errors
    /// If a file that it names cannot be read or does not go with it, or its network does not fit.
    pub fn new(scenario: &'a Scenario) -> Result<Self, StudyError> {
        Ok(Self {
            plan: asking_all(scenario, Plan::new(scenario).map_err(StudyError::Plan)?),
            digest: identity(scenario).map_err(StudyError::Identity)?,
            scenario,
        })
    }

    /// The scenario.
    pub fn scenario(&self) -> &'a Scenario {
        self.scenario
    }

    /// What will be simulated.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The digest of all that its numbers depend on.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Simulates all trials until the watch is over, and answers the question of the scenario from what is done by then; none
    /// if that is no trial.
    ///
    /// `listener` is given the rows of all trials, and `report` is called some ten times a second.
    pub fn run(
        &self,
        watch: &Watch<'_>,
        listener: &mut impl Listener,
        report: impl FnMut(&Progress<'_>),
    ) -> Option<Run> {
        self.go_on(std::iter::empty(), watch, listener, report)
    }

    /// As [`Study::run`], where the first worlds were played before: `done` is what they left behind, in order.
    ///
    /// The same run comes of it, whatever was done before. `listener` is given the rows of all trials.
    pub fn go_on(
        &self,
        done: impl Iterator<Item = Batch>,
        watch: &Watch<'_>,
        listener: &mut impl Listener,
        report: impl FnMut(&Progress<'_>),
    ) -> Option<Run> {
        let mut first = first_rows(self.scenario);
        let tally = self.play(
            0..self.plan.most_worlds(),
            done,
            watch,
            &mut (&mut first, listener),
            report,
        );
        (tally.trials() > 0).then(|| Run::of(self, tally, &first))
    }

    /// What these worlds add up to, of which the first were played before.
    pub fn play(
        &self,
        worlds: Range<u64>,
        done: impl Iterator<Item = Batch>,
        watch: &Watch<'_>,
        listener: &mut impl Listener,
        report: impl FnMut(&Progress<'_>),
    ) -> Tally {
        let mut stretch = Stretch::of(&self.plan, worlds);
        let mut of_shard = None;
        for batch in done {
            if batch.begins_a_shard() {
                stretch.take_done(of_shard.as_ref());
            }
            // Who wants no more is asked again with the next trials.
            let _ = listener.take(&batch.rows);
            of_shard = Some(batch.so_far);
        }
        stretch.take_done(of_shard.as_ref());
        experiment::run_stretch(&self.plan, stretch, watch, listener, report)
    }

    /// Simulates all trials until the watch is over, and keeps the rows of the first; says whether it was over too soon.
    pub fn rows(&self, watch: &Watch<'_>, most_rows: usize, report: impl FnMut(&Progress<'_>)) -> (Outcomes, bool) {
        let Scenario {
            policies, experiment, ..
        } = self.scenario;
        let mut rows = Outcomes::new(policies.len(), experiment.trials_per_world, most_rows);
        let tally = experiment::run(&self.plan, watch, &mut rows, report);
        (rows, tally.interrupted)
    }

    /// The trial that was picked, as a story.
    pub fn story(&self, picked: Picked) -> Story {
        let replay = self.plan.replay(picked.trial);
        Story::new(self.scenario, &replay, picked).named_by(&self.plan)
    }

    /// Any trial as a story, under a policy or the one that has most to tell.
    pub fn story_of(&self, trial: u64, policy: Option<usize>) -> Story {
        let replay = self.plan.replay(trial);
        let picked = Picked {
            trial,
            policy: policy.unwrap_or_else(|| most_telling(&replay)),
            why: Why::Asked,
        };
        Story::new(self.scenario, &replay, picked).named_by(&self.plan)
    }
}

/// The plan, asking of every trial what a run answers: who carried the news, where nobody but contacts hears the firm and there is one
/// release, and what each channel adds.
pub(super) fn asking_all(scenario: &Scenario, plan: Plan) -> Plan {
    let plan = plan.comparing_channels();
    if scenario.has_open_forum() || scenario.has_campaign() {
        plan
    } else {
        plan.with_carriers()
    }
}

/// Why a scenario cannot be simulated although its file is right.
#[derive(Debug)]
pub enum StudyError {
    /// What it asks for cannot be made.
    Plan(PlanError),
    /// A file that it names cannot be read.
    Identity(IdentityError),
}

impl fmt::Display for StudyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan(error) => error.fmt(f),
            Self::Identity(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for StudyError {}
