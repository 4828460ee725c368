//! Trials on their way into a file, in either format.

use super::{CsvWriter, ParquetWriter, TrialsFormat};
use crate::graph::read::Names as People;
use crate::scenario::Scenario;
use crate::study::spreadsheet::Dialect;
use crate::tally::Listener;
use crate::trial::Outcome;
use parquet::errors::ParquetError;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Writes the rows of trials as they come. Once something cannot be written, it lets go of the file, which leaves the disk to others,
/// and of all that comes: the trials themselves can go on.
pub struct TrialsWriter<'a, W: Write + Send> {
    /// None once something could not be written.
    format: Option<Format<'a, W>>,
    error: Option<io::Error>,
    has_failed: Arc<AtomicBool>,
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
            TrialsFormat::Parquet => {
                Format::Parquet(Box::new(ParquetWriter::new(scenario, people, file).map_err(of_system)?))
            }
            TrialsFormat::Csv => Format::Csv(Box::new(CsvWriter::new(scenario, people, dialect, file)?)),
        };
        Ok(Self {
            format: Some(format),
            error: None,
            has_failed: Arc::default(),
        })
    }

    /// Says, also to those who only look on, whether something could not be written.
    pub fn has_failed(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.has_failed)
    }

    /// The whole file.
    ///
    /// # Errors
    /// If something could not be written, now or before.
    ///
    /// # Panics
    /// Never: a file that is not written has an error.
    pub fn finish(self) -> io::Result<W> {
        match (self.format, self.error) {
            (Some(Format::Parquet(writer)), _) => writer.finish().map_err(of_system),
            (Some(Format::Csv(writer)), _) => writer.finish(),
            (None, error) => Err(error.expect("a file is let go of for an error only")),
        }
    }
}

/// What the system said, where it was the system.
fn of_system(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(cause) => match cause.downcast() {
            Ok(said) => *said,
            Err(cause) => io::Error::other(cause),
        },
        other => io::Error::other(other),
    }
}

impl<W: Write + Send> Listener for TrialsWriter<'_, W> {
    fn take(&mut self, rows: &[Outcome]) -> ControlFlow<()> {
        let written = match &mut self.format {
            Some(Format::Parquet(writer)) => writer.push(rows).map_err(of_system),
            Some(Format::Csv(writer)) => writer.push(rows),
            None => Ok(()),
        };
        if let Err(error) = written {
            self.format = None;
            self.error = Some(error);
            self.has_failed.store(true, Ordering::Relaxed);
        }
        ControlFlow::Continue(())
    }
}
