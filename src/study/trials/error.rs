//! What can be wrong with a file of trials.

use std::{fmt, path::PathBuf};

/// Why a file of trials was not read.
#[derive(Debug)]
pub enum TrialsError {
    /// The file cannot be opened, or its format is broken.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system or the format says.
        reason: String,
    },
    /// The columns are not those of trials.
    WrongColumns {
        /// The file.
        path: PathBuf,
        /// Columns as found.
        found: String,
        /// Columns as they should be.
        expected: String,
    },
    /// A row is not what this scenario could have given.
    Row {
        /// The file.
        path: PathBuf,
        /// Number of the row, from 1, the header not counted.
        row: u64,
        /// What is wrong with it.
        fault: RowFault,
    },
    /// The last trial lacks policies.
    Truncated {
        /// The file.
        path: PathBuf,
        /// Rows found.
        rows: u64,
        /// Policies of the scenario.
        policies: usize,
    },
}

/// What is wrong with a row.
#[derive(Debug, PartialEq, Eq)]
pub enum RowFault {
    /// A cell does not hold what its column should.
    Malformed(String),
    /// Trial or world is not the next one.
    OutOfOrder {
        /// Trial and world as found.
        found: (u64, u64),
        /// Trial and world that come next.
        expected: (u64, u64),
    },
    /// The policy is not the next one of the scenario.
    OtherPolicy {
        /// Policy as found.
        found: String,
        /// Policy of the scenario that comes next.
        expected: String,
    },
    /// The scenario has no such segment.
    UnknownSegment(String),
    /// There is no such way to come to read.
    UnknownWay(String),
    /// The columns of the first reach are neither all filled nor all empty.
    HalfReached,
}

impl std::error::Error for TrialsError {}

impl fmt::Display for TrialsError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Unreadable { path, reason } => write!(f, "{}: cannot be read: {reason}", path.display())?,
            Self::WrongColumns { path, found, expected } => {
                write!(f, "{}: has the columns {found}; trials have {expected}", path.display())?;
            }
            Self::Row { path, row, fault } => write!(f, "{}: row {row}: {fault}", path.display())?,
            Self::Truncated { path, rows, policies } => write!(
                f,
                "{}: {rows} rows are no whole number of trials of {policies} policies; the file is cut off, or is of \
                 another scenario",
                path.display()
            )?,
        }
        f.write_str(" (simulate again with `whoknows run`)")
    }
}

impl fmt::Display for RowFault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Malformed(reason) => f.write_str(reason),
            Self::OutOfOrder { found, expected } => write!(
                f,
                "trial {} of world {} where trial {} of world {} should come",
                found.0, found.1, expected.0, expected.1
            ),
            Self::OtherPolicy { found, expected } => {
                write!(f, "policy \"{found}\" where the scenario has \"{expected}\"")
            }
            Self::UnknownSegment(segment) => write!(f, "the scenario has no segment \"{segment}\""),
            Self::UnknownWay(way) => {
                write!(f, "first_channel is \"{way}\"; it can be post, wire, repost or forward")
            }
            Self::HalfReached => f.write_str("some columns of the first reach are filled and some are empty"),
        }
    }
}
