//! A small language for the tests: scenarios as text, outcomes by policy, and z-scores.

pub mod dice;
pub mod oracle;
pub mod priceless;
mod shipped;
pub mod streams;

pub use shipped::shipped;

use std::path::Path;
use std::sync::atomic::AtomicBool;
use whoknows::estimate::Outcomes;
use whoknows::experiment::{Plan, run};
use whoknows::scenario::Scenario;
use whoknows::trial::Outcome;

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
    let plan = Plan::new(scenario).unwrap_or_else(|error| panic!("{error}"));
    run(&plan, &AtomicBool::new(false), |_| {})
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
