//! Small world: neighbours on a ring hear each other, and some ties lead to anybody instead.

use hashbrown::HashSet;
use rand::RngExt;

use super::STRIDE;
use crate::graph::{Graph, Repeats, TooManyArcs};
use crate::rng::{Chance, Stream};

/// The graph of Watts and Strogatz; every tie is two arcs.
///
/// Nodes stand on a ring, and each has ties to its `mean_audience` / 2 nearest on either side. Each tie is *rewired* with
/// probability `rewiring`: once it is settled which are, the node on whose right the tie was keeps it, one tie after another, and the
/// other end becomes anybody to whom that node has no tie by then. There are no repeats; a tie that finds no
/// other end is dropped, which takes a network in which nearly everybody has a tie to everybody.
///
/// Where half the mean is no whole number h, node i has ⌊(i + 1)h⌋ − ⌊ih⌋ ties to its right, so that the mean is as asked. From
/// n − 1 on everybody has a tie to everybody.
///
/// O(n + m) time while the mean is well below n: one coin for each tie, and a few draws for each that is rewired, of which alone a list is kept.
///
/// # References
/// D. J. Watts, S. H. Strogatz, Collective dynamics of 'small-world' networks, Nature 393 (1998) 440–442.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SmallWorld {
    /// Mean number of ties of a node, which are arcs out of it too; ≥ 0.
    pub mean_audience: f64,
    /// Probability that a tie is rewired.
    pub rewiring: f64,
}

/// Which coin or draw of a node a sequence is for.
const COIN: u64 = 0;
const OTHER_END: u64 = 1 << 31;

impl SmallWorld {
    /// Draws a graph, or nothing once `is_over`, which is asked every thousand arcs.
    ///
    /// # Errors
    /// [`TooManyArcs`] for more than 2³² − 1 arcs.
    ///
    /// # Panics
    /// If the mean is negative or not finite, or the probability outside `[0, 1]`.
    pub fn draw(
        &self,
        node_count: u32,
        draws: Stream,
        is_over: &dyn Fn() -> bool,
    ) -> Result<Option<Graph>, TooManyArcs> {
        assert!(self.mean_audience >= 0.0 && self.mean_audience.is_finite(), "{self:?}");
        assert!((0.0..=1.0).contains(&self.rewiring), "{self:?}");
        let ring = Ring {
            size: node_count,
            half: self.mean_audience.min(f64::from(node_count.saturating_sub(1))) / 2.0,
            is_rewired: Chance::new(self.rewiring),
            draws,
        };
        let ties = if self.mean_audience >= f64::from(node_count.saturating_sub(1)) {
            all_pairs(node_count, is_over)
        } else {
            ring.ties(is_over)
        };
        if is_over() {
            return Ok(None);
        }
        let arcs = ties.into_iter().flat_map(|(one, other)| [(one, other), (other, one)]);
        Graph::from_arcs(node_count, arcs.collect(), Repeats::Drop).map(Some)
    }
}

/// Everybody with everybody; only the first of them once it is over.
fn all_pairs(size: u32, is_over: &dyn Fn() -> bool) -> Vec<(u32, u32)> {
    let rows = (0..size).take_while(|row| row % 8 != 0 || !is_over());
    rows.flat_map(|one| (0..one).map(move |other| (other, one))).collect()
}

/// The nodes on their ring.
struct Ring {
    size: u32,
    /// Ties to either side, < (n − 1) / 2.
    half: f64,
    is_rewired: Chance,
    draws: Stream,
}

impl Ring {
    /// All ties; only some of them once it is over.
    fn ties(&self, is_over: &dyn Fn() -> bool) -> Vec<(u32, u32)> {
        let mut ties = Vec::with_capacity((self.half * f64::from(self.size)) as usize + 1);
        let mut rewired = Vec::new();
        for node in 0..self.size {
            if node.is_multiple_of(64) && is_over() {
                return ties;
            }
            for distance in 1..=self.reach(node) {
                if self
                    .draws
                    .chance(self.is_rewired, node.into(), COIN + u64::from(distance))
                {
                    rewired.push((node, distance));
                } else {
                    ties.push((node, self.right_of(node, distance)));
                }
            }
        }
        self.rewire(&rewired, &mut ties, is_over);
        ties
    }

    fn rewire(&self, rewired: &[(u32, u32)], ties: &mut Vec<(u32, u32)>, is_over: &dyn Fn() -> bool) {
        let mut found = HashSet::with_capacity(rewired.len());
        for (index, &(node, distance)) in rewired.iter().enumerate() {
            if index.is_multiple_of(STRIDE) && is_over() {
                return;
            }
            if let Some(other) = self.other_end(node, distance, &found) {
                found.insert(in_order(node, other));
                ties.push((node, other));
            }
        }
    }

    /// Anybody to whom a node has no tie; `None` if it has one to everybody.
    fn other_end(&self, node: u32, distance: u32, found: &HashSet<(u32, u32)>) -> Option<u32> {
        let mut draws = self.draws.sequence(node.into(), OTHER_END + u64::from(distance));
        let is_free =
            |&other: &u32| other != node && !self.is_kept(node, other) && !found.contains(&in_order(node, other));
        // As many looks as a list of all would take.
        let first = (0..self.size)
            .map(|_| draws.random_range(..self.size))
            .find(|other| is_free(other));
        first.or_else(|| {
            let free: Vec<u32> = (0..self.size).filter(is_free).collect();
            (!free.is_empty()).then(|| free[draws.random_range(..free.len() as u32) as usize])
        })
    }

    /// Whether two nodes still have the tie of neighbours.
    fn is_kept(&self, one: u32, other: u32) -> bool {
        let stays = |left: u32, right: u32| {
            let distance = self.distance(left, right);
            distance <= self.reach(left)
                && !self
                    .draws
                    .chance(self.is_rewired, left.into(), COIN + u64::from(distance))
        };
        stays(one, other) || stays(other, one)
    }

    /// Ties of a node to its right.
    fn reach(&self, node: u32) -> u32 {
        let ties_before = |node: f64| (node * self.half).floor();
        (ties_before(f64::from(node) + 1.0) - ties_before(f64::from(node))) as u32
    }

    fn right_of(&self, node: u32, distance: u32) -> u32 {
        ((u64::from(node) + u64::from(distance)) % u64::from(self.size)) as u32
    }

    /// Steps to the right from one to the other.
    fn distance(&self, left: u32, right: u32) -> u32 {
        ((u64::from(right) + u64::from(self.size) - u64::from(left)) % u64::from(self.size)) as u32
    }
}

fn in_order(one: u32, other: u32) -> (u32, u32) {
    (one.min(other), one.max(other))
}

#[cfg(test)]
mod tests {
    use super::super::goodness::assert_near;
    use super::*;
    use crate::rng::Purpose;

    fn drawn(node_count: u32, mean_audience: f64, rewiring: f64) -> Graph {
        let law = SmallWorld {
            mean_audience,
            rewiring,
        };
        let draws = Stream::new(2009, 1, Purpose::Arcs);
        let graph = law.draw(node_count, draws, &|| false).expect("few arcs");
        let graph = graph.expect("it is not over");
        assert!(graph.reciprocated().into_iter().all(|mutual| mutual));
        graph
    }

    /// Mean share of pairs among somebody's hearers who hear each other: the clustering of Watts and Strogatz.
    fn clustering(graph: &Graph) -> f64 {
        let of = |node: u32| {
            let row = graph.audience(node);
            let pairs = row.iter().flat_map(|&one| row.iter().map(move |&other| (one, other)));
            let closed = pairs.filter(|&(one, other)| one < other && graph.has_arc(one, other));
            closed.count() as f64 / (row.len() * (row.len() - 1) / 2) as f64
        };
        graph.nodes().map(of).sum::<f64>() / graph.len() as f64
    }

    #[test]
    fn a_ring_is_a_ring() {
        let graph = drawn(10, 4.0, 0.0);
        assert_eq!(graph.audience(0), [1, 2, 8, 9]);
        assert_eq!(graph.audience(5), [3, 4, 6, 7]);
        // C(0) = 3(k − 2) / 4(k − 1), 2/3 for ten neighbours.
        assert!((clustering(&drawn(1000, 10.0, 0.0)) - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn the_mean_is_as_asked_whatever_is_rewired() {
        for rewiring in [0.0, 0.1, 1.0] {
            for (mean, ties) in [(10.0, 5000), (7.0, 3500), (0.5, 250), (3.3, 1650)] {
                let graph = drawn(1000, mean, rewiring);
                assert_eq!(graph.arc_count(), 2 * ties, "{mean} {rewiring}");
            }
        }
    }

    #[test]
    fn so_many_ties_are_rewired_as_are_asked() {
        // 100 000 ties, of which those at a distance above 5 were rewired, and of the rewired a share of 10 in 20 000 happen to be
        // neighbours. A coin each: σ = √(100 000 · 0.1 · 0.9) = 95.
        let graph = drawn(20_000, 10.0, 0.1);
        let apart = |&(one, other): &(u32, u32)| {
            let distance = (other + 20_000 - one) % 20_000;
            one < other && (6..=19_994).contains(&distance)
        };
        let rewired = graph.arcs().filter(apart).count() as f64;
        assert_near("rewired", rewired, 10_000.0, 95.0);
    }

    #[test]
    fn clustering_falls_as_the_cube_of_what_is_left() {
        // C(β) = C(0)(1 − β)³ up to O(1/n). The mean of 20 000 nodes' clustering has σ below 0.5/√20 000 · √(a dozen that
        // share a triangle) = 0.012; 0.5 is the most that one number within [0, 1] can have.
        for rewiring in [0.1, 0.3, 0.6] {
            let expected = 2.0 / 3.0 * (1.0 - rewiring) * (1.0 - rewiring) * (1.0 - rewiring);
            assert_near(
                "clustering",
                clustering(&drawn(20_000, 10.0, rewiring)),
                expected,
                0.012,
            );
        }
    }

    #[test]
    fn rewired_ties_lead_to_anybody() {
        // At β = 1 the ends lie anywhere: 100 000 distances in ten tenths of the ring.
        let graph = drawn(20_000, 10.0, 1.0);
        let mut tenths = [0; 10];
        for (one, other) in graph.arcs().filter(|(one, other)| one < other) {
            tenths[((other - one) / 2000) as usize] += 1;
        }
        // |i − j| of uniform ends has density 2(1 − x).
        let probabilities: Vec<f64> = (0..10).map(|tenth| (19.0 - 2.0 * f64::from(tenth)) / 100.0).collect();
        super::super::goodness::assert_law(&tenths, &probabilities, 100_000.0);
    }

    #[test]
    fn ends_of_the_range_are_exact() {
        for rewiring in [0.0, 0.5, 1.0] {
            assert_eq!(drawn(0, 4.0, rewiring).arc_count(), 0);
            assert_eq!(drawn(1, 4.0, rewiring).arc_count(), 0);
            assert_eq!(drawn(9, 0.0, rewiring).arc_count(), 0);
            for size in [2, 3, 8, 9] {
                let everybody = f64::from(size - 1);
                assert_eq!(
                    drawn(size, everybody, rewiring).arc_count(),
                    (size * (size - 1)) as usize
                );
                assert_eq!(drawn(size, 1e9, rewiring).arc_count(), (size * (size - 1)) as usize);
            }
        }
        // Nearly everybody has a tie to everybody, so that free ends are hard to find.
        let arc_count = drawn(11, 8.0, 1.0).arc_count();
        assert!((80..=88).contains(&arc_count), "{arc_count}");
    }

    #[test]
    fn values_are_stable() {
        let arcs: Vec<_> = drawn(7, 2.0, 0.5).arcs().filter(|(one, other)| one < other).collect();
        assert_eq!(
            arcs,
            [(0, 1), (0, 2), (0, 6), (1, 2), (2, 5), (3, 5), (4, 5)],
            "the numbers of every result have moved"
        );
    }
}
