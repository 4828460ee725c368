//! Many trials on any number of threads, with the same result on each number.

use rayon::prelude::*;

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
        run(experiment, cascade, |workspace, coins, tally| {
            tally.add(cascade.trial(start.initial(), &mut NoWatch, workspace, coins), false);
        })
    } else {
        watched(cascade, start, experiment, Patience::ToTheEnd)
    }
}

/// Ends every trial once a target has heard: several times faster where only the reach is asked for.
///
/// Only [`Tally::trials`] and the reach mean anything; the sizes are those at the early end.
pub fn reach<C: Cascade>(cascade: &C, start: &Start, experiment: Experiment) -> Tally {
    watched(cascade, start, experiment, Patience::UntilReached)
}

fn watched<C: Cascade>(cascade: &C, start: &Start, experiment: Experiment, patience: Patience) -> Tally {
    run(experiment, cascade, |workspace, coins, tally| {
        let mut watch = start.watch(patience);
        let size = if watch.is_content() {
            start.initial().len() as u32
        } else {
            cascade.trial(start.initial(), &mut watch, workspace, coins)
        };
        tally.add(size, watch.is_reached());
    })
}

/// Runs the batches on all threads; `trial` runs one trial.
fn run<C: Cascade>(
    experiment: Experiment,
    cascade: &C,
    trial: impl Fn(&mut C::Workspace, &mut C::Coins, &mut Tally) + Sync,
) -> Tally {
    let batch_of = |workspace: &mut C::Workspace, tally: &mut Tally, batch: u64| {
        let mut coins = cascade.coins(Luck::new(experiment.seed, batch));
        for _ in 0..BATCH.min(experiment.trials - batch * BATCH) {
            trial(workspace, &mut coins, tally);
        }
    };
    // A span is what a thread takes at a time. It does not show in the results.
    let batches = experiment.trials.div_ceil(BATCH);
    let spans = batches.min(SPANS_PER_THREAD * rayon::current_num_threads() as u64);
    (0..spans)
        .into_par_iter()
        .map_init(
            || cascade.workspace(),
            |workspace, span| {
                let mut tally = Tally::default();
                for batch in span * batches / spans..(span + 1) * batches / spans {
                    batch_of(workspace, &mut tally, batch);
                }
                tally
            },
        )
        .reduce(Tally::default, |left, right| left.merged(&right))
}

/// Enough to even out slow spans, few enough that starting one costs nothing.
const SPANS_PER_THREAD: u64 = 32;
