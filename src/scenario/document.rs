//! A TOML text as a tree in which everything knows where it stands.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where something stands: which text, and which bytes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Number of the text: 0 is the scenario file, the overrides follow.
    pub source: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where.
    pub place: Place,
    /// What.
    pub data: Data,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum Data {
    /// `true` or `false`.
    Flag(bool),
    /// A whole number; `None` beyond 128 bits.
    Whole(Option<i128>),
    /// A number with a point or an exponent, also `nan` and `inf`, and its digits.
    Number(f64, Box<str>),
    /// Text.
    Text(String),
    /// A date or time, which no key takes.
    Moment,
    /// A list, also the tables `[[name]]`.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

impl Data {
    /// What it is, for messages.
    pub(super) fn describe(&self) -> &'static str {
        match self {
            Data::Flag(_) => "true or false",
            Data::Whole(_) => "a whole number",
            Data::Number(..) => "a number",
            Data::Text(_) => "text",
            Data::Moment => "a date or time",
            Data::List(_) => "a list",
            Data::Table(_) => "a table",
        }
    }
}

/// Keys and their values.
pub(super) type Table = BTreeMap<String, Entry>;

/// One key of a table.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Where the key stands.
    pub key: Place,
    /// Its value.
    pub value: Node,
}

/// Where text cannot be read as TOML, and why.
pub(super) struct SyntaxError {
    /// Where, as far as the parser knows.
    pub place: Place,
    /// Why.
    pub message: String,
}

/// Reads a whole document: what could be read, and every error.
pub(super) fn read_document(text: &str, source: usize) -> (Table, Vec<SyntaxError>) {
    let origin = Origin { source, offset: 0 };
    let (table, errors) = DeTable::parse_recoverable(text);
    (origin.table(table.into_inner()), origin.errors(text, errors))
}

/// Reads a single value that stands `offset` bytes into its source; `None` if it is no TOML value.
pub(super) fn read_value(text: &str, source: usize, offset: usize) -> Option<Node> {
    DeValue::parse(text)
        .ok()
        .map(|value| Origin { source, offset }.node(value))
}

/// Where the bytes that the parser counts from 0 really stand.
#[derive(Clone, Copy)]
struct Origin {
    source: usize,
    offset: usize,
}

impl Origin {
    fn place(self, span: &Range<usize>) -> Place {
        Place {
            source: self.source,
            start: span.start + self.offset,
            end: span.end + self.offset,
        }
    }

    fn errors(self, text: &str, errors: Vec<toml::de::Error>) -> Vec<SyntaxError> {
        let end = text.len()..text.len();
        let error = |error: toml::de::Error| SyntaxError {
            place: self.place(&error.span().unwrap_or(end.clone())),
            message: error.message().to_owned(),
        };
        errors.into_iter().map(error).collect()
    }

    fn table(self, table: DeTable<'_>) -> Table {
        let entry = |(key, value): (Spanned<_>, _)| {
            let place = self.place(&key.span());
            (
                String::from(key.into_inner()),
                Entry {
                    key: place,
                    value: self.node(value),
                },
            )
        };
        table.into_iter().map(entry).collect()
    }

    /// Recursive, as deep as the parser allows tables and lists to nest (80 levels).
    fn node(self, value: Spanned<DeValue<'_>>) -> Node {
        let place = self.place(&value.span());
        let data = match value.into_inner() {
            DeValue::String(text) => Data::Text(text.into_owned()),
            DeValue::Integer(digits) => Data::Whole(i128::from_str_radix(digits.as_str(), digits.radix()).ok()),
            DeValue::Float(digits) => Data::Number(digits.as_str().parse().unwrap_or(f64::NAN), digits.as_str().into()),
            DeValue::Boolean(flag) => Data::Flag(flag),
            DeValue::Datetime(_) => Data::Moment,
            DeValue::Array(list) => Data::List(list.into_iter().map(|value| self.node(value)).collect()),
            DeValue::Table(table) => Data::Table(self.table(table)),
        };
        Node { place, data }
    }
}
