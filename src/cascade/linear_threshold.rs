//! The linear threshold model with equal weights: v joins once a uniform share of the arcs into it come from joined people.
//!
//! # References
//! Kempe, Kleinberg, Tardos (2003), Maximizing the spread of influence through a social network, KDD.
#![expect(
    clippy::inline_always,
    reason = "what runs in a stage is compiled for the processor only if it is inlined into it"
)]

use super::frontier::{Frontier, Place, Throw};
use super::live::{Row, Taker};
use super::machine::{HASHED, Vectors, hash, prefetch};
use super::opening::Apart;
use super::{BATCH, Cascade, Luck, Patience, Start, Tally};
use crate::graph::{Graph, PADDING};

/// The linear threshold model with weight 1 / (number of arcs into v) for every arc into v and uniform thresholds.
///
/// A repeated arc counts each time it stands: u weighs (arcs u→v) / (arcs into v).
///
/// With equal weights v joins at the K-th arc that speaks to it, K uniform in 1 … d. Whoever joins in the end has the same law
/// if v instead picks one of its d arcs beforehand, each with equal chance, and joins once that one speaks (Kempe, Kleinberg,
/// Tardos 2003, theorem 2.5). The pick is a hash of v under a key of the trial: the arc numbered j into v is picked if the hash,
/// as a number in [0, 1), lies in [j/d, (j + 1)/d). So nothing is remembered about v, and an arc costs no random access; its
/// bounds lie beside it, 2 bytes each: their first 16 binary digits. A hash that shares those digits with a bound, one in
/// 32 768, is compared in full: exact to 2⁻⁶⁴.
#[derive(Clone, Debug)]
pub struct LinearThreshold<'g> {
    graph: &'g Graph,
    in_degrees: Vec<u32>,
    /// By position: the first digits of j/d in the lower half, those of (j + 1)/d in the upper.
    bounds: Vec<u32>,
    /// Position and j of arcs into nodes with more than 65 536, whose bounds do not tell them apart; by position.
    crowded: Vec<(u32, u32)>,
}

impl<'g> LinearThreshold<'g> {
    /// The model on a graph.
    pub fn new(graph: &'g Graph) -> Self {
        let in_degrees = graph.in_degrees();
        let mut counts = vec![0; graph.len()];
        let mut bounds = Vec::with_capacity(graph.arc_count() + PADDING);
        let mut crowded = Vec::new();
        for (position, &target) in graph.targets().iter().enumerate() {
            let (degree, count) = (in_degrees[target as usize], &mut counts[target as usize]);
            bounds.push(bound(*count, degree).min(0xffff) | bound(*count + 1, degree).min(0xffff) << 16);
            if degree > 1 << 16 {
                crowded.push((position as u32, *count));
            }
            *count += 1;
        }
        bounds.resize(bounds.len() + PADDING, 0);
        Self {
            graph,
            in_degrees,
            bounds,
            crowded,
        }
    }

    /// Whether the target of the arc at `position`, which shares digits with a bound, picks it in the trial with that key.
    #[cold]
    fn is_picked(&self, key: u64, position: usize) -> bool {
        let target = self.graph.targets()[position];
        let degree = self.in_degrees[target as usize];
        let number = if degree > 1 << 16 {
            let index = self.crowded.binary_search_by_key(&(position as u32), |arc| arc.0);
            self.crowded[index.expect("all arcs into such a node are listed")].1
        } else {
            // j/d · 65 536 rounded down lies less than d/65 536 ≤ 1 below: rounded up, it is j again.
            (u64::from(self.bounds[position] & 0xffff) * u64::from(degree)).div_ceil(1 << 16) as u32
        };
        crate::rng::scale(hash(key, target), degree.into()).0 == u64::from(number)
    }
}

/// The first 16 binary digits of `count` / `degree`.
fn bound(count: u32, degree: u32) -> u32 {
    ((u64::from(count) << 16) / u64::from(degree)) as u32
}

impl Cascade for LinearThreshold<'_> {
    type Workspace = Threads;

    fn workspace(&self, start: &Start) -> Threads {
        let frontier = Frontier::new(self.graph, start, Apart::Trials);
        let opening = frontier.opening();
        let mut threads = Threads {
            positions: opening.positions.clone(),
            targets: opening.of(self.graph.targets()),
            bounds: opening.of(&self.bounds),
            frontier,
        };
        let mut picks = Picks::new(
            self,
            Luck::pilot(),
            &threads.positions,
            &threads.targets,
            &threads.bounds,
        );
        threads.frontier.fit(self.graph, &mut picks);
        threads
    }

    fn batch(
        &self,
        start: &Start,
        patience: Patience,
        workspace: &mut Threads,
        luck: Luck,
        trials: u8,
        tally: &mut Tally,
    ) {
        let Threads {
            frontier,
            positions,
            targets,
            bounds,
        } = workspace;
        let mut picks = Picks::new(self, luck, positions, targets, bounds);
        frontier.batch(self.graph, start, patience, &mut picks, trials, tally);
    }
}

/// A `Frontier` and what is known of the arcs of its opening.
#[derive(Clone, Debug)]
pub struct Threads {
    pub(super) frontier: Frontier,
    positions: Box<[u32]>,
    targets: Vec<u32>,
    bounds: Vec<u32>,
}

/// Which arcs are picked in the trials of a batch.
struct Picks<'a, 'g> {
    model: &'a LinearThreshold<'g>,
    keys: [u64; BATCH as usize],
    opening_positions: &'a [u32],
    opening_targets: &'a [u32],
    opening_bounds: &'a [u32],
}

impl<'a, 'g> Picks<'a, 'g> {
    fn new(
        model: &'a LinearThreshold<'g>,
        mut luck: Luck,
        opening_positions: &'a [u32],
        opening_targets: &'a [u32],
        opening_bounds: &'a [u32],
    ) -> Self {
        Self {
            model,
            keys: std::array::from_fn(|_| luck.bits()),
            opening_positions,
            opening_targets,
            opening_bounds,
        }
    }
}

impl Throw for Picks<'_, '_> {
    #[inline(always)]
    fn throw<V: Vectors>(
        &mut self,
        place: Place,
        rows: &mut impl Iterator<Item = Row>,
        live: &mut Taker<'_, V>,
        vectors: V,
    ) {
        let (targets, bounds) = match place {
            Place::Opening => (self.opening_targets, self.opening_bounds),
            Place::Graph => (self.model.graph.padded_targets(), &self.model.bounds[..]),
        };
        while !live.is_full()
            && let Some(Row {
                positions,
                trial,
                ahead,
            }) = rows.next()
        {
            for entries in [targets, bounds] {
                prefetch(entries, ahead);
                prefetch(entries, ahead + HASHED);
            }
            let key = self.keys[usize::from(trial)];
            for first in positions.clone().step_by(HASHED) {
                let length = (positions.end - first).min(HASHED);
                let (mut picked, mut ties) = vectors.hash_and_compare(
                    key,
                    targets[first..].first_chunk().expect("the end is padded"),
                    bounds[first..].first_chunk().expect("the end is padded"),
                );
                picked &= u16::MAX >> (HASHED - length);
                ties &= u16::MAX >> (HASHED - length);
                while ties != 0 {
                    let index = ties.trailing_zeros();
                    let position = match place {
                        Place::Opening => self.opening_positions[first + index as usize] as usize,
                        Place::Graph => first + index as usize,
                    };
                    picked |= u16::from(self.model.is_picked(key, position)) << index;
                    ties &= ties - 1;
                }
                live.push_mask(first, picked.into(), trial);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cascade::{Experiment, simulate};
    use crate::graph::Repeats;

    /// 70 000 people are heard by one, who is heard by one: with 20 000 of them, these two join with probability 2/7.
    ///
    /// 20 000 trials: the share has standard error 0.0032; |z| < 5.5 fails with probability 4e-8.
    #[test]
    fn arcs_into_a_crowded_node_are_told_apart() {
        let (crowd, hub) = (70_000, 70_000);
        let mut arcs: Vec<(u32, u32)> = (0..crowd).map(|node| (node, hub)).collect();
        arcs.push((hub, hub + 1));
        let graph = Graph::from_arcs(hub + 2, arcs, Repeats::Drop).unwrap();
        let initial: Vec<u32> = (0..20_000).map(|index| 3 * index).collect();
        let start = Start::new(&graph, &initial, &[hub + 1]);
        let trials = 20_000;
        let tally = simulate(&LinearThreshold::new(&graph), &start, Experiment { trials, seed: 1 });
        let (share, law) = (tally.reach_share(), 2.0 / 7.0);
        let z = (share - law) / (law * (1.0 - law) / trials as f64).sqrt();
        assert!(z.abs() < 5.5, "{share}: z = {z}");
        assert!((tally.mean() - 20_000.0 - 2.0 * share).abs() < 1e-9);
    }

    /// Every node picks one of its arcs: in the trial with any key, exactly one number is in the bounds.
    #[test]
    fn exactly_one_arc_into_a_node_is_picked() {
        let mut luck = Luck::new(2, 2);
        for degree in [1, 2, 3, 7, 100, 65_535, 65_536] {
            let arcs = (1..=degree).map(|node| (node, 0)).collect();
            let graph = Graph::from_arcs(degree + 1, arcs, Repeats::Drop).unwrap();
            let model = LinearThreshold::new(&graph);
            for _ in 0..20 {
                let key = luck.bits();
                let digits = (hash(key, 0) >> 48) as u32;
                let picked = |&position: &usize| {
                    let (low, high) = (model.bounds[position] & 0xffff, model.bounds[position] >> 16);
                    let is_between = low < digits && digits < high;
                    let is_picked = model.is_picked(key, position);
                    // The bounds decide as the whole does, unless they leave it open.
                    assert!(is_between == is_picked || digits == low || digits == high);
                    is_picked
                };
                assert_eq!((0..degree as usize).filter(picked).count(), 1, "{degree} arcs");
            }
        }
    }
}
