//! What a comparison of two policies found: the one place that judges.

use serde::{Deserialize, Serialize};

use super::Estimate;
use crate::stats::normal;

/// p-values below this count as evidence; the other side of [`super::LEVEL`].
const SIGNIFICANT: f64 = 0.05;

/// How one policy stands against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Reaches more often, beyond doubt of the simulation.
    Ahead,
    /// Reaches less often, beyond doubt of the simulation.
    Behind,
    /// If there is a difference, it is too small to matter.
    Same,
    /// These trials do not tell.
    Unsettled,
}

impl Standing {
    /// The same, seen from the other policy.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Ahead => Self::Behind,
            Self::Behind => Self::Ahead,
            level => level,
        }
    }
}

/// Whether a difference is of practical importance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Importance {
    /// Its interval lies inside the zone of no practical difference.
    None,
    /// Its interval lies partly inside.
    Doubtful,
    /// Its interval lies outside.
    Certain,
}

/// The zone of no practical difference between two policies: what nobody would change a decision for.
///
/// A difference is practically none only if it is small in points and if the two reach about as often, so the zone of
/// policies that reach seldom is narrower: 0.5 against 0.1 % is five times as much, and no trifle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zone {
    /// Differences of reach up to this do not matter.
    pub half_width: f64,
    /// Whether the ratio of the two policies limits it, and not the points that the scenario sets.
    pub is_relative: bool,
}

impl Zone {
    /// A part of the higher reach, beyond which a difference matters: the lower reach is then less than four fifths of the
    /// higher, or the higher more than 1.25 times the lower, the bounds within which trials of medicines call two equivalent.
    pub const SHARE_OF_HIGHER: f64 = 0.2;

    /// The zone between two policies of which the one that reaches more often reaches this often.
    ///
    /// `practical_difference` is what the scenario sets.
    pub fn of(practical_difference: f64, higher_reach: f64) -> Self {
        let relative = Self::SHARE_OF_HIGHER * higher_reach;
        Self {
            half_width: practical_difference.min(relative),
            is_relative: relative < practical_difference,
        }
    }
}

/// With so much of a chance the trials that [`trials_to_decide`] names do decide.
const POWER: f64 = 0.8;

/// Trials at which an undecided comparison would be decided, four times in five, if the difference is what it seems to be now;
/// none where no number of trials can be named.
///
/// By the width of the paired interval of `difference`, which `trials` gave: it narrows as the root of their number. Decided
/// means that the difference is beyond doubt, also among so many `pairs`, or that the interval lies within the zone.
pub fn trials_to_decide(difference: Estimate, zone: f64, pairs: usize, trials: u64) -> Option<u64> {
    let usual = normal::quantile(1.0 - (1.0 - super::LEVEL) / 2.0);
    let power = normal::quantile(POWER);
    let standard_error = difference.half_width() / usual;
    let for_doubt = normal::quantile(1.0 - SIGNIFICANT / (2.0 * pairs.max(1) as f64));
    let size = difference.estimate.abs();
    let needed = |critical: f64, distance: f64| {
        let factor = (critical + power) * standard_error / distance;
        if distance > 0.0 {
            factor * factor * trials as f64
        } else {
            f64::INFINITY
        }
    };
    let needed = needed(for_doubt, size).min(needed(usual, zone - size));
    (needed < MOST_TRIALS).then(|| (libm::ceil(needed) as u64).max(trials + 1))
}

/// More trials than this nobody runs.
const MOST_TRIALS: f64 = 1e12;

/// What the comparison of two policies found, seen from the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What may be said about who reaches more often.
    pub standing: Standing,
    /// Whether it matters.
    pub importance: Importance,
}

impl Verdict {
    /// Judges the `difference` of the reach of the first policy less that of the second.
    ///
    /// `p_holm` is the adjusted p-value of no difference; differences up to `zone` do not matter.
    pub fn of(difference: Estimate, p_holm: f64, zone: f64) -> Self {
        let importance = Importance::of(difference, zone);
        let settled = p_holm < SIGNIFICANT;
        let standing = match difference {
            Estimate { low, .. } if settled && low > 0.0 => Standing::Ahead,
            Estimate { high, .. } if settled && high < 0.0 => Standing::Behind,
            _ if importance == Importance::None => Standing::Same,
            _ => Standing::Unsettled,
        };
        Self { standing, importance }
    }

    /// The same, seen from the second policy.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self {
            standing: self.standing.reversed(),
            ..self
        }
    }
}

impl Importance {
    /// Judges `difference` by the half-width `zone` of the zone of no practical difference.
    fn of(difference: Estimate, zone: f64) -> Self {
        let Estimate { low, high, .. } = difference;
        if low >= -zone && high <= zone {
            Self::None
        } else if low > zone || high < -zone {
            Self::Certain
        } else {
            Self::Doubtful
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(low: f64, high: f64, p_holm: f64, zone: f64) -> Verdict {
        let estimate = f64::midpoint(low, high);
        Verdict::of(Estimate { estimate, low, high }, p_holm, zone)
    }

    #[test]
    fn every_kind_of_finding() {
        let found = |low, high, p_holm| verdict(low, high, p_holm, 0.01);
        let of = |standing, importance| Verdict { standing, importance };
        assert_eq!(found(0.02, 0.05, 0.001), of(Standing::Ahead, Importance::Certain));
        assert_eq!(found(-0.05, -0.02, 0.001), of(Standing::Behind, Importance::Certain));
        assert_eq!(found(0.002, 0.05, 0.001), of(Standing::Ahead, Importance::Doubtful));
        assert_eq!(found(-0.05, -0.002, 0.001), of(Standing::Behind, Importance::Doubtful));
        assert_eq!(found(-0.004, 0.006, 0.6), of(Standing::Same, Importance::None));
        assert_eq!(found(0.002, 0.006, 0.001), of(Standing::Ahead, Importance::None));
        assert_eq!(found(-0.02, 0.05, 0.4), of(Standing::Unsettled, Importance::Doubtful));
        assert_eq!(found(0.02, 0.05, 0.06), of(Standing::Unsettled, Importance::Certain));
    }

    #[test]
    fn what_is_five_times_as_much_is_no_trifle() {
        let judged = |a: f64, b: f64, half_width: f64| {
            let zone = Zone::of(0.01, f64::max(a, b)).half_width;
            let Verdict { standing, importance } = verdict(a - b - half_width, a - b + half_width, 0.001, zone);
            (standing, importance)
        };
        let (ahead, behind) = (Standing::Ahead, Standing::Behind);
        assert_eq!(judged(0.005, 0.001, 0.001), (ahead, Importance::Certain));
        assert_eq!(judged(0.001, 0.005, 0.001), (behind, Importance::Certain));
        assert_eq!(judged(0.005, 0.0035, 0.001), (ahead, Importance::Doubtful));
        assert_eq!(judged(0.0050, 0.0048, 0.0004).1, Importance::None);
        assert_eq!(judged(0.30, 0.295, 0.004), (ahead, Importance::None));
        assert_eq!(judged(0.30, 0.285, 0.004), (ahead, Importance::Certain));
        let (rare, usual) = (Zone::of(0.01, 0.005), Zone::of(0.01, 0.05));
        assert!((rare.half_width - 0.001).abs() < 1e-15 && rare.is_relative);
        assert_eq!((usual.half_width, usual.is_relative), (0.01, false));
        assert!(!Zone::of(0.0, 0.0).is_relative, "without a zone everything matters");
    }

    #[test]
    fn the_trials_that_would_decide_by_hand() {
        let difference = |estimate: f64, half_width: f64| Estimate {
            estimate,
            low: estimate - half_width,
            high: estimate + half_width,
        };
        // Standard error 0.01 at 1000 trials; (1.959964 + 0.841621)² = 7.848879 errors squared to see 0.01 in one pair.
        let error = 1.959_963_985 * 0.01;
        assert_eq!(trials_to_decide(difference(0.01, error), 0.0, 1, 1000), Some(7849));
        assert_eq!(trials_to_decide(difference(-0.01, error), 0.0, 1, 1000), Some(7849));
        // Among six pairs the critical value is 2.638257: (2.638257 + 0.841621)² = 12.109554.
        assert_eq!(trials_to_decide(difference(0.01, error), 0.0, 6, 1000), Some(12_110));
        // Nothing is seen, and the zone of 0.02 lies 0.02 away: a quarter of 7849.
        assert_eq!(trials_to_decide(difference(0.0, error), 0.02, 1, 1000), Some(1963));
        assert_eq!(trials_to_decide(difference(0.0, error), 0.0, 1, 1000), None);
    }

    #[test]
    fn without_a_zone_every_certain_difference_matters() {
        let Verdict { standing, importance } = verdict(0.01, 0.03, 0.01, 0.0);
        assert_eq!((standing, importance), (Standing::Ahead, Importance::Certain));
    }

    #[test]
    fn seen_from_the_other_policy_the_same_is_found() {
        for (low, high) in [
            (0.02, 0.05),
            (0.002, 0.05),
            (0.002, 0.006),
            (-0.004, 0.006),
            (-0.02, 0.05),
        ] {
            for p_holm in [0.001, 0.6] {
                let found = verdict(low, high, p_holm, 0.01);
                assert_eq!(found.reversed(), verdict(-high, -low, p_holm, 0.01));
            }
        }
    }
}
