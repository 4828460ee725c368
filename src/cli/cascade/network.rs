//! The graph that a file gives, and the nodes that the options name by its numbers.

use super::{CascadeArgs, CascadeError, Probability, Repeated, Weights};
use crate::cascade::Start;
use crate::graph::read::{Direction, EdgeList, Metis, Reading, SelfLoops, WeightedEdgeList};
use crate::graph::{Graph, Repeats};
use std::collections::HashMap;
use std::path::Path;

/// A graph as a file gives it.
pub(super) struct Network {
    pub(super) graph: Graph,
    /// For each node, its number in the file; rising.
    pub(super) numbers: Vec<u64>,
    /// By position of the arc; empty if the file was not asked for them.
    pub(super) weights: Vec<f64>,
}

impl Network {
    pub(super) fn read(args: &CascadeArgs) -> Result<Self, CascadeError> {
        let path = &args.graph;
        let repeats = match args.repeats {
            Repeated::Count => Repeats::Keep,
            Repeated::Drop => Repeats::Drop,
        };
        let reading = Reading {
            direction: if args.undirected {
                Direction::Both
            } else {
                Direction::Forward
            },
            repeats,
            self_loops: SelfLoops::Drop,
        };
        let needs_weights = args.p == Some(Probability::File) || args.weights == Weights::File;
        let (list, weights) = match (is_metis(path), needs_weights) {
            (true, true) => {
                return Err(CascadeError(format!(
                    "{}: probabilities and weights are read from edge lists only; write it as lines `u v weight`",
                    path.display()
                )));
            }
            (true, false) => {
                let graph = Metis::read(path, repeats)?.graph;
                let numbers = (1..=graph.len() as u64).collect();
                return Ok(Self {
                    graph,
                    numbers,
                    weights: Vec::new(),
                });
            }
            (false, true) => {
                let WeightedEdgeList { list, weights } = WeightedEdgeList::read(path, reading)?;
                (list, weights)
            }
            (false, false) => (EdgeList::read(path, reading)?, Vec::new()),
        };
        Ok(Self {
            graph: list.graph,
            numbers: list.numbers,
            weights,
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
        self.numbers.binary_search(&number).ok().map(|index| index as u32)
    }

    /// Which numbers the nodes have.
    fn range(&self) -> String {
        match (self.numbers.first(), self.numbers.last()) {
            (Some(first), Some(last)) => {
                format!("its {} nodes have numbers from {first} to {last}", self.numbers.len())
            }
            _ => "it has no nodes".to_owned(),
        }
    }

    /// The initial spreaders in a file.
    fn listed(&self, path: &Path) -> Result<Vec<u32>, CascadeError> {
        let text = std::fs::read_to_string(path)
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

/// Whether a file is in METIS format, by its name.
fn is_metis(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(name);
    [".graph", ".metis"].iter().any(|end| name.ends_with(end))
}
