//! What each trick of the classic cascades gains, beside the slow twin.
//!
//! `cargo bench --bench cascade_kernels`. The graph is a directed G(n, m) of 10 000 nodes and 100 000 arcs, in the cache, or
//! (`far_*`) of 400 000 and 8 000 000, beyond it; a sample is 256 trials from 50 initial spreaders or, where it is said, from one.

use std::collections::{HashSet, VecDeque};

use divan::{Bencher, black_box};
use rand::RngExt;
use whoknows::cascade::{
    BATCH, Cascade, Experiment, Frontier, IndependentCascade, Law, LinearThreshold, Luck, Patience, Start, Tally,
    Threshold, Tuning, WeightedCascade, reach, simulate,
};
use whoknows::graph::{Graph, Repeats};

const NODES: u32 = 10_000;
const TRIALS: u64 = 256;
const PROBABILITIES: [f64; 6] = [0.001, 0.01, 0.02, 0.04, 0.1, 0.3];

fn main() {
    rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build_global()
        .expect("the pool is built once");
    divan::main();
}

fn graph() -> Graph {
    random(NODES, 10 * NODES)
}

/// A directed G(n, m).
fn random(nodes: u32, arcs: u32) -> Graph {
    let mut luck = Luck::new(1, 1);
    let mut node = || luck.random_range(..nodes);
    let arcs = (0..arcs).map(|_| (node(), node())).collect();
    Graph::from_arcs(nodes, arcs, Repeats::Drop).expect("few arcs")
}

fn initial() -> Vec<u32> {
    (0..50).collect()
}

fn run(bencher: Bencher, graph: &Graph, cascade: &impl Cascade) {
    let start = Start::new(graph, &initial(), &[]);
    let experiment = Experiment {
        trials: TRIALS,
        seed: 1,
    };
    bencher.bench_local(|| simulate(black_box(cascade), &start, experiment));
}

#[divan::bench(args = PROBABILITIES)]
fn jumps(bencher: Bencher, probability: f64) {
    let graph = graph();
    run(bencher, &graph, &IndependentCascade::by_jumps(&graph, probability));
}

#[divan::bench(args = PROBABILITIES)]
fn flips(bencher: Bencher, probability: f64) {
    let graph = graph();
    run(bencher, &graph, &IndependentCascade::by_flips(&graph, probability));
}

/// Trials in a way of choice.
fn run_tuned(bencher: Bencher, graph: &Graph, cascade: &IndependentCascade, initial: &[u32], tuning: Tuning) {
    let start = Start::new(graph, initial, &[]);
    let mut frontier: Frontier = cascade.workspace(&start);
    frontier.tune(graph, tuning);
    bencher.bench_local(|| {
        let mut tally = Tally::default();
        for batch in 0..TRIALS / BATCH {
            let luck = Luck::new(1, batch);
            cascade.batch(&start, Patience::ToTheEnd, &mut frontier, luck, BATCH as u8, &mut tally);
        }
        tally.mean()
    });
}

/// Trials abreast, from one node: cascades of ten.
#[divan::bench(args = [1, 8, 64])]
fn abreast(bencher: Bencher, abreast: u8) {
    let graph = graph();
    let tuning = Tuning {
        abreast,
        asks_ahead: false,
        is_portable: false,
    };
    run_tuned(bencher, &graph, &IndependentCascade::new(&graph, 0.09), &[7], tuning);
}

/// The processor's own vectors, or plain loops.
#[divan::bench(args = [false, true])]
fn portable(bencher: Bencher, is_portable: bool) {
    let graph = graph();
    let tuning = Tuning {
        abreast: 8,
        asks_ahead: false,
        is_portable,
    };
    run_tuned(
        bencher,
        &graph,
        &IndependentCascade::new(&graph, 0.1),
        &initial(),
        tuning,
    );
}

/// Asking for memory ahead.
#[divan::bench(args = [false, true], sample_count = 10)]
fn far_asking_ahead(bencher: Bencher, asks_ahead: bool) {
    let graph = random(400_000, 8_000_000);
    let tuning = Tuning {
        abreast: 8,
        asks_ahead,
        is_portable: false,
    };
    run_tuned(
        bencher,
        &graph,
        &IndependentCascade::new(&graph, 0.05),
        &initial(),
        tuning,
    );
}

/// Reach of ten targets from one node, each trial to its end or until a target has read.
#[divan::bench(args = [false, true])]
fn early_end(bencher: Bencher, ends_early: bool) {
    let graph = graph();
    let cascade = IndependentCascade::new(&graph, 0.15);
    let targets: Vec<u32> = (100..110).collect();
    let start = Start::new(&graph, &[7], &targets);
    let experiment = Experiment {
        trials: TRIALS,
        seed: 1,
    };
    bencher.bench_local(|| {
        if ends_early {
            reach(black_box(&cascade), &start, experiment)
        } else {
            simulate(black_box(&cascade), &start, experiment)
        }
    });
}

#[divan::bench]
fn weighted(bencher: Bencher) {
    let graph = graph();
    run(bencher, &graph, &WeightedCascade::by_inverse_degree(&graph));
}

#[divan::bench]
fn linear_threshold(bencher: Bencher) {
    let graph = graph();
    run(bencher, &graph, &LinearThreshold::new(&graph));
}

/// The twin of `linear_threshold`: the general thresholds.
#[divan::bench]
fn uniform_thresholds(bencher: Bencher) {
    let graph = graph();
    run(bencher, &graph, &Threshold::by_inverse_degree(&graph, Law::Uniform));
}

/// The twin of `jumps` and `flips`: a queue, a set, a coin per arc.
#[divan::bench(args = PROBABILITIES, sample_count = 5)]
fn slow_twin(bencher: Bencher, probability: f64) {
    let graph = graph();
    bencher.bench_local(|| {
        let mut luck = Luck::new(1, 1);
        (0..TRIALS)
            .map(|_| one_slow(&graph, &mut luck, probability))
            .sum::<usize>()
    });
}

/// One trial of the slow twin; returns the number of readers.
fn one_slow(graph: &Graph, luck: &mut Luck, probability: f64) -> usize {
    let mut read: HashSet<u32> = initial().into_iter().collect();
    let mut queue: VecDeque<u32> = initial().into();
    while let Some(node) = queue.pop_front() {
        for &target in graph.audience(node) {
            if luck.unit() < probability && read.insert(target) {
                queue.push_back(target);
            }
        }
    }
    read.len()
}
