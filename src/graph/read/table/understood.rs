//! What the beginning of a table tells of the whole.

use super::comments::Comments;
use super::first_line::First;
use super::heading::Heading;
use super::sample::{Sample, names_in};
use super::separator::Separator;

/// What was found out from the beginning of a table.
pub(super) struct Table {
    pub(super) separator: Separator,
    /// Whether the first line only names the separator.
    pub(super) skips: bool,
    pub(super) first: First,
    pub(super) comments: Comments,
}

impl Table {
    /// The names of the columns, in the first line or in a comment.
    pub(super) fn heading(&self, sample: &Sample<'_>) -> Option<Heading> {
        if self.first == First::Names {
            return Some(Heading::of(sample.names()));
        }
        // A comment that holds nothing but names of ends.
        let separators = [self.separator, Separator::Blanks];
        let heading = separators
            .iter()
            .map(|separator| Heading::of(names_in(sample.comments.last.as_bytes(), *separator)))
            .find(|heading| heading.ends.is_some())?;
        let width = sample.rows().last().map_or(0, Vec::len);
        (!heading.is_weak && heading.names.len() == width).then_some(heading)
    }
}
