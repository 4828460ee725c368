//! How a result is told.

use crate::words::Language;

/// For whom a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Who decides: verdict, pictures, story, the model and its assumptions in words.
    Client,
    /// Who checks: all of that, and every table, setting and source.
    #[default]
    Analyst,
}

/// How a result is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presentation {
    /// In which language.
    pub language: Language,
    /// For whom.
    pub audience: Audience,
    /// Whether there are slides too.
    pub slides: bool,
    /// Whether the charts are files too, beside those in the report.
    pub charts: bool,
    /// Whether assumptions can be moved on the report's page: it carries the engine then, about 1 MB.
    pub live: bool,
}

impl Default for Presentation {
    fn default() -> Self {
        Self {
            language: Language::default(),
            audience: Audience::default(),
            slides: false,
            charts: true,
            live: false,
        }
    }
}
