//! A part of a page: a finding in sentences, pictures, and tables.

use crate::chart::Chart;

/// A part of a page or of a terminal's output.
#[derive(Clone, Debug)]
pub struct Section {
    /// Short name, good for a link.
    pub id: &'static str,
    /// What it asks.
    pub heading: String,
    /// What was found, the finding first.
    pub findings: Vec<String>,
    /// Pictures of it.
    pub charts: Vec<Chart>,
    /// Its figures.
    pub tables: Vec<SectionTable>,
    /// How it was got.
    pub notes: Vec<String>,
}

/// A table of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionTable {
    /// What it shows, for those who do not see it.
    pub caption: String,
    /// Heads of its columns.
    pub heads: Vec<Head>,
    /// Its rows, each with a cell per column.
    pub rows: Vec<Vec<String>>,
}

/// Head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it says.
    pub text: String,
    /// Whether its cells are words, which begin below one another, or numbers, which end so.
    pub is_words: bool,
}

impl Head {
    /// A column of words.
    pub fn words(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_words: true,
        }
    }

    /// A column of numbers.
    pub fn numbers(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_words: false,
        }
    }
}
