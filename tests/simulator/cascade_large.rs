//! Classic cascades on larger graphs: every fast kernel against a slow, obvious twin; threads.
//!
//! The graph of the twins has 3 000 nodes, so that rows, buffers and collected arcs are all exceeded. Means of 4 000 trials are
//! compared by z and deviations too; |z| < 5.5 fails by chance with probability 4e-8 a comparison.

use std::collections::{HashSet, VecDeque};

use whoknows::cascade::{
    Cascade, Experiment, IndependentCascade, Law, LinearThreshold, Rumor, Sir, Start, Tally, Threshold,
    WeightedCascade, reach, simulate,
};
use whoknows::graph::{Graph, Repeats};

use crate::kit::dice::Dice;

const TRIALS: u32 = 4_000;
const CRITICAL: f64 = 5.5;

/// 3 000 nodes, 15 000 arcs; node 0 is heard by 700, more than any buffer holds of one row.
fn wide_graph() -> Graph {
    let mut dice = Dice(7);
    let mut arcs: Vec<(u32, u32)> = (0..14_300).map(|_| (dice.below(3_000), dice.below(3_000))).collect();
    arcs.extend((0..700).map(|_| (0, dice.below(3_000))));
    Graph::from_arcs(3_000, arcs, Repeats::Keep).unwrap()
}

fn initial() -> Vec<u32> {
    vec![0, 5, 17, 400, 2_999]
}

/// Mean and standard deviation of what a slow twin finds.
fn twin(mut one: impl FnMut(&mut Dice) -> usize) -> (f64, f64) {
    let mut dice = Dice(99);
    let sizes: Vec<f64> = (0..TRIALS).map(|_| one(&mut dice) as f64).collect();
    let mean = sizes.iter().sum::<f64>() / f64::from(TRIALS);
    let variance = sizes.iter().map(|size| (size - mean).powi(2)).sum::<f64>() / f64::from(TRIALS - 1);
    (mean, variance.sqrt())
}

/// A queue, a set, a coin per arc.
fn slow_cascade(graph: &Graph, dice: &mut Dice, probability: impl Fn(u32) -> f64) -> usize {
    let mut read: HashSet<u32> = initial().into_iter().collect();
    let mut queue: VecDeque<u32> = initial().into();
    while let Some(node) = queue.pop_front() {
        for &target in graph.audience(node) {
            if dice.unit() < probability(target) && read.insert(target) {
                queue.push_back(target);
            }
        }
    }
    read.len()
}

/// A threshold for everybody, then rounds over all nodes until nobody joins.
fn slow_thresholds(graph: &Graph, dice: &mut Dice) -> usize {
    let degrees = graph.in_degrees();
    let thresholds: Vec<f64> = degrees
        .iter()
        .map(|&degree| (1.0 - dice.unit()) * f64::from(degree))
        .collect();
    let mut has_joined = vec![false; graph.len()];
    let mut heard = vec![0.0; graph.len()];
    let mut queue = initial();
    for &node in &queue {
        has_joined[node as usize] = true;
    }
    while let Some(node) = queue.pop() {
        for &target in graph.audience(node) {
            heard[target as usize] += 1.0;
            if !has_joined[target as usize] && heard[target as usize] >= thresholds[target as usize] {
                has_joined[target as usize] = true;
                queue.push(target);
            }
        }
    }
    has_joined.into_iter().filter(|&joined| joined).count()
}

#[track_caller]
fn agree(graph: &Graph, cascade: &impl Cascade, (mean, deviation): (f64, f64)) {
    let start = Start::new(graph, &initial(), &[]);
    let tally = simulate(
        cascade,
        &start,
        Experiment {
            trials: TRIALS.into(),
            seed: 11,
        },
    );
    let root = f64::from(TRIALS).sqrt();
    let z = (tally.mean() - mean) / (tally.standard_deviation().hypot(deviation) / root);
    assert!(z.abs() < CRITICAL, "means {} and {mean}: z = {z}", tally.mean());
    // The logarithm of a deviation has standard error 1/√(2n) for a normal law; twice that leaves room for heavier tails.
    let z = (tally.standard_deviation() / deviation).ln() / (2.0 / root);
    assert!(
        z.abs() < CRITICAL,
        "deviations {} and {deviation}: z = {z}",
        tally.standard_deviation()
    );
}

#[test]
fn uniform_cascades_agree_with_a_queue_and_a_set() {
    let graph = wide_graph();
    for probability in [0.02, 0.15, 0.3] {
        let truth = twin(|dice| slow_cascade(&graph, dice, |_| probability));
        agree(&graph, &IndependentCascade::by_jumps(&graph, probability), truth);
        agree(&graph, &IndependentCascade::by_flips(&graph, probability), truth);
        agree(&graph, &Sir::new(&graph, probability, 1.0), truth);
    }
}

#[test]
fn weighted_cascades_agree_with_a_queue_and_a_set() {
    let graph = wide_graph();
    let degrees = graph.in_degrees();
    let probability = |node: u32| 1.0 / f64::from(degrees[node as usize]);
    let truth = twin(|dice| slow_cascade(&graph, dice, probability));
    agree(&graph, &WeightedCascade::by_inverse_degree(&graph), truth);
    let by_arc: Vec<f64> = graph.targets().iter().map(|&target| probability(target)).collect();
    agree(&graph, &WeightedCascade::new(&graph, &by_arc), truth);
}

#[test]
fn thresholds_agree_with_a_threshold_for_everybody() {
    let graph = wide_graph();
    let truth = twin(|dice| slow_thresholds(&graph, dice));
    agree(&graph, &LinearThreshold::new(&graph), truth);
    agree(&graph, &Threshold::by_inverse_degree(&graph, Law::Uniform), truth);
}

/// All trials of all models, on one, two and seven threads.
#[test]
fn threads_change_nothing() {
    let graph = wide_graph();
    let start = Start::new(&graph, &initial(), &[77, 1_500]);
    let experiment = Experiment { trials: 1_001, seed: 3 };
    let on = |threads: usize, work: &(dyn Fn() -> Tally + Sync)| {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap()
            .install(work)
    };
    let (jumps, flips) = (
        IndependentCascade::by_jumps(&graph, 0.1),
        IndependentCascade::by_flips(&graph, 0.1),
    );
    let (weighted, linear) = (WeightedCascade::by_inverse_degree(&graph), LinearThreshold::new(&graph));
    let (threshold, sir, rumor) = (
        Threshold::by_inverse_degree(&graph, Law::Square),
        Sir::new(&graph, 0.1, 0.4),
        Rumor::new(&graph, 2),
    );
    let works: [&(dyn Fn() -> Tally + Sync); 8] = [
        &|| simulate(&jumps, &start, experiment),
        &|| simulate(&flips, &start, experiment),
        &|| simulate(&weighted, &start, experiment),
        &|| simulate(&linear, &start, experiment),
        &|| simulate(&threshold, &start, experiment),
        &|| simulate(&sir, &start, experiment),
        &|| simulate(&rumor, &start, experiment),
        &|| reach(&flips, &start, experiment),
    ];
    for work in works {
        let one = on(1, work);
        assert_eq!(one.trials(), 1_001);
        assert_eq!(one, on(2, work));
        assert_eq!(one, on(7, work));
    }
}

#[test]
fn nothing_and_everything_are_exact() {
    let ring = Graph::from_arcs(
        1_000,
        (0..1_000).map(|node| (node, (node + 1) % 1_000)).collect(),
        Repeats::Drop,
    )
    .unwrap();
    let start = Start::new(&ring, &[7, 9, 7], &[8]);
    let experiment = Experiment { trials: 100, seed: 5 };
    let ends = |cascade: &dyn Fn() -> Tally| {
        let tally = cascade();
        (tally.mean(), tally.standard_deviation(), tally.reached())
    };
    let (none, all) = (vec![0.0; 1_000], vec![1.0; 1_000]);
    for kernel in [IndependentCascade::by_jumps, IndependentCascade::by_flips] {
        assert_eq!(
            ends(&|| simulate(&kernel(&ring, 0.0), &start, experiment)),
            (2.0, 0.0, 0)
        );
        assert_eq!(
            ends(&|| simulate(&kernel(&ring, 1.0), &start, experiment)),
            (1_000.0, 0.0, 100)
        );
    }
    let weighted = |probabilities| ends(&|| simulate(&WeightedCascade::new(&ring, probabilities), &start, experiment));
    assert_eq!(weighted(&none), (2.0, 0.0, 0));
    assert_eq!(weighted(&all), (1_000.0, 0.0, 100));
    assert_eq!(
        ends(&|| simulate(&Sir::new(&ring, 1.0, 0.5), &start, experiment)),
        (1_000.0, 0.0, 100)
    );
    assert_eq!(
        ends(&|| simulate(&Sir::new(&ring, 0.0, 0.5), &start, experiment)),
        (2.0, 0.0, 0)
    );
    assert_eq!(
        ends(&|| simulate(&LinearThreshold::new(&ring), &start, experiment)),
        (1_000.0, 0.0, 100)
    );
}
