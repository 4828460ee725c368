//! The stored graph: compressed sparse rows.

use std::ops::Range;

/// A directed graph that may hold an arc several times, with sorted rows and no self-loops.
///
/// Layout, for n nodes and m arcs: `offsets` has n + 1 entries of 4 bytes, `targets` m entries of 4 bytes and 32 more, so that
/// whole vectors can be read from every position. The audience of node u is `targets[offsets[u]..offsets[u + 1]]`, in rising
/// order; the index into `targets` is the *position* of an arc, by which per-arc data such as [`Graph::reciprocated`] is
/// aligned. Four bytes per offset allow 2³² − 1 arcs (17 GB of targets) and keep twice as many offsets in a cache line as
/// eight would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    offsets: Vec<u32>,
    targets: Vec<u32>,
}

/// Entries behind the last target.
pub(crate) const PADDING: usize = 32;

impl Graph {
    /// Takes rows that are laid out already, without a copy: n + 1 offsets and the targets, each row in rising order.
    ///
    /// # Errors
    /// What is wrong with the rows, in words: offsets that do not rise from 0 to the number of targets, a target that is no
    /// node, a row that is not in order or names its own node.
    pub fn from_sorted_rows(offsets: Vec<u32>, targets: Vec<u32>) -> Result<Self, String> {
        if offsets.first() != Some(&0) || offsets.last().map(|&end| end as usize) != Some(targets.len()) {
            return Err(format!(
                "offsets do not run from 0 to the number of targets, {}",
                targets.len()
            ));
        }
        for (node, ends) in offsets.windows(2).enumerate() {
            let Some(row) = targets.get(ends[0] as usize..ends[1] as usize) else {
                return Err(format!("the row of node {node} ends before it starts"));
            };
            if !row.is_sorted() || row.last().is_some_and(|&last| last as usize + 1 >= offsets.len()) {
                return Err(format!("the row of node {node} is not in order or names no node"));
            }
            if row.binary_search(&(node as u32)).is_ok() {
                return Err(format!("the row of node {node} names the node itself"));
            }
        }
        Ok(Self::from_rows(offsets, targets))
    }

    /// Takes rows that the builder has laid out: n + 1 rising offsets that start at 0 and end at `targets.len()`.
    pub(super) fn from_rows(offsets: Vec<u32>, mut targets: Vec<u32>) -> Self {
        debug_assert_eq!(offsets.first(), Some(&0), "rows start at 0");
        debug_assert_eq!(
            offsets.last().map(|&end| end as usize),
            Some(targets.len()),
            "rows cover all targets"
        );
        targets.reserve_exact(PADDING);
        targets.resize(targets.len() + PADDING, 0);
        Self { offsets, targets }
    }

    /// Number of nodes.
    #[inline]
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Whether there is no node at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of arcs, each repeat counted.
    #[inline]
    pub fn arc_count(&self) -> usize {
        self.targets.len() - PADDING
    }

    /// Who hears `node`, in rising order; a repeated arc stands as often as it is.
    ///
    /// # Panics
    /// If `node` is not a node of the graph.
    #[inline]
    pub fn audience(&self, node: u32) -> &[u32] {
        &self.targets[self.positions(node)]
    }

    /// The positions of the arcs out of `node`, for per-arc data kept beside the graph.
    ///
    /// # Panics
    /// If `node` is not a node of the graph.
    #[inline]
    pub fn positions(&self, node: u32) -> Range<usize> {
        let row = node as usize;
        self.offsets[row] as usize..self.offsets[row + 1] as usize
    }

    /// Who hears, for the arc at each position.
    #[inline]
    pub fn targets(&self) -> &[u32] {
        &self.targets[..self.arc_count()]
    }

    /// The same with [`PADDING`] entries behind it that mean nothing.
    #[inline]
    pub(crate) fn padded_targets(&self) -> &[u32] {
        &self.targets
    }

    /// Where the row of each node starts, and the end of the last: n + 1 positions.
    #[inline]
    pub fn offsets(&self) -> &[u32] {
        &self.offsets
    }

    /// All nodes, in order.
    #[expect(clippy::missing_panics_doc, reason = "the number of nodes came as a u32")]
    pub fn nodes(&self) -> Range<u32> {
        let end = u32::try_from(self.len()).expect("the number of nodes came as a u32");
        0..end
    }

    /// All arcs (u, v), by u, then v.
    pub fn arcs(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.nodes()
            .flat_map(|node| self.audience(node).iter().map(move |&hearer| (node, hearer)))
    }

    /// How many arcs point at each node (how many each listens to), repeats counted. O(n + m).
    pub fn in_degrees(&self) -> Vec<u32> {
        let mut degrees = vec![0; self.len()];
        for &target in self.targets() {
            degrees[target as usize] += 1;
        }
        degrees
    }

    /// Whether `to` hears `from`: a binary search in the row of `from`.
    ///
    /// # Panics
    /// If `from` is not a node of the graph.
    pub fn has_arc(&self, from: u32, to: u32) -> bool {
        self.audience(from).binary_search(&to).is_ok()
    }

    /// The graph with every arc turned round. O(n + m); holds both graphs at once.
    #[must_use]
    pub fn transposed(&self) -> Self {
        // Sources arrive in rising order, so that every row of the result is born sorted.
        let mut ends = starts_of_rows(&self.in_degrees());
        let mut targets = vec![0; self.arc_count()];
        for (from, to) in self.arcs() {
            let slot = &mut ends[to as usize];
            targets[*slot as usize] = from;
            *slot += 1;
        }
        Self::from_rows(offsets_of_ends(ends), targets)
    }

    /// For the arc at each position, whether the opposite arc exists too.
    ///
    /// Merges every row with the same row of the transpose: O(n + m), where a search per arc would cost O(m log m).
    pub fn reciprocated(&self) -> Vec<bool> {
        let transposed = self.transposed();
        let mut answers = Vec::with_capacity(self.arc_count());
        for node in self.nodes() {
            let mut heard = transposed.audience(node);
            for hearer in self.audience(node) {
                let behind = heard.iter().take_while(|&other| other < hearer).count();
                heard = &heard[behind..];
                answers.push(heard.first() == Some(hearer));
            }
        }
        answers
    }
}

/// Where each row starts, from the lengths of the rows.
pub(super) fn starts_of_rows(lengths: &[u32]) -> Vec<u32> {
    let mut next = 0;
    let start_of = |&length: &u32| {
        let start = next;
        next += length;
        start
    };
    lengths.iter().map(start_of).collect()
}

/// Offsets from the ends of the rows, which is what the starts have become once every row is filled.
pub(super) fn offsets_of_ends(mut ends: Vec<u32>) -> Vec<u32> {
    ends.insert(0, 0);
    ends
}

#[cfg(test)]
mod tests {
    use crate::graph::{Graph, Repeats};

    /// 0→1 twice, 1→0, 1→2, 2→3; node 4 alone.
    fn example() -> Graph {
        Graph::from_arcs(5, vec![(1, 2), (0, 1), (2, 3), (1, 0), (0, 1)], Repeats::Keep).unwrap()
    }

    #[test]
    fn rows_are_audiences() {
        let graph = example();
        assert_eq!((graph.len(), graph.arc_count()), (5, 5));
        assert_eq!(graph.audience(0), [1, 1]);
        assert_eq!(graph.audience(1), [0, 2]);
        assert!(graph.audience(4).is_empty());
        assert_eq!(graph.positions(1), 2..4);
        assert_eq!(graph.in_degrees(), [1, 2, 1, 1, 0]);
        assert_eq!(
            graph.arcs().collect::<Vec<_>>(),
            [(0, 1), (0, 1), (1, 0), (1, 2), (2, 3)]
        );
    }

    #[test]
    fn opposite_arcs_are_found_both_ways() {
        let graph = example();
        assert_eq!(graph.reciprocated(), [true, true, true, false, false]);
        assert!(graph.has_arc(1, 0) && graph.has_arc(0, 1) && !graph.has_arc(2, 1));
    }

    #[test]
    fn turning_round_twice_changes_nothing() {
        let graph = example();
        assert_eq!(graph.transposed().audience(1), [0, 0]);
        assert_eq!(graph.transposed().transposed(), graph);
    }

    #[test]
    fn rows_are_taken_only_if_they_are_sound() {
        let taken = |offsets: &[u32], targets: &[u32]| Graph::from_sorted_rows(offsets.to_vec(), targets.to_vec());
        assert_eq!(taken(&[0, 2, 4, 5, 5, 5], &[1, 1, 0, 2, 3]), Ok(example()));
        for (offsets, targets) in [
            (&[][..], &[][..]),
            (&[1, 1], &[0]),
            (&[0, 1], &[]),
            (&[0, 2, 1, 2], &[1, 2]),
            (&[0, 1, 1], &[2]),
            (&[0, 1, 1], &[0]),
            (&[0, 2, 2, 2], &[2, 1]),
        ] {
            assert!(taken(offsets, targets).is_err(), "{offsets:?} {targets:?}");
        }
    }

    #[test]
    fn no_node_is_a_graph() {
        let graph = Graph::from_arcs(0, vec![], Repeats::Keep).unwrap();
        assert!(graph.is_empty() && graph.reciprocated().is_empty() && graph.in_degrees().is_empty());
    }
}
