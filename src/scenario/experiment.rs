//! `[experiment]`: how long to simulate, and what to compare with.

/// `[experiment]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// When to stop.
    pub length: Length,
    /// Trials in one world; 1 where every trial has a world of its own.
    pub trials_per_world: u64,
    /// Index of the policy that the others are compared with.
    pub baseline: usize,
    /// Differences of reach smaller than this are of no practical importance `[0, 1]`.
    pub practical_difference: f64,
}

/// When an experiment stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    /// After so many trials (a multiple of `trials_per_world`).
    Trials(u64),
    /// Once the 95 % interval of every policy's reach is narrow enough.
    Precision {
        /// Half-width to reach.
        precision: f64,
        /// Trials after which to stop all the same.
        max_trials: u64,
    },
}
