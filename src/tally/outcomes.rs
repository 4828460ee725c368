//! Rows of trials that are kept in memory.

use super::Listener;
use crate::trial::Outcome;
use std::ops::ControlFlow;

/// The rows of the first trials, in order of trials, and within a trial in order of policies.
///
/// Trials `w · trials_per_world .. (w + 1) · trials_per_world` share world `w`.
/// `rows.len()` is `trials · policies`; 144 bytes a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcomes {
    /// Number of policies.
    pub policies: usize,
    /// Trials that share a world; 1 where every trial has its own.
    pub trials_per_world: u64,
    /// Row `t · policies + p` is trial `t` under policy `p`.
    pub rows: Vec<Outcome>,
    /// As many rows are kept at most.
    pub most_rows: usize,
}

impl Outcomes {
    /// Nothing kept yet, of an experiment with so many policies and trials in each world.
    pub fn new(policies: usize, trials_per_world: u64, most_rows: usize) -> Self {
        Self {
            policies,
            trials_per_world,
            rows: Vec::new(),
            most_rows,
        }
    }

    /// Trials that are kept.
    pub fn trials(&self) -> u64 {
        (self.rows.len() / self.policies) as u64
    }

    /// What a policy got, in order of trials.
    pub fn policy(&self, policy: usize) -> impl Iterator<Item = &Outcome> + Clone {
        self.rows.iter().skip(policy).step_by(self.policies)
    }
}

/// Keeps the first rows, of whole trials, and lets the others pass.
impl Listener for Outcomes {
    fn take(&mut self, rows: &[Outcome]) -> ControlFlow<()> {
        let room = self.most_rows.saturating_sub(self.rows.len());
        let kept = room.min(rows.len()) / self.policies * self.policies;
        self.rows.extend_from_slice(&rows[..kept]);
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_takes_what_is_said_and_no_more_than_is_wanted_are_kept() {
        assert_eq!(size_of::<Outcome>(), 144);
        let mut kept = Outcomes::new(2, 1, 5);
        assert!(kept.take(&[Outcome::SILENT; 6]).is_continue());
        assert_eq!((kept.rows.len(), kept.trials()), (4, 2), "whole trials");
    }
}
