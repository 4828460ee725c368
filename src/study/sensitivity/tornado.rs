//! Each assumption by itself, at both ends of where it plausibly lies.

use serde::{Deserialize, Serialize};

use super::Assumption;
use crate::estimate::{Estimate, Standing};
use crate::scenario::Scenario;
use crate::study::cells::{Effort, PointError, Reaches};
use crate::study::points::Points;

/// What each assumption does by itself to the lead of the policy that is ahead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tornado {
    /// Name of the policy that is ahead in the scenario.
    pub leader: String,
    /// Name of the one that comes closest to it; none where there is one policy.
    pub rival: Option<String>,
    /// Reach of the leader less that of the rival in the scenario, or the reach of the only policy.
    pub lead: Estimate,
    /// How the leader stands in the scenario against all others.
    pub standing: Standing,
    /// Trials at each point.
    pub trials: u64,
    /// A bar per assumption that is done, the longest first.
    pub bars: Vec<Bar>,
    /// Assumptions asked about.
    pub asked: usize,
}

/// What one assumption does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Place of the assumption among all.
    pub assumption: usize,
    /// At its low end.
    pub low: End,
    /// At its high end.
    pub high: End,
}

/// What comes out at an end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct End {
    /// Value of the assumption.
    pub value: f64,
    /// Reach of the leader less that of the rival, or the reach of the only policy.
    pub lead: Estimate,
    /// How the leader stands there against all others.
    pub standing: Standing,
    /// Name of the policy that reaches most often there.
    pub best: String,
}

impl Bar {
    /// How far the lead moves between the ends.
    pub fn length(&self) -> f64 {
        (self.high.lead.estimate - self.low.lead.estimate).abs()
    }

    /// Whether the leader is ahead of all others at both ends.
    pub fn is_survived(&self) -> bool {
        self.ends().iter().all(|end| end.standing == Standing::Ahead)
    }

    /// Its ends.
    pub fn ends(&self) -> [&End; 2] {
        [&self.low, &self.high]
    }
}

/// The trials of the pass that every run makes over its assumptions: all points together have about a quarter as many as the run, since
/// trials that answer with chances take longer, and each enough to tell what matters; none where that is too few.
pub fn quick_effort(scenario: &Scenario, assumptions: usize) -> Option<Effort> {
    let of_run = scenario.experiment.length.most_trials();
    let per_point = of_run / (4 * points(assumptions) as u64);
    let effort = Effort::conditional(per_point.min(MOST_TRIALS));
    let least = if effort.applied_to(scenario).has_chances() {
        LEAST_TRIALS
    } else {
        LEAST_COUNTED
    };
    (per_point >= least).then_some(effort)
}

/// Fewer trials tell nothing even with chances, and more are for those who ask for them.
const LEAST_TRIALS: u64 = 50;
const MOST_TRIALS: u64 = 400;
/// Fewer tell nothing where trials can only be counted: the interval of a difference would be some five points wide to either side.
const LEAST_COUNTED: u64 = 400;

/// Points that are simulated.
pub(super) fn points(assumptions: usize) -> usize {
    1 + 2 * assumptions
}

/// Simulates the scenario as it is and with each assumption at both ends.
///
/// # Errors
/// If a point is no scenario, or cannot be simulated.
pub fn tornado(
    scenario: &Scenario,
    assumptions: &[Assumption],
    effort: Effort,
    points: &mut Points<'_>,
) -> Result<Tornado, PointError> {
    let base = effort.applied_to(scenario);
    let ends = assumptions
        .iter()
        .flat_map(|assumption| [assumption.changes(0.0), assumption.changes(1.0)]);
    let changes: Vec<Vec<String>> = std::iter::once(Vec::new()).chain(ends).collect();
    let mut cells = Vec::new();
    points.each(&base, &changes, |_, cell| cells.push(cell))?;
    Ok(summary(scenario, assumptions, effort, &cells))
}

fn summary(scenario: &Scenario, assumptions: &[Assumption], effort: Effort, cells: &[Reaches]) -> Tornado {
    let name = |policy: usize| scenario.policies[policy].name.clone();
    let Some((here, ends)) = cells.split_first() else {
        return Tornado {
            leader: name(0),
            rival: None,
            lead: Estimate {
                estimate: 0.0,
                low: -1.0,
                high: 1.0,
            },
            standing: Standing::Unsettled,
            trials: effort.trials,
            bars: Vec::new(),
            asked: assumptions.len(),
        };
    };
    let leader = here.leader();
    let rival = here.best_but(leader);
    let lead = |cell: &Reaches| match rival {
        Some(rival) => cell.contest(leader, rival).difference,
        None => cell.reaches[leader],
    };
    let end = |cell: &Reaches, value: f64| End {
        value,
        lead: lead(cell),
        standing: cell.standing(leader),
        best: name(cell.leader()),
    };
    let mut bars: Vec<Bar> = ends
        .chunks_exact(2)
        .enumerate()
        .map(|(assumption, pair)| Bar {
            assumption,
            low: end(&pair[0], assumptions[assumption].value(0.0)),
            high: end(&pair[1], assumptions[assumption].value(1.0)),
        })
        .collect();
    bars.sort_by(|a, b| b.length().total_cmp(&a.length()));
    Tornado {
        leader: name(leader),
        rival: rival.map(name),
        lead: lead(here),
        standing: here.standing(leader),
        trials: here.trials,
        bars,
        asked: assumptions.len(),
    }
}
