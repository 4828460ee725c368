//! What is counted of a campaign.

use crate::scenario::Scenario;
use crate::stats::nested::WorldCounts;
use crate::trial::{CampaignFigures, ReleaseFigures};
use serde::{Deserialize, Serialize};

/// In what a campaign is measured, so that sums are whole numbers.
#[derive(Clone, Copy, Debug)]
pub struct Yardstick {
    /// Costs are counted in these `[currency]`.
    cost_part: f64,
    /// The end of the campaign `[hours]`.
    end: f64,
}

impl Yardstick {
    /// That of a scenario; none without a campaign.
    pub fn of(scenario: &Scenario) -> Option<Self> {
        scenario.has_campaign().then(|| Self {
            cost_part: scenario.cost_part(),
            end: scenario.campaign.end(),
        })
    }

    /// A cost in parts.
    pub fn parts(self, cost: f64) -> i64 {
        if self.cost_part > 0.0 {
            libm::round(cost / self.cost_part) as i64
        } else {
            0
        }
    }

    /// The time to the first deal, as a part of the campaign.
    pub fn wait(self, figures: CampaignFigures) -> f64 {
        figures.hours_without_deal / self.end
    }
}

/// What is counted of one release under one policy; every trial has a world of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseCounts {
    /// Contacts of the firm when it was released.
    pub contacts: WorldCounts,
    /// People who read it.
    pub readers: WorldCounts,
    /// Trials in which a decision-maker read it.
    pub reached: WorldCounts,
}

impl Default for ReleaseCounts {
    fn default() -> Self {
        let counts = WorldCounts::new(1);
        Self {
            contacts: counts,
            readers: counts,
            reached: counts,
        }
    }
}

impl ReleaseCounts {
    /// Takes in one more trial.
    pub(super) fn observe(&mut self, figures: &ReleaseFigures) {
        self.contacts.observe(i64::from(figures.contacts));
        self.readers.observe(i64::from(figures.readers));
        self.reached.observe(i64::from(figures.reached));
    }

    /// Takes in what `other` has seen.
    pub(super) fn merge(&mut self, other: &Self) {
        self.contacts.merge(&other.contacts);
        self.readers.merge(&other.readers);
        self.reached.merge(&other.reached);
    }
}
