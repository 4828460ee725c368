//! A network as a file gives it, whatever the format.

use std::io::Read;
use std::path::Path;

use super::account::Account;
use super::attributes::Attributes;
use super::draft::Draft;
use super::error::{Fault, ReadError};
use super::lines::Lines;
use super::names::Names;
use super::reading::{Format, Reading};
use super::source::Source;
use super::{dl, gexf, gml, graphml, matrix_market, memory, metis, pajek, table};
use crate::graph::Graph;
use crate::input;

/// A network as a file gives it, whatever the format.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkFile {
    /// Who hears whom.
    pub graph: Graph,
    /// What the nodes are called in the file.
    pub names: Names,
    /// For the arc at each position of the graph, its weight in [0, 1]; empty if none were wanted.
    pub weights: Vec<f64>,
    /// What the file says of its nodes besides.
    pub attributes: Attributes,
    /// What was read, and how it was understood.
    pub account: Account,
}

impl NetworkFile {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// [`ReadError`] if it cannot be read, cannot be understood without a doubt, has no arc between two nodes, or is too large.
    pub fn read(path: &Path, reading: &Reading) -> Result<Self, ReadError> {
        let file = input::open(path).map_err(|error| Fault::Io(error).at(path, None))?;
        // What is no ordinary file has no size.
        let bytes = file.metadata().map_or(0, |about| about.len());
        Self::read_sized(path, file, bytes, reading)
    }

    /// Reads the bytes `raw` of the file `path`, of which the ending tells the format and which says where a fault is.
    ///
    /// # Errors
    /// As [`NetworkFile::read`].
    pub fn read_from(path: &Path, raw: impl Read, reading: &Reading) -> Result<Self, ReadError> {
        Self::read_sized(path, raw, 0, reading)
    }

    /// The same for `bytes` that are so many, or 0 if nobody knows.
    fn read_sized(path: &Path, raw: impl Read, bytes: u64, reading: &Reading) -> Result<Self, ReadError> {
        let source = Source::open(raw).map_err(|fault| fault.at(path, None))?;
        memory::must_suffice_for(bytes, source.is_packed(), source.start()).map_err(|fault| fault.at(path, None))?;
        let format = reading.format.unwrap_or_else(|| Format::of(path, source.start()));
        let draft = Draft::new(reading, format);
        let start = source.start().to_vec();
        match format {
            Format::EdgeList | Format::AdjacencyList | Format::MultilineAdjacencyList | Format::Matrix => {
                table::read(Lines::new(path, source), &start, reading, draft)
            }
            Format::MatrixMarket => matrix_market::read(Lines::new(path, source), draft),
            Format::Metis => metis::read(Lines::new(path, source), draft),
            Format::GraphMl => graphml::read(path, source, draft),
            Format::Gexf => gexf::read(path, source, draft),
            Format::Gml => gml::read(path, source, draft),
            Format::Pajek => pajek::read(Lines::new(path, source), draft),
            Format::Dl => dl::read(Lines::new(path, source), draft),
        }
    }
}

/// Whether `graph [` stands there, as in GML.
fn opens_graph(text: &[u8]) -> bool {
    memchr::memmem::find_iter(text, b"graph").any(|place| {
        let before = place.checked_sub(1).map(|before| text[before]);
        before.is_none_or(|byte| byte.is_ascii_whitespace()) && text[place + 5..].trim_ascii_start().starts_with(b"[")
    })
}

impl Format {
    /// The format of a file with this name and beginning.
    fn of(path: &Path, start: &[u8]) -> Self {
        let banner = start.get(..matrix_market::BANNER.len());
        if banner.is_some_and(|banner| banner.eq_ignore_ascii_case(matrix_market::BANNER)) {
            return Self::MatrixMarket;
        }
        if let Some(format) = Self::by_content(start) {
            return format;
        }
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit_once('.') {
            Some((_, "graph" | "metis")) => Self::Metis,
            Some((_, "graphml")) => Self::GraphMl,
            Some((_, "gexf")) => Self::Gexf,
            Some((_, "gml")) => Self::Gml,
            Some((_, "dl")) => Self::Dl,
            _ => Self::EdgeList,
        }
    }

    /// The format that the first of a file gives away.
    fn by_content(start: &[u8]) -> Option<Self> {
        let text = start.trim_ascii_start();
        let holds = |word: &[u8]| memchr::memmem::find(start, word).is_some();
        if text.starts_with(b"<") {
            return if holds(b"<gexf") {
                Some(Self::Gexf)
            } else if holds(b"<graphml") {
                Some(Self::GraphMl)
            } else {
                None
            };
        }
        let mut lines = text.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
        let first = lines.find(|line| !line.is_empty() && !line.starts_with(b"%") && !line.starts_with(b"#"))?;
        let first = first.to_ascii_lowercase();
        if [&b"*vertices"[..], b"*network"]
            .iter()
            .any(|head| first.starts_with(head))
        {
            return Some(Self::Pajek);
        }
        if first == b"dl"
            || first
                .strip_prefix(b"dl")
                .is_some_and(|rest| matches!(rest[0], b' ' | b'\t' | b','))
        {
            return Some(Self::Dl);
        }
        (first[0].is_ascii_alphabetic() && opens_graph(text)).then_some(Self::Gml)
    }
}
