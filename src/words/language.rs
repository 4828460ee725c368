//! The languages that everything on charts, pages and terminals can be said in.

use super::Words;
use super::english::English;
use super::german::German;
use crate::study::spreadsheet::Dialect;

/// A language, with its way of writing numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, with numbers as in science: `20 000`, `12.4 %`.
    #[default]
    English,
    /// German: `20.000`, `12,4 %`.
    German,
}

impl Language {
    /// Every language, the usual one first.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// Its code of two letters (ISO 639-1).
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// Its name in the language itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// How its spreadsheets write tables.
    pub fn dialect(self) -> Dialect {
        match self {
            Self::English => Dialect::Commas,
            Self::German => Dialect::Semicolons,
        }
    }

    /// The language with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Its words.
    pub fn words(self) -> &'static dyn Words {
        match self {
            Self::English => &English,
            Self::German => &German,
        }
    }
}
