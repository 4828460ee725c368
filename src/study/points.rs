//! The points that a study simulates, one question after the other.

use super::cells::{Asked, PointError, at_each};
use super::journal::Journal;
use crate::scenario::Scenario;
use crate::world::Watch;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Points in the order in which a study asks for them: first those that were done before it was ended, then those that are simulated now,
/// until the watch is over.
pub struct Points<'a> {
    watch: &'a Watch<'a>,
    journal: Option<&'a mut Journal>,
    done: u64,
    report: &'a mut dyn FnMut(u64),
}

impl<'a> Points<'a> {
    /// None is done yet, and none is kept; `report` is told how many are done.
    pub fn new(watch: &'a Watch<'a>, report: &'a mut dyn FnMut(u64)) -> Self {
        Self {
            watch,
            journal: None,
            done: 0,
            report,
        }
    }

    /// The same, after those that a journal has, and what is simulated is kept in it.
    pub fn kept(journal: &'a mut Journal, watch: &'a Watch<'a>, report: &'a mut dyn FnMut(u64)) -> Self {
        Self {
            journal: Some(journal),
            ..Self::new(watch, report)
        }
    }

    /// Gives `take` what comes of a scenario with each of some changes, in their order; whether that were all.
    ///
    /// # Errors
    /// If a point is no scenario, or cannot be simulated.
    pub fn each<A: Asked>(
        &mut self,
        base: &Scenario,
        changes: &[Vec<String>],
        mut take: impl FnMut(usize, A),
    ) -> Result<bool, PointError> {
        let mut known = 0;
        while known < changes.len()
            && let Some(before) = self.before()
        {
            take(known, before);
            known += 1;
        }
        let watch = self.watch;
        at_each(base, &changes[known..], watch, |index, found: A| {
            self.add(&found);
            take(known + index, found);
        })
    }

    /// What `simulate` finds at the next point; none if the watch was over before.
    ///
    /// # Errors
    /// If it finds one.
    pub fn next<T: Serialize + DeserializeOwned>(
        &mut self,
        simulate: impl FnOnce(&Watch<'_>) -> Result<Option<T>, PointError>,
    ) -> Result<Option<T>, PointError> {
        if let Some(before) = self.before() {
            return Ok(Some(before));
        }
        let found = simulate(self.watch)?;
        if let Some(found) = &found {
            self.add(found);
        }
        Ok(found)
    }

    fn before<T: DeserializeOwned>(&mut self) -> Option<T> {
        let before = self.journal.as_mut()?.take()?;
        self.done += 1;
        Some(before)
    }

    fn add<T: Serialize>(&mut self, found: &T) {
        if let Some(journal) = &mut self.journal {
            journal.add(found);
        }
        self.done += 1;
        (self.report)(self.done);
    }

    /// Points that are done.
    pub fn done(&self) -> u64 {
        self.done
    }

    /// Whether the watch is over.
    pub fn are_over(&self) -> bool {
        self.watch.is_over()
    }
}
