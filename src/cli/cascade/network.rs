//! The graph that a file gives, and the nodes that the options name as the file does.

use super::{CascadeArgs, CascadeError, Pointing, Probability, Repeated, Weights};
use crate::cascade::Start;
use crate::graph::Repeats;
use crate::graph::read::{
    Direction, NetworkFile, NodeList, Reading, SelfLoops, Typed, TypedError, Weights as ReadWeights, typed,
};
use serde_json::{Value, json};
use std::path::Path;
use std::str::FromStr;

/// A list of nodes, as their names stand in the file.
#[derive(Clone, Debug)]
pub(super) struct NodeNames(Vec<String>);

impl FromStr for NodeNames {
    type Err = TypedError;

    fn from_str(list: &str) -> Result<Self, TypedError> {
        let texts = typed(list)?.into_iter().map(|Typed { text, .. }| text);
        Ok(Self(texts.collect()))
    }
}

impl CascadeArgs {
    /// How the options want the file to be read.
    fn reading(&self) -> Reading {
        let needs_weights = self.p == Some(Probability::File) || self.weights == Weights::File;
        Reading {
            direction: match self.pointing {
                Pointing { undirected: true, .. } => Some(Direction::Both),
                Pointing { reversed: true, .. } => Some(Direction::Reversed),
                Pointing { directed: true, .. } => Some(Direction::Forward),
                _ => None,
            },
            repeats: match self.repeats {
                Repeated::Count => Repeats::Keep,
                Repeated::Drop => Repeats::Drop,
            },
            self_loops: SelfLoops::Drop,
            header: self.header.meant(),
            columns: self.columns.clone(),
            format: self.format,
            weights: if needs_weights {
                ReadWeights::Wanted
            } else {
                ReadWeights::Ignored
            },
            attribute: None,
        }
    }
}

/// A graph as a file gives it, and what is said of it.
pub(super) struct Network {
    pub(super) file: NetworkFile,
}

impl Network {
    pub(super) fn read(args: &CascadeArgs) -> Result<Self, CascadeError> {
        let file = NetworkFile::read(&args.graph, &args.reading())?;
        Ok(Self { file })
    }

    /// The initial spreaders and targets asked for.
    pub(super) fn start(&self, args: &CascadeArgs, told: &mut Vec<String>) -> Result<Start, CascadeError> {
        let initial = match (&args.initial_file, args.initial_top_degree) {
            (Some(path), _) => self.listed(path, told)?,
            (None, Some(count)) => self.most_heard(count)?,
            (None, None) => self.nodes(&args.initial, "initial spreader")?,
        };
        let targets = self.nodes(&args.targets, "target")?;
        Ok(Start::new(&self.file.graph, &initial, &targets))
    }

    /// A node as JSON has it: a number where it is one.
    pub(super) fn name_as_json(&self, node: u32) -> Value {
        let names = &self.file.names;
        match names.numbers().get(node as usize) {
            Some(number) => json!(number),
            None => json!(names.name(node)),
        }
    }

    /// The nodes of these names, which are each a `role`.
    fn nodes(&self, lists: &[NodeNames], role: &str) -> Result<Vec<u32>, CascadeError> {
        let names = &self.file.names;
        let node = |name: &String| {
            names
                .find(name)
                .ok_or_else(|| CascadeError(format!("{role} {}", names.unknown(name))))
        };
        lists.iter().flat_map(|list| &list.0).map(node).collect()
    }

    /// The initial spreaders in a file; what is remarkable about it is told.
    fn listed(&self, path: &Path, told: &mut Vec<String>) -> Result<Vec<u32>, CascadeError> {
        let list = NodeList::read(path, &self.file.names)?;
        let counted = |count: u64, thing: &str| super::counted(count, thing);
        let mut parts = vec![counted(list.nodes.len() as u64, "node")];
        parts.extend(
            list.heading
                .map(|heading| format!("first line taken as a heading: {heading}")),
        );
        if list.repeats > 0 {
            parts.push(format!("{} dropped", counted(list.repeats, "repeat")));
        }
        if parts.len() > 1 {
            told.push(format!("{}: {}", path.display(), parts.join("; ")));
        }
        Ok(list.nodes)
    }

    /// The nodes with the largest audiences.
    fn most_heard(&self, count: usize) -> Result<Vec<u32>, CascadeError> {
        let graph = &self.file.graph;
        if count == 0 || count > graph.len() {
            let nodes = graph.len();
            return Err(CascadeError(format!(
                "--initial-top-degree must be from 1 to the number of nodes, {nodes}"
            )));
        }
        let mut nodes: Vec<u32> = graph.nodes().collect();
        nodes.sort_by_key(|&node| std::cmp::Reverse(graph.audience(node).len()));
        nodes.truncate(count);
        Ok(nodes)
    }
}
