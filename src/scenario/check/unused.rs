//! Keys that other keys leave without effect.

use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::written::Written;
use crate::scenario::{AttentionModel, NetworkModel};

/// A key without effect.
pub(in crate::scenario) struct Unused {
    /// Its path, as in [`Places`].
    pub path: String,
    /// Who uses it, or why nobody does.
    because: &'static str,
    /// Whether writing it can only be a mistake.
    mistaken: bool,
}

const NETWORK_FILE: [&str; 10] = [
    "path",
    "undirected",
    "reversed",
    "repeats",
    "self_loops",
    "header",
    "columns",
    "format",
    "segments",
    "segment_attribute",
];
const ONLY_COMMUNITIES: [&str; 4] = ["tail", "followees", "followees_spread", "mixing"];

/// Every key that the present values of others leave without effect, written or not.
pub(in crate::scenario) fn unused_keys(written: &Written) -> Vec<Unused> {
    let network = &written.world.network.model;
    let mut unused = Vec::new();
    let mut add = |path: String, because, mistaken| {
        unused.push(Unused {
            path,
            because,
            mistaken,
        });
    };
    if !matches!(network, NetworkModel::File(_)) {
        for key in NETWORK_FILE {
            add(format!("world.network.{key}"), "only model = \"file\" has it", true);
        }
    }
    if network.is_built() {
        for key in ONLY_COMMUNITIES {
            add(
                format!("world.network.{key}"),
                "only model = \"communities\" uses it",
                false,
            );
        }
        for index in 0..written.segment.len() {
            add(
                format!("segment.{index}.audience"),
                "only model = \"communities\" uses it",
                false,
            );
            add(
                format!("segment.{index}.followees"),
                "only model = \"communities\" uses it",
                false,
            );
        }
    } else {
        add(
            "experiment.worlds".to_owned(),
            "in model = \"communities\" every trial has a world of its own",
            false,
        );
        add(
            "experiment.trials_per_world".to_owned(),
            "in model = \"communities\" every trial has a world of its own",
            false,
        );
    }
    if matches!(network, NetworkModel::File(_)) {
        add(
            "world.people".to_owned(),
            "the number of nodes in the network file counts",
            false,
        );
        add(
            "world.network.mean_audience".to_owned(),
            "the arcs stand in the network file",
            false,
        );
        add(
            "world.network.reciprocity".to_owned(),
            "the arcs stand in the network file",
            false,
        );
    }
    if written.attention.model != AttentionModel::Feed {
        add(
            "attention.span".to_owned(),
            "only attention.model = \"feed\" uses it",
            false,
        );
    }
    if written.attention.model == AttentionModel::Inverse {
        add(
            "attention.notice".to_owned(),
            "attention.model = \"inverse\" does not use it",
            false,
        );
    }
    if written.release.wire == 0 {
        add(
            "outcome.wire_fee".to_owned(),
            "with `release.wire` at 0 there is no wire to pay for",
            false,
        );
    }
    if written.experiment.precision.is_none() {
        add(
            "experiment.max_trials".to_owned(),
            "it bounds only experiments that have a precision",
            false,
        );
    }
    unused
}

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    if !places.are_sound(&[
        "world.network.model",
        "attention.model",
        "release.wire",
        "experiment.precision",
    ]) {
        return Vec::new();
    }
    let remark = |key: Unused| {
        let place = places.written(&key.path)?;
        let name = key.path.rsplit('.').next().unwrap_or(&key.path);
        let title = format!("`{name}` has no effect here");
        let remark = if key.mistaken {
            Remark::mistake(place, title).help("leave it out, or write model = \"file\"".to_owned())
        } else {
            Remark::warning(place, title)
        };
        Some(remark.label(key.because))
    };
    unused_keys(written).into_iter().filter_map(remark).collect()
}
