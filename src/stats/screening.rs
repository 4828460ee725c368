//! Which inputs of a function matter, from few values of it: elementary effects.

use rand::RngExt;
use rand::seq::SliceRandom;

use super::bootstrap::{Resamples, percentile_interval};
use super::interval::Interval;

/// Levels along every side.
const LEVELS: usize = 4;
/// Length of a step: half of the levels on.
const STEP: f64 = LEVELS as f64 / (2.0 * (LEVELS as f64 - 1.0));

/// A walk along which one coordinate after the other changes by a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// One more than there are dimensions; each differs from the one before in one coordinate.
    pub points: Vec<Vec<f64>>,
    /// Which coordinate changes to reach the next point.
    order: Vec<usize>,
}

/// So many walks through `[0, 1]ⁿ`.
///
/// # References
/// Morris (1991), Factorial sampling plans for preliminary computational experiments.
pub fn trajectories(count: usize, dimensions: usize, draws: &mut impl RngExt) -> Vec<Trajectory> {
    (0..count).map(|_| trajectory(dimensions, draws)).collect()
}

fn trajectory(dimensions: usize, draws: &mut impl RngExt) -> Trajectory {
    let mut order: Vec<usize> = (0..dimensions).collect();
    order.shuffle(draws);
    let rises: Vec<bool> = (0..dimensions).map(|_| draws.random()).collect();
    let start = |&rises: &bool| {
        let low = draws.random_range(0..LEVELS / 2) as f64 / (LEVELS as f64 - 1.0);
        if rises { low } else { low + STEP }
    };
    let mut point: Vec<f64> = rises.iter().map(start).collect();
    let mut points = vec![point.clone()];
    for &moved in &order {
        point[moved] += if rises[moved] { STEP } else { -STEP };
        points.push(point.clone());
    }
    Trajectory { points, order }
}

/// How much one input matters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Mean of the changes that a step brings, without their signs, per unit of the cube: μ*.
    pub size: f64,
    /// Where μ* of all walks may lie.
    pub interval: Interval,
    /// Mean with signs: μ.
    pub mean: f64,
    /// How much the effect depends on where and on what else: σ.
    pub spread: f64,
}

/// The effect of each input, from the values of the function at the points of the walks, in their order.
///
/// # References
/// Campolongo, Cariboni, Saltelli (2007), An effective screening design for sensitivity analysis of large models.
pub fn effects(walks: &[Trajectory], values: &[Vec<f64>], resamples: &Resamples) -> Vec<Effect> {
    let dimensions = walks.first().map_or(0, |walk| walk.order.len());
    (0..dimensions)
        .map(|input| effect(walks, values, input, resamples))
        .collect()
}

fn effect(walks: &[Trajectory], values: &[Vec<f64>], input: usize, resamples: &Resamples) -> Effect {
    let slope = |(walk, values): (&Trajectory, &Vec<f64>)| {
        let step = walk.order.iter().position(|&moved| moved == input)?;
        let length = walk.points[step + 1][input] - walk.points[step][input];
        Some((values[step + 1] - values[step]) / length)
    };
    let slopes: Vec<f64> = walks.iter().zip(values).filter_map(slope).collect();
    let count = slopes.len().max(1) as f64;
    let mean = slopes.iter().sum::<f64>() / count;
    let squares = slopes.iter().map(|slope| (slope - mean) * (slope - mean)).sum::<f64>();
    let size = |rows: &[usize]| rows.iter().map(|&row| slopes[row].abs()).sum::<f64>() / rows.len().max(1) as f64;
    let all: Vec<usize> = (0..slopes.len()).collect();
    Effect {
        size: size(&all),
        interval: percentile_interval(resamples.of(slopes.len()).map(|rows| size(&rows)), 0.95).containing(size(&all)),
        mean,
        spread: (squares / (count - 1.0).max(1.0)).sqrt(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Stream};

    #[test]
    fn every_walk_changes_every_coordinate_once_and_stays_inside() {
        let mut draws = Stream::new(3, 0, Purpose::Cascade).sequence(0, 0);
        for walk in trajectories(20, 6, &mut draws) {
            assert_eq!(walk.points.len(), 7);
            for (pair, &moved) in walk.points.windows(2).zip(&walk.order) {
                for (dimension, (before, after)) in pair[0].iter().zip(&pair[1]).enumerate() {
                    let step = if dimension == moved { STEP } else { 0.0 };
                    assert!(((after - before).abs() - step).abs() < 1e-12);
                    assert!((-1e-12..=1.0 + 1e-12).contains(after));
                }
            }
        }
    }

    #[test]
    fn a_linear_function_has_its_slopes_and_a_product_spreads() {
        let mut draws = Stream::new(3, 0, Purpose::Cascade).sequence(0, 0);
        let walks = trajectories(40, 4, &mut draws);
        let function = |x: &Vec<f64>| 3.0 * x[0] - 2.0 * x[1] + x[2] * x[0];
        let values: Vec<Vec<f64>> = walks
            .iter()
            .map(|walk| walk.points.iter().map(function).collect())
            .collect();
        let effects = effects(&walks, &values, &Resamples::new(1, 200));
        assert!((effects[1].mean + 2.0).abs() < 1e-9 && (effects[1].size - 2.0).abs() < 1e-9);
        assert!(effects[1].spread < 1e-9 && effects[2].spread > 0.1, "{effects:?}");
        // The slope in x₀ is 3 + x₂, whose mean over the levels is 3.5.
        assert!(
            effects[0].interval.low <= 3.5 && 3.5 <= effects[0].interval.high,
            "{effects:?}"
        );
        assert!(effects[3].size.abs() < 1e-12);
    }
}
