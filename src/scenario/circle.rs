//! `[circle]`: how strongly those who hear the firm hear it.

/// `[circle]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    /// Strength of an accepted contact's tie to the firm, ≥ 0.
    pub engagement: f64,
    /// Probability that a declined person hears the firm all the same.
    pub declined_stay: f64,
    /// Strength of such a person's tie, ≥ 0.
    pub declined_engagement: f64,
    /// Contacts beyond which attention is diluted `[persons]`, > 0.
    pub capacity: f64,
    /// Exponent of the dilution, ≥ 0.
    pub dilution: f64,
    /// Exponent of the loss of credibility to accepted spammers, ≥ 0.
    pub spam_penalty: f64,
    /// Factor on an accepted person's repost and forward probabilities, ≥ 0.
    pub favour: f64,
}
