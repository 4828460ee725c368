//! Branching processes: in a huge world that is all mixing, a cascade meets nobody twice and its laws are known exactly.

use crate::Topic;
use crate::graphs::binary_tree;
use crate::kit::{outcomes, scenario};
use crate::row::{Effort, Mean, Row, pearson};
use whoknows::cascade::{Experiment, IndependentCascade, Start, simulate};
use whoknows::graph::{Graph, Repeats};
use whoknows::scenario::{Length, Scenario};

pub const TOPIC: Topic = Topic {
    name: "branching",
    title: "Branching, in a long thin world",
    about: "`mixing` = 1, four thousand million people, everybody heard by Poisson(c) others who all read and repost an hour \
            later: the revealed world is a branching process. It has died out by generation g with the g-th iterate of \
            e^(c(x − 1)), which tends to the extinction stated (Athreya and Ney 1972); at c = 0.8 the total follows Borel's law, \
            e^(−ck)(ck)^(k−1)/k!. Extinction is read off two runs with the same luck, of which one ends a generation earlier.",
    rows,
};

/// So many that even a cascade of 10³ people meets anybody twice in one trial of 8 000: far below the sampling error.
const PEOPLE: u64 = 4_000_000_000;

fn rows(effort: Effort) -> Vec<Row> {
    let mut rows = Vec::new();
    for (mean, limit, last) in [(1.5, 0.417_188, 9), (2.0, 0.203_188, 6)] {
        rows.push(Row::digits(
            format!("Poisson {mean}: extinction, limit of the iterates — formula"),
            limit,
            6,
            extinct_by(2_000, mean),
        ));
        let trials = effort.of(20_000, 100_000);
        let people = |generations: u32| -> Vec<u32> {
            outcomes(&thin_world(mean, generations, trials))
                .rows
                .iter()
                .map(|row| row.people)
                .collect()
        };
        let (before, by_then) = (people(last - 1), people(last));
        let died = before
            .iter()
            .zip(&by_then)
            .filter(|(before, by_then)| before == by_then)
            .count();
        rows.push(Row::share(
            format!("Poisson {mean}: extinct by generation {last} — engine"),
            extinct_by(last, mean),
            died as u64,
            trials,
        ));
        let mean_people: f64 = (0..=last).map(|generation| mean.powi(generation.cast_signed())).sum();
        let values: Vec<f64> = by_then.iter().map(|&people| f64::from(people)).collect();
        rows.push(Row::mean(
            format!("Poisson {mean}: mean number of readers up to generation {last} — engine"),
            mean_people,
            Mean::of(&values),
        ));
    }
    rows.extend(borel(effort));
    rows.extend(binary(effort));
    rows
}

/// Everybody has Poisson(`mean`) listeners, all of whom read an hour later and repost: generation g reads at hour g + 1.
fn thin_world(mean: f64, generations: u32, trials: u64) -> Scenario {
    let mut scenario = scenario(&format!(
        r#"
        [world]
        people = {PEOPLE}
        enthusiasm_spread = 0
        [world.network]
        mean_audience = {mean}
        followees_spread = 0
        mixing = 1
        reciprocity = 0
        weak_tie = 1
        [[segment]]
        name = "anybody"
        fraction = 1
        decision_maker = true
        repost = 1
        forward = 0
        [[policy]]
        name = "open"
        [requests]
        count = 1
        [circle]
        engagement = 2
        [attention]
        model = "constant"
        notice = 1
        delay_median = 1
        delay_spread = 0
        [release]
        breadth = 1
        half_life = 1e9
        posts = [0]
        horizon = {}
        "#,
        f64::from(generations) + 1.5
    ));
    // So steep that every audience has the same mean.
    scenario.world.network.tail = 1e12;
    scenario.experiment.length = Length::Trials(trials);
    scenario
}

/// Probability that a branching process with Poisson(mean) offspring has died out by generation g.
fn extinct_by(generation: u32, mean: f64) -> f64 {
    (0..generation).fold(0.0, |extinct, _| (mean * (extinct - 1.0)).exp())
}

fn borel(effort: Effort) -> Vec<Row> {
    let trials = effort.of(100_000, 400_000);
    let played = outcomes(&thin_world(0.8, 80, trials));
    let totals: Vec<f64> = played.rows.iter().map(|row| f64::from(row.people)).collect();
    let squares: Vec<f64> = totals.iter().map(|total| (total - 5.0).powi(2)).collect();
    let mut rows = vec![
        Row::mean("Borel, c = 0.8: mean total — engine", 5.0, Mean::of(&totals)),
        Row::mean(
            "Borel, c = 0.8: variance of the total — engine",
            100.0,
            Mean::of(&squares),
        ),
    ];
    for (total, probability) in [(1, 0.449_329), (2, 0.161_517), (3, 0.087_089)] {
        let hits = played.rows.iter().filter(|row| row.people == total).count() as u64;
        rows.push(Row::share(
            format!("Borel, c = 0.8: P(total = {total}) — engine"),
            probability,
            hits,
            trials,
        ));
    }
    let law: Vec<f64> = (1..=100)
        .map(|k| {
            let ck = 0.8 * f64::from(k);
            (f64::from(k - 1) * ck.ln() - ck - libm::lgamma(f64::from(k) + 1.0)).exp()
        })
        .collect();
    let mut counts = vec![0; law.len() + 1];
    for row in &played.rows {
        counts[(row.people as usize - 1).min(law.len())] += 1;
    }
    let rest = 1.0 - law.iter().sum::<f64>();
    let (statistic, degrees) = pearson(&counts, &[law, vec![rest]].concat());
    rows.push(Row::chi_square(
        "Borel, c = 0.8: law of the total, 1 to 100 — engine",
        statistic,
        degrees,
        trials,
    ));
    rows
}

/// Offspring Bin(2, 0.6) down a binary tree.
fn binary(effort: Effort) -> Vec<Row> {
    let extinct_by = |depth: u32| (0..depth).fold(0.0, |extinct: f64, _| (0.4 + 0.6 * extinct).powi(2));
    let depth = 14;
    let arcs = binary_tree(depth);
    let nodes = arcs.len() as u32 + 1;
    let graph = Graph::from_arcs(nodes, arcs, Repeats::Drop).expect("few arcs");
    let leaves: Vec<u32> = (nodes / 2..nodes).collect();
    let start = Start::new(&graph, &[0], &leaves);
    let trials = effort.of(100_000, 400_000);
    let cascade = IndependentCascade::new(&graph, 0.6);
    let tally = simulate(&cascade, &start, Experiment { trials, seed: 7 });
    vec![
        Row::digits(
            "Bin(2, 0.6): extinction 4/9, limit of the iterates — formula",
            4.0 / 9.0,
            9,
            extinct_by(2_000),
        ),
        Row::share(
            format!("Bin(2, 0.6): extinct by generation {depth} — flips"),
            extinct_by(depth),
            trials - tally.reached(),
            trials,
        ),
    ]
}
