//! What is counted of one policy.

use super::{Distribution, Expectation, PART_OF_ONE, Product, Successes, Yardstick, value_of};
use crate::scenario::Scenario;
use crate::stats::nested::WorldCounts;
use crate::trial::{Chances, FirstReach, Outcome};
use serde::{Deserialize, Serialize};

/// Shares of spammers are summed as whole numbers, so many of which are a share of 1: fewer than the digits of a share.
const SHARE_UNIT: f64 = (1_u64 << 60) as f64;

/// What is counted of one policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyTally {
    /// Trials in which a decision-maker read.
    pub reached: WorldCounts,
    /// Trials in which one would have read with reposts and forwards off.
    pub one_hop: WorldCounts,
    /// Trials in which nobody read.
    pub silent: WorldCounts,
    /// Trials whose cascade stayed a star.
    pub star: WorldCounts,
    /// Trials that were worth more than they cost.
    pub gains: WorldCounts,
    /// Deals closed, and requests accepted.
    pub deals_and_accepted: Product,
    /// People who read.
    pub people: WorldCounts,
    /// As [`Outcome::heard`].
    pub heard: WorldCounts,
    /// As [`Outcome::heard_accepted`].
    pub heard_accepted: WorldCounts,
    /// As [`Outcome::heard_passed_on`].
    pub heard_passed_on: WorldCounts,
    /// As [`Outcome::passed_on`].
    pub passed_on: WorldCounts,
    /// People who reposted, over all trials.
    pub reposts: u64,
    /// People who forwarded.
    pub forwards: u64,
    /// Decision-makers who read.
    pub decision_makers: u64,
    /// Trials that more than `experiment.max_readers` read.
    pub over_limit: u64,
    spam_shares: u128,
    /// How many people read.
    pub sizes: Distribution,
    /// Hours of first reach, over the trials that reached.
    pub hours: Distribution,
    /// What trials were worth.
    pub values: Distribution,
    /// The trials that reached.
    pub successes: Successes,
    /// Chances of reach, where trials answer with them.
    pub chance: Expectation,
    /// The same with reposts and forwards off.
    pub chance_of_one_hop: Expectation,
    /// Deals and accepted requests, the deals by chances; over a campaign discounted deals and costs, in parts of a [`Yardstick`]. No
    /// worlds where neither is.
    pub expected_deals_and_accepted: Product,
    /// Decision-makers who read, by chances `[PART_OF_ONE]`.
    expected_decision_makers: i128,
    /// People who asked over a campaign.
    pub asked: WorldCounts,
    /// Hours to the first deal of a campaign, over the trials that have one.
    pub deal_hours: Distribution,
    /// Time to the first deal, as a part of a campaign, to whose end it lasts where there is none; no worlds without one.
    pub wait: Expectation,
}

impl PolicyTally {
    /// Nothing seen yet of a policy of the scenario.
    pub(super) fn new(scenario: &Scenario, trials_per_world: u64) -> Self {
        let counts = WorldCounts::new(trials_per_world);
        Self {
            reached: counts,
            one_hop: counts,
            silent: counts,
            star: counts,
            gains: counts,
            deals_and_accepted: Product::new(trials_per_world),
            people: counts,
            heard: counts,
            heard_accepted: counts,
            heard_passed_on: counts,
            passed_on: counts,
            reposts: 0,
            forwards: 0,
            decision_makers: 0,
            over_limit: 0,
            spam_shares: 0,
            sizes: Distribution::default(),
            hours: Distribution::default(),
            values: Distribution::default(),
            successes: Successes::new(scenario.segments.len(), scenario.policies.len()),
            chance: Expectation::default(),
            chance_of_one_hop: Expectation::default(),
            expected_deals_and_accepted: Product::new(trials_per_world),
            expected_decision_makers: 0,
            asked: counts,
            deal_hours: Distribution::default(),
            wait: Expectation::default(),
        }
    }

    /// Takes in what policy `policy` got in the trials of one more world.
    pub(super) fn observe<'o>(
        &mut self,
        scenario: &Scenario,
        policy: usize,
        rows: impl Iterator<Item = &'o Outcome> + Clone,
    ) {
        let trials_where = |holds: fn(&Outcome) -> bool| rows.clone().map(|row| i64::from(holds(row))).sum::<i64>();
        let sum = |figure: fn(&Outcome) -> u32| rows.clone().map(|row| i64::from(figure(row))).sum::<i64>();
        self.reached.observe(trials_where(|row| row.first.is_some()));
        self.one_hop.observe(trials_where(|row| row.one_hop));
        self.silent.observe(trials_where(|row| row.people == 0));
        self.star.observe(trials_where(|row| row.most_hops == 1));
        self.deals_and_accepted
            .observe(sum(|row| row.deals), sum(|row| row.accepted));
        self.people.observe(sum(|row| row.people));
        self.heard.observe(sum(|row| row.heard));
        self.heard_accepted.observe(sum(|row| row.heard_accepted));
        self.heard_passed_on.observe(sum(|row| row.heard_passed_on));
        self.passed_on.observe(sum(|row| row.passed_on));
        for row in rows.clone() {
            self.reposts += u64::from(row.reposts);
            self.forwards += u64::from(row.forwards);
            self.decision_makers += u64::from(row.decision_makers);
            self.over_limit += u64::from(scenario.experiment.max_readers.is_some_and(|limit| row.people > limit));
            self.spam_shares += libm::round(spam_share(row) * SHARE_UNIT) as u128;
        }
        self.sizes
            .observe(&mut rows.clone().map(|row| f64::from(row.people)).collect::<Vec<f64>>());
        let mut values: Vec<f64> = rows.clone().map(|row| value_of(scenario, policy, row)).collect();
        self.gains
            .observe(values.iter().map(|&value| i64::from(value > 0.0)).sum());
        self.values.observe(&mut values);
        let chances = |of: fn(Chances) -> f64| mean(rows.clone().map(|row| row.chances().map(of)));
        if let Some(chance) = chances(|chances| chances.reach) {
            self.chance.observe(chance);
        }
        if let Some(chance) = chances(|chances| chances.one_hop) {
            self.chance_of_one_hop.observe(chance);
        }
        let expected = |of: fn(Chances) -> f64| rows.clone().map(|row| row.chances().map(of)).sum::<Option<f64>>();
        if let Some(deals) = expected(|chances| chances.deals) {
            self.expected_deals_and_accepted
                .observe_expected(deals, sum(|row| row.accepted));
        }
        if let Some(people) = expected(|chances| chances.decision_makers) {
            self.expected_decision_makers += libm::round(people / PART_OF_ONE) as i128;
        }
        if let Some(yardstick) = Yardstick::of(scenario) {
            self.observe_campaign(yardstick, &rows);
        }
        let firsts: Vec<FirstReach> = rows.filter_map(|row| row.first).collect();
        self.hours
            .observe(&mut firsts.iter().map(|first| first.hours).collect::<Vec<f64>>());
        self.successes.observe(&firsts);
    }

    /// Takes in what a campaign brought in the trials of one more world.
    fn observe_campaign<'o>(&mut self, yardstick: Yardstick, rows: &(impl Iterator<Item = &'o Outcome> + Clone)) {
        let figures = || rows.clone().filter_map(Outcome::campaign);
        let deals = figures().map(|figures| figures.discounted_deals).sum();
        let costs = figures().map(|figures| yardstick.parts(figures.costs)).sum();
        self.expected_deals_and_accepted.observe_expected(deals, costs);
        self.asked.observe(figures().map(|figures| figures.asked as i64).sum());
        if let Some(wait) = mean(figures().map(|figures| Some(yardstick.wait(figures)))) {
            self.wait.observe(wait);
        }
        let closed = rows.clone().filter(|row| row.deals > 0).filter_map(Outcome::campaign);
        self.deal_hours
            .observe(&mut closed.map(|figures| figures.hours_without_deal).collect::<Vec<f64>>());
    }

    /// Takes in what `other` has seen.
    pub(super) fn merge(&mut self, other: &Self) {
        for (counts, other) in [
            (&mut self.reached, &other.reached),
            (&mut self.one_hop, &other.one_hop),
            (&mut self.silent, &other.silent),
            (&mut self.star, &other.star),
            (&mut self.gains, &other.gains),
            (&mut self.people, &other.people),
            (&mut self.heard, &other.heard),
            (&mut self.heard_accepted, &other.heard_accepted),
            (&mut self.heard_passed_on, &other.heard_passed_on),
            (&mut self.passed_on, &other.passed_on),
        ] {
            counts.merge(other);
        }
        self.deals_and_accepted.merge(&other.deals_and_accepted);
        self.reposts += other.reposts;
        self.forwards += other.forwards;
        self.decision_makers += other.decision_makers;
        self.over_limit += other.over_limit;
        self.spam_shares += other.spam_shares;
        self.sizes.merge(&other.sizes);
        self.hours.merge(&other.hours);
        self.values.merge(&other.values);
        self.successes.merge(&other.successes);
        self.chance.merge(&other.chance);
        self.chance_of_one_hop.merge(&other.chance_of_one_hop);
        self.expected_deals_and_accepted
            .merge(&other.expected_deals_and_accepted);
        self.expected_decision_makers += other.expected_decision_makers;
        self.asked.merge(&other.asked);
        self.deal_hours.merge(&other.deal_hours);
        self.wait.merge(&other.wait);
    }

    /// Mean number of decision-makers who read, by chances where trials answer with them.
    pub fn decision_makers_mean(&self) -> f64 {
        let sum = if self.has_chances() {
            self.expected_decision_makers as f64 * PART_OF_ONE
        } else {
            self.decision_makers as f64
        };
        sum / self.reached.trials().max(1) as f64
    }

    /// Whether trials answered with chances.
    pub fn has_chances(&self) -> bool {
        self.chance.moments().count > 0
    }

    /// Mean share of true spammers among the accepted; 0 where nobody was.
    pub fn spam_share_mean(&self) -> f64 {
        self.spam_shares as f64 / SHARE_UNIT / self.reached.trials().max(1) as f64
    }
}

/// The mean of values, if all of them are there.
pub(super) fn mean(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let mut count = 0_u32;
    let counted = values.inspect(|_| count += 1);
    let sum = counted.sum::<Option<f64>>()?;
    (count > 0).then(|| sum / f64::from(count))
}

/// Share of true spammers among the accepted; 0 where nobody was.
fn spam_share(row: &Outcome) -> f64 {
    f64::from(row.accepted_spammers) / f64::from(row.accepted.max(1))
}
