//! `--set key=value`: changes to a document before it is read.
//!
//! A key is a path like `requests.count` or `world.network.tail`. A table of a list goes by its name or, counted from
//! 1, by its number: `segment.marketer.repost`, `policy."follow back".min_relevance`, `segment[2].repost`. Quotes are
//! needed only around names that contain a dot, a bracket or an equals sign. The value is TOML, or else plain text.

use std::ops::Range;

use super::base;
use super::document::{Data, Entry, Node, Place, Table, read_value};
use super::remark::Remark;
use super::suggest::{nearest, quoted};

/// No key lies deeper than `segment.NAME.KEY`, and a little more lets the reader say what it thinks of a deeper one.
const MOST_STEPS: usize = 8;

/// Keys that rule each other out: an override removes those that the file has.
const RIVALS: [(&str, &[&str]); 6] = [
    ("from", &["count"]),
    ("count", &["fraction"]),
    ("fraction", &["count"]),
    ("trials", &["precision", "max_trials", "worlds"]),
    ("precision", &["trials", "worlds"]),
    ("worlds", &["trials", "precision", "max_trials"]),
];

/// Applies overrides in their order; the sources are `files` files and, behind them, the overrides. Returns what is wrong with those
/// it could not apply.
pub(super) fn apply(document: &mut Table, overrides: &[String], files: usize) -> Vec<Remark> {
    let apply_one = |(index, text): (usize, &String)| apply_one(document, text, (index + files, files)).err();
    overrides.iter().enumerate().filter_map(apply_one).collect()
}

fn apply_one(document: &mut Table, text: &str, (source, files): (usize, usize)) -> Result<(), Remark> {
    let whole = Place {
        source,
        start: 0,
        end: text.len(),
    };
    let malformed =
        |title: &str| Remark::mistake(whole, title).help("write key=value, like requests.count=200".to_owned());
    let equals = unquoted(text, |c| c == '=').next();
    let equals = equals.ok_or_else(|| {
        let remark = malformed("an override needs a `=` outside of quotes");
        match torn_name(document, text, source) {
            Some(help) => remark.help(help),
            None => remark,
        }
    })?;
    let value = trimmed(text, equals + 1..text.len());
    if value.is_empty() {
        return Err(malformed("an override needs a value after its `=`"));
    }
    let steps = steps(text, equals, source)?;
    if steps.is_empty() || steps.len() > MOST_STEPS {
        return Err(malformed("an override needs the path of a key before its `=`"));
    }
    let place = Place {
        source,
        start: value.start,
        end: value.end,
    };
    let plain = || Node {
        place,
        data: Data::Text(text[value.clone()].to_owned()),
    };
    let node = read_value(&text[value.clone()], source, value.start);
    if node.is_none() && is_escaped(&text[value.clone()]) {
        let inner = &text[value.start + 1..value.end - 1];
        let remark = Remark::mistake(place, "this is not TOML").label("in double quotes, a backslash begins an escape");
        return Err(remark.help(format!(
            "leave out the double quotes: {}",
            in_shell(&format!("{}={inner}", text[..equals].trim()))
        )));
    }
    if matches!(&steps[..], [Step { to: To::Name(name), .. }] if name == base::KEY) {
        return Err(Remark::mistake(whole, "`base` stands in a file, at its top")
            .help("write a file that names the base, or change the keys of this one".to_owned()));
    }
    if let Some(remark) = cut_name(document, text, &steps) {
        return Err(remark);
    }
    put(document, &steps, node.unwrap_or_else(plain), files)
}

/// An override as a shell takes it whole.
pub(super) fn in_shell(text: &str) -> String {
    let quote = if text.contains('\'') { '"' } else { '\'' };
    format!("--set {quote}{text}{quote}")
}

/// Whether a value is text in double quotes that its backslashes keep from being TOML.
fn is_escaped(value: &str) -> bool {
    value.len() >= 2 && value.starts_with('"') && value.ends_with('"') && value.contains('\\')
}

/// The names of a list of tables.
fn names<'a>(document: &'a Table, kind: &str) -> Vec<&'a str> {
    match document.get(kind).map(|entry| &entry.value.data) {
        Some(Data::List(list)) => list
            .iter()
            .filter_map(|node| match &node.data {
                Data::Table(table) => name_of(table),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// How to spell an override whose name a shell has torn at its blank; `text` has no equals sign.
fn torn_name(document: &Table, text: &str, source: usize) -> Option<String> {
    let (kind, front) = text.split_once('.')?;
    let front = joined(&steps(front, front.len(), source).ok()?)?;
    let begins = |name: &&str| {
        name.strip_prefix(front.as_str())
            .is_some_and(|rest| rest.starts_with(' '))
    };
    let name = names(document, kind).into_iter().find(begins)?;
    let whole = in_shell(&format!("{kind}.{}.KEY=VALUE", key_of(name)));
    Some(format!("quote the whole override: {whole}"))
}

/// What to say of a name that was taken apart at its dots: `policy.v1.5.max_contacts=3`.
fn cut_name(document: &Table, text: &str, steps: &[Step]) -> Option<Remark> {
    let To::Name(kind) = &steps.first()?.to else {
        return None;
    };
    let names = names(document, kind);
    let parts = &steps[1..];
    if names.contains(&joined(parts.get(..1)?)?.as_str()) {
        return None;
    }
    let (name, last) = (2..=parts.len()).find_map(|count| {
        let name = joined(&parts[..count])?;
        names.contains(&name.as_str()).then(|| (name, &parts[count - 1]))
    })?;
    let place = Place {
        end: last.place.end,
        ..parts[0].place
    };
    let behind = text[last.place.end..].trim_start_matches(['"', '\'']);
    let behind = if behind.starts_with('.') {
        behind.to_owned()
    } else {
        format!(".KEY{behind}")
    };
    let remark = Remark::mistake(
        place,
        format!("the name {} has a dot in it and needs quotes", quoted(&name)),
    );
    Some(remark.help(format!(
        "write {}",
        in_shell(&format!("{kind}.{}{behind}", key_of(&name)))
    )))
}

/// Steps that were parts of one name, put together again.
fn joined(steps: &[Step]) -> Option<String> {
    let name = |step: &Step| match &step.to {
        To::Name(name) => Some(name.clone()),
        To::Number(_) => None,
    };
    let names: Vec<String> = steps.iter().map(name).collect::<Option<_>>()?;
    Some(names.join("."))
}

/// A name as part of a path.
pub(crate) fn key_of(name: &str) -> String {
    let opens_quotes = name.starts_with(['"', '\'']) || name.contains(" \"") || name.contains(" '");
    if name.contains(['.', '[', ']', '=']) || opens_quotes || name.trim() != name {
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        name.to_owned()
    }
}

/// One part of a path.
struct Step {
    place: Place,
    to: To,
}

enum To {
    /// A key, or the name of a table in a list.
    Name(String),
    /// The number of a table in a list, counted from 1.
    Number(usize),
}

/// The path in `text[..end]`.
fn steps(text: &str, end: usize, source: usize) -> Result<Vec<Step>, Remark> {
    let dots = unquoted(&text[..end], |c| c == '.').chain([end]);
    let mut steps = Vec::new();
    let mut start = 0;
    for dot in dots {
        let part = trimmed(text, start..dot);
        let (name, number) = split_number(text, part);
        steps.push(name_step(text, name, source)?);
        steps.extend(number.map(|(number, range)| Step {
            place: place(source, &range),
            to: To::Number(number),
        }));
        start = dot + 1;
    }
    Ok(steps)
}

/// `segment[2]` is a name and a number.
fn split_number(text: &str, part: Range<usize>) -> (Range<usize>, Option<(usize, Range<usize>)>) {
    let numbered = || {
        let open = unquoted(&text[part.clone()], |c| c == '[').next()?;
        let number = text[part.clone()]
            .strip_suffix(']')?
            .get(open + 1..)?
            .trim()
            .parse()
            .ok()?;
        Some((
            part.start..part.start + open,
            Some((number, part.start + open..part.end)),
        ))
    };
    numbered().unwrap_or((part.clone(), None))
}

fn name_step(text: &str, range: Range<usize>, source: usize) -> Result<Step, Remark> {
    let place = place(source, &range);
    let written = &text[range];
    if written.is_empty() {
        return Err(Remark::mistake(place, "a part of the key is empty")
            .help("write key=value, like requests.count=200".to_owned()));
    }
    let name = if written.starts_with(['"', '\'']) {
        match read_value(written, source, place.start).map(|node| node.data) {
            Some(Data::Text(name)) => name,
            _ => return Err(Remark::mistake(place, "the quotes around this name do not match")),
        }
    } else {
        written.to_owned()
    };
    Ok(Step {
        place,
        to: To::Name(name),
    })
}

/// Where characters that are `wanted` stand, outside of quotes.
pub(super) fn unquoted(text: &str, wanted: impl Fn(char) -> bool) -> impl Iterator<Item = usize> {
    let mut quote = None;
    let mut previous = '.';
    text.char_indices().filter_map(move |(index, c)| {
        let opens = matches!(c, '"' | '\'') && matches!(previous, '.' | ' ');
        match quote {
            Some(open) if c == open => quote = None,
            None if opens => quote = Some(c),
            Some(_) | None => {}
        }
        previous = c;
        (quote.is_none() && wanted(c)).then_some(index)
    })
}

/// A range of `text` without the white space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

fn place(source: usize, range: &Range<usize>) -> Place {
    Place {
        source,
        start: range.start,
        end: range.end,
    }
}

/// Puts `value` where `steps`, at least one, lead from `table`; what rivals it in the first `files` sources goes.
fn put(table: &mut Table, steps: &[Step], value: Node, files: usize) -> Result<(), Remark> {
    let (step, rest) = steps.split_first().expect("a path has at least one step");
    let To::Name(name) = &step.to else {
        return Err(Remark::mistake(
            step.place,
            "a number in brackets stands only behind `segment`, `policy`, `channel` or `expect`",
        ));
    };
    let Some((next, beyond)) = rest.split_first() else {
        remove_rivals(table, name, |source| source < files);
        table.insert(name.clone(), Entry { key: step.place, value });
        return Ok(());
    };
    let blank = || Entry {
        key: step.place,
        value: Node {
            place: step.place,
            data: Data::Table(Table::new()),
        },
    };
    match &mut table.entry(name.clone()).or_insert_with(blank).value.data {
        Data::Table(inner) => put(inner, rest, value, files),
        Data::List(list) if beyond.is_empty() => Err(Remark::mistake(next.place, format!("which key of this {name}?"))
            .help(list.first().map(|_| format!("write {name}.NAME.KEY=value")))),
        Data::List(list) => put(find(list, name, next)?, beyond, value, files),
        _ => Err(Remark::mistake(
            step.place,
            format!("{} has no keys below it", quoted(name)),
        )),
    }
}

/// Removes the keys that `name` rules out, as far as they come from sources that give way.
pub(super) fn remove_rivals(table: &mut Table, name: &str, gives_way: impl Fn(usize) -> bool) {
    let rivals = RIVALS
        .iter()
        .find(|(key, _)| *key == name)
        .map_or(&[][..], |(_, rivals)| rivals);
    table.retain(|key, entry| !gives_way(entry.value.place.source) || !rivals.contains(&key.as_str()));
}

/// The table of a list that a step names.
fn find<'a>(list: &'a mut [Node], kind: &str, step: &Step) -> Result<&'a mut Table, Remark> {
    let tables: Vec<&mut Table> = list.iter_mut().filter_map(table_of).collect();
    let count = tables.len();
    match &step.to {
        To::Number(number) => {
            let wrong = || {
                Remark::mistake(
                    step.place,
                    format!("there is no {kind} {number}, they count from 1 to {count}"),
                )
            };
            tables.into_iter().nth(number.wrapping_sub(1)).ok_or_else(wrong)
        }
        To::Name(name) => {
            let names: Vec<String> = tables
                .iter()
                .filter_map(|table| name_of(table))
                .map(str::to_owned)
                .collect();
            let unknown = || {
                let near = nearest(name, names.iter().map(String::as_str));
                let help = near.map_or_else(|| known(&names), |near| format!("did you mean {}?", quoted(near)));
                Remark::mistake(step.place, format!("there is no {kind} named {}", quoted(name))).help(help)
            };
            tables
                .into_iter()
                .find(|table| name_of(table) == Some(name))
                .ok_or_else(unknown)
        }
    }
}

/// The names there are, or the first of very many.
fn known(names: &[String]) -> String {
    const MOST: usize = 8;
    let shown: Vec<String> = names.iter().take(MOST).map(|name| quoted(name)).collect();
    let rest = if names.len() > MOST { ", …" } else { "" };
    format!("the names here are {}{rest}", shown.join(", "))
}

fn table_of(node: &mut Node) -> Option<&mut Table> {
    match &mut node.data {
        Data::Table(table) => Some(table),
        _ => None,
    }
}

/// The name of a table, if it has one.
pub(super) fn name_of(table: &Table) -> Option<&str> {
    match &table.get("name")?.value.data {
        Data::Text(name) => Some(name),
        _ => None,
    }
}
