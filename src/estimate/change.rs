//! What changes from one run to another.
//!
//! Trials of the same number meet the same draws where both runs have one seed: then their differences are paired, as those of two
//! policies of one run are. Runs of different seeds are independent.
//!
//! # References
//! Newcombe (1998), Interval estimation for the difference between independent proportions: comparison of eleven methods; the tenth,
//! which takes the intervals of both as they are.

use super::{
    Estimate, Figures, IntervalKind, Known, LEVEL, comparison::p_value_of, expectation::counted_difference,
    share::estimate, value_comparison::mean_difference,
};
use crate::{
    scenario::{PolicyFigure, Scenario, claim::Figure},
    stats::{
        interval::Interval,
        moments::{CompensatedSum, Moments},
        multiplicity::holm,
        normal, student,
    },
    tally::{PairTally, deals_worth, value_of},
    trial::Outcome,
};
use serde::{Deserialize, Serialize};

/// How the luck of two runs goes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Luck {
    /// The seed is the same, and so are the people and who asks to connect: trial by trial the same luck.
    Same,
    /// The seed is the same, and the same draws fall on other people.
    OtherPeople,
    /// The seeds differ.
    Other,
    /// The seed is the same, and trials are dealt out over worlds in another way, so that none goes with another.
    Apart,
}

impl Luck {
    /// Whether trials of the same number are pairs.
    pub fn is_paired(self) -> bool {
        matches!(self, Self::Same | Self::OtherPeople)
    }
}

/// What changes of one policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyChange {
    /// Name of the policy.
    pub name: String,
    /// Of its reach.
    pub reach: Change,
    /// Holm-adjusted p-value of no change of reach, over all policies.
    pub p_holm: f64,
    /// Of the mean value of a trial; none where the currencies differ, where there is no money, or in a single world.
    pub value: Option<Change>,
}

impl PolicyChange {
    /// Whether its reach changes, beyond doubt of the simulation.
    pub fn is_clear(&self) -> bool {
        let change = self.reach.change;
        self.p_holm < 1.0 - LEVEL && (change.low > 0.0 || change.high < 0.0)
    }
}

/// A figure in both runs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// In the first.
    pub a: Estimate,
    /// In the second.
    pub b: Estimate,
    /// That of the second less that of the first.
    pub change: Estimate,
}

/// What is counted of a policy in the trials that two runs have in common.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Its index in the first run and in the second.
    pub policies: [usize; 2],
    /// That of the second run, as `a`, with that of the first, as `b`.
    pair: PairTally,
    /// Per world, mean value of the second less that of the first.
    values: Vec<f64>,
    /// Sum over worlds of the part of it that is no deal.
    costs: CompensatedSum,
}

impl Beside {
    /// Nothing seen yet of a policy with these indices.
    pub fn new(policies: [usize; 2], trials_per_world: u64) -> Self {
        Self {
            policies,
            pair: PairTally::new(trials_per_world),
            values: Vec::new(),
            costs: CompensatedSum::default(),
        }
    }

    /// Takes in the rows of one more world of both runs, of all their policies.
    pub fn observe(&mut self, scenarios: [&Scenario; 2], [first, second]: [&[Outcome]; 2]) {
        let [in_first, in_second] = self.policies;
        let of = |rows: &'_ [Outcome], run: usize| -> Vec<Outcome> {
            let policies = scenarios[run].policies.len();
            rows.iter()
                .skip(self.policies[run])
                .step_by(policies)
                .copied()
                .collect()
        };
        let (first, second) = (of(first, 0), of(second, 1));
        self.pair.observe(second.iter().zip(&first), None);
        let (mut value, mut cost) = (CompensatedSum::default(), CompensatedSum::default());
        for (old, new) in first.iter().zip(&second) {
            let values = [
                value_of(scenarios[0], in_first, old),
                value_of(scenarios[1], in_second, new),
            ];
            let deals = [(0, old), (1, new)].map(|(run, row)| deals_worth(scenarios[run], row));
            value.add(values[1] - values[0]);
            cost.add((values[1] - deals[1]) - (values[0] - deals[0]));
        }
        let trials = first.len().max(1) as f64;
        self.values.push(value.total() / trials);
        self.costs.add(cost.total() / trials);
    }

    /// Trials seen.
    pub fn trials(&self) -> u64 {
        self.pair.advantage.trials()
    }

    /// Mean value in the second run less that in the first; none in a single world.
    fn value(&self, scenarios: [&Scenario; 2]) -> Option<Estimate> {
        let sample = Moments::of(self.values.iter().copied());
        let dearest = scenarios.map(|scenario| scenario.outcome.deal_value);
        let one_deal = dearest[0].max(dearest[1]) / self.pair.advantage.trials_per_world() as f64;
        let usual_cost = self.costs.total() / self.values.len().max(1) as f64;
        mean_difference(&sample, usual_cost, one_deal)
    }
}

/// A figure of a policy of one of two runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunFigure {
    /// 0 for the first run, 1 for the second.
    pub run: usize,
    /// Which figure.
    pub of: PolicyFigure,
}

/// The figures of two runs.
#[derive(Clone, Copy, Debug)]
pub struct TwoRuns<'a> {
    /// Those of each.
    pub runs: [Figures<'a>; 2],
    /// How their luck goes together.
    pub luck: Luck,
    /// The policies that both have, by name.
    pub beside: &'a [Beside],
}

impl Known<RunFigure> for TwoRuns<'_> {
    fn figure(&self, RunFigure { run, of }: RunFigure) -> Option<Estimate> {
        self.runs[run].figure(of)
    }

    fn difference(&self, this: RunFigure, other: RunFigure) -> Option<(Estimate, IntervalKind)> {
        if this.run == other.run {
            return self.runs[this.run].difference(this.of, other.of);
        }
        if this.of.figure != other.of.figure {
            return None;
        }
        match self.luck {
            Luck::Other => {
                let difference = independent(self.figure(this)?, self.figure(other)?);
                Some((difference, IntervalKind::Independent))
            }
            Luck::Same | Luck::OtherPeople => {
                let change = self.paired(this, other)?;
                let is_change = this.run == 1;
                Some((if is_change { change } else { change.negated() }, IntervalKind::Paired))
            }
            Luck::Apart => None,
        }
    }
}

impl TwoRuns<'_> {
    /// A figure of a policy that both runs have, in the second less in the first.
    fn paired(&self, this: RunFigure, other: RunFigure) -> Option<Estimate> {
        let mut indices = [0, 0];
        indices[this.run] = this.of.policy;
        indices[other.run] = other.of.policy;
        let beside = self.beside.iter().find(|beside| beside.policies == indices)?;
        match this.of.figure {
            Figure::Value => beside.value(self.runs.map(|run| run.scenario)),
            figure => {
                let most = self.runs.map(|run| run.scenario.most_requests());
                counted_difference(figure, &beside.pair, most[0].max(most[1]))
            }
        }
    }

    /// A figure of a policy, in the second run less in the first; where nothing better is known, the ends of both intervals
    /// are added up.
    fn change(&self, beside: &Beside, figure: Figure) -> Option<Change> {
        let [first, second] = [0, 1].map(|run| RunFigure {
            run,
            of: PolicyFigure {
                policy: beside.policies[run],
                figure,
            },
        });
        let (a, b) = (self.figure(first)?, self.figure(second)?);
        let known = self.difference(second, first).map(|(change, _)| change);
        Some(Change {
            a,
            b,
            change: known.unwrap_or_else(|| at_worst(b, a)),
        })
    }

    /// What changes of each policy that both runs have.
    pub fn changes(&self) -> Vec<PolicyChange> {
        let scenarios = self.runs.map(|run| run.scenario);
        let has_value = scenarios.iter().any(|scenario| scenario.has_value());
        let is_comparable = has_value && scenarios[0].outcome.currency == scenarios[1].outcome.currency;
        let reaches: Vec<(&Beside, Change)> = self
            .beside
            .iter()
            .filter_map(|beside| Some((beside, self.change(beside, Figure::Reach)?)))
            .collect();
        let p_values: Vec<f64> = reaches
            .iter()
            .map(|(beside, reach)| self.p_value(beside, reach))
            .collect();
        let rows = reaches.into_iter().zip(holm(&p_values));
        rows.map(|((beside, reach), p_holm)| PolicyChange {
            name: scenarios[0].policies[beside.policies[0]].name.clone(),
            reach,
            p_holm,
            value: is_comparable.then(|| self.change(beside, Figure::Value)).flatten(),
        })
        .collect()
    }

    /// Two-sided p-value that a policy reaches as often in both runs: that of the paired trials, or by the width of the interval.
    fn p_value(&self, beside: &Beside, reach: &Change) -> f64 {
        if self.luck.is_paired() {
            return p_value_of(&beside.pair);
        }
        let standard_error = reach.change.half_width() / normal::quantile(f64::midpoint(1.0, LEVEL));
        let worlds = self.runs.map(|run| run.tally.worlds());
        match worlds[0].min(worlds[1]) {
            0 | 1 => 1.0,
            fewest if standard_error > 0.0 => student::two_sided_p(reach.change.estimate / standard_error, fewest - 1),
            _ => 1.0,
        }
    }
}

/// The difference of two independent figures, from the intervals of both.
fn independent(this: Estimate, other: Estimate) -> Estimate {
    let difference = this.estimate - other.estimate;
    let low = libm::hypot(this.estimate - this.low, other.high - other.estimate);
    let high = libm::hypot(this.high - this.estimate, other.estimate - other.low);
    estimate(
        difference,
        Interval {
            low: difference - low,
            high: difference + high,
        },
    )
}

/// The difference of two figures, whatever they have to do with each other.
fn at_worst(this: Estimate, other: Estimate) -> Estimate {
    estimate(
        this.estimate - other.estimate,
        Interval {
            low: this.low - other.high,
            high: this.high - other.low,
        },
    )
}
