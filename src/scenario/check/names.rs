//! Segments and policies: there are some, not too many, and each has a name of its own.

use std::collections::BTreeMap;

use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::suggest::{nearest, quoted};
use crate::scenario::written::Written;

/// Who accepted a person is kept in 64 bits.
pub(super) const MOST_POLICIES: usize = 64;

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    let segments = written.segment.iter().map(|segment| segment.name.as_str());
    let policies = written.policy.iter().map(|policy| policy.name.as_str());
    let mut remarks = duplicates("segment", segments, places);
    remarks.extend(duplicates("policy", policies, places));
    remarks.extend(none(
        "segment",
        "the scenario has no segment",
        written.segment.len(),
        places,
    ));
    remarks.extend(none(
        "policy",
        "the scenario has no policy",
        written.policy.len(),
        places,
    ));
    remarks.extend(too_many_policies(written, places));
    remarks.extend(unknown_baseline(written, places));
    remarks
}

fn duplicates<'a>(kind: &str, names: impl Iterator<Item = &'a str>, places: &Places) -> Vec<Remark> {
    let mut first_of = BTreeMap::new();
    let mut remarks = Vec::new();
    for (index, name) in names.enumerate().filter(|(_, name)| !name.is_empty()) {
        let first = *first_of.entry(name).or_insert(index);
        if first != index {
            let place = places.near(&format!("{kind}.{index}.name"));
            let title = format!("two tables [[{kind}]] are named {}", quoted(name));
            let label = format!("number {} has this name already", first + 1);
            remarks.push(Remark::mistake(place, title).label(label));
        }
    }
    remarks
}

fn none(kind: &str, title: &str, count: usize, places: &Places) -> Option<Remark> {
    let missing = count == 0 && places.are_sound(&[kind]);
    missing
        .then(|| Remark::mistake(places.near(kind), title).help(format!("write [[{kind}]] and below it name = \"…\"")))
}

fn too_many_policies(written: &Written, places: &Places) -> Option<Remark> {
    let count = written.policy.len();
    let place = places.near(&format!("policy.{MOST_POLICIES}"));
    (count > MOST_POLICIES)
        .then(|| Remark::mistake(place, format!("there are {count} policies, more than {MOST_POLICIES}")))
}

fn unknown_baseline(written: &Written, places: &Places) -> Option<Remark> {
    let baseline = written.experiment.baseline.as_ref()?;
    let names = || written.policy.iter().map(|policy| policy.name.as_str());
    if names().any(|name| name == baseline) || names().next().is_none() || !places.are_sound(&["policy"]) {
        return None;
    }
    let all: Vec<String> = names().map(quoted).collect();
    let help = match nearest(baseline, names()) {
        Some(near) => format!("did you mean {}?", quoted(near)),
        None => format!("the policies are {}", all.join(", ")),
    };
    let title = format!("no policy is named {}", quoted(baseline));
    Some(
        Remark::mistake(places.near("experiment.baseline"), title)
            .label("not the name of a policy")
            .help(help),
    )
}
