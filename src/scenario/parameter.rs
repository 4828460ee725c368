//! The numbers of a scenario that somebody assumes or decides, each with all that its declaration says.

use std::collections::BTreeMap;
use std::path::Path;

use super::catalogue::catalogue;
use super::evidence::{Evidence, Plausible};
use super::key::{Key, NamedSections, Section, Sections, Visitor};
use super::kind::{Kind, Range, Value};
use super::load::parse;
use super::overrides::key_of;
use super::remark::Remarks;
use super::write::resolved_toml;
use super::written::Written;
use super::{NetworkModel, PlannedSweep, Scenario};

/// A number of a scenario that somebody assumes or decides. How long to simulate, and the seed, are none.
///
/// ```
/// use std::path::Path;
/// use whoknows::scenario::{parse, template};
///
/// let text = template("basic").expect("there is a basic template");
/// let mut scenario = parse(&text, "basic.toml", Path::new(""), &[])?.scenario;
///
/// let repost = scenario.parameter("segment.peer.repost").expect("there are peers");
/// assert_eq!((repost.value, repost.default), (Some(0.1), Some(0.03)));
/// repost.set(&mut scenario, 0.2)?;
/// assert_eq!(repost.get(&scenario), Some(0.2));
/// assert!(repost.set(&mut scenario, 1.2).is_err());
/// # Ok::<(), whoknows::scenario::Remarks>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its path, as `--set` takes it: `segment.peer.repost`.
    pub path: String,
    /// Its path without the name of the segment or policy, by which languages name it: `segment.repost`.
    pub key: String,
    /// Unit, empty where there is none.
    pub unit: &'static str,
    /// What may be written.
    pub range: Range,
    /// Whether only whole numbers may be written.
    pub is_whole: bool,
    /// Its value where the author writes nothing; `None` where nothing stands in for it.
    pub default: Option<f64>,
    /// How the default is known.
    pub evidence: Evidence,
    /// Where it plausibly lies; `None` for what nobody but the firm can tell.
    pub plausible: Option<Plausible>,
    /// Its value in the scenario that it was found in; `None` where nothing is written and nothing stands in for it.
    pub value: Option<f64>,
    /// Whether it can change a result of that scenario, as far as the scenario alone tells.
    pub is_in_force: bool,
}

impl Parameter {
    /// Its value in a scenario; `None` where that has no such segment or policy, or leaves it out.
    pub fn get(&self, scenario: &Scenario) -> Option<f64> {
        scenario.parameter(&self.path)?.value
    }

    /// Gives it another value, just as `--set` does.
    ///
    /// # Errors
    /// What is wrong with the scenario that this would make; it is left as it was.
    pub fn set(&self, scenario: &mut Scenario, value: f64) -> Result<(), Remarks> {
        let variant = scenario.with(&[format!("{}={value:?}", self.path)])?;
        *scenario = Scenario {
            expectations: std::mem::take(&mut scenario.expectations),
            sweep: std::mem::take(&mut scenario.sweep),
            ..variant
        };
        Ok(())
    }

    /// Another value to try: none of it where that is plausible, or else much of it; if that is its value already, the
    /// default, and much of it if that is its value too.
    pub fn other_value(&self) -> Option<f64> {
        let Plausible { low, high, .. } = self.plausible?;
        let first = if low == 0.0 { low } else { high };
        let mut others = [Some(first), self.default, Some(high)].into_iter();
        others.find(|other| *other != self.value).flatten()
    }

    /// Whether the scenario departs from the default.
    pub fn is_set(&self) -> bool {
        self.value != self.default
    }
}

impl Scenario {
    /// The scenario with some keys at other values, as `--set` takes them.
    ///
    /// # Errors
    /// What is wrong with the scenario that this would make.
    pub fn with(&self, changes: &[String]) -> Result<Self, Remarks> {
        // What a scenario plans and expects is its own, not that of its variants.
        let bare = Self {
            sweep: PlannedSweep::default(),
            expectations: Vec::new(),
            ..self.clone()
        };
        let mut variant = parse(&resolved_toml(&bare), "scenario.toml", Path::new(""), changes)?.scenario;
        if let (NetworkModel::File(meant), NetworkModel::File(list)) =
            (&self.world.network.model, &mut variant.world.network.model)
        {
            // Its paths are resolved already.
            list.path.clone_from(&meant.path);
            list.segments.clone_from(&meant.segments);
        }
        if let (Some(meant), Some(file)) = (&self.requests.from, &mut variant.requests.from)
            && meant.path_as_written == file.path_as_written
        {
            file.path.clone_from(&meant.path);
        }
        Ok(variant)
    }

    /// Every parameter, in the order of the file: also those that are not in force, and conditions that no policy has.
    pub fn parameters(&self) -> Vec<Parameter> {
        let whole = Written::from(self);
        let defaults = catalogue()
            .into_iter()
            .filter_map(|listed| Some((listed.path(), number(listed.default.as_ref()?)?)));
        let mut collector = Collector {
            defaults: defaults.collect(),
            names: Vec::new(),
            table: None,
            found: Vec::new(),
            whole: whole.clone(),
        };
        let mut visited = whole;
        visited.visit(&mut collector);
        collector.found
    }

    /// The parameter at a path.
    pub fn parameter(&self, path: &str) -> Option<Parameter> {
        self.parameters().into_iter().find(|parameter| parameter.path == path)
    }
}

/// A value as a number, if it is one.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Whole(number) => Some(*number as f64),
        Value::Number(number) => Some(*number),
        Value::Absent
        | Value::Flag(_)
        | Value::Numbers(_)
        | Value::Text(_)
        | Value::Texts(_)
        | Value::Changes(_)
        | Value::Shares(_) => None,
    }
}

struct Collector {
    /// Defaults by key.
    defaults: BTreeMap<String, f64>,
    /// Names of the sections around.
    names: Vec<&'static str>,
    /// Name of the segment or policy around.
    table: Option<String>,
    /// The scenario, for what is in force.
    whole: Written,
    found: Vec<Parameter>,
}

impl Visitor for Collector {
    fn value(&mut self, key: &Key, value: Value) -> Option<Value> {
        if let (Kind::Name, "name", Value::Text(name)) = (key.kind, key.name, &value) {
            self.table = Some(key_of(name));
        }
        if let Value::Shares(shares) = &value {
            self.add_shares(key, shares);
        }
        if let Some((range, is_whole)) = range(key.kind)
            && let Some(basis) = key.basis
        {
            let section = self.names.join(".");
            let path = match &self.table {
                Some(table) => format!("{section}.{table}.{}", key.name),
                None => format!("{section}.{}", key.name),
            };
            let name = format!("{section}.{}", key.name);
            let value = number(&value);
            self.found.push(Parameter {
                path,
                unit: key.unit,
                range,
                is_whole,
                default: self.defaults.get(&name).copied(),
                evidence: basis.evidence,
                plausible: basis.plausible,
                value,
                is_in_force: value.is_some() && key.needs.are_met(&self.whole),
                key: name,
            });
        }
        None
    }

    fn table(&mut self, key: &Key, section: &mut dyn Section) {
        self.names.push(key.name);
        section.visit(self);
        self.names.pop();
    }

    fn tables(&mut self, key: &Key, sections: &mut dyn Sections) {
        self.names.push(key.name);
        for index in 0..sections.count() {
            let first = self.found.len();
            self.table = None;
            sections.section(index).visit(self);
            if self.table.is_none() {
                // Tables without names go by their numbers.
                let section = self.names.join(".");
                for parameter in &mut self.found[first..] {
                    let end = parameter.key.rsplit('.').next().unwrap_or_default();
                    parameter.path = format!("{section}[{}].{end}", index + 1);
                }
            }
        }
        self.table = None;
        self.names.pop();
    }

    fn named(&mut self, key: &Key, sections: &mut dyn NamedSections) {
        let around = self.names.join(".");
        for (index, name) in sections.names().iter().enumerate() {
            let first = self.found.len();
            self.names.push(key.name);
            sections.section(index).visit(self);
            self.names.pop();
            let table = self.table.as_deref().unwrap_or_default();
            for parameter in &mut self.found[first..] {
                let end = parameter.key.rsplit('.').next().unwrap_or_default();
                parameter.path = format!("{around}.{table}.{}.{}.{end}", key.name, key_of(name));
            }
        }
    }
}

impl Collector {
    /// A share by name of channel is a parameter wherever it is written.
    fn add_shares(&mut self, key: &Key, shares: &[(String, f64)]) {
        let section = self.names.join(".");
        let table = self.table.as_deref().unwrap_or_default();
        for (name, share) in shares {
            self.found.push(Parameter {
                path: format!("{section}.{table}.{}.{}", key.name, key_of(name)),
                key: format!("{section}.{}", key.name),
                unit: "",
                range: Range::within(0.0, 1.0),
                is_whole: false,
                default: Some(1.0),
                evidence: Evidence::Guess,
                plausible: Some(Plausible {
                    low: 0.0,
                    high: 1.0,
                    evidence: Evidence::Guess,
                }),
                value: Some(*share),
                is_in_force: true,
            });
        }
    }
}

/// What numbers may be written, and whether whole ones only.
fn range(kind: Kind) -> Option<(Range, bool)> {
    match kind {
        Kind::Whole { least, most } => Some((Range::within(least as f64, most as f64), true)),
        Kind::Number(range) => Some((range, false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::template;

    /// The least that a scenario says.
    const BASIC: &str =
        "[[segment]]\nname = \"all\"\nfraction = 1\ndecision_maker = true\n[[policy]]\nname = \"open\"\n";

    fn scenario(set: &[&str]) -> Scenario {
        let set: Vec<String> = set.iter().map(|&text| text.to_owned()).collect();
        let text = template("basic").expect("there is a basic template");
        let checked = parse(&text, "basic.toml", Path::new(""), &set);
        checked.expect("it has no mistakes").scenario
    }

    /// Values to give it.
    fn others(parameter: &Parameter) -> Vec<f64> {
        match parameter.plausible {
            Some(Plausible { low, high, .. }) => vec![low, high],
            // Segments and, with them, the decision-makers need people.
            None if parameter.is_whole => vec![1.0, 30.0],
            None => vec![0.25, 0.625],
        }
    }

    #[test]
    fn every_number_is_a_parameter_but_the_seed_and_the_length() {
        let mut parameters = scenario(&[]).parameters();
        let text = template("four-channels").expect("there is such a template");
        for text in [text, format!("{BASIC}[[campaign.release]]\nappeal = 1")] {
            let more = parse(&text, "more.toml", Path::new(""), &[]).expect("it has no mistakes");
            parameters.extend(more.scenario.parameters());
        }
        let numbers = catalogue()
            .into_iter()
            .filter(|listed| listed.kind.and_then(range).is_some());
        let others: Vec<String> = numbers
            .map(|listed| listed.path())
            .filter(|path| parameters.iter().all(|parameter| parameter.key != *path))
            .collect();
        let length = [
            "trials",
            "precision",
            "max_trials",
            "worlds",
            "trials_per_world",
            "max_readers",
        ];
        let length = length.iter().map(|name| format!("experiment.{name}"));
        assert_eq!(
            others,
            ["seed".to_owned()]
                .into_iter()
                .chain(length)
                .chain(["sweep.trials".to_owned()])
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn defaults_and_plausible_values_are_allowed_and_in_order() {
        for parameter in scenario(&[]).parameters() {
            let path = &parameter.path;
            for value in parameter.default.into_iter().chain(parameter.value) {
                assert!(parameter.range.contains(value), "{path} = {value}");
            }
            let Some(Plausible { low, high, .. }) = parameter.plausible else {
                continue;
            };
            let default = parameter.default.expect("what is plausible has a default");
            assert!(
                low <= default && default <= high && low < high,
                "{path}: {low} {default} {high}"
            );
            assert!(
                parameter.range.contains(low) && parameter.range.contains(high),
                "{path}"
            );
            assert_ne!(parameter.other_value(), parameter.value, "{path}");
        }
    }

    #[test]
    fn what_is_set_is_got_and_nothing_else_moves() {
        let before = scenario(&[]);
        for parameter in before.parameters() {
            assert_eq!(parameter.get(&before), parameter.value, "{}", parameter.path);
            for value in others(&parameter) {
                let mut after = before.clone();
                parameter
                    .set(&mut after, value)
                    .unwrap_or_else(|remarks| panic!("{remarks}"));
                assert_eq!(parameter.get(&after), Some(value), "{}", parameter.path);
                for (old, new) in before.parameters().iter().zip(after.parameters()) {
                    let is_same = (&old.path, old.value) == (&new.path, new.value);
                    assert!(
                        is_same || are_rivals(&parameter, old),
                        "{} after {}",
                        old.path,
                        parameter.path
                    );
                }
                if let Some(value) = parameter.value {
                    parameter
                        .set(&mut after, value)
                        .unwrap_or_else(|remarks| panic!("{remarks}"));
                    assert_eq!(after, before, "{}", parameter.path);
                }
            }
        }
    }

    /// Whether they are the same, or the count and the fraction of one segment.
    fn are_rivals(one: &Parameter, other: &Parameter) -> bool {
        let size_of = |parameter: &Parameter| {
            let (segment, key) = parameter.path.rsplit_once('.')?;
            matches!(key, "count" | "fraction").then(|| segment.to_owned())
        };
        one.path == other.path || size_of(one).is_some_and(|segment| size_of(other) == Some(segment))
    }

    #[test]
    fn what_is_not_allowed_is_refused_and_leaves_the_scenario_alone() {
        let before = scenario(&[]);
        let mut after = before.clone();
        for (path, value) in [
            ("circle.declined_stay", 1.5),
            ("circle.favour", f64::NAN),
            ("circle.favour", f64::INFINITY),
            ("requests.count", 2.5),
            ("requests.count", 1e6),
            ("world.people", 10.0),
        ] {
            let parameter = before.parameter(path).expect("there is such a parameter");
            assert!(parameter.set(&mut after, value).is_err(), "{path} = {value}");
            assert_eq!(after, before);
        }
    }

    #[test]
    fn names_may_hold_whatever_paths_are_made_of() {
        for name in [
            "a.b", "a = b", "[2]", "'a'", "x \"y", "x 'y", " a ", "a\\b", "it's", "2",
        ] {
            let mut before = scenario(&[]);
            name.clone_into(&mut before.policies[1].name);
            // What it expects speaks of the old name.
            before.expectations.clear();
            let mut max_contacts = before
                .parameters()
                .into_iter()
                .filter(|it| it.key == "policy.max_contacts");
            let parameter = max_contacts.next_back().expect("there is a policy");
            let second = before.parameter(&parameter.path.replace(&key_of(&before.policies[3].name), &key_of(name)));
            let second = second.unwrap_or_else(|| panic!("no path leads to {name}"));
            let mut after = before.clone();
            second
                .set(&mut after, 9.0)
                .unwrap_or_else(|remarks| panic!("{remarks}"));
            assert_eq!(after.policies[1].max_contacts, Some(9), "{name}");
        }
    }

    #[test]
    fn what_is_in_force_depends_on_other_keys() {
        let is_in_force = |set: &[&str], path: &str| scenario(set).parameter(path).expect("there is one").is_in_force;
        assert!(is_in_force(&[], "world.network.tail"));
        assert!(!is_in_force(&["world.network.model=random"], "world.network.tail"));
        assert!(!is_in_force(&["world.network.model=random"], "segment.peer.audience"));
        assert!(is_in_force(&["world.network.model=random"], "world.people"));
        assert!(is_in_force(&[], "policy.selective.min_value"));
        assert!(!is_in_force(&[], "policy.open.min_value"));
        assert!(!is_in_force(&["attention.model=inverse"], "attention.notice"));
        assert!(!is_in_force(&[], "outcome.wire_fee"));
        assert!(is_in_force(&["release.wire=1"], "outcome.wire_fee"));
        assert!(!is_in_force(&["circle.capacity=200"], "circle.dilution"));
        assert!(is_in_force(&["circle.capacity=100"], "circle.dilution"));
    }

    #[test]
    fn a_network_file_stays_where_it_is() {
        let network = template("network-file").expect("there is such a template");
        let parsed = parse(&network, "network.toml", Path::new("/far/away"), &[]);
        let before = parsed.expect("it has no mistakes").scenario;
        let mut after = before.clone();
        let tie = before.parameter("world.network.weak_tie").expect("there is one");
        tie.set(&mut after, 0.75).unwrap_or_else(|remarks| panic!("{remarks}"));
        assert_eq!(after.world.network.weak_tie, 0.75);
        assert!(matches!(&after.world.network.model, NetworkModel::File(list) if list.path.starts_with("/far/away")));
        assert_eq!(after.world.network.model, before.world.network.model);
    }
}
