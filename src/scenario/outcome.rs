//! `[outcome]`: what a reached decision-maker is worth.

use super::campaign::YEAR;
use super::evidence::{YOURS, guess};
use super::key::section;
use super::kind::{Kind, MONEY, PROBABILITY};

section! {
    /// `[outcome]`: what a reached decision-maker is worth.
    pub struct Outcome {
        /// Probability of a deal per reached decision-maker.
        close_rate: f64 = 0.05, PROBABILITY => guess(0.01, 0.2);
        /// The same where the earliest read came by private forward.
        close_rate_forwarded: f64 = 0.15, PROBABILITY => guess(0.03, 0.5);
        /// Worth of a deal.
        deal_value: f64 = 0.0, MONEY, "currency" => YOURS;
        /// Currency code or sign.
        currency: String = "USD".to_owned(), Kind::Line;
        /// Cost of reviewing one request; a policy with `accept_none` reviews none.
        cost_per_request: f64 = 0.0, MONEY, "currency" => YOURS;
        /// Cost of keeping one accepted contact for the campaign.
        cost_per_contact: f64 = 0.0, MONEY, "currency" => YOURS;
        /// Cost of the wire, paid once where `release.wire` is above 0.
        wire_fee: f64 = 0.0, MONEY, "currency" => YOURS, Wire;
        /// Rate per year at which money is discounted to the first release of a campaign.
        discount: f64 = 0.0, PROBABILITY => guess(0.0, 0.15), Campaign;
    }
}

impl Outcome {
    /// What a sum of money so many hours after the first release is worth at that release, as a share of it.
    pub fn discounted(&self, hours: f64) -> f64 {
        libm::pow(1.0 + self.discount, -hours / YEAR)
    }
}
