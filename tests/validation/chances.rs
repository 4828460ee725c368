//! Chances instead of coins: the same mean in every corner of the model, and less variance.

use std::path::Path;

use crate::Topic;
use crate::kit::dice::Dice;
use crate::kit::{outcomes, scenario_with};
use crate::row::{Effort, Mean, Row};
use rayon::prelude::*;
use whoknows::estimate::reach;
use whoknows::scenario::{Estimator, Length, Scenario, load};
use whoknows::stats::interval::skewed;
use whoknows::stats::moments::Moments;
use whoknows::tally::{Expectation, PolicyTally, Tally};
use whoknows::trial::Outcome;

pub const TOPIC: Topic = Topic {
    name: "chances",
    title: "Chances instead of coins",
    about: "With `experiment.estimator = \"conditional\"` a trial answers with chances that add up along its readings, not with yes and no. \
            In every trial both are known, so the mean of the chance less the coin, which must be 0, is known far better than either. \
            Each shipped scenario, and corners in which one part of the sum is all of it. The *gain* is how many times as many counted \
            trials would say as much. Coverage: 95 % intervals of samples of few trials, drawn from the chances of many.",
    rows,
};

fn rows(effort: Effort) -> Vec<Row> {
    let mut rows = shipped(effort.of(4_000, 200_000));
    rows.extend(corners(effort.of(5_000, 200_000)));
    rows.extend(coverage(effort));
    rows
}

fn with_chances(mut scenario: Scenario, trials: u64) -> Scenario {
    scenario.experiment.length = Length::Trials(trials);
    scenario.experiment.estimator = Estimator::Conditional;
    scenario
}

fn shipped(trials: u64) -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let files = std::fs::read_dir(folder).expect("there are scenarios");
    let mut paths: Vec<_> = files.map(|file| file.expect("the folder can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let rows_of = |path: &std::path::PathBuf| {
        let checked =
            load(path, &[]).unwrap_or_else(|mistakes| panic!("{}", mistakes.render(whoknows::scenario::Look::Plain)));
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        compared(&name, &with_chances(checked.scenario, trials), true)
    };
    paths.iter().flat_map(rows_of).collect()
}

/// Means over worlds, which are the sample.
fn of_worlds(scenario: &Scenario, rows: &[Outcome], policy: usize, of: impl Fn(&Outcome) -> f64) -> Vec<f64> {
    let (policies, trials) = (scenario.policies.len(), scenario.experiment.trials_per_world);
    let world = |rows: &[Outcome]| rows.iter().skip(policy).step_by(policies).map(&of).sum::<f64>() / trials as f64;
    rows.chunks_exact(policies * trials as usize).map(world).collect()
}

fn compared(name: &str, scenario: &Scenario, with_gain: bool) -> Vec<Row> {
    let played = outcomes(scenario);
    let trials = played.trials();
    let mut rows = Vec::new();
    for (policy, described) in scenario.policies.iter().enumerate() {
        let mean_of =
            |of: &dyn Fn(&Outcome) -> f64| Mean::of(&of_worlds(scenario, &played.rows, policy, of)).with_trials(trials);
        let coin = |is: bool| f64::from(u8::from(is));
        let chances = |row: &Outcome| row.chances.expect("trials answer with chances");
        let less = mean_of(&|row| chances(row).reach - coin(row.first.is_some()));
        rows.push(is_nothing(
            format!("{name}, {}: chance less coin", described.name),
            less,
        ));
        if played.policy(policy).any(|row| row.one_hop) {
            let less = mean_of(&|row| chances(row).one_hop - coin(row.one_hop));
            rows.push(is_nothing(
                format!("{name}, {}: the same at one hop", described.name),
                less,
            ));
        }
        if with_gain {
            let variance = |of: &dyn Fn(&Outcome) -> f64| {
                Moments::of(of_worlds(scenario, &played.rows, policy, of).into_iter())
                    .variance
                    .expect("many worlds")
            };
            let gain = variance(&|row| coin(row.first.is_some())) / variance(&|row| chances(row).reach);
            let ours = Mean {
                mean: gain,
                se: 0.0,
                values: trials,
                trials,
            };
            rows.push(Row::reported(format!("{name}, {}: gain", described.name), ours));
        }
    }
    rows
}

/// A mean that must be 0, and is exactly where the chance itself is yes or no.
fn is_nothing(truth: String, ours: Mean) -> Row {
    if ours.se > 0.0 {
        Row::mean(truth, 0.0, ours)
    } else {
        Row::exactly(truth, 0.0, ours.mean, ours.trials)
    }
}

/// A small firm in a small world; what makes a corner is written behind it.
const FIRM: &str = r#"
[world]
people = 400
[[segment]]
name = "decides"
decision_maker = true
count = 40
relevance = 0.7
request_rate = 0
[[segment]]
name = "others"
fraction = 1
relevance = 0.3
repost = 0.2
forward = 0.2
[requests]
count = 30
[[policy]]
name = "open"
[[policy]]
name = "picky"
min_relevance = 0.3
[experiment]
trials = 100
"#;

fn corners(trials: u64) -> Vec<Row> {
    let corner = |(name, overrides): &(&str, &[&str])| {
        let played = scenario_with(FIRM, Path::new("."), overrides);
        compared(name, &with_chances(played, trials), false)
    };
    let corners: [(&str, &[&str]); 23] = [
        ("a small world", &[]),
        ("a tiny world", &["world.people=60", "segment.decides.count=8"]),
        (
            "forwards only",
            &["segment.others.repost=0", "segment.others.forward=0.9"],
        ),
        ("reposts only", &["segment.others.forward=0"]),
        (
            "everybody reposts",
            &[
                "segment.others.repost=1",
                "release.breadth=1",
                "world.enthusiasm_spread=0",
                "release.half_life=1e6",
            ],
        ),
        ("enthusiasm alike", &["world.enthusiasm_spread=0"]),
        ("enthusiasm wide", &["world.enthusiasm_spread=2"]),
        (
            "caps in force",
            &["release.appeal=30", "attention.notice=1", "attention.span=1e6"],
        ),
        ("decision-makers ask", &["segment.decides.request_rate=3"]),
        (
            "decision-makers ask, and stay or leave",
            &[
                "segment.decides.request_rate=3",
                "circle.declined_stay=0.5",
                "policy.open.accept_none=true",
            ],
        ),
        ("a wire", &["release.wire=5"]),
        ("a short horizon", &["release.horizon=5", "release.posts=[0,4]"]),
        (
            "delays without spread",
            &[
                "attention.delay_spread=0",
                "forwarding.delay_spread=0",
                "release.horizon=30",
            ],
        ),
        ("no delays", &["attention.delay_median=0", "forwarding.delay_median=0"]),
        (
            "all through closure",
            &["requests.closure=1", "policy.picky.min_audience=40"],
        ),
        (
            "aimed sharply",
            &["forwarding.targeting=12", "segment.others.forward=0.8"],
        ),
        ("no aim", &["forwarding.targeting=0", "segment.others.forward=0.8"]),
        ("all arcs answered", &["world.network.reciprocity=1"]),
        (
            "no answers",
            &["world.network.reciprocity=0", "world.network.weak_tie=1"],
        ),
        ("hubs", &["world.network.tail=2.05", "segment.others.forward=0.8"]),
        ("inverse attention", &["attention.model=inverse"]),
        (
            "a random network",
            &["world.network.model=random", "experiment.trials_per_world=4"],
        ),
        (
            "favour and two communities",
            &[
                "circle.favour=3",
                "segment.decides.community=board",
                "world.network.mixing=0.5",
            ],
        ),
    ];
    corners.iter().flat_map(corner).collect()
}

/// Samples of few trials from the chances of many.
fn coverage(effort: Effort) -> Vec<Row> {
    let pool = effort.of(10_000, 400_000);
    let experiments = effort.of(3_000_u64, 10_000);
    let mut rows = Vec::new();
    for (name, decide) in [("rare", 2), ("usual", 40), ("often", 300)] {
        let overrides = [format!("segment.decides.count={decide}")];
        let overrides: Vec<&str> = overrides.iter().map(String::as_str).collect();
        let scenario = with_chances(scenario_with(FIRM, Path::new("."), &overrides), pool);
        let played = outcomes(&scenario);
        let chances = |policy: usize| -> Vec<f64> {
            let chance = |row: &Outcome| row.chances.expect("trials answer with chances").reach;
            played.policy(policy).map(chance).collect()
        };
        let (open, picky) = (chances(0), chances(1));
        let truth = open.iter().sum::<f64>() / open.len() as f64;
        let apart: Vec<f64> = open.iter().zip(&picky).map(|(a, b)| a - b).collect();
        let truth_apart = apart.iter().sum::<f64>() / apart.len() as f64;
        let none = Tally::new(&scenario);
        for trials in [100_u64, 1000] {
            let covers = |values: &[f64], truth: f64, interval: &(dyn Fn(&Expectation) -> (f64, f64) + Sync)| {
                (0..experiments)
                    .into_par_iter()
                    .filter(|experiment| {
                        let mut dice = Dice(experiment << 20 | trials);
                        let mut sample = Expectation::default();
                        for _ in 0..trials {
                            sample.observe(values[(dice.unit() * values.len() as f64) as usize]);
                        }
                        let (low, high) = interval(&sample);
                        low <= truth && truth <= high
                    })
                    .count() as u64
            };
            let of_reach = |sample: &Expectation| {
                let mut counted: PolicyTally = none.policies[0].clone();
                counted.chance = *sample;
                let reach = reach(&counted);
                (reach.low, reach.high)
            };
            let of_difference = |sample: &Expectation| {
                let interval = skewed(&sample.moments(), sample.skewness(), 0.95);
                let interval = interval.expect("many trials");
                (interval.low, interval.high)
            };
            let share = |covered: u64| Mean {
                mean: covered as f64 / experiments as f64,
                se: (0.95 * 0.05 / experiments as f64).sqrt(),
                values: u64::MAX,
                trials: experiments,
            };
            rows.push(Row::band(
                format!("{name}, {trials} trials: interval of reach, at {truth:.4}"),
                0.935,
                0.965,
                share(covers(&open, truth, &of_reach)),
            ));
            rows.push(Row::band(
                format!("{name}, {trials} trials: interval of a difference"),
                0.935,
                0.965,
                share(covers(&apart, truth_apart, &of_difference)),
            ));
        }
    }
    rows
}
