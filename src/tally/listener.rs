//! Whoever wants to see the rows of trials, and not only what they add up to.

use super::Tally;
use crate::trial::Outcome;
use std::ops::ControlFlow;

/// Is given the rows of whole worlds as they come, in order of trials and within a trial in order of policies.
pub trait Listener {
    /// Takes in some more rows, or wants no more trials at all.
    fn take(&mut self, rows: &[Outcome]) -> ControlFlow<()>;

    /// The same of trials that were just played, with what all trials up to these add up to.
    fn take_played(&mut self, _so_far: &Tally, rows: &[Outcome]) -> ControlFlow<()> {
        self.take(rows)
    }
}

/// Nobody.
impl Listener for () {
    fn take(&mut self, _: &[Outcome]) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// Both, one after the other.
impl<A: Listener, B: Listener> Listener for (&mut A, &mut B) {
    fn take(&mut self, rows: &[Outcome]) -> ControlFlow<()> {
        self.0.take(rows)?;
        self.1.take(rows)
    }

    fn take_played(&mut self, so_far: &Tally, rows: &[Outcome]) -> ControlFlow<()> {
        self.0.take_played(so_far, rows)?;
        self.1.take_played(so_far, rows)
    }
}
