//! What pairing gains: all policies of a trial meet the same luck, so their difference varies less than two runs' would.

use std::path::Path;

use crate::Topic;
use crate::kit::outcomes;
use crate::row::{Effort, Mean, Row};
use whoknows::scenario::{Length, load};

pub const TOPIC: Topic = Topic {
    name: "pairing",
    title: "What pairing gains",
    about: "Variance of the difference of reach between two independent runs over that of a paired one: how many times more trials a \
            comparison without common luck would take. Every shipped scenario, the baseline against each other policy; the standard \
            error is over 40 batches. A gain of 1 means that nothing was gained, below 1 that something was lost.",
    rows,
};

const BATCHES: usize = 40;

fn rows(effort: Effort) -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let files = std::fs::read_dir(folder).expect("there are scenarios");
    let mut paths: Vec<_> = files.map(|file| file.expect("the folder can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    paths
        .iter()
        .flat_map(|path| gains(path, effort.of(2_000, 8_000)))
        .collect()
}

fn gains(path: &Path, trials: u64) -> Vec<Row> {
    let mut scenario = match load(path, &[]) {
        Ok(checked) => checked.scenario,
        Err(mistakes) => panic!("{}", mistakes.render(whoknows::scenario::Look::Plain)),
    };
    scenario.experiment.length = Length::Trials(trials);
    let played = outcomes(&scenario);
    let policies = scenario.policies.len();
    let baseline = scenario.experiment.baseline;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let reached: Vec<Vec<bool>> = played
        .rows
        .chunks_exact(policies)
        .map(|trial| trial.iter().map(|row| row.first.is_some()).collect())
        .collect();
    let per_batch = reached.len() / BATCHES;
    (0..policies)
        .filter(|&policy| policy != baseline)
        .map(|policy| {
            let whole = gain(&reached, policy, baseline);
            let parts: Vec<f64> = (0..BATCHES)
                .map(|batch| {
                    // Jackknife over batches: a ratio of variances is biased in small ones.
                    let without: Vec<Vec<bool>> = reached
                        .iter()
                        .enumerate()
                        .filter(|(trial, _)| trial / per_batch != batch)
                        .map(|(_, trial)| trial.clone())
                        .collect();
                    let batches = BATCHES as f64;
                    batches * whole - (batches - 1.0) * gain(&without, policy, baseline)
                })
                .collect();
            Row::reported(
                format!(
                    "{name}: {} against {}",
                    scenario.policies[policy].name, scenario.policies[baseline].name
                ),
                Mean {
                    mean: whole,
                    ..Mean::of(&parts).with_trials(reached.len() as u64)
                },
            )
        })
        .collect()
}

/// `(p_a q_a + p_b q_b) / (p_a q_a + p_b q_b − 2 cov)`.
fn gain(reached: &[Vec<bool>], a: usize, b: usize) -> f64 {
    let n = reached.len() as f64;
    let share = |happens: &dyn Fn(&Vec<bool>) -> bool| reached.iter().filter(|trial| happens(trial)).count() as f64 / n;
    let (p, q, both) = (
        share(&|trial| trial[a]),
        share(&|trial| trial[b]),
        share(&|trial| trial[a] && trial[b]),
    );
    let independent = p * (1.0 - p) + q * (1.0 - q);
    independent / (independent - 2.0 * (both - p * q))
}
