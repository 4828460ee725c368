//! Power law: some are heard by very many, some listen to many, and arcs depend on nothing else.

use rand::seq::SliceRandom;

use super::answers::add_answers;
use super::product::{add_row, falling, scale};
use crate::draw::RankLaw;
use crate::graph::{Graph, Repeats, TooManyArcs};
use crate::rng::Stream;

/// The directed graph of Chung and Lu: there is a base arc i→k with probability min(1, c · wᵢ · gₖ), independently of all others.
///
/// The weights w, by which people are heard, are the quantiles of a Pareto law whose density falls with exponent `tail`; the weights
/// g, by which they listen, those of a lognormal law with `followees_spread` as the standard deviation of the logarithm, dealt at
/// random. The factor c is such that all base arcs and their answers make the mean audience, whoever is heard by everybody. Each base arc
/// is answered with probability `reciprocity`; an arc exists once. Node 0 is likely heard by most.
///
/// What is lost: who would hear oneself, and answers where there is a base arc already. O(n + m).
///
/// # References
/// F. Chung, L. Lu, Connected components in random graphs with given expected degree sequences, Annals of Combinatorics 6 (2002)
/// 125–145; drawn as by J. Miller, A. Hagberg (2011).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PowerLaw {
    /// Mean number of arcs out of a node, answers included; ≥ 0.
    pub mean_audience: f64,
    /// Exponent of the density of audiences; > 2.
    pub tail: f64,
    /// Standard deviation of the logarithm of how many a node listens to; ≥ 0.
    pub followees_spread: f64,
    /// Probability that a base arc is answered.
    pub reciprocity: f64,
}

/// Which sequence of the stream deals out who listens to many, and which the answers.
const DEALING: u64 = 1;
const ANSWERS: u64 = 2;

impl PowerLaw {
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
        let weights = Weights::new(self, node_count, draws);
        let wanted = self.base_arcs(node_count);
        let factor = scale(&weights.speakers, &weights.listeners(), wanted);
        let mut arcs = Vec::with_capacity((wanted * (1.0 + self.reciprocity)) as usize);
        for (node, speaker) in (0..).zip(&weights.speakers) {
            if node % 64 == 0 && is_over() {
                return Ok(None);
            }
            add_row(
                &mut arcs,
                node,
                factor * speaker,
                &weights.by_listening,
                &mut draws.sequence(node.into(), 0),
            );
        }
        with_answers(node_count, arcs, self.reciprocity, draws, is_over)
    }

    /// Base arcs that are wanted.
    pub(super) fn base_arcs(&self, node_count: u32) -> f64 {
        self.mean_audience / (1.0 + self.reciprocity) * f64::from(node_count)
    }
}

/// How well each node is heard, and how much each listens.
pub(super) struct Weights {
    /// By node, falling.
    pub speakers: Vec<f64>,
    /// Nodes and their weights, falling.
    pub by_listening: Vec<(u32, f64)>,
}

impl Weights {
    pub(super) fn new(law: &PowerLaw, node_count: u32, draws: Stream) -> Self {
        assert!(law.mean_audience >= 0.0 && law.mean_audience.is_finite(), "{law:?}");
        assert!(law.tail > 2.0 && law.followees_spread >= 0.0, "{law:?}");
        assert!((0.0..=1.0).contains(&law.reciprocity), "{law:?}");
        let mut nodes: Vec<u32> = (0..node_count).collect();
        nodes.shuffle(&mut draws.sequence(0, DEALING));
        let listening = falling(RankLaw::lognormal(law.followees_spread), node_count);
        Self {
            speakers: falling(RankLaw::pareto(law.tail), node_count),
            by_listening: nodes.into_iter().zip(listening).collect(),
        }
    }

    /// How much they listen, falling.
    pub(super) fn listeners(&self) -> Vec<f64> {
        self.by_listening.iter().map(|&(_, weight)| weight).collect()
    }
}

/// Base arcs and their answers as a graph; nothing once it is over.
pub(super) fn with_answers(
    node_count: u32,
    mut arcs: Vec<(u32, u32)>,
    reciprocity: f64,
    draws: Stream,
    is_over: &dyn Fn() -> bool,
) -> Result<Option<Graph>, TooManyArcs> {
    add_answers(&mut arcs, reciprocity, &mut draws.sequence(0, ANSWERS), is_over);
    if is_over() {
        return Ok(None);
    }
    Graph::from_arcs(node_count, arcs, Repeats::Drop).map(Some)
}

#[cfg(test)]
mod tests {
    use super::super::goodness::assert_near;
    use super::*;
    use crate::rng::Purpose;

    const EVEN: PowerLaw = PowerLaw {
        mean_audience: 10.0,
        tail: 2.5,
        followees_spread: 1.0,
        reciprocity: 0.0,
    };

    fn drawn(law: PowerLaw, node_count: u32, number: u64) -> Graph {
        let draws = Stream::new(2009, number, Purpose::Arcs);
        let graph = law.draw(node_count, draws, &|| false).expect("few arcs");
        graph.expect("it is not over")
    }

    #[test]
    fn each_pair_has_the_chance_of_its_weights() {
        // 4 000 graphs of 30 nodes: every pair's count against min(1, c w g). 870 numbers, hence Z for each.
        let law = PowerLaw {
            mean_audience: 4.0,
            ..EVEN
        };
        let draws = |number| Stream::new(2009, number, Purpose::Arcs);
        let (mut counts, mut sums, mut variances) = (vec![0.0; 900], vec![0.0; 900], vec![1e-9; 900]);
        for number in 0..4_000 {
            let weights = Weights::new(&law, 30, draws(number));
            let factor = scale(&weights.speakers, &weights.listeners(), law.base_arcs(30));
            for (from, speaker) in weights.speakers.iter().enumerate() {
                for (to, listener) in &weights.by_listening {
                    if from as u32 != *to {
                        let p = (factor * speaker * listener).min(1.0);
                        sums[from * 30 + *to as usize] += p;
                        variances[from * 30 + *to as usize] += p * (1.0 - p);
                    }
                }
            }
            drawn(law, 30, number)
                .arcs()
                .for_each(|(from, to)| counts[from as usize * 30 + to as usize] += 1.0);
        }
        for ((count, sum), variance) in counts.iter().zip(&sums).zip(&variances) {
            assert_near("arcs of a pair", *count, *sum, f64::sqrt(*variance));
        }
    }

    #[test]
    fn the_mean_is_as_asked_and_audiences_fall_with_the_exponent() {
        for tail in [2.3, 3.0] {
            let law = PowerLaw { tail, ..EVEN };
            let graph = drawn(law, 100_000, 1);
            // Arcs are coins, so their variance is at most their mean; a millionth of them would lead to oneself for each of a
            // hundred: too few to matter beside σ = 1000.
            assert_near("arcs", graph.arc_count() as f64, 1e6, 1e3);
            // Hill's estimate from audiences of 50 and more: a whole number stands for [k − ½, k + ½).
            let logs = graph
                .nodes()
                .map(|node| graph.audience(node).len() as f64)
                .filter(|&size| size >= 50.0)
                .map(|size| libm::log(size / 49.5));
            let (count, sum) = logs.fold((0.0, 0.0), |(count, sum), log| (count + 1.0, sum + log));
            let exponent = 1.0 + count / sum;
            // Its error is (tail − 1)/√count; a tenth of it for Poisson noise around the means and the limit at n.
            let deviation = (tail - 1.0) / f64::sqrt(count);
            assert!(
                (exponent - tail).abs() < 6.11 * deviation + 0.05,
                "{exponent} for {tail}, σ = {deviation}"
            );
        }
    }

    #[test]
    fn answers_come_as_often_as_asked() {
        let law = PowerLaw {
            reciprocity: 0.3,
            followees_spread: 0.0,
            tail: 4.0,
            ..EVEN
        };
        let graph = drawn(law, 100_000, 2);
        let mutual = graph.reciprocated().iter().filter(|&&mutual| mutual).count() as f64;
        // Of n · 10 / 1.3 base arcs 0.3 are answered: two mutual arcs each. Base arcs both ways add some 60, few beside
        // σ = 2√(769 231 · 0.3 · 0.7) = 804 and the Poisson noise 2 · 0.3 · √769 231 = 526.
        assert_near("mutual arcs", mutual, 2.0 * 0.3 * 1e6 / 1.3, 961.0);
    }

    #[test]
    fn ends_of_the_range_are_exact() {
        assert_eq!(drawn(EVEN, 0, 3).arc_count(), 0);
        assert_eq!(drawn(EVEN, 1, 3).arc_count(), 0);
        let nobody = PowerLaw {
            mean_audience: 0.0,
            ..EVEN
        };
        assert_eq!(drawn(nobody, 50, 3).arc_count(), 0);
        for reciprocity in [0.0, 1.0] {
            let everybody = PowerLaw {
                mean_audience: 1e6,
                reciprocity,
                ..EVEN
            };
            assert_eq!(drawn(everybody, 50, 3).arc_count(), 50 * 49);
        }
        for (tail, followees_spread) in [(2.000_000_001, 10.0), (1e9, 0.0), (2.1, 10.0)] {
            let extreme = PowerLaw {
                tail,
                followees_spread,
                ..EVEN
            };
            assert!(drawn(extreme, 500, 3).arc_count() > 1000, "{extreme:?}");
        }
    }

    #[test]
    fn values_are_stable() {
        let law = PowerLaw {
            mean_audience: 1.5,
            reciprocity: 0.5,
            ..EVEN
        };
        let arcs: Vec<_> = drawn(law, 6, 1).arcs().collect();
        let expected = [(0, 1), (0, 2), (1, 0), (2, 0), (2, 3), (2, 4), (3, 2), (4, 2)];
        assert_eq!(arcs, expected, "the numbers of every result have moved");
    }
}
