//! The texts that remarks point into, and their lines.

use std::borrow::Cow;
use std::ops::Range;

use super::document::Place;
use crate::visible::visible;

/// A text with a name.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// The file's name, or the override.
    pub name: String,
    text: String,
    /// First byte of every line.
    line_starts: Vec<usize>,
}

impl Source {
    pub(super) fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = [0]
            .into_iter()
            .chain(text.match_indices('\n').map(|(newline, _)| newline + 1))
            .collect();
        Self {
            name: name.into(),
            text,
            line_starts,
        }
    }

    /// Number of the line that a byte belongs to, counted from 0.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte) - 1
    }

    /// First byte of a line, counted from 0.
    pub(super) fn start_of_line(&self, line: usize) -> usize {
        self.line_starts[line]
    }

    /// The line in which `place` starts. Places may lie past the end or within a character: they are moved to the
    /// nearest boundary before.
    pub(super) fn excerpt(&self, place: Place) -> Excerpt<'_> {
        let start = self.text.floor_char_boundary(place.start);
        let line = self.line_of(start);
        let line_start = self.line_starts[line];
        let text = self.text[line_start..].lines().next().unwrap_or("");
        let within = |byte: usize| text.floor_char_boundary(byte.saturating_sub(line_start));
        Excerpt {
            line: line + 1,
            text: Cow::Borrowed(text),
            span: within(start)..within(place.end.max(start)),
        }
    }
}

/// A line, and the part of it that is meant.
pub(super) struct Excerpt<'a> {
    /// Number of the line, counted from 1.
    pub line: usize,
    /// The line without its end.
    pub text: Cow<'a, str>,
    /// Bytes of `text`.
    pub span: Range<usize>,
}

impl Excerpt<'_> {
    /// The same in letters that do nothing to a terminal; the part that is meant stays that part.
    pub(super) fn visible(&self) -> Self {
        let shown = |range: Range<usize>| visible(&self.text[range]).into_owned();
        let mut text = shown(0..self.span.start);
        let start = text.len();
        text += &shown(self.span.clone());
        let end = text.len();
        text += &shown(self.span.end..self.text.len());
        Self {
            line: self.line,
            text: Cow::Owned(text),
            span: start..end,
        }
    }

    /// Column in characters, counted from 1.
    pub(super) fn column(&self) -> usize {
        self.text[..self.span.start].chars().count() + 1
    }
}
