//! A few trials beforehand: how long the whole run will take.

use super::plan::{Plan, Workspace};
use crate::trial::Played;
use crate::world::Watch;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

/// So much time for trials tells enough where they are quick.
const ENOUGH: Duration = Duration::from_millis(10);
/// A run that seems longer than this is looked at for longer: the first trials may have met a busy machine.
const SURELY_SHORT: Duration = Duration::from_mins(1);

/// How long a run will take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// Trials planned, or the most that may be needed.
    pub trials: u64,
    /// Time of a trial under all policies; none if the first was not done in the time there was.
    pub per_trial: Option<Duration>,
    /// Time of the whole run, or one that it takes at least if no trial was done.
    pub whole: Duration,
}

/// Plays the first trials, for `patience` at most, and forecasts the run on so many threads. Nothing of them is kept.
pub fn pilot(plan: &Plan, threads: usize, stop: &AtomicBool, patience: Duration) -> Forecast {
    let started = Instant::now();
    let watch = Watch::until(stop)
        .with_deadline(started + patience)
        .with_room(super::memory::room_per_thread(threads));
    let planned = plan.most_worlds() * plan.trials_per_world();
    let mut workspace = Workspace::default();
    let mut done = 0;
    for world in 0..plan.most_worlds() {
        done += plan.play_trials(world, &watch, &mut workspace, &mut Played::default());
        let so_far = forecast(planned, done, started.elapsed(), threads);
        let is_clear = started.elapsed() >= ENOUGH && so_far.whole < SURELY_SHORT;
        if is_clear || watch.is_over() {
            break;
        }
    }
    forecast(planned, done, started.elapsed(), threads)
}

fn forecast(trials: u64, done: u64, elapsed: Duration, threads: usize) -> Forecast {
    let per_trial = elapsed.as_secs_f64() / done.max(1) as f64;
    // Longer than anybody waits is long enough.
    let whole = (per_trial * trials as f64 / threads.max(1) as f64).min(1e15);
    Forecast {
        trials,
        per_trial: (done > 0).then(|| Duration::from_secs_f64(per_trial)),
        whole: Duration::from_secs_f64(whole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_is_the_time_of_a_trial_times_their_number() {
        let second = Duration::from_secs(1);
        let known = forecast(600, 10, second, 2);
        assert_eq!((known.per_trial, known.whole), (Some(second / 10), second * 30));
        let unknown = forecast(600, 0, second, 2);
        assert_eq!((unknown.per_trial, unknown.whole), (None, second * 300));
        assert!(forecast(u64::MAX, 0, second, 1).whole > second * 1_000_000);
    }
}
