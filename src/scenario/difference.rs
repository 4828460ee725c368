//! What differs between the scenario of a stored result and another.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use super::Scenario;
use super::document::{Data, Table, read_document};
use super::write::resolved_toml;

/// A key with another value, or a segment or policy that only one of two scenarios has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The key, as `--set` takes it.
    pub key: String,
    /// Its value in the old scenario; `None` where it is not set there.
    pub old: Option<String>,
    /// Its value in the new one.
    pub new: Option<String>,
}

/// What differs between `old`, the text of a scenario with all defaults written out, and `new`. Texts for readers and what is
/// expected, of which no number depends, are left out.
pub fn differences(old: &str, new: &Scenario) -> Vec<Difference> {
    let old = keys_of(old);
    let new = keys_of(&resolved_toml(new));
    let mut keys: Vec<&String> = new
        .keys()
        .chain(old.keys().filter(|key| !new.contains_key(*key)))
        .collect();
    keys.sort_by_key(|key| (new.get(*key).or(old.get(*key)).map(|value| value.place), *key));
    let text = |values: &BTreeMap<String, Valued>, key: &String| values.get(key).map(|value| value.text.clone());
    let differences = keys.into_iter().map(|key| Difference {
        key: key.clone(),
        old: text(&old, key),
        new: text(&new, key),
    });
    differences
        .filter(|difference| difference.old != difference.new)
        .collect()
}

/// A value as it is written, and where.
struct Valued {
    place: usize,
    text: String,
}

fn keys_of(text: &str) -> BTreeMap<String, Valued> {
    let (document, _) = read_document(text.trim_start_matches('\u{feff}'), 0);
    let mut keys = BTreeMap::new();
    collect("", &document, &mut keys);
    let is_no_number = |key: &str| ["title", "question", "description"].contains(&key) || key.starts_with("expect.");
    keys.retain(|key, _| !is_no_number(key));
    keys
}

/// Adds the keys of a table below `path`.
fn collect(path: &str, table: &Table, keys: &mut BTreeMap<String, Valued>) {
    for (name, entry) in table {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        let place = entry.value.place.start;
        match &entry.value.data {
            Data::Table(table) => collect(&path, table, keys),
            Data::List(list) if list.iter().any(|node| matches!(node.data, Data::Table(_))) => {
                for node in list {
                    if let Data::Table(table) = &node.data {
                        collect_named(&path, node.place.start, table, keys);
                    }
                }
            }
            data => {
                keys.insert(
                    path,
                    Valued {
                        place,
                        text: shown(data),
                    },
                );
            }
        }
    }
}

/// Adds a segment or policy: itself, and its keys.
fn collect_named(path: &str, place: usize, table: &Table, keys: &mut BTreeMap<String, Valued>) {
    let name = match table.get("name").map(|entry| &entry.value.data) {
        Some(Data::Text(name)) => name.as_str(),
        _ => "",
    };
    let path = format!("{path}.{name}");
    collect(&path, table, keys);
    keys.remove(&format!("{path}.name"));
    keys.insert(
        path,
        Valued {
            place,
            text: "there".to_owned(),
        },
    );
}

fn shown(data: &Data) -> String {
    match data {
        Data::Flag(flag) => flag.to_string(),
        Data::Whole(Some(number)) => number.to_string(),
        Data::Number(number, _) => number.to_string(),
        Data::Text(text) => format!("\"{}\"", text.escape_debug()),
        Data::List(list) => {
            let items: Vec<String> = list.iter().map(|node| shown(&node.data)).collect();
            format!("[{}]", items.join(", "))
        }
        data => data.describe().to_owned(),
    }
}

/// So many are named; more are counted.
const NAMED: usize = 6;

/// Differences for people, a line each.
pub struct Differences<'a>(pub &'a [Difference]);

impl fmt::Display for Differences<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_part = |difference: &&Difference| {
            let whole = |other: &Difference| {
                (other.old.is_none() || other.new.is_none())
                    && difference
                        .key
                        .strip_prefix(&other.key)
                        .is_some_and(|rest| rest.starts_with('.'))
            };
            self.0.iter().any(whole)
        };
        let named: Vec<&Difference> = self.0.iter().filter(|difference| !is_part(difference)).collect();
        for (number, difference) in named.iter().take(NAMED).enumerate() {
            if number > 0 {
                f.write_char('\n')?;
            }
            let key: String = difference
                .key
                .chars()
                .map(|letter| if letter.is_control() { '\u{fffd}' } else { letter })
                .collect();
            write!(f, "  {key}: ")?;
            match (&difference.old, &difference.new) {
                (Some(old), Some(new)) => write!(f, "{old} → {new}")?,
                (Some(old), None) if old == "there" => f.write_str("is gone")?,
                (None, Some(new)) if new == "there" => f.write_str("is new")?,
                (Some(old), None) => write!(f, "{old} → not set")?,
                (None, Some(new)) => write!(f, "not set → {new}")?,
                (None, None) => {}
            }
        }
        match named.len().saturating_sub(NAMED) {
            0 => Ok(()),
            more => write!(f, "\n  and {more} more"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{parse, template};
    use std::path::Path;

    fn scenario(set: &[&str]) -> Scenario {
        let set: Vec<String> = set.iter().map(|&text| text.to_owned()).collect();
        let text = template("basic").expect("there is a basic template");
        parse(&text, "basic.toml", Path::new(""), &set)
            .expect("it has no mistakes")
            .scenario
    }

    fn said(old: &Scenario, new: &Scenario) -> String {
        Differences(&differences(&resolved_toml(old), new)).to_string()
    }

    #[test]
    fn keys_are_named_with_both_values() {
        let old = scenario(&[]);
        assert_eq!(said(&old, &old), "");
        let new = scenario(&["requests.count=200", "seed=7", "title=other"]);
        assert_eq!(said(&old, &new), "  seed: 2009 → 7\n  requests.count: 150 → 200");
    }

    #[test]
    fn policies_are_named_and_counted_once() {
        let old = scenario(&[]);
        let mut new = old.clone();
        new.policies[0].max_contacts = Some(50);
        let name = new.policies[0].name.clone();
        assert_eq!(said(&old, &new), format!("  policy.{name}.max_contacts: not set → 50"));
        let mut new = old.clone();
        new.policies[0].name = "strangers".to_owned();
        let said = said(&old, &new);
        assert!(said.contains("  policy.strangers: is new"), "{said}");
        assert!(said.contains(&format!("  policy.{name}: is gone")), "{said}");
        assert_eq!(said.matches("strangers.").count(), 0, "{said}");
    }

    #[test]
    fn many_are_counted() {
        let new = scenario(&[
            "seed=1",
            "requests.count=1",
            "circle.capacity=1",
            "circle.dilution=1",
            "circle.favour=2",
            "attention.span=1",
            "attention.notice=1",
            "release.appeal=2",
        ]);
        let said = said(&scenario(&[]), &new);
        assert!(said.ends_with("\n  and 2 more"), "{said}");
        assert_eq!(said.lines().count(), NAMED + 1);
    }

    #[test]
    fn whatever_stands_in_a_stored_file_is_compared_without_a_panic() {
        for text in [
            "",
            "]]",
            "policy = 3",
            "[[policy]]\nname = 3",
            "seed = nan",
            "\u{feff}seed = 1",
        ] {
            assert!(!differences(text, &scenario(&[])).is_empty());
        }
    }
}
