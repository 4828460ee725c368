//! A page of sections: what came of questions that follow a run.

use askama::Template;

use super::html::{HtmlError, SCRIPT, security};
use super::section::Section;
use crate::chart::Brand;
use crate::words::{Language, Words};

/// What a page says besides its sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Headline of the scenario.
    pub title: String,
    /// The client's question.
    pub question: String,
    /// The command that makes the result again from its `scenario.toml`.
    pub command: String,
    /// Version of the program.
    pub version: String,
    /// Seed of all randomness.
    pub seed: u64,
    /// Digest of the scenario.
    pub digest: String,
}

/// The sections as one HTML page, in a look; the findings of the first stand on top.
///
/// # Errors
/// If the template cannot be filled, which its types rule out.
pub fn paper(language: Language, look: &Brand, paper: &Paper, sections: &[Section]) -> Result<String, HtmlError> {
    let page = Page {
        language,
        words: language.words(),
        paper,
        verdict: sections
            .first()
            .map(|section| &section.findings[..])
            .unwrap_or_default(),
        sections,
        security: security(None, false),
        script: SCRIPT,
        typeface: look.font_face_css() + &look.page_css(),
        dark: look.dark_css(),
    };
    Ok(page.render()?)
}

#[derive(Template)]
#[template(path = "paper.html")]
struct Page<'a> {
    language: Language,
    words: &'a dyn Words,
    paper: &'a Paper,
    verdict: &'a [String],
    sections: &'a [Section],
    security: String,
    script: &'static str,
    typeface: String,
    dark: String,
}
