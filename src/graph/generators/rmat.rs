//! R-MAT: arcs fall into quarters of the table of all pairs, and again into quarters of these.

use super::power_law::with_answers;
use crate::graph::{Graph, TooManyArcs};
use crate::rng::{Sequence, Stream};

/// The recursive matrix of Chakrabarti, Zhan and Faloutsos.
///
/// The table of all pairs, who speaks by who hears, is halved both ways ⌈log₂ n⌉ times. Each time an arc falls into the quarter of those who
/// speak most to each other with probability a, into those above and below the diagonal with b and c, and into the last with
/// d = 1 − a − b − c; one that falls beyond the n nodes, or on the diagonal, is drawn again. Base arcs are drawn one after another
/// until there are m = n · `mean_audience` / (1 + `reciprocity`) different ones, and each is answered with probability `reciprocity`; an arc exists
/// once. Where a ≠ d, both who is heard and who listens have heavy tails, which are close to lognormal, and groups lie within groups.
///
/// Rounds of arcs are sorted, and what repeats is drawn again, in at most 40 rounds: a table in which the likely pairs are taken
/// stays short of the mean. O(m log n) time while the network is sparse.
///
/// # References
/// D. Chakrabarti, Y. Zhan, C. Faloutsos, R-MAT: a recursive model for graph mining, SDM 2004, 442–446. C. Seshadhri, A. Pinar,
/// T. G. Kolda, An in-depth analysis of stochastic Kronecker graphs, J. ACM 60 (2013) 13.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rmat {
    /// Mean number of arcs out of a node, answers included; ≥ 0.
    pub mean_audience: f64,
    /// Probability that an arc falls into the first half of speakers and of hearers.
    pub a: f64,
    /// That it falls into the first half of speakers and the second of hearers.
    pub b: f64,
    /// That it falls into the second half of speakers and the first of hearers; a + b + c ≤ 1.
    pub c: f64,
    /// Probability that a base arc is answered.
    pub reciprocity: f64,
}

/// Rounds in which what repeats is drawn again.
const ROUNDS: u64 = 40;
/// Arcs of one sequence.
const CHUNK: usize = 4096;
/// Which sequences of the stream draw arcs, apart from that of the answers.
const ARCS: u64 = 16;

impl Rmat {
    /// Draws a graph, or nothing once `is_over`, which is asked every few thousand arcs.
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
        let probabilities = [self.a, self.b, self.c, self.reciprocity];
        assert!(self.mean_audience >= 0.0 && self.mean_audience.is_finite(), "{self:?}");
        assert!(probabilities.iter().all(|p| (0.0..=1.0).contains(p)), "{self:?}");
        assert!(self.a + self.b + self.c <= 1.0 + 1e-9, "{self:?}");
        let pairs = f64::from(node_count) * (f64::from(node_count) - 1.0).max(0.0);
        let wanted = (f64::from(node_count) * self.mean_audience / (1.0 + self.reciprocity)).round();
        let wanted = wanted.min(pairs) as usize;
        let mut arcs: Vec<(u32, u32)> = Vec::with_capacity(wanted);
        for round in 0..ROUNDS {
            let missing = wanted - arcs.len();
            for (chunk, start) in (0..).zip((0..missing).step_by(CHUNK)) {
                if is_over() {
                    return Ok(None);
                }
                let mut sequence = draws.sequence(chunk, ARCS + round);
                let count = CHUNK.min(missing - start);
                arcs.extend((0..count).filter_map(|_| self.arc(node_count, &mut sequence)));
            }
            arcs.sort_unstable();
            arcs.dedup();
            if arcs.len() == wanted {
                break;
            }
        }
        with_answers(node_count, arcs, self.reciprocity, draws, is_over)
    }

    /// A place in the table of all pairs; nothing if none of many tries falls on one.
    fn arc(&self, node_count: u32, draws: &mut Sequence) -> Option<(u32, u32)> {
        let levels = u32::BITS - (node_count - 1).leading_zeros();
        (0..64).find_map(|_| {
            let (mut from, mut to) = (0_u32, 0_u32);
            for _ in 0..levels {
                let at = draws.unit();
                let is_low_from = at < self.a + self.b;
                let is_low_to = if is_low_from {
                    at < self.a
                } else {
                    at < self.a + self.b + self.c
                };
                from = from << 1 | u32::from(!is_low_from);
                to = to << 1 | u32::from(!is_low_to);
            }
            (from != to && from < node_count && to < node_count).then_some((from, to))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::goodness::{assert_law, assert_near};
    use super::*;
    use crate::rng::Purpose;

    const USUAL: Rmat = Rmat {
        mean_audience: 8.0,
        a: 0.57,
        b: 0.19,
        c: 0.19,
        reciprocity: 0.0,
    };

    fn drawn(law: Rmat, node_count: u32) -> Graph {
        let draws = Stream::new(2009, 1, Purpose::Arcs);
        let graph = law.draw(node_count, draws, &|| false).expect("few arcs");
        graph.expect("it is not over")
    }

    #[test]
    fn every_pair_has_the_product_of_its_quarters() {
        // 11 nodes in a table of 16 by 16: pairs beyond, and the diagonal, have nothing.
        let law = Rmat {
            a: 0.5,
            b: 0.25,
            c: 0.15,
            ..USUAL
        };
        let quarters = [[0.5, 0.25], [0.15, 0.1]];
        let chance = |from: usize, to: usize| -> f64 {
            let at_level = |level: usize| quarters[from >> level & 1][to >> level & 1];
            if from == to {
                0.0
            } else {
                (0..4).map(at_level).product()
            }
        };
        let weights: Vec<f64> = (0..121).map(|pair| chance(pair / 11, pair % 11)).collect();
        let total: f64 = weights.iter().sum();
        let probabilities: Vec<f64> = weights.iter().map(|weight| weight / total).collect();
        let mut counts = vec![0; 121];
        let mut draws = Stream::new(1, 1, Purpose::Arcs).sequence(0, 0);
        let count = 200_000;
        for _ in 0..count {
            let (from, to) = law.arc(11, &mut draws).expect("most fall on a pair");
            counts[(from * 11 + to) as usize] += 1;
        }
        assert_law(&counts, &probabilities, f64::from(count));
    }

    #[test]
    fn the_mean_is_as_asked_whatever_repeats() {
        assert_eq!(drawn(USUAL, 20_000).arc_count(), 160_000);
        let graph = drawn(USUAL, 1_000);
        assert_eq!(graph.arc_count(), 8_000);
        let mut arcs: Vec<_> = graph.arcs().collect();
        arcs.dedup();
        assert_eq!(arcs.len(), 8_000);
    }

    #[test]
    fn even_quarters_are_a_random_graph() {
        // a = b = c = d: each pair is equally likely, and in-degrees are binomial. 4 000 nodes, 12 each.
        let law = Rmat {
            mean_audience: 12.0,
            a: 0.25,
            b: 0.25,
            c: 0.25,
            ..USUAL
        };
        let graph = drawn(law, 4_000);
        let mean: f64 = 12.0;
        let mut counts = vec![0; 60];
        for degree in graph.in_degrees() {
            counts[degree as usize] += 1;
        }
        // Poisson to O(1/n), and a fixed sum only narrows it.
        let mut p = (-mean).exp();
        let probabilities: Vec<f64> = (1..=60)
            .map(|degree| {
                let here = p;
                p *= mean / f64::from(degree);
                here
            })
            .collect();
        assert_law(&counts, &probabilities, 4_000.0);
    }

    #[test]
    fn the_first_half_is_heard_as_much_as_asked() {
        // 16 384 nodes, so that no arc falls beyond; 0.76 of the arcs leave the first half, but for what repeats or would hear itself.
        let graph = drawn(
            Rmat {
                mean_audience: 2.0,
                ..USUAL
            },
            1 << 14,
        );
        let first = graph.arcs().filter(|&(from, _)| from < 1 << 13).count() as f64;
        let all = graph.arc_count() as f64;
        assert_near(
            "arcs of the first half",
            first,
            0.76 * all,
            (all * 0.76 * 0.24).sqrt() + 0.002 * all,
        );
    }

    #[test]
    fn answers_come_with_the_probability_asked() {
        // The same base arcs without answers; a coin for each that has no opposite.
        let (nodes, reciprocity) = (20_000, 0.3);
        let base = drawn(
            Rmat {
                mean_audience: USUAL.mean_audience / (1.0 + reciprocity),
                ..USUAL
            },
            nodes,
        );
        let lone = base.reciprocated().into_iter().filter(|&answered| !answered).count() as f64;
        let answered = drawn(Rmat { reciprocity, ..USUAL }, nodes);
        assert!(base.arcs().all(|(from, to)| answered.has_arc(from, to)));
        let answers = (answered.arc_count() - base.arc_count()) as f64;
        let deviation = (lone * reciprocity * (1.0 - reciprocity)).sqrt();
        assert_near("answers", answers, lone * reciprocity, deviation);
    }

    #[test]
    fn ends_of_the_range_are_exact() {
        assert_eq!(drawn(USUAL, 0).arc_count() + drawn(USUAL, 1).arc_count(), 0);
        let with = |a, b, c, mean_audience, reciprocity| Rmat {
            mean_audience,
            a,
            b,
            c,
            reciprocity,
        };
        assert_eq!(drawn(with(0.57, 0.19, 0.19, 0.0, 0.5), 50).arc_count(), 0);
        // All arcs on the diagonal, or in one corner.
        assert_eq!(drawn(with(1.0, 0.0, 0.0, 5.0, 0.5), 50).arc_count(), 0);
        assert_eq!(
            drawn(with(0.0, 1.0, 0.0, 5.0, 0.0), 64).arcs().collect::<Vec<_>>(),
            [(0, 63)]
        );
        assert_eq!(drawn(with(0.0, 0.0, 1.0, 5.0, 1.0), 64).arc_count(), 2);
    }

    #[test]
    fn values_are_stable() {
        let arcs: Vec<_> = drawn(
            Rmat {
                mean_audience: 1.5,
                reciprocity: 0.5,
                ..USUAL
            },
            6,
        )
        .arcs()
        .collect();
        let expected = [(0, 1), (0, 2), (0, 5), (1, 0), (2, 0), (2, 1), (3, 4), (4, 3), (5, 0)];
        assert_eq!(arcs, expected, "the numbers of every result have moved");
    }
}
