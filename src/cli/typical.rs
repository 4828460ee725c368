//! The trial that a report tells.

use crate::estimate::Outcomes;
use crate::experiment::Plan;
use crate::scenario::Scenario;
use crate::story::{Find, Story};

/// A typical trial of a run under the policy that reached most.
pub fn typical(scenario: &Scenario, plan: &Plan, outcomes: &Outcomes) -> Story {
    let picked = Find::Typical
        .pick(outcomes, None)
        .expect("every run has a typical trial");
    let replay = plan.replay(picked.trial);
    Story::new(scenario, &replay, picked).named_by(plan)
}
