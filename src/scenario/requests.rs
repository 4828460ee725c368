//! `[requests]`: who asks to connect with the firm.

/// `[requests]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Requests {
    /// Number of distinct people who ask `[persons]`.
    pub count: u32,
    /// Probability that a request comes through the audience of an earlier requester.
    pub closure: f64,
}
