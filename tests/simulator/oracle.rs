//! The slow, obvious truth about small graphs: who reads, summed over every outcome of every coin.
//!
//! A coin that can fall either way doubles the work; up to [`MOST_COINS`] are taken. Node u is bit u of a set.

use std::collections::BTreeMap;

use proptest::prelude::*;

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
    fn of(nodes: usize, readers: BTreeMap<u64, f64>) -> Self {
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

fn set_of(nodes: &[u32]) -> u64 {
    nodes.iter().fold(0, |set, node| set | 1 << node)
}

/// Both arcs of each edge, with the same probability.
pub fn both_ways(edges: &[(u32, u32)], probability: f64) -> Vec<Arc> {
    edges
        .iter()
        .flat_map(|&(u, v)| [(u, v, probability), (v, u, probability)])
        .collect()
}

/// Fails unless the two agree to the last of the digits that a truth is stated with.
#[track_caller]
fn assert_digits(found: f64, stated: f64, digits: i32) {
    assert!(
        (found - stated).abs() <= 0.5 * 10_f64.powi(-digits) + 1e-12,
        "{found} is not {stated}"
    );
}

#[test]
fn a_path_multiplies() {
    for length in 1..=8 {
        let arcs: Vec<Arc> = (0..length).map(|node| (node, node + 1, 0.7)).collect();
        let law = independent_cascade(&arcs, length as usize + 1, &[0]);
        assert_digits(law.reach[length as usize], 0.7_f64.powi(length.cast_signed()), 12);
    }
}

#[test]
fn triangle_and_square() {
    let triangle = independent_cascade(&both_ways(&[(0, 1), (1, 2), (2, 0)], 0.3), 3, &[0]);
    assert_digits(triangle.reach[1], 0.363, 12);
    assert_digits(triangle.mean_size(), 1.726, 12);

    let square = independent_cascade(&both_ways(&[(0, 1), (1, 2), (2, 3), (3, 0)], 0.3), 4, &[0]);
    assert_digits(square.reach[1], 0.3189, 12);
    assert_digits(square.reach[2], 0.1719, 12);
}

#[test]
fn wheatstone_bridge_is_fair() {
    let bridge = both_ways(&[(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)], 0.5);
    assert_digits(independent_cascade(&bridge, 4, &[0]).reach[3], 0.5, 12);
}

#[test]
fn four_who_all_know_each_other() {
    let k4 = both_ways(&[(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], 0.3);
    let law = independent_cascade(&k4, 4, &[0]);
    assert_digits(law.mean_size(), 2.316_556, 6);
    for (found, stated) in law.size.iter().zip([0.0, 0.343, 0.216_09, 0.222_264, 0.218_646]) {
        assert_digits(*found, stated, 6);
    }
}

#[test]
fn diamond_joins_two_ways() {
    let diamond = [(0, 1, 0.5), (1, 3, 0.3), (0, 2, 0.4), (2, 3, 0.2)];
    let law = independent_cascade(&diamond, 4, &[0]);
    assert_digits(law.reach[3], 0.218, 12);
    // Of the two in the middle, neither reads with probability 0.5 · 0.6.
    assert_digits(law.reach_any(&[1, 2]), 0.7, 12);
}

#[test]
fn one_repost_coin_is_shared_by_all_arcs_of_a_person() {
    // r = 0.4, p = 0.5: both hear the hub with r p², nobody with 1 − r + r (1 − p)².
    let star = site_bond(&[(0, 1, 0.5), (0, 2, 0.5)], &[0.4, 0.0, 0.0], &[0]);
    assert_digits(star.size[3], 0.1, 12);
    assert_digits(star.size[1], 0.7, 12);
    let path = site_bond(&[(0, 1, 0.5), (1, 2, 0.5)], &[0.4, 0.6, 1.0], &[0]);
    assert_digits(path.reach[2], 0.4 * 0.5 * 0.6 * 0.5, 12);
}

#[test]
fn certainty_needs_no_coin() {
    let ring: Vec<Arc> = (0..40).map(|node| (node, (node + 1) % 40, 1.0)).collect();
    assert_digits(independent_cascade(&ring, 40, &[7]).size[40], 1.0, 12);
    let never: Vec<Arc> = ring.iter().map(|&(from, to, _)| (from, to, 0.0)).collect();
    assert_digits(independent_cascade(&never, 40, &[7, 9]).size[2], 1.0, 12);
}

/// The same law step by step: the next reader who has not spoken yet speaks, and every coin is thrown only then.
fn step_by_step(arcs: &[Arc], repost: &[f64], initial: &[u32]) -> Law {
    fn speak(arcs: &[Arc], repost: &[f64], read: u64, spoken: u64, chance: f64, law: &mut BTreeMap<u64, f64>) {
        let waiting = read & !spoken;
        if waiting == 0 {
            *law.entry(read).or_insert(0.0) += chance;
            return;
        }
        let speaker = waiting.trailing_zeros();
        let spoken = spoken | 1 << speaker;
        let heads = repost[speaker as usize];
        speak(arcs, repost, read, spoken, chance * (1.0 - heads), law);
        let mut outcomes = BTreeMap::from([(read, chance * heads)]);
        for &(_, to, notice) in arcs.iter().filter(|arc| arc.0 == speaker) {
            for (set, chance) in std::mem::take(&mut outcomes) {
                *outcomes.entry(set | 1 << to).or_insert(0.0) += chance * notice;
                *outcomes.entry(set).or_insert(0.0) += chance * (1.0 - notice);
            }
        }
        for (set, chance) in outcomes {
            speak(arcs, repost, set, spoken, chance, law);
        }
    }
    let mut law = BTreeMap::new();
    speak(arcs, repost, set_of(initial), 0, 1.0, &mut law);
    Law::of(repost.len(), law)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn all_coins_at_once_or_one_by_one_is_the_same_law(
        arcs in prop::collection::vec((0..6_u32, 0..6_u32, 0.0..=1.0), 0..8),
        repost in prop::collection::vec(0.0..=1.0, 6),
        initial in prop::collection::vec(0..6_u32, 1..3),
    ) {
        let (at_once, one_by_one) = (site_bond(&arcs, &repost, &initial), step_by_step(&arcs, &repost, &initial));
        for (found, expected) in at_once.reach.iter().zip(&one_by_one.reach) {
            prop_assert!((found - expected).abs() < 1e-12);
        }
        for (found, expected) in at_once.size.iter().zip(&one_by_one.size) {
            prop_assert!((found - expected).abs() < 1e-12);
        }
    }
}
