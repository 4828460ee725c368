//! Chances instead of coins: the same mean in every corner of the model, and less variance.

use std::path::Path;

use crate::Topic;
use crate::kit::dice::Dice;
use crate::kit::{outcomes, scenario_with};
use crate::row::{Effort, Mean, Row};
use rayon::prelude::*;
use whoknows::estimate::reach;
use whoknows::experiment::{Plan, Workspace};
use whoknows::scenario::{Estimator, Length, Scenario, load};
use whoknows::spread::prospect::Foretold;
use whoknows::spread::{GRID, Grid, Way};
use whoknows::stats::interval::skewed;
use whoknows::stats::moments::Moments;
use whoknows::tally::{Expectation, PolicyTally, Tally};
use whoknows::trial::{Evangelist, FirstReach, Outcome, Played};

pub const TOPIC: Topic = Topic {
    name: "chances",
    title: "Chances instead of coins",
    about: "With `experiment.estimator = \"conditional\"` a trial answers with chances that add up along its readings, not with yes and no. \
            In every trial both are known, so the mean of the chance less the coin, which must be 0, is known far better than either. \
            Each shipped scenario, and corners in which one part of the sum is all of it. The *gain* is how many times as many counted \
            trials would say as much. The same for what chances say beside reach: by when, by whom and how, decision-makers and deals. Coverage: 95 % intervals of samples of few trials, drawn from the chances of many.",
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
        let scenario = with_chances(checked.scenario, trials);
        if !scenario.has_chances() {
            // They have no form on channels.
            return Vec::new();
        }
        let mut rows = compared(&name, &scenario, true);
        rows.extend(besides(&name, &scenario, scenario.policies.len()));
        rows
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
        let chances = |row: &Outcome| row.chances().expect("trials answer with chances");
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

/// What chances say beside reach.
const BESIDES: [&str; 8] = [
    "reach within a fifth of the times",
    "reach within half of the times",
    "first reach by a forward",
    "first reach at two hops",
    "first reach through the second segment",
    "first reach through people whom the last policy declines",
    "decision-makers who read",
    "deals",
];

/// In one trial: chances less what was counted, for each of [`BESIDES`].
fn chances_less_counts(row: &Outcome, foretold: &Foretold, grid: &Grid, last_policy: usize) -> [f64; BESIDES.len()] {
    let coin = |holds: &dyn Fn(&FirstReach) -> bool| f64::from(u8::from(row.first.as_ref().is_some_and(holds)));
    let within = |time: usize| foretold.by_hour[time] - coin(&|first| first.hours <= grid.hours()[time]);
    let parts = &foretold.parts;
    let policies = parts.declined.len() / (parts.evangelists.len() - 1);
    let declined: f64 = parts.declined.iter().skip(last_policy).step_by(policies).sum();
    let is_declined = |first: &FirstReach| match first.evangelist {
        Evangelist::Wire | Evangelist::Visitor { .. } => false,
        Evangelist::Contact { accepted_by, .. } => accepted_by >> last_policy & 1 == 0,
    };
    let is_of_second = |first: &FirstReach| matches!(first.evangelist, Evangelist::Contact { segment: 1, .. });
    let chances = row.chances().expect("trials answer with chances");
    [
        within(GRID / 5),
        within(GRID / 2),
        parts.by_forward - coin(&|first| first.way == Way::Forward),
        parts.hops.get(1).copied().unwrap_or(0.0) - coin(&|first| first.hops == 2),
        parts.evangelists[1] - coin(&is_of_second),
        declined - coin(&is_declined),
        chances.decision_makers - f64::from(row.decision_makers),
        chances.deals - f64::from(row.deals),
    ]
}

/// Chances less counts within each trial, for what chances say beside reach under the first so many policies.
fn besides(name: &str, scenario: &Scenario, policies: usize) -> Vec<Row> {
    let plan = Plan::new(scenario).unwrap_or_else(|error| panic!("{error}"));
    let (grid, of_trial) = (Grid::new(scenario), scenario.policies.len());
    let of_world = |workspace: &mut Workspace, world: u64| {
        let mut played = Played::default();
        plan.play_world(world, workspace, &mut played);
        let mut means = vec![[0.0; BESIDES.len()]; policies];
        for (row, (outcome, foretold)) in played.outcomes.iter().zip(&played.foretold).enumerate() {
            if let Some(means) = means.get_mut(row % of_trial) {
                let differences = chances_less_counts(outcome, foretold, &grid, of_trial - 1);
                for (mean, difference) in means.iter_mut().zip(differences) {
                    *mean += difference / plan.trials_per_world() as f64;
                }
            }
        }
        means
    };
    let worlds: Vec<_> = (0..plan.most_worlds())
        .into_par_iter()
        .map_init(Workspace::default, of_world)
        .collect();
    let trials = plan.most_worlds() * plan.trials_per_world();
    let row = |policy: usize, figure: usize| {
        let values: Vec<f64> = worlds.iter().map(|means| means[policy][figure]).collect();
        let (policy, of) = (&scenario.policies[policy].name, BESIDES[figure]);
        let truth = format!("{name}, {policy}: chance less count of {of}");
        is_nothing(truth, Mean::of(&values).with_trials(trials))
    };
    (0..policies)
        .flat_map(|policy| (0..BESIDES.len()).map(move |figure| (policy, figure)))
        .map(|(policy, figure)| row(policy, figure))
        .collect()
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
        let scenario = with_chances(played, trials);
        let mut rows = compared(name, &scenario, false);
        rows.extend(besides(name, &scenario, 1));
        rows
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
            let chance = |row: &Outcome| row.chances().expect("trials answer with chances").reach;
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
