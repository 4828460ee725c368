//! The outcomes that answers are computed from: whole worlds.

use super::Outcomes;
use crate::{stats::nested::WorldCounts, trial::Outcome};

/// A view of the outcomes of all finished worlds.
///
/// A world that an interruption left unfinished is passed over, as its mean would rest on fewer trials than the others';
/// unless it is the only one.
#[derive(Clone, Copy, Debug)]
pub struct Sample<'a> {
    rows: &'a [Outcome],
    policies: usize,
    trials_per_world: u64,
}

impl<'a> Sample<'a> {
    /// The whole worlds of `outcomes`.
    pub fn of(outcomes: &'a Outcomes) -> Self {
        let policies = outcomes.policies;
        let trials = outcomes.rows.len() / policies;
        // Not more than there are, so that a first, unfinished world counts as one.
        let trials_per_world = usize::try_from(outcomes.trials_per_world)
            .unwrap_or(usize::MAX)
            .clamp(1, trials.max(1));
        let whole = trials / trials_per_world * trials_per_world;
        Self {
            rows: &outcomes.rows[..whole * policies],
            policies,
            trials_per_world: trials_per_world as u64,
        }
    }

    /// Number of policies.
    pub fn policies(&self) -> usize {
        self.policies
    }

    /// Trials in each world.
    pub fn trials_per_world(&self) -> u64 {
        self.trials_per_world
    }

    /// Number of trials.
    pub fn trials(&self) -> u64 {
        (self.rows.len() / self.policies) as u64
    }

    /// Number of worlds.
    pub fn worlds(&self) -> u64 {
        self.trials() / self.trials_per_world
    }

    /// Rows in order of trials, and within a trial in order of policies.
    pub fn rows(&self) -> &'a [Outcome] {
        self.rows
    }

    /// What policy `policy` got, in order of trials.
    pub fn policy(&self, policy: usize) -> impl Iterator<Item = &'a Outcome> + Clone + use<'a> {
        self.rows.iter().skip(policy).step_by(self.policies)
    }

    /// Per world, how much `count` makes of its trials under policy `policy`.
    pub fn count(&self, policy: usize, count: impl Fn(&Outcome) -> bool) -> WorldCounts {
        let mut counts = WorldCounts::new(self.trials_per_world);
        for count in self.world_counts(policy, count) {
            counts.observe(count.cast_signed() as i64);
        }
        counts
    }

    /// In how many trials of each world `count` holds under policy `policy`, in order of worlds.
    pub fn world_counts<C: Fn(&Outcome) -> bool>(
        &self,
        policy: usize,
        count: C,
    ) -> impl Iterator<Item = usize> + use<'a, C> {
        let policies = self.policies;
        let worlds = self.rows.chunks_exact(policies * self.per_world());
        worlds.map(move |world| {
            let rows = world.iter().skip(policy).step_by(policies);
            rows.filter(|row| count(row)).count()
        })
    }

    /// The mean of `figure` in each world under policy `policy`, in order of worlds.
    pub fn world_means(&self, policy: usize, figure: impl Fn(&Outcome) -> f64) -> Vec<f64> {
        let trials = self.trials_per_world as f64;
        self.rows
            .chunks_exact(self.policies * self.per_world())
            .map(|world| {
                world
                    .iter()
                    .skip(policy)
                    .step_by(self.policies)
                    .map(&figure)
                    .sum::<f64>()
                    / trials
            })
            .collect()
    }

    fn per_world(&self) -> usize {
        usize::try_from(self.trials_per_world).expect("no more than there are rows")
    }
}
