//! What is counted of two policies in the same trials.

use super::policy::mean;
use super::{Expectation, Product, Yardstick};
use crate::stats::nested::WorldCounts;
use crate::trial::Outcome;
use serde::{Deserialize, Serialize};

/// What is counted of two policies, `a` and `b`, in the same trials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairTally {
    /// Trials in which only `a` reached.
    pub only_a: u64,
    /// Trials in which only `b` reached.
    pub only_b: u64,
    /// Trials in which both reached.
    pub both: u64,
    /// Trials in which neither reached.
    pub neither: u64,
    /// Per world, `only_a` − `only_b`.
    pub advantage: WorldCounts,
    /// Deals and accepted requests of `a` less those of `b`.
    pub deals_and_accepted: Product,
    /// Per world, people who read under `a` less those under `b`.
    pub people: WorldCounts,
    /// Trials whose deals differ.
    pub trials_with_other_deals: u64,
    /// The same, the deals by chances; over a campaign discounted deals and costs, in parts of a [`Yardstick`]. No worlds where neither
    /// is.
    pub expected_deals_and_accepted: Product,
    /// Chance of reach of `a` less that of `b`, where trials answer with chances.
    pub chance: Expectation,
    /// Time to the first deal of `a` less that of `b`, as a part of a campaign; no worlds without one.
    pub wait: Expectation,
}

impl PairTally {
    /// Nothing seen yet, with so many trials in each world.
    pub fn new(trials_per_world: u64) -> Self {
        Self {
            only_a: 0,
            only_b: 0,
            both: 0,
            neither: 0,
            advantage: WorldCounts::new(trials_per_world),
            deals_and_accepted: Product::new(trials_per_world),
            people: WorldCounts::new(trials_per_world),
            trials_with_other_deals: 0,
            expected_deals_and_accepted: Product::new(trials_per_world),
            chance: Expectation::default(),
            wait: Expectation::default(),
        }
    }

    /// Takes in the trials of one more world. `yardstick` says how a campaign is measured, if there is one.
    pub fn observe<'o>(
        &mut self,
        trials: impl Iterator<Item = (&'o Outcome, &'o Outcome)> + Clone,
        yardstick: Option<Yardstick>,
    ) {
        let (mut advantage, mut deals, mut accepted, mut people) = (0, 0, 0, 0);
        let chances = trials
            .clone()
            .map(|(a, b)| Some(a.chances()?.reach - b.chances()?.reach));
        if let Some(chance) = mean(chances) {
            self.chance.observe(chance);
        }
        let expected = trials
            .clone()
            .map(|(a, b)| Some(a.chances()?.deals - b.chances()?.deals));
        let expected: Option<f64> = expected.sum();
        if let Some(yardstick) = yardstick {
            self.observe_campaign(yardstick, &trials);
        }
        for (a, b) in trials {
            match (a.first.is_some(), b.first.is_some()) {
                (true, true) => self.both += 1,
                (true, false) => {
                    self.only_a += 1;
                    advantage += 1;
                }
                (false, true) => {
                    self.only_b += 1;
                    advantage -= 1;
                }
                (false, false) => self.neither += 1,
            }
            deals += i64::from(a.deals) - i64::from(b.deals);
            accepted += i64::from(a.accepted) - i64::from(b.accepted);
            people += i64::from(a.people) - i64::from(b.people);
            self.trials_with_other_deals += u64::from(a.deals != b.deals);
        }
        self.advantage.observe(advantage);
        self.deals_and_accepted.observe(deals, accepted);
        self.people.observe(people);
        if let Some(deals) = expected {
            self.expected_deals_and_accepted.observe_expected(deals, accepted);
        }
    }

    /// Takes in what a campaign brought in the trials of one more world.
    fn observe_campaign<'o>(
        &mut self,
        yardstick: Yardstick,
        trials: &(impl Iterator<Item = (&'o Outcome, &'o Outcome)> + Clone),
    ) {
        let figures = || trials.clone().filter_map(|(a, b)| a.campaign().zip(b.campaign()));
        let deals = figures().map(|(a, b)| a.discounted_deals - b.discounted_deals).sum();
        let costs = figures()
            .map(|(a, b)| yardstick.parts(a.costs) - yardstick.parts(b.costs))
            .sum();
        self.expected_deals_and_accepted.observe_expected(deals, costs);
        let waits = figures().map(|(a, b)| Some(yardstick.wait(a) - yardstick.wait(b)));
        if let Some(wait) = mean(waits) {
            self.wait.observe(wait);
        }
    }

    /// Takes in what `other` has seen.
    pub(super) fn merge(&mut self, other: &Self) {
        self.only_a += other.only_a;
        self.only_b += other.only_b;
        self.both += other.both;
        self.neither += other.neither;
        self.advantage.merge(&other.advantage);
        self.deals_and_accepted.merge(&other.deals_and_accepted);
        self.people.merge(&other.people);
        self.trials_with_other_deals += other.trials_with_other_deals;
        self.expected_deals_and_accepted
            .merge(&other.expected_deals_and_accepted);
        self.chance.merge(&other.chance);
        self.wait.merge(&other.wait);
    }
}
