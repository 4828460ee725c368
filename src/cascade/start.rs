//! Where a cascade starts, and whom it shall reach.

use super::node_set::NodeSet;
use crate::graph::Graph;

/// Initial spreaders and targets.
#[derive(Clone, Debug)]
pub struct Start {
    initial: Vec<u32>,
    targets: Vec<u32>,
    is_target: NodeSet,
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
        let (targets, is_target) = distinct(targets);
        Self {
            is_reached: initial.iter().any(|&node| is_target.contains(node)),
            initial,
            targets,
            is_target,
        }
    }

    /// Who spreads it at first.
    pub fn initial(&self) -> &[u32] {
        &self.initial
    }

    /// Number of targets.
    pub fn target_count(&self) -> usize {
        self.targets.len()
    }

    /// Whom it shall reach.
    pub fn targets(&self) -> &[u32] {
        &self.targets
    }

    /// Whether somebody is a target.
    #[inline]
    pub(super) fn is_target(&self, node: u32) -> bool {
        self.is_target.contains(node)
    }

    /// A watch for the targets in one trial.
    pub(super) fn watch(&self, patience: Patience) -> Watch<'_> {
        Watch {
            start: self,
            patience,
            is_reached: self.is_reached,
        }
    }
}

/// When a trial may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// At the end of the cascade.
    ToTheEnd,
    /// Once a target has read.
    UntilReached,
}

/// Looks out for any of the targets in one trial.
#[derive(Clone, Debug)]
pub(super) struct Watch<'a> {
    start: &'a Start,
    patience: Patience,
    is_reached: bool,
}

impl Watch<'_> {
    /// `node` has read.
    #[inline]
    pub(super) fn read(&mut self, node: u32) {
        self.is_reached |= self.start.is_target(node);
    }

    /// Whether a target has read.
    pub(super) fn is_reached(&self) -> bool {
        self.is_reached
    }

    /// Whether the rest of the trial does not matter.
    #[inline]
    pub(super) fn is_content(&self) -> bool {
        self.is_reached && self.patience == Patience::UntilReached
    }
}
