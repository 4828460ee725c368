//! What a trial was worth to the firm.

use crate::scenario::Scenario;
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

/// Requests that policy `policy` looks at: all, or none where it declines them unseen.
pub fn reviewed(scenario: &Scenario, policy: usize) -> u32 {
    if scenario.policies[policy].accept_none {
        0
    } else {
        scenario.requests.count
    }
}
