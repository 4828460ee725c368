//! A small language for the tests: scenarios as text, outcomes by policy, and z-scores.

pub mod coins;
pub mod dice;
pub mod networks;
pub mod oracle;
pub mod priceless;
mod shipped;
pub mod streams;

pub use shipped::shipped;

use std::path::Path;
use whoknows::estimate::{Answers, answers};
use whoknows::experiment::{Plan, run};
use whoknows::scenario::Scenario;
use whoknows::study::spreadsheet::Dialect;
use whoknows::study::trials::{TrialsFormat, TrialsWriter};
use whoknows::tally::{Listener, Outcomes, Tally};
use whoknows::trial::Outcome;
use whoknows::world::Watch;

/// The scenario that a text describes; a mistake in it is a mistake in the test.
pub fn scenario(text: &str) -> Scenario {
    scenario_in(text, Path::new("."))
}

/// The same, with paths of files taken from a folder.
pub fn scenario_in(text: &str, folder: &Path) -> Scenario {
    scenario_with(text, folder, &[])
}

/// The same, with keys changed as by `--set`.
pub fn scenario_with(text: &str, folder: &Path, overrides: &[&str]) -> Scenario {
    let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
    match whoknows::scenario::parse(text, "test", folder, &overrides) {
        Ok(checked) => checked.scenario,
        Err(mistakes) => panic!("{}", mistakes.render(whoknows::scenario::Look::Plain)),
    }
}

/// All outcomes of a scenario.
pub fn outcomes(scenario: &Scenario) -> Outcomes {
    outcomes_of(&Plan::new(scenario).unwrap_or_else(|error| panic!("{error}")))
}

/// All outcomes of a plan.
pub fn outcomes_of(plan: &Plan) -> Outcomes {
    let scenario = plan.scenario();
    let mut outcomes = Outcomes::new(scenario.policies.len(), plan.trials_per_world(), usize::MAX);
    run(plan, &Watch::never(), &mut outcomes, |_| {});
    outcomes
}

/// What the trials of a scenario add up to.
pub fn tally(scenario: &Scenario) -> Tally {
    let plan = Plan::new(scenario).unwrap_or_else(|error| panic!("{error}"));
    run(&plan, &Watch::never(), &mut (), |_| {})
}

/// The bytes of a file of trials.
pub fn stored(format: TrialsFormat, scenario: &Scenario, outcomes: &Outcomes, dialect: Dialect) -> Vec<u8> {
    let mut writer = TrialsWriter::new(format, scenario, None, dialect, Vec::new()).expect("memory can be written to");
    // In parts of uneven sizes, as a run gives them.
    for rows in outcomes.rows.chunks(7 * outcomes.policies) {
        assert!(writer.take(rows).is_continue());
    }
    writer.finish().expect("memory can be written to")
}

/// What outcomes say; how many had read by when is not among them.
pub fn answers_of(scenario: &Scenario, outcomes: &Outcomes) -> Answers {
    answers(scenario, &Tally::of(scenario, outcomes), "0.1.0", "")
}

/// The outcomes of one policy, by trial.
pub fn of_policy(outcomes: &Outcomes, policy: usize) -> impl Iterator<Item = &Outcome> + Clone {
    outcomes.rows.iter().skip(policy).step_by(outcomes.policies)
}

/// Mean and standard error of independent values.
pub fn mean_se(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let n = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / n;
    let variance = values.map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
    (mean, (variance / n).sqrt())
}

/// How many standard errors a share of `trials` is from its true probability.
pub fn share_z(hits: usize, trials: usize, probability: f64) -> f64 {
    let n = trials as f64;
    (hits as f64 / n - probability) / (probability * (1.0 - probability) / n).sqrt()
}
