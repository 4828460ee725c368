//! `[circle]`: how strongly those who hear the firm hear it.

use super::evidence::{DUNBAR_1992, GONCALVES_2011, guess, no_estimate, published};
use super::key::section;
use super::kind::{EXPONENT, NOT_NEGATIVE, POSITIVE, PROBABILITY};

section! {
    /// `[circle]`: how strongly those who hear the firm hear it.
    pub struct Circle {
        /// Strength of an accepted contact's tie to the firm.
        engagement: f64 = 1.5, NOT_NEGATIVE => guess(1.0, 2.0);
        /// Probability that a declined person hears the firm all the same.
        declined_stay: f64 = 0.4, PROBABILITY => guess(0.0, 0.8);
        /// Strength of such a person's tie to the firm.
        declined_engagement: f64 = 0.6, NOT_NEGATIVE => guess(0.3, 1.0);
        /// Contacts beyond which attention is diluted.
        capacity: f64 = 150.0, POSITIVE, "persons" => published(&[GONCALVES_2011, DUNBAR_1992]).measured(100.0, 200.0);
        /// Exponent of that dilution; 0 means none.
        dilution: f64 = 0.3, EXPONENT => no_estimate(0.0, 1.0), Crowding;
        /// Exponent of the loss of credibility to accepted spammers; 0 means none.
        spam_penalty: f64 = 1.0, EXPONENT => no_estimate(0.0, 2.0), AcceptedSpammers;
        /// Factor on an accepted person's repost and forward probabilities.
        favour: f64 = 1.0, NOT_NEGATIVE => no_estimate(0.5, 1.5), AcceptedPassingOn;
    }
}
