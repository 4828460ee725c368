//! Many trials on any number of threads, with the same result on each number.

use std::ops::Range;

use rayon::prelude::*;

use super::machine::{Work, fastest};
use super::start::Patience;
use super::{Cascade, Luck, NoWatch, Start, Tally, Watch};

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
    if start.target_count() == 0 {
        run(cascade, start, experiment, Unwatched)
    } else {
        run(cascade, start, experiment, Patience::ToTheEnd)
    }
}

/// Ends every trial once a target has heard: several times faster where only the reach is asked for.
///
/// Only [`Tally::trials`] and the reach mean anything; the sizes are those at the early end.
pub fn reach<C: Cascade>(cascade: &C, start: &Start, experiment: Experiment) -> Tally {
    run(cascade, start, experiment, Patience::UntilReached)
}

/// Enough to even out slow spans, few enough that starting one costs nothing.
const SPANS_PER_THREAD: u64 = 32;

/// Runs the batches on all threads.
fn run<C: Cascade>(cascade: &C, start: &Start, experiment: Experiment, manner: impl Manner) -> Tally {
    // A span is what a thread takes at a time. It does not show in the results.
    let batches = experiment.trials.div_ceil(BATCH);
    let spans = batches.min(SPANS_PER_THREAD * rayon::current_num_threads() as u64);
    (0..spans)
        .into_par_iter()
        .map_init(
            || cascade.workspace(start),
            |workspace, span| {
                fastest(Span {
                    cascade,
                    start,
                    experiment,
                    manner,
                    batches: span * batches / spans..(span + 1) * batches / spans,
                    workspace,
                })
            },
        )
        .reduce(Tally::default, |left, right| left.merged(&right))
}

/// Consecutive batches.
struct Span<'a, C: Cascade, M> {
    cascade: &'a C,
    start: &'a Start,
    experiment: Experiment,
    manner: M,
    batches: Range<u64>,
    workspace: &'a mut C::Workspace,
}

impl<C: Cascade, M: Manner> Work for Span<'_, C, M> {
    type Result = Tally;

    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn run(self) -> Tally {
        let mut tally = Tally::default();
        for batch in self.batches {
            let mut coins = self.cascade.coins(Luck::new(self.experiment.seed, batch));
            for _ in 0..BATCH.min(self.experiment.trials - batch * BATCH) {
                let (size, is_reached) = self.manner.trial(self.cascade, self.start, self.workspace, &mut coins);
                tally.add(size, is_reached);
            }
        }
        tally
    }
}

/// How a trial is watched.
trait Manner: Copy + Sync + Send {
    /// The number of readers, and whether a target was reached.
    fn trial<C: Cascade>(
        self,
        cascade: &C,
        start: &Start,
        workspace: &mut C::Workspace,
        coins: &mut C::Coins,
    ) -> (u32, bool);
}

/// There are no targets.
#[derive(Clone, Copy)]
struct Unwatched;

impl Manner for Unwatched {
    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn trial<C: Cascade>(
        self,
        cascade: &C,
        start: &Start,
        workspace: &mut C::Workspace,
        coins: &mut C::Coins,
    ) -> (u32, bool) {
        (cascade.trial(start, &mut NoWatch, workspace, coins), false)
    }
}

impl Manner for Patience {
    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn trial<C: Cascade>(
        self,
        cascade: &C,
        start: &Start,
        workspace: &mut C::Workspace,
        coins: &mut C::Coins,
    ) -> (u32, bool) {
        let mut watch = start.watch(self);
        if watch.is_content() {
            return (start.initial().len() as u32, true);
        }
        let size = cascade.trial(start, &mut watch, workspace, coins);
        (size, watch.is_reached())
    }
}
