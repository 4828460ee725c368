//! Independent cascades on graphs so small that their laws are known exactly, by every kernel and by the firm's own engine.

use std::fmt::Write as _;

use crate::graphs::binary_tree;
use crate::kit::oracle::{self, Arc, both_ways, site_bond};
use crate::kit::{outcomes, scenario_in};
use crate::row::{Effort, Mean, Row};
use crate::{Topic, shared};
use whoknows::cascade::{Cascade, Experiment, IndependentCascade, Start, Tally, WeightedCascade, simulate};
use whoknows::graph::{Graph, Repeats};
use whoknows::tally::Outcomes;

pub const TOPIC: Topic = Topic {
    name: "small-graphs",
    title: "Small graphs, independent cascade",
    about: "Exact values by hand and by summing over all 2^arcs outcomes of the coins (`tests/kit/oracle.rs`); node 0 reads \
            first. *jumps*, *flips* and *weighted* are the kernels of `whoknows cascade`; *engine* is `whoknows run` on a \
            network file with `attention.model = \"constant\"`. The ten nodes are those of the CELF example in the manual of \
            Neo4j's graph library, their spreads sums over 2¹⁴ sets of arcs in whole numbers.",
    rows,
};

/// A graph with one probability on every arc, and what is known of it.
struct Truth {
    name: &'static str,
    arcs: Vec<(u32, u32)>,
    nodes: u32,
    target: u32,
    p: f64,
    reach: f64,
    /// Mean spread, where it is stated.
    spread: Option<f64>,
}

fn truths() -> Vec<Truth> {
    let directed = |edges: &[(u32, u32)]| edges.to_vec();
    let undirected = |edges: &[(u32, u32)]| -> Vec<(u32, u32)> {
        both_ways(edges, 1.0)
            .into_iter()
            .map(|(from, to, _)| (from, to))
            .collect()
    };
    let truth = |name, arcs, nodes, target, p, reach| Truth {
        name,
        arcs,
        nodes,
        target,
        p,
        reach,
        spread: None,
    };
    vec![
        truth("path of 1 arc, p = 0.6", directed(&[(0, 1)]), 2, 1, 0.6, 0.6),
        truth(
            "path of 4 arcs, p = 0.6",
            directed(&[(0, 1), (1, 2), (2, 3), (3, 4)]),
            5,
            4,
            0.6,
            0.6_f64.powi(4),
        ),
        Truth {
            spread: Some(1.726),
            ..truth(
                "triangle, p = 0.3: a neighbour",
                undirected(&[(0, 1), (1, 2), (2, 0)]),
                3,
                1,
                0.3,
                0.363,
            )
        },
        truth(
            "4-cycle, p = 0.3: the adjacent",
            undirected(&[(0, 1), (1, 2), (2, 3), (3, 0)]),
            4,
            1,
            0.3,
            0.3189,
        ),
        truth(
            "4-cycle, p = 0.3: the opposite",
            undirected(&[(0, 1), (1, 2), (2, 3), (3, 0)]),
            4,
            2,
            0.3,
            0.1719,
        ),
        truth(
            "Wheatstone bridge, p = 0.5: the far end",
            undirected(&BRIDGE),
            4,
            3,
            0.5,
            0.5,
        ),
        Truth {
            spread: Some(2.316_556),
            ..truth(
                "K4, p = 0.3: another",
                undirected(&K4),
                4,
                3,
                0.3,
                (2.316_556 - 1.0) / 3.0,
            )
        },
        truth(
            "three lines u v, then v w, and u w; p = 0.2: w",
            directed(&[(0, 1), (0, 1), (0, 1), (1, 2), (0, 2)]),
            3,
            2,
            0.2,
            1.0 - 0.8 * (1.0 - 0.2 * (1.0 - 0.8_f64.powi(3))),
        ),
    ]
}

const BRIDGE: [(u32, u32); 5] = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)];
const K4: [(u32, u32); 6] = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
const K4_SIZES: [(u32, f64); 4] = [(1, 0.343), (2, 0.216_09), (3, 0.222_264), (4, 0.218_646)];

fn rows(effort: Effort) -> Vec<Row> {
    let trials = effort.of(100_000, 4_000_000);
    let mut rows = Vec::new();
    for truth in truths() {
        rows.extend(truth.rows(trials, effort));
    }
    rows.extend(sizes_of_k4(trials, effort));
    rows.extend(diamond(trials, effort));
    rows.extend(reposts_thin(effort));
    rows.extend(tree(trials));
    rows.push(one_coin_per_edge("4-cycle", &[(0, 1), (1, 2), (2, 3), (3, 0)], 4, 0.3));
    rows.push(one_coin_per_edge("K4", &K4, 4, 0.3));
    rows.extend(ten_nodes(effort));
    rows
}

impl Truth {
    fn rows(&self, trials: u64, effort: Effort) -> Vec<Row> {
        let arcs: Vec<Arc> = self.arcs.iter().map(|&(from, to)| (from, to, self.p)).collect();
        let law = oracle::independent_cascade(&arcs, self.nodes as usize, &[0]);
        let mut rows = vec![Row::digits(
            format!("{} — oracle", self.name),
            self.reach,
            6,
            law.reach[self.target as usize],
        )];
        let graph = Graph::from_arcs(self.nodes, self.arcs.clone(), Repeats::Keep).expect("few arcs");
        let start = Start::new(&graph, &[0], &[self.target]);
        let experiment = Experiment { trials, seed: 1 };
        let probabilities = vec![self.p; graph.arc_count()];
        let tallies = [
            (
                "jumps",
                simulate(&IndependentCascade::by_jumps(&graph, self.p), &start, experiment),
            ),
            (
                "flips",
                simulate(&IndependentCascade::by_flips(&graph, self.p), &start, experiment),
            ),
            (
                "weighted",
                simulate(&WeightedCascade::new(&graph, &probabilities), &start, experiment),
            ),
        ];
        for (kernel, tally) in &tallies {
            rows.push(Row::share(
                format!("{} — {kernel}", self.name),
                self.reach,
                tally.reached(),
                trials,
            ));
        }
        let played = OnFile {
            arcs: &self.arcs,
            nodes: self.nodes,
            targets: &[self.target],
            notice: self.p,
            repost: &|_| 1.0,
        }
        .play(effort.of(20_000, 1_000_000), 1);
        rows.push(Row::share(
            format!("{} — engine", self.name),
            self.reach,
            reached(&played),
            played.rows.len() as u64,
        ));
        if let Some(spread) = self.spread {
            rows.push(Row::digits(
                format!("{}, mean spread — oracle", self.name),
                spread,
                6,
                law.mean_size(),
            ));
            for (kernel, tally) in &tallies {
                rows.push(Row::mean(
                    format!("{}, mean spread — {kernel}", self.name),
                    spread,
                    Mean::of_sizes(tally),
                ));
            }
            rows.push(Row::mean(
                format!("{}, mean spread — engine", self.name),
                spread,
                people(&played),
            ));
        }
        rows
    }
}

fn sizes_of_k4(trials: u64, effort: Effort) -> Vec<Row> {
    let graph = crate::graphs::undirected(4, K4);
    let start = Start::new(&graph, &[0], &[]);
    let cascade = IndependentCascade::by_flips(&graph, 0.3);
    let tally = simulate(&cascade, &start, Experiment { trials, seed: 2 });
    let arcs: Vec<(u32, u32)> = graph.arcs().collect();
    let played = OnFile {
        arcs: &arcs,
        nodes: 4,
        targets: &[3],
        notice: 0.3,
        repost: &|_| 1.0,
    }
    .play(effort.of(20_000, 1_000_000), 2);
    let mut rows = Vec::new();
    for (size, probability) in K4_SIZES {
        let of_size = tally
            .sizes()
            .iter()
            .filter(|class| class.from == size)
            .map(|class| class.trials)
            .sum();
        rows.push(Row::share(
            format!("K4, p = 0.3: P(size = {size}) — flips"),
            probability,
            of_size,
            trials,
        ));
        let hits = played.rows.iter().filter(|row| row.people == size).count() as u64;
        rows.push(Row::share(
            format!("K4, p = 0.3: P(size = {size}) — engine"),
            probability,
            hits,
            played.rows.len() as u64,
        ));
    }
    rows
}

/// Arcs 0.5 → 0.3 and 0.4 → 0.2. The engine notices every arc with ½ and lets the two in between repost less often.
fn diamond(trials: u64, effort: Effort) -> Vec<Row> {
    let arcs = [(0, 1), (0, 2), (1, 3), (2, 3)];
    let graph = Graph::from_arcs(4, arcs.to_vec(), Repeats::Drop).expect("few arcs");
    let start = Start::new(&graph, &[0], &[3]);
    let cascade = WeightedCascade::new(&graph, &[0.5, 0.4, 0.3, 0.2]);
    let tally = simulate(&cascade, &start, Experiment { trials, seed: 3 });
    let repost = |node| [1.0, 0.5 * 0.3 / 0.25, 0.4 * 0.2 / 0.25, 1.0][node as usize];
    let played = OnFile {
        arcs: &arcs,
        nodes: 4,
        targets: &[3],
        notice: 0.5,
        repost: &repost,
    }
    .play(effort.of(20_000, 1_000_000), 3);
    let name = "diamond, arcs 0.5 → 0.3 and 0.4 → 0.2: the end";
    vec![
        Row::share(format!("{name} — weighted"), 0.218, tally.reached(), trials),
        Row::share(
            format!("{name} — engine"),
            0.218,
            reached(&played),
            played.rows.len() as u64,
        ),
    ]
}

/// One repost coin per person, one notice coin per arc.
fn reposts_thin(effort: Effort) -> Vec<Row> {
    let arcs = [(0, 1), (1, 3), (0, 2), (2, 3)];
    let branch = 0.5 * 0.7 * 0.5;
    let reach = 0.7 * (1.0 - (1.0 - branch) * (1.0 - branch));
    let coins: Vec<Arc> = arcs.iter().map(|&(from, to)| (from, to, 0.5)).collect();
    let law = site_bond(&coins, &[0.7; 4], &[0]);
    let played = OnFile {
        arcs: &arcs,
        nodes: 4,
        targets: &[3],
        notice: 0.5,
        repost: &|_| 0.7,
    }
    .play(effort.of(20_000, 1_000_000), 4);
    let name = "site-bond square, repost 0.7, notice 0.5: the end";
    vec![
        Row::digits(format!("{name} — oracle"), reach, 6, law.reach[3]),
        Row::share(
            format!("{name} — engine"),
            reach,
            reached(&played),
            played.rows.len() as u64,
        ),
        Row::mean(
            "site-bond square: mean spread — engine",
            law.mean_size(),
            people(&played),
        ),
    ]
}

/// p = 0.4 down a binary tree to depth 3.
fn tree(trials: u64) -> Vec<Row> {
    let graph = Graph::from_arcs(15, binary_tree(3), Repeats::Drop).expect("few arcs");
    let start = Start::new(&graph, &[0], &(7..15).collect::<Vec<u32>>());
    let kernels: [(&str, Tally); 2] = [
        ("jumps", run(&IndependentCascade::by_jumps(&graph, 0.4), &start, trials)),
        ("flips", run(&IndependentCascade::by_flips(&graph, 0.4), &start, trials)),
    ];
    kernels
        .iter()
        .flat_map(|(kernel, tally)| {
            [
                Row::mean(
                    format!("binary tree, p = 0.4: nodes reached to depth 3 — {kernel}"),
                    2.952,
                    Mean::of_sizes(tally),
                ),
                Row::share(
                    format!("binary tree, p = 0.4: P(reach depth 3) — {kernel}"),
                    0.325_278,
                    tally.reached(),
                    trials,
                ),
            ]
        })
        .collect()
}

fn run(cascade: &impl Cascade, start: &Start, trials: u64) -> Tally {
    simulate(cascade, start, Experiment { trials, seed: 4 })
}

/// One undirected coin per edge has the spread of two independent arc coins: both laws, enumerated.
fn one_coin_per_edge(name: &str, edges: &[(u32, u32)], nodes: usize, p: f64) -> Row {
    let two = oracle::independent_cascade(&both_ways(edges, p), nodes, &[0]);
    let mut sizes = vec![0.0; nodes + 1];
    for set in 0..1_u32 << edges.len() {
        let live: Vec<(u32, u32)> = edges
            .iter()
            .enumerate()
            .filter(|(edge, _)| set >> edge & 1 == 1)
            .map(|(_, &edge)| edge)
            .collect();
        let power = |base: f64, count: usize| base.powi(i32::try_from(count).expect("few edges"));
        let chance = power(p, live.len()) * power(1.0 - p, edges.len() - live.len());
        let law = oracle::independent_cascade(&both_ways(&live, 1.0), nodes, &[0]);
        for (sum, share) in sizes.iter_mut().zip(&law.size) {
            *sum += chance * share;
        }
    }
    let most = sizes
        .iter()
        .zip(&two.size)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, f64::max);
    Row::digits(
        format!("{name}, p = {p}: one coin per edge less two arc coins, largest difference of P(size) — oracle"),
        0.0,
        12,
        most,
    )
}

fn ten_nodes(effort: Effort) -> Vec<Row> {
    let (Some(edges), Some(truths)) = (
        shared("published/toy-celf/edges.txt"),
        shared("published/toy-celf/exact_ic.csv"),
    ) else {
        return Vec::new();
    };
    let text = std::fs::read_to_string(edges).expect("the edges can be read");
    let arcs: Vec<(u32, u32)> = text
        .lines()
        .skip(1)
        .filter_map(|line| {
            let (from, to) = line.split_once(' ')?;
            Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
        })
        .collect();
    assert_eq!(arcs.len(), 14, "the example has fourteen arcs");
    let graph = Graph::from_arcs(10, arcs, Repeats::Drop).expect("few arcs");
    let mut rows = Vec::new();
    for record in csv::Reader::from_path(truths)
        .expect("the truths can be read")
        .records()
    {
        let record = record.expect("a row is a row");
        let initial: Vec<u32> = record[1].split(' ').map(|node| node.parse().expect("a node")).collect();
        let (p, truth): (f64, f64) = (record[0].parse().expect("p"), record[2].parse().expect("a spread"));
        let start = Start::new(&graph, &initial, &[]);
        let experiment = Experiment {
            trials: effort.of(50_000, 2_000_000),
            seed: 5,
        };
        let tally = simulate(&IndependentCascade::new(&graph, p), &start, experiment);
        rows.push(Row::mean(
            format!("ten nodes, p = {p}, from {}: mean spread", &record[1]),
            truth,
            Mean::of_sizes(&tally),
        ));
    }
    rows
}

fn reached(played: &Outcomes) -> u64 {
    played.rows.iter().filter(|row| row.first.is_some()).count() as u64
}

fn people(played: &Outcomes) -> Mean {
    let values: Vec<f64> = played.rows.iter().map(|row| f64::from(row.people)).collect();
    Mean::of(&values)
}

/// A cascade played by the firm's engine on a network file: node 0 asks to connect, surely reads the firm's post, and every
/// arc carries with probability `notice` once its speaker reposts, with probability `repost`.
pub struct OnFile<'a> {
    pub arcs: &'a [(u32, u32)],
    pub nodes: u32,
    pub targets: &'a [u32],
    pub notice: f64,
    pub repost: &'a dyn Fn(u32) -> f64,
}

impl OnFile<'_> {
    pub fn play(&self, trials: u64, seed: u64) -> Outcomes {
        let folder = tempfile::tempdir().expect("a folder can be made");
        // A loop is dropped, but makes the node stand in the file.
        let loops = (0..self.nodes).map(|node| (node, node));
        let mut lines = String::new();
        for (from, to) in self.arcs.iter().copied().chain(loops) {
            writeln!(lines, "{from} {to}").expect("text can be written");
        }
        // A segment for each kind of node: the first, and others by what they do. Nobody's traits need a draw.
        let kind = |node: u32| {
            let kind = (node == 0, self.targets.contains(&node), (self.repost)(node));
            format!("{}-{}-{}", u8::from(kind.0), u8::from(kind.1), kind.2)
        };
        let mut labels = String::new();
        let mut segments = std::collections::BTreeMap::new();
        for node in 0..self.nodes {
            writeln!(labels, "{node} {}", kind(node)).expect("text can be written");
            let segment = format!(
                "[[segment]]\nname = \"{}\"\nrequest_rate = {}\ndecision_maker = {}\nrepost = {}\nforward = 0\nrelevance = 1\n\
                 apparent_value = 1\n",
                kind(node),
                u8::from(node == 0),
                self.targets.contains(&node),
                (self.repost)(node),
            );
            segments.insert(kind(node), segment);
        }
        let segments: String = segments.into_values().collect();
        std::fs::write(folder.path().join("arcs.txt"), lines).expect("a file can be written");
        std::fs::write(folder.path().join("segments.txt"), labels).expect("a file can be written");
        let text = format!(
            r#"
            seed = {seed}
            [world]
            enthusiasm_spread = 0
            [world.network]
            model = "file"
            path = "arcs.txt"
            format = "edge-list"
            header = "none"
            segments = "segments.txt"
            repeats = "count"
            weak_tie = 1
            {segments}
            [[policy]]
            name = "open"
            [requests]
            count = 1
            [circle]
            engagement = {engagement}
            [attention]
            model = "constant"
            notice = {notice}
            [release]
            breadth = 1
            half_life = 1e12
            horizon = 1e12
            posts = [0]
            [experiment]
            worlds = 2
            trials_per_world = {per_world}
            "#,
            engagement = 1.001 / self.notice,
            notice = self.notice,
            per_world = trials / 2,
        );
        outcomes(&scenario_in(&text, folder.path()))
    }
}
