//! Many trials on any number of threads, with the same result on each number.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::start::{Patience, Watch};
use super::{Cascade, Luck, Start, Tally};

/// Trials that share one random stream. Part of the results: another number gives other trials.
pub const BATCH: u64 = 32;

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
    run(cascade, start, experiment, Patience::ToTheEnd)
}

/// Ends every trial once a target has read: several times faster where only the reach is asked for.
///
/// Only [`Tally::trials`] and the reach mean anything; the sizes do not.
pub fn reach<C: Cascade>(cascade: &C, start: &Start, experiment: Experiment) -> Tally {
    run(cascade, start, experiment, Patience::UntilReached)
}

/// Enough to even out slow spans, few enough that starting one costs nothing.
const SPANS_PER_THREAD: u64 = 32;

/// Runs the batches on all threads.
fn run<C: Cascade>(cascade: &C, start: &Start, experiment: Experiment, patience: Patience) -> Tally {
    // A span is what a thread takes at a time. It does not show in the results.
    let batches = experiment.trials.div_ceil(BATCH);
    let spans = batches.min(SPANS_PER_THREAD * rayon::current_num_threads() as u64);
    let fresh = cascade.workspace(start);
    let idle = Mutex::new(Vec::new());
    (0..spans)
        .into_par_iter()
        .map(|span| {
            let lent = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut workspace = lent.unwrap_or_else(|| fresh.clone());
            let mut tally = Tally::default();
            for batch in span * batches / spans..(span + 1) * batches / spans {
                let luck = Luck::new(experiment.seed, batch);
                let trials = BATCH.min(experiment.trials - batch * BATCH) as u8;
                cascade.batch(start, patience, &mut workspace, luck, trials, &mut tally);
            }
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(workspace);
            tally
        })
        .reduce(Tally::default, |left, right| left.merged(&right))
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
