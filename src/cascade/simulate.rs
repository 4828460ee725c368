//! Many trials on any number of threads, with the same result on each number.

use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::start::{Patience, Watch};
use super::{Cascade, Luck, Start, Tally};

/// Trials that share one random stream. Part of the results: another number gives other trials.
pub const BATCH: u64 = 64;

/// How many trials, and from which seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Experiment {
    /// Number of trials.
    pub trials: u64,
    /// Seed of all randomness.
    pub seed: u64,
}

/// Runs every trial to its end, on the threads of the current rayon pool.
pub fn simulate<C: Cascade>(cascade: &C, start: &Start, experiment: Experiment) -> Tally {
    Trials::new(cascade, start, experiment, Patience::ToTheEnd).all()
}

/// Ends every trial once a target has read: several times faster where only the reach is asked for.
///
/// Only [`Tally::trials`] and the reach mean anything; the sizes do not.
pub fn reach<C: Cascade>(cascade: &C, start: &Start, experiment: Experiment) -> Tally {
    Trials::new(cascade, start, experiment, Patience::UntilReached).all()
}

/// As [`simulate()`] or [`reach()`], but asks `go_on` several times a second, with what has come out so far, and stops when told.
///
/// The trials are the first of the experiment, so what comes out is no worse for having been stopped.
pub fn simulate_while<C: Cascade>(
    cascade: &C,
    start: &Start,
    experiment: Experiment,
    patience: Patience,
    mut go_on: impl FnMut(&Tally) -> bool,
) -> Tally {
    let trials = Trials::new(cascade, start, experiment, patience);
    let mut tally = Tally::default();
    let (mut done, mut part) = (0, rayon::current_num_threads() as u64);
    while done < trials.batches && go_on(&tally) {
        let clock = Instant::now();
        let end = trials.batches.min(done + part);
        tally = tally.merged(&trials.run(done..end));
        done = end;
        if clock.elapsed() < BETWEEN_ASKING {
            part *= 2;
        }
    }
    tally
}

/// Time between two questions of [`simulate_while`], give or take a factor of two.
const BETWEEN_ASKING: Duration = Duration::from_millis(100);

/// Enough to even out slow spans, few enough that starting one costs nothing.
const SPANS_PER_THREAD: u64 = 32;

/// The trials of an experiment, to be run on all threads.
struct Trials<'a, C: Cascade> {
    cascade: &'a C,
    start: &'a Start,
    experiment: Experiment,
    patience: Patience,
    batches: u64,
    /// Workspaces that no thread has.
    idle: Mutex<Vec<C::Workspace>>,
}

impl<'a, C: Cascade> Trials<'a, C> {
    fn new(cascade: &'a C, start: &'a Start, experiment: Experiment, patience: Patience) -> Self {
        Self {
            cascade,
            start,
            experiment,
            patience,
            batches: experiment.trials.div_ceil(BATCH),
            idle: Mutex::default(),
        }
    }

    fn all(&self) -> Tally {
        self.run(0..self.batches)
    }

    /// Runs some batches.
    fn run(&self, batches: Range<u64>) -> Tally {
        // A span is what a thread takes at a time. It does not show in the results.
        let count = batches.end - batches.start;
        let spans = count.min(SPANS_PER_THREAD * rayon::current_num_threads() as u64);
        let bound = |span: u64| batches.start + span * count / spans;
        (0..spans)
            .into_par_iter()
            .map(|span| self.span(bound(span)..bound(span + 1)))
            .reduce(Tally::default, |left, right| left.merged(&right))
    }

    /// Runs consecutive batches on this thread.
    fn span(&self, batches: Range<u64>) -> Tally {
        let lent = self.idle().pop();
        let mut workspace = lent.unwrap_or_else(|| self.cascade.workspace(self.start));
        let mut tally = Tally::default();
        for batch in batches {
            let luck = Luck::new(self.experiment.seed, batch);
            let trials = BATCH.min(self.experiment.trials - batch * BATCH) as u8;
            self.cascade
                .batch(self.start, self.patience, &mut workspace, luck, trials, &mut tally);
        }
        self.idle().push(workspace);
        tally
    }

    fn idle(&self) -> MutexGuard<'_, Vec<C::Workspace>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs the trials of a batch one after another; `trial` tells the watch of everybody who reads, ends once it is content, and
/// returns the number of readers.
pub(super) fn one_by_one(
    start: &Start,
    patience: Patience,
    trials: u8,
    tally: &mut Tally,
    mut trial: impl FnMut(&mut Watch<'_>) -> u32,
) {
    for _ in 0..trials {
        let mut watch = start.watch(patience);
        let size = trial(&mut watch);
        tally.add(size, watch.is_reached());
    }
}
