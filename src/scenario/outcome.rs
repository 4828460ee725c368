//! `[outcome]`: what a reached decision-maker is worth.

/// `[outcome]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Probability of a deal per reached decision-maker.
    pub close_rate: f64,
    /// The same where the earliest read came by private forward.
    pub close_rate_forwarded: f64,
    /// Worth of a deal `[currency]`, ≥ 0.
    pub deal_value: f64,
    /// Currency code or sign.
    pub currency: String,
    /// Cost of reviewing one request `[currency]`, ≥ 0.
    pub cost_per_request: f64,
    /// Cost of keeping one accepted contact for the campaign `[currency]`, ≥ 0.
    pub cost_per_contact: f64,
}
