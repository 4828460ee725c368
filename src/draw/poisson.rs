//! Poisson counts.

use crate::rng::Sequence;

/// Mean from which rejection is faster than summing up the probabilities.
const SEARCH_BELOW: f64 = 12.0;

/// A Poisson count with the given mean ≥ 0.
///
/// Small means search the distribution function with one draw; large ones use transformed rejection with squeeze
/// (Hörmann 1993, PTRS): both are exact up to rounding.
#[inline]
pub fn poisson(mean: f64, draws: &mut Sequence) -> u32 {
    if mean < SEARCH_BELOW {
        search(mean, draws.unit())
    } else {
        reject(mean, draws)
    }
}

/// The least count whose distribution function exceeds `u`.
fn search(mean: f64, u: f64) -> u32 {
    let mut probability = libm::exp(-mean);
    let mut below = probability;
    let mut count = 0;
    // Beyond 200 a mean below 12 has no probability left that a double could hold.
    while u >= below && count < 200 {
        count += 1;
        probability *= mean / f64::from(count);
        below += probability;
    }
    count
}

fn reject(mean: f64, draws: &mut Sequence) -> u32 {
    let log_mean = libm::log(mean);
    let b = 0.931 + 2.53 * mean.sqrt();
    let a = -0.059 + 0.024_83 * b;
    let inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
    let v_r = 0.9277 - 3.6224 / (b - 2.0);
    loop {
        let u = draws.open_unit() - 0.5;
        let v = draws.open_unit();
        let us = 0.5 - u.abs();
        let k = ((2.0 * a / us + b) * u + mean + 0.43).floor();
        if us >= 0.07 && v <= v_r {
            return k as u32;
        }
        if k < 0.0 || (us < 0.013 && v > us) {
            continue;
        }
        let log_accept = libm::log(v * inverse_alpha / (a / (us * us) + b));
        if log_accept <= k * log_mean - mean - libm::lgamma(k + 1.0) {
            return k as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Stream};
    use statrs::distribution::{Discrete, Poisson};

    #[test]
    fn a_mean_of_zero_is_always_zero() {
        let stream = Stream::new(1, 0, Purpose::AudienceSize);
        assert!((0..1000).all(|who| poisson(0.0, &mut stream.sequence(who, 0)) == 0));
    }

    /// 200 000 draws a mean; counts expected below 20 are pooled. With k cells χ² exceeds k + 7 √(2k) + 15 with
    /// probability below 1e-6 for every k used here (checked against the χ² quantiles for k = 2 … 200).
    #[test]
    fn counts_follow_the_law_below_and_above_the_switch() {
        let draws = 200_000;
        for (history, mean) in [0.3, 4.0, 11.99, 12.0, 40.0, 900.0].into_iter().enumerate() {
            let stream = Stream::new(1, history as u64, Purpose::AudienceSize);
            let law = Poisson::new(mean).expect("the mean is positive");
            let mut counts = vec![0u32; 2000];
            for who in 0..draws {
                counts[poisson(mean, &mut stream.sequence(who, 0)) as usize] += 1;
            }
            let (mut chi2, mut cells, mut rest_expected, mut rest) = (0.0, 0, draws as f64, draws as f64);
            for (count, &seen) in counts.iter().enumerate() {
                let expected = law.pmf(count as u64) * draws as f64;
                if expected >= 20.0 {
                    chi2 += (f64::from(seen) - expected).powi(2) / expected;
                    rest_expected -= expected;
                    rest -= f64::from(seen);
                    cells += 1;
                }
            }
            chi2 += (rest - rest_expected).powi(2) / rest_expected.max(1.0);
            let k = f64::from(cells);
            assert!(
                chi2 < k + 7.0 * (2.0 * k).sqrt() + 15.0,
                "mean {mean}: χ² = {chi2} with {cells} cells"
            );
        }
    }
}
