//! The walk that all arc-by-arc cascades share: who has read, who speaks next, which arcs are live.

use std::ops::Range;

use super::machine::prefetch;
use super::node_set::NodeSet;
use super::{Start, Watch};
use crate::graph::Graph;

/// Live arcs that are collected before they are followed: enough independent loads to keep memory busy.
const COLLECTED: usize = 256;

/// Arcs from which on targets (4 bytes an arc) are expected beyond the cache.
const FAR: usize = 1 << 22;

/// Readers between asking for their coins and throwing them.
const AHEAD: usize = 16;

/// Slots that [`LiveArcs::push_mask`] writes without looking.
const BLIND: usize = 4;

/// The workspace of a walk: 4 bytes and a bit per node, 4 bytes per arc of the longest row.
///
/// Order plays no part in who reads in the end, so a walk goes in two stages. First the coins of readers in the queue are
/// thrown and the positions of live arcs collected, which needs no target; then the collected arcs are followed without a
/// branch: every target is written behind the queue, and the queue grows if the target is new. Beyond the cache the second
/// stage keeps a dozen loads in flight, where a test per arc would wait for each.
///
/// Every trial starts with the same people: they stay marked, and the arcs out of all of them are one row, the *opening*,
/// so that in small cascades jumps pass over most of them at once.
#[derive(Clone, Debug)]
pub struct Frontier {
    /// The initial spreaders always; in a trial, also who has read.
    has_read: NodeSet,
    initial: Box<[u32]>,
    /// Positions of the arcs out of the initial spreaders.
    opening: Box<[u32]>,
    /// Who else has read, in order; one entry more than nodes, as room for what is written blindly.
    readers: Box<[u32]>,
    /// Room for live arcs.
    positions: Box<[u32]>,
    /// Whether the graph is too large for the cache.
    is_far: bool,
}

impl Frontier {
    /// A workspace for walks on this graph from this start.
    pub(super) fn new(graph: &Graph, start: &Start) -> Self {
        let mut has_read = NodeSet::new(graph.len());
        for &node in start.initial() {
            has_read.insert(node);
        }
        let outside = |position: &usize| !has_read.contains(graph.targets()[*position]);
        let arcs_out = |&node: &u32| graph.positions(node).filter(outside);
        let opening: Box<[u32]> = start
            .initial()
            .iter()
            .flat_map(arcs_out)
            .map(|position| position as u32)
            .collect();
        let longest = graph.nodes().map(|node| graph.positions(node).len()).max().unwrap_or(0);
        Self {
            has_read,
            initial: start.initial().into(),
            readers: vec![0; graph.len() + 1].into(),
            positions: vec![0; COLLECTED + longest.max(opening.len()) + BLIND].into(),
            opening,
            is_far: graph.arc_count() >= FAR,
        }
    }

    /// Positions of the arcs out of the initial spreaders to others.
    pub(super) fn opening(&self) -> &[u32] {
        &self.opening
    }

    /// For each initial spreader, which part of the opening is theirs.
    pub(super) fn opening_rows(&self, graph: &Graph) -> Vec<Range<usize>> {
        let mut end = 0;
        let row = |&node: &u32| {
            let start = end;
            let own = graph.positions(node);
            end += self.opening[start..]
                .iter()
                .take_while(|&&position| own.contains(&(position as usize)))
                .count();
            start..end
        };
        self.initial.iter().map(row).collect()
    }

    /// Spreads until nobody new reads or the watch is content; returns the number of readers.
    ///
    /// `coins` are thrown once for the opening and for every reader.
    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    pub(super) fn walk(&mut self, graph: &Graph, watch: &mut impl Watch, mut coins: impl Throw) -> u32 {
        // Counters live in locals: behind `self` every step would wait for the last to be written to memory.
        let (readers, targets) = (&mut self.readers[..], graph.targets());
        let mut live = LiveArcs {
            positions: &mut self.positions,
            count: 0,
        };
        let (mut reader_count, mut speaker) = (0, 0);
        coins.open(self.opening.len(), &mut live);
        for position in &mut live.positions[..live.count] {
            *position = self.opening[*position as usize];
        }
        loop {
            if self.is_far {
                ask_ahead(graph, &live.positions[..live.count], &self.has_read);
            }
            for &position in &live.positions[..live.count] {
                let target = targets[position as usize];
                watch.heard(target);
                readers[reader_count] = target;
                reader_count += self.has_read.insert(target);
            }
            live.count = 0;
            if speaker == reader_count || watch.is_content() {
                break;
            }
            while speaker < reader_count && live.count < COLLECTED {
                if self.is_far {
                    coins.ask(graph.offsets()[readers[(speaker + AHEAD).min(reader_count)] as usize] as usize);
                }
                coins.throw(graph.positions(readers[speaker]), &mut live);
                speaker += 1;
            }
        }
        self.has_read.remove(&readers[..reader_count]);
        (self.initial.len() + reader_count) as u32
    }
}

/// Asks for all that following the arcs at `positions` will read, in rounds: each waits only for the last.
#[inline]
fn ask_ahead(graph: &Graph, positions: &[u32], has_read: &NodeSet) {
    let targets = graph.targets();
    for &position in positions {
        prefetch(targets, position as usize);
    }
    for &position in positions {
        let target = targets[position as usize];
        has_read.prefetch(target);
        prefetch(graph.offsets(), target as usize);
    }
}

/// How the live arcs of a row are found.
pub(super) trait Throw {
    /// Throws the coins of the arcs at the positions `row` and reports the live ones.
    fn throw(&mut self, row: Range<usize>, live: &mut LiveArcs<'_>);

    /// Asks for the memory that the coins of a row which starts at `position` will need.
    #[inline]
    fn ask(&self, position: usize) {
        let _ = position;
    }

    /// Throws the coins of the opening, which has `length` arcs, and reports the indices of the live ones.
    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn open(&mut self, length: usize, live: &mut LiveArcs<'_>) {
        self.throw(0..length, live);
    }
}

/// Positions of arcs that pass it on.
#[derive(Debug)]
pub struct LiveArcs<'a> {
    positions: &'a mut [u32],
    count: usize,
}

impl LiveArcs<'_> {
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
    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    pub(super) fn push_mask(&mut self, first: usize, mut mask: u64) {
        let mut count = self.count;
        for _ in 0..BLIND {
            // With a bit put in that no mask misses, counting needs no special case for none.
            self.positions[count] = first as u32 + (mask | 1 << 63).trailing_zeros();
            count += usize::from(mask != 0);
            mask &= mask.wrapping_sub(1);
        }
        while mask != 0 {
            self.positions[count] = first as u32 + mask.trailing_zeros();
            count += 1;
            mask &= mask - 1;
        }
        self.count = count;
    }
}
