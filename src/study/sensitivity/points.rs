//! The points that a study simulates, one question after the other.

use crate::scenario::Scenario;
use crate::study::cells::{PointError, Reaches, at_each};
use crate::world::Watch;
use std::vec;

/// Points in the order in which the questions ask for them: first those that were done before the study was interrupted, then those that
/// are simulated now.
pub struct Points<'a> {
    watch: &'a Watch<'a>,
    before: vec::IntoIter<Reaches>,
    done: Vec<Reaches>,
    report: &'a mut dyn FnMut(usize),
}

impl<'a> Points<'a> {
    /// None done yet; they are simulated until the watch is over, and `report` is told how many are done.
    pub fn new(watch: &'a Watch<'a>, report: &'a mut dyn FnMut(usize)) -> Self {
        Self::after(Vec::new(), watch, report)
    }

    /// The same, `before` being what came of the first ones.
    pub fn after(before: Vec<Reaches>, watch: &'a Watch<'a>, report: &'a mut dyn FnMut(usize)) -> Self {
        Self {
            watch,
            done: Vec::with_capacity(before.len()),
            before: before.into_iter(),
            report,
        }
    }

    /// Gives `take` what comes of a scenario with each of some changes, in their order; whether that were all.
    ///
    /// # Errors
    /// If a point is no scenario, or cannot be simulated.
    pub(super) fn each(
        &mut self,
        base: &Scenario,
        changes: &[Vec<String>],
        mut take: impl FnMut(usize, Reaches),
    ) -> Result<bool, PointError> {
        let known = changes.len().min(self.before.len());
        for (index, reaches) in self.before.by_ref().take(known).enumerate() {
            self.done.push(reaches.clone());
            take(index, reaches);
        }
        let Self { done, report, .. } = self;
        at_each(base, &changes[known..], self.watch, |index, reaches: Reaches| {
            done.push(reaches.clone());
            report(done.len());
            take(known + index, reaches);
        })
    }

    /// Whether the watch is over.
    pub(super) fn are_over(&self) -> bool {
        self.watch.is_over()
    }

    /// What came of all that are done.
    pub(super) fn done(self) -> Vec<Reaches> {
        self.done
    }
}
