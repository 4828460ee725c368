//! Every model and kernel on 1 000 random small graphs, against the law that an exhaustive oracle finds.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::Topic;
use crate::kit::dice::Dice;
use crate::kit::oracle::{self, Arc};
use crate::row::{Effort, Row, pearson};
use crate::small_graphs::OnFile;
use whoknows::cascade::{
    Cascade, Experiment, IndependentCascade, Law, LinearThreshold, Rumor, Sir, Start, Tally, Threshold,
    WeightedCascade, reach, simulate,
};
use whoknows::graph::{Graph, Repeats};

pub const TOPIC: Topic = Topic {
    name: "random-graphs",
    title: "Random small graphs against the exhaustive oracle",
    about: "1 000 random graphs a row, of four to six nodes and up to eleven arcs, some of which stand several times, with one \
            to three initial spreaders and targets and with probabilities drawn anew. The law of the number of readers comes from \
            summing over every outcome of every coin, threshold, call or step; it is compared with the sizes of the trials by χ² \
            (cells that expect fewer than five are pooled), the reach of the targets by its squared z, once in trials \
            to the end and once in trials that stop when a target reads; the statistics of all graphs are added. An effect \
            w is Cohen's, the root of Σ (p − p₀)²/p₀: with w = 0.01 a probability of 0.5 is off by 0.005.",
    rows,
};

const GRAPHS: u64 = 1_000;

fn rows(effort: Effort) -> Vec<Row> {
    let trials = effort.of(1_000, 10_000);
    vec![
        independent_cascade_by_jumps(trials),
        independent_cascade_by_flips(trials),
        cascade_with_a_probability_per_arc(trials),
        weighted_cascade(trials),
        linear_threshold(trials),
        thresholds_of_every_law(trials),
        weighted_thresholds_are_live_edges(trials),
        infection_and_recovery(trials),
        rumors(trials),
        firm_with_reposts(effort.of(400, 2_000)),
    ]
}

/// A small graph that may hold an arc several times, one to three initial spreaders, one to three targets.
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
    oracle::set_of(nodes)
}

/// χ² statistics added over graphs.
#[derive(Default)]
struct Evidence {
    statistic: f64,
    degrees: f64,
    observations: u64,
}

impl Evidence {
    /// Compares trials of a cascade with the exact law.
    fn add(&mut self, small: &Small, readers: &Readers, cascade: &impl Cascade, seed: u64, trials: u64) {
        let start = small.start();
        let with_seed = |seed| Experiment { trials, seed };
        // Trials of their own for each comparison, so that the statistics are independent.
        let tally = simulate(cascade, &start, with_seed(seed));
        self.add_sizes(&sizes(readers, small.graph.len()), &by_size(&tally, small.graph.len()));
        let share = share_of(readers, &small.targets);
        self.add_share(
            share,
            simulate(cascade, &start, with_seed(seed + GRAPHS)).reached(),
            trials,
        );
        self.add_share(
            share,
            reach(cascade, &start, with_seed(seed + 2 * GRAPHS)).reached(),
            trials,
        );
    }

    fn add_sizes(&mut self, law: &[f64], counts: &[u64]) {
        let never = law.iter().zip(counts).any(|(&p, &count)| p == 0.0 && count > 0);
        assert!(!never, "a size that cannot be");
        let (statistic, degrees) = pearson(counts, law);
        self.statistic += statistic;
        self.degrees += degrees;
        self.observations += counts.iter().sum::<u64>();
    }

    fn add_share(&mut self, probability: f64, successes: u64, trials: u64) {
        let n = trials as f64;
        let variance = probability * (1.0 - probability);
        if variance * n < 5.0 {
            return;
        }
        self.statistic += (successes as f64 - probability * n).powi(2) / (variance * n);
        self.degrees += 1.0;
        self.observations += trials;
    }

    fn merged(self, other: &Self) -> Self {
        Self {
            statistic: self.statistic + other.statistic,
            degrees: self.degrees + other.degrees,
            observations: self.observations + other.observations,
        }
    }
}

fn sizes(readers: &Readers, nodes: usize) -> Vec<f64> {
    let mut law = vec![0.0; nodes + 1];
    for (set, probability) in readers {
        law[set.count_ones() as usize] += probability;
    }
    law
}

fn by_size(tally: &Tally, nodes: usize) -> Vec<u64> {
    let mut counts = vec![0; nodes + 1];
    for class in tally.sizes() {
        counts[class.from as usize] = class.trials;
    }
    counts
}

fn share_of(readers: &Readers, targets: &[u32]) -> f64 {
    let targets = bits(targets);
    readers
        .iter()
        .filter(|(set, _)| *set & targets != 0)
        .map(|(_, p)| p)
        .sum()
}

/// Compares a cascade with its law on [`GRAPHS`] random graphs.
fn compare(name: &str, nodes: u32, most_arcs: u32, one: impl Fn(&mut Evidence, &mut Dice, &Small, u64) + Sync) -> Row {
    let evidence = (0..GRAPHS)
        .into_par_iter()
        .map(|seed| {
            let (mut evidence, mut dice) = (Evidence::default(), Dice((seed << 8) + u64::from(most_arcs)));
            let small = Small::draw(&mut dice, nodes, most_arcs);
            one(&mut evidence, &mut dice, &small, seed);
            evidence
        })
        .reduce(Evidence::default, |left, right| left.merged(&right));
    Row::chi_square(name, evidence.statistic, evidence.degrees, evidence.observations)
}

fn independent(small: &Small, probability: impl Fn(usize) -> f64) -> Readers {
    oracle::independent_cascade(&small.arcs(probability), small.graph.len(), &small.initial).readers
}

fn independent_cascade_by_jumps(trials: u64) -> Row {
    compare("independent cascade, by jumps", 6, 11, |evidence, dice, small, seed| {
        let p = dice.unit();
        evidence.add(
            small,
            &independent(small, |_| p),
            &IndependentCascade::by_jumps(&small.graph, p),
            seed,
            trials,
        );
    })
}

fn independent_cascade_by_flips(trials: u64) -> Row {
    compare("independent cascade, by flips", 6, 11, |evidence, dice, small, seed| {
        let p = dice.unit();
        evidence.add(
            small,
            &independent(small, |_| p),
            &IndependentCascade::by_flips(&small.graph, p),
            seed,
            trials,
        );
    })
}

fn cascade_with_a_probability_per_arc(trials: u64) -> Row {
    compare("a probability per arc", 6, 11, |evidence, dice, small, seed| {
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
            trials,
        );
    })
}

fn weighted_cascade(trials: u64) -> Row {
    compare(
        "weighted cascade, p = 1/in-degree",
        6,
        11,
        |evidence, _, small, seed| {
            let degrees = small.graph.in_degrees();
            let probability = |position| 1.0 / f64::from(degrees[small.graph.targets()[position] as usize]);
            let cascade = WeightedCascade::by_inverse_degree(&small.graph);
            evidence.add(small, &independent(small, probability), &cascade, seed, trials);
        },
    )
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

fn linear_threshold(trials: u64) -> Row {
    compare("linear threshold", 5, 10, |evidence, _, small, seed| {
        evidence.add(
            small,
            &by_thresholds(small, |x| x),
            &LinearThreshold::new(&small.graph),
            seed,
            trials,
        );
    })
}

/// P(threshold ≤ x).
type Distribution<'a> = &'a dyn Fn(f64) -> f64;

fn thresholds_of_every_law(trials: u64) -> Row {
    compare(
        "thresholds: uniform, root, square, fixed share",
        5,
        10,
        |evidence, dice, small, seed| {
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
            evidence.add(
                small,
                &readers,
                &Threshold::by_inverse_degree(&small.graph, law),
                seed,
                trials,
            );
        },
    )
}

/// With uniform thresholds and any weights whose sum is at most 1, every node keeps at most one arc into it: the arc with its
/// weight, none with the rest (Kempe, Kleinberg, Tardos 2003, theorem 4.6).
fn weighted_thresholds_are_live_edges(trials: u64) -> Row {
    compare(
        "linear threshold with weights = live edges (each node keeps at most one in-arc)",
        5,
        9,
        |evidence, dice, small, seed| {
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
                trials,
            );
        },
    )
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

fn infection_and_recovery(trials: u64) -> Row {
    compare("SIR step by step", 4, 6, |evidence, dice, small, seed| {
        let (infection, recovery) = (dice.unit(), 0.5 + 0.5 * dice.unit());
        let recovery = if dice.below(4) == 0 { 1.0 } else { recovery };
        let readers = step_by_step(small, infection, recovery);
        evidence.add(
            small,
            &readers,
            &Sir::new(&small.graph, infection, recovery),
            seed,
            trials,
        );
    })
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

fn rumors(trials: u64) -> Row {
    compare("rumours call by call", 4, 8, |evidence, dice, small, seed| {
        let failures = 1 + dice.below(2);
        evidence.add(
            small,
            &call_by_call(small, failures),
            &Rumor::new(&small.graph, failures),
            seed,
            trials,
        );
    })
}

/// The site-bond form, played by the firm's engine on a network file.
fn firm_with_reposts(trials: u64) -> Row {
    compare(
        "site-bond by the firm's engine: a repost coin per person, a notice coin per arc",
        5,
        9,
        |evidence, dice, small, seed| {
            let (notice, repost) = (0.1 + 0.9 * dice.unit(), 0.1 + 0.9 * dice.unit());
            let arcs: Vec<(u32, u32)> = small.graph.arcs().collect();
            let readers = oracle::site_bond(&small.arcs(|_| notice), &[repost; 5], &[0]).readers;
            let on_file = OnFile {
                arcs: &arcs,
                nodes: 5,
                targets: &small.targets,
                notice,
                repost: &|_| repost,
            };
            let mut counts = vec![0; 6];
            for row in &on_file.play(trials, seed).rows {
                counts[row.people as usize] += 1;
            }
            evidence.add_sizes(&sizes(&readers, 5), &counts);
            let others = on_file.play(trials, seed + GRAPHS);
            let reached = others.rows.iter().filter(|row| row.first.is_some()).count() as u64;
            evidence.add_share(share_of(&readers, &small.targets), reached, trials);
        },
    )
}
