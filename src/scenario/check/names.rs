//! Segments and policies: there are some, not too many, and each has a name of its own.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::spelling::is_invisible;
use crate::scenario::suggest::{nearest, quoted};
use crate::scenario::written::Written;

/// Who accepted a person is kept in 64 bits.
pub(super) const MOST_POLICIES: usize = 64;

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    let segments = written.segment.iter().map(|segment| segment.name.as_str());
    let policies = written.policy.iter().map(|policy| policy.name.as_str());
    let mut remarks = duplicates("segment", segments, places);
    remarks.extend(duplicates("policy", policies, places));
    let channels = written.channel.iter().map(|channel| channel.name.as_str());
    remarks.extend(duplicates("channel", channels, places));
    let points = written.sweep.point.iter().map(|point| point.name.as_str());
    remarks.extend(duplicates("sweep.point", points, places));
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
    let (mut first_of, mut first_in_any_case) = (BTreeMap::new(), BTreeMap::new());
    let mut remarks = Vec::new();
    for (index, name) in names.enumerate().filter(|(_, name)| !name.is_empty()) {
        let (first, first_name) = *first_of.entry(as_seen(name)).or_insert((index, name));
        let (alike, alike_name) = *first_in_any_case
            .entry(as_seen(name).to_lowercase())
            .or_insert((index, name));
        let place = places.near(&format!("{kind}.{index}.name"));
        if first != index && first_name == name {
            let title = format!("two tables [[{kind}]] are named {}", quoted(name));
            let label = format!("number {} has this name already", first + 1);
            remarks.push(Remark::mistake(place, title).label(label));
        } else if first != index {
            let title = format!("two tables [[{kind}]] have names that look the same");
            let label = format!(
                "number {} is {}, this is {}",
                first + 1,
                spelled(first_name),
                spelled(name)
            );
            let help = "give them names that a reader can tell apart".to_owned();
            remarks.push(Remark::mistake(place, title).label(label).help(help));
        } else if alike != index {
            let title = format!(
                "{} and {} differ in capital letters only",
                quoted(alike_name),
                quoted(name)
            );
            remarks.push(Remark::warning(place, title).label(format!("number {} is named so too", alike + 1)));
        }
    }
    remarks
}

/// A name as a reader sees it: blanks are as wide as one and none stand at the ends, what is invisible is gone, and letters
/// that are composed of several characters are as those that are one.
///
/// Within a page names stay as the program has checked them, and the tables for this, which are large, stay away.
fn as_seen(name: &str) -> String {
    if cfg!(target_family = "wasm") {
        return name.to_owned();
    }
    let composed = name.nfkc().filter(|c| !is_invisible(*c)).collect::<String>();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name with everything in it that a reader does not see or could take for something else.
fn spelled(name: &str) -> String {
    let shown = |c: char| match c {
        c if is_invisible(c)
            || c.is_whitespace() && c != ' '
            || cfg!(not(target_family = "wasm")) && is_combining_mark(c) =>
        {
            format!("\\u{{{:x}}}", u32::from(c))
        }
        c => c.to_string(),
    };
    format!("\"{}\"", name.chars().map(shown).collect::<String>())
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
