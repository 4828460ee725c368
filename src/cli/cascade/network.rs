//! The graph that a file gives, and the nodes that the options name by its numbers.

use super::{CascadeArgs, CascadeError, Probability, Repeated, Weights};
use crate::cascade::Start;
use crate::graph::read::{Direction, Names, NetworkFile, Reading, Weights as ReadWeights};
use crate::graph::{Graph, Repeats};
use crate::input;
use std::collections::HashMap;
use std::path::Path;

/// A graph as a file gives it.
pub(super) struct Network {
    pub(super) graph: Graph,
    /// What its nodes are called in the file.
    pub(super) names: Names,
    /// By position of the arc; empty if the file was not asked for them.
    pub(super) weights: Vec<f64>,
}

impl Network {
    pub(super) fn read(args: &CascadeArgs) -> Result<Self, CascadeError> {
        let needs_weights = args.p == Some(Probability::File) || args.weights == Weights::File;
        let reading = Reading {
            direction: args.undirected.then_some(Direction::Both),
            repeats: match args.repeats {
                Repeated::Count => Repeats::Keep,
                Repeated::Drop => Repeats::Drop,
            },
            weights: if needs_weights {
                ReadWeights::Wanted
            } else {
                ReadWeights::Ignored
            },
            ..Reading::default()
        };
        let file = NetworkFile::read(&args.graph, &reading)?;
        Ok(Self {
            graph: file.graph,
            names: file.names,
            weights: file.weights,
        })
    }

    /// The initial spreaders and targets asked for.
    pub(super) fn start(&self, args: &CascadeArgs) -> Result<Start, CascadeError> {
        let initial = match (&args.initial_file, args.initial_top_degree) {
            (Some(path), _) => self.listed(path)?,
            (None, Some(count)) => self.most_heard(count)?,
            (None, None) => self.nodes(&args.initial, "initial spreader")?,
        };
        let targets = self.nodes(&args.targets, "target")?;
        Ok(Start::new(&self.graph, &initial, &targets))
    }

    /// The nodes with these numbers, which are each a `role`.
    fn nodes(&self, numbers: &[u64], role: &str) -> Result<Vec<u32>, CascadeError> {
        let node = |number: &u64| {
            self.node(*number)
                .ok_or_else(|| CascadeError(format!("{role} {number} is not in the graph; {}", self.range())))
        };
        numbers.iter().map(node).collect()
    }

    fn node(&self, number: u64) -> Option<u32> {
        self.names.find(&number.to_string())
    }

    /// Which numbers the nodes have.
    fn range(&self) -> String {
        let names = &self.names;
        match (names.numbers().first(), names.numbers().last()) {
            (Some(first), Some(last)) if names.numbers().len() == names.len() => {
                format!("its {} nodes have numbers from {first} to {last}", names.len())
            }
            _ => format!("its {} nodes have names from {} on", names.len(), names.name(0)),
        }
    }

    /// The initial spreaders in a file.
    fn listed(&self, path: &Path) -> Result<Vec<u32>, CascadeError> {
        let text = input::open(path)
            .and_then(std::io::read_to_string)
            .map_err(|error| CascadeError(format!("{}: cannot be read: {error}", path.display())))?;
        let mut nodes = Vec::new();
        let mut first_lines = HashMap::new();
        for (line, content) in (1_u64..).zip(text.lines()) {
            let at = |what: String| CascadeError(format!("{}, line {line}: {what}", path.display()));
            let content = content.split('#').next().unwrap_or_default();
            for word in content.split([' ', '\t', ',', ';']).filter(|word| !word.is_empty()) {
                let number: u64 = word.parse().map_err(|_| {
                    at(format!(
                        "found \"{}\" where a node number should be",
                        word.escape_debug()
                    ))
                })?;
                let node = self
                    .node(number)
                    .ok_or_else(|| at(format!("node {number} is not in the graph; {}", self.range())))?;
                if let Some(first) = first_lines.insert(node, line) {
                    return Err(at(format!("node {number} is listed in line {first} already")));
                }
                nodes.push(node);
            }
        }
        if nodes.is_empty() {
            return Err(CascadeError(format!("{}: lists no node", path.display())));
        }
        Ok(nodes)
    }

    /// The nodes with the largest audiences.
    fn most_heard(&self, count: usize) -> Result<Vec<u32>, CascadeError> {
        if count == 0 || count > self.graph.len() {
            let nodes = self.graph.len();
            return Err(CascadeError(format!(
                "--initial-top-degree must be from 1 to the number of nodes, {nodes}"
            )));
        }
        let mut nodes: Vec<u32> = self.graph.nodes().collect();
        nodes.sort_by_key(|&node| std::cmp::Reverse(self.graph.audience(node).len()));
        nodes.truncate(count);
        Ok(nodes)
    }
}
