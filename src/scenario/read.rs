//! Reads a document into a section, collecting every mistake on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{Listed, catalogue, homes};
use super::document::{Data, Entry, Node, Place, Table};
use super::key::{Key, NamedSections, Section, Sections, Visitor};
use super::kind::{Grouped, Kind, Range, TINY, Value};
use super::overrides::key_of;
use super::remark::Remark;
use super::spelling::{meant, text_literal, thousands_with_point};
use super::suggest::{nearest, quoted};
use super::write::toml_of_data;

/// No list of tables may be longer: segments are numbered in 16 bits.
const MOST_TABLES: usize = 65_535;

/// Where keys were written, and which of them could not be understood.
///
/// Keys go by their path, like `world.network.tail`; tables of a list by their number, like `segment.0.count`.
#[derive(Debug, Default)]
pub(super) struct Places {
    written: BTreeMap<String, Place>,
    headers: BTreeMap<String, Place>,
    faulty: BTreeSet<String>,
}

impl Places {
    /// Where the value of a key was written, if it was.
    pub(super) fn written(&self, path: &str) -> Option<Place> {
        self.written.get(path).copied()
    }

    /// Every key that was written and where its value stands, by path.
    pub(super) fn all_written(&self) -> impl Iterator<Item = (&str, Place)> {
        self.written.iter().map(|(path, place)| (path.as_str(), *place))
    }

    /// The best place to point at for a key: its value, else the header of the nearest table around it.
    pub(super) fn near(&self, path: &str) -> Option<Place> {
        self.written(path).or_else(|| self.header(path))
    }

    fn header(&self, path: &str) -> Option<Place> {
        let around = path.rsplit_once('.').map(|(around, _)| around);
        self.headers
            .get(path)
            .copied()
            .or_else(|| around.and_then(|around| self.header(around)))
    }

    /// Whether everything at and below these paths was understood.
    pub(super) fn are_sound(&self, paths: &[&str]) -> bool {
        !paths.iter().any(|path| {
            let below = format!("{path}.");
            self.faulty.contains(*path)
                || self
                    .faulty
                    .range(below.clone()..)
                    .next()
                    .is_some_and(|p| p.starts_with(&below))
        })
    }
}

/// Reads `document` into `section`. Keys that are missing or mistaken keep their defaults.
pub(super) fn read(document: Table, section: &mut dyn Section) -> (Places, Vec<Remark>) {
    let mut reader = Reader {
        here: Here {
            table: document,
            ..Here::default()
        },
        catalogue: catalogue(),
        places: Places::default(),
        remarks: Vec::new(),
    };
    section.visit(&mut reader);
    reader.report_unknown();
    (reader.places, reader.remarks)
}

struct Reader {
    here: Here,
    /// Every key there is, for those in the wrong section.
    catalogue: Vec<Listed>,
    places: Places,
    remarks: Vec<Remark>,
}

/// The table being read.
#[derive(Default)]
struct Here {
    /// Its path; empty for the document itself.
    path: String,
    /// Its name in brackets, as the file has it.
    brackets: String,
    /// Where its header stands.
    header: Option<Place>,
    /// What is left of it.
    table: Table,
    /// The keys it may have, as far as they were visited.
    known: Vec<&'static str>,
}

impl Here {
    /// Takes a key out of the table.
    fn take(&mut self, key: &Key) -> Option<Entry> {
        self.known.push(key.name);
        self.table.remove(key.name)
    }

    fn path_of(&self, key: &Key) -> String {
        if self.path.is_empty() {
            key.name.to_owned()
        } else {
            format!("{}.{}", self.path, key.name)
        }
    }
}

impl Visitor for Reader {
    fn value(&mut self, key: &Key, default: Value) -> Option<Value> {
        let path = self.here.path_of(key);
        let Some(Entry { value: node, .. }) = self.here.take(key) else {
            self.report_missing(key, &default, path);
            return None;
        };
        match understand(key, &node) {
            Ok(value) => {
                self.remarks.extend(thousands(key, &node));
                self.places.written.insert(path, node.place);
                Some(value)
            }
            Err(complaint) => {
                let unit = if key.unit.is_empty() {
                    String::new()
                } else {
                    format!(" [{}]", key.unit)
                };
                let remark = Remark::mistake(node.place, format!("`{}` must be {}{unit}", key.name, key.kind));
                self.fault(path, node.place, remark.label(complaint.found).help(complaint.help));
                None
            }
        }
    }

    fn table(&mut self, key: &Key, section: &mut dyn Section) {
        let path = self.here.path_of(key);
        let brackets = format!("[{path}]");
        let (header, table) = match self.here.take(key) {
            None => (None, Table::new()),
            Some(Entry {
                key: header,
                value: Node {
                    data: Data::Table(table),
                    ..
                },
            }) => (Some(header), table),
            Some(Entry { key: header, value }) => {
                let remark = Remark::mistake(header, format!("`{path}` must be a table"))
                    .label(format!("this is {}", value.data.describe()))
                    .help(format!("write {brackets} once, in single brackets, and its keys below"));
                return self.fault(path, header, remark);
            }
        };
        self.read_table(
            Here {
                path,
                brackets,
                header,
                table,
                known: Vec::new(),
            },
            section,
        );
    }

    fn tables(&mut self, key: &Key, sections: &mut dyn Sections) {
        let path = self.here.path_of(key);
        let brackets = format!("[[{path}]]");
        let Some(entry) = self.here.take(key) else {
            return;
        };
        self.places.headers.insert(path.clone(), entry.key);
        match tables_of(entry) {
            Ok(tables) if tables.len() > MOST_TABLES => {
                let (count, most) = (Grouped(tables.len() as u64), Grouped(MOST_TABLES as u64));
                let place = tables[MOST_TABLES].0;
                let title = format!("there are {count} tables {brackets}, more than {most}");
                self.fault(path, place, Remark::mistake(place, title));
            }
            Ok(tables) => {
                sections.reset(tables.len());
                for (index, (header, table)) in tables.into_iter().enumerate() {
                    let (path, brackets, header) = (format!("{path}.{index}"), brackets.clone(), Some(header));
                    self.read_table(
                        Here {
                            path,
                            brackets,
                            header,
                            table,
                            known: Vec::new(),
                        },
                        sections.section(index),
                    );
                }
            }
            Err((place, found)) => {
                let remark = Remark::mistake(place, format!("`{path}` must be a list of tables"))
                    .label(format!("this is {found}"))
                    .help(format!("write {brackets} in double brackets before each of them"));
                self.fault(path, place, remark);
            }
        }
    }

    fn named(&mut self, key: &Key, sections: &mut dyn NamedSections) {
        let path = self.here.path_of(key);
        let Some(entry) = self.here.take(key) else {
            return;
        };
        let outer = without_numbers(&path);
        match named_tables_of(entry) {
            Ok(tables) => {
                sections.reset(tables.iter().map(|(name, ..)| name.clone()).collect());
                for (index, (name, header, table)) in tables.into_iter().enumerate() {
                    let here = Here {
                        path: format!("{path}.{}", key_of(&name)),
                        brackets: format!("[{outer}.{}]", key_of(&name)),
                        header: Some(header),
                        table,
                        known: Vec::new(),
                    };
                    self.read_table(here, sections.section(index));
                }
            }
            Err((place, found)) => {
                let remark = Remark::mistake(place, format!("`{}` must be a table by name", key.name))
                    .label(format!("this is {found}"))
                    .help(format!("write [{outer}.NAME], and its keys below"));
                self.fault(path, place, remark);
            }
        }
    }
}

/// A path as brackets have it: without the numbers of tables in lists.
fn without_numbers(path: &str) -> String {
    let is_name = |part: &&str| part.parse::<usize>().is_err();
    path.split('.').filter(is_name).collect::<Vec<_>>().join(".")
}

/// A table, its name and the place of its header.
type NamedTable = (String, Place, Table);

/// Tables by name, or the first thing that is none.
fn named_tables_of(entry: Entry) -> Result<Vec<NamedTable>, (Place, &'static str)> {
    let Data::Table(tables) = entry.value.data else {
        return Err((entry.key, entry.value.data.describe()));
    };
    let table = |(name, entry): (String, Entry)| match entry.value.data {
        Data::Table(table) => Ok((name, entry.key, table)),
        other => Err((entry.key, other.describe())),
    };
    tables.into_iter().map(table).collect()
}

/// The tables of a list with the place of each header, or the first thing that is none.
fn tables_of(entry: Entry) -> Result<Vec<(Place, Table)>, (Place, &'static str)> {
    let Data::List(list) = entry.value.data else {
        return Err((entry.key, entry.value.data.describe()));
    };
    let table = |node: Node| match node.data {
        Data::Table(table) => Ok((node.place, table)),
        other => Err((node.place, other.describe())),
    };
    list.into_iter().map(table).collect()
}

impl Reader {
    /// Reads one table and comes back to the present one.
    fn read_table(&mut self, table: Here, section: &mut dyn Section) {
        if let Some(header) = table.header {
            self.places.headers.insert(table.path.clone(), header);
        }
        let outer = std::mem::replace(&mut self.here, table);
        section.visit(self);
        self.report_unknown();
        self.here = outer;
    }

    fn fault(&mut self, path: String, place: Place, remark: Remark) {
        self.places.written.insert(path.clone(), place);
        self.places.faulty.insert(path);
        self.remarks.push(remark);
    }

    /// A key whose default is itself not allowed must be written.
    fn report_missing(&mut self, key: &Key, default: &Value, path: String) {
        if key.kind.refuses(default).is_some() {
            let remark = Remark::mistake(self.here.header, format!("`{}` is missing", key.name))
                .label(format!("this table needs `{}`", key.name))
                .help(format!("write {} = …, {}", key.name, key.kind));
            self.places.faulty.insert(path);
            self.remarks.push(remark);
        }
    }

    /// What nobody asked for is unknown.
    fn report_unknown(&mut self) {
        for (name, entry) in std::mem::take(&mut self.here.table) {
            let found = quoted(&name);
            let title = match self.here.brackets.as_str() {
                "" => format!("there is no key or section {found}"),
                section => format!("{section} has no key {found}"),
            };
            let near = nearest(&name, self.here.known.iter().copied());
            let homes = homes(&self.catalogue, &name);
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None if !homes.is_empty() => format!("{found} belongs to {}", homes.join(" or ")),
                None => format!("the valid keys here are {}", self.here.known.join(", ")),
            };
            self.remarks
                .push(Remark::mistake(entry.key, title).label("not a valid key").help(help));
        }
    }
}

/// Why a value was not understood.
struct Complaint {
    found: String,
    help: Option<String>,
}

impl Complaint {
    fn new(found: impl Into<String>) -> Self {
        Self {
            found: found.into(),
            help: None,
        }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }
}

/// What a value means for a key.
fn understand(key: &Key, node: &Node) -> Result<Value, Complaint> {
    let (kind, data) = (key.kind, &node.data);
    let value = match kind {
        Kind::Flag => flag(data),
        Kind::Whole { .. } => whole(data),
        Kind::Number(_) => number(data).map(Value::Number),
        Kind::Numbers(range) => numbers(data, range, key.unit),
        Kind::Name | Kind::Line | Kind::Claim | Kind::Prose | Kind::Path | Kind::Choice { .. } => text(data),
        Kind::Axes => texts(data),
        Kind::Changes => changes(data),
        Kind::Shares => shares(data),
        Kind::Fields => Err(wrong_type(data)),
    };
    let value = value.map_err(|complaint| respelled(kind, key.unit, node, complaint))?;
    match kind.refuses(&value) {
        None => Ok(value),
        Some(reason) => Err(Complaint {
            found: format!("this {reason}"),
            help: advice(kind, &value),
        }),
    }
}

/// A complaint with the spelling that the file wants, where the value is right but for that.
fn respelled(kind: Kind, unit: &str, node: &Node, complaint: Complaint) -> Complaint {
    let literal = match &node.data {
        Data::Text(text) => text.clone(),
        Data::Number(_, digits) => digits.to_string(),
        Data::Whole(Some(n)) if matches!(kind, Kind::Flag) => n.to_string(),
        _ => return complaint,
    };
    let Some(spelling) = meant(kind, unit, &literal) else {
        return complaint;
    };
    let is_in_quotes = matches!(node.data, Data::Text(_)) && node.place.end - node.place.start > literal.len();
    complaint.help(match is_in_quotes {
        true if spelling == literal => "leave out the quotes".to_owned(),
        true => format!("write {spelling}, without quotes"),
        false => format!("write {spelling}"),
    })
}

/// `150.000` is 150 here, and 150 000 to those who write thousands with points.
fn thousands(key: &Key, node: &Node) -> Option<Remark> {
    let (Kind::Number(range), Data::Number(value, digits)) = (key.kind, &node.data) else {
        return None;
    };
    let thousands = thousands_with_point(digits).filter(|&n| digits.ends_with(".000") && range.contains(n as f64))?;
    let title = format!("`{}` is {value} here, not {}", key.name, Grouped(thousands));
    let remark = Remark::warning(node.place, title).label("a point stands before decimals only");
    Some(remark.help(format!("write {thousands} or {value}, whichever is meant")))
}

/// What to type instead of a value that is of the right type.
fn advice(kind: Kind, value: &Value) -> Option<String> {
    match (kind, value) {
        (Kind::Choice { words, .. }, Value::Text(word)) => {
            nearest(word, words.iter().copied()).map(|near| format!("did you mean \"{near}\"?"))
        }
        (Kind::Path, Value::Text(path)) => Some(format!(
            "in double quotes, `\\t` and `\\n` are no letters; write the path in single quotes, {}",
            text_literal(&with_backslashes(path))
        )),
        (Kind::Number(range), Value::Number(x)) if x.abs() < TINY && range.contains(0.0) => Some("write 0".to_owned()),
        (Kind::Number(range), Value::Number(x)) if range.is_share() && *x > 1.0 && *x <= 100.0 => {
            Some(format!("for {x} % write {}", x / 100.0))
        }
        _ => None,
    }
}

/// A Windows path whose backslashes were taken for escapes.
fn with_backslashes(path: &str) -> String {
    let letter = |c: char| match c {
        '\t' => Some('t'),
        '\n' => Some('n'),
        '\r' => Some('r'),
        '\u{8}' => Some('b'),
        '\u{c}' => Some('f'),
        '\u{1b}' => Some('e'),
        _ => None,
    };
    let meant = |c: char| letter(c).map_or_else(|| c.to_string(), |letter| format!("\\{letter}"));
    path.chars().map(meant).collect()
}

fn wrong_type(data: &Data) -> Complaint {
    Complaint::new(format!("this is {}", data.describe()))
}

fn flag(data: &Data) -> Result<Value, Complaint> {
    match data {
        Data::Flag(flag) => Ok(Value::Flag(*flag)),
        _ => Err(wrong_type(data)),
    }
}

fn whole(data: &Data) -> Result<Value, Complaint> {
    match data {
        Data::Whole(Some(n)) if *n < 0 => Err(Complaint::new("this is less than 0")),
        Data::Whole(n) => match n.map(u64::try_from) {
            Some(Ok(n)) => Ok(Value::Whole(n)),
            _ => Err(Complaint::new("this is too large")),
        },
        Data::Number(x, digits) if thousands_with_point(digits).is_some() => Err(Complaint::new(format!(
            "this is {x}; a point stands before decimals only"
        ))),
        Data::Number(x, _) => whole_of(*x),
        _ => Err(wrong_type(data)),
    }
}

/// `1e6` and `200.0` are whole; 200.5 is not.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounds are checked first"
)]
fn whole_of(x: f64) -> Result<Value, Complaint> {
    // Up to 2^53 every whole number is exact as a float.
    if !(0.0..=9_007_199_254_740_992.0).contains(&x) {
        Err(Complaint::new(if x.is_finite() {
            "this is out of range"
        } else {
            "this is not a finite number"
        }))
    } else if x.fract() == 0.0 {
        Ok(Value::Whole(x as u64))
    } else {
        Err(Complaint::new("this is not a whole number").help(format!("write {} or {}", x.floor(), x.ceil())))
    }
}

fn number(data: &Data) -> Result<f64, Complaint> {
    match data {
        // −0 is 0, here and wherever it is written out again.
        Data::Number(x, _) => Ok(*x + 0.0),
        // Rounded to the nearest float, as the same digits with a point would be.
        Data::Whole(Some(n)) => Ok(*n as f64),
        Data::Whole(None) => Err(Complaint::new("this is too large")),
        _ => Err(wrong_type(data)),
    }
}

fn numbers(data: &Data, range: Range, unit: &str) -> Result<Value, Complaint> {
    let one =
        |node: &Node| number(&node.data).map_err(|complaint| respelled(Kind::Number(range), unit, node, complaint));
    match data {
        Data::List(list) => list.iter().map(one).collect::<Result<_, _>>().map(Value::Numbers),
        Data::Number(..) | Data::Whole(_) => Err(wrong_type(data).help("put it in brackets, like [0, 24]")),
        _ => Err(wrong_type(data)),
    }
}

fn texts(data: &Data) -> Result<Value, Complaint> {
    let Data::List(list) = data else {
        return Err(wrong_type(data).help("put each in quotes, and all in brackets"));
    };
    let one = |node: &Node| match &node.data {
        Data::Text(text) => Ok(text.clone()),
        other => Err(wrong_type(other).help("put it in quotes")),
    };
    list.iter().map(one).collect::<Result<_, _>>().map(Value::Texts)
}

fn shares(data: &Data) -> Result<Value, Complaint> {
    let Data::Table(table) = data else {
        return Err(wrong_type(data).help("write { CHANNEL = SHARE, … }"));
    };
    let share = |(name, entry): (&String, &Entry)| match number(&entry.value.data) {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok((name.clone(), share)),
        Ok(share) => Err(Complaint::new(format!(
            "{} is {share}, and shares go from 0 to 1",
            quoted(name)
        ))),
        Err(complaint) => Err(complaint),
    };
    table.iter().map(share).collect::<Result<_, _>>().map(Value::Shares)
}

fn changes(data: &Data) -> Result<Value, Complaint> {
    let Data::Table(table) = data else {
        return Err(wrong_type(data).help("write { KEY = VALUE, … }"));
    };
    let mut changes = Vec::new();
    for (path, entry) in table {
        // A key in quotes is a whole path, as `--set` takes it.
        add_changes(path.clone(), &entry.value.data, &mut changes);
    }
    Ok(Value::Changes(changes))
}

/// What stands at and below a path.
fn add_changes(path: String, data: &Data, changes: &mut Vec<(String, String)>) {
    match data {
        Data::Table(table) => {
            for (name, entry) in table {
                add_changes(format!("{path}.{}", key_of(name)), &entry.value.data, changes);
            }
        }
        plain => changes.push((path, toml_of_data(plain))),
    }
}

fn text(data: &Data) -> Result<Value, Complaint> {
    match data {
        Data::Text(text) => Ok(Value::Text(text.clone())),
        _ => Err(wrong_type(data).help("put it in quotes")),
    }
}
