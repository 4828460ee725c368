//! Beta laws given by mean and concentration.

use super::QuantileTable;
use crate::stats::incomplete_beta::IncompleteBeta;

/// Probabilities below 2⁻²⁰ are of no account where values lie in [0, 1].
const OCTAVES: u32 = 19;
/// Divisions of an octave for laws whose quantiles bend little.
const DIVISIONS: f64 = 64.0;
/// Below this first parameter quantiles are steep powers, and take more divisions; so many times as many at most.
const BENDS_FROM: f64 = 0.2;
const MOST_TIMES: f64 = 10.0;

/// A Beta law given by mean m and concentration κ: Beta(m·κ, (1−m)·κ), or the constant m where m is 0 or 1.
///
/// Drawn through a table of quantiles; 20 KB a law, 3 ns a draw, 3 ms to prepare; `rand_distr` draws by rejection, ten times as slowly. Laws that are nearly coins take ten times as much, narrow ones 20 ms.
#[derive(Clone, Debug)]
pub struct Beta {
    mean: f64,
    table: Option<Table>,
}

#[derive(Clone, Debug)]
struct Table {
    law: IncompleteBeta,
    /// Quantiles of the law or, where m > ½, of 1 − value, so that values close to 1 keep their precision.
    quantiles: QuantileTable,
    mirrored: bool,
}

impl Beta {
    /// The law with mean m in [0, 1] and concentration κ > 0.
    pub fn new(mean: f64, concentration: f64) -> Self {
        if mean <= 0.0 || mean >= 1.0 {
            return Self { mean, table: None };
        }
        let mirrored = mean > 0.5;
        let low_mean = if mirrored { 1.0 - mean } else { mean };
        let law = IncompleteBeta::new(low_mean * concentration, (1.0 - low_mean) * concentration);
        let (below, above) = (|p: f64| law.quantile(p, 1.0 - p), |p: f64| law.quantile(1.0 - p, p));
        let times = (BENDS_FROM / (low_mean * concentration)).sqrt().clamp(1.0, MOST_TIMES);
        let quantiles = QuantileTable::new(OCTAVES, (DIVISIONS * times) as u64, below, above);
        Self {
            mean,
            table: Some(Table {
                law,
                quantiles,
                mirrored,
            }),
        }
    }

    /// The value at 64 random bits; grows with them (falls with them where the mean is above ½).
    #[inline]
    pub fn value(&self, bits: u64) -> f64 {
        let Some(table) = &self.table else { return self.mean };
        let value = table.quantiles.value(bits);
        if table.mirrored { 1.0 - value } else { value }
    }

    /// The same counted from above: the value that as many reach as have no more than these bits.
    pub fn value_from_above(&self, bits: u64) -> f64 {
        let Some(table) = &self.table else { return self.mean };
        if table.mirrored {
            1.0 - table.quantiles.value(bits)
        } else {
            table.quantiles.value(!bits)
        }
    }

    /// Probability of a value ≥ `bound`, to 1e-8.
    pub fn at_least(&self, bound: f64) -> f64 {
        if bound <= 0.0 {
            return 1.0;
        }
        let Some(table) = &self.table else {
            return if self.mean >= bound { 1.0 } else { 0.0 };
        };
        if bound >= 1.0 {
            0.0
        } else if table.mirrored {
            table.law.below(1.0 - bound)
        } else {
            table.law.above(bound)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{Beta as Oracle, ContinuousCDF};

    const LAWS: [(f64, f64); 39] = [
        (0.02, 10.0),
        (0.05, 10.0),
        (0.1, 10.0),
        (0.2, 10.0),
        (0.5, 10.0),
        (0.9, 10.0),
        (0.95, 10.0),
        (0.5, 2.0),
        (0.3, 1.0),
        (0.7, 3.0),
        (0.5, 500.0),
        (0.01, 100.0),
        (0.3, 100.0),
        (0.001, 1e4),
        (0.1, 1e4),
        (0.5, 1e4),
        (0.9, 1e4),
        (0.999, 1e4),
        (0.001, 1e5),
        (0.1, 1e5),
        (0.5, 1e5),
        (0.9, 1e5),
        (0.999, 1e5),
        (0.001, 1e6),
        (0.1, 1e6),
        (0.5, 1e6),
        (0.9, 1e6),
        (0.999, 1e6),
        (0.5, 6000.0),
        (0.5, 6001.0),
        (0.3, 10_001.0),
        (0.999, 1e3),
        (0.001, 1e3),
        (0.5, 200.0),
        (0.5, 201.0),
        (0.1, 1001.0),
        (0.000_05, 1e6),
        (0.000_1, 1e6),
        (0.000_101, 1e6),
    ];

    /// The distribution function from elsewhere: statrs or, for narrow laws, where statrs stops its fraction too early,
    /// the density summed in small steps and divided by its total, which needs no gamma function.
    enum Exact {
        Library(Oracle),
        Summed { start: f64, step: f64, below: Vec<f64> },
    }

    impl Exact {
        fn new(a: f64, b: f64) -> Self {
            if a + b < 1e4 {
                return Self::Library(Oracle::new(a, b).expect("parameters are positive"));
            }
            let mean = a / (a + b);
            let deviation = (mean * (1.0 - mean) / (a + b + 1.0)).sqrt();
            let (start, end) = ((mean - 10.0 * deviation).max(0.0), (mean + 20.0 * deviation).min(1.0));
            let steps = 300_000;
            let step = (end - start) / f64::from(steps);
            let density = |x: f64| ((a - 1.0) * (x / mean).ln() + (b - 1.0) * ((1.0 - x) / (1.0 - mean)).ln()).exp();
            let mut below: Vec<f64> = (0..steps)
                .scan(0.0, |sum, n| {
                    let x = start + step * f64::from(n);
                    *sum += 0.5 * (density(x) + density(x + step));
                    Some(*sum)
                })
                .collect();
            let total = below[below.len() - 1];
            for sum in &mut below {
                *sum /= total;
            }
            below.insert(0, 0.0);
            Self::Summed { start, step, below }
        }

        fn of_mean(mean: f64, concentration: f64) -> Self {
            Self::new(mean * concentration, (1.0 - mean) * concentration)
        }

        fn cdf(&self, x: f64) -> f64 {
            match self {
                Self::Library(law) => law.cdf(x),
                Self::Summed { start, step, below } => {
                    let place = ((x - start) / step).clamp(0.0, (below.len() - 1) as f64);
                    let left = (place as usize).min(below.len() - 2);
                    below[left] + (place - left as f64) * (below[left + 1] - below[left])
                }
            }
        }
    }

    #[test]
    fn the_table_is_within_5e_5_of_the_exact_distribution() {
        for (mean, concentration) in LAWS {
            let beta = Beta::new(mean, concentration);
            let exact = Exact::of_mean(mean, concentration);
            let steps = 20_011u64;
            let worst = (1..steps)
                .map(|n| {
                    let p = n as f64 / steps as f64;
                    let truth = exact.cdf(beta.value((p * 2f64.powi(64)) as u64));
                    let drawn = if mean > 0.5 { 1.0 - p } else { p };
                    (truth - drawn).abs()
                })
                .fold(0.0, f64::max);
            assert!(worst < 5e-5, "mean {mean}, concentration {concentration}: {worst}");
        }
    }

    /// Laws of small concentration are nearly coins: values too small or too close to 1 for a double stand for all beyond.
    #[test]
    fn laws_that_are_nearly_coins_are_drawn_to_1e_4() {
        for concentration in [1e-3, 0.01, 0.1, 0.3, 0.5, 1.0, 2.0] {
            for mean in [1e-6, 1e-3, 0.02, 0.1, 0.3, 0.5, 0.7, 0.98, 1.0 - 1e-6] {
                let beta = Beta::new(mean, concentration);
                let exact = Exact::of_mean(mean, concentration);
                for x in [1e-9, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99] {
                    // Values rise with the bits, or fall: how many lie up to x?
                    let (mut low, mut high) = (0_u64, u64::MAX);
                    for _ in 0..64 {
                        let middle = low + (high - low) / 2;
                        let is_low_side = (beta.value(middle) <= x) == (mean <= 0.5);
                        (low, high) = if is_low_side { (middle, high) } else { (low, middle) };
                    }
                    let share = low as f64 / u64::MAX as f64;
                    let drawn = if mean > 0.5 { 1.0 - share } else { share };
                    let off = drawn - exact.cdf(x);
                    assert!(
                        off.abs() < 1e-4,
                        "mean {mean}, concentration {concentration} at {x}: {off}"
                    );
                }
            }
        }
    }

    #[test]
    fn at_least_is_the_complement_of_the_distribution_function() {
        for (mean, concentration) in LAWS {
            let beta = Beta::new(mean, concentration);
            let exact = Exact::of_mean(mean, concentration);
            for bound in [0.01, 0.1, 0.5, 0.9, mean, 0.99 * mean] {
                let off = beta.at_least(bound) - (1.0 - exact.cdf(bound));
                assert!(
                    off.abs() < 1e-8,
                    "mean {mean}, concentration {concentration} at {bound}: {off}"
                );
            }
        }
    }

    #[test]
    fn means_of_zero_and_one_are_constants() {
        for mean in [0.0, 1.0] {
            let beta = Beta::new(mean, 10.0);
            assert!(beta.value(0) == mean && beta.value(u64::MAX) == mean);
        }
        assert!(Beta::new(1.0, 10.0).at_least(1.0) == 1.0);
        assert!(Beta::new(0.0, 10.0).at_least(0.0) == 1.0);
        assert!(Beta::new(0.0, 10.0).at_least(1e-9) == 0.0);
    }
}
