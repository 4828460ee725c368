//! The regularised incomplete beta function and its inverse.

/// The distribution function of Beta(a, b) and its quantiles, with the same bits on every machine.
///
/// Right to 1e-12 for a + b up to 1000 and to 2e-9 up to a million; 0.1 to 1 µs a look, 1 to 10 µs a quantile, for any
/// a and b. (The series by parts of the libraries, AS 63, takes 10⁸ steps just above a mean of a millionth.)
///
/// # References
/// The continued fraction of NIST's Digital Library of Mathematical Functions, 8.17.22, by Lentz's rule.
#[derive(Clone, Copy, Debug)]
pub struct IncompleteBeta {
    a: f64,
    b: f64,
    /// ln B(a, b).
    log_beta: f64,
}

/// exp of this is about the least positive number of full precision.
const LOG_OF_LEAST: f64 = -708.0;

impl IncompleteBeta {
    /// The law Beta(a, b) for positive a and b.
    pub fn new(a: f64, b: f64) -> Self {
        let log_beta = libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b);
        Self { a, b, log_beta }
    }

    /// The law of 1 − value.
    fn mirrored(self) -> Self {
        let Self { a, b, log_beta } = self;
        Self { a: b, b: a, log_beta }
    }

    /// Probability of a value ≤ `x`, for 0 ≤ x ≤ 1.
    pub fn below(&self, x: f64) -> f64 {
        self.split(x, 1.0 - x)
    }

    /// Probability of a value ≥ `x`, for 0 ≤ x ≤ 1.
    pub fn above(&self, x: f64) -> f64 {
        self.mirrored().split(1.0 - x, x)
    }

    /// The value that lies above a share `below` of the law and below a share `above`, which add up to 1.
    ///
    /// Both are asked for, so that neither tail is lost to rounding. Quantiles too small for a double are the least one.
    pub fn quantile(&self, below: f64, above: f64) -> f64 {
        if below <= self.below(0.5) {
            self.low_quantile(below)
        } else {
            1.0 - self.mirrored().low_quantile(above)
        }
    }

    /// A quantile of at most ½, to 1e-12 of `below`.
    ///
    /// Newton's rule for the logarithms of both value and probability, since the quantiles of a law with a ≪ 1 spread over
    /// hundreds of orders of magnitude; so seen the distribution function is close to straight at its lower end and bends
    /// one way. A bracket that shrinks catches what leaps too far.
    fn low_quantile(&self, below: f64) -> f64 {
        let Self { a, b, log_beta } = *self;
        if self.below(libm::exp(LOG_OF_LEAST)) >= below {
            return libm::exp(LOG_OF_LEAST);
        }
        let (mut low, mut high) = (LOG_OF_LEAST, -std::f64::consts::LN_2);
        let log_target = libm::log(below);
        // From the first term of the power series, or from the mean.
        let guess = if a < 1.0 {
            (log_target + libm::log(a) + log_beta) / a
        } else {
            libm::log(a / (a + b))
        };
        let mut y = guess.clamp(low, high);
        // Newton ends after four to eight turns; halving alone would after sixty.
        for _ in 0..200 {
            let (x, rest) = (libm::exp(y), -libm::expm1(y));
            let found = self.split(x, rest);
            if (found - below).abs() <= 1e-12 * below {
                break;
            }
            if found < below {
                low = y;
            } else {
                high = y;
            }
            let slope = libm::exp(a * y + (b - 1.0) * libm::log(rest) - log_beta) / found;
            let newton = y - (libm::log(found) - log_target) / slope;
            let next = if newton > low && newton < high {
                newton
            } else {
                f64::midpoint(low, high)
            };
            if next == y {
                break;
            }
            y = next;
        }
        libm::exp(y)
    }

    /// Probability of a value ≤ `x`, where `rest` = 1 − x.
    fn split(&self, x: f64, rest: f64) -> f64 {
        if x <= 0.0 {
            0.0
        } else if rest <= 0.0 {
            1.0
        } else if x < (self.a + 1.0) / (self.a + self.b + 2.0) {
            self.tail(x, rest)
        } else {
            1.0 - self.mirrored().tail(rest, x)
        }
    }

    /// The same for x up to about the mean, where the fraction converges fast.
    fn tail(&self, x: f64, rest: f64) -> f64 {
        let Self { a, b, log_beta } = *self;
        let front = libm::exp(a * log_of_share(x, rest) + b * log_of_share(rest, x) - log_beta) / a;
        let (mut upper, mut lower) = (1.0, 1.0 / (1.0 - (a + b) * x / (a + 1.0)));
        let mut fraction = lower;
        // Under 600 turns where a + b is a million; they grow with its square root.
        for m in (1..100_000).map(f64::from) {
            let before = fraction;
            let top = a + 2.0 * m;
            for term in [
                m * (b - m) * x / ((top - 1.0) * top),
                -(a + m) * (a + b + m) * x / (top * (top + 1.0)),
            ] {
                lower = 1.0 / (1.0 + term * lower);
                upper = 1.0 + term / upper;
                fraction *= lower * upper;
            }
            if (fraction - before).abs() <= 1e-15 * fraction {
                break;
            }
        }
        (front * fraction).min(1.0)
    }
}

/// ln x, from what is left of 1 where that is the more exact.
fn log_of_share(x: f64, rest: f64) -> f64 {
    if rest < 0.5 { libm::log1p(-rest) } else { libm::log(x) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{Beta as Oracle, ContinuousCDF};

    const CONCENTRATIONS: [f64; 15] = [
        1e-3, 0.01, 0.1, 0.5, 1.0, 1.7, 2.0, 10.0, 50.0, 100.0, 101.0, 1e3, 1e4, 1e5, 1e6,
    ];
    const MEANS: [f64; 11] = [1e-6, 1.5e-6, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.7, 0.99, 0.9999, 1.0 - 1e-6];

    fn law(mean: f64, concentration: f64) -> IncompleteBeta {
        IncompleteBeta::new(mean * concentration, (1.0 - mean) * concentration)
    }

    /// From far below to far above the mean: by orders of magnitude from either end, and by deviations around the mean.
    fn places(mean: f64, concentration: f64) -> Vec<f64> {
        let deviation = (mean * (1.0 - mean) / (concentration + 1.0)).sqrt();
        let orders = (1..100).map(|n| (-7.0 * f64::from(n)).exp());
        let near = (-60..=200).map(|n| mean + 0.1 * f64::from(n) * deviation);
        let far = (1..40).map(|n| 1.0 - (-0.8 * f64::from(n)).exp());
        let mut places: Vec<f64> = orders
            .chain(near)
            .chain(far)
            .filter(|x| (0.0..=1.0).contains(x))
            .collect();
        places.sort_by(f64::total_cmp);
        places
    }

    /// statrs stops its fraction too early for narrower laws; see the values of scipy below.
    #[test]
    fn the_distribution_is_that_of_statrs() {
        for concentration in CONCENTRATIONS.into_iter().filter(|&concentration| concentration <= 1e5) {
            for mean in MEANS {
                let (law, oracle) = (
                    law(mean, concentration),
                    Oracle::new(mean * concentration, (1.0 - mean) * concentration).expect("both are positive"),
                );
                let allowed = if concentration <= 1e3 { 2e-12 } else { 2e-9 };
                for x in places(mean, concentration) {
                    let off = law.below(x) - oracle.cdf(x);
                    assert!(
                        off.abs() < allowed,
                        "mean {mean}, concentration {concentration} at {x}: {off}"
                    );
                    assert!((law.below(x) + law.above(x) - 1.0).abs() < allowed);
                }
            }
        }
    }

    #[test]
    fn the_distribution_never_falls_and_has_both_ends() {
        for concentration in CONCENTRATIONS {
            for mean in MEANS {
                let law = law(mean, concentration);
                assert!(law.below(0.0) == 0.0 && law.below(1.0) == 1.0);
                assert!(law.above(0.0) == 1.0 && law.above(1.0) == 0.0);
                let mut before = 0.0;
                for x in places(mean, concentration) {
                    let below = law.below(x);
                    // The two sides of the mean meet to within the error of the gamma functions.
                    assert!(
                        below >= before - 2e-9 && below <= 1.0,
                        "mean {mean}, concentration {concentration} at {x}: {below} after {before}"
                    );
                    before = below;
                }
            }
        }
    }

    #[test]
    fn quantiles_are_the_inverse_and_rise() {
        let probabilities: Vec<f64> = (1..=26)
            .map(|n| 0.5f64.powi(n))
            .rev()
            .chain((1..20).map(|n| 0.5 + 0.024 * f64::from(n)))
            .collect();
        for concentration in CONCENTRATIONS {
            for mean in MEANS {
                let law = law(mean, concentration);
                let mut before = 0.0;
                let both_tails = probabilities.iter().map(|&p| (p, 1.0 - p));
                let upper = probabilities[..26].iter().rev().map(|&p| (1.0 - p, p)).skip(1);
                for (below, above) in both_tails.chain(upper.filter(|&(below, _)| below > 0.96)) {
                    let x = law.quantile(below, above);
                    let at = || format!("mean {mean}, concentration {concentration}, p {below}: {x}");
                    assert!(x >= before && x <= 1.0, "{} after {before}", at());
                    before = x;
                    // What a double cannot tell from an end is that end.
                    if x > 1e-300 && 1.0 - x > 1e-9 {
                        let off = law.below(x) - below;
                        assert!(off.abs() < 1e-8 * below + 1e-9, "{}, off {off}", at());
                    }
                }
            }
        }
    }

    /// Values of `scipy.special.betainc` (Boost), in relative terms: the tails are right as well.
    #[test]
    fn the_distribution_is_that_of_scipy() {
        for (a, b, x, expected) in SCIPY {
            let below = IncompleteBeta::new(a, b).below(x);
            let allowed = if a + b <= 1e3 { 1e-12 } else { 1e-8 };
            assert!(
                (below - expected).abs() <= allowed * expected,
                "Beta({a}, {b}) at {x}: {below}, not {expected}"
            );
        }
    }

    const SCIPY: [(f64, f64, f64, f64); 19] = [
        (1000.0, 9000.0, 0.101_499_925_005_624_53, 0.693_796_310_570_318_7),
        (1000.0, 999_000.0, 0.000_968_393_054_544_906, 0.158_614_243_913_797_25),
        (3001.0, 3001.0, 0.474_186_563_577_921_1, 3.138_220_422_288_158_5e-5),
        (3001.0, 3001.0, 0.519_360_077_316_559_2, 0.998_653_423_869_176_4),
        (3001.0, 1_000_000.0, 0.002_992_020_945_143_624, 0.502_416_577_425_564_4),
        (500_000.0, 500_000.0, 0.499_500_000_249_999_8, 0.158_655_374_916_806_15),
        (500_000.0, 500_000.0, 0.4975, 2.866_069_730_172_540_4e-7),
        (1e-5, 10.0, 1e-6, 0.999_890_140_444_976_1),
        (1e-9, 0.001, 0.25, 0.999_998_998_903_723_6),
        (0.0005, 0.0005, 0.75, 0.500_274_449_468_004_7),
        (0.05, 0.95, 1e-12, 0.250_156_944_889_727),
        (0.1, 100_000.0, 3e-6, 0.908_357_782_618_194_7),
        (1.5, 1_000_000.0, 4e-6, 0.953_988_666_315_982_3),
        (250.0, 250.0, 0.4, 3.156_849_959_595_556_6e-6),
        (250.0, 250.0, 0.5175, 0.783_031_481_500_049_2),
        (30.0, 70.0, 0.05, 6.292_719_054_110_75e-16),
        (2.0, 8.0, 1e-9, 3.599_999_983_200_002e-17),
        (999_999.0, 1.0, 0.99999, 4.539_811_379_081_704e-5),
        (700.0, 3.0, 0.98, 8.163_363_948_549_103e-5),
    ];

    /// Beta(1, b) and Beta(a, 1) have closed forms.
    #[test]
    fn powers_come_out() {
        for power in [1e-3, 0.2, 1.0, 7.5, 1e3, 1e5] {
            for x in [1e-9, 1e-3, 0.2, 0.5, 0.9, 0.999] {
                let falling = -(power * libm::log1p(-x)).exp_m1();
                assert!(
                    (IncompleteBeta::new(1.0, power).below(x) - falling).abs() < 1e-11,
                    "{power} {x}"
                );
                assert!(
                    (IncompleteBeta::new(power, 1.0).below(x) - x.powf(power)).abs() < 1e-11,
                    "{power} {x}"
                );
            }
        }
    }
}
