//! Keys that other keys leave without effect.

use std::collections::BTreeMap;

use crate::scenario::catalogue::catalogue;
use crate::scenario::needs::Needs;
use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::written::Written;

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    if !places.are_sound(&[
        "world.network.model",
        "attention.model",
        "release.wire",
        "experiment.precision",
        "campaign",
    ]) {
        return Vec::new();
    }
    let unused = |needs: Needs| needs.reason_unused(written).map(|reason| (needs, reason));
    let unused: BTreeMap<String, (Needs, &str)> = catalogue()
        .iter()
        .filter_map(|listed| Some((listed.path(), unused(listed.needs)?)))
        .collect();
    let remark = |(path, place): (&str, _)| {
        let (needs, reason) = unused.get(&without_numbers(path))?;
        let name = path.rsplit('.').next().unwrap_or(path);
        let title = format!("`{name}` has no effect here");
        let remark = if *needs == Needs::NetworkFile {
            Remark::mistake(place, title).help("leave it out, or write model = \"file\"".to_owned())
        } else {
            Remark::warning(place, title)
        };
        Some(remark.label(*reason))
    };
    places.all_written().filter_map(remark).collect()
}

/// The path of a key as the catalogue has it.
fn without_numbers(path: &str) -> String {
    let is_name = |part: &&str| part.parse::<usize>().is_err();
    path.split('.').filter(is_name).collect::<Vec<_>>().join(".")
}
