//! The arcs out of the initial spreaders.

use std::ops::Range;

use super::Start;
use super::node_set::NodeSet;
use crate::graph::Graph;

/// The arcs out of the initial spreaders to others, laid out together.
#[derive(Clone, Debug)]
pub(super) struct Opening {
    /// Their positions in the graph.
    pub(super) positions: Box<[u32]>,
    /// Their targets.
    pub(super) targets: Box<[u32]>,
    /// Which of them belong together; none is empty.
    pub(super) rows: Box<[Range<usize>]>,
}

/// Whether initial spreaders differ in how they pass things on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spreaders {
    /// All their arcs are one row.
    AsOne,
    /// Each has a row.
    Apart,
}

impl Opening {
    pub(super) fn new(graph: &Graph, start: &Start, spreaders: Spreaders) -> Self {
        let mut is_initial = NodeSet::new(graph.len());
        for &node in start.initial() {
            is_initial.insert(node);
        }
        let mut positions = Vec::new();
        let mut rows = Vec::new();
        for &node in start.initial() {
            let first = positions.len();
            let outside = |position: &usize| !is_initial.contains(graph.targets()[*position]);
            positions.extend(graph.positions(node).filter(outside).map(|position| position as u32));
            rows.push(first..positions.len());
        }
        if spreaders == Spreaders::AsOne {
            rows = vec![0..positions.len()];
        }
        rows.retain(|row| !row.is_empty());
        let targets = positions
            .iter()
            .map(|&position| graph.targets()[position as usize])
            .collect();
        Self {
            positions: positions.into(),
            targets,
            rows: rows.into(),
        }
    }

    /// Arcs of the longest row.
    pub(super) fn longest(&self) -> usize {
        self.rows.iter().map(ExactSizeIterator::len).max().unwrap_or(0)
    }

    /// Something about every arc of the opening, from what is known by position.
    pub(super) fn of<T: Copy>(&self, by_position: &[T]) -> Vec<T> {
        self.positions
            .iter()
            .map(|&position| by_position[position as usize])
            .collect()
    }
}
