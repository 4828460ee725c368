//! Classic cascades on real graphs: spreads that others published or computed, with their seed sets.
//!
//! `../shared/data/published/spread_checks.csv` and `../shared/data/reference/cynetdiff.csv` (relative to the project; passes
//! when absent). With R trials, |mean − reference| must be within 5 √(se² + sd²/R): 70 rows of a right program exceed it with
//! probability 4e-5 if the references are right. Rows without randomness must match exactly.

use std::path::{Path, PathBuf};

use whoknows::cascade::{
    Experiment, IndependentCascade, Law, LinearThreshold, Start, Tally, Threshold, WeightedCascade, simulate,
};
use whoknows::graph::read::{Direction, EdgeList, Metis, Reading, SelfLoops, WeightedEdgeList};
use whoknows::graph::{Graph, Repeats};

const TRIALS: u64 = 10_000;
const CRITICAL: f64 = 5.0;

fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("passed without looking: {} is absent", path.display());
    None
}

/// A graph, the numbers of its nodes, and weights if its file has them.
struct Network {
    graph: Graph,
    numbers: Vec<u64>,
    weights: Vec<f64>,
}

impl Network {
    fn read(name: &str, reading: &str) -> Self {
        let file = match name {
            "NetHEPT" => "nethept/NetHEPT.txt.gz",
            "ego-Facebook" => "ego-facebook/facebook_combined.txt.gz",
            "Wiki-Vote" => "wiki-vote/wiki-Vote.txt.gz",
            "email-Eu-core" => "email-eu-core/email-Eu-core.txt.gz",
            "LastFM Asia" => "lastfm-asia/lastfm_asia_edges.csv.gz",
            "karate" => "karate/karate.graph",
            _ => "dolphins-wc/network.txt",
        };
        let path = shared("graphs").expect("the rows are there").join(file);
        let counts_repeats = reading.contains("repeated lines count");
        let rule = Reading {
            direction: if reading.contains("undirected") {
                Direction::Both
            } else {
                Direction::Forward
            },
            repeats: if counts_repeats { Repeats::Keep } else { Repeats::Drop },
            self_loops: SelfLoops::Drop,
        };
        if name == "karate" {
            let graph = Metis::read(&path, Repeats::Drop).unwrap().graph;
            let numbers = (1..=graph.len() as u64).collect();
            return Self {
                graph,
                numbers,
                weights: Vec::new(),
            };
        }
        let (list, weights) = if reading.contains("p as given") {
            let read = WeightedEdgeList::read(&path, rule).unwrap();
            (read.list, read.weights)
        } else {
            (EdgeList::read(&path, rule).unwrap(), Vec::new())
        };
        Self {
            graph: list.graph,
            numbers: list.numbers,
            weights,
        }
    }

    fn spread(&self, model: &str, initial: &str) -> Tally {
        let node = |number: &str| self.numbers.binary_search(&number.parse().unwrap()).unwrap() as u32;
        let initial: Vec<u32> = initial.split_whitespace().map(node).collect();
        let start = Start::new(&self.graph, &initial, &[]);
        let experiment = Experiment {
            trials: TRIALS,
            seed: 2009,
        };
        let graph = &self.graph;
        if model.contains("deterministic") {
            let majority = Threshold::by_inverse_degree(graph, Law::Share(0.5));
            simulate(&majority, &start, Experiment { trials: 2, seed: 1 })
        } else if model.contains("weights as given") {
            simulate(&Threshold::new(graph, &self.weights, Law::Uniform), &start, experiment)
        } else if model.starts_with("LT") {
            simulate(&LinearThreshold::new(graph), &start, experiment)
        } else if model.contains("indegree") {
            simulate(&WeightedCascade::by_inverse_degree(graph), &start, experiment)
        } else {
            let digits = |text: &str| {
                text.chars()
                    .take_while(|c| c.is_ascii_digit() || *c == '.')
                    .collect::<String>()
            };
            let probability = digits(model.split("p=").nth(1).unwrap()).parse().unwrap();
            simulate(&IndependentCascade::new(graph, probability), &start, experiment)
        }
    }
}

/// What a row states: the columns of graph, reading, model, seeds, mean, its standard error and one run's deviation.
fn compare(file: &str, columns: [usize; 7]) {
    let Some(path) = shared(file) else { return };
    let mut rows = 0;
    let mut network: Option<((String, String), Network)> = None;
    for record in csv::Reader::from_path(path).unwrap().records() {
        let record = record.unwrap();
        let [graph, reading, model, initial, mean, error, deviation] = columns.map(|column| record[column].to_owned());
        let key = (graph, reading);
        if network.as_ref().is_none_or(|(other, _)| *other != key) {
            let read = Network::read(&key.0, &key.1);
            network = Some((key, read));
        }
        let (_, network) = network.as_ref().expect("just read");
        let tally = network.spread(&model, &initial);
        let [mean, error, deviation] = [mean, error, deviation].map(|text| text.parse::<f64>().unwrap());
        let allowed = CRITICAL * (error * error + deviation * deviation / TRIALS as f64).sqrt();
        let found = tally.mean();
        assert!(
            (found - mean).abs() <= allowed,
            "{model} on {}: {found} is not {mean}",
            &record[0]
        );
        rows += 1;
    }
    assert!(rows > 5);
}

#[test]
fn published_spreads() {
    compare("published/spread_checks.csv", [1, 2, 3, 5, 10, 11, 12]);
}

#[test]
fn spreads_of_an_independent_evaluator() {
    compare("reference/cynetdiff.csv", [0, 1, 2, 6, 7, 8, 9]);
}

/// Ten nodes whose spread is known exactly (rational arithmetic over all 2¹⁴ sets of arcs).
#[test]
fn ten_nodes_with_exact_spreads() {
    let (Some(edges), Some(truths)) = (
        shared("published/toy-celf/edges.txt"),
        shared("published/toy-celf/exact_ic.csv"),
    ) else {
        return;
    };
    let reading = Reading {
        direction: Direction::Forward,
        repeats: Repeats::Drop,
        self_loops: SelfLoops::Drop,
    };
    let list = EdgeList::read(&edges, reading).unwrap();
    assert!(list.states_sizes);
    for record in csv::Reader::from_path(truths).unwrap().records() {
        let record = record.unwrap();
        let initial: Vec<u32> = record[1]
            .split_whitespace()
            .map(|number| number.parse().unwrap())
            .collect();
        let start = Start::new(&list.graph, &initial, &[]);
        let (probability, truth): (f64, f64) = (record[0].parse().unwrap(), record[2].parse().unwrap());
        for kernel in [IndependentCascade::by_jumps, IndependentCascade::by_flips] {
            let cascade = kernel(&list.graph, probability);
            let tally = simulate(
                &cascade,
                &start,
                Experiment {
                    trials: 200_000,
                    seed: 3,
                },
            );
            let z = (tally.mean() - truth) / tally.standard_error();
            assert!(z.abs() < 5.5, "p = {probability} from {initial:?}: z = {z}");
        }
    }
}
