//! All answers of a run, put together.

use super::{
    Answers, PolicyAnswers, PrecisionReached, Premises, ScenarioIdentity, campaign::wait_comparisons,
    comparison::comparisons, expectation::expectations, policy::policy_answers, value_comparison::value_comparisons,
};
use crate::scenario::{Length, Scenario};
use crate::tally::Tally;

/// Answers everything that a run of `scenario` with this tally can tell.
///
/// `version` is that of the program, `digest` that of all that the outcomes depend on. What was read from a network file is for
/// whoever read it to add.
///
/// # Panics
/// If the tally is not of the scenario's policies and segments.
pub fn answers(scenario: &Scenario, tally: &Tally, version: &str, digest: &str) -> Answers {
    assert_eq!(
        tally.policies.len(),
        scenario.policies.len(),
        "a tally of the scenario's policies"
    );
    let policies = policy_answers(scenario, tally);
    Answers {
        version: version.to_owned(),
        scenario: ScenarioIdentity {
            title: scenario.title.clone(),
            digest: digest.to_owned(),
            seed: scenario.seed,
        },
        trials: tally.trials(),
        worlds: tally.worlds(),
        trials_asked: scenario.experiment.length.most_trials(),
        precision: precision_reached(scenario, &policies),
        interrupted: tally.interrupted,
        network: None,
        premises: Premises::of(scenario),
        baseline: scenario.experiment.baseline,
        policies,
        comparisons: comparisons(scenario, tally),
        value_comparisons: value_comparisons(scenario, tally),
        wait_comparisons: wait_comparisons(scenario, tally),
        expectations: expectations(scenario, tally),
    }
}

/// How precise the run was, if it was to be precise.
fn precision_reached(scenario: &Scenario, policies: &[PolicyAnswers]) -> Option<PrecisionReached> {
    let Length::Precision { precision: asked, .. } = scenario.experiment.length else {
        return None;
    };
    let half_widths = policies.iter().map(|policy| policy.reach.interval().half_width());
    let reached = half_widths.fold(0.0, f64::max);
    Some(PrecisionReached {
        asked,
        reached,
        is_met: reached <= asked,
    })
}
