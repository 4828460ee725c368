//! Simulates a plan on all threads.

use super::plan::{Plan, Workspace};
use crate::tally::{Listener, Tally};
use crate::trial::{Outcome, Played};
use crate::world::Watch;
#[cfg(not(target_family = "wasm"))]
use rayon::prelude::*;
use std::ops::{ControlFlow, Range};
use std::time::{Duration, Instant};

/// Trials between two looks at the estimates, where precision decides when to stop.
const TRIALS_PER_LOOK: u64 = 250;
/// Least worlds between two looks, where a world has many trials.
const LEAST_WORLDS_PER_LOOK: u64 = 4;
/// Time between two looks at the user, and at what the user wants: no longer if a world takes no longer.
const STRIDE: Duration = Duration::from_millis(100);
/// Parts that every thread gets of the worlds between two looks, so that none waits long for another.
const JOBS_PER_THREAD: u64 = 8;

/// How far an experiment is.
#[derive(Debug)]
pub struct Progress<'a> {
    /// Trials done.
    pub trials: u64,
    /// Trials planned, or the most that may be needed.
    pub planned: u64,
    /// What they add up to.
    pub tally: &'a Tally,
}

/// Consecutive worlds of an experiment, of which the first may be done already.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// All of them.
    pub worlds: Range<u64>,
    /// What those add up to that are done: the first of them, in their order.
    pub done: Tally,
}

impl Stretch {
    /// All worlds of the plan, none of them done.
    pub fn whole(plan: &Plan) -> Self {
        Self::of(plan, 0..plan.most_worlds())
    }

    /// Some worlds of the plan, none of them done.
    pub fn of(plan: &Plan, worlds: Range<u64>) -> Self {
        Self {
            done: empty(plan),
            worlds,
        }
    }

    /// Takes in what the next worlds add up to, which are done, if there are any.
    pub fn take_done(&mut self, worlds: Option<&Tally>) {
        if let Some(worlds) = worlds {
            self.done.merge(worlds);
        }
    }
}

/// Simulates the plan until it is done, the watch is over or the listener wants no more, reporting some ten times a second.
///
/// How fast the machine is decides how often there is a report, and nothing else. Worlds that are under way when the watch is over
/// are thrown away; what is done by then is returned whole and marked as interrupted. Memory does not grow with trials.
pub fn run(plan: &Plan, watch: &Watch<'_>, listener: &mut impl Listener, report: impl FnMut(&Progress<'_>)) -> Tally {
    run_stretch(plan, Stretch::whole(plan), watch, listener, report)
}

/// As [`run`], for what is left of some worlds; what those that were done before leave behind is in the tally too, and not shown to the
/// listener.
pub fn run_stretch(
    plan: &Plan,
    stretch: Stretch,
    watch: &Watch<'_>,
    listener: &mut impl Listener,
    mut report: impl FnMut(&Progress<'_>),
) -> Tally {
    let blank = empty(plan);
    let Stretch { worlds: all, done } = stretch;
    let mut tally = done;
    let stopping_rule = plan.stopping_rule();
    let worlds_per_look = (TRIALS_PER_LOOK / plan.trials_per_world()).max(LEAST_WORLDS_PER_LOOK);
    let mut worlds_per_stride = threads();
    let mut worlds = all.start + tally.worlds();
    let is_precise = |worlds: u64, tally: &Tally| {
        let is_look = worlds > 0 && worlds.is_multiple_of(worlds_per_look);
        is_look && stopping_rule.is_some_and(|rule| rule.is_reached(tally))
    };
    while worlds < all.end && !is_precise(worlds, &tally) {
        if watch.is_over() {
            tally.interrupted = true;
            break;
        }
        let until_look = match stopping_rule {
            Some(_) => worlds_per_look - worlds % worlds_per_look,
            None => u64::MAX,
        };
        let end = (worlds + worlds_per_stride.min(until_look)).min(all.end);
        let started = Instant::now();
        let is_whole = batch(plan, worlds..end, (watch, &blank))
            .into_iter()
            .try_for_each(|part| {
                tally.merge(&part.tally);
                listener.take_played(&tally, &part.rows)?;
                if part.is_whole {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
        if is_whole.is_break() {
            tally.interrupted = true;
            break;
        }
        worlds_per_stride = match started.elapsed() {
            // A stride that a look cut short says nothing of a longer one.
            short if short < STRIDE / 2 && end - worlds == worlds_per_stride => {
                // Every stride costs a tally a part: a study of many small cells must not creep up to its stride.
                worlds_per_stride * if short < STRIDE / 16 { 8 } else { 2 }
            }
            long if long > STRIDE * 2 => (worlds_per_stride / 2).max(1),
            _ => worlds_per_stride,
        };
        worlds = end;
        report(&Progress {
            trials: tally.trials(),
            planned: (all.end - all.start) * plan.trials_per_world(),
            tally: &tally,
        });
    }
    tally
}

/// Plays, behind the worlds that a tally has seen, all up to this number of them: what they add up to is what [`run`] makes of so many.
///
/// Asks no clock, which not every machine has, and no stopping rule.
pub fn advance(plan: &Plan, tally: &mut Tally, worlds: u64) {
    let blank = empty(plan);
    let next = tally.worlds()..worlds.max(tally.worlds());
    for part in batch(plan, next, (&Watch::never(), &blank)) {
        tally.merge(&part.tally);
    }
}

/// A tally of the plan that has seen nothing yet.
pub fn empty(plan: &Plan) -> Tally {
    let mut tally = if plan.tells_all() {
        Tally::new(plan.scenario())
    } else {
        Tally::of_figures(plan.scenario())
    };
    if plan.finds_carriers() {
        tally = tally.with_carriers(plan.scenario());
    }
    if plan.compares_channels() {
        tally = tally.with_channels(plan.scenario());
    }
    tally
}

/// Threads that worlds are shared out among.
fn threads() -> u64 {
    if cfg!(target_family = "wasm") {
        1
    } else {
        rayon::current_num_threads() as u64
    }
}

/// What some consecutive worlds leave behind.
struct Part {
    tally: Tally,
    rows: Vec<Outcome>,
    /// Whether all are done.
    is_whole: bool,
}

/// What consecutive worlds leave behind, in order.
fn batch(plan: &Plan, worlds: Range<u64>, (watch, blank): (&Watch<'_>, &Tally)) -> Vec<Part> {
    let jobs = JOBS_PER_THREAD * threads();
    let worlds_per_job = (worlds.end - worlds.start).div_ceil(jobs).max(1);
    let jobs: Vec<u64> = worlds.clone().step_by(worlds_per_job as usize).collect();
    let job = |workspace: &mut Workspace, start: u64| {
        let mut played = Played::default();
        let end = (start + worlds_per_job).min(worlds.end);
        let is_whole = (start..end).all(|world| {
            let rows = played.outcomes.len();
            let is_done = plan.play_trials(world, watch, workspace, &mut played) == plan.trials_per_world();
            if !is_done {
                played.truncate(rows);
            }
            is_done
        });
        let mut tally = blank.clone();
        tally.observe(plan.scenario(), &played.outcomes);
        tally.observe_readers(&played.readers);
        tally.observe_foretold(&played.foretold);
        tally.observe_carried(&played.carried);
        tally.observe_channels(plan.scenario(), &played.outcomes, &played.without);
        tally.observe_releases(&played.releases);
        Part {
            tally,
            rows: played.outcomes,
            is_whole,
        }
    };
    // A page has one thread, and need not carry what shares out work.
    #[cfg(target_family = "wasm")]
    let parts = {
        let mut workspace = Workspace::default();
        jobs.into_iter().map(|start| job(&mut workspace, start)).collect()
    };
    #[cfg(not(target_family = "wasm"))]
    let parts = jobs.into_par_iter().map_init(Workspace::default, job).collect();
    parts
}
