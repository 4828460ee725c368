//! `[requests]`: who asks to connect with the firm.

use super::evidence::guess;
use super::key::section;
use super::kind::{PEOPLE, PROBABILITY};

section! {
    /// `[requests]`: who asks to connect with the firm.
    pub struct Requests {
        /// Number of distinct people who ask.
        count: u32 = 400, PEOPLE, "persons" => guess(100.0, 1600.0);
        /// Probability that a request comes through the audience of an earlier requester.
        closure: f64 = 0.3, PROBABILITY => guess(0.0, 0.6);
    }
}
