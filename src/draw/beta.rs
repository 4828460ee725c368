//! Beta laws through a table of their quantiles.

use crate::rng::{scale, unit};
use puruspe::betai;

/// Octaves of probability below ½ and above it: the outermost nodes are the quantiles of 2⁻²⁰ and 1 − 2⁻²⁰.
const OCTAVES: usize = 19;
/// Even divisions of an octave.
const DIVISIONS: usize = 64;

/// A Beta law given by mean m and concentration κ: Beta(m·κ, (1−m)·κ), or the constant m where m is 0 or 1.
///
/// Exact quantiles stand at probabilities spaced like floating-point numbers on either side of ½, since quantiles bend
/// most at the ends; between them the quantile is interpolated. The distribution function of what is drawn is within 5e-5
/// of the exact one (a test measures it). 10 KB a law; 3 ns a draw.
#[derive(Clone, Debug)]
pub struct Beta {
    mean: f64,
    table: Option<Table>,
}

#[derive(Clone, Debug)]
struct Table {
    a: f64,
    b: f64,
    /// Quantiles of probabilities below ½: octave k holds 2⁻²⁻ᵏ · (1 + j / DIVISIONS), j = 0 … DIVISIONS.
    low: Box<[f32]>,
    /// Quantiles of the complements of those probabilities.
    high: Box<[f32]>,
    /// Whether the table is that of 1 − value (m > ½), so that values close to 1 keep their precision.
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
        let (a, b) = (low_mean * concentration, (1.0 - low_mean) * concentration);
        let low = probabilities().map(|p| quantile(a, b, p) as f32).collect();
        let high = probabilities().map(|p| quantile(a, b, 1.0 - p) as f32).collect();
        Self {
            mean,
            table: Some(Table {
                a,
                b,
                low,
                high,
                mirrored,
            }),
        }
    }

    /// The value at 64 random bits; grows with them (falls with them where the mean is above ½).
    #[inline]
    pub fn value(&self, bits: u64) -> f64 {
        let Some(table) = &self.table else { return self.mean };
        let value = if bits >> 63 == 0 {
            between(&table.low, bits, 0.0)
        } else {
            between(&table.high, !bits, 1.0)
        };
        if table.mirrored { 1.0 - value } else { value }
    }

    /// Probability of a value ≥ `bound`; exact.
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
            betai(table.a, table.b, 1.0 - bound)
        } else {
            betai(table.b, table.a, 1.0 - bound)
        }
    }
}

/// The probabilities below ½ whose quantiles are held, octave by octave.
fn probabilities() -> impl Iterator<Item = f64> {
    (0..OCTAVES).flat_map(|octave| {
        let start = libm::exp2(-2.0 - octave as f64);
        (0..=DIVISIONS).map(move |division| start * (1.0 + division as f64 / DIVISIONS as f64))
    })
}

/// The value at probability bits / 2⁶⁴ < ½, or at its complement where `nodes` are those and `end` is 1.
#[inline]
fn between(nodes: &[f32], bits: u64, end: f64) -> f64 {
    let octave = bits.leading_zeros() as usize - 1;
    if octave >= OCTAVES {
        let last = f64::from(nodes[(OCTAVES - 1) * (DIVISIONS + 1)]);
        return end + (last - end) * bits as f64 * libm::exp2(OCTAVES as f64 + 1.0 - 64.0);
    }
    let (division, rest) = scale(bits << (octave + 2), DIVISIONS as u64);
    let node = octave * (DIVISIONS + 1) + division as usize;
    let (near, far) = (f64::from(nodes[node]), f64::from(nodes[node + 1]));
    near + (far - near) * unit(rest)
}

/// Where the distribution function of Beta(a, b) is p, to 1e-9 in p, for 0 < p < 1.
///
/// Newton's rule on the scale of log x, since the quantiles of a law with a ≪ 1 spread over hundreds of orders of
/// magnitude, kept inside a shrinking bracket. (The library's own inverse panics on some of these laws.)
fn quantile(a: f64, b: f64, p: f64) -> f64 {
    let log_beta = libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b);
    let (mut low, mut high) = (LOG_OF_LEAST, 0.0);
    let mut y = libm::log(a / (a + b));
    for _ in 0..200 {
        let x = libm::exp(y);
        let off = betai(a, b, x) - p;
        if off.abs() < 1e-9 {
            break;
        }
        if off < 0.0 {
            low = y;
        } else {
            high = y;
        }
        let slope = libm::exp(a * y + (b - 1.0) * libm::log1p(-x) - log_beta);
        let newton = y - off / slope;
        y = if newton > low && newton < high {
            newton
        } else {
            0.5 * (low + high)
        };
    }
    libm::exp(y)
}

/// exp of this is the least positive number of full precision.
const LOG_OF_LEAST: f64 = -708.0;

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{Beta as Oracle, ContinuousCDF};

    const LAWS: [(f64, f64); 12] = [
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
    ];

    #[test]
    fn the_table_is_within_5e_5_of_the_exact_distribution() {
        for (mean, concentration) in LAWS {
            let beta = Beta::new(mean, concentration);
            let oracle =
                Oracle::new(mean * concentration, (1.0 - mean) * concentration).expect("parameters are positive");
            let steps = 20_011u64;
            let worst = (1..steps)
                .map(|n| {
                    let p = n as f64 / steps as f64;
                    let exact = oracle.cdf(beta.value((p * 2f64.powi(64)) as u64));
                    let drawn = if mean > 0.5 { 1.0 - p } else { p };
                    (exact - drawn).abs()
                })
                .fold(0.0, f64::max);
            assert!(worst < 5e-5, "mean {mean}, concentration {concentration}: {worst}");
        }
    }

    #[test]
    fn at_least_is_the_complement_of_the_distribution_function() {
        for (mean, concentration) in LAWS {
            let beta = Beta::new(mean, concentration);
            let oracle =
                Oracle::new(mean * concentration, (1.0 - mean) * concentration).expect("parameters are positive");
            for bound in [0.01, 0.1, 0.5, 0.9] {
                assert!((beta.at_least(bound) - (1.0 - oracle.cdf(bound))).abs() < 1e-9);
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
