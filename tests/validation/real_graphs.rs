//! Classic cascades on real graphs: spreads that others published or computed, with their initial spreaders.

use crate::row::{Effort, Mean, Row};
use crate::{Topic, shared};
use whoknows::cascade::{
    Experiment, IndependentCascade, Law, LinearThreshold, Start, Tally, Threshold, WeightedCascade, simulate,
};
use whoknows::graph::read::{Direction, Names, NetworkFile, Reading, Weights};
use whoknows::graph::{Graph, Repeats};

pub const TOPIC: Topic = Topic {
    name: "real-graphs",
    title: "Real graphs with published spreads",
    about: "`../shared/data/published/spread_checks.csv` (a reproduction of Zhang and Zhang, SIGIR 2017, and others; the exact column \
            is a recomputation with a separate program, the published figure stands in brackets) and `reference/cynetdiff.csv` \
            (computed with cynetdiff 0.1.18). With R trials the standard error is √(se² + sd²/R), theirs and ours together. \
            How repeated lines are read stands in the files; on NetHEPT it nearly halves the answer: with 0.01 on every arc and \
            the 50 of highest degree, the last two rows.",
    rows,
};

fn rows(effort: Effort) -> Vec<Row> {
    let trials = effort.of(2_000, 40_000);
    let mut rows = compare("published/spread_checks.csv", [1, 2, 3, 5, 10, 11, 6], trials);
    rows.extend(compare("reference/cynetdiff.csv", [0, 1, 2, 6, 7, 8, 5], trials));
    rows.extend(repeated_lines(trials));
    rows
}

/// A graph, the names of its nodes, and weights if its file has them.
struct Network {
    graph: Graph,
    names: Names,
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
            direction: Some(if reading.contains("undirected") {
                Direction::Both
            } else {
                Direction::Forward
            }),
            repeats: if counts_repeats { Repeats::Keep } else { Repeats::Drop },
            weights: if reading.contains("p as given") {
                Weights::Wanted
            } else {
                Weights::Ignored
            },
            ..Reading::default()
        };
        let read = NetworkFile::read(&path, &rule).unwrap();
        Self {
            graph: read.graph,
            names: read.names,
            weights: read.weights,
        }
    }

    fn spread(&self, model: &str, initial: &str, trials: u64) -> Tally {
        let node = |number: &str| self.names.find(number).unwrap();
        let initial: Vec<u32> = initial.split_whitespace().map(node).collect();
        let start = Start::new(&self.graph, &initial, &[]);
        let experiment = Experiment { trials, seed: 2009 };
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

/// Compares the rows of a file: columns of graph, reading, model, initial spreaders, mean, its standard error, and what to say.
fn compare(file: &str, columns: [usize; 7], trials: u64) -> Vec<Row> {
    let Some(path) = shared(file) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    let mut network: Option<((String, String), Network)> = None;
    for record in csv::Reader::from_path(path).expect("the file can be read").records() {
        let record = record.expect("a row is a row");
        let [graph, reading, model, initial, mean, error, note] = columns.map(|column| record[column].to_owned());
        let key = (graph, reading);
        if network.as_ref().is_none_or(|(other, _)| *other != key) {
            let read = Network::read(&key.0, &key.1);
            network = Some((key, read));
        }
        let ((graph, _), network) = network.as_ref().expect("just read");
        let tally = network.spread(&model, &initial, trials);
        let [mean, error] = [mean, error].map(|text| text.parse::<f64>().expect("a figure"));
        let from = initial.split_whitespace().count();
        let short = model
            .replace(" on every arc", "")
            .replace("threshold uniform(0,1)", "uniform thresholds");
        let name = if file.starts_with("published") {
            format!("{graph}, {short}, from {from} [{note}]")
        } else {
            format!("{graph}, {short}, from {from}")
        };
        rows.push(if model.contains("deterministic") {
            assert_eq!(tally.standard_deviation(), 0.0, "there is no randomness in it");
            Row::exactly(name, mean, tally.mean(), tally.trials())
        } else {
            Row::estimate(name, mean, error, Mean::of_sizes(&tally))
        });
    }
    assert!(rows.len() > 5, "{file} has rows");
    rows
}

/// The same 50 initial spreaders on `NetHEPT`, repeated lines counted and dropped: 122.57 ± 0.07 and 69.98 ± 0.07 with the 50 of
/// highest degree counted with repeats.
fn repeated_lines(trials: u64) -> Vec<Row> {
    if shared("graphs/nethept").is_none() {
        return Vec::new();
    }
    let readings = [
        ("repeated lines count", "undirected, repeated lines count", 122.57),
        ("repeated lines once", "undirected", 69.98),
    ];
    let counted = Network::read("NetHEPT", readings[0].1);
    let mut by_degree: Vec<u32> = counted.graph.nodes().collect();
    by_degree.sort_by_key(|&node| (std::cmp::Reverse(counted.graph.audience(node).len()), node));
    let initial: Vec<String> = by_degree[..50]
        .iter()
        .map(|&node| counted.names.name(node).into_owned())
        .collect();
    readings
        .iter()
        .map(|(name, reading, truth)| {
            let tally = Network::read("NetHEPT", reading).spread("IC p=0.01", &initial.join(" "), trials);
            Row::estimate(
                format!("NetHEPT, IC p=0.01, 50 of highest degree, {name}"),
                *truth,
                0.07,
                Mean::of_sizes(&tally),
            )
        })
        .collect()
}
