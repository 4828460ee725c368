//! What a trial was worth to the firm.

use crate::scenario::{Channel, Policy, Scenario};
use crate::trial::Outcome;

/// What one trial was worth to the firm under policy `policy` `[currency]`: its deals, less what answering, contacts and the wire cost.
pub fn value_of(scenario: &Scenario, policy: usize, row: &Outcome) -> f64 {
    let outcome = &scenario.outcome;
    f64::from(row.deals) * outcome.deal_value
        - f64::from(row.accepted) * outcome.cost_per_contact
        - fixed_cost(scenario, policy)
}

/// What every trial costs under policy `policy`, however it ends `[currency]`.
pub fn fixed_cost(scenario: &Scenario, policy: usize) -> f64 {
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
