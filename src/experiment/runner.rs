//! Simulates a plan on all threads.

use super::plan::{Plan, Workspace};
use crate::estimate::{Outcomes, ReadersOverTime};
use crate::trial::Played;
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// Trials between two looks at the user, the user and the estimates.
const TRIALS_PER_BATCH: u64 = 250;
/// Worlds that a thread takes at a time, where worlds have one trial each.
const WORLDS_PER_JOB: u64 = 25;
/// Least worlds between two looks, where a world has many trials.
const LEAST_WORLDS_PER_BATCH: u64 = 4;

/// How far an experiment is.
#[derive(Debug)]
pub struct Progress<'a> {
    /// Trials done.
    pub trials: u64,
    /// Trials planned, or the most that may be needed.
    pub planned: u64,
    /// What is done so far.
    pub outcomes: &'a Outcomes,
}

/// Simulates the plan until it is done or `stop` is set, reporting after every batch.
///
/// What is done when `stop` is set is returned whole and marked as interrupted.
pub fn run(plan: &Plan, stop: &AtomicBool, mut report: impl FnMut(&Progress<'_>)) -> Outcomes {
    let mut outcomes = Outcomes {
        policies: plan.policies(),
        trials_per_world: plan.trials_per_world(),
        rows: Vec::new(),
        readers: ReadersOverTime::new(plan.grid(), plan.policies()),
        interrupted: false,
    };
    let mut stopping_rule = plan.stopping_rule();
    let worlds_per_batch = (TRIALS_PER_BATCH / plan.trials_per_world()).max(LEAST_WORLDS_PER_BATCH);
    let mut worlds = 0;
    while worlds < plan.most_worlds() {
        if stop.load(Ordering::Relaxed) {
            outcomes.interrupted = true;
            break;
        }
        let end = (worlds + worlds_per_batch).min(plan.most_worlds());
        for mut played in batch(plan, worlds..end) {
            outcomes.rows.append(&mut played.outcomes);
            outcomes.readers.observe(&played.readers);
        }
        worlds = end;
        let trials = worlds * plan.trials_per_world();
        report(&Progress {
            trials,
            planned: plan.most_worlds() * plan.trials_per_world(),
            outcomes: &outcomes,
        });
        if let Some(rule) = &mut stopping_rule {
            rule.observe(&outcomes);
            if rule.is_reached() {
                break;
            }
        }
    }
    outcomes
}

/// What consecutive worlds leave behind, in order.
fn batch(plan: &Plan, worlds: std::ops::Range<u64>) -> Vec<Played> {
    let worlds_per_job = if plan.trials_per_world() == 1 {
        WORLDS_PER_JOB
    } else {
        1
    };
    let jobs: Vec<u64> = worlds.clone().step_by(worlds_per_job as usize).collect();
    jobs.into_par_iter()
        .map_init(Workspace::default, |workspace, start| {
            let mut played = Played::default();
            for world in start..(start + worlds_per_job).min(worlds.end) {
                plan.play_world(world, workspace, &mut played);
            }
            played
        })
        .collect()
}
