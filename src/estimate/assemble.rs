//! All answers of a run, put together.

use super::{
    Answers, Outcomes, PolicyAnswer, PrecisionReached, ScenarioIdentity,
    cascade_sizes::cascade_sizes,
    comparison::comparisons,
    credit::{credit, declined},
    funnel::funnel,
    hops::hops,
    people_over_time::people_over_time,
    policy::policy_answer,
    reader_limit::reader_limit,
    sample::Sample,
    time::time_to_reach,
    value::value_spread,
    value_comparison::value_comparisons,
};
use crate::scenario::{Length, Scenario};

/// Answers everything that a run of `scenario` with these outcomes can tell.
///
/// `version` is that of the program, `digest` that of all that the outcomes depend on. Of a nested experiment that was
/// interrupted within a world, the whole worlds count. What was read from a network file is for whoever read it to add.
///
/// # Panics
/// If `outcomes` are not those of the scenario's policies and segments.
pub fn answers(scenario: &Scenario, outcomes: &Outcomes, version: &str, digest: &str) -> Answers {
    assert_eq!(
        outcomes.policies,
        scenario.policies.len(),
        "outcomes of the scenario's policies"
    );
    let sample = Sample::of(outcomes);
    let policies: Vec<PolicyAnswer> = (0..sample.policies())
        .map(|policy| policy_answer(scenario, sample, policy))
        .collect();
    Answers {
        version: version.to_owned(),
        scenario: ScenarioIdentity {
            title: scenario.title.clone(),
            digest: digest.to_owned(),
            seed: scenario.seed,
        },
        trials: sample.trials(),
        worlds: sample.worlds(),
        trials_asked: scenario.experiment.length.most_trials(),
        precision: precision_reached(scenario, &policies),
        interrupted: outcomes.interrupted,
        network: None,
        baseline: scenario.policies[scenario.experiment.baseline].name.clone(),
        practical_difference: scenario.experiment.practical_difference,
        currency: scenario.outcome.currency.clone(),
        policies,
        comparisons: comparisons(scenario, sample),
        value_comparisons: value_comparisons(scenario, sample),
        credit: credit(scenario, sample),
        declined: declined(scenario, sample),
        time_to_reach: time_to_reach(scenario, sample),
        hops: hops(scenario, sample),
        people_over_time: people_over_time(scenario, outcomes),
        cascade_sizes: cascade_sizes(scenario, sample),
        value_spread: value_spread(scenario, sample),
        funnel: funnel(scenario, sample),
        reader_limit: reader_limit(scenario, sample),
    }
}

/// How precise the run was, if it was to be precise.
fn precision_reached(scenario: &Scenario, policies: &[PolicyAnswer]) -> Option<PrecisionReached> {
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
