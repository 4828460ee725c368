//! Campaigns of one decision-maker, the firm's only contact, who notices each release with a known chance: every rule has a closed form.

use crate::Topic;
use crate::kit::coins::{NOTICE, lone_decider};
use crate::kit::{of_policy, outcomes};
use crate::row::{Effort, Mean, Row};
use whoknows::scenario::QUARTER;
use whoknows::trial::{CampaignFigures, Outcome};

pub const TOPIC: Topic = Topic {
    name: "campaigns",
    title: "Campaigns, one rule at a time",
    about: "One decision-maker, the firm's only contact, who notices each release with probability q = 0.3, reads at once and then closes a \
            deal: several coins, leaving, asking, discounting and the time to the first deal ([model](model.md), 7.12).",
    rows,
};

/// The chance to notice a release.
const Q: f64 = NOTICE;

/// What came of campaigns of that decision-maker, who reads at once; who is declined does not stay.
fn alone(campaign: &str, discount: &str, trials: u64) -> Vec<Outcome> {
    let overrides = ["attention.delay_median=0", "circle.declined_stay=0", discount];
    of_policy(&outcomes(&lone_decider(campaign, trials, &overrides)), 0)
        .copied()
        .collect()
}

/// A mean over trials and what it must be.
struct Rule<'a> {
    name: &'a str,
    campaign: &'a str,
    discount: &'a str,
    exact: f64,
    value: &'a dyn Fn(&Outcome, CampaignFigures) -> f64,
}

fn rows(effort: Effort) -> Vec<Row> {
    let trials = effort.of(4_000, 100_000);
    let reached = |row: &Outcome, _: CampaignFigures| f64::from(u8::from(row.first.is_some()));
    let quarters = |_: &Outcome, figures: CampaignFigures| figures.hours_without_deal / QUARTER;
    let p = 1.0 - Q;
    // Half of those who are there leave, whatever makes them: 1 − 0.7 · (½ + ½ · 0.7).
    let after_leaving = 1.0 - p * (0.5 + 0.5 * p);
    let rules = [
        Rule {
            name: "two releases: a decision-maker reads, 1 − (1 − q)²",
            campaign: "releases = 2\nleave = 0\nfatigue = 0",
            discount: "outcome.discount=0",
            exact: 1.0 - p * p,
            value: &reached,
        },
        Rule {
            name: "five releases: 1 − (1 − q)⁵",
            campaign: "releases = 5\nleave = 0\nfatigue = 0",
            discount: "outcome.discount=0",
            exact: 1.0 - p.powi(5),
            value: &reached,
        },
        Rule {
            name: "half leave within the interval",
            campaign: "releases = 2\nleave = 0.5\nfatigue = 0",
            discount: "outcome.discount=0",
            exact: after_leaving,
            value: &reached,
        },
        Rule {
            name: "half are tired by the one post",
            campaign: "releases = 2\nleave = 0\nfatigue = 0.5",
            discount: "outcome.discount=0",
            exact: after_leaving,
            value: &reached,
        },
        Rule {
            name: "a quarter of a chance to leave for a release that lasts two intervals: 1 − ¾²",
            campaign: "interval = 1000\nleave = 0.25\nfatigue = 0\n[[campaign.release]]\n[[campaign.release]]\nat = 2000",
            discount: "outcome.discount=0",
            exact: 1.0 - p * (1.0 - 0.5625 * Q),
            value: &reached,
        },
        Rule {
            name: "mean time to the first deal over two quarters: (1 − q) q + 2 (1 − q)²",
            campaign: "releases = 2\nleave = 0\nfatigue = 0",
            discount: "outcome.discount=0",
            exact: p * Q + 2.0 * p * p,
            value: &quarters,
        },
        Rule {
            name: "deals at 25 % a year, a year apart: q + (1 − q) q / 1.25",
            campaign: "releases = 2\ninterval = 8760\nleave = 0\nfatigue = 0",
            discount: "outcome.discount=0.25",
            exact: Q + p * Q / 1.25,
            value: &|_, figures| figures.discounted_deals,
        },
        Rule {
            name: "whoever closes closes once: deals in five releases",
            campaign: "releases = 5\nleave = 0\nfatigue = 0",
            discount: "outcome.discount=0",
            exact: 1.0 - p.powi(5),
            value: &|row, _| f64::from(row.deals),
        },
    ];
    let row = |rule: &Rule<'_>| {
        let rows = alone(rule.campaign, rule.discount, trials);
        let value = |row: &Outcome| (rule.value)(row, row.campaign().expect("there is a campaign"));
        let values: Vec<f64> = rows.iter().map(value).collect();
        Row::mean(rule.name, rule.exact, Mean::of(&values))
    };
    rules.iter().map(row).collect()
}
