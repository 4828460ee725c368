//! What does the answer depend on, and which policy is safe whatever is true?
//!
//! | file | asks |
//! | --- | --- |
//! | `assumptions` | what is uncertain, and between which ends |
//! | `tornado` | what each assumption does by itself, at both ends |
//! | `indices` | which matter together: Morris, then Sobol' for those that do |
//! | `futures` | many sets of assumptions at once: who wins, how much is lost, and when |

mod assumptions;
mod futures;
mod indices;
mod tornado;

pub use assumptions::{Assumption, Doubt, RangesError, ranges, uncertain};
pub use futures::{Future, Futures, PolicyInFutures, RuleOf, RuleSide, futures};
pub use indices::{Influence, Influences, ShareOf, influences};
pub use tornado::{Bar, End, Tornado, quick_effort, tornado};

use super::VERSION;
use super::cells::{Effort, PointError};
use super::points::Points;
use crate::estimate::ScenarioIdentity;
use crate::scenario::Scenario;
use serde::{Deserialize, Serialize};

/// What came of all three questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// Version of the program.
    pub version: String,
    /// Which scenario was varied.
    pub scenario: ScenarioIdentity,
    /// Names of the policies.
    pub policies: Vec<String>,
    /// What is uncertain.
    pub assumptions: Vec<Assumption>,
    /// Each by itself.
    pub tornado: Tornado,
    /// Which matter; none where there is one policy.
    pub influences: Option<Influences>,
    /// Many sets of them.
    pub futures: Futures,
    /// Whether it was interrupted before all was done.
    pub interrupted: bool,
}

/// How much is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// What is simulated at each point.
    pub effort: Effort,
    /// Sets of assumptions.
    pub futures: usize,
}

/// How many points are simulated.
pub fn points(assumptions: usize, extent: Extent) -> usize {
    tornado::points(assumptions) + indices::points(assumptions) + extent.futures
}

/// Asks all three, as far as the points go.
///
/// # Errors
/// If a point is no scenario, or cannot be simulated.
pub fn sensitivity(
    scenario: &Scenario,
    scenario_digest: &str,
    (assumptions, extent): (&[Assumption], Extent),
    points: &mut Points<'_>,
) -> Result<Sensitivity, PointError> {
    let tornado = tornado(scenario, assumptions, extent.effort, points)?;
    let influences = influences(scenario, (assumptions, &tornado), extent.effort, points)?;
    let futures = futures(scenario, (assumptions, &tornado), extent, points)?;
    Ok(Sensitivity {
        version: VERSION.to_owned(),
        scenario: ScenarioIdentity {
            title: scenario.title.clone(),
            digest: scenario_digest.to_owned(),
            seed: scenario.seed,
        },
        policies: scenario.policies.iter().map(|policy| policy.name.clone()).collect(),
        assumptions: assumptions.to_vec(),
        interrupted: points.are_over(),
        tornado,
        influences,
        futures,
    })
}
