//! How far a figure may be from its truth, from the sample alone: the sample drawn again and again from itself.

use rand::RngExt;

use super::interval::Interval;
use crate::rng::{Purpose, Stream};

/// Samples drawn again, the same for the same seed.
#[derive(Clone, Copy, Debug)]
pub struct Resamples {
    seed: u64,
    count: u32,
}

impl Resamples {
    /// So many.
    pub fn new(seed: u64, count: u32) -> Self {
        Self { seed, count }
    }

    /// Rows of samples of this size, each with as many rows.
    pub fn of(&self, size: usize) -> impl Iterator<Item = Vec<usize>> + use<> {
        let stream = Stream::new(self.seed, 0, Purpose::Resample);
        (0..self.count).filter(move |_| size > 0).map(move |sample| {
            let mut draws = stream.sequence(sample.into(), size as u64);
            (0..size).map(|_| draws.random_range(0..size)).collect()
        })
    }
}

/// Between these `level` of the values lie, and as many below as above; of no values nothing is known.
///
/// # References
/// Efron, Tibshirani (1993), An introduction to the bootstrap, chapter 13.
pub fn percentile_interval(values: impl Iterator<Item = f64>, level: f64) -> Interval {
    let mut values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = share * (values.len() as f64 - 1.0);
        let (below, part) = (place as usize, place - libm::floor(place));
        let above = (below + 1).min(values.len() - 1);
        values[below] + part * (values[above] - values[below])
    };
    if values.is_empty() {
        return Interval {
            low: f64::NEG_INFINITY,
            high: f64::INFINITY,
        };
    }
    Interval {
        low: at((1.0 - level) / 2.0),
        high: at(f64::midpoint(1.0, level)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_by_hand() {
        let interval = percentile_interval((0..=1000).map(f64::from), 0.95);
        assert!(
            (interval.low - 25.0).abs() < 1e-9 && (interval.high - 975.0).abs() < 1e-9,
            "{interval:?}"
        );
        assert_eq!(percentile_interval(std::iter::empty(), 0.95).high, f64::INFINITY);
    }

    #[test]
    fn the_mean_of_a_sample_has_its_usual_interval() {
        // Values 0 to 99: standard error 28.87/10.
        let mean = |rows: Vec<usize>| rows.iter().sum::<usize>() as f64 / rows.len() as f64;
        let interval = percentile_interval(Resamples::new(5, 4000).of(100).map(mean), 0.95);
        assert!((interval.low - (49.5 - 5.66)).abs() < 0.5 && (interval.high - (49.5 + 5.66)).abs() < 0.5);
    }
}
