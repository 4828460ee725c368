//! Intervals: 95 % of experiments cover the truth, however the experiment was run.

use crate::Topic;
use crate::kit::dice::Dice;
use crate::kit::{answers_of, outcomes, scenario};
use crate::row::{Effort, Mean, Row};
use rayon::prelude::*;
use whoknows::estimate::{StoppingRule, share};
use whoknows::experiment::{Plan, Workspace};
use whoknows::scenario::Scenario;
use whoknows::stats::interval::wilson;
use whoknows::stats::nested::WorldCounts;
use whoknows::tally::Outcomes;
use whoknows::trial::{Outcome, Played};

pub const TOPIC: Topic = Topic {
    name: "coverage",
    title: "Coverage of intervals",
    about: "Share of experiments whose 95 % interval covers the known truth; it must be 95 ± 1.5 %. *Invented* experiments draw \
            their outcomes from plain coins, worlds of their own chance where nested; *played* ones are run by the engine: a firm \
            whom one in whom 30 % decide asks, v = ½, so reach is 0.15, or 0.09 if profiles that look like spam (40 %) are \
            declined. Early stopping looks at the interval after every batch. The pooled binomial interval over nested trials \
            must fail. Of 2 000 experiments (reduced form) a perfect interval would miss the band once in 500 seeds; the seed is \
            fixed. Trials counts experiments.",
    rows,
};

fn rows(effort: Effort) -> Vec<Row> {
    let invented = Invented::new(10_000);
    let mut rows = invented.independent();
    rows.extend(invented.paired());
    rows.extend(invented.nested());
    rows.extend(invented.stopped());
    rows.extend(played(effort.of(2_000, 4_000)));
    rows
}

/// A row for a share of experiments that covered.
fn covers(what: String, covered: u64, experiments: u64) -> Row {
    let n = experiments as f64;
    let mean = covered as f64 / n;
    let ours = Mean {
        mean,
        se: (0.95_f64 * 0.05 / n).sqrt(),
        values: u64::MAX,
        trials: experiments,
    };
    let mut row = Row::band(what, 0.935, 0.965, ours);
    // The band is the whole allowance: nothing on top for the sampling of the experiments.
    if !(0.935..=0.965).contains(&mean) {
        row.verdict = crate::row::Verdict::Fails;
    }
    row.statistic = "–".into();
    row.critical = "the band".into();
    row.catches = format!("{:.4}", 0.015 + 2.33 * ours.se);
    row
}

/// The pooled interval must cover far too rarely.
fn fails(what: String, covered: u64, experiments: u64) -> Row {
    let mean = covered as f64 / experiments as f64;
    let ours = Mean {
        mean,
        se: (mean * (1.0 - mean) / experiments as f64).sqrt(),
        values: u64::MAX,
        trials: experiments,
    };
    Row::band(what, 0.0, 0.85, ours)
}

/// Experiments whose outcomes are plain coins.
struct Invented {
    experiments: u64,
    hit: Outcome,
    miss: Outcome,
    /// Two policies; nothing of it is played.
    scenario: Scenario,
}

const PAIR: &str = "
    [world]
    people = 100
    [[segment]]
    name = \"decides\"
    fraction = 0.5
    decision_maker = true
    [[segment]]
    name = \"others\"
    fraction = 0.5
    [requests]
    count = 5
    [[policy]]
    name = \"a\"
    [[policy]]
    name = \"b\"
    [experiment]
    trials = 1000";

impl Invented {
    fn new(experiments: u64) -> Self {
        let scenario = scenario(PAIR);
        let rows = outcomes(&scenario).rows;
        let find = |reached: bool| {
            *rows
                .iter()
                .find(|row| row.first.is_some() == reached)
                .expect("both happen")
        };
        Self {
            experiments,
            hit: find(true),
            miss: find(false),
            scenario,
        }
    }

    fn row(&self, dice: &mut Dice, probability: f64) -> Outcome {
        if dice.unit() < probability { self.hit } else { self.miss }
    }

    /// How many experiments cover.
    fn count(&self, seed: u64, covers: impl Fn(&mut Dice) -> bool + Sync) -> u64 {
        (0..self.experiments)
            .into_par_iter()
            .filter(|number| covers(&mut Dice(seed << 40 | number << 16)))
            .count() as u64
    }

    fn independent(&self) -> Vec<Row> {
        [(500_u32, 0.05), (1000, 0.12), (2000, 0.5)]
            .into_iter()
            .map(|(trials, p)| {
                let covered = self.count(1, |dice| {
                    let successes = (0..trials).filter(|_| dice.unit() < p).count();
                    let interval = wilson(successes as f64, f64::from(trials), 0.95);
                    interval.low <= p && p <= interval.high
                });
                covers(
                    format!("invented, {trials} independent trials, p = {p}"),
                    covered,
                    self.experiments,
                )
            })
            .collect()
    }

    fn paired(&self) -> Vec<Row> {
        [(500, 0.08, 0.03), (1000, 0.02, 0.005), (1000, 0.04, 0.04)]
            .into_iter()
            .map(|(trials, only_a, only_b)| {
                let covered = self.count(2, |dice| {
                    let rows = (0..trials).flat_map(|_| match dice.unit() {
                        u if u < only_a => [self.hit, self.miss],
                        u if u < only_a + only_b => [self.miss, self.hit],
                        u if u < only_a + only_b + 0.05 => [self.hit, self.hit],
                        _ => [self.miss, self.miss],
                    });
                    let outcomes = gathered(2, 1, rows.collect());
                    let difference = answers_of(&self.scenario, &outcomes).comparisons[0].difference;
                    difference.low <= only_a - only_b && only_a - only_b <= difference.high
                });
                covers(
                    format!("invented, difference of two policies, {trials} trials, only the one {only_a}, only the other {only_b}"),
                    covered,
                    self.experiments,
                )
            })
            .collect()
    }

    /// A world's own chance is uniform up to twice the mean.
    fn nested(&self) -> Vec<Row> {
        let (mean, worlds, trials_per_world) = (0.12, 30, 40_u64);
        let draw = |dice: &mut Dice| {
            let mut rows = Vec::new();
            for _ in 0..worlds {
                let p = 2.0 * mean * dice.unit();
                rows.extend((0..trials_per_world).map(|_| self.row(dice, p)));
            }
            rows
        };
        let covered = self.count(3, |dice| covers_nested(&draw(dice), trials_per_world, mean));
        let pooled = self.count(3, |dice| covers_pooled(&draw(dice), mean));
        vec![
            covers(
                format!("invented, {worlds} worlds of {trials_per_world} trials"),
                covered,
                self.experiments,
            ),
            fails(
                format!("invented, {worlds} worlds of {trials_per_world} trials, pooled binomial: fails"),
                pooled,
                self.experiments,
            ),
        ]
    }

    fn stopped(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (p, precision) in [(0.12, 0.01), (0.12, 0.02), (0.5, 0.03), (0.02, 0.005), (0.005, 0.002)] {
            let covered = self.count(4, |dice| {
                covers_when_stopped(precision, 1, p, 250, |_, rows| rows.push(self.row(dice, p)))
            });
            rows.push(covers(
                format!("invented, stopped at ± {precision}, p = {p}"),
                covered,
                self.experiments,
            ));
        }
        for (p, precision) in [(0.12, 0.03), (0.12, 0.02), (0.4, 0.06), (0.05, 0.01)] {
            let covered = self.count(5, |dice| {
                covers_when_stopped(precision, 20, p, 10, |_, rows| {
                    let p = 2.0 * p * dice.unit();
                    rows.extend((0..20).map(|_| self.row(dice, p)));
                })
            });
            rows.push(covers(
                format!("invented, worlds of 20 trials, stopped at ± {precision}, p = {p}"),
                covered,
                self.experiments,
            ));
        }
        rows
    }
}

/// Rows as the outcomes of an experiment.
fn gathered(policies: usize, trials_per_world: u64, rows: Vec<Outcome>) -> Outcomes {
    Outcomes {
        policies,
        trials_per_world,
        rows,
        most_rows: usize::MAX,
    }
}

/// In how many trials of each world a policy reached.
fn reached(rows: &[Outcome], trials_per_world: u64) -> WorldCounts {
    let mut counts = WorldCounts::new(trials_per_world);
    for world in rows.chunks_exact(trials_per_world as usize) {
        counts.observe(world.iter().map(|row| i64::from(row.first.is_some())).sum());
    }
    counts
}

fn covers_nested(rows: &[Outcome], trials_per_world: u64, truth: f64) -> bool {
    let reach = share(&reached(rows, trials_per_world));
    reach.low <= truth && truth <= reach.high
}

fn covers_pooled(rows: &[Outcome], truth: f64) -> bool {
    let successes = rows.iter().filter(|row| row.first.is_some()).count();
    let pooled = wilson(successes as f64, rows.len() as f64, 0.95);
    pooled.low <= truth && truth <= pooled.high
}

/// Grows batch by batch, as the runner does, until the rule is satisfied, and says whether the interval then covers.
fn covers_when_stopped(
    precision: f64,
    trials_per_world: u64,
    truth: f64,
    batch: u64,
    mut world: impl FnMut(u64, &mut Vec<Outcome>),
) -> bool {
    let rule = StoppingRule { precision };
    let mut counts = WorldCounts::new(trials_per_world);
    let mut rows = Vec::new();
    let mut worlds = 0;
    while !rule.is_reached_by(std::iter::once((&counts, share(&counts)))) {
        (0..batch).for_each(|number| world(worlds + number, &mut rows));
        worlds += batch;
        counts.merge(&reached(&rows, trials_per_world));
        rows.clear();
    }
    let reach = share(&counts);
    reach.low <= truth && truth <= reach.high
}

const REACH: f64 = 0.3 * 0.5;
const REACH_WITHOUT_SPAM: f64 = REACH * 0.6;

/// One person asks, of whom 30 % decide and 40 % look like spam, and notices with ½.
fn firm(network: &str, policies: &str, experiment: &str) -> Scenario {
    scenario(&format!(
        r#"
        [world]
        people = 100
        [world.network]
        {network}
        [[segment]]
        name = "decides"
        fraction = 0.3
        decision_maker = true
        looks_spam = 0.4
        repost = 0
        forward = 0
        [[segment]]
        name = "others"
        fraction = 0.7
        looks_spam = 0.4
        repost = 0
        forward = 0
        {policies}
        [requests]
        count = 1
        [circle]
        engagement = 1
        declined_stay = 0
        [attention]
        model = "constant"
        notice = 0.5
        [release]
        posts = [0]
        horizon = 1e6
        [experiment]
        {experiment}
        "#
    ))
}

const OPEN: &str = "[[policy]]\nname = \"open\"\n";

/// Plays a world of an experiment and adds its outcomes to those there.
type Play<'a> = &'a mut dyn FnMut(u64, &mut Vec<Outcome>);

/// Experiments of the engine's own, each on worlds that no other has seen.
fn played(experiments: u64) -> Vec<Row> {
    let count = |plan: &Plan, covers: &(dyn Fn(Play) -> bool + Sync)| {
        (0..experiments)
            .into_par_iter()
            .filter(|&experiment| {
                let mut workspace = Workspace::default();
                covers(&mut |world, rows| {
                    let mut played = Played::default();
                    plan.play_world((experiment << 32) + world, &mut workspace, &mut played);
                    rows.append(&mut played.outcomes);
                })
            })
            .count() as u64
    };
    let plan_of = |scenario: &Scenario| Plan::new(scenario).unwrap_or_else(|error| panic!("{error}"));
    let both = format!("{OPEN}[[policy]]\nname = \"no spam\"\nreject_spam = true\n");
    let independent = firm("mean_audience = 4", &both, "trials = 1000");
    let alone = firm("mean_audience = 4", OPEN, "trials = 1000");
    let nested = firm(
        "model = \"random\"\nmean_audience = 1",
        OPEN,
        "worlds = 40\ntrials_per_world = 25",
    );
    let (independent_plan, alone_plan, nested_plan) = (plan_of(&independent), plan_of(&alone), plan_of(&nested));
    let rows_of = |worlds: u64, play: Play| {
        let mut rows = Vec::new();
        (0..worlds).for_each(|world| play(world, &mut rows));
        rows
    };
    let answered = |scenario: &Scenario, rows: Vec<Outcome>| {
        let outcomes = gathered(scenario.policies.len(), scenario.experiment.trials_per_world, rows);
        answers_of(scenario, &outcomes)
    };
    let independent_covered = count(&independent_plan, &|play| {
        let reach = answered(&independent, rows_of(1000, play)).policies[0].reach.clone();
        reach.low <= REACH && REACH <= reach.high
    });
    let paired_covered = count(&independent_plan, &|play| {
        let difference = answered(&independent, rows_of(1000, play)).comparisons[0].difference;
        let truth = REACH - REACH_WITHOUT_SPAM;
        difference.low <= truth && truth <= difference.high
    });
    let nested_covered = count(&nested_plan, &|play| {
        let reach = answered(&nested, rows_of(200, play)).policies[0].reach.clone();
        reach.low <= REACH && REACH <= reach.high
    });
    let pooled_covered = count(&nested_plan, &|play| covers_pooled(&rows_of(200, play), REACH));
    let stopped_covered = count(&alone_plan, &|play| covers_when_stopped(0.02, 1, REACH, 250, play));
    let nested_stopped_covered = count(&nested_plan, &|play| covers_when_stopped(0.03, 25, REACH, 10, play));
    let name = |what: &str| format!("played, {what}");
    vec![
        covers(name("1000 independent trials"), independent_covered, experiments),
        covers(
            name("difference of two policies in 1000 trials"),
            paired_covered,
            experiments,
        ),
        covers(name("200 worlds of 25 trials"), nested_covered, experiments),
        fails(
            name("200 worlds of 25 trials, pooled binomial: fails"),
            pooled_covered,
            experiments,
        ),
        covers(name("stopped at ± 0.02"), stopped_covered, experiments),
        covers(
            name("worlds of 25 trials, stopped at ± 0.03"),
            nested_stopped_covered,
            experiments,
        ),
    ]
}
