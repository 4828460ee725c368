//! The trials of two stored results, side by side.

use super::{TrialsError, read};
use crate::scenario::Scenario;
use crate::tally::Listener;
use crate::trial::Outcome;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Blocks of rows that may wait for those of the other file.
const MOST_WAITING: usize = 4;

/// A file of trials, and the scenario that they are of.
#[derive(Clone, Copy, Debug)]
pub struct Stored<'a> {
    /// The file.
    pub path: &'a Path,
    /// The scenario.
    pub scenario: &'a Scenario,
}

impl Stored<'_> {
    fn rows_of_world(&self) -> usize {
        let trials = usize::try_from(self.scenario.experiment.trials_per_world).unwrap_or(usize::MAX);
        self.scenario.policies.len().saturating_mul(trials)
    }
}

/// Gives the rows of each world that both files have, those of `one` first. Memory does not grow with trials.
///
/// # Errors
/// As [`read`].
///
/// # Panics
/// If reading panics.
pub fn side_by_side(one: Stored, other: Stored, take: impl FnMut(&[Outcome], &[Outcome])) -> Result<(), TrialsError> {
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel(MOST_WAITING);
        let reading = scope.spawn(move || read(one.path, one.scenario, &mut Sender(sender)));
        let mut beside = Beside {
            receiver,
            waiting: Vec::new(),
            rows_of_world: [one, other].map(|stored| stored.rows_of_world()),
            take,
        };
        let of_other = read(other.path, other.scenario, &mut beside);
        // Whoever waits to send more is told that nobody wants it.
        drop(beside);
        reading.join().expect("reading does not panic").and(of_other)
    })
}

/// Sends rows to the other thread.
struct Sender(SyncSender<Vec<Outcome>>);

impl Listener for Sender {
    fn take(&mut self, rows: &[Outcome]) -> ControlFlow<()> {
        match self.0.send(rows.to_vec()) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

/// Puts rows beside those that are sent.
struct Beside<F> {
    receiver: Receiver<Vec<Outcome>>,
    /// Sent, and not taken yet.
    waiting: Vec<Outcome>,
    /// Of the one that sends and of the other.
    rows_of_world: [usize; 2],
    take: F,
}

impl<F: FnMut(&[Outcome], &[Outcome])> Listener for Beside<F> {
    fn take(&mut self, rows: &[Outcome]) -> ControlFlow<()> {
        let [of_one, of_other] = self.rows_of_world;
        let mut taken = 0;
        for world in rows.chunks_exact(of_other) {
            while self.waiting.len() - taken < of_one {
                let Ok(more) = self.receiver.recv() else {
                    // All that is left is of a world that only this file has.
                    self.waiting.clear();
                    return ControlFlow::Break(());
                };
                self.waiting.drain(..taken);
                taken = 0;
                self.waiting.extend(more);
            }
            (self.take)(&self.waiting[taken..taken + of_one], world);
            taken += of_one;
        }
        self.waiting.drain(..taken);
        ControlFlow::Continue(())
    }
}
