//! Rows of arcs whose coins are thrown, and the live arcs among them.
#![expect(
    clippy::inline_always,
    reason = "what runs in a stage is compiled for the processor only if it is inlined into it"
)]

use std::ops::Range;

use super::machine::{TOGETHER, Vectors};

/// The arcs out of somebody who has read.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Positions of the arcs.
    pub(super) positions: Range<usize>,
    /// In which trial of the batch.
    pub(super) trial: u8,
    /// Where a row starts that comes some rows later: what is known of its arcs can be asked for.
    pub(super) ahead: usize,
}

/// Live arcs that are collected before they are followed: enough independent loads to keep memory busy.
pub(super) const COLLECTED: usize = 256;

/// Room that is needed behind [`COLLECTED`] and the arcs of one row, as vectors are written whole.
pub(super) const ROOM: usize = TOGETHER;

/// Live arcs.
#[derive(Clone, Debug)]
pub(super) struct LiveArcs {
    /// Their positions.
    positions: Box<[u32]>,
    /// Their trials.
    trials: Box<[u8]>,
    count: usize,
}

impl LiveArcs {
    /// Room for the live arcs of rows with at most `longest` arcs each.
    pub(super) fn new(longest: usize) -> Self {
        let room = COLLECTED + longest + ROOM;
        Self {
            positions: vec![0; room].into(),
            trials: vec![0; room].into(),
            count: 0,
        }
    }

    /// Positions and trials.
    pub(super) fn get(&self) -> (&[u32], &[u8]) {
        (&self.positions[..self.count], &self.trials[..self.count])
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Makes the trial of each so many later as `by` says of its position.
    #[inline(always)]
    pub(super) fn move_trials(&mut self, by: impl Fn(u32) -> u8) {
        for (trial, &position) in self.trials[..self.count].iter_mut().zip(self.positions.iter()) {
            *trial += by(position);
        }
    }

    /// Forgets them and takes others.
    #[inline(always)]
    pub(super) fn taker<V: Vectors>(&mut self, vectors: V) -> Taker<'_, V> {
        Taker {
            positions: &mut self.positions,
            trials: &mut self.trials,
            kept: &mut self.count,
            count: 0,
            vectors,
        }
    }
}

/// Takes in live arcs.
pub(super) struct Taker<'a, V> {
    positions: &'a mut [u32],
    trials: &'a mut [u8],
    kept: &'a mut usize,
    // Not behind the reference: a loop would wait for memory.
    count: usize,
    vectors: V,
}

impl<V: Vectors> Taker<'_, V> {
    /// Whether these are enough for this time.
    #[inline(always)]
    pub(super) fn is_full(&self) -> bool {
        self.count >= COLLECTED
    }

    /// The arc at `position` is live.
    #[inline(always)]
    pub(super) fn push(&mut self, position: usize, trial: u8) {
        self.positions[self.count] = position as u32;
        self.trials[self.count] = trial;
        self.count += 1;
    }

    /// The arcs at `first` + i are live for every bit i of `mask`.
    #[inline(always)]
    pub(super) fn push_mask(&mut self, first: usize, mask: u32, trial: u8) {
        let room = self.positions[self.count..].first_chunk_mut().expect("there is room");
        let tags: &mut [u8; TOGETHER] = self.trials[self.count..].first_chunk_mut().expect("there is room");
        *tags = [trial; TOGETHER];
        self.count += self.vectors.list(first as u32, mask, room);
    }

    /// Keeps what was taken.
    #[inline(always)]
    pub(super) fn keep(self) {
        *self.kept = self.count;
    }
}
