//! What answers rest on: the few facts of a scenario without which they cannot be told or drawn.

use crate::scenario::{Release, Scenario};

/// What of the scenario sentences and charts need beside the figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Premises {
    /// The news, and when the firm posts it; of a campaign all posts, from the first release on.
    pub release: Release,
    /// Whether nobody who decides can hear of the firm at first hand, so that all must be told by others.
    pub decision_makers_hear_only_others: bool,
    /// Differences of reach smaller than this are of no practical importance.
    pub practical_difference: f64,
    /// Whether there is money on anything.
    pub has_value: bool,
    /// What values are in.
    pub currency: String,
    /// Trials that more people would read are ended `[persons]`, if there is such a limit.
    pub max_readers: Option<u32>,
}

impl Premises {
    /// Those of `scenario`.
    pub fn of(scenario: &Scenario) -> Self {
        Self {
            release: scenario.whole_release(),
            decision_makers_hear_only_others: scenario.decision_makers_hear_only_others(),
            practical_difference: scenario.experiment.practical_difference,
            has_value: scenario.has_value(),
            currency: scenario.outcome.currency.clone(),
            max_readers: scenario.experiment.max_readers,
        }
    }
}
