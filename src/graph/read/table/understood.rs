//! What the beginning of a table tells of the whole.

use super::comments::Comments;
use super::first_line::First;
use super::heading::Heading;
use super::marks::Marks;
use super::sample::{Sample, names_in};
use super::separator::Separator;
use crate::graph::read::error::{Fault, shown};

/// What was found out from the beginning of a table.
pub(super) struct Table {
    pub(super) separator: Separator,
    /// Whether the first line only names the separator.
    pub(super) skips: bool,
    pub(super) first: First,
    pub(super) comments: Comments,
    /// How lines that begin as comments are taken.
    pub(super) marks: Marks,
}

/// The names of the columns in a comment.
///
/// # Errors
/// If comments contradict each other, or the rows.
pub(super) fn heading_above(sample: &Sample<'_>) -> Result<Option<Heading>, Fault> {
    let width = sample.rows().last().map_or(0, Vec::len);
    let mut found: Option<Heading> = None;
    for comment in &sample.comments.all {
        let Some(heading) = heading_in(comment, sample.separator) else {
            continue;
        };
        if heading.names.len() != width {
            // As if nothing were said, if it says nothing else than that the first column is from and the second is to.
            let has_only_ends = heading.unknown.len() == 2;
            if heading.is_known() && has_only_ends && heading.ends != Some((0, 1)) {
                return Err(Fault::ColumnsUnsure(shown(comment.as_bytes())));
            }
            continue;
        }
        match &found {
            Some(before) if before.ends != heading.ends => {
                return Err(Fault::ColumnsUnsure(shown(comment.as_bytes())));
            }
            Some(_) => {}
            None => found = Some(heading),
        }
    }
    Ok(found)
}

/// The heading that a comment is, perhaps behind words and a colon: a name for each column, and the ends among them.
fn heading_in(comment: &str, separator: Separator) -> Option<Heading> {
    let behind_colon = comment.rsplit_once(": ").map(|(_, names)| names);
    let texts = [Some(comment), behind_colon];
    let separators = [separator, Separator::Blanks, Separator::Mark(b',')];
    let headings = texts.iter().flatten().flat_map(|text| {
        separators
            .iter()
            .map(|separator| Heading::of(names_in(text.as_bytes(), *separator)))
    });
    let is_prose = |heading: &Heading| {
        heading
            .names
            .iter()
            .any(|name| name.contains([':', '=']) || name.split(' ').count() > 6)
    };
    headings
        .into_iter()
        .find(|heading| heading.names_ends() && !is_prose(heading))
}
