//! Ratios of sums: parts of wholes that themselves are left to chance.

use super::{interval::Interval, student};

/// Sums over independent pairs `(part, whole)` of whole numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many pairs there are, those of nothing included.
    pub pairs: u64,
    /// Sum of the parts.
    pub part: u64,
    /// Sum of the wholes.
    pub whole: u64,
    /// Sum of the squares of the parts.
    pub part_squares: i128,
    /// Sum of the squares of the wholes.
    pub whole_squares: i128,
    /// Sum of the products of part and whole.
    pub products: i128,
}

/// Interval at `level` for the expected sum of the parts over the expected sum of the wholes; `None` for fewer than two pairs or where
/// the wholes sum to nothing.
///
/// Student's t on the residuals `part − ratio · whole`. In the limit of many pairs it keeps its level; few pairs of very unequal
/// wholes make it too narrow. Where every residual is 0 it has no width at all, as the squares are summed as whole numbers.
///
/// # References
/// Cochran (1977), Sampling techniques, section 6.3.
pub fn student_t(sums: &Sums, level: f64) -> Option<Interval> {
    if sums.pairs < 2 || sums.whole == 0 {
        return None;
    }
    let (part, whole) = (i128::from(sums.part), i128::from(sums.whole));
    // The squares of the residuals, each times the square of the whole.
    let squares = (whole * whole * sums.part_squares - 2 * part * whole * sums.products
        + part * part * sums.whole_squares) as f64
        / (whole as f64 * whole as f64);
    let count = sums.pairs as f64;
    let standard_error = (squares * count / (count - 1.0)).sqrt() / whole as f64;
    Some(Interval::around(
        part as f64 / whole as f64,
        student::critical_value(level, sums.pairs - 1) * standard_error,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng;
    use crate::stats::moments::Moments;

    fn sums(pairs: &[(u64, u64)]) -> Sums {
        let mut sums = Sums::default();
        for &(part, whole) in pairs {
            sums.pairs += 1;
            sums.part += part;
            sums.whole += whole;
            sums.part_squares += i128::from(part * part);
            sums.whole_squares += i128::from(whole * whole);
            sums.products += i128::from(part * whole);
        }
        sums
    }

    #[test]
    fn equal_wholes_make_it_the_interval_of_the_mean() {
        let parts = [1, 4, 2, 7, 3];
        let pairs = sums(&parts.map(|part| (part, 10)));
        let means = Moments::of(parts.into_iter().map(|part| part as f64 / 10.0));
        let expected = super::super::interval::student_t(&means, 0.95).unwrap();
        let interval = student_t(&pairs, 0.95).unwrap();
        assert!((interval.low - expected.low).abs() < 1e-12 && (interval.high - expected.high).abs() < 1e-12);
    }

    #[test]
    fn unequal_wholes_by_hand() {
        // 3 of 4; residuals 1/2, −3/4, 1/4, squares 7/8; standard error √(7/8 · 3/2) / 4; t(0.975, 2) = 4.302652730.
        let interval = student_t(&sums(&[(2, 2), (0, 1), (1, 1)]), 0.95).unwrap();
        let half_width = 4.302_652_730 * 1.3125_f64.sqrt() / 4.0;
        assert!((interval.low - (0.75 - half_width)).abs() < 1e-8);
        assert!((interval.high - (0.75 + half_width)).abs() < 1e-8);
    }

    #[test]
    fn the_same_ratio_everywhere_has_no_width_at_all() {
        let interval = student_t(&sums(&[(1, 3), (3, 9), (1000, 3000)]), 0.95).unwrap();
        assert_eq!(interval.low.to_bits(), interval.high.to_bits());
    }

    #[test]
    fn one_pair_or_nothing_to_divide_by_tells_nothing() {
        assert_eq!(student_t(&sums(&[(1, 2)]), 0.95), None);
        assert_eq!(student_t(&sums(&[(0, 0), (0, 0)]), 0.95), None);
    }

    #[test]
    fn it_keeps_its_level_where_worlds_differ_in_whole_and_share() {
        // Worlds draw their success between 0.05 and 0.35 and the share that counts between 0.3 and 0.7, so the ratio of
        // expected sums is 1/2. 3000 experiments: ± 0.02 is five standard errors, a false alarm in two million.
        const EXPERIMENTS: u64 = 3000;
        let covered = (0..EXPERIMENTS).filter(|&experiment| {
            let luck = rng::Stream::new(7, experiment, rng::Purpose::Request);
            let pairs: Vec<(u64, u64)> = (0..60)
                .map(|world| {
                    let mut dice = luck.sequence(world, 0);
                    let (success, counts) = (0.05 + 0.3 * dice.unit(), 0.3 + 0.4 * dice.unit());
                    let whole = (0..50).filter(|_| dice.unit() < success).count();
                    let part = (0..whole).filter(|_| dice.unit() < counts).count();
                    (part as u64, whole as u64)
                })
                .collect();
            let interval = student_t(&sums(&pairs), 0.95).unwrap();
            interval.low <= 0.5 && 0.5 <= interval.high
        });
        let coverage = covered.count() as f64 / EXPERIMENTS as f64;
        assert!((0.93..=0.97).contains(&coverage), "{coverage}");
    }
}
