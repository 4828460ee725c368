//! Rumours: whoever tells it to people who know it already loses interest.
//!
//! The Maki–Thompson model. Spreaders call, one at a time and each at the same rate, a random one of those who hear them. If
//! the called does not know the rumour, they become a spreader; if they do, that is a failure of the caller, who stops for
//! good after a fixed number of failures. A spreader whom nobody hears stops at once. The trial ends when nobody spreads.
//!
//! # References
//! Maki, Thompson (1973), Mathematical Models and Applications; Sudbury (1985), The proportion of the population never hearing
//! a rumour, J. Appl. Probab. 22: 20.3 % never hear.

use super::node_set::NodeSet;
use super::simulate::one_by_one;
use super::start::Watch;
use super::{Cascade, Luck, Patience, Start, Tally};
use crate::graph::Graph;
use rand::RngExt;

/// The Maki–Thompson rumour.
#[derive(Clone, Debug)]
pub struct Rumor<'g> {
    graph: &'g Graph,
    failures: u32,
}

impl<'g> Rumor<'g> {
    /// The rumour whose spreaders stop at this failure (1 in the original model).
    ///
    /// # Panics
    /// If `failures` is 0.
    pub fn new(graph: &'g Graph, failures: u32) -> Self {
        assert!(
            failures > 0,
            "a spreader who stops before the first failure spreads nothing"
        );
        Self { graph, failures }
    }
}

/// The workspace of a [`Rumor`].
#[derive(Clone, Debug)]
pub struct Talk {
    knows: NodeSet,
    informed: Vec<u32>,
    /// Who spreads, and how many failures each has left.
    spreaders: Vec<(u32, u32)>,
}

impl Cascade for Rumor<'_> {
    type Workspace = Talk;

    fn workspace(&self, _start: &Start) -> Talk {
        Talk {
            knows: NodeSet::new(self.graph.len()),
            informed: Vec::new(),
            spreaders: Vec::new(),
        }
    }

    fn batch(&self, start: &Start, patience: Patience, talk: &mut Talk, mut luck: Luck, trials: u8, tally: &mut Tally) {
        one_by_one(start, patience, trials, tally, |watch| {
            self.trial(start, watch, talk, &mut luck)
        });
    }
}

impl Rumor<'_> {
    /// Runs one trial and returns how many have read in the end.
    fn trial(&self, start: &Start, watch: &mut Watch<'_>, talk: &mut Talk, luck: &mut Luck) -> u32 {
        let Talk {
            knows,
            informed,
            spreaders,
        } = talk;
        for &node in start.initial() {
            knows.insert(node);
            informed.push(node);
            spreaders.push((node, self.failures));
        }
        while !spreaders.is_empty() && !watch.is_content() {
            let chosen = luck.random_range(..spreaders.len() as u64) as usize;
            let (node, failures_left) = &mut spreaders[chosen];
            let audience = self.graph.audience(*node);
            if audience.is_empty() {
                spreaders.swap_remove(chosen);
                continue;
            }
            let called = audience[luck.random_range(..audience.len() as u64) as usize];
            if knows.insert(called) == 1 {
                watch.read(called);
                informed.push(called);
                spreaders.push((called, self.failures));
            } else if *failures_left > 1 {
                *failures_left -= 1;
            } else {
                spreaders.swap_remove(chosen);
            }
        }
        knows.keep(&[], informed);
        spreaders.clear();
        let count = informed.len() as u32;
        informed.clear();
        count
    }
}
