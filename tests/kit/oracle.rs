//! The slow, obvious truth about small graphs: who reads, summed over every outcome of every coin.
//!
//! A coin that can fall either way doubles the work; up to [`MOST_COINS`] are taken. Node u is bit u of a set.

use std::collections::BTreeMap;

/// Most coins whose outcome is open: 2²⁰ worlds, a fraction of a second.
pub const MOST_COINS: usize = 20;

/// An arc from, to, and the probability that a repost along it is noticed. An arc may stand several times.
pub type Arc = (u32, u32, f64);

/// The exact law of who reads, the initial spreaders included.
pub struct Law {
    /// For each node, the probability that it reads.
    pub reach: Vec<f64>,
    /// At k, the probability that exactly k nodes read; k = 0 … n.
    pub size: Vec<f64>,
    /// Probability of each set of readers that can come about.
    pub readers: BTreeMap<u64, f64>,
}

impl Law {
    /// From the probability of each set of readers.
    pub fn of(nodes: usize, readers: BTreeMap<u64, f64>) -> Self {
        let mut law = Self {
            reach: vec![0.0; nodes],
            size: vec![0.0; nodes + 1],
            readers,
        };
        for (&set, &probability) in &law.readers {
            law.size[set.count_ones() as usize] += probability;
            for node in (0..nodes).filter(|node| set >> node & 1 == 1) {
                law.reach[node] += probability;
            }
        }
        law
    }

    /// Mean number of readers.
    pub fn mean_size(&self) -> f64 {
        self.reach.iter().sum()
    }

    /// Probability that at least one of the targets reads.
    pub fn reach_any(&self, targets: &[u32]) -> f64 {
        let targets = set_of(targets);
        self.readers
            .iter()
            .filter(|&(set, _)| set & targets != 0)
            .map(|(_, probability)| probability)
            .sum()
    }
}

/// The independent cascade: everybody who reads reposts, and each arc out of a reader has one coin.
pub fn independent_cascade(arcs: &[Arc], nodes: usize, initial: &[u32]) -> Law {
    site_bond(arcs, &vec![1.0; nodes], initial)
}

/// The site-bond form: node u, once it reads, reposts with probability `repost[u]` (one coin per node, the initial
/// spreaders not excepted), and then each arc out of it has its own coin.
///
/// # Panics
/// If more than [`MOST_COINS`] coins are open, or there are more than 64 nodes.
pub fn site_bond(arcs: &[Arc], repost: &[f64], initial: &[u32]) -> Law {
    let nodes = repost.len();
    assert!(nodes <= 64, "{nodes} nodes");
    let coins: Vec<f64> = arcs.iter().map(|arc| arc.2).chain(repost.iter().copied()).collect();
    let mut readers = BTreeMap::new();
    for_each_outcome(&coins, |heads, probability| {
        let (arc_heads, repost_heads) = heads.split_at(arcs.len());
        let open = |&((from, _, _), &head): &(&Arc, &bool)| head && repost_heads[*from as usize];
        let steps: Vec<(u32, u32)> = arcs
            .iter()
            .zip(arc_heads)
            .filter(open)
            .map(|(&(from, to, _), _)| (from, to))
            .collect();
        *readers.entry(closure(&steps, initial)).or_insert(0.0) += probability;
    });
    Law::of(nodes, readers)
}

/// Calls `visit` with every outcome of the coins that can happen, and its probability.
fn for_each_outcome(coins: &[f64], mut visit: impl FnMut(&[bool], f64)) {
    let open: Vec<usize> = (0..coins.len())
        .filter(|&coin| coins[coin] > 0.0 && coins[coin] < 1.0)
        .collect();
    assert!(
        open.len() <= MOST_COINS,
        "{} open coins are more than {MOST_COINS}",
        open.len()
    );
    let mut heads: Vec<bool> = coins.iter().map(|&coin| coin >= 1.0).collect();
    for outcome in 0..1_u32 << open.len() {
        let mut probability = 1.0;
        for (bit, &coin) in open.iter().enumerate() {
            heads[coin] = outcome >> bit & 1 == 1;
            probability *= if heads[coin] { coins[coin] } else { 1.0 - coins[coin] };
        }
        visit(&heads, probability);
    }
}

/// Everybody who can be reached from `initial` along the steps.
fn closure(steps: &[(u32, u32)], initial: &[u32]) -> u64 {
    let mut set = set_of(initial);
    loop {
        let grown = steps.iter().fold(set, |set, &(from, to)| set | (set >> from & 1) << to);
        if grown == set {
            return set;
        }
        set = grown;
    }
}

/// The nodes as bits.
pub fn set_of(nodes: &[u32]) -> u64 {
    nodes.iter().fold(0, |set, node| set | 1 << node)
}

/// Both arcs of each edge, with the same probability.
pub fn both_ways(edges: &[(u32, u32)], probability: f64) -> Vec<Arc> {
    edges
        .iter()
        .flat_map(|&(u, v)| [(u, v, probability), (v, u, probability)])
        .collect()
}
