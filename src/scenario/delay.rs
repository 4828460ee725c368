//! A lognormal delay: `delay_median` and `delay_spread`. The section that has one tells what its median rests on.

use super::evidence::guess;
use super::key::{Field, Key, Visitor};
use super::kind::{LOG_SPREAD, NOT_NEGATIVE};

/// A lognormal delay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Delay {
    /// `delay_median` `[hours]`, ≥ 0.
    pub median: f64,
    /// `delay_spread`, standard deviation of the log, ≥ 0.
    pub spread: f64,
}

impl Field for Delay {
    fn visit(&mut self, key: &Key, visitor: &mut dyn Visitor) {
        let median = Key {
            name: "delay_median",
            unit: "hours",
            kind: NOT_NEGATIVE,
            ..*key
        };
        let spread = Key {
            name: "delay_spread",
            doc: &[" Standard deviation of the log of that delay."],
            unit: "",
            kind: LOG_SPREAD,
            basis: Some(guess(0.8, 1.6)),
            ..*key
        };
        self.median.visit(&median, visitor);
        self.spread.visit(&spread, visitor);
    }
}
