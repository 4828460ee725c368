//! Many variants of a scenario, all under the same luck: trial t meets the same people and coins everywhere, as far as what is changed
//! lets it, so that differences between variants are not those of chance.

use std::fmt;

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{StudyError, VERSION};
use crate::estimate::{Answers, Contest, Estimate, Importance, Standing, Verdict, answers};
use crate::experiment::{self, Plan};
use crate::scenario::{Estimator, Length, Remarks, Scenario};
use crate::spread::prospect::Detail;
use crate::tally::Tally;
use crate::trial::Tables;
use crate::world::Watch;

/// What came of one variant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Trials done.
    pub trials: u64,
    /// A row per policy, in order of the scenario.
    pub policies: Vec<PolicyCell>,
    /// A row per pair of policies, in order of the scenario.
    pub pairs: Vec<PairCell>,
}

/// What one policy got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyCell {
    /// Probability that at least one decision-maker reads.
    pub reach: Estimate,
    /// Mean value of a trial `[currency]`.
    pub value: Estimate,
    /// Mean number of people who read.
    pub readers: f64,
    /// Mean number of requests accepted.
    pub contacts: f64,
    /// Median hours to the first decision-maker, over the trials that reached.
    pub median_hours: Option<f64>,
}

/// Two policies in the same trials.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairCell {
    /// Place of the one policy in the scenario.
    pub a: usize,
    /// Place of the other, behind it.
    pub b: usize,
    /// Reach of `a` less that of `b`, with a paired interval.
    pub difference: Estimate,
    /// Holm-adjusted p-value of no difference, over all pairs of the variant.
    pub p_holm: f64,
    /// Differences up to this do not matter.
    pub zone: f64,
}

impl PairCell {
    /// What may be said of it, seen from `a`.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.difference, self.p_holm, self.zone)
    }

    /// How `a` stands against `b`; what is beyond doubt but too small to matter leaves them level.
    pub fn standing(&self) -> Standing {
        match self.verdict() {
            Verdict {
                importance: Importance::None,
                ..
            } => Standing::Same,
            verdict => verdict.standing,
        }
    }

    fn turned(self) -> Self {
        Self {
            a: self.b,
            b: self.a,
            difference: self.difference.negated(),
            ..self
        }
    }
}

/// Reach alone, of every policy and of every two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reaches {
    /// Trials done.
    pub trials: u64,
    /// Probability that at least one decision-maker reads, per policy in order of the scenario.
    pub reaches: Vec<Estimate>,
    /// A row per pair of policies, in order of the scenario.
    pub pairs: Vec<PairCell>,
}

impl Cell {
    /// Reach alone.
    pub fn reaches(&self) -> Reaches {
        Reaches {
            trials: self.trials,
            reaches: self.policies.iter().map(|policy| policy.reach).collect(),
            pairs: self.pairs.clone(),
        }
    }
}

fn pairs(answers: &Answers, tally: &Tally) -> Vec<PairCell> {
    let contests = answers.comparisons.iter().map(|row| answers.contest_of(row));
    let pair = |(((a, b), _), contest): (((usize, usize), _), Contest)| PairCell {
        a,
        b,
        difference: contest.difference,
        p_holm: contest.p_holm,
        zone: contest.zone.half_width,
    };
    tally.pairs().zip(contests).map(pair).collect()
}

impl Reaches {
    /// The policy that reached most often, by its place; of equals the first.
    pub fn leader(&self) -> usize {
        let reach = |policy: usize| self.reaches[policy].estimate;
        (1..self.reaches.len()).fold(
            0,
            |best, policy| if reach(policy) > reach(best) { policy } else { best },
        )
    }

    /// The policy that reached most often but for `policy`; none if there is no other.
    pub fn best_but(&self, policy: usize) -> Option<usize> {
        let reach = |policy: usize| self.reaches[policy].estimate;
        let others = (0..self.reaches.len()).filter(|&other| other != policy);
        others.reduce(|best, other| if reach(other) > reach(best) { other } else { best })
    }

    /// `a` against `b`, seen from `a`.
    ///
    /// # Panics
    /// If they are the same policy, or there is no such one.
    pub fn contest(&self, a: usize, b: usize) -> PairCell {
        let row = self.pairs.iter().find(|row| (row.a, row.b) == (a.min(b), a.max(b)));
        let row = *row.expect("two policies of the scenario");
        if row.a == a { row } else { row.turned() }
    }

    /// The contest of `policy` with the one that comes closest to it, or is furthest ahead; none if there is no other.
    pub fn closest(&self, policy: usize) -> Option<PairCell> {
        let others = (0..self.reaches.len()).filter(|&other| other != policy);
        others
            .map(|other| self.contest(policy, other))
            .min_by(|a, b| a.difference.estimate.total_cmp(&b.difference.estimate))
    }

    /// How `policy` stands against all others together: ahead of each of them, behind any, level with the best, or unsettled. The only
    /// policy is ahead.
    pub fn standing(&self, policy: usize) -> Standing {
        let others = (0..self.reaches.len()).filter(|&other| other != policy);
        let standings: Vec<Standing> = others.map(|other| self.contest(policy, other).standing()).collect();
        let any = |standing: Standing| standings.contains(&standing);
        if any(Standing::Behind) {
            Standing::Behind
        } else if any(Standing::Unsettled) {
            Standing::Unsettled
        } else if any(Standing::Same) {
            Standing::Same
        } else {
            Standing::Ahead
        }
    }
}

/// How much is simulated at every point of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Trials.
    pub trials: u64,
    /// How reach is estimated.
    pub estimator: Estimator,
}

impl Effort {
    /// So many trials that answer with chances.
    pub fn conditional(trials: u64) -> Self {
        Self {
            trials,
            estimator: Estimator::Conditional,
        }
    }

    /// The scenario with this effort.
    #[must_use]
    pub fn applied_to(self, scenario: &Scenario) -> Scenario {
        let mut scenario = scenario.clone();
        scenario.experiment.length = Length::Trials(self.trials);
        scenario.experiment.estimator = self.estimator;
        scenario
    }
}

/// What the trials of a scenario add up to; none if the watch was over before they were done. `tables` are those that similar
/// scenarios have filled.
///
/// # Errors
/// If it cannot be simulated.
pub fn simulate(
    scenario: &Scenario,
    detail: Detail,
    tables: &Tables,
    watch: &Watch<'_>,
) -> Result<Option<Tally>, StudyError> {
    let plan = Plan::with(scenario, tables).map_err(StudyError::Plan)?.telling(detail);
    let tally = experiment::run(&plan, watch, &mut (), |_| {});
    Ok((!tally.interrupted).then_some(tally))
}

/// What is asked of each point.
pub trait Asked: Send + Serialize + DeserializeOwned {
    /// How much trials have to tell for it.
    const DETAIL: Detail;

    /// What the trials of a scenario say.
    fn of(scenario: &Scenario, tally: &Tally) -> Self;
}

impl Asked for Cell {
    const DETAIL: Detail = Detail::Figures;

    fn of(scenario: &Scenario, tally: &Tally) -> Self {
        let answers = answers(scenario, tally, VERSION, "");
        Self {
            trials: answers.trials,
            policies: answers
                .policies
                .iter()
                .map(|policy| PolicyCell {
                    reach: policy.reach.interval(),
                    value: policy.value,
                    readers: policy.people_mean,
                    contacts: policy.accepted_mean,
                    median_hours: policy.first_reach_hours_median,
                })
                .collect(),
            pairs: pairs(&answers, tally),
        }
    }
}

impl Asked for Reaches {
    const DETAIL: Detail = Detail::Reach;

    fn of(scenario: &Scenario, tally: &Tally) -> Self {
        let answers = answers(scenario, tally, VERSION, "");
        Self {
            trials: answers.trials,
            reaches: answers.policies.iter().map(|policy| policy.reach.interval()).collect(),
            pairs: pairs(&answers, tally),
        }
    }
}

/// Simulates a scenario at every point that `changes` lead to, in their order, and gives `take` what came of each; stops once the watch is
/// over, and says whether it was not.
///
/// The points are simulated side by side; memory does not grow with them.
///
/// # Errors
/// If a point is no scenario, or cannot be simulated.
pub fn at_each<A: Asked>(
    base: &Scenario,
    changes: &[Vec<String>],
    watch: &Watch<'_>,
    mut take: impl FnMut(usize, A),
) -> Result<bool, PointError> {
    let at_once = AT_ONCE * rayon::current_num_threads();
    let tables = Tables::default();
    for (chunk, points) in changes.chunks(at_once).enumerate() {
        let answers: Vec<Option<A>> = points
            .par_iter()
            .map(|changes| at(base, changes, &tables, watch))
            .collect::<Result<_, _>>()?;
        for (index, answer) in answers.into_iter().enumerate() {
            let Some(answer) = answer else { return Ok(false) };
            take(chunk * at_once + index, answer);
        }
    }
    Ok(true)
}

/// Points per thread that are simulated side by side.
const AT_ONCE: usize = 4;

fn at<A: Asked>(
    base: &Scenario,
    changes: &[String],
    tables: &Tables,
    watch: &Watch<'_>,
) -> Result<Option<A>, PointError> {
    if watch.is_over() {
        return Ok(None);
    }
    let scenario = base.with(changes).map_err(PointError::Scenario)?;
    let tally = simulate(&scenario, A::DETAIL, tables, watch).map_err(|error| PointError::Study {
        changes: changes.to_vec(),
        error: Box::new(error),
    })?;
    Ok(tally.map(|tally| A::of(&scenario, &tally)))
}

/// Why nothing came of a point.
#[derive(Debug)]
pub enum PointError {
    /// It is no scenario.
    Scenario(Remarks),
    /// It cannot be simulated.
    Study {
        /// What was changed there.
        changes: Vec<String>,
        /// Why.
        error: Box<StudyError>,
    },
}

impl fmt::Display for PointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scenario(remarks) => remarks.fmt(f),
            Self::Study { changes, error } => write!(f, "with {}: {error}", changes.join(" and ")),
        }
    }
}

impl std::error::Error for PointError {}
