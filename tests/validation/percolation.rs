//! Percolation and the final size of epidemics: cascades on large random graphs, and on the square lattice.

use rayon::prelude::*;

use crate::Topic;
use crate::graphs::{configuration, erdos_renyi, lattice, lattice_edges};
use crate::kit::dice::Dice;
use crate::kit::oracle::{both_ways, independent_cascade};
use crate::row::{Effort, Mean, Row};
use whoknows::cascade::{Cascade, Experiment, IndependentCascade, Sir, Start, simulate};
use whoknows::graph::Graph;

pub const TOPIC: Topic = Topic {
    name: "percolation",
    title: "Percolation, final size of epidemics",
    about: "Large outbreaks on G(n, m) and configuration graphs reach S of all and happen with probability S (Newman 2002; \
            Erdős–Rényi: S = 1 − e^(−cS)); small ones have mean 1 + T G₀′(1)/(1 − T G₁′(1)). Every trial of S has a graph of 20 000 \
            nodes of its own (the one with jumps a quarter of that); large means more than 2 %. Means below the critical point are over graphs of 100 000 nodes with 1 000 random \
            starts each (full form). SIR with recovery below 1 reaches as many as the mean transmissibility says. The square lattice of n rows \
            and n + 1 columns is its own dual at p = ½, and is crossed with probability exactly ½.",
    rows,
};

const LARGE: f64 = 0.02;

fn rows(effort: Effort) -> Vec<Row> {
    let nodes = 20_000;
    let mut rows = Vec::new();
    for (c, size) in [(1.5, 0.582_812), (2.0, 0.796_812), (3.0, 0.940_480)] {
        let er = move |mean_degree| move |dice: &mut Dice| erdos_renyi(nodes, mean_degree, dice);
        rows.extend(large(
            &format!("Erdős–Rényi, c = {c}, every arc open"),
            size,
            effort,
            er(c),
            |graph, start, seed| size_of(&IndependentCascade::new(graph, 1.0), start, seed),
        ));
        rows.extend(large(
            &format!("Erdős–Rényi, mean degree {}, T = ½ — flips", 2.0 * c),
            size,
            effort,
            er(2.0 * c),
            |graph, start, seed| size_of(&IndependentCascade::by_flips(graph, 0.5), start, seed),
        ));
    }
    rows.extend(large(
        "Erdős–Rényi, mean degree 30, T = 0.05 — jumps",
        0.582_812,
        effort,
        |dice| erdos_renyi(nodes / 4, 30.0, dice),
        |graph, start, seed| size_of(&IndependentCascade::by_jumps(graph, 0.05), start, seed),
    ));
    // Infection 0.3, recovery 0.5: T = β/(1 − (1 − β)(1 − ρ)) = 0.3/0.65. The size of an outbreak depends on T alone; whether
    // it happens does not, as those infected for long are infectious to many at once.
    let transmissibility = 0.3 / (1.0 - 0.7 * 0.5);
    rows.extend(
        large(
            "SIR, infection 0.3, recovery 0.5, T·c = 2",
            0.796_812,
            effort,
            |dice| erdos_renyi(nodes, 2.0 / transmissibility, dice),
            |graph, start, seed| size_of(&Sir::new(graph, 0.3, 0.5), start, seed),
        )
        .into_iter()
        .skip(1),
    );
    let halves = |nodes: u32| -> Vec<u32> { (0..nodes).map(|node| if node % 2 == 0 { 1 } else { 3 }).collect() };
    rows.extend(large(
        "half degree 1, half degree 3, T = 0.8",
        14.0 / 27.0,
        effort,
        |dice| configuration(&halves(nodes), dice),
        |graph, start, seed| size_of(&IndependentCascade::new(graph, 0.8), start, seed),
    ));
    rows.extend(large(
        "3-regular, T = 0.6",
        19.0 / 27.0,
        effort,
        |dice| configuration(&vec![3; nodes as usize], dice),
        |graph, start, seed| size_of(&IndependentCascade::new(graph, 0.6), start, seed),
    ));
    rows.push(Row::mean(
        "half degree 1, half degree 3, T = 0.5: mean outbreak",
        5.0,
        small(effort, 0.5, |nodes, dice| configuration(&halves(nodes), dice)),
    ));
    // The mean outbreak at T tells G₁′(1), and that the critical point: T_c = 1/G₁′(1) = T/(1 − T G₀′(1)/(mean − 1)).
    let at = 0.4;
    let mean = small(effort, at, |nodes, dice| configuration(&halves(nodes), dice));
    let critical = |mean: f64| at / (1.0 - 2.0 * at / (mean - 1.0));
    rows.push(Row::mean(
        "half degree 1, half degree 3: critical T, from the mean outbreak at 0.4",
        2.0 / 3.0,
        Mean {
            mean: critical(mean.mean),
            se: (critical(mean.mean + 1e-4) - critical(mean.mean - 1e-4)).abs() / 2e-4 * mean.se,
            ..mean
        },
    ));
    rows.push(Row::mean(
        "Erdős–Rényi, c = 2, T = 0.4: mean outbreak",
        1.0 + 0.8 / (1.0 - 0.8),
        small(effort, 0.4, |nodes, dice| erdos_renyi(nodes, 2.0, dice)),
    ));
    rows.push(Row::mean(
        "3-regular, T = 0.3: mean outbreak",
        1.0 + 0.9 / (1.0 - 0.6),
        small(effort, 0.3, |nodes, dice| configuration(&vec![3; nodes as usize], dice)),
    ));
    rows.extend(crossings(effort));
    rows
}

fn size_of(cascade: &impl Cascade, start: &Start, seed: u64) -> f64 {
    simulate(cascade, start, Experiment { trials: 1, seed }).mean()
}

/// How often an outbreak from a random node is large, and how large it is then.
fn large(
    name: &str,
    size: f64,
    effort: Effort,
    build: impl Fn(&mut Dice) -> Graph + Sync,
    outbreak: impl Fn(&Graph, &Start, u64) -> f64 + Sync,
) -> Vec<Row> {
    let trials = effort.of(300, 1_000);
    let shares: Vec<f64> = (0..trials)
        .into_par_iter()
        .map(|trial| {
            let mut dice = Dice(trial << 16 ^ name.len() as u64);
            let graph = build(&mut dice);
            let nodes = graph.len() as u32;
            let start = Start::new(&graph, &[dice.below(nodes)], &[]);
            outbreak(&graph, &start, trial) / f64::from(nodes)
        })
        .collect();
    let large: Vec<f64> = shares.into_iter().filter(|&share| share > LARGE).collect();
    vec![
        Row::mean(
            format!("{name}: chance of a large outbreak"),
            size,
            Mean {
                mean: large.len() as f64 / trials as f64,
                se: (size * (1.0 - size) / trials as f64).sqrt(),
                values: u64::MAX,
                trials,
            },
        ),
        Row::mean(format!("{name}: its size"), size, Mean::of(&large).with_trials(trials)),
    ]
}

/// Mean outbreak from random nodes, over graphs.
fn small(effort: Effort, transmissibility: f64, build: impl Fn(u32, &mut Dice) -> Graph + Sync) -> Mean {
    let nodes = 100_000;
    let (graphs, starts) = (effort.of(40, 100), effort.of(500, 1_000));
    let means: Vec<f64> = (0..graphs)
        .into_par_iter()
        .map(|number| {
            let mut dice = Dice(number << 24 ^ u64::from(nodes));
            let graph = build(nodes, &mut dice);
            let cascade = IndependentCascade::new(&graph, transmissibility);
            let sizes = (0..starts).map(|seed| {
                let start = Start::new(&graph, &[dice.below(nodes)], &[]);
                size_of(&cascade, &start, number << 32 | seed)
            });
            sizes.sum::<f64>() / starts as f64
        })
        .collect();
    Mean::of(&means).with_trials(graphs * starts)
}

fn crossings(effort: Effort) -> Vec<Row> {
    let two = both_ways(&lattice_edges(2), 0.5);
    // 14 arcs; the left column is nodes 0 and 3, the right one 2 and 5.
    let law = independent_cascade(&two, 6, &[0, 3]);
    let mut rows = vec![Row::digits(
        "square lattice, n = 2, p = ½: crossing — oracle",
        0.5,
        12,
        law.reach_any(&[2, 5]),
    )];
    for side in [2, 8, 32, 128] {
        let (graph, left, right) = lattice(side);
        let trials = effort.of(20_000, 80_000) / u64::from(side.max(8) / 8);
        let start = Start::new(&graph, &left, &right);
        for (kernel, cascade) in [
            ("jumps", IndependentCascade::by_jumps(&graph, 0.5)),
            ("flips", IndependentCascade::by_flips(&graph, 0.5)),
        ] {
            let tally = simulate(&cascade, &start, Experiment { trials, seed: 6 });
            rows.push(Row::share(
                format!("square lattice, n = {side}, p = ½: crossing — {kernel}"),
                0.5,
                tally.reached(),
                trials,
            ));
        }
    }
    rows
}
