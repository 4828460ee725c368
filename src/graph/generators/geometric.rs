//! Geometric: people live somewhere and know who lives near; the more somebody is known, the farther that goes.

use super::product::{falling, scale};
use crate::draw::RankLaw;
use crate::graph::{Graph, Repeats, TooManyArcs};
use crate::rng::Stream;
use std::ops::Range;

/// A geometric inhomogeneous random graph on a circle, whose ties are two arcs each: heavy tails together with clustering.
///
/// Weights w are the quantiles of a Pareto law whose density falls with exponent `tail`, and places lie evenly at random on a circle of
/// length 1. Two nodes have a tie if they are closer than c · wᵢ · wⱼ / 2, so that the chance of a tie is min(1, c · wᵢ · wⱼ), as in a
/// [power law](super::PowerLaw); c is such that the mean is as asked, but for those who would have a tie to themselves. Who share an acquaintance
/// live near each other and are likely acquainted, too: among nodes of one weight, in three of four cases. Hyperbolic random graphs at
/// temperature 0 are of this kind. Node 0 is likely heard by most.
///
/// Nodes are sorted by place within layers of similar weight, and looked for where a layer is near enough: O((n + m) log n).
///
/// # References
/// K. Bringmann, R. Keusch, J. Lengler, Geometric inhomogeneous random graphs, Theoretical Computer Science 760 (2019) 35–54.
/// D. Krioukov, F. Papadopoulos, M. Kitsak, A. Vahdat, M. Boguñá, Hyperbolic geometry of complex networks, Phys. Rev. E 82 (2010)
/// 036106.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometric {
    /// Mean number of ties of a node, which are arcs out of it too; ≥ 0.
    pub mean_audience: f64,
    /// Exponent of the density of audiences; > 2.
    pub tail: f64,
}

impl Geometric {
    /// Draws a graph, or nothing once `is_over`, which is asked every few dozen nodes.
    ///
    /// # Errors
    /// [`TooManyArcs`] for more than 2³² − 1 arcs.
    ///
    /// # Panics
    /// If a parameter is out of its range.
    pub fn draw(
        &self,
        node_count: u32,
        draws: Stream,
        is_over: &dyn Fn() -> bool,
    ) -> Result<Option<Graph>, TooManyArcs> {
        assert!(self.mean_audience >= 0.0 && self.mean_audience.is_finite(), "{self:?}");
        assert!(self.tail > 2.0, "{self:?}");
        let circle = Circle::new(self, node_count, draws);
        let mut arcs = Vec::with_capacity((self.mean_audience * f64::from(node_count)) as usize);
        for node in 0..node_count {
            if node % 64 == 0 && is_over() {
                return Ok(None);
            }
            circle.add_ties(node, &mut arcs);
        }
        Graph::from_arcs(node_count, arcs, Repeats::Drop).map(Some)
    }
}

/// Everybody at their places.
struct Circle {
    /// By node, falling.
    weights: Vec<f64>,
    /// By node, in [0, 1).
    places: Vec<f64>,
    /// By falling weight.
    layers: Vec<Layer>,
    /// Two nodes have a tie if they are closer than this times both weights.
    closeness: f64,
}

/// Nodes of similar weight.
struct Layer {
    /// One more than its last node.
    end: u32,
    most_weight: f64,
    /// Places and nodes, in order of place.
    by_place: Vec<(f64, u32)>,
}

impl Circle {
    fn new(law: &Geometric, node_count: u32, draws: Stream) -> Self {
        let weights = falling(RankLaw::pareto(law.tail), node_count);
        let places: Vec<f64> = (0..u64::from(node_count)).map(|node| draws.unit(node, 0)).collect();
        let mut layers = Vec::new();
        let mut start = 0;
        while let Some(&most_weight) = weights.get(start) {
            let size = weights[start..].partition_point(|&weight| weight > most_weight / 2.0);
            let end = start + size.max(1);
            let mut by_place: Vec<(f64, u32)> = (start..end).map(|node| (places[node], node as u32)).collect();
            by_place.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
            layers.push(Layer {
                end: end as u32,
                most_weight,
                by_place,
            });
            start = end;
        }
        Self {
            closeness: scale(&weights, &weights, law.mean_audience * f64::from(node_count)) / 2.0,
            weights,
            places,
            layers,
        }
    }

    /// Both arcs of each tie to a node that comes after this one.
    fn add_ties(&self, node: u32, arcs: &mut Vec<(u32, u32)>) {
        let index = node as usize;
        let (place, sight) = (self.places[index], self.closeness * self.weights[index]);
        for layer in self.layers.iter().filter(|layer| layer.end > node) {
            for near in layer.within(place, sight * layer.most_weight).into_iter().flatten() {
                for &(there, other) in &layer.by_place[near] {
                    let is_close = || apart(place, there) < sight * self.weights[other as usize];
                    if other > node && is_close() {
                        arcs.extend([(node, other), (other, node)]);
                    }
                }
            }
        }
    }
}

impl Layer {
    /// Where those stand who may be within a distance of a place: in one range, or two where the circle closes.
    fn within(&self, place: f64, distance: f64) -> [Option<Range<usize>>; 2] {
        if distance >= 0.5 {
            return [Some(0..self.by_place.len()), None];
        }
        let from = |place: f64| self.by_place.partition_point(|&(there, _)| there < place);
        let until = |place: f64| self.by_place.partition_point(|&(there, _)| there <= place);
        let (low, high) = (place - distance, place + distance);
        let here = from(low)..until(high);
        if low < 0.0 {
            [Some(here), Some(from(low + 1.0).max(until(high))..self.by_place.len())]
        } else if high >= 1.0 {
            [Some(here), Some(0..until(high - 1.0).min(from(low)))]
        } else {
            [Some(here), None]
        }
    }
}

/// How far two places on the circle are apart.
fn apart(one: f64, other: f64) -> f64 {
    let distance = (one - other).abs();
    distance.min(1.0 - distance)
}

#[cfg(test)]
mod tests {
    use super::super::goodness::assert_near;
    use super::*;
    use crate::rng::Purpose;

    fn drawn(node_count: u32, mean_audience: f64, tail: f64, number: u64) -> Graph {
        let law = Geometric { mean_audience, tail };
        let draws = Stream::new(2009, number, Purpose::Arcs);
        let graph = law.draw(node_count, draws, &|| false).expect("few arcs");
        let graph = graph.expect("it is not over");
        assert!(graph.reciprocated().into_iter().all(|mutual| mutual));
        graph
    }

    #[test]
    fn layers_find_every_tie_and_no_other() {
        for (mean_audience, tail) in [(6.0, 2.1), (6.0, 3.0), (40.0, 2.5), (6.0, 1e9)] {
            let law = Geometric { mean_audience, tail };
            let circle = Circle::new(&law, 300, Stream::new(2009, 1, Purpose::Arcs));
            let is_tie = |&(one, other): &(usize, usize)| {
                let distance = apart(circle.places[one], circle.places[other]);
                one != other && distance < circle.closeness * circle.weights[one] * circle.weights[other]
            };
            let pairs = (0..300).flat_map(|one| (0..300).map(move |other| (one, other)));
            let ties: Vec<(u32, u32)> = pairs
                .filter(is_tie)
                .map(|(one, other)| (one as u32, other as u32))
                .collect();
            let graph = drawn(300, mean_audience, tail, 1);
            assert!(graph.arcs().eq(ties), "{law:?}");
        }
    }

    #[test]
    fn each_pair_has_the_chance_of_its_weights() {
        // 4 000 graphs of 30 nodes; pairs of one graph depend on each other, graphs do not.
        let weights = falling(RankLaw::pareto(2.5), 30);
        let factor = scale(&weights, &weights, 120.0);
        let mut counts = vec![0.0; 900];
        for number in 0..4_000 {
            for (from, to) in drawn(30, 4.0, 2.5, number).arcs() {
                counts[from as usize * 30 + to as usize] += 1.0;
            }
        }
        for one in 0..30 {
            for other in (0..30).filter(|&other| other != one) {
                let p = (factor * weights[one] * weights[other]).min(1.0);
                let deviation = (4_000.0 * p * (1.0 - p)).sqrt();
                assert_near(
                    "ties of a pair",
                    counts[one * 30 + other],
                    4_000.0 * p,
                    deviation.max(1e-9),
                );
            }
        }
    }

    #[test]
    fn the_mean_is_as_asked() {
        // Ties of different pairs are independent two by two: the variance of 500 000 ties is at most that, and an arc is half of one. Less
        // than a hundred would lead to oneself.
        let graph = drawn(100_000, 10.0, 3.0, 1);
        assert_near("arcs", graph.arc_count() as f64, 1e6, 2.0 * f64::sqrt(500_000.0));
    }

    #[test]
    fn three_of_four_who_share_an_acquaintance_of_their_weight_are_acquainted() {
        let graph = drawn(20_000, 20.0, 1e9, 1);
        let of = |node: u32| {
            let row = graph.audience(node);
            let pairs = row.iter().flat_map(|&one| row.iter().map(move |&other| (one, other)));
            let closed = pairs.filter(|&(one, other)| one < other && graph.has_arc(one, other));
            (row.len() > 1).then(|| closed.count() as f64 / (row.len() * (row.len() - 1) / 2) as f64)
        };
        let shares: Vec<f64> = graph.nodes().filter_map(of).collect();
        let mean = shares.iter().sum::<f64>() / shares.len() as f64;
        // Nodes more than two neighbourhoods of some 20 apart are independent, and no share has σ above ½: 0.5/√(20 000/60).
        assert_near("clustering", mean, 0.75, 0.027);
    }

    #[test]
    fn ends_of_the_range_are_exact() {
        for tail in [2.000_000_001, 2.3, 1e9] {
            assert_eq!(drawn(0, 5.0, tail, 1).arc_count(), 0);
            assert_eq!(drawn(1, 5.0, tail, 1).arc_count(), 0);
            assert_eq!(drawn(50, 0.0, tail, 1).arc_count(), 0);
            assert_eq!(drawn(50, 1e6, tail, 1).arc_count(), 50 * 49);
        }
    }

    #[test]
    fn values_are_stable() {
        let arcs: Vec<_> = drawn(7, 2.0, 2.3, 1)
            .arcs()
            .filter(|(one, other)| one < other)
            .collect();
        let expected = [(0, 1), (0, 2), (0, 4), (0, 5), (0, 6), (1, 2)];
        assert_eq!(arcs, expected, "the numbers of every result have moved");
    }
}
