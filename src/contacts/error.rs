//! Why an export cannot be read.

use super::text::LARGEST_EXPORT;
use crate::visible::visible_line;
use std::fmt;
use std::io;

/// Why an export cannot be read.
#[derive(Debug)]
pub enum ExportError {
    /// The file itself.
    Io(io::Error),
    /// More bytes than any list of contacts has.
    TooLarge,
    /// More people than a scenario takes.
    TooMany(usize),
    /// Nothing stands in it.
    Empty,
    /// Another kind of file.
    Foreign(&'static str),
    /// No line has the headings of such an export.
    NoHeadings {
        /// Whose export it should be.
        program: &'static str,
        /// The first line that looks like headings, if any does.
        found: Vec<String>,
    },
    /// A column that was asked for, and those there are.
    NoColumn {
        /// Its name as typed.
        asked: String,
        /// Those that there are.
        found: Vec<String>,
    },
    /// No column says what anybody does.
    NoTitles {
        /// The columns that there are.
        found: Vec<String>,
    },
    /// An archive whose list cannot be read.
    NoList(String),
    /// Nobody stands in it.
    Nobody,
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "it cannot be read: {error}"),
            Self::TooLarge => write!(
                f,
                "it has more than {} MB, which no list of contacts has",
                LARGEST_EXPORT >> 20
            ),
            Self::TooMany(people) => write!(
                f,
                "{people} people stand in it, and a scenario takes {} contacts at most; leave some lines out",
                super::MOST_CONTACTS
            ),
            Self::Empty => f.write_str("it is empty"),
            Self::Foreign(what) => write!(f, "it is {what}"),
            Self::NoHeadings { program, found } => {
                write!(f, "no line has the headings of an export of {program}")?;
                if !found.is_empty() {
                    write!(f, "; a line that may be headings says {}", listed(found))?;
                }
                f.write_str(
                    "; name the columns as the file does, in any language: --title Position --company Firm, say",
                )
            }
            Self::NoColumn { asked, found } => write!(
                f,
                "no column is called “{}”; there are {}",
                visible_line(asked),
                listed(found)
            ),
            Self::NoTitles { found } => write!(
                f,
                "no column says what people do or where they work, so nobody can be told from anybody; name one with --title or \
                 --company, or add one; there are {}",
                listed(found)
            ),
            Self::NoList(reason) => write!(f, "no list of accounts can be read from it: {reason}"),
            Self::Nobody => f.write_str("nobody stands in it"),
        }
    }
}

impl std::error::Error for ExportError {}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Headings in quotes, the first of them and not too long.
fn listed(headings: &[String]) -> String {
    const MOST: usize = 12;
    const LONGEST: usize = 30;
    let quoted = |heading: &String| {
        let start: String = heading.chars().take(LONGEST).collect();
        format!("“{}”", visible_line(&start))
    };
    let mut said: Vec<String> = headings
        .iter()
        .filter(|heading| !heading.is_empty())
        .take(MOST)
        .map(quoted)
        .collect();
    if headings.len() > MOST {
        said.push("…".to_owned());
    }
    said.join(", ")
}
