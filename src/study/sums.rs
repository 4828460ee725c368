//! Files of sums, a row per policy, figure and what it is of, or the other way round: read back row by row in the order in which they were written.

use super::spreadsheet::Dialect;
use csv::StringRecord;
use std::collections::VecDeque;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// What is left to read of a file.
pub(super) struct Sums {
    path: PathBuf,
    rows: VecDeque<StringRecord>,
    /// In which numbers are written.
    pub(super) dialect: Dialect,
}

impl Sums {
    /// The rows of a file with these columns, in any dialect; the first three are policy, figure, and what it is of.
    pub(super) fn open(path: &Path, columns: &[&str]) -> Result<Self, SumsError> {
        let fault = |reason: String| SumsError {
            path: path.to_owned(),
            reason,
        };
        let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
        let (dialect, text) = Dialect::found(&text, columns[0]);
        let mut reader = dialect.reader(text);
        if reader.headers().map_err(|error| fault(error.to_string()))? != columns {
            return Err(fault(format!("its columns are not {}", columns.join(", "))));
        }
        let rows = reader.records().collect::<Result<_, _>>();
        Ok(Self {
            path: path.to_owned(),
            rows: rows.map_err(|error| fault(error.to_string()))?,
            dialect,
        })
    }

    /// Why the file is refused.
    pub(super) fn fault(&self, reason: String) -> SumsError {
        SumsError {
            path: self.path.clone(),
            reason,
        }
    }

    /// The next row, which must be this one.
    pub(super) fn row(&mut self, policy: &str, figure: &str, of: &str) -> Result<StringRecord, SumsError> {
        let row = self.rows.pop_front();
        let row = row.filter(|row| (&row[0], &row[1], &row[2]) == (policy, figure, of));
        row.ok_or_else(|| self.fault(format!("has no row of {policy}, {figure} {of} where it should stand")))
    }

    /// The next row, if it has this figure.
    pub(super) fn next_of(&mut self, policy: &str, figure: &str) -> Option<StringRecord> {
        let is_of = |row: &&StringRecord| (&row[0], &row[1]) == (policy, figure);
        self.rows.front().filter(is_of)?;
        self.rows.pop_front()
    }

    /// How many rows have this figure, one behind the other, once so many others are read.
    pub(super) fn count_of(&self, policy: &str, figure: &str, behind: usize) -> usize {
        let is_of = |row: &&StringRecord| (&row[0], &row[1]) == (policy, figure);
        self.rows.iter().skip(behind).take_while(is_of).count()
    }

    /// The whole number in a column of a row.
    pub(super) fn whole<N: FromStr>(&self, row: &StringRecord, column: usize) -> Result<N, SumsError> {
        let number = row[column].parse();
        number.map_err(|_| self.fault(format!("{} is no whole number that fits", &row[column])))
    }

    /// Ends reading: there must be no more rows.
    pub(super) fn end(self) -> Result<(), SumsError> {
        if self.rows.is_empty() {
            Ok(())
        } else {
            Err(self.fault("goes on behind the last policy of the scenario".to_owned()))
        }
    }
}

/// Why a file of sums cannot be read.
#[derive(Debug)]
pub struct SumsError {
    path: PathBuf,
    reason: String,
}

impl fmt::Display for SumsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} (simulate again with `whoknows run`)",
            self.path.display(),
            self.reason
        )
    }
}

impl std::error::Error for SumsError {}
