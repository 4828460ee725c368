//! Which kernel of the classic cascades is fastest where: jumps or flips by probability, beside the slow twin.
//!
//! `cargo bench --bench cascade_kernels`. The graph is a directed G(n, m) of 10 000 nodes and 100 000 arcs, in the cache;
//! a sample is 256 trials from 50 initial spreaders.

use std::collections::{HashSet, VecDeque};

use divan::{Bencher, black_box};
use whoknows::cascade::{
    Cascade, Experiment, IndependentCascade, Law, LinearThreshold, Luck, Start, Threshold, WeightedCascade, simulate,
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
    let mut luck = Luck::new(1, 1);
    let mut node = || luck.below(NODES.into()) as u32;
    let arcs = (0..10 * NODES).map(|_| (node(), node())).collect();
    Graph::from_arcs(NODES, arcs, Repeats::Drop).expect("few arcs")
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
