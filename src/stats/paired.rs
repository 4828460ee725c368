//! Two proportions of the same trials: only the trials where the two differ tell them apart.

use super::{interval::Interval, normal};

/// Interval at `level` for the difference of two probabilities, in `trials` of which only the one (`only_a`) or only the
/// other (`only_b`) succeeded.
///
/// None of the counts needs to be whole. Contains `(only_a − only_b) / trials`, keeps a sensible width where no trial
/// told the two apart, and is all of `[−1, 1]` without trials.
///
/// # References
/// Bonett and Price (2012), Adjusted Wald confidence interval for a difference of binomial proportions based on paired
/// data: a trial is added to each discordant count, two to the number of trials.
pub fn difference_interval(only_a: f64, only_b: f64, trials: f64, level: f64) -> Interval {
    if trials <= 0.0 {
        return Interval::DIFFERENCES;
    }
    let z = normal::quantile(f64::midpoint(1.0, level));
    let (share_a, share_b) = ((only_a + 1.0) / (trials + 2.0), (only_b + 1.0) / (trials + 2.0));
    let difference = share_a - share_b;
    let variance = (share_a + share_b - difference * difference) / (trials + 2.0);
    Interval::around(difference, z * variance.sqrt())
        .within(Interval::DIFFERENCES)
        .containing((only_a - only_b) / trials)
}

/// Exact two-sided p-value that two policies succeed equally often, given how often only the one or only the other did.
///
/// Twice the probability that a fair coin falls as unevenly as the discordant trials did, at most 1; no mid-p
/// correction, so it never claims more than it may. Relative error below 1e-7 for up to 10⁷ discordant trials, 0 where
/// the true value is below the smallest positive number; costs about √n steps.
///
/// # References
/// `McNemar` (1947), Note on the sampling error of the difference between correlated proportions, in its exact form.
pub fn mcnemar_p(only_a: u64, only_b: u64) -> f64 {
    let fewer = only_a.min(only_b) as f64;
    let more = only_a.max(only_b) as f64;
    // ln of the probability that a fair coin falls heads exactly `fewer` times.
    let log_probability = libm::lgamma(fewer + more + 1.0)
        - libm::lgamma(fewer + 1.0)
        - libm::lgamma(more + 1.0)
        - (fewer + more) * std::f64::consts::LN_2;
    (2.0 * libm::exp(log_probability) * tail_over_last_term(fewer, more)).min(1.0)
}

/// P(heads ≤ `fewer`) / P(heads = `fewer`) for `fewer` + `more` throws: each term is a known part of the one above it.
fn tail_over_last_term(fewer: f64, more: f64) -> f64 {
    let (mut heads, mut tails, mut term, mut sum) = (fewer, more, 1.0, 1.0);
    while heads > 0.0 && term > f64::EPSILON * sum {
        tails += 1.0;
        term *= heads / tails;
        sum += term;
        heads -= 1.0;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use statrs::distribution::{Binomial, DiscreteCDF};

    #[test]
    fn p_values_by_hand() {
        for (only_a, only_b, expected) in [
            (0, 0, 1.0),
            (1, 0, 1.0),
            (0, 2, 0.5),
            (5, 0, 0.0625),
            (1, 6, 0.125),
            (3, 3, 1.0),
            (2, 8, 0.109_375),
        ] {
            assert!(
                (mcnemar_p(only_a, only_b) - expected).abs() < 1e-14,
                "{only_a} {only_b}"
            );
        }
    }

    #[test]
    fn p_values_agree_with_statrs() {
        for (fewer, more) in [
            (10_u64, 30_u64),
            (100, 130),
            (281, 811),
            (4_900, 5_100),
            (49_000, 50_000),
        ] {
            let expected = 2.0 * Binomial::new(0.5, fewer + more).unwrap().cdf(fewer);
            let p = mcnemar_p(more, fewer);
            assert!((p / expected - 1.0).abs() < 1e-8, "{fewer} {more}: {p} {expected}");
        }
    }

    #[test]
    fn ten_million_discordant_trials_agree_with_the_normal_law() {
        // z = (difference ∓ 1)/√n with the correction for continuity; n = 10⁷, a difference of 2√n.
        let half = 3162;
        let p = mcnemar_p(5_000_000 + half, 5_000_000 - half);
        let z = (2.0 * half as f64 - 1.0) / 1e7_f64.sqrt();
        let expected = statrs::function::erf::erfc(z / std::f64::consts::SQRT_2);
        assert!((p / expected - 1.0).abs() < 1e-6, "{p} {expected}");
        assert!((mcnemar_p(5_000_000, 5_000_000) - 1.0).abs() < 1e-15);
        assert_eq!(mcnemar_p(10_000_000, 0).to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn a_difference_interval_by_hand() {
        // only_a 8, only_b 2, 38 trials: (9 − 3)/40 ± 1.959964 √((9/40 + 3/40 − 0.15²)/40) hence 0.15 ± 0.166665.
        let interval = difference_interval(8.0, 2.0, 38.0, 0.95);
        let half_width = 1.959_963_984_540_054 * (0.2775_f64 / 40.0).sqrt().abs();
        assert!((interval.low - (0.15 - half_width)).abs() < 1e-12, "{interval:?}");
        assert!((interval.high - (0.15 + half_width)).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn swapping_the_two_mirrors_interval_and_keeps_p(a in 0_u32..5000, b in 0_u32..5000, rest in 0_u32..5000) {
            let trials = f64::from(a + b + rest).max(1.0);
            let ab = difference_interval(f64::from(a), f64::from(b), trials, 0.95);
            let ba = difference_interval(f64::from(b), f64::from(a), trials, 0.95);
            prop_assert!((ab.low + ba.high).abs() < 1e-12 && (ab.high + ba.low).abs() < 1e-12);
            prop_assert_eq!(mcnemar_p(a.into(), b.into()).to_bits(), mcnemar_p(b.into(), a.into()).to_bits());
        }

        #[test]
        fn the_interval_contains_the_difference(a in 0_u32..50, b in 0_u32..50, rest in 0_u32..50) {
            prop_assume!(a + b + rest > 0);
            let trials = f64::from(a + b + rest);
            let interval = difference_interval(f64::from(a), f64::from(b), trials, 0.95);
            let difference = (f64::from(a) - f64::from(b)) / trials;
            prop_assert!(-1.0 <= interval.low && interval.low <= difference);
            prop_assert!(difference <= interval.high && interval.high <= 1.0 && interval.low < interval.high);
        }
    }
}
