//! Writes a scenario out as TOML: bare, with every key at its value, or explained, as a template.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Scenario;
use super::catalogue::catalogue;
use super::document::{Data, Entry};
use super::key::{Key, NamedSections, Section, Sections, Visitor};
use super::kind::{Kind, Value};
use super::written::Written;

/// How a scenario is written out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Keys and values.
    Bare,
    /// Every key under its meaning, unit and range; keys that are not in force as comments. Of a list of tables, the
    /// first is explained and the others say only what is not default.
    Explained,
}

/// The scenario as a file with every key written out; reading it gives the same scenario.
///
/// Keys that have no effect are written only where they are not at their default.
pub fn resolved_toml(scenario: &Scenario) -> String {
    write_out(Written::from(scenario), Style::Bare)
}

/// `written` as TOML.
pub(super) fn write_out(mut written: Written, style: Style) -> String {
    let defaults = catalogue()
        .into_iter()
        .filter_map(|listed| Some((listed.path(), listed.default.clone()?)));
    let mut writer = Writer {
        style,
        terse: false,
        commented: false,
        names: Vec::new(),
        defaults: defaults.collect(),
        whole: written.clone(),
        text: String::new(),
    };
    written.visit(&mut writer);
    writer.text
}

struct Writer {
    style: Style,
    /// Whether to say only what is not default.
    terse: bool,
    /// Whether all that is written is a comment: an example of a table of which there is none.
    commented: bool,
    /// Names of the sections around.
    names: Vec<&'static str>,
    /// Defaults by path without numbers.
    defaults: BTreeMap<String, Value>,
    /// The scenario, for what other keys leave without effect.
    whole: Written,
    text: String,
}

impl Visitor for Writer {
    fn value(&mut self, key: &Key, value: Value) -> Option<Value> {
        let is_default = self.defaults.get(&self.path(key)) == Some(&value);
        let is_idle = matches!(&value, Value::Absent)
            || value == Value::Shares(Vec::new())
            || (is_default && key.needs.reason_unused(&self.whole).is_some());
        match self.style {
            Style::Bare if is_idle => {}
            Style::Explained if self.terse && is_default => {}
            Style::Explained if !self.terse => {
                self.explain(key);
                let mark = if is_idle || self.commented { "# " } else { "" };
                let is_nothing = matches!(&value, Value::Absent) || value == Value::Shares(Vec::new());
                let shown = if is_nothing || key.kind.refuses(&value).is_some() {
                    example(key.kind)
                } else {
                    value
                };
                self.line(&format!("{mark}{} = {}", key.name, toml_of(&shown)));
            }
            Style::Bare | Style::Explained => self.line(&format!("{} = {}", key.name, toml_of(&value))),
        }
        None
    }

    fn table(&mut self, key: &Key, section: &mut dyn Section) {
        self.names.push(key.name);
        let before = self.text.len();
        self.header(&format!("[{}]", self.names.join(".")), section, true);
        let empty = self.text.len();
        section.visit(self);
        if self.style == Style::Bare && self.text.len() == empty {
            self.text.truncate(before);
        }
        self.names.pop();
    }

    fn tables(&mut self, key: &Key, sections: &mut dyn Sections) {
        self.names.push(key.name);
        if self.style == Style::Explained && sections.count() == 0 {
            sections.reset(1);
            let header = format!("# [[{}]]", self.names.join("."));
            self.example_of(&header, sections.section(0));
            sections.reset(0);
        }
        for index in 0..sections.count() {
            self.terse = self.style == Style::Explained && index > 0;
            let section = sections.section(index);
            self.header(&format!("[[{}]]", self.names.join(".")), section, index == 0);
            section.visit(self);
        }
        self.terse = false;
        self.names.pop();
    }

    fn named(&mut self, key: &Key, sections: &mut dyn NamedSections) {
        self.names.push(key.name);
        if self.style == Style::Explained && !self.terse && sections.names().is_empty() {
            sections.reset(vec!["NAME".to_owned()]);
            let header = format!("# [{}.NAME]", self.names.join("."));
            self.example_of(&header, sections.section(0));
            sections.reset(Vec::new());
        }
        for (index, name) in sections.names().iter().enumerate() {
            self.header(
                &format!("[{}.{}]", self.names.join("."), toml_key(name)),
                sections.section(index),
                false,
            );
            sections.section(index).visit(self);
        }
        self.names.pop();
    }
}

impl Writer {
    fn path(&self, key: &Key) -> String {
        self.names
            .iter()
            .chain([&key.name])
            .copied()
            .collect::<Vec<_>>()
            .join(".")
    }

    /// Shows what might be written, as a comment.
    fn example_of(&mut self, header: &str, section: &mut dyn Section) {
        self.commented = true;
        self.header(header, section, true);
        section.visit(self);
        self.commented = false;
    }

    fn header(&mut self, header: &str, section: &dyn Section, explained: bool) {
        self.line("");
        if self.style == Style::Explained && explained {
            for line in section.about() {
                self.line(&format!("#{line}"));
            }
        }
        self.line(header);
    }

    fn explain(&mut self, key: &Key) {
        self.line("");
        for line in key.doc {
            self.line(&format!("#{line}"));
        }
        let unit = if key.unit.is_empty() {
            String::new()
        } else {
            format!("[{}] ", key.unit)
        };
        match key.kind {
            Kind::Whole { .. } | Kind::Number(_) | Kind::Numbers(_) | Kind::Choice { .. } => {
                self.line(&format!("# {unit}{}", key.kind));
            }
            Kind::Flag
            | Kind::Name
            | Kind::Line
            | Kind::Claim
            | Kind::Prose
            | Kind::Path
            | Kind::Axes
            | Kind::Changes
            | Kind::Shares
            | Kind::Fields => {}
        }
    }

    fn line(&mut self, line: &str) {
        // The file starts with its first line that is not empty.
        if !(self.text.is_empty() && line.is_empty()) {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }
}

/// Something that may be written for a key that has no default.
fn example(kind: Kind) -> Value {
    match kind {
        Kind::Flag | Kind::Fields => Value::Flag(true),
        Kind::Whole { least, most } => Value::Whole(100.clamp(least, most)),
        Kind::Number(range) => Value::Number(
            [0.1, 10.0]
                .into_iter()
                .find(|x| range.contains(*x))
                .unwrap_or(range.high()),
        ),
        Kind::Numbers(_) => Value::Numbers(Vec::new()),
        Kind::Name | Kind::Line | Kind::Claim | Kind::Prose | Kind::Path => Value::Text("…".to_owned()),
        Kind::Choice { words, .. } => Value::Text(words[0].to_owned()),
        Kind::Axes => Value::Texts(Vec::new()),
        Kind::Changes => Value::Changes(Vec::new()),
        Kind::Shares => Value::Shares(vec![("NAME".to_owned(), 0.5)]),
    }
}

/// A value as TOML has it; floats with the fewest digits that give the same float again.
fn toml_of(value: &Value) -> String {
    match value {
        Value::Absent => String::new(),
        Value::Flag(flag) => flag.to_string(),
        Value::Whole(n) => n.to_string(),
        Value::Number(x) => format!("{x:?}"),
        Value::Numbers(list) => format!("{list:?}"),
        Value::Text(text) => quoted_string(text),
        Value::Texts(list) => bracketed(list.iter().map(|text| quoted_string(text))),
        Value::Changes(changes) => {
            let change = |(path, value): &(String, String)| format!("{} = {value}", quoted_string(path));
            let changes: Vec<String> = changes.iter().map(change).collect();
            format!("{{ {} }}", changes.join(", "))
        }
        Value::Shares(shares) => {
            let shares: Vec<String> = shares
                .iter()
                .map(|(name, share)| format!("{} = {share:?}", toml_key(name)))
                .collect();
            format!("{{ {} }}", shares.join(", "))
        }
    }
}

/// A name as a key of TOML: bare where it may be.
fn toml_key(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.chars().all(is_bare) {
        name.to_owned()
    } else {
        quoted_string(name)
    }
}

fn bracketed(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(", "))
}

/// A value of a document as TOML has it; a moment, which no key takes, as one of its texts.
pub(super) fn toml_of_data(data: &Data) -> String {
    match data {
        Data::Flag(flag) => flag.to_string(),
        Data::Whole(whole) => whole.map_or_else(|| i128::MAX.to_string(), |whole| whole.to_string()),
        Data::Number(_, digits) => digits.to_string(),
        Data::Text(text) => quoted_string(text),
        Data::Moment => quoted_string(data.describe()),
        Data::List(list) => bracketed(list.iter().map(|node| toml_of_data(&node.data))),
        Data::Table(table) => {
            let entry = |(key, entry): (&String, &Entry)| {
                format!("{} = {}", quoted_string(key), toml_of_data(&entry.value.data))
            };
            let entries: Vec<String> = table.iter().map(entry).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// A basic string: everything but printable characters is escaped. Prose of several lines stands between three quotes.
fn quoted_string(text: &str) -> String {
    let several_lines = text.contains('\n');
    let mut quoted = String::from(if several_lines { "\"\"\"\n" } else { "\"" });
    for c in text.chars() {
        match c {
            '\n' => quoted.push('\n'),
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() => write!(quoted, "\\u{:04X}", u32::from(c)).expect("a string takes any text"),
            c => quoted.push(c),
        }
    }
    quoted.push_str(if several_lines { "\"\"\"" } else { "\"" });
    quoted
}
