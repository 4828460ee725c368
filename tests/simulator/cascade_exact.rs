//! Classic cascades against the exact law: every model and kernel on 1 000 random small graphs.
//!
//! For each graph the sizes of 4 000 trials are compared with the exact law by Pearson's χ² (cells that expect fewer than
//! five are pooled) and the reach of two targets by its squared z. The statistics of all graphs are added: their sum has mean
//! d, the degrees of freedom, and variance close to 2d. More than [`CRITICAL`] standard deviations above the mean fail, which
//! a true law does with probability 1e-6 at most (χ² with d > 500 beyond 6 standard deviations: 4e-8). An error of one part
//! in a hundred in a probability of 0.3 shifts z by 1.4 per graph and the sum by 40 standard deviations.

use std::collections::BTreeMap;

use whoknows::cascade::{
    Cascade, Experiment, IndependentCascade, Law, LinearThreshold, Rumor, Sir, Start, Tally, Threshold,
    WeightedCascade, reach, simulate,
};
use whoknows::graph::{Graph, Repeats};

use super::oracle::{self, Arc};

const GRAPHS: u64 = 1_000;
const TRIALS: u64 = 4_000;
const CRITICAL: f64 = 6.0;

/// Choices of the test itself (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, count: u32) -> u32 {
        (((self.bits() >> 32) * u64::from(count)) >> 32) as u32
    }

    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A small graph that may hold an arc several times, one or two initial spreaders, one or two targets.
struct Small {
    graph: Graph,
    initial: Vec<u32>,
    targets: Vec<u32>,
}

impl Small {
    fn draw(dice: &mut Dice, nodes: u32, most_arcs: u32) -> Self {
        let arcs = (0..=most_arcs / 2 + dice.below(most_arcs.div_ceil(2)))
            .map(|_| (dice.below(nodes), dice.below(nodes)))
            .collect();
        let mut pick = |most| (0..=dice.below(most)).map(|_| dice.below(nodes)).collect();
        Self {
            initial: pick(2),
            targets: pick(2),
            graph: Graph::from_arcs(nodes, arcs, Repeats::Keep).unwrap(),
        }
    }

    fn arcs(&self, probability: impl Fn(usize) -> f64) -> Vec<Arc> {
        (0..)
            .zip(self.graph.arcs())
            .map(|(position, (from, to))| (from, to, probability(position)))
            .collect()
    }

    fn start(&self) -> Start {
        Start::new(&self.graph, &self.initial, &self.targets)
    }
}

/// The law of who has read in the end, by set of nodes.
type Readers = BTreeMap<u64, f64>;

fn bits(nodes: &[u32]) -> u64 {
    nodes.iter().fold(0, |set, node| set | 1 << node)
}

/// χ² statistics added over graphs.
#[derive(Default)]
struct Evidence {
    statistic: f64,
    degrees: f64,
}

impl Evidence {
    /// Compares trials of a cascade with the exact law.
    fn add(&mut self, small: &Small, readers: &Readers, cascade: &impl Cascade, seed: u64) {
        let start = small.start();
        let with_seed = |seed| Experiment { trials: TRIALS, seed };
        // Trials of their own for each comparison, so that the statistics are independent.
        let tally = simulate(cascade, &start, with_seed(seed));
        let mut law = vec![0.0; small.graph.len() + 1];
        for (set, probability) in readers {
            law[set.count_ones() as usize] += probability;
        }
        self.add_sizes(&law, &tally);
        let targets = bits(&small.targets);
        let share = readers
            .iter()
            .filter(|(set, _)| *set & targets != 0)
            .map(|(_, p)| p)
            .sum();
        self.add_share(share, simulate(cascade, &start, with_seed(seed + GRAPHS)).reached());
        self.add_share(share, reach(cascade, &start, with_seed(seed + 2 * GRAPHS)).reached());
    }

    fn add_sizes(&mut self, law: &[f64], tally: &Tally) {
        let mut counts = vec![0; law.len()];
        for class in tally.sizes() {
            counts[class.from as usize] = class.trials;
        }
        let (mut pooled, mut cells) = ((0.0, 0.0), 0.0);
        let mut compare = |expected: f64, found: f64| {
            self.statistic += (found - expected).powi(2) / expected;
            cells += 1.0;
        };
        for (probability, count) in law.iter().zip(counts) {
            let expected = probability * TRIALS as f64;
            assert!(expected > 0.0 || count == 0, "a size that cannot be");
            if expected >= 5.0 {
                compare(expected, count as f64);
            } else {
                pooled = (pooled.0 + expected, pooled.1 + count as f64);
            }
        }
        if pooled.0 >= 1.0 {
            compare(pooled.0, pooled.1);
        }
        self.degrees += cells - 1.0;
    }

    fn add_share(&mut self, probability: f64, successes: u64) {
        let trials = TRIALS as f64;
        let variance = probability * (1.0 - probability);
        if variance * trials < 5.0 {
            return;
        }
        self.statistic += (successes as f64 - probability * trials).powi(2) / (variance * trials);
        self.degrees += 1.0;
    }

    #[track_caller]
    fn judge(&self) {
        let z = (self.statistic - self.degrees) / (2.0 * self.degrees).sqrt();
        assert!(self.degrees > 500.0, "only {} degrees of freedom", self.degrees);
        assert!(
            z < CRITICAL,
            "z = {z}, χ² = {} with {} degrees of freedom",
            self.statistic,
            self.degrees
        );
    }
}

/// Compares a cascade with its law on [`GRAPHS`] random graphs.
fn compare(nodes: u32, most_arcs: u32, mut one: impl FnMut(&mut Evidence, &mut Dice, &Small, u64)) {
    let (mut evidence, mut dice) = (Evidence::default(), Dice(most_arcs.into()));
    for seed in 0..GRAPHS {
        let small = Small::draw(&mut dice, nodes, most_arcs);
        one(&mut evidence, &mut dice, &small, seed);
    }
    evidence.judge();
}

fn independent(small: &Small, probability: impl Fn(usize) -> f64) -> Readers {
    oracle::independent_cascade(&small.arcs(probability), small.graph.len(), &small.initial).readers
}

#[test]
fn independent_cascade_by_jumps() {
    compare(6, 11, |evidence, dice, small, seed| {
        let p = dice.unit();
        evidence.add(
            small,
            &independent(small, |_| p),
            &IndependentCascade::by_jumps(&small.graph, p),
            seed,
        );
    });
}

#[test]
fn independent_cascade_by_flips() {
    compare(6, 11, |evidence, dice, small, seed| {
        let p = dice.unit();
        evidence.add(
            small,
            &independent(small, |_| p),
            &IndependentCascade::by_flips(&small.graph, p),
            seed,
        );
    });
}

#[test]
fn cascade_with_a_probability_per_arc() {
    compare(6, 11, |evidence, dice, small, seed| {
        // Whole eighths lie on the first 16 digits exactly, thirds do not; 0 and 1 are certain.
        let probabilities: Vec<f64> = (0..small.graph.arc_count())
            .map(|_| match dice.below(4) {
                0 => f64::from(dice.below(9)) / 8.0,
                1 => f64::from(dice.below(3)) / 2.0,
                _ => dice.unit(),
            })
            .collect();
        let readers = independent(small, |position| probabilities[position]);
        evidence.add(
            small,
            &readers,
            &WeightedCascade::new(&small.graph, &probabilities),
            seed,
        );
    });
}

#[test]
fn weighted_cascade() {
    compare(6, 11, |evidence, _, small, seed| {
        let degrees = small.graph.in_degrees();
        let probability = |position| 1.0 / f64::from(degrees[small.graph.targets()[position] as usize]);
        let cascade = WeightedCascade::by_inverse_degree(&small.graph);
        evidence.add(small, &independent(small, probability), &cascade, seed);
    });
}

/// Every combination of choices, one per node, with its probability.
fn for_each_choice(laws: &[Vec<f64>], mut visit: impl FnMut(&[usize], f64)) {
    let mut choice = vec![0; laws.len()];
    loop {
        let probability = laws.iter().zip(&choice).map(|(law, &chosen)| law[chosen]).product();
        visit(&choice, probability);
        let Some(node) = (0..laws.len()).find(|&node| choice[node] + 1 < laws[node].len()) else {
            return;
        };
        choice[node] += 1;
        choice[..node].fill(0);
    }
}

/// The law of threshold models by enumeration: node v joins at its k-th arc with probability F(k/d) − F((k − 1)/d).
fn by_thresholds(small: &Small, distribution: impl Fn(f64) -> f64) -> Readers {
    let law = |&degree: &u32| {
        let up_to = |count| distribution(f64::from(count) / f64::from(degree));
        match degree {
            0 => vec![1.0],
            _ => (1..=degree)
                .map(|count| up_to(count) - if count == 1 { 0.0 } else { up_to(count - 1) })
                .collect(),
        }
    };
    let laws: Vec<Vec<f64>> = small.graph.in_degrees().iter().map(law).collect();
    let mut readers = Readers::new();
    for_each_choice(&laws, |choice, probability| {
        let mut joined = bits(&small.initial);
        loop {
            let joins = |node: &usize| {
                let arcs = small
                    .graph
                    .arcs()
                    .filter(|&(from, to)| to as usize == *node && joined >> from & 1 == 1);
                arcs.count() > choice[*node]
            };
            let grown = (0..laws.len()).filter(joins).fold(joined, |set, node| set | 1 << node);
            if grown == joined {
                break;
            }
            joined = grown;
        }
        *readers.entry(joined).or_insert(0.0) += probability;
    });
    readers
}

#[test]
fn linear_threshold() {
    compare(5, 10, |evidence, _, small, seed| {
        evidence.add(
            small,
            &by_thresholds(small, |x| x),
            &LinearThreshold::new(&small.graph),
            seed,
        );
    });
}

/// P(threshold ≤ x).
type Distribution<'a> = &'a dyn Fn(f64) -> f64;

#[test]
fn thresholds_of_every_law() {
    compare(5, 10, |evidence, dice, small, seed| {
        let share = [0.0, 0.25, 0.5, 1.0, 1.0 / 3.0][dice.below(5) as usize];
        let step = |x: f64| if x >= share { 1.0 } else { 0.0 };
        let laws: [(Law, Distribution<'_>); 4] = [
            (Law::Uniform, &|x| x),
            (Law::SquareRoot, &|x| x * x),
            (Law::Square, &|x: f64| x.sqrt()),
            (Law::Share(share), &step),
        ];
        let (law, distribution) = laws[dice.below(4) as usize];
        let readers = by_thresholds(small, distribution);
        evidence.add(small, &readers, &Threshold::by_inverse_degree(&small.graph, law), seed);
    });
}

/// With uniform thresholds and any weights whose sum is at most 1, every node keeps at most one arc into it: the arc with its
/// weight, none with the rest (Kempe, Kleinberg, Tardos 2003, theorem 4.6).
#[test]
fn weighted_thresholds_are_live_edges() {
    compare(5, 9, |evidence, dice, small, seed| {
        let degrees = small.graph.in_degrees();
        let targets = small.graph.targets();
        let weights: Vec<f64> = targets
            .iter()
            .map(|&target| dice.unit() / f64::from(degrees[target as usize]))
            .collect();
        let into = |node: u32| (0..targets.len()).filter(move |&position| targets[position] == node);
        let laws: Vec<Vec<f64>> = small
            .graph
            .nodes()
            .map(|node| {
                let mut law: Vec<f64> = into(node).map(|position| weights[position]).collect();
                law.push(1.0 - law.iter().sum::<f64>());
                law
            })
            .collect();
        let sources: Vec<u32> = small.graph.arcs().map(|(from, _)| from).collect();
        let mut readers = Readers::new();
        for_each_choice(&laws, |choice, probability| {
            let kept = |node: u32| into(node).nth(choice[node as usize]).map(|position| sources[position]);
            let mut joined = bits(&small.initial);
            for _ in small.graph.nodes() {
                let joins = |node: &u32| kept(*node).is_some_and(|source| joined >> source & 1 == 1);
                joined = small
                    .graph
                    .nodes()
                    .filter(joins)
                    .fold(joined, |set, node| set | 1 << node);
            }
            *readers.entry(joined).or_insert(0.0) += probability;
        });
        evidence.add(
            small,
            &readers,
            &Threshold::new(&small.graph, &weights, Law::Uniform),
            seed,
        );
    });
}

/// Infection step by step: from (infected, recovered), every set of new infections, every set of recoveries.
fn step_by_step(small: &Small, infection: f64, recovery: f64) -> Readers {
    let nodes = small.graph.len() as u32;
    let mut states = BTreeMap::from([((bits(&small.initial), 0_u64), 1.0)]);
    let mut readers = Readers::new();
    // With recovery ≥ ½, some of four are still infected after 60 steps with probability 4 · 2⁻⁶⁰ at most.
    for _ in 0..60 {
        let mut next = BTreeMap::new();
        for ((infected, recovered), probability) in states {
            if infected == 0 {
                *readers.entry(recovered).or_insert(0.0) += probability;
                continue;
            }
            let catches = |node: u32| {
                let calls = small
                    .graph
                    .arcs()
                    .filter(|&(from, to)| to == node && infected >> from & 1 == 1)
                    .count();
                1.0 - (1.0 - infection).powf(calls as f64)
            };
            let mut fates: Vec<((u64, u64), f64)> = vec![((infected, recovered), probability)];
            for node in 0..nodes {
                let (event, chance) = match (infected >> node & 1, recovered >> node & 1) {
                    (1, _) => ((1 << node, 1 << node), recovery),
                    (0, 0) => ((1 << node, 0), catches(node)),
                    _ => continue,
                };
                fates = fates
                    .into_iter()
                    .flat_map(|((i, r), p)| [((i, r), p * (1.0 - chance)), ((i ^ event.0, r | event.1), p * chance)])
                    .filter(|fate| fate.1 > 0.0)
                    .collect();
            }
            for (state, probability) in fates {
                *next.entry(state).or_insert(0.0) += probability;
            }
        }
        states = next;
    }
    readers
}

#[test]
fn infection_and_recovery() {
    compare(4, 6, |evidence, dice, small, seed| {
        let (infection, recovery) = (dice.unit(), 0.5 + 0.5 * dice.unit());
        let recovery = if dice.below(4) == 0 { 1.0 } else { recovery };
        let readers = step_by_step(small, infection, recovery);
        evidence.add(small, &readers, &Sir::new(&small.graph, infection, recovery), seed);
    });
}

/// Rumours call by call; a spreader is (node, failures left).
fn call_by_call(small: &Small, failures: u32) -> Readers {
    let knows = bits(&small.initial);
    let mut first: Vec<(u32, u32)> = (0..64)
        .filter(|node| knows >> node & 1 == 1)
        .map(|node| (node, failures))
        .collect();
    first.sort_unstable();
    let mut readers = Readers::new();
    let mut states = BTreeMap::from([((knows, first), 1.0)]);
    while let Some(((knows, spreaders), probability)) = states.pop_first() {
        if spreaders.is_empty() {
            *readers.entry(knows).or_insert(0.0) += probability;
            continue;
        }
        for (index, &(node, left)) in spreaders.iter().enumerate() {
            let audience = small.graph.audience(node);
            let mut go = |called: Option<u32>, chance: f64| {
                let (mut knows, mut spreaders) = (knows, spreaders.clone());
                match called {
                    Some(called) if knows >> called & 1 == 0 => {
                        knows |= 1 << called;
                        spreaders.push((called, failures));
                    }
                    Some(_) if left > 1 => spreaders[index].1 -= 1,
                    _ => {
                        spreaders.remove(index);
                    }
                }
                spreaders.sort_unstable();
                *states.entry((knows, spreaders)).or_insert(0.0) += chance;
            };
            let share = probability / spreaders.len() as f64;
            if audience.is_empty() {
                go(None, share);
            }
            for &called in audience {
                go(Some(called), share / audience.len() as f64);
            }
        }
    }
    readers
}

#[test]
fn rumors() {
    compare(4, 8, |evidence, dice, small, seed| {
        let failures = 1 + dice.below(2);
        evidence.add(
            small,
            &call_by_call(small, failures),
            &Rumor::new(&small.graph, failures),
            seed,
        );
    });
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
