//! Shares of trials, and differences of two policies' shares, with their intervals.

use super::{Estimate, LEVEL};
use crate::stats::{
    interval::{Interval, wilson},
    nested::WorldCounts,
    paired, student,
};
use crate::tally::PairTally;

/// Name of the interval that [`share`] gives for independent trials.
pub const WILSON: &str = "wilson";
/// Name of the interval that [`share`] gives for nested trials.
pub const T_OVER_WORLD_MEANS: &str = "t_over_world_means";

/// Name of the interval that [`share`] gives.
pub fn method(counts: &WorldCounts) -> &'static str {
    if counts.trials_per_world() == 1 {
        WILSON
    } else {
        T_OVER_WORLD_MEANS
    }
}

/// The share of trials that `counts` counted.
///
/// Wilson's interval for independent trials, Student's t over world means for nested ones. Where all worlds have the
/// same mean, t would claim certainty; Wilson's interval for as many independent trials as there are worlds stands in. One
/// world alone tells nothing of the others: its interval is `[0, 1]`.
pub fn share(counts: &WorldCounts) -> Estimate {
    let mean = counts.mean();
    let interval = match (counts.trials_per_world(), counts.standard_error()) {
        (1, _) => wilson(counts.sum() as f64, counts.trials() as f64, LEVEL),
        (_, None) => Interval::PROBABILITIES,
        (_, Some(0.0)) => wilson(mean * counts.worlds() as f64, counts.worlds() as f64, LEVEL),
        (_, Some(_)) => t_interval(counts),
    };
    estimate(mean, interval.within(Interval::PROBABILITIES))
}

/// Share of the trials in which `a` reached less that in which `b` did.
///
/// The interval of Bonett and Price for independent trials, Student's t over world means for nested ones; with
/// stand-ins as in [`share`].
pub fn difference(pair: &PairTally) -> Estimate {
    let counts = &pair.advantage;
    let per_world = counts.trials_per_world() as f64;
    let discordant = |scale: f64, trials: u64| {
        paired::difference_interval(
            pair.only_a as f64 / scale,
            pair.only_b as f64 / scale,
            trials as f64,
            LEVEL,
        )
    };
    let interval = match (counts.trials_per_world(), counts.standard_error()) {
        (1, _) => discordant(1.0, counts.trials()),
        (_, None) => Interval::DIFFERENCES,
        (_, Some(0.0)) => discordant(per_world, counts.worlds()),
        (_, Some(_)) => t_interval(counts),
    };
    estimate(counts.mean(), interval.within(Interval::DIFFERENCES))
}

/// Two-sided p-value that `a` and `b` reach equally often.
///
/// The exact test of `McNemar` for independent trials, the t test over world means for nested ones. Worlds that all agree to
/// the last trial, which t cannot judge, count like tosses of a coin: one world proves nothing, ten do.
pub fn p_value(pair: &PairTally) -> f64 {
    let counts = &pair.advantage;
    match (counts.trials_per_world(), counts.standard_error()) {
        (1, _) => paired::mcnemar_p(pair.only_a, pair.only_b),
        (_, None | Some(0.0)) if counts.sum() == 0 => 1.0,
        (_, None | Some(0.0)) => paired::mcnemar_p(counts.worlds(), 0),
        (_, Some(error)) => student::two_sided_p(counts.mean() / error, counts.worlds() - 1),
    }
}

fn t_interval(counts: &WorldCounts) -> Interval {
    counts.student_t(LEVEL).expect("a standard error means two worlds")
}

/// `value`, which lies within `interval` but for rounding.
pub fn estimate(value: f64, interval: Interval) -> Estimate {
    let Interval { low, high } = interval.containing(value);
    // Adding 0 leaves every number as it is but −0, which differences and costs of nothing come to.
    Estimate {
        estimate: value + 0.0,
        low: low + 0.0,
        high: high + 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counts(trials_per_world: u64, worlds: &[i64]) -> WorldCounts {
        let mut counts = WorldCounts::new(trials_per_world);
        for &count in worlds {
            counts.observe(count);
        }
        counts
    }

    fn pair(only_a: u64, only_b: u64, advantage: WorldCounts) -> PairTally {
        PairTally {
            only_a,
            only_b,
            advantage,
            ..PairTally::new(advantage.trials_per_world())
        }
    }

    #[test]
    fn no_trials_and_one_world_leave_everything_open() {
        for nothing in [counts(1, &[]), counts(10, &[]), counts(10, &[4])] {
            let share = share(&nothing);
            assert_eq!((share.low, share.high), (0.0, 1.0));
        }
        let difference = difference(&pair(4, 0, counts(10, &[4])));
        assert_eq!((difference.low, difference.high), (-1.0, 1.0));
        assert!((p_value(&pair(4, 0, counts(10, &[4]))) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn worlds_without_any_success_are_no_certainty() {
        let nothing = share(&counts(100, &[0; 20]));
        assert_eq!((nothing.estimate, nothing.low), (0.0, 0.0));
        assert!((nothing.high - 0.1611).abs() < 5e-5, "as 0 of 20: {nothing:?}");
        let everything = share(&counts(100, &[100; 20]));
        assert_eq!((everything.estimate, everything.high), (1.0, 1.0));
    }

    #[test]
    fn worlds_that_agree_to_the_last_trial_are_judged_by_their_number() {
        let ten_alike = pair(30, 0, counts(10, &[3; 10]));
        assert!((p_value(&ten_alike) - 2.0 * 0.5_f64.powi(10)).abs() < 1e-15);
        assert!(difference(&ten_alike).low < 0.3 && difference(&ten_alike).high > 0.3);
        assert_eq!(p_value(&pair(0, 0, counts(10, &[0; 10]))).to_bits(), 1.0_f64.to_bits());
        assert_eq!(
            p_value(&pair(30, 30, counts(10, &[0; 10]))).to_bits(),
            1.0_f64.to_bits()
        );
    }

    #[test]
    fn a_nested_difference_by_hand() {
        // World means 0.1, 0.2, 0.3: mean 0.2, standard error 0.1/√3, t(0.975, 2) = 4.302652730, p at t = 3.4641.
        let nested = pair(6, 0, counts(10, &[1, 2, 3]));
        let difference = difference(&nested);
        assert!((difference.estimate - 0.2).abs() < 1e-15);
        assert!((difference.high - (0.2 + 4.302_652_730 * 0.1 / 3.0_f64.sqrt())).abs() < 1e-9);
        assert!((p_value(&nested) - 0.074_179_900).abs() < 1e-8, "{}", p_value(&nested));
    }

    proptest! {
        #[test]
        fn shares_lie_in_their_intervals_and_those_are_probabilities(
            worlds in prop::collection::vec(0_i64..=7, 0..30), per_world in prop::sample::select(vec![7_u64, 8, 100])
        ) {
            let Estimate { estimate, low, high } = share(&counts(per_world, &worlds));
            prop_assert!(0.0 <= low && low <= estimate && estimate <= high && high <= 1.0);
        }
    }
}
