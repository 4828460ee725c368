//! Many sets of assumptions at once: who wins, how much is lost with each policy, and when another wins.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::assumptions::{Set, jointly};
use super::{Assumption, Extent, Tornado};
use crate::estimate::{Estimate, Standing};
use crate::rng::{Purpose, Stream};
use crate::scenario::Scenario;
use crate::stats::design::latin_hypercube;
use crate::stats::interval::wilson;
use crate::stats::rule::{self, Limit};
use crate::study::cells::{PointError, Reaches};
use crate::study::points::Points;

/// What came of many sets of assumptions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Futures {
    /// Sets asked for.
    pub planned: usize,
    /// Sets that had to be drawn in towards what is written, as the scenario does not allow them.
    pub drawn_in: usize,
    /// Trials in each.
    pub trials: u64,
    /// A row per policy, in order of the scenario.
    pub policies: Vec<PolicyInFutures>,
    /// When another policy than the leader is best, if that can be said in few words.
    pub rule: Option<RuleOf>,
    /// The sets.
    pub futures: Vec<Future>,
}

/// One set of assumptions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Future {
    /// Where each assumption stands, as a share of the way from its low end to its high one.
    pub shares: Vec<f64>,
    /// Reach of every policy.
    pub reaches: Vec<f64>,
    /// Place of the policy that reaches most often.
    pub best: usize,
    /// Places of the policies that are behind it by more than a negligible difference, beyond doubt.
    pub behind: Vec<usize>,
}

/// How one policy fares.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyInFutures {
    /// Name of the policy.
    pub name: String,
    /// Share of futures in which all others are behind it.
    pub wins: Estimate,
    /// Share in which it is level with the best, or these trials do not tell them apart.
    pub level: Estimate,
    /// Share in which it is behind the best.
    pub loses: Estimate,
    /// Reach of the best less its own: in half of the futures no more than this.
    pub regret_median: f64,
    /// In nineteen of twenty no more.
    pub regret_p95: f64,
    /// In none more.
    pub regret_worst: f64,
}

/// When another policy is best.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleOf {
    /// Name of that policy.
    pub policy: String,
    /// What has to be so, of at most three assumptions; the one that says most comes first.
    pub sides: Vec<RuleSide>,
    /// Of the futures in which it is best, the share where that is so.
    pub coverage: f64,
    /// Of the futures where that is so, the share in which it is best.
    pub density: f64,
    /// The chance of as many if the rule said nothing.
    pub p_value: f64,
    /// Futures that judged it, none of which chose it.
    pub judges: u64,
}

/// What a rule asks of one assumption.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleSide {
    /// Place of the assumption among all.
    pub assumption: usize,
    /// It is at least this, if it has to be.
    pub at_least: Option<f64>,
    /// It is at most this, if it has to be.
    pub at_most: Option<f64>,
    /// The same as shares of the way from the low end to the high one.
    pub shares: (f64, f64),
}

/// A rule asks no more assumptions than this.
const MOST_SIDES: usize = 3;
/// A rule needs a policy that is best in so many futures.
const FEWEST_WINS: usize = 20;
/// A rule that chance gives more often than this is none.
const LEAST_EVIDENCE: f64 = 0.01;

/// Simulates sets of assumptions of a Latin hypercube as far as the points go.
///
/// # Errors
/// If a point is no scenario, or cannot be simulated.
pub fn futures(
    scenario: &Scenario,
    (assumptions, tornado): (&[Assumption], &Tornado),
    extent: Extent,
    points: &mut Points<'_>,
) -> Result<Futures, PointError> {
    let base = extent.effort.applied_to(scenario);
    let mut draws = Stream::new(scenario.seed, 0, Purpose::Design).sequence(3, 0);
    let shares = latin_hypercube(extent.futures, assumptions.len(), &mut draws);
    let all: Vec<&Assumption> = assumptions.iter().collect();
    let sets: Vec<Set> = shares
        .par_iter()
        .map(|shares| jointly(scenario, &all, shares))
        .collect();
    let changes: Vec<Vec<String>> = sets.iter().map(|set| set.changes.clone()).collect();
    let mut futures = Vec::with_capacity(changes.len());
    let mut trials = extent.effort.trials;
    points.each(&base, &changes, |index, cell: Reaches| {
        trials = cell.trials;
        futures.push(future(&cell, sets[index].shares.clone()));
    })?;
    let policies = scenario.policies.iter().enumerate();
    let done = &sets[..futures.len()];
    Ok(Futures {
        planned: extent.futures,
        drawn_in: done.iter().filter(|set| set.is_drawn_in).count(),
        trials,
        policies: policies
            .map(|(place, policy)| of_policy(&policy.name, place, &futures))
            .collect(),
        rule: rule_of(scenario, assumptions, tornado, &futures),
        futures,
    })
}

fn future(cell: &Reaches, shares: Vec<f64>) -> Future {
    let best = cell.leader();
    let is_behind = |&policy: &usize| cell.contest(best, policy).standing() == Standing::Ahead;
    Future {
        shares,
        reaches: cell.reaches.iter().map(|reach| reach.estimate).collect(),
        best,
        behind: (0..cell.reaches.len())
            .filter(|&policy| policy != best)
            .filter(is_behind)
            .collect(),
    }
}

fn of_policy(name: &str, policy: usize, futures: &[Future]) -> PolicyInFutures {
    let share = |holds: &dyn Fn(&Future) -> bool| {
        let (hits, count) = (futures.iter().filter(|future| holds(future)).count(), futures.len());
        let interval = wilson(hits as f64, count as f64, crate::estimate::LEVEL);
        Estimate {
            estimate: hits as f64 / count.max(1) as f64,
            low: interval.low,
            high: interval.high,
        }
    };
    let others = futures.first().map_or(0, |future| future.reaches.len() - 1);
    let wins = |future: &Future| future.best == policy && future.behind.len() == others;
    let loses = |future: &Future| future.behind.contains(&policy);
    let mut regrets: Vec<f64> = futures
        .iter()
        .map(|future| future.reaches[future.best] - future.reaches[policy])
        .collect();
    regrets.sort_by(f64::total_cmp);
    let regret = |share: f64| {
        let rank = libm::ceil(share * regrets.len() as f64) as usize;
        regrets.get(rank.saturating_sub(1)).copied().unwrap_or(0.0)
    };
    PolicyInFutures {
        name: name.to_owned(),
        wins: share(&wins),
        level: share(&|future| !wins(future) && !loses(future)),
        loses: share(&loses),
        regret_median: regret(0.5),
        regret_p95: regret(0.95),
        regret_worst: regret(1.0),
    }
}

/// When the policy is best that is best most often but for the leader: found in every second future, and judged in the others.
fn rule_of(scenario: &Scenario, assumptions: &[Assumption], tornado: &Tornado, futures: &[Future]) -> Option<RuleOf> {
    let is_leader = |place: usize| scenario.policies[place].name == tornado.leader;
    let wins = |place: usize| futures.iter().filter(|future| future.best == place).count();
    let rivals = (0..scenario.policies.len()).filter(|&place| !is_leader(place));
    let policy = rivals.reduce(|best, other| if wins(other) > wins(best) { other } else { best })?;
    (wins(policy) >= FEWEST_WINS).then_some(())?;
    let half = |turn: usize| {
        let of_turn = futures.iter().skip(turn).step_by(2);
        let points: Vec<Vec<f64>> = of_turn.clone().map(|future| future.shares.clone()).collect();
        let holds: Vec<bool> = of_turn.map(|future| future.best == policy).collect();
        (points, holds)
    };
    let (chosen, others) = (half(0), half(1));
    let found = rule::find(&chosen.0, &chosen.1, MOST_SIDES)?;
    let judged = found.judge(&others.0, &others.1);
    let side = |limit: &Limit| {
        let value = |share: f64| in_three_digits(assumptions[limit.coordinate].value(share));
        RuleSide {
            assumption: limit.coordinate,
            at_least: limit.low.is_finite().then(|| value(limit.low)),
            at_most: limit.high.is_finite().then(|| value(limit.high)),
            shares: (limit.low.max(0.0), limit.high.min(1.0)),
        }
    };
    let rule = RuleOf {
        policy: scenario.policies[policy].name.clone(),
        sides: found.limits.iter().map(side).collect(),
        coverage: judged.coverage()?,
        density: judged.density()?,
        p_value: judged.p_value(),
        judges: judged.points,
    };
    (rule.p_value < LEAST_EVIDENCE).then_some(rule)
}

/// A limit lies somewhere between two futures, and is known no better.
fn in_three_digits(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap_or(value)
}
