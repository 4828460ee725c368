//! Simulates a plan on all threads.

use super::plan::{Plan, Workspace};
use crate::estimate::{Outcomes, ReadersOverTime};
use crate::trial::Played;
use crate::world::Watch;
use rayon::prelude::*;
use std::sync::atomic::AtomicBool;
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
    /// What is done so far.
    pub outcomes: &'a Outcomes,
}

/// Simulates the plan until it is done or `stop` is set, reporting some ten times a second.
///
/// How fast the machine is decides how often there is a report, and nothing else. What is done when `stop` is set is returned whole and marked as interrupted.
pub fn run(plan: &Plan, stop: &AtomicBool, report: impl FnMut(&Progress<'_>)) -> Outcomes {
    run_watched(plan, &Watch::until(stop), report)
}

/// As [`run`], until the watch is over: worlds that are under way then are thrown away.
pub fn run_watched(plan: &Plan, watch: &Watch<'_>, mut report: impl FnMut(&Progress<'_>)) -> Outcomes {
    let mut outcomes = Outcomes {
        policies: plan.policies(),
        trials_per_world: plan.trials_per_world(),
        rows: Vec::new(),
        readers: ReadersOverTime::new(plan.grid(), plan.policies()),
        names: plan.names().cloned(),
        interrupted: false,
    };
    let mut stopping_rule = plan.stopping_rule();
    let worlds_per_look = (TRIALS_PER_LOOK / plan.trials_per_world()).max(LEAST_WORLDS_PER_LOOK);
    let mut worlds_per_stride = rayon::current_num_threads() as u64;
    let mut worlds = 0;
    while worlds < plan.most_worlds() {
        if watch.is_over() {
            outcomes.interrupted = true;
            break;
        }
        let until_look = match stopping_rule {
            Some(_) => worlds_per_look - worlds % worlds_per_look,
            None => u64::MAX,
        };
        let end = (worlds + worlds_per_stride.min(until_look)).min(plan.most_worlds());
        let started = Instant::now();
        let done = batch(plan, worlds..end, watch);
        let mut done_until = worlds;
        for mut part in done {
            outcomes.rows.append(&mut part.played.outcomes);
            outcomes.readers.observe(&part.played.readers);
            done_until = part.done_until;
            if !part.is_whole {
                break;
            }
        }
        if done_until < end {
            outcomes.interrupted = true;
            break;
        }
        worlds_per_stride = match started.elapsed() {
            // A stride that a look cut short says nothing of a longer one.
            short if short < STRIDE / 2 && end - worlds == worlds_per_stride => worlds_per_stride * 2,
            long if long > STRIDE * 2 => (worlds_per_stride / 2).max(1),
            _ => worlds_per_stride,
        };
        worlds = end;
        let trials = worlds * plan.trials_per_world();
        report(&Progress {
            trials,
            planned: plan.most_worlds() * plan.trials_per_world(),
            outcomes: &outcomes,
        });
        if let Some(rule) = &mut stopping_rule
            && (worlds.is_multiple_of(worlds_per_look) || worlds == plan.most_worlds())
        {
            rule.observe(&outcomes);
            if rule.is_reached() {
                break;
            }
        }
    }
    outcomes
}

/// What some consecutive worlds leave behind.
struct Part {
    played: Played,
    /// One past the last world that is done.
    done_until: u64,
    /// Whether all are done.
    is_whole: bool,
}

/// What consecutive worlds leave behind, in order.
fn batch(plan: &Plan, worlds: std::ops::Range<u64>, watch: &Watch<'_>) -> Vec<Part> {
    let jobs = JOBS_PER_THREAD * rayon::current_num_threads() as u64;
    let worlds_per_job = (worlds.end - worlds.start).div_ceil(jobs);
    let jobs: Vec<u64> = worlds.clone().step_by(worlds_per_job as usize).collect();
    jobs.into_par_iter()
        .map_init(Workspace::default, |workspace, start| {
            let mut played = Played::default();
            let end = (start + worlds_per_job).min(worlds.end);
            for world in start..end {
                let (outcomes, readers) = (played.outcomes.len(), played.readers.len());
                if plan.play_trials(world, watch, workspace, &mut played) < plan.trials_per_world() {
                    played.outcomes.truncate(outcomes);
                    played.readers.truncate(readers);
                    return Part {
                        played,
                        done_until: world,
                        is_whole: false,
                    };
                }
            }
            Part {
                played,
                done_until: end,
                is_whole: true,
            }
        })
        .collect()
}
