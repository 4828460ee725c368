//! Where the news went, and what each channel adds.

use super::campaign::wait_difference;
use super::comparison::difference_of;
use super::share::estimate;
use super::value_comparison::value_added;
use super::{Estimate, LEVEL};
use crate::scenario::{Channel, Scenario};
use crate::stats::interval::{Interval, wilson};
use crate::tally::{ChannelTally, PairTally, Tally};
use crate::trial::Route;

/// Where the news went under one policy, and what each channel adds to it.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelAnswers {
    /// A row per channel, in order of the scenario.
    pub adds: Vec<ChannelAdds>,
    /// A row per pair of first and last channel that any success had, the largest share first.
    pub routes: Vec<RouteShare>,
}

/// What one channel adds: what trials bring, less what the same trials bring without the firm there.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelAdds {
    /// Name of the channel.
    pub channel: String,
    /// To reach, with a paired interval.
    pub reach: Estimate,
    /// Trials that reach only with it.
    pub only_with: u64,
    /// Trials that reach only without it: being on it has its price.
    pub only_without: u64,
    /// To the mean number of readers.
    pub people: Estimate,
    /// How much earlier the first deal of a campaign comes with it, with a paired interval `[quarters]`; none without a campaign.
    pub earlier: Option<Estimate>,
    /// To the mean value of a trial `[currency]`; none where the scenario puts no money on anything.
    pub value: Option<Estimate>,
    /// What asking there costs in every trial, but for those who ask because they read `[currency]`.
    pub review_cost: f64,
}

/// How many successes took a way.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteShare {
    /// Channel on which the firm's post was read; none where the wire told.
    pub first: Option<String>,
    /// Channel on which the decision-maker read; none of a private forward or the wire.
    pub last: Option<String>,
    /// Trials.
    pub trials: u64,
    /// Share of the trials that reached.
    pub share: Estimate,
}

/// What is to be said of channels under a policy; none where that was not asked.
pub fn channels(scenario: &Scenario, tally: &Tally, policy: usize) -> Option<ChannelAnswers> {
    let counted = tally.channels.get(policy)?;
    let channels = scenario.channels.iter().zip(&counted.adds);
    Some(ChannelAnswers {
        adds: channels
            .map(|(channel, pair)| adds(scenario, policy, channel, pair))
            .collect(),
        routes: routes(scenario, counted),
    })
}

fn adds(scenario: &Scenario, policy: usize, channel: &Channel, pair: &PairTally) -> ChannelAdds {
    let here = scenario.policies[policy].on_channel(&channel.name);
    let reviewed = if here.accept_none {
        0
    } else {
        channel.requests_over(scenario)
    };
    let review_cost = f64::from(reviewed) * scenario.outcome.cost_per_request;
    // Over a campaign it is counted with the costs of trials.
    let fixed_cost = if scenario.has_campaign() { 0.0 } else { review_cost };
    let people = pair.people.student_t(LEVEL).unwrap_or(Interval {
        low: f64::NEG_INFINITY,
        high: f64::INFINITY,
    });
    ChannelAdds {
        channel: channel.name.clone(),
        reach: difference_of(pair),
        only_with: pair.only_a,
        only_without: pair.only_b,
        people: estimate(pair.people.mean(), people.within(all_people(scenario))),
        earlier: scenario
            .has_campaign()
            .then(|| wait_difference(scenario, pair).negated()),
        value: scenario.has_value().then(|| value_added(scenario, -fixed_cost, pair)),
        review_cost,
    }
}

/// Nobody can add or lose more readers than there are people.
fn all_people(scenario: &Scenario) -> Interval {
    let people = scenario.world.people as f64;
    Interval {
        low: -people,
        high: people,
    }
}

fn routes(scenario: &Scenario, counted: &ChannelTally) -> Vec<RouteShare> {
    let whole: u64 = counted.routes.values().sum();
    let name = |channel: Option<u8>| channel.map(|place| scenario.channels[usize::from(place)].name.clone());
    let row = |(route, &trials): (&Route, &u64)| RouteShare {
        first: name(route.first),
        last: name(route.last),
        trials,
        share: estimate(trials as f64 / whole as f64, wilson(trials as f64, whole as f64, LEVEL)),
    };
    let mut rows: Vec<RouteShare> = counted.routes.iter().map(row).collect();
    // Stable: equals stay in order of the channels.
    rows.sort_by_key(|row| std::cmp::Reverse(row.trials));
    rows
}
