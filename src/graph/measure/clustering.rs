//! Clustering: how often two who are tied to a third are tied to each other.

use crate::graph::Graph;
use crate::rng::Sequence;
use crate::stats::interval::{Interval, wilson};
use rand::RngExt;

/// Pairs of ties that are looked at; where there are no more, all of them.
const MOST_WEDGES: u64 = 200_000;

/// Of pairs of ties at a node, whichever way they point, the share whose other ends are tied: the transitivity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clustering {
    /// The share.
    pub share: f64,
    /// Where it may lie, if pairs were sampled.
    pub interval: Option<Interval>,
}

impl Clustering {
    /// That of a graph whose arcs all have their opposites; none if no node has two ties. O(n + 200 000 log m).
    ///
    /// # References
    /// C. Seshadhri, A. Pinar, T. G. Kolda, Triadic measures on graphs: the power of wedge sampling, SIAM SDM (2013).
    pub fn of(undirected: &Graph, draws: &mut Sequence, level: f64) -> Option<Self> {
        let mut ends = Vec::with_capacity(undirected.len());
        let mut all = 0_u64;
        for node in undirected.nodes() {
            let ties = undirected.audience(node).len() as u64;
            all += ties * ties.saturating_sub(1) / 2;
            ends.push(all);
        }
        let is_closed = |number: u64| {
            let node = ends.partition_point(|&end| end <= number);
            let within = number - node.checked_sub(1).map_or(0, |before| ends[before]);
            let (one, other) = pair(within);
            let ties = undirected.audience(node as u32);
            undirected.has_arc(ties[one as usize], ties[other as usize])
        };
        let is_sampled = all > MOST_WEDGES;
        let looked_at = all.min(MOST_WEDGES);
        let closed = (0..looked_at)
            .filter(|&number| is_closed(if is_sampled { draws.random_range(..all) } else { number }))
            .count() as f64;
        (all > 0).then(|| Self {
            share: closed / looked_at as f64,
            interval: is_sampled.then(|| wilson(closed, looked_at as f64, level)),
        })
    }
}

/// The pair (one < other) with this number, when pairs are counted by their second.
fn pair(number: u64) -> (u64, u64) {
    let mut other = u64::midpoint(1, (8 * number + 1).isqrt());
    while other * (other - 1) / 2 > number {
        other -= 1;
    }
    (number - other * (other - 1) / 2, other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Repeats;
    use crate::graph::generators::random;
    use crate::rng::{Purpose, Stream};

    fn undirected(nodes: u32, ties: &[(u32, u32)]) -> Graph {
        let arcs = ties.iter().flat_map(|&(one, other)| [(one, other), (other, one)]);
        Graph::from_arcs(nodes, arcs.collect(), Repeats::Drop).unwrap()
    }

    fn share(graph: &Graph) -> Option<f64> {
        let mut draws = Stream::new(1, 0, Purpose::Sample).sequence(0, 0);
        Clustering::of(graph, &mut draws, 0.95).map(|found| found.share)
    }

    #[test]
    fn pairs_are_counted_through() {
        let pairs = (1..40).flat_map(|other| (0..other).map(move |one| (one, other)));
        for (number, expected) in (0..).zip(pairs) {
            assert_eq!(pair(number), expected);
        }
    }

    #[test]
    fn triangles_stars_and_a_triangle_with_a_tail() {
        assert_eq!(share(&undirected(3, &[(0, 1), (1, 2), (2, 0)])), Some(1.0));
        assert_eq!(share(&undirected(5, &[(0, 1), (0, 2), (0, 3), (0, 4)])), Some(0.0));
        // Pairs of ties: three in the triangle, two more at the node with the tail.
        assert_eq!(share(&undirected(4, &[(0, 1), (1, 2), (2, 0), (2, 3)])), Some(0.6));
        assert_eq!(share(&undirected(2, &[(0, 1)])), None);
    }

    /// A sample against all pairs, counted by hand; five standard errors: fails once in 1.7 million.
    #[test]
    fn a_sample_estimates_the_share_of_all() {
        let drawn = random(400, 60.0, 0.0, &mut Stream::new(3, 0, Purpose::Arcs).sequence(0, 0)).unwrap();
        let graph = undirected(400, &drawn.arcs().collect::<Vec<_>>());
        let (mut closed, mut all) = (0_u64, 0_u64);
        for node in graph.nodes() {
            let ties = graph.audience(node);
            for (at, &other) in ties.iter().enumerate() {
                all += at as u64;
                closed += ties[..at].iter().filter(|&&one| graph.has_arc(one, other)).count() as u64;
            }
        }
        assert!(all > MOST_WEDGES);
        let exact = closed as f64 / all as f64;
        let found = share(&graph).unwrap();
        let standard_error = (exact * (1.0 - exact) / MOST_WEDGES as f64).sqrt();
        assert!((found - exact).abs() < 5.0 * standard_error, "{found} for {exact}");
    }
}
