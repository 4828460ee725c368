//! When an experiment has been precise enough.

use super::{Estimate, Outcomes, share::share};
use crate::stats::nested::WorldCounts;

/// Fewest independent trials before the first look.
const FIRST_LOOK_TRIALS: u64 = 1000;
/// Fewest worlds before the first look at nested trials.
const FIRST_LOOK_WORLDS: u64 = 100;

/// Stops once the half-width of every policy's 95 % interval of reach is at most `precision`.
///
/// The interval reported is the usual one at the moment of stopping. To look after every batch and to stop at the first narrow
/// interval is sequential fixed-width estimation: its level is the nominal one in the limit of small precisions. What
/// it loses before that limit comes from early looks that see too little variance by chance; so there is no look before
/// 1000 independent trials, or 100 worlds of nested ones: with 30, a skewed spread among worlds left 91 % covered, with 100
/// at least 94 %.
///
/// # References
/// Chow and Robbins (1965), On the asymptotic theory of fixed-width sequential confidence intervals for the mean.
#[derive(Clone, Debug)]
pub struct StoppingRule {
    precision: f64,
    reach: Vec<WorldCounts>,
    rows_seen: usize,
}

impl StoppingRule {
    /// Nothing seen yet of an experiment with so many policies and trials in each world.
    pub fn new(precision: f64, policies: usize, trials_per_world: u64) -> Self {
        Self {
            precision,
            reach: vec![WorldCounts::new(trials_per_world); policies],
            rows_seen: 0,
        }
    }

    /// Takes in the whole worlds that have joined `outcomes` since the last call, each row once.
    pub fn observe(&mut self, outcomes: &Outcomes) {
        let policies = self.reach.len();
        let trials_per_world = usize::try_from(outcomes.trials_per_world).unwrap_or(usize::MAX);
        for world in outcomes.rows[self.rows_seen..].chunks_exact(policies.saturating_mul(trials_per_world)) {
            for (policy, counts) in self.reach.iter_mut().enumerate() {
                let rows = world.iter().skip(policy).step_by(policies);
                counts.observe(rows.map(|row| i64::from(row.first.is_some())).sum());
            }
            self.rows_seen += world.len();
        }
    }

    /// Whether the experiment may stop.
    pub fn is_reached(&self) -> bool {
        self.has_looked_enough() && self.half_width() <= self.precision
    }

    /// Half-width of the widest of all policies' intervals of reach.
    pub fn half_width(&self) -> f64 {
        let half_widths = self.reach.iter().map(|counts| share(counts).half_width());
        half_widths.fold(0.0, f64::max)
    }

    /// Reach of policy `policy` by what has been seen.
    pub fn reach(&self, policy: usize) -> Estimate {
        share(&self.reach[policy])
    }

    fn has_looked_enough(&self) -> bool {
        self.reach.iter().all(|counts| match counts.trials_per_world() {
            1 => counts.trials() >= FIRST_LOOK_TRIALS,
            _ => counts.worlds() >= FIRST_LOOK_WORLDS,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::ReadersOverTime;
    use crate::spread::Way;
    use crate::trial::{Evangelist, FirstReach, Outcome};

    /// Outcomes of one policy that reaches in every `every`th of `trials`.
    fn outcomes(trials: usize, trials_per_world: u64, every: usize) -> Outcomes {
        let first = FirstReach {
            hours: 1.0,
            hops: 1,
            way: Way::Wire,
            evangelist: Evangelist::Wire,
            ends: None,
        };
        let row = |trial: usize| Outcome {
            first: trial.is_multiple_of(every).then_some(first),
            ..Outcome::SILENT
        };
        Outcomes {
            policies: 1,
            trials_per_world,
            rows: (0..trials).map(row).collect(),
            readers: ReadersOverTime::default(),
            names: None,
            interrupted: false,
        }
    }

    #[test]
    fn it_waits_for_enough_trials_and_a_narrow_interval() {
        let stops = |trials, precision| {
            let mut rule = StoppingRule::new(precision, 1, 1);
            rule.observe(&outcomes(trials, 1, 4));
            rule.is_reached()
        };
        assert!(!stops(999, 0.5), "too early to look");
        assert!(stops(1000, 0.5));
        // Wilson at a quarter of 4000: ± 0.0134.
        assert!(!stops(4000, 0.013) && stops(4000, 0.014));
    }

    #[test]
    fn nested_trials_wait_for_enough_worlds() {
        let mut rule = StoppingRule::new(0.5, 1, 50);
        rule.observe(&outcomes(99 * 50, 50, 3));
        assert!(!rule.is_reached());
        rule.observe(&outcomes(100 * 50, 50, 3));
        assert!(rule.is_reached());
    }

    #[test]
    fn seen_in_parts_or_at_once_is_the_same() {
        let all = outcomes(1000, 10, 3);
        let (mut parts, mut once) = (StoppingRule::new(0.1, 1, 10), StoppingRule::new(0.1, 1, 10));
        once.observe(&all);
        // The last world of the first part is unfinished, and waits for its end.
        for trials in [0, 504, 504, 1000] {
            parts.observe(&Outcomes {
                rows: all.rows[..trials].to_vec(),
                ..all.clone()
            });
        }
        assert_eq!(parts.reach(0), once.reach(0));
        assert!((parts.reach(0).estimate - 0.334).abs() < 1e-12);
    }
}
