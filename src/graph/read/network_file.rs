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
use super::{matrix_market, metis, table};
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
        Self::read_from(path, file, reading)
    }

    /// Reads the bytes `raw` of the file `path`, of which the ending tells the format and which says where a fault is.
    ///
    /// # Errors
    /// As [`NetworkFile::read`].
    pub fn read_from(path: &Path, raw: impl Read, reading: &Reading) -> Result<Self, ReadError> {
        let source = Source::open(raw).map_err(|fault| fault.at(path, None))?;
        let format = reading.format.unwrap_or_else(|| Format::of(path, source.start()));
        let draft = Draft::new(reading, format);
        let start = source.start().to_vec();
        let lines = Lines::new(path, source);
        match format {
            Format::EdgeList | Format::AdjacencyList | Format::MultilineAdjacencyList | Format::Matrix => {
                table::read(lines, &start, reading, draft)
            }
            Format::MatrixMarket => matrix_market::read(lines, draft),
            Format::Metis => metis::read(lines, draft),
        }
    }
}

impl Format {
    /// The format of a file with this name and beginning.
    fn of(path: &Path, start: &[u8]) -> Self {
        let banner = start.get(..matrix_market::BANNER.len());
        if banner.is_some_and(|banner| banner.eq_ignore_ascii_case(matrix_market::BANNER)) {
            return Self::MatrixMarket;
        }
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit_once('.') {
            Some((_, "graph" | "metis")) => Self::Metis,
            _ => Self::EdgeList,
        }
    }
}
