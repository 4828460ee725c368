//! Ratios of sums: parts of wholes that themselves are left to chance.

use super::{interval::Interval, student};

/// Interval at `level` for the expected sum of the parts over the expected sum of the wholes, from independent pairs `(part,
/// whole)`; `None` for fewer than two pairs or where the wholes sum to nothing.
///
/// Student's t on the residuals `part − ratio · whole`. In the limit of many pairs it keeps its level; few pairs of very unequal
/// wholes make it too narrow.
///
/// # References
/// Cochran (1977), Sampling techniques, section 6.3.
pub fn student_t(pairs: &[(f64, f64)], level: f64) -> Option<Interval> {
    let (part, whole) = pairs
        .iter()
        .fold((0.0, 0.0), |(part, whole), pair| (part + pair.0, whole + pair.1));
    if pairs.len() < 2 || whole <= 0.0 {
        return None;
    }
    let (count, ratio) = (pairs.len() as f64, part / whole);
    let residuals = pairs.iter().map(|(part, whole)| part - ratio * whole);
    let squares: f64 = residuals.map(|residual| residual * residual).sum();
    let standard_error = (squares * count / (count - 1.0)).sqrt() / whole;
    let degrees = pairs.len() as u64 - 1;
    Some(Interval::around(
        ratio,
        student::critical_value(level, degrees) * standard_error,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng;
    use crate::stats::moments::Moments;

    #[test]
    fn equal_wholes_make_it_the_interval_of_the_mean() {
        let parts = [1.0, 4.0, 2.0, 7.0, 3.0];
        let pairs = parts.map(|part| (part, 10.0));
        let means = Moments::of(parts.into_iter().map(|part| part / 10.0));
        let expected = super::super::interval::student_t(&means, 0.95).unwrap();
        let interval = student_t(&pairs, 0.95).unwrap();
        assert!((interval.low - expected.low).abs() < 1e-12 && (interval.high - expected.high).abs() < 1e-12);
    }

    #[test]
    fn unequal_wholes_by_hand() {
        // 3 of 4; residuals 1/2, −3/4, 1/4, squares 7/8; standard error √(7/8 · 3/2) / 4; t(0.975, 2) = 4.302652730.
        let interval = student_t(&[(2.0, 2.0), (0.0, 1.0), (1.0, 1.0)], 0.95).unwrap();
        let half_width = 4.302_652_730 * 1.3125_f64.sqrt() / 4.0;
        assert!((interval.low - (0.75 - half_width)).abs() < 1e-8);
        assert!((interval.high - (0.75 + half_width)).abs() < 1e-8);
    }

    #[test]
    fn one_pair_or_nothing_to_divide_by_tells_nothing() {
        assert_eq!(student_t(&[(1.0, 2.0)], 0.95), None);
        assert_eq!(student_t(&[(0.0, 0.0), (0.0, 0.0)], 0.95), None);
    }

    #[test]
    fn it_keeps_its_level_where_worlds_differ_in_whole_and_share() {
        // Worlds draw their success between 0.05 and 0.35 and the share that counts between 0.3 and 0.7, so the ratio of
        // expected sums is 1/2. 3000 experiments: ± 0.02 is five standard errors, a false alarm in two million.
        const EXPERIMENTS: u64 = 3000;
        let covered = (0..EXPERIMENTS).filter(|&experiment| {
            let luck = rng::Stream::new(7, experiment, rng::Purpose::Request);
            let pairs: Vec<(f64, f64)> = (0..60)
                .map(|world| {
                    let mut dice = luck.sequence(world, 0);
                    let (success, counts) = (0.05 + 0.3 * dice.unit(), 0.3 + 0.4 * dice.unit());
                    let whole = (0..50).filter(|_| dice.unit() < success).count();
                    let part = (0..whole).filter(|_| dice.unit() < counts).count();
                    (part as f64, whole as f64)
                })
                .collect();
            let interval = student_t(&pairs, 0.95).unwrap();
            interval.low <= 0.5 && 0.5 <= interval.high
        });
        let coverage = covered.count() as f64 / EXPERIMENTS as f64;
        assert!((0.93..=0.97).contains(&coverage), "{coverage}");
    }
}
