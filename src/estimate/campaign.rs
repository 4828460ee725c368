//! What came of a campaign, release by release, and how long the first deal takes.

use super::expected::{self, expected};
use super::funnel::mean;
use super::share::share;
use super::value_comparison::mean_difference;
use super::{Estimate, Standing, Verdict};
use crate::scenario::{QUARTER, Scenario};
use crate::stats::interval::Interval;
use crate::stats::multiplicity::holm;
use crate::tally::{Expectation, PairTally, PolicyTally, ReleaseCounts, Tally};

/// What came of a campaign under one policy.
#[derive(Clone, Debug, PartialEq)]
pub struct CampaignAnswers {
    /// A row per release, in order.
    pub releases: Vec<ReleaseAnswers>,
    /// Mean time to the first deal, counted to the end of the campaign where there is none `[quarters]`.
    pub wait: Estimate,
}

/// What came of one release and of those before it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReleaseAnswers {
    /// When it comes, counted from the first `[quarters]`.
    pub at: f64,
    /// When the next one comes, or the campaign ends `[quarters]`.
    pub until: f64,
    /// Mean number of contacts when it comes.
    pub contacts: Estimate,
    /// Mean number of people who read it.
    pub readers: Estimate,
    /// Share of trials in which a decision-maker reads it.
    pub reached: Estimate,
    /// Share of trials in which a decision-maker has read this one or one before.
    pub reached_by: Estimate,
    /// Share of trials that have a deal before the next one comes.
    pub deal_by: Estimate,
}

/// How long two policies take to the first deal, in the same trials.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitComparison {
    /// Place of the one policy.
    pub a: usize,
    /// Place of the other.
    pub b: usize,
    /// Mean time to the first deal under `a` less that under `b`, with a paired interval `[quarters]`.
    pub difference: Estimate,
    /// Holm-adjusted p-value of no difference, over all pairs of the run.
    pub p_holm: f64,
    /// What may be said of it, seen from `a`: behind where the first deal comes earlier.
    pub standing: Standing,
}

impl WaitComparison {
    /// How much earlier the first deal comes under `policy` than under the other `[quarters]`; none where it is not of that policy.
    pub fn earlier_under(&self, policy: usize) -> Option<Estimate> {
        if policy == self.a {
            Some(self.difference.negated())
        } else {
            (policy == self.b).then_some(self.difference)
        }
    }
}

/// What is to be said of a campaign under a policy; none where there is none.
pub fn campaign(scenario: &Scenario, tally: &Tally, policy: usize) -> Option<CampaignAnswers> {
    let counted = &tally.policies[policy];
    let counts = tally.releases.get(policy)?;
    let issues = scenario.issues();
    let ends: Vec<f64> = issues.iter().map(|issue| issue.at + issue.lasts).collect();
    let by = |hours: &crate::tally::Distribution| -> Vec<Estimate> {
        let counts = hours.at_most(&ends, tally.trials_per_world(), tally.worlds());
        counts.iter().map(share).collect()
    };
    let (reached_by, deal_by) = (by(&counted.hours), by(&counted.deal_hours));
    let people = scenario.world.people as f64;
    let row = |(number, (issue, counts)): (usize, (&crate::scenario::Issue, &ReleaseCounts))| ReleaseAnswers {
        at: issue.at / QUARTER,
        until: ends[number] / QUARTER,
        contacts: mean(&counts.contacts, people),
        readers: mean(&counts.readers, people),
        reached: share(&counts.reached),
        reached_by: reached_by[number],
        deal_by: deal_by[number],
    };
    Some(CampaignAnswers {
        releases: issues.iter().zip(counts).enumerate().map(row).collect(),
        wait: mean_wait(scenario, counted),
    })
}

/// Mean time to the first deal `[quarters]`; where no trial has one, it may be that of the first trial that does.
pub(super) fn mean_wait(scenario: &Scenario, counted: &PolicyTally) -> Estimate {
    let moments = counted.wait.moments();
    let known = expected(&counted.wait, Interval::PROBABILITIES);
    // With one trial added in which the first deal comes at once, and one in which none does, the mean is not taken for certain.
    let added = || mean_difference(&moments, 1.0, 1.0).unwrap_or(Estimate::between(moments.mean, 0.0, 1.0));
    let part = known.unwrap_or_else(|| added().within(0.0, 1.0));
    part.times(scenario.campaign.end() / QUARTER)
}

/// A row per pair of policies, the earlier one of the scenario first; none without a campaign.
pub fn wait_comparisons(scenario: &Scenario, tally: &Tally) -> Vec<WaitComparison> {
    if !scenario.has_campaign() {
        return Vec::new();
    }
    let p_values: Vec<f64> = tally.pairs.iter().map(|pair| expected::p_value(&pair.wait)).collect();
    let row = |(((a, b), pair), p_holm): (((usize, usize), &PairTally), f64)| {
        let difference = wait_difference(scenario, pair);
        WaitComparison {
            a,
            b,
            difference,
            p_holm,
            standing: Verdict::of(difference, p_holm, 0.0).standing,
        }
    };
    tally.pairs().zip(holm(&p_values)).map(row).collect()
}

/// Mean time to the first deal under the first policy of a pair less that under the second `[quarters]`.
pub(super) fn wait_difference(scenario: &Scenario, pair: &PairTally) -> Estimate {
    difference(&pair.wait).times(scenario.campaign.end() / QUARTER)
}

/// The mean difference as a part of the campaign. As with reach, two trials are added: one in which only the first policy closes a deal,
/// at once, and one in which only the second does.
fn difference(wait: &Expectation) -> Estimate {
    let moments = wait.moments();
    let paired = mean_difference(&moments, 0.0, 1.0);
    paired
        .unwrap_or(Estimate::between(moments.mean, -1.0, 1.0))
        .within(-1.0, 1.0)
}
