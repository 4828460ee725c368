//! The walk that all arc-by-arc cascades share: who has read, who speaks next, which arcs are live.

use std::ops::Range;

use super::Watch;
use super::node_set::NodeSet;
use crate::graph::Graph;

/// Live arcs that are collected before they are followed: enough independent loads to keep memory busy.
const COLLECTED: usize = 256;

/// Slots that [`LiveArcs::push_mask`] writes without looking.
const BLIND: usize = 4;

/// The workspace of a walk: 4 bytes and a bit per node, 4 bytes per arc of the longest row.
///
/// Order plays no part in who reads in the end, so a walk goes in two stages. First the coins of readers in the queue are
/// thrown and the positions of live arcs collected, which needs no target; then the collected arcs are followed without a
/// branch: every target is written behind the queue, and the queue grows if the target is new. Beyond the cache the second
/// stage keeps a dozen loads in flight, where a test per arc would wait for each.
#[derive(Clone, Debug)]
pub struct Frontier {
    has_read: NodeSet,
    /// Who has read, in order; one entry more than nodes, as room for what is written blindly.
    readers: Box<[u32]>,
    reader_count: usize,
    live: LiveArcs,
}

impl Frontier {
    /// A workspace for walks on this graph.
    pub(super) fn new(graph: &Graph) -> Self {
        let longest = graph.nodes().map(|node| graph.positions(node).len()).max().unwrap_or(0);
        Self {
            has_read: NodeSet::new(graph.len()),
            readers: vec![0; graph.len() + 1].into(),
            reader_count: 0,
            live: LiveArcs {
                positions: vec![0; COLLECTED + longest + BLIND].into(),
                count: 0,
            },
        }
    }

    /// Spreads from `initial` (each once) until nobody new reads or the watch is content; returns the number of readers.
    ///
    /// `throw` is called once for every reader, with the positions of the arcs out of it, and reports the live ones.
    #[inline]
    pub(super) fn walk(
        &mut self,
        graph: &Graph,
        initial: &[u32],
        watch: &mut impl Watch,
        mut throw: impl FnMut(Range<usize>, &mut LiveArcs),
    ) -> u32 {
        for &node in initial {
            self.hear(node);
        }
        let mut speaker = 0;
        while speaker < self.reader_count && !watch.is_content() {
            while speaker < self.reader_count && self.live.count < COLLECTED {
                throw(graph.positions(self.readers[speaker]), &mut self.live);
                speaker += 1;
            }
            self.follow(graph.targets(), watch);
        }
        self.finish()
    }

    /// Follows the collected arcs.
    #[inline]
    fn follow(&mut self, targets: &[u32], watch: &mut impl Watch) {
        for index in 0..self.live.count {
            let target = targets[self.live.positions[index] as usize];
            watch.heard(target);
            self.hear(target);
        }
        self.live.count = 0;
    }

    #[inline]
    fn hear(&mut self, node: u32) {
        self.readers[self.reader_count] = node;
        self.reader_count += self.has_read.insert(node);
    }

    /// Makes the workspace as new.
    #[inline]
    fn finish(&mut self) -> u32 {
        let count = self.reader_count;
        self.has_read.clear(&self.readers[..count]);
        self.reader_count = 0;
        count as u32
    }
}

/// Positions of arcs that pass it on.
#[derive(Clone, Debug)]
pub struct LiveArcs {
    positions: Box<[u32]>,
    count: usize,
}

impl LiveArcs {
    /// Adds the arc at `position`.
    #[inline]
    pub(super) fn push(&mut self, position: usize) {
        self.positions[self.count] = position as u32;
        self.count += 1;
    }

    /// Adds the arcs at `first` + i for every bit i of `mask`.
    ///
    /// The first few are written without asking whether they exist, as most rows have that few live arcs and the branch
    /// that asks would be a toss-up.
    #[inline]
    pub(super) fn push_mask(&mut self, first: usize, mut mask: u64) {
        let slots = &mut self.positions[self.count..][..BLIND];
        for slot in slots {
            *slot = first as u32 + mask.trailing_zeros();
            self.count += usize::from(mask != 0);
            mask &= mask.wrapping_sub(1);
        }
        while mask != 0 {
            self.push(first + mask.trailing_zeros() as usize);
            mask &= mask - 1;
        }
    }
}
