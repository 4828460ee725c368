//! The length of an experiment is said in one way, and built worlds are at least two.

use crate::scenario::experiment::{Length, MOST_TRIALS};
use crate::scenario::kind::Grouped;
use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::written::Written;

/// Memory that the outcome of a trial under one policy takes until the end of a run `[bytes]`.
const BYTES_PER_OUTCOME: u64 = 104;
/// More memory than this is worth a warning `[bytes]`: not every machine has it.
const MUCH_MEMORY: u64 = 8_000_000_000;

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    if !places.are_sound(&["experiment", "world.network.model"]) {
        return Vec::new();
    }
    let rival = said_twice(written, places);
    if rival.is_some() {
        return rival.into_iter().collect();
    }
    length(written, places).into_iter().collect()
}

fn said_twice(written: &Written, places: &Places) -> Option<Remark> {
    let experiment = &written.experiment;
    let network = &written.world.network.model;
    let both = |a: &str, b: &str, help: &str| {
        Remark::mistake(
            places.near(&format!("experiment.{b}")),
            format!("`{a}` and `{b}` rule each other out"),
        )
        .label(format!("{a} is written too"))
        .help(help.to_owned())
    };
    match (experiment.trials, experiment.precision, experiment.worlds) {
        (Some(_), Some(_), _) => Some(both(
            "trials",
            "precision",
            "leave out one of them; max_trials bounds precision",
        )),
        (_, Some(_), Some(_)) if network.is_built() => Some(both(
            "worlds",
            "precision",
            "leave out one of them; max_trials bounds precision",
        )),
        (Some(trials), _, Some(worlds)) if network.is_built() && trials != experiment.trials(network) => {
            let each = experiment.trials_per_world(network);
            let help = format!(
                "{worlds} worlds of {each} trials are {} trials; leave out trials",
                Grouped(worlds * each)
            );
            Some(both("worlds", "trials", &help))
        }
        _ => None,
    }
}

fn length(written: &Written, places: &Places) -> Option<Remark> {
    let network = &written.world.network.model;
    let experiment = written.experiment.as_meant(network, &written.policy);
    let (key, trials) = match experiment.length {
        Length::Trials(trials) => ("experiment.trials", trials),
        Length::Precision { max_trials, .. } => ("experiment.max_trials", max_trials),
    };
    let place = places
        .written(key)
        .or_else(|| places.near("experiment.trials_per_world"));
    let each = experiment.trials_per_world;
    if trials > MOST_TRIALS {
        let title = format!("{} trials are more than {}", Grouped(trials), Grouped(MOST_TRIALS));
        Some(Remark::mistake(place, title))
    } else if network.is_built() && trials <= each {
        let title = format!("worlds of {} trials each are fewer than 2", Grouped(each));
        let help = format!(
            "write trials = {} or more, or a smaller trials_per_world",
            Grouped(2 * each)
        );
        Some(
            Remark::mistake(place, title)
                .label("intervals need at least 2 worlds")
                .help(help),
        )
    } else {
        let policies = written.policy.len().max(1) as u64;
        let bytes = trials * BYTES_PER_OUTCOME * policies;
        (bytes > MUCH_MEMORY).then(|| {
            let title = format!(
                "{} trials need {} GB of memory",
                Grouped(trials),
                Grouped(bytes.div_ceil(1_000_000_000))
            );
            Remark::warning(place, title)
                .label(format!("{BYTES_PER_OUTCOME} bytes for every trial and policy"))
                .help("a million trials tell shares to 0.1 points".to_owned())
        })
    }
}
