//! Statistics: 95 % intervals cover the truth in 95 % of experiments, however the experiment was run.
//!
//! Each figure rests on 10 000 simulated experiments: the standard error of a coverage of 95 % is 0.218 points. The
//! allowance of ±1.5 points is 6.9 of them, so a perfect interval has a false alarm of 1e-11, and one that truly covers
//! in 94.6 % of experiments, as the discreteness of counts and early stopping can make it, one of 2e-6.

use super::results::{SILENCE, reached, scenario};
use whoknows::{
    estimate::{Outcomes, ReadersOverTime, StoppingRule, answers},
    stats::interval::wilson,
    trial::{Channel, Outcome},
};

const EXPERIMENTS: u32 = 10_000;
const ALLOWANCE: f64 = 0.015;

/// A stream of coins (`SplitMix64`).
struct Luck(u64);

impl Luck {
    /// Uniform in `[0, 1)`.
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn row(&mut self, probability: f64) -> Outcome {
        if self.uniform() < probability {
            reached(1.0, 1, Channel::Post, 0, 1)
        } else {
            SILENCE
        }
    }

    /// Which of two policies reach in a trial where this is the probability that only the one, only the other, both do.
    fn pair(&mut self, only_a: f64, only_b: f64, both: f64) -> [Outcome; 2] {
        let hit = reached(1.0, 1, Channel::Post, 0, 1);
        match self.uniform() {
            u if u < only_a => [hit, SILENCE],
            u if u < only_a + only_b => [SILENCE, hit],
            u if u < only_a + only_b + both => [hit, hit],
            _ => [SILENCE, SILENCE],
        }
    }
}

/// Share of simulated experiments whose interval covers.
fn coverage(seed: u64, mut covers: impl FnMut(&mut Luck) -> bool) -> f64 {
    let mut luck = Luck(seed);
    let covered = (0..EXPERIMENTS).filter(|_| covers(&mut luck)).count();
    covered as f64 / f64::from(EXPERIMENTS)
}

#[track_caller]
fn assert_covers(coverage: f64, what: &str) {
    assert!((coverage - 0.95).abs() <= ALLOWANCE, "{what}: {coverage}");
}

/// Grows batch by batch until the rule is satisfied, and says whether the interval then covers `truth`.
fn covers_when_stopped(
    precision: f64,
    trials_per_world: u64,
    truth: f64,
    batch: usize,
    mut world: impl FnMut(&mut Vec<Outcome>),
) -> bool {
    let mut outcomes = Outcomes {
        policies: 1,
        trials_per_world,
        rows: Vec::new(),
        readers: ReadersOverTime::default(),
        interrupted: false,
    };
    let mut rule = StoppingRule::new(precision, 1, trials_per_world);
    while !rule.is_reached() {
        (0..batch).for_each(|_| world(&mut outcomes.rows));
        rule.observe(&outcomes);
    }
    let reach = rule.reach(0);
    reach.low <= truth && truth <= reach.high
}

#[test]
fn independent_trials_are_covered() {
    for (trials, p) in [(500_u32, 0.05), (1000, 0.12), (2000, 0.5)] {
        let covered = coverage(1, |luck| {
            let successes = (0..trials).filter(|_| luck.uniform() < p).count();
            let interval = wilson(successes as f64, f64::from(trials), 0.95);
            interval.low <= p && p <= interval.high
        });
        assert_covers(covered, &format!("independent {trials} {p}"));
    }
}

#[test]
fn paired_differences_are_covered() {
    for (trials, only_a, only_b) in [(500, 0.08, 0.03), (1000, 0.02, 0.005), (1000, 0.04, 0.04)] {
        let covered = coverage(2, |luck| {
            let rows = (0..trials).flat_map(|_| luck.pair(only_a, only_b, 0.05)).collect();
            let outcomes = Outcomes {
                policies: 2,
                trials_per_world: 1,
                rows,
                readers: ReadersOverTime::default(),
                interrupted: false,
            };
            let difference = answers(&scenario(&["a", "b"], 1), &outcomes, "", "").comparisons[0].difference;
            difference.low <= only_a - only_b && only_a - only_b <= difference.high
        });
        assert_covers(covered, &format!("paired {trials} {only_a} {only_b}"));
    }
}

#[test]
fn nested_worlds_cover_where_the_pooled_interval_fails() {
    let (mean, worlds, trials_per_world) = (0.12, 30, 40_u64);
    let mut pooled_covered = 0;
    let covered = coverage(3, |luck| {
        let mut rows = Vec::new();
        for _ in 0..worlds {
            let p = 2.0 * mean * luck.uniform();
            rows.extend((0..trials_per_world).map(|_| luck.row(p)));
        }
        let successes = rows.iter().filter(|row| row.first.is_some()).count();
        let pooled = wilson(successes as f64, rows.len() as f64, 0.95);
        pooled_covered += u32::from(pooled.low <= mean && mean <= pooled.high);
        let outcomes = Outcomes {
            policies: 1,
            trials_per_world,
            rows,
            readers: ReadersOverTime::default(),
            interrupted: false,
        };
        let mut rule = StoppingRule::new(0.0, 1, trials_per_world);
        rule.observe(&outcomes);
        rule.reach(0).low <= mean && mean <= rule.reach(0).high
    });
    assert_covers(covered, "nested");
    let pooled = f64::from(pooled_covered) / f64::from(EXPERIMENTS);
    assert!(pooled < 0.85, "trials of one world are not independent: {pooled}");
}

#[test]
fn independent_trials_are_covered_under_early_stopping() {
    for (p, precision) in [(0.12, 0.01), (0.12, 0.02), (0.5, 0.03), (0.02, 0.005), (0.005, 0.002)] {
        let covered = coverage(4, |luck| {
            covers_when_stopped(precision, 1, p, 250, |rows| rows.push(luck.row(p)))
        });
        assert_covers(covered, &format!("stopped {p} {precision}"));
    }
}

#[test]
fn nested_worlds_are_covered_under_early_stopping() {
    for (p, precision) in [(0.12, 0.03), (0.12, 0.02), (0.4, 0.06), (0.05, 0.01)] {
        let covered = coverage(5, |luck| {
            covers_when_stopped(precision, 20, p, 10, |rows| {
                let p = 2.0 * p * luck.uniform();
                rows.extend((0..20).map(|_| luck.row(p)));
            })
        });
        assert_covers(covered, &format!("stopped, nested {p} {precision}"));
    }
}
