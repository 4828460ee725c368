//! The arcs out of the initial spreaders.

use std::ops::Range;

use super::node_set::NodeSet;
use super::{BATCH, Start};
use crate::graph::{Graph, PADDING};

/// The arcs out of the initial spreaders to others, laid out together.
///
/// If they are few and nothing sets trials apart, they stand there once for every trial of a batch, one copy behind the other:
/// all trials are one row then, most of which jumps pass over at once.
#[derive(Clone, Debug)]
pub(super) struct Opening {
    /// Their positions in the graph.
    pub(super) positions: Box<[u32]>,
    /// Their targets.
    targets: Box<[u32]>,
    /// Which arcs of a copy belong together; none is empty.
    rows: Box<[Range<usize>]>,
    /// Arcs of a copy.
    length: usize,
    copies: usize,
}

/// What is set apart by how it passes things on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apart {
    /// Nothing: every arc has coins of its own.
    Nothing,
    /// Trials.
    Trials,
    /// Initial spreaders, and trials.
    Spreaders,
}

/// Up to so many arcs stand once for every trial.
const FEW: usize = 64;

impl Opening {
    pub(super) fn new(graph: &Graph, start: &Start, apart: Apart) -> Self {
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
        let length = positions.len();
        if apart != Apart::Spreaders {
            rows.clear();
            rows.push(0..length);
        }
        rows.retain(|row| !row.is_empty());
        let copies = if apart == Apart::Nothing && length <= FEW {
            BATCH as usize
        } else {
            1
        };
        let positions = positions.repeat(copies);
        let targets = positions
            .iter()
            .map(|&position| graph.targets()[position as usize])
            .collect();
        Self {
            positions: positions.into(),
            targets,
            rows: rows.into(),
            length,
            copies,
        }
    }

    /// Arcs of the longest row.
    pub(super) fn longest(&self) -> usize {
        self.positions.len()
    }

    /// Their targets.
    pub(super) fn targets(&self) -> &[u32] {
        &self.targets
    }

    /// Number of rows for so many trials.
    pub(super) fn row_count(&self, trials: usize) -> usize {
        if self.copies > 1 {
            self.rows.len()
        } else {
            self.rows.len() * trials
        }
    }

    /// The arcs of a row, and which of `trials` trials it begins with.
    #[inline]
    pub(super) fn row(&self, index: usize, trials: usize) -> (Range<usize>, usize) {
        if self.copies > 1 {
            (0..self.length * trials, 0)
        } else {
            (self.rows[index % self.rows.len()].clone(), index / self.rows.len())
        }
    }

    /// How many trials after that with which its row begins an arc is.
    #[inline]
    pub(super) fn trials_after(&self, arc: u32) -> u8 {
        if self.copies > 1 {
            (arc / self.length as u32) as u8
        } else {
            0
        }
    }

    /// Something about every arc of the opening, from what is known by position, and padding.
    pub(super) fn of<T: Copy + Default>(&self, by_position: &[T]) -> Vec<T> {
        let mut entries: Vec<T> = self
            .positions
            .iter()
            .map(|&position| by_position[position as usize])
            .collect();
        entries.resize(entries.len() + PADDING, T::default());
        entries
    }
}
