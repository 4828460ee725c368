//! `base = "other.toml"`: a scenario that says only how it differs from another one.
//!
//! Tables are taken together key by key, and tables of lists that have names, such as segments, policies and points, name by name;
//! what the base does not name is added behind. Everything else replaces what the base says.

use std::path::{Path, PathBuf};

use super::document::{Data, Entry, Node, Place, Table, read_document};
use super::encoding::decode;
use super::load::{around_syntax_errors, read_file, unreadable};
use super::overrides::{name_of, remove_rivals};
use super::remark::Remark;
use super::source::Source;

/// The key that names the base.
pub(super) const KEY: &str = "base";
/// No scenario stands on more others than this.
const MOST_BASES: usize = 8;

/// The document of a scenario in `folder`, with what it leaves out taken from its base, and so on. The texts of the bases join
/// `sources`.
///
/// # Errors
/// If a base cannot be read.
pub(super) fn completed(document: Table, folder: &Path, sources: &mut Vec<Source>) -> Result<Table, Vec<Remark>> {
    let mut generations = vec![document];
    // Where the youngest base lies, seen from the scenario.
    let mut nearby = PathBuf::new();
    let mut seen: Vec<PathBuf> = Vec::new();
    while let Some(Entry { value, .. }) = generations.last_mut().and_then(|youngest| youngest.remove(KEY)) {
        let place = value.place;
        let Data::Text(written) = value.data else {
            let remark = Remark::mistake(place, "`base` must be the path of a scenario file, in quotes");
            return Err(vec![remark.label(format!("this is {}", value.data.describe()))]);
        };
        let path = folder.join(&nearby).join(&written);
        let known = path.canonicalize().unwrap_or_else(|_| path.clone());
        if seen.contains(&known) || seen.len() == MOST_BASES {
            let title = if seen.contains(&known) {
                "this scenario stands on itself".to_owned()
            } else {
                format!("this scenario stands on more than {MOST_BASES} others")
            };
            return Err(vec![Remark::mistake(place, title).label("its base once more")]);
        }
        seen.push(known);
        let mut base = read_base(&path, place, sources)?;
        nearby.push(Path::new(&written).parent().unwrap_or(Path::new("")));
        see_files_from(&nearby, &mut base);
        generations.push(base);
    }
    let oldest = generations.pop().expect("at least the document itself");
    Ok(generations.into_iter().rev().fold(oldest, |mut older, younger| {
        overlay(&mut older, younger);
        older
    }))
}

/// Reads a base that is named at `place`.
fn read_base(path: &Path, place: Place, sources: &mut Vec<Source>) -> Result<Table, Vec<Remark>> {
    let named_here = |remark: Remark| {
        vec![Remark {
            place: Some(place),
            ..remark
        }]
    };
    let bytes = read_file(path, &[]).map_err(named_here)?;
    let text = decode(bytes).map_err(|undecoded| named_here(undecoded.remark))?;
    if let Some(remark) = unreadable(&text) {
        return Err(named_here(remark));
    }
    let number = sources.len();
    sources.push(Source::new(path.display().to_string(), &*text));
    let (document, errors) = read_document(&text, number);
    if errors.is_empty() {
        Ok(document)
    } else {
        Err(around_syntax_errors(&text, &sources[number], errors, Vec::new()))
    }
}

/// Makes the files that a base in folder `nearby` names those that it means.
fn see_files_from(nearby: &Path, document: &mut Table) {
    for path in [
        &["world", "network", "path"][..],
        &["world", "network", "segments"],
        &["requests", "from"],
    ] {
        if let Some(Data::Text(file)) = data_at(document, path) {
            *file = nearby.join(&*file).to_string_lossy().into_owned();
        }
    }
}

/// What stands at a path of keys, if anything does.
fn data_at<'d>(document: &'d mut Table, path: &[&str]) -> Option<&'d mut Data> {
    let (key, around) = path.split_last()?;
    let table = around.iter().try_fold(document, |table, name| {
        match table.get_mut(*name).map(|entry| &mut entry.value.data) {
            Some(Data::Table(inner)) => Some(inner),
            _ => None,
        }
    });
    Some(&mut table?.get_mut(*key)?.value.data)
}

/// Lays what a scenario says over what its base says.
fn overlay(base: &mut Table, scenario: Table) {
    for (name, entry) in scenario {
        let here = entry.value.place.source;
        remove_rivals(base, &name, |source| source != here);
        match base.get_mut(&name) {
            Some(below) => replace(below, entry),
            None => {
                base.insert(name, entry);
            }
        }
    }
}

fn replace(below: &mut Entry, above: Entry) {
    below.key = above.key;
    match (&mut below.value.data, above.value.data) {
        (Data::Table(base), Data::Table(scenario)) => {
            overlay(base, scenario);
            below.value.place = above.value.place;
        }
        (Data::List(base), Data::List(scenario)) if have_names(base) && have_names(&scenario) => {
            overlay_list(base, scenario);
        }
        (_, data) => {
            below.value = Node {
                place: above.value.place,
                data,
            };
        }
    }
}

fn overlay_list(base: &mut Vec<Node>, scenario: Vec<Node>) {
    for node in scenario {
        let name = named(&node).map(str::to_owned);
        let same = base.iter_mut().find(|other| named(other).map(str::to_owned) == name);
        match (same, node.data) {
            (
                Some(Node {
                    place,
                    data: Data::Table(below),
                }),
                Data::Table(above),
            ) => {
                overlay(below, above);
                *place = node.place;
            }
            (_, data) => base.push(Node { data, ..node }),
        }
    }
}

/// Whether this is a list of tables of which each has a name.
fn have_names(list: &[Node]) -> bool {
    list.iter().all(|node| named(node).is_some())
}

fn named(node: &Node) -> Option<&str> {
    match &node.data {
        Data::Table(table) => name_of(table),
        _ => None,
    }
}
