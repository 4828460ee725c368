//! What is said beforehand of a run that will take long.

use super::tell::tell;
use crate::experiment::{Forecast, Plan, pilot};
use crate::scenario::{Length, Scenario};
use crate::words::Words;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Runs that take no longer are not worth a word.
const LONG: Duration = Duration::from_mins(2);

/// Plays a few trials, for `patience` at most, and says how long the run will take if it is long.
pub fn tell_of_a_long_run(words: &dyn Words, scenario: &Scenario, plan: &Plan, stop: &AtomicBool, patience: Duration) {
    if let Some(text) = of_a_long_run(words, scenario, plan, stop, patience) {
        tell(text);
    }
}

/// What [`tell_of_a_long_run`] says, if anything.
pub fn of_a_long_run(
    words: &dyn Words,
    scenario: &Scenario,
    plan: &Plan,
    stop: &AtomicBool,
    patience: Duration,
) -> Option<String> {
    let threads = rayon::current_num_threads();
    let Forecast {
        trials,
        per_trial,
        whole,
    } = pilot(plan, threads, stop, patience);
    let time = words.duration(whole.as_secs_f64() / 3600.0);
    let count = words.count(trials);
    // Where the first trial did not end, the time is the least that it takes; it may be hours.
    let is_long = whole >= if per_trial.is_some() { LONG } else { LONG / 12 };
    (is_long && !stop.load(Ordering::Relaxed)).then(|| match per_trial {
        Some(_) => {
            let at_most = matches!(scenario.experiment.length, Length::Precision { .. });
            words.long_run(&count, at_most, threads, &time)
        }
        None => words.slow_trials(&words.setting(patience.as_secs_f64()), &count, threads, &time),
    })
}
