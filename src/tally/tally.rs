//! The counts of all policies and pairs.

use super::{
    CarrierTally, ChannelTally, ForetoldTally, Outcomes, PairTally, PolicyTally, ReadersOverTime, ReleaseCounts,
    Yardstick,
};
use crate::scenario::Scenario;
use crate::spread::prospect::Foretold;
use crate::spread::{Grid, ReadersBy};
use crate::trial::{Carried, Outcome, ReleaseFigures};
use serde::{Deserialize, Serialize};

/// All that estimates need of the whole worlds that were taken in.
///
/// Merges in any order to the same bits. Memory does not grow with trials: some kB a policy and pair, and at most 15 MB a policy where
/// trials differ much (see [`Distribution`](super::Distribution)).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// In order of the scenario.
    pub policies: Vec<PolicyTally>,
    /// The first with each later one, the second with each later one, ….
    pub pairs: Vec<PairTally>,
    /// How many had read by each of some times.
    pub readers: ReadersOverTime,
    /// What chances say of each policy; none where trials are counted.
    pub foretold: Vec<ForetoldTally>,
    /// Who carried the news under each policy; none where that was not asked.
    pub carriers: Vec<CarrierTally>,
    /// Where the news went under each policy, and what each channel adds; none where that was not asked.
    pub channels: Vec<ChannelTally>,
    /// What happened at each release under each policy; none without a campaign.
    pub releases: Vec<Vec<ReleaseCounts>>,
    /// Whether the experiment was interrupted before its planned end.
    pub interrupted: bool,
    trials_per_world: u64,
    worlds: u64,
}

impl Tally {
    /// Nothing seen yet of the scenario.
    pub fn new(scenario: &Scenario) -> Self {
        let policies = scenario.policies.len();
        let foretold = scenario.has_chances().then(|| ForetoldTally::new(scenario));
        Self {
            readers: ReadersOverTime::new(&Grid::new(scenario), policies),
            foretold: foretold.map_or_else(Vec::new, |foretold| vec![foretold; policies]),
            ..Self::of_figures(scenario)
        }
    }

    /// The same, taking in neither by when people read nor what chances say of when, whom and how.
    pub fn of_figures(scenario: &Scenario) -> Self {
        let (policies, releases) = (scenario.policies.len(), scenario.issues().len());
        Self {
            releases: vec![vec![ReleaseCounts::default(); releases]; if releases > 0 { policies } else { 0 }],
            ..Self::without_times(scenario, scenario.experiment.trials_per_world)
        }
    }

    /// The same, ready to take in who carried the news.
    #[must_use]
    pub fn with_carriers(mut self, scenario: &Scenario) -> Self {
        self.carriers = vec![CarrierTally::new(scenario); self.policies.len()];
        self
    }

    /// The same, ready to take in what each channel adds.
    #[must_use]
    pub fn with_channels(mut self, scenario: &Scenario) -> Self {
        self.channels = vec![ChannelTally::new(scenario.channels.len()); self.policies.len()];
        self
    }

    /// The tally of rows that were kept, those of whole worlds; how many had read by when, and by when and how chances have it, is not
    /// among them.
    ///
    /// # Panics
    /// If `outcomes` are not those of the scenario's policies.
    pub fn of(scenario: &Scenario, outcomes: &Outcomes) -> Self {
        assert_eq!(
            outcomes.policies,
            scenario.policies.len(),
            "outcomes of the scenario's policies"
        );
        let mut tally = Self::without_times(scenario, outcomes.trials_per_world);
        tally.observe(scenario, &outcomes.rows);
        tally
    }

    fn without_times(scenario: &Scenario, trials_per_world: u64) -> Self {
        let policies = scenario.policies.len();
        Self {
            policies: vec![PolicyTally::new(scenario, trials_per_world); policies],
            pairs: vec![PairTally::new(trials_per_world); policies * (policies - 1) / 2],
            readers: ReadersOverTime::default(),
            foretold: vec![],
            carriers: vec![],
            channels: vec![],
            releases: vec![],
            interrupted: false,
            trials_per_world,
            worlds: 0,
        }
    }

    /// Takes in the rows of some whole worlds, in order of trials and within a trial in order of policies; what is left over of
    /// a world is none.
    pub fn observe(&mut self, scenario: &Scenario, rows: &[Outcome]) {
        let policies = self.policies.len();
        let yardstick = Yardstick::of(scenario);
        let trials_per_world = usize::try_from(self.trials_per_world).unwrap_or(usize::MAX);
        for world in rows.chunks_exact(policies.saturating_mul(trials_per_world)) {
            let of = |policy: usize| world.iter().skip(policy).step_by(policies);
            for (policy, tally) in self.policies.iter_mut().enumerate() {
                tally.observe(scenario, policy, of(policy));
            }
            for ((a, b), pair) in pairs(policies).zip(&mut self.pairs) {
                pair.observe(of(a).zip(of(b)), yardstick);
            }
            self.worlds += 1;
        }
    }

    /// Takes in how many had read by when, a row per trial and policy.
    pub fn observe_readers(&mut self, rows: &[ReadersBy]) {
        self.readers.observe(rows);
    }

    /// Takes in what chances say of some whole worlds, a row per trial and policy.
    pub fn observe_foretold(&mut self, rows: &[Foretold]) {
        let policies = self.foretold.len();
        if policies == 0 {
            return;
        }
        let trials_per_world = usize::try_from(self.trials_per_world).unwrap_or(usize::MAX);
        for world in rows.chunks_exact(policies.saturating_mul(trials_per_world)) {
            for (policy, foretold) in self.foretold.iter_mut().enumerate() {
                foretold.observe(world, (policy, policies));
            }
        }
    }

    /// Takes in who carried the news in the trials of some whole worlds, a row per trial and policy.
    pub fn observe_carried(&mut self, rows: &[Option<Carried>]) {
        let policies = self.carriers.len();
        if policies == 0 {
            return;
        }
        let trials_per_world = usize::try_from(self.trials_per_world).unwrap_or(usize::MAX);
        for world in rows.chunks_exact(policies.saturating_mul(trials_per_world)) {
            for (policy, carriers) in self.carriers.iter_mut().enumerate() {
                carriers.observe(world.iter().skip(policy).step_by(policies).flatten());
            }
        }
    }

    /// Takes in what each policy got in some trials, a row per trial and policy, and what it would have got without each channel, as many
    /// rows for each of them as there are channels.
    pub fn observe_channels(&mut self, scenario: &Scenario, rows: &[Outcome], without: &[Outcome]) {
        let policies = self.channels.len();
        let channels = without.len().checked_div(rows.len()).unwrap_or(0);
        let yardstick = Yardstick::of(scenario);
        if policies == 0 || channels == 0 {
            return;
        }
        for (place, (row, without)) in rows.iter().zip(without.chunks_exact(channels)).enumerate() {
            self.channels[place % policies].observe(row, without, yardstick);
        }
    }

    /// Takes in what happened at each release in some trials: as many figures as there are releases for each trial and policy.
    pub fn observe_releases(&mut self, rows: &[ReleaseFigures]) {
        let policies = self.releases.len();
        let releases = self.releases.first().map_or(0, Vec::len);
        if releases == 0 {
            return;
        }
        for (place, row) in rows.chunks_exact(releases).enumerate() {
            for (counts, figures) in self.releases[place % policies].iter_mut().zip(row) {
                counts.observe(figures);
            }
        }
    }

    /// Takes in what `other`, a tally of the same scenario, has seen.
    pub fn merge(&mut self, other: &Self) {
        for (policy, other) in self.policies.iter_mut().zip(&other.policies) {
            policy.merge(other);
        }
        for (pair, other) in self.pairs.iter_mut().zip(&other.pairs) {
            pair.merge(other);
        }
        self.readers.merge(&other.readers);
        for (foretold, other) in self.foretold.iter_mut().zip(&other.foretold) {
            foretold.merge(other);
        }
        for (carriers, other) in self.carriers.iter_mut().zip(&other.carriers) {
            carriers.merge(other);
        }
        for (channels, other) in self.channels.iter_mut().zip(&other.channels) {
            channels.merge(other);
        }
        let all = self.releases.iter_mut().flatten();
        for (counts, other) in all.zip(other.releases.iter().flatten()) {
            counts.merge(other);
        }
        self.interrupted |= other.interrupted;
        self.worlds += other.worlds;
    }

    /// Trials that share a world; 1 where every trial has its own.
    pub fn trials_per_world(&self) -> u64 {
        self.trials_per_world
    }

    /// Worlds seen.
    pub fn worlds(&self) -> u64 {
        self.worlds
    }

    /// Trials seen.
    pub fn trials(&self) -> u64 {
        self.worlds * self.trials_per_world
    }

    /// The pairs, each with the indices of its policies.
    pub fn pairs(&self) -> impl Iterator<Item = ((usize, usize), &PairTally)> {
        pairs(self.policies.len()).zip(&self.pairs)
    }
}

/// Every pair of so many policies, the earlier one first.
fn pairs(policies: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..policies).flat_map(move |a| (a + 1..policies).map(move |b| (a, b)))
}
