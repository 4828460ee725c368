//! The length of an experiment is said in one way, and built worlds are at least two.

use crate::scenario::experiment::{Length, MOST_TRIALS};
use crate::scenario::kind::Grouped;
use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::written::Written;

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
        None
    }
}
