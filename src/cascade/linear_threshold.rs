//! The linear threshold model with equal weights: v joins once a uniform share of the arcs into it come from joined people.
//!
//! # References
//! Kempe, Kleinberg, Tardos (2003), Maximizing the spread of influence through a social network, KDD.

use super::node_set::NodeSet;
use super::{Cascade, Luck, Start, Watch};
use crate::graph::Graph;

/// The linear threshold model with weight 1 / (number of arcs into v) for every arc into v and uniform thresholds.
///
/// A repeated arc counts each time it stands: u weighs (arcs u→v) / (arcs into v).
///
/// With equal weights v joins at the K-th arc that speaks to it, K uniform in 1 … d. Thrown one arc at a time: of the arcs
/// into v that have not spoken, any is the deciding one with equal chance, so with k of them left the next decides with
/// probability 1/k, and no threshold need be kept. The one number per node is k; it is put back after the trial by walking
/// the same rows again, which are still in the cache.
#[derive(Clone, Debug)]
pub struct LinearThreshold<'g> {
    graph: &'g Graph,
    in_degrees: Vec<u32>,
}

impl<'g> LinearThreshold<'g> {
    /// The model on a graph.
    pub fn new(graph: &'g Graph) -> Self {
        let in_degrees = graph.in_degrees();
        Self { graph, in_degrees }
    }
}

/// The workspace of a [`LinearThreshold`]: 8 bytes and a bit per node.
#[derive(Clone, Debug)]
pub struct Silence {
    /// For each node, the arcs into it that have not spoken.
    silent: Vec<u32>,
    has_joined: NodeSet,
    joined: Vec<u32>,
}

impl Cascade for LinearThreshold<'_> {
    type Workspace = Silence;
    type Coins = Luck;

    fn workspace(&self, _start: &Start) -> Silence {
        Silence {
            silent: self.in_degrees.clone(),
            has_joined: NodeSet::new(self.graph.len()),
            joined: Vec::with_capacity(self.graph.len()),
        }
    }

    fn coins(&self, luck: Luck) -> Luck {
        luck
    }

    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn trial(&self, start: &Start, watch: &mut impl Watch, workspace: &mut Silence, luck: &mut Luck) -> u32 {
        let Silence {
            silent,
            has_joined,
            joined,
        } = workspace;
        for &node in start.initial() {
            has_joined.insert(node);
            joined.push(node);
        }
        let mut speaker = 0;
        while speaker < joined.len() && !watch.is_content() {
            for &target in self.graph.audience(joined[speaker]) {
                let left = &mut silent[target as usize];
                let decides = luck.below(u64::from(*left)) == 0;
                *left -= 1;
                if decides && has_joined.insert(target) == 1 {
                    watch.heard(target);
                    joined.push(target);
                }
            }
            speaker += 1;
        }
        for &node in &joined[..speaker] {
            for &target in self.graph.audience(node) {
                silent[target as usize] += 1;
            }
        }
        has_joined.remove(joined);
        let count = joined.len() as u32;
        joined.clear();
        count
    }
}
