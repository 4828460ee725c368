//! Trials on their way into a file, in either format.

use super::{CsvWriter, ParquetWriter, TrialsFormat};
use crate::graph::read::Names as People;
use crate::scenario::Scenario;
use crate::study::spreadsheet::Dialect;
use crate::tally::Listener;
use crate::trial::Outcome;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::Arc;

/// Writes the rows of trials as they come; once something cannot be written, it wants no more.
pub struct TrialsWriter<'a, W: Write + Send> {
    format: Format<'a, W>,
    error: Option<io::Error>,
}

enum Format<'a, W: Write + Send> {
    Parquet(Box<ParquetWriter<'a, W>>),
    Csv(Box<CsvWriter<'a, W>>),
}

impl<'a, W: Write + Send> TrialsWriter<'a, W> {
    /// Begins a file. `people` are the names of those in a network file; `dialect` is that of CSV.
    ///
    /// # Errors
    /// If nothing can be written.
    pub fn new(
        format: TrialsFormat,
        scenario: &'a Scenario,
        people: Option<Arc<People>>,
        dialect: Dialect,
        file: W,
    ) -> io::Result<Self> {
        let format = match format {
            TrialsFormat::Parquet => Format::Parquet(Box::new(ParquetWriter::new(scenario, people, file)?)),
            TrialsFormat::Csv => Format::Csv(Box::new(CsvWriter::new(scenario, people, dialect, file)?)),
        };
        Ok(Self { format, error: None })
    }

    /// The whole file.
    ///
    /// # Errors
    /// If something could not be written, now or before.
    pub fn finish(self) -> io::Result<W> {
        match (self.error, self.format) {
            (Some(error), _) => Err(error),
            (None, Format::Parquet(writer)) => Ok(writer.finish()?),
            (None, Format::Csv(writer)) => writer.finish(),
        }
    }
}

impl<W: Write + Send> Listener for TrialsWriter<'_, W> {
    fn take(&mut self, rows: &[Outcome]) -> ControlFlow<()> {
        let written = match &mut self.format {
            Format::Parquet(writer) => writer.push(rows).map_err(io::Error::from),
            Format::Csv(writer) => writer.push(rows),
        };
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.error = Some(error);
                ControlFlow::Break(())
            }
        }
    }
}
