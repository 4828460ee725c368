//! One trial told, as a section of the report.

use super::HtmlError;
use crate::chart::{self, Fragment, Ink};
use crate::story::Story;
use crate::words::{Passage, Words};
use askama::Template;

#[derive(Template)]
#[template(path = "story.html")]
struct Telling<'a> {
    words: &'a dyn Words,
    passages: Vec<Passage>,
    fragment: Fragment,
}

/// The picture that plays, and the words.
///
/// # Errors
/// If the template cannot be filled, which its types rule out.
pub fn telling(ink: Ink, story: &Story) -> Result<String, HtmlError> {
    let words = ink.words;
    let telling = Telling {
        words,
        passages: words.telling(story),
        fragment: chart::animation(ink, story),
    };
    Ok(telling.render()?)
}
