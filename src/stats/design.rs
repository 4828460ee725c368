//! Where to look in a cube `[0, 1)ⁿ` of which nothing is known.

use rand::RngExt;
use rand::seq::SliceRandom;
use sobol_burley::NUM_DIMENSION_SETS_4D;

/// So many points of which each of as many slices along every side holds one, at random in it.
///
/// # References
/// `McKay`, Beckman, Conover (1979), A comparison of three methods for selecting values of input variables in the analysis of output
/// from a computer code.
pub fn latin_hypercube(count: usize, dimensions: usize, draws: &mut impl RngExt) -> Vec<Vec<f64>> {
    let mut points = vec![Vec::with_capacity(dimensions); count];
    for _ in 0..dimensions {
        let mut slices: Vec<usize> = (0..count).collect();
        slices.shuffle(draws);
        for (point, slice) in points.iter_mut().zip(slices) {
            point.push((slice as f64 + draws.random::<f64>()) / count as f64);
        }
    }
    points
}

/// Sides of the cube for which the sequence has been worked out; more are those of another scrambling.
const DIMENSIONS: u32 = 4 * NUM_DIMENSION_SETS_4D;

/// Most points of [`sobol`] that have been worked out.
const MOST_POINTS: usize = 1 << 16;

/// The first points of Sobol's sequence, Owen-scrambled: they fill the cube more evenly than random ones, and sums over them come closer
/// to integrals. Best are powers of two.
///
/// # Panics
/// If more than 65 536 are asked for.
///
/// # References
/// Sobol' (1967), On the distribution of points in a cube. Owen (1998), Scrambling Sobol' and Niederreiter–Xing points. Burley (2020),
/// Practical hash-based Owen scrambling.
pub fn sobol(count: usize, dimensions: usize, seed: u32) -> Vec<Vec<f64>> {
    assert!(count <= MOST_POINTS, "no more points have been worked out");
    let coordinate = |index: usize, dimension: usize| {
        let (round, dimension) = (dimension as u32 / DIMENSIONS, dimension as u32 % DIMENSIONS);
        f64::from(sobol_burley::sample(index as u32, dimension, seed.wrapping_add(round)))
    };
    (0..count)
        .map(|index| (0..dimensions).map(|dimension| coordinate(index, dimension)).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Stream};

    #[test]
    fn every_slice_holds_one_point() {
        let mut draws = Stream::new(1, 0, Purpose::Cascade).sequence(0, 0);
        let points = latin_hypercube(50, 4, &mut draws);
        for dimension in 0..4 {
            let mut slices: Vec<usize> = points.iter().map(|point| (point[dimension] * 50.0) as usize).collect();
            slices.sort_unstable();
            assert_eq!(slices, (0..50).collect::<Vec<_>>());
        }
    }

    #[test]
    fn means_over_a_sequence_come_close() {
        // The mean of a product of 6 coordinates is 2⁻⁶; 4096 random points would miss it by a tenth, these by a hundredth.
        let points = sobol(4096, 6, 7);
        let mean = points.iter().map(|point| point.iter().product::<f64>()).sum::<f64>() / 4096.0;
        assert!((mean * 64.0 - 1.0).abs() < 0.01, "{mean}");
        assert_ne!(sobol(4, 2, 7), sobol(4, 2, 8));
        assert_eq!(sobol(2, 600, 7)[1].len(), 600);
    }
}
