//! Student's t distribution.

use super::incomplete_beta::IncompleteBeta;
use super::normal;

/// Degrees of freedom above which the expansion around the normal quantile is exact to 1e-12.
const NEARLY_NORMAL: f64 = 1000.0;

/// The size that |t| stays below with probability `level`, for `degrees` ≥ 1 of freedom.
///
/// # References
/// Through the inverse of the incomplete beta function; for many degrees of freedom Abramowitz and Stegun (1964), 26.7.5.
pub fn critical_value(level: f64, degrees: u64) -> f64 {
    let degrees = degrees as f64;
    if degrees > NEARLY_NORMAL {
        near_normal(normal::quantile(f64::midpoint(1.0, level)), degrees)
    } else {
        let x = IncompleteBeta::new(degrees / 2.0, 0.5).quantile(1.0 - level, level);
        (degrees * (1.0 - x) / x).sqrt()
    }
}

/// Cornish–Fisher expansion of the t quantile around the normal quantile `z`.
fn near_normal(z: f64, degrees: f64) -> f64 {
    let square = z * z;
    let first = z * (square + 1.0) / 4.0;
    let second = z * ((5.0 * square + 16.0) * square + 3.0) / 96.0;
    let third = z * (((3.0 * square + 19.0) * square + 17.0) * square - 15.0) / 384.0;
    z + (first + (second + third / degrees) / degrees) / degrees
}

/// The probability that |T| is at least |`t`|, for `degrees` ≥ 1 of freedom.
pub fn two_sided_p(t: f64, degrees: u64) -> f64 {
    let degrees = degrees as f64;
    IncompleteBeta::new(degrees / 2.0, 0.5).below(degrees / (degrees + t * t))
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{ContinuousCDF, StudentsT};

    #[test]
    fn the_printed_tables_come_out() {
        for (degrees, expected) in [
            (1, 12.706_204_736),
            (2, 4.302_652_730),
            (5, 2.570_581_836),
            (29, 2.045_229_642),
            (1000, 1.962_339_081),
            (u64::MAX, 1.959_963_985),
        ] {
            let critical = critical_value(0.95, degrees);
            assert!((critical - expected).abs() < 2e-9, "{degrees}: {critical}");
        }
    }

    #[test]
    fn two_sided_p_values_agree_with_statrs() {
        for degrees in [1_u64, 2, 3, 10, 99, 5000, 100_000] {
            let reference = StudentsT::new(0.0, 1.0, degrees as f64).unwrap();
            for t in [0.0, 0.1, 1.0, 2.5, 6.0] {
                let expected = 2.0 * reference.sf(t);
                assert!(
                    (two_sided_p(t, degrees) - expected).abs() < 1e-9 + 1e-6 * expected,
                    "{degrees} {t}"
                );
                assert!((two_sided_p(-t, degrees) - two_sided_p(t, degrees)).abs() < 1e-15);
            }
        }
    }

    #[test]
    fn critical_values_and_p_values_are_each_other_s_inverse() {
        for degrees in [1, 2, 7, 30, 400, 1000, 1001, 20_000] {
            assert!(
                (two_sided_p(critical_value(0.95, degrees), degrees) - 0.05).abs() < 1e-8,
                "{degrees}"
            );
        }
    }
}
