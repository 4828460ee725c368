//! What should we do? The thresholds of a policy that reach most often, or are worth most, judged on trials that did not choose them.

use serde::{Deserialize, Serialize};

use super::VERSION;
use super::cells::{Asked as _, Cell, Effort, PairCell, PointError, PolicyCell, simulate};
use super::points::Points;
use super::sweep::AxisOf;
use crate::estimate::{Estimate, ScenarioIdentity, Standing, value_comparisons};
use crate::rng::{Purpose, Stream};
use crate::scenario::{Axis, Level, Scenario};
use crate::spread::prospect::Detail;
use crate::stats::design::latin_hypercube;
use crate::tally::Tally;
use crate::trial::Tables;
use crate::world::Watch;

/// What is to be as high as can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// Reach.
    Reach,
    /// The mean value of a trial.
    Value,
}

impl Goal {
    fn of(self, policy: &PolicyCell) -> Estimate {
        match self {
            Self::Reach => policy.reach,
            Self::Value => policy.value,
        }
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The policy, by its place.
    pub policy: usize,
    /// Its keys, each with the range that is searched.
    pub axes: Vec<Axis>,
    /// What is to be as high as can be.
    pub goal: Goal,
    /// Trials that judge, and how reach is estimated.
    pub effort: Effort,
}

/// What came of the search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Optimum {
    /// Version of the program.
    pub version: String,
    /// Which scenario was searched.
    pub scenario: ScenarioIdentity,
    /// What values are in.
    pub currency: String,
    /// Name of the policy that was tuned.
    pub policy: String,
    /// What was to be as high as can be.
    pub goal: Goal,
    /// What was tuned.
    pub axes: Vec<AxisOf>,
    /// The best values found, in order of the axes.
    pub best: Vec<Level>,
    /// Candidates that were compared in each round, and the trials of each.
    pub rounds: Vec<(usize, u64)>,
    /// Names of the policies of `judged`: those of the scenario, then the tuned one.
    pub policies: Vec<String>,
    /// All policies, the tuned one last, in trials that chose nothing.
    pub judged: Cell,
    /// What a trial is worth more under the tuned policy than under the one that it was made from; where that was the goal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_gain: Option<ValueGain>,
    /// Around the best: the tuned policy with one key at another value.
    pub around: Vec<Slice>,
    /// Whether it was interrupted before it was done.
    pub interrupted: bool,
}

/// How much more a trial is worth under one policy than under another.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueGain {
    /// Mean value less that of the other in the same trials `[currency]`.
    pub difference: Estimate,
    /// What may be said of it.
    pub standing: Standing,
}

impl ValueGain {
    /// Of policy `a` over an earlier one, `b`.
    fn of(scenario: &Scenario, tally: &Tally, a: usize, b: usize) -> Option<Self> {
        let rows = value_comparisons(scenario, tally);
        let row = rows.iter().find(|row| (row.a, row.b) == (b, a))?;
        Some(Self {
            difference: row.difference.negated(),
            standing: row.standing.reversed(),
        })
    }
}

/// What is lost if one key is not at its best.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slice {
    /// Place of the axis.
    pub axis: usize,
    /// Its values.
    pub levels: Vec<Level>,
    /// What the goal is at each.
    pub goal: Vec<Estimate>,
}

impl Optimum {
    /// The tuned policy against the one that it was made from: tuned less written.
    ///
    /// # Panics
    /// If it is not the answer of a search, which names a policy of its scenario.
    pub fn gain(&self) -> PairCell {
        let written = self.policies.iter().position(|name| *name == self.policy);
        self.judged
            .reaches()
            .contest(self.policies.len() - 1, written.expect("a policy of the scenario"))
    }
}

/// Candidates of the first round; each next round has half of them and twice the trials.
const CANDIDATES: usize = 64;
/// Trials of the first round.
const FIRST_TRIALS: u64 = 250;
/// Rounds end with no more candidates than this.
const LAST: usize = 4;
/// Values of a slice.
const SLICE: usize = 9;
/// Behind the name of the policy that was tuned.
pub const TUNED: &str = " (tuned)";

/// Points that are simulated, at most.
pub fn points(axes: usize) -> usize {
    2 * CANDIDATES + axes * SLICE + 2
}

/// Searches by successive halving over a Latin hypercube, under the same luck, then judges with other trials; none if the points end
/// before anything was found.
///
/// # Errors
/// If a point is no scenario, or cannot be simulated.
///
/// # References
/// Jamieson, Talwalkar (2016), Non-stochastic best arm identification and hyperparameter optimization.
pub fn optimum(
    scenario: &Scenario,
    scenario_digest: &str,
    asked: &Asked,
    points: &mut Points<'_>,
) -> Result<Option<Optimum>, PointError> {
    let Some((best, rounds)) = halved(scenario, asked, points)? else {
        return Ok(None);
    };
    // Other trials than those that chose.
    let mut fresh = scenario.clone();
    fresh.seed = Stream::new(scenario.seed, 0, Purpose::Design).bits(5, 0);
    let judged_with = with_tuned(&fresh, asked, &best)?;
    let policies: Vec<String> = judged_with.policies.iter().map(|policy| policy.name.clone()).collect();
    let judged_with = asked.effort.applied_to(&judged_with);
    let judged = points.next(|watch| judged(&judged_with, asked, &best, watch))?;
    let Some((judged, value_gain)) = judged else {
        return Ok(None);
    };
    let around = slices(&fresh, asked, &best, points)?;
    Ok(Some(Optimum {
        version: VERSION.to_owned(),
        scenario: ScenarioIdentity {
            title: scenario.title.clone(),
            digest: scenario_digest.to_owned(),
            seed: scenario.seed,
        },
        currency: scenario.outcome.currency.clone(),
        policy: scenario.policies[asked.policy].name.clone(),
        goal: asked.goal,
        axes: asked.axes.iter().map(AxisOf::from).collect(),
        best,
        rounds,
        judged,
        value_gain: value_gain.filter(|_| asked.goal == Goal::Value),
        policies,
        around,
        interrupted: points.are_over(),
    }))
}

/// The best candidate, and how many there were in each round with how many trials.
#[expect(clippy::type_complexity, reason = "two lists, named in the line above")]
fn halved(
    scenario: &Scenario,
    asked: &Asked,
    points: &mut Points<'_>,
) -> Result<Option<(Vec<Level>, Vec<(usize, u64)>)>, PointError> {
    let mut candidates = candidates(scenario, &asked.axes);
    let (mut trials, mut rounds) = (FIRST_TRIALS, Vec::new());
    loop {
        let base = Effort { trials, ..asked.effort }.applied_to(scenario);
        let each: Vec<Vec<String>> = candidates.iter().map(|levels| changes(asked, levels)).collect();
        let mut found: Vec<(f64, usize)> = Vec::new();
        let is_whole = points.each(&base, &each, |index, cell: Cell| {
            let goal = asked.goal.of(&cell.policies[asked.policy]);
            found.push((goal.estimate, index));
        })?;
        if !is_whole {
            return Ok(None);
        }
        rounds.push((candidates.len(), trials));
        // Of equals the first stays first.
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        if candidates.len() <= LAST {
            return Ok(Some((candidates.swap_remove(found[0].1), rounds)));
        }
        found.truncate(candidates.len().div_ceil(2).max(LAST));
        candidates = found.into_iter().map(|(_, index)| candidates[index].clone()).collect();
        trials *= 2;
    }
}

/// What is written, if all of it is, and others spread evenly over the axes.
fn candidates(scenario: &Scenario, axes: &[Axis]) -> Vec<Vec<Level>> {
    let mut draws = Stream::new(scenario.seed, 0, Purpose::Design).sequence(4, 0);
    let written = axes
        .iter()
        .map(|axis| axis.here.clone())
        .collect::<Option<Vec<Level>>>();
    let mut candidates: Vec<Vec<Level>> = written.into_iter().collect();
    for shares in latin_hypercube(CANDIDATES - candidates.len(), axes.len(), &mut draws) {
        let levels: Vec<Level> = axes.iter().zip(shares).map(|(axis, share)| axis.at(share)).collect();
        if !candidates.contains(&levels) {
            candidates.push(levels);
        }
    }
    candidates
}

/// What the policies get in a scenario with the tuned one, and how much more that one is worth than the one that it was made from; none if
/// the watch was over before.
fn judged(
    scenario: &Scenario,
    asked: &Asked,
    best: &[Level],
    watch: &Watch<'_>,
) -> Result<Option<(Cell, Option<ValueGain>)>, PointError> {
    let tally = simulate(scenario, Detail::Figures, &Tables::default(), watch).map_err(|error| PointError::Study {
        changes: changes(asked, best),
        error: Box::new(error),
    })?;
    let tuned = scenario.policies.len() - 1;
    let of = |tally: &Tally| {
        (
            Cell::of(scenario, tally),
            ValueGain::of(scenario, tally, tuned, asked.policy),
        )
    };
    Ok(tally.as_ref().map(of))
}

fn changes(asked: &Asked, levels: &[Level]) -> Vec<String> {
    let pairs = asked.axes.iter().zip(levels);
    pairs.flat_map(|(axis, level)| axis.changes(level)).collect()
}

/// The scenario with one policy more: the one that is tuned, at its best.
fn with_tuned(scenario: &Scenario, asked: &Asked, best: &[Level]) -> Result<Scenario, PointError> {
    let changed = scenario.with(&changes(asked, best)).map_err(PointError::Scenario)?;
    let mut with_tuned = scenario.clone();
    let mut tuned = changed.policies[asked.policy].clone();
    tuned.name.push_str(TUNED);
    with_tuned.policies.push(tuned);
    Ok(with_tuned)
}

/// What is lost around the best, one key at a time.
fn slices(fresh: &Scenario, asked: &Asked, best: &[Level], points: &mut Points<'_>) -> Result<Vec<Slice>, PointError> {
    let base = asked.effort.applied_to(fresh);
    let mut slices = Vec::new();
    for (place, axis) in asked.axes.iter().enumerate() {
        let mut levels: Vec<Level> = Vec::new();
        for index in 0..SLICE {
            let level = axis.at(index as f64 / (SLICE - 1) as f64);
            if levels.last() != Some(&level) {
                levels.push(level);
            }
        }
        let at = |level: &Level| {
            let mut moved = best.to_vec();
            moved[place] = level.clone();
            changes(asked, &moved)
        };
        let each: Vec<Vec<String>> = levels.iter().map(at).collect();
        let mut goal = Vec::new();
        points.each(&base, &each, |_, cell: Cell| {
            goal.push(asked.goal.of(&cell.policies[asked.policy]));
        })?;
        levels.truncate(goal.len());
        slices.push(Slice {
            axis: place,
            levels,
            goal,
        });
    }
    Ok(slices)
}
