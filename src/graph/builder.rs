//! From a list of arcs to a stored graph.

use std::fmt;

use super::csr::{Graph, offsets_of_ends, starts_of_rows};

/// What an arc that stands in the list more than once means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// It is one arc.
    Drop,
    /// Every time it stands there is an arc of its own.
    Keep,
}

/// More than 2³² − 1 arcs, which a [`Graph`] cannot number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyArcs {
    /// How many there are.
    pub arc_count: usize,
}

impl fmt::Display for TooManyArcs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} arcs are more than a stored graph can hold ({})",
            self.arc_count,
            u32::MAX
        )
    }
}

impl std::error::Error for TooManyArcs {}

impl Graph {
    /// Stores the arcs (u, v), "v hears u", of `node_count` nodes. Arcs from a node to itself are dropped.
    ///
    /// Two counting sorts, by v and then by u, leave every row sorted in O(n + m). The list is freed between them, so that
    /// no more than 12 bytes per arc are held at any time, the list included.
    ///
    /// # Errors
    /// [`TooManyArcs`] for more than 2³² − 1 arcs.
    ///
    /// # Panics
    /// If an arc names a node that is not below `node_count`.
    pub fn from_arcs(node_count: u32, mut arcs: Vec<(u32, u32)>, repeats: Repeats) -> Result<Self, TooManyArcs> {
        arcs.retain(|(from, to)| from != to);
        if u32::try_from(arcs.len()).is_err() {
            return Err(TooManyArcs { arc_count: arcs.len() });
        }
        let graph = by_hearer(node_count, arcs).transposed();
        Ok(match repeats {
            Repeats::Keep => graph,
            Repeats::Drop => graph.without_repeats(),
        })
    }

    /// The graph with every arc once.
    fn without_repeats(&self) -> Self {
        let mut offsets = Vec::with_capacity(self.len() + 1);
        let mut targets = Vec::with_capacity(self.arc_count());
        offsets.push(0);
        for node in self.nodes() {
            targets.extend(self.audience(node).chunk_by(u32::eq).map(|same| same[0]));
            offsets.push(u32::try_from(targets.len()).expect("no more arcs than before"));
        }
        targets.shrink_to_fit();
        Self::from_rows(offsets, targets)
    }
}

/// The arcs turned round: row v holds, in the order of the list, everybody whom v hears.
fn by_hearer(node_count: u32, arcs: Vec<(u32, u32)>) -> Graph {
    let mut lengths = vec![0; node_count as usize];
    for &(from, to) in &arcs {
        assert!(from < node_count, "arc {from}→{to} among {node_count} nodes");
        lengths[to as usize] += 1;
    }
    let mut ends = starts_of_rows(&lengths);
    let mut targets = vec![0; arcs.len()];
    for (from, to) in arcs {
        let slot = &mut ends[to as usize];
        targets[*slot as usize] = from;
        *slot += 1;
    }
    Graph::from_rows(offsets_of_ends(ends), targets)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// The obvious way: a map from arc to how often it stands.
    fn naive(arcs: &[(u32, u32)], repeats: Repeats) -> Vec<(u32, u32)> {
        let mut counts = BTreeMap::new();
        for &arc in arcs.iter().filter(|(from, to)| from != to) {
            *counts.entry(arc).or_insert(0) += 1;
        }
        let copies = |count| if repeats == Repeats::Drop { 1 } else { count };
        counts
            .into_iter()
            .flat_map(|(arc, count)| std::iter::repeat_n(arc, copies(count)))
            .collect()
    }

    /// Up to 60 arcs among 1 … 12 nodes: dense enough for repeats, opposites and self-loops.
    fn arc_lists() -> impl Strategy<Value = (u32, Vec<(u32, u32)>)> {
        (1..12_u32).prop_flat_map(|nodes| (Just(nodes), prop::collection::vec((0..nodes, 0..nodes), 0..60)))
    }

    proptest! {
        #[test]
        fn agrees_with_a_map_of_counts((nodes, arcs) in arc_lists(), drop in any::<bool>()) {
            let repeats = if drop { Repeats::Drop } else { Repeats::Keep };
            let expected = naive(&arcs, repeats);
            let graph = Graph::from_arcs(nodes, arcs, repeats).unwrap();

            prop_assert_eq!(graph.arcs().collect::<Vec<_>>(), expected.clone());
            prop_assert_eq!(graph.len(), nodes as usize);
            let answers: Vec<bool> = expected.iter().map(|&(from, to)| expected.contains(&(to, from))).collect();
            prop_assert_eq!(graph.reciprocated(), answers);
            for node in graph.nodes() {
                let listens = expected.iter().filter(|arc| arc.1 == node).count();
                prop_assert_eq!(graph.in_degrees()[node as usize] as usize, listens);
                for other in graph.nodes() {
                    prop_assert_eq!(graph.has_arc(node, other), expected.contains(&(node, other)));
                }
            }
        }
    }

    #[test]
    #[should_panic(expected = "among 2 nodes")]
    fn a_node_out_of_range_is_a_bug_of_the_caller() {
        let _ = Graph::from_arcs(2, vec![(2, 0)], Repeats::Keep);
    }
}
