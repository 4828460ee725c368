//! Saves what worlds leave behind, some seconds' worth at a time.

use super::aside::{Aside, save};
use super::batch::Draft;
use crate::tally::{Listener, Tally};
use crate::trial::Outcome;
use std::io;
use std::ops::ControlFlow;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A batch does not wait in memory until it is larger than this `[bytes]`.
const MOST_BYTES: usize = 1 << 26;

/// Keeps the trials of a run that were played: nothing of those that an earlier run has saved already.
///
/// While a batch is written and flushed by a thread of its own, the run goes on. Once something cannot be saved, no more is: the run goes
/// on, and what was saved by then is there to go on from.
#[derive(Debug)]
pub struct Keeper<'a> {
    aside: &'a Aside,
    digest: String,
    every: Duration,
    /// The first world of the run, or of the shard.
    first: u64,
    /// Rows of a world.
    rows_per_world: u64,
    draft: Draft,
    saved: Instant,
    /// Whether batches of an earlier run are to go before the first of this one comes.
    replaces: bool,
    saving: Option<JoinHandle<io::Result<()>>>,
    error: Option<io::Error>,
}

impl<'a> Keeper<'a> {
    /// Of a run of the scenario with this digest that begins with world `first`: a batch is saved so often. `rows_per_world` is how many
    /// rows a world has.
    pub fn new(aside: &'a Aside, digest: &str, (first, rows_per_world): (u64, u64), every: Duration) -> Self {
        Self {
            aside,
            digest: digest.to_owned(),
            every,
            first,
            rows_per_world,
            draft: Draft::new(first, first),
            saved: Instant::now(),
            replaces: false,
            saving: None,
            error: None,
        }
    }

    /// The same, which does not go on from what an earlier run has left: that goes once there is something else.
    #[must_use]
    pub fn anew(mut self) -> Self {
        self.replaces = true;
        self
    }

    /// Saves what was not saved yet; `all` is what all trials add up to.
    ///
    /// # Errors
    /// If that, or anything before it, could not be saved.
    pub fn finish(mut self, all: &Tally) -> io::Result<()> {
        self.save(all);
        self.stop()
    }

    /// Waits until the last batch is on the disk, and leaves it at that.
    ///
    /// # Errors
    /// If a batch could not be saved.
    pub fn stop(mut self) -> io::Result<()> {
        self.wait();
        self.error.take().map_or(Ok(()), Err)
    }

    fn save(&mut self, so_far: &Tally) {
        self.wait();
        let worlds = self.draft.worlds(so_far);
        if worlds.is_empty() || self.error.is_some() {
            return;
        }
        let full = std::mem::replace(&mut self.draft, Draft::new(self.first, worlds.end));
        if std::mem::take(&mut self.replaces)
            && let Err(error) = self.aside.clear()
        {
            self.error = Some(error);
            return;
        }
        let mut so_far = so_far.clone();
        // The next run goes on.
        so_far.interrupted = false;
        let (folder, digest) = (self.aside.path().to_owned(), self.digest.clone());
        let writing = move || save(&folder, worlds.start, &full.to_bytes(&so_far, &digest));
        match std::thread::Builder::new().spawn(writing) {
            Ok(saving) => self.saving = Some(saving),
            Err(error) => self.error = Some(error),
        }
        self.saved = Instant::now();
    }

    fn wait(&mut self) {
        let saved = self
            .saving
            .take()
            .map(|saving| saving.join().expect("writing does not panic"));
        if let Some(Err(error)) = saved {
            self.error = Some(error);
        }
    }
}

impl Listener for Keeper<'_> {
    /// What an earlier run has saved.
    fn take(&mut self, rows: &[Outcome]) -> ControlFlow<()> {
        self.draft.skip(rows.len() as u64 / self.rows_per_world);
        ControlFlow::Continue(())
    }

    fn take_played(&mut self, so_far: &Tally, rows: &[Outcome]) -> ControlFlow<()> {
        if self.error.is_none() {
            self.draft.add(rows);
            if self.saved.elapsed() >= self.every || self.draft.size() > MOST_BYTES {
                self.save(so_far);
            }
        }
        ControlFlow::Continue(())
    }
}
