//! The outcomes of an experiment, a row per trial and policy.

use super::ReadersOverTime;
use crate::graph::read::Names;
use crate::trial::Outcome;
use std::sync::Arc;

/// Outcomes in order of trials, and within a trial in order of policies.
///
/// Trials `w · trials_per_world .. (w + 1) · trials_per_world` share world `w`.
/// `rows.len()` is `trials · policies`; 104 bytes a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcomes {
    /// Number of policies.
    pub policies: usize,
    /// Trials that share a world; 1 where every trial has its own.
    pub trials_per_world: u64,
    /// Row `t · policies + p` is trial `t` under policy `p`.
    pub rows: Vec<Outcome>,
    /// How many had read by each of some times.
    pub readers: ReadersOverTime,
    /// What the people are called at the ends of chains, where a network file names them.
    pub names: Option<Arc<Names>>,
    /// Whether the experiment was interrupted before its planned end.
    pub interrupted: bool,
}
