//! Every ordered pair is equally likely to be an arc, and arcs are answered with a fixed probability.

use rand::Rng;

use super::STRIDE;
use super::answers::add_answers;
use super::gap::gap;
use crate::graph::{Graph, Repeats, TooManyArcs};

/// Draws a directed G(n, p) of base arcs, each of which is answered by its opposite with probability `reciprocity`.
///
/// `mean_audience` (≥ 0) is the mean number of arcs out of a node, answers included, so that the base arcs have
/// p = `mean_audience` / (1 + `reciprocity`) / (n − 1); from p = 1 on every ordered pair is a base arc. An answer to an arc
/// whose opposite is a base arc too is a repeated arc and kept. `reciprocity` is in `[0, 1]`.
///
/// O(n + m) time: the gap to the next base arc among the n(n − 1) ordered pairs is geometric, and is drawn by inversion
/// (exact up to the 53 bits of a uniform draw). One draw per base arc for the gap, then one per base arc for the answer.
///
/// # Errors
/// [`TooManyArcs`] for more than 2³² − 1 arcs.
///
/// # Panics
/// If `mean_audience` is negative or not finite, or `reciprocity` outside `[0, 1]`.
///
/// # References
/// V. Batagelj, U. Brandes, Efficient generation of large random networks, Phys. Rev. E 71 (2005) 036113.
pub fn random(node_count: u32, mean_audience: f64, reciprocity: f64, rng: &mut impl Rng) -> Result<Graph, TooManyArcs> {
    random_until(node_count, mean_audience, reciprocity, rng, &|| false)
        .map(|graph| graph.expect("it goes on until it is done"))
}

/// As [`random`], or nothing once `is_over`, which is asked every thousand arcs.
///
/// # Errors
/// As [`random`].
///
/// # Panics
/// As [`random`].
pub fn random_until(
    node_count: u32,
    mean_audience: f64,
    reciprocity: f64,
    rng: &mut impl Rng,
    is_over: &dyn Fn() -> bool,
) -> Result<Option<Graph>, TooManyArcs> {
    assert!(
        mean_audience >= 0.0 && mean_audience.is_finite(),
        "mean audience {mean_audience}"
    );
    assert!((0.0..=1.0).contains(&reciprocity), "reciprocity {reciprocity}");
    if node_count < 2 {
        return Graph::from_arcs(node_count, Vec::new(), Repeats::Keep).map(Some);
    }
    let others = f64::from(node_count - 1);
    let mut arcs = base_arcs(node_count, mean_audience / (1.0 + reciprocity) / others, rng, is_over);
    add_answers(&mut arcs, reciprocity, rng, is_over);
    if is_over() {
        return Ok(None);
    }
    Graph::from_arcs(node_count, arcs, Repeats::Keep).map(Some)
}

/// Each of the n(n − 1) ordered pairs with probability `arc_probability`, in rising order; only the first of them once it is
/// over.
fn base_arcs(node_count: u32, arc_probability: f64, rng: &mut impl Rng, is_over: &dyn Fn() -> bool) -> Vec<(u32, u32)> {
    let pair_count = u64::from(node_count) * u64::from(node_count - 1);
    if arc_probability >= 1.0 {
        let goes_on = |index: &u64| !index.is_multiple_of(STRIDE as u64) || !is_over();
        return (0..pair_count)
            .take_while(goes_on)
            .map(|index| pair(node_count, index))
            .collect();
    }
    if arc_probability <= 0.0 {
        return Vec::new();
    }
    let log_of_no_arc = libm::log1p(-arc_probability);
    let mut arcs = Vec::new();
    let mut index = gap(log_of_no_arc, rng);
    while index < pair_count {
        arcs.push(pair(node_count, index));
        if arcs.len().is_multiple_of(STRIDE) && is_over() {
            break;
        }
        index = index.saturating_add(1).saturating_add(gap(log_of_no_arc, rng));
    }
    arcs
}

/// The ordered pair at `index`: row by row, the diagonal left out.
#[expect(
    clippy::cast_possible_truncation,
    reason = "row and column are below the number of nodes"
)]
pub(super) fn pair(node_count: u32, index: u64) -> (u32, u32) {
    let row_length = u64::from(node_count - 1);
    let from = (index / row_length) as u32;
    let column = (index % row_length) as u32;
    (from, column + u32::from(column >= from))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use rand::TryRng;
    use statrs::distribution::{Binomial, Discrete};

    use super::super::goodness::{Z, assert_law};
    use super::*;

    /// Steele, Lea and Flood's `SplitMix64`: enough randomness for a test.
    struct SplitMix(u64);

    impl TryRng for SplitMix {
        type Error = Infallible;

        fn try_next_u32(&mut self) -> Result<u32, Infallible> {
            Ok((self.next_u64() >> 32) as u32)
        }

        fn try_next_u64(&mut self) -> Result<u64, Infallible> {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut bits = self.0;
            bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            Ok(bits ^ (bits >> 31))
        }

        fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
            bytes.fill_with(|| self.next_u64().to_le_bytes()[0]);
            Ok(())
        }
    }

    #[test]
    fn degrees_are_binomial_both_ways() {
        // 4 000 nodes, 12 arcs each on average. Out-degrees are independent; in-degrees too (columns of independent coins).
        let graph = random(4_000, 12.0, 0.0, &mut SplitMix(1)).unwrap();
        let law = Binomial::new(12.0 / 3_999.0, 3_999).unwrap();
        let probabilities: Vec<f64> = (0..60).map(|degree| law.pmf(degree)).collect();
        let mut out_counts = [0; 60];
        let mut in_counts = [0; 60];
        for (node, in_degree) in graph.nodes().zip(graph.in_degrees()) {
            out_counts[graph.audience(node).len()] += 1;
            in_counts[in_degree as usize] += 1;
        }
        assert_law(&out_counts, &probabilities, 4_000.0);
        assert_law(&in_counts, &probabilities, 4_000.0);
    }

    #[test]
    fn every_pair_is_equally_likely() {
        // 40 000 graphs of 4 nodes with p = 0.3: each of the 4 096 arc sets with its probability.
        let mut counts = vec![0; 4_096];
        let mut rng = SplitMix(2);
        for _ in 0..40_000 {
            let graph = random(4, 0.9, 0.0, &mut rng).unwrap();
            let set: usize = graph
                .arcs()
                .map(|(from, to)| 1 << (3 * from + to - u32::from(to > from)))
                .sum();
            counts[set] += 1;
        }
        let probability = |set: u32| {
            let present = set.count_ones().cast_signed();
            0.3_f64.powi(present) * 0.7_f64.powi(12 - present)
        };
        let probabilities: Vec<f64> = (0..4_096).map(probability).collect();
        assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert_law(&counts, &probabilities, 40_000.0);
    }

    #[test]
    fn answers_come_with_the_probability_asked_and_keep_the_mean() {
        // 50 000 nodes, mean 10, reciprocity 0.3: 384 615 base arcs expected.
        let (nodes, mean, reciprocity) = (50_000_u32, 10.0, 0.3);
        let graph = random(nodes, mean, reciprocity, &mut SplitMix(3)).unwrap();
        let base = f64::from(nodes) * mean / (1.0 + reciprocity);

        // Var(base + answers) = base · ((1 + q)² + q(1 − q)), base arcs being almost Poisson.
        let variance = base * ((1.0 + reciprocity).powi(2) + reciprocity * (1.0 - reciprocity));
        let arc_count = graph.arc_count() as f64;
        assert!(
            (arc_count - f64::from(nodes) * mean).abs() < Z * variance.sqrt(),
            "{arc_count} arcs"
        );

        // A pair of nodes has one arc without an opposite if one base arc came, the other did not, and no answer.
        let p = base / (f64::from(nodes) * f64::from(nodes - 1));
        let expected = f64::from(nodes) * f64::from(nodes - 1) * p * (1.0 - p) * (1.0 - reciprocity);
        let lone = graph.reciprocated().iter().filter(|&&answered| !answered).count() as f64;
        assert!(
            (lone - expected).abs() < Z * expected.sqrt(),
            "{lone} arcs without an opposite"
        );
    }

    #[test]
    fn edges_of_the_range_are_exact() {
        let arc_count =
            |nodes, mean, reciprocity| random(nodes, mean, reciprocity, &mut SplitMix(4)).unwrap().arc_count();
        assert_eq!(arc_count(0, 5.0, 0.5), 0);
        assert_eq!(arc_count(1, 5.0, 0.5), 0);
        assert_eq!(arc_count(50, 0.0, 0.5), 0);
        assert_eq!(arc_count(50, 49.0, 0.0), 50 * 49);
        assert_eq!(arc_count(50, 1e9, 0.0), 50 * 49);
        assert_eq!(arc_count(50, 98.0, 1.0), 2 * 50 * 49);
        assert_eq!(arc_count(100_000, 1e-300, 1.0), 0);
        assert!(
            random(200, 10.0, 1.0, &mut SplitMix(5))
                .unwrap()
                .reciprocated()
                .into_iter()
                .all(|mutual| mutual)
        );
    }

    #[test]
    fn values_are_stable() {
        let arcs: Vec<_> = random(6, 1.5, 0.5, &mut SplitMix(2009)).unwrap().arcs().collect();
        let expected = [(0, 1), (1, 0), (1, 0), (1, 2), (1, 5), (2, 1), (2, 3), (3, 2), (5, 0)];
        assert_eq!(arcs, expected, "the numbers of every result have moved");
    }
}
