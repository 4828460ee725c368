//! Where a cascade starts, and whom it shall reach.

use super::node_set::NodeSet;
use crate::graph::Graph;

/// Initial spreaders and targets.
#[derive(Clone, Debug)]
pub struct Start {
    initial: Vec<u32>,
    targets: NodeSet,
    target_count: usize,
    /// Whether an initial spreader is a target.
    is_reached: bool,
}

impl Start {
    /// Takes the initial spreaders and targets, each once however often it stands.
    ///
    /// # Panics
    /// If a node is not a node of the graph.
    pub fn new(graph: &Graph, initial: &[u32], targets: &[u32]) -> Self {
        let distinct = |nodes: &[u32]| {
            let mut set = NodeSet::new(graph.len());
            let mut list = nodes.to_vec();
            assert!(
                list.iter().all(|&node| (node as usize) < graph.len()),
                "nodes are below {}",
                graph.len()
            );
            list.retain(|&node| set.insert(node) == 1);
            (list, set)
        };
        let (initial, _) = distinct(initial);
        let (target_list, targets) = distinct(targets);
        Self {
            is_reached: initial.iter().any(|&node| targets.contains(node)),
            initial,
            target_count: target_list.len(),
            targets,
        }
    }

    /// Who spreads it at first.
    pub fn initial(&self) -> &[u32] {
        &self.initial
    }

    /// Number of targets.
    pub fn target_count(&self) -> usize {
        self.target_count
    }

    /// A watch for the targets in one trial.
    pub fn watch(&self, patience: Patience) -> TargetWatch<'_> {
        TargetWatch {
            targets: &self.targets,
            patience,
            is_reached: self.is_reached,
        }
    }
}

/// When a watch is content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// At the end of the cascade.
    ToTheEnd,
    /// Once a target has heard.
    UntilReached,
}

/// What a trial tells whom it reaches.
pub trait Watch {
    /// `node` has heard, perhaps not for the first time.
    fn heard(&mut self, node: u32);

    /// Whether the rest of the trial does not matter.
    fn is_content(&self) -> bool;
}

/// Nobody watches.
#[derive(Clone, Copy, Debug)]
pub struct NoWatch;

impl Watch for NoWatch {
    #[inline]
    fn heard(&mut self, _node: u32) {}

    #[inline]
    fn is_content(&self) -> bool {
        false
    }
}

/// Looks out for any of the targets.
#[derive(Clone, Debug)]
pub struct TargetWatch<'a> {
    targets: &'a NodeSet,
    patience: Patience,
    is_reached: bool,
}

impl TargetWatch<'_> {
    /// Whether a target has heard.
    pub fn is_reached(&self) -> bool {
        self.is_reached
    }
}

impl Watch for TargetWatch<'_> {
    #[inline]
    fn heard(&mut self, node: u32) {
        self.is_reached |= self.targets.contains(node);
    }

    #[inline]
    fn is_content(&self) -> bool {
        self.is_reached && self.patience == Patience::UntilReached
    }
}
