//! `[requests]`: who asks to connect with the firm.

use super::key::section;
use super::kind::{PEOPLE, PROBABILITY};

section! {
    /// `[requests]`: who asks to connect with the firm.
    pub struct Requests {
        /// Number of distinct people who ask.
        count: u32 = 400, PEOPLE, "persons";
        /// Probability that a request comes through the audience of an earlier requester.
        closure: f64 = 0.3, PROBABILITY;
    }
}
