//! What a trial was worth to the firm.

use crate::scenario::{Channel, Policy, Scenario};
use crate::trial::Outcome;

/// What one trial was worth to the firm under policy `policy` `[currency]`: its deals, less what answering, contacts and the wire cost;
/// over a campaign as seen from its first release.
pub fn value_of(scenario: &Scenario, policy: usize, row: &Outcome) -> f64 {
    if let Some(figures) = row.campaign() {
        return deals_worth(scenario, row) - figures.costs;
    }
    let outcome = &scenario.outcome;
    deals_worth(scenario, row) - f64::from(row.accepted) * outcome.cost_per_contact - fixed_cost(scenario, policy)
}

/// What the deals of a trial are worth `[currency]`; over a campaign at its first release.
pub fn deals_worth(scenario: &Scenario, row: &Outcome) -> f64 {
    let deals = row
        .campaign()
        .map_or(f64::from(row.deals), |figures| figures.discounted_deals);
    deals * scenario.outcome.deal_value
}

/// What one of those costs that are counted with the deals of a trial is worth: accepted requests or, over a campaign, parts of all costs
/// `[currency]`.
pub fn cost_weight(scenario: &Scenario) -> f64 {
    if scenario.has_campaign() {
        scenario.cost_part()
    } else {
        scenario.outcome.cost_per_contact
    }
}

/// What every trial costs under policy `policy`, however it ends `[currency]`: over a campaign nothing, where all costs are counted.
pub fn fixed_cost(scenario: &Scenario, policy: usize) -> f64 {
    if scenario.has_campaign() {
        return 0.0;
    }
    f64::from(reviewed(scenario, policy)) * scenario.outcome.cost_per_request + scenario.paid_wire_fee()
}

/// Requests that policy `policy` looks at: on each channel all, or none where it declines them unseen.
pub fn reviewed(scenario: &Scenario, policy: usize) -> u32 {
    let policy = &scenario.policies[policy];
    let reviewed = |policy: &Policy, requests: u32| if policy.accept_none { 0 } else { requests };
    if scenario.channels.is_empty() {
        return reviewed(policy, scenario.requests.count);
    }
    let here = |channel: &Channel| reviewed(&policy.on_channel(&channel.name), channel.request_count(scenario));
    scenario.channels.iter().map(here).fold(0, u32::saturating_add)
}
