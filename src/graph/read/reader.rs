//! Reads a file in the format that it is in.

use std::io::Read;
use std::path::Path;

use super::draft::Draft;
use super::error::{Fault, ReadError};
use super::lines::Lines;
use super::network_file::NetworkFile;
use super::reading::{Format, Reading};
use super::source::Source;
use super::{dimacs, dl, gexf, gml, graphml, lgl, matrix_market, memory, metis, pajek, table};
use crate::input;

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
            Format::Dimacs => dimacs::read(Lines::new(path, source), draft),
            Format::Lgl => lgl::read(Lines::new(path, source), draft),
        }
    }
}
