//! `[forwarding]`: private forwards.

/// `[forwarding]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Forwarding {
    /// How strongly a forward is aimed at the relevant: weight exp(targeting · relevance).
    pub targeting: f64,
    /// From reading to the forward's being read: `delay_median`, `delay_spread`.
    pub delay: Delay,
}

/// A lognormal delay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Delay {
    /// `delay_median` `[hours]`, ≥ 0.
    pub median: f64,
    /// `delay_spread`, standard deviation of the log, ≥ 0.
    pub spread: f64,
}
