//! `[forwarding]`: private forwards.

use super::Delay;
use super::evidence::guess;
use super::key::section;
use super::kind::EXPONENT;

section! {
    /// `[forwarding]`: private forwards.
    pub struct Forwarding {
        /// How strongly a forward is aimed at the relevant: it goes to one entry of the audience with weight
        /// exp(targeting · relevance).
        targeting: f64 = 3.0, EXPONENT => guess(0.0, 5.0);
        /// Median delay from reading to the forward's being read.
        delay: Delay = Delay { median: 6.0, spread: 1.2 } => guess(1.0, 24.0);
    }
}
