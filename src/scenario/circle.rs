//! `[circle]`: how strongly those who hear the firm hear it.

use super::key::section;
use super::kind::{EXPONENT, NOT_NEGATIVE, POSITIVE, PROBABILITY};

section! {
    /// `[circle]`: how strongly those who hear the firm hear it.
    pub struct Circle {
        /// Strength of an accepted contact's tie to the firm.
        engagement: f64 = 1.5, NOT_NEGATIVE;
        /// Probability that a declined person hears the firm all the same.
        declined_stay: f64 = 0.4, PROBABILITY;
        /// Strength of such a person's tie to the firm.
        declined_engagement: f64 = 0.6, NOT_NEGATIVE;
        /// Contacts beyond which attention is diluted.
        capacity: f64 = 150.0, POSITIVE, "persons";
        /// Exponent of that dilution; 0 means none.
        dilution: f64 = 0.3, EXPONENT;
        /// Exponent of the loss of credibility to accepted spammers; 0 means none.
        spam_penalty: f64 = 1.0, EXPONENT;
        /// Factor on an accepted person's repost and forward probabilities.
        favour: f64 = 1.0, NOT_NEGATIVE;
    }
}
