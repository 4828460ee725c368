//! What a run's folder keeps besides the run: what came of the questions that follow it.

use serde::{Deserialize, Serialize};

use super::breakeven::{self, BreakEven, breakeven};
use super::cells::{Effort, PointError};
use super::points::Points;
use super::sensitivity::{
    Assumption, Bar, Extent, Sensitivity, Tornado, quick_effort, sensitivity, tornado, uncertain,
};
use super::{Run, json};
use crate::scenario::Scenario;
use crate::world::Watch;

/// Name of the file that keeps them.
pub const FILE_NAME: &str = "questions.json";

/// What came of the questions that follow a run; most runs ask the first alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Questions {
    /// What the answer depends on, each assumption by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dependence: Option<Dependence>,
    /// Where it flips.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breakevens: Vec<BreakEven>,
    /// What it depends on, all assumptions together, and which policy is safe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<Box<Sensitivity>>,
}

/// What the answer depends on, each assumption by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dependence {
    /// What is uncertain.
    pub assumptions: Vec<Assumption>,
    /// What each does.
    pub tornado: Tornado,
}

impl Questions {
    /// Whether none was asked.
    pub fn are_none(&self) -> bool {
        *self == Self::default()
    }

    /// The text of their file.
    pub fn to_json(&self) -> String {
        json::pretty(self)
    }

    /// The assumptions one at a time, from whichever question has them.
    pub fn one_at_a_time(&self) -> Option<(&[Assumption], &Tornado)> {
        let together = self
            .sensitivity
            .as_ref()
            .map(|found| (&found.assumptions[..], &found.tornado));
        let quick = self
            .dependence
            .as_ref()
            .map(|found| (&found.assumptions[..], &found.tornado));
        together.or(quick)
    }
}

/// The pass that every run makes over its assumptions, which takes about as long as the run; none where the run has too few trials for
/// it, or it was interrupted.
///
/// # Errors
/// If a point is no scenario, or cannot be simulated.
pub fn dependence(scenario: &Scenario, watch: &Watch<'_>) -> Result<Option<Dependence>, PointError> {
    let assumptions = uncertain(scenario);
    let Some(effort) = quick_effort(scenario, assumptions.len()) else {
        return Ok(None);
    };
    let tornado = tornado(scenario, &assumptions, effort, &mut Points::new(watch, &mut |_| ()))?;
    let is_whole = tornado.bars.len() == assumptions.len();
    Ok(is_whole.then_some(Dependence { assumptions, tornado }))
}

/// Trials at each point of the questions of a pitch.
const TRIALS: u64 = 250;
/// Most trials at a point of its break-evens.
const MOST_TRIALS: u64 = 2000;
/// Sets of assumptions.
const FUTURES: usize = 500;
/// Assumptions whose break-evens are looked for.
const MOST_KEYS: usize = 6;

/// The assumptions at an end of which the leader is not ahead, then those that move its lead most: by their places.
fn most_telling(tornado: &Tornado) -> Vec<usize> {
    let (surviving, doubtful): (Vec<&Bar>, Vec<&Bar>) = tornado.bars.iter().partition(|bar| bar.is_survived());
    let in_order = doubtful.into_iter().chain(surviving);
    in_order.take(MOST_KEYS).map(|bar| bar.assumption).collect()
}

/// Points that [`all`] simulates, more or less.
pub fn points(scenario: &Scenario) -> usize {
    let assumptions = uncertain(scenario).len();
    let extent = extent(scenario);
    assumptions.min(MOST_KEYS) * breakeven::points() + super::sensitivity::points(assumptions, extent)
}

/// How much is done, of a run of few trials no more than that.
fn extent(scenario: &Scenario) -> Extent {
    let of_run = scenario.experiment.length.most_trials();
    Extent {
        effort: Effort::conditional(TRIALS.min(of_run)),
        futures: FUTURES.min(of_run.max(10) as usize),
    }
}

/// All questions of a pitch, until the watch is over; `step` is called after each point or, of break-evens, after the points of a key.
///
/// # Errors
/// If a point is no scenario, or cannot be simulated.
pub fn all(run: &Run, watch: &Watch<'_>, mut step: impl FnMut(usize)) -> Result<Questions, PointError> {
    let scenario = &run.scenario;
    let assumptions = uncertain(scenario);
    let extent = extent(scenario);
    let of_run = scenario.experiment.length.most_trials();
    let digest = &run.answers.scenario.digest;
    let mut questions = Questions::default();
    if !assumptions.is_empty() {
        let mut report = |_| step(1);
        let mut points = Points::new(watch, &mut report);
        let found = sensitivity(scenario, digest, (&assumptions, extent), &mut points)?;
        questions.sensitivity = (!found.interrupted).then(|| Box::new(found));
    }
    if scenario.policies.len() < 2 {
        return Ok(questions);
    }
    let leader = run.answers.leader().place;
    let rivals: Vec<usize> = (0..scenario.policies.len())
        .filter(|&policy| policy != leader)
        .collect();
    let doubtful = questions
        .one_at_a_time()
        .map(|(_, found)| most_telling(found))
        .unwrap_or_default();
    for axis in doubtful.into_iter().filter_map(|place| assumptions[place].axis.clone()) {
        if watch.is_over() {
            break;
        }
        let asked = breakeven::Asked {
            axis,
            leader,
            rivals: rivals.clone(),
            effort: Effort::conditional(MOST_TRIALS.min(of_run)),
        };
        let found = breakeven(scenario, &asked, &mut Points::new(watch, &mut |_| ()))?;
        if !found.interrupted {
            questions.breakevens.push(found);
        }
        step(breakeven::points());
    }
    Ok(questions)
}
