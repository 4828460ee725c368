//! Lines that begin as comments do, with `#` or `%`, and may be rows of the table all the same: `#metoo,#law`.

use std::collections::HashSet;

use super::heading::Heading;
use super::printed::{is_jointed, is_row_count, is_rule, is_short_rule};
use super::sample::{cells, names_in};
use super::separator::Separator;
use crate::graph::read::error::{Fault, ReadError, shown};
use crate::graph::read::field::{Id, id};
use crate::graph::read::lines::{Line, Lines, is_comment};
use crate::graph::read::reading::{Header, Reading};

/// How lines with such a mark are taken.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Debug, Default)]
pub(super) struct Marks {
    separator: Option<Separator>,
    /// Columns of every row, if all have as many.
    width: Option<usize>,
    /// Whether names of this table begin with the mark.
    are_names: bool,
    /// Whether a marked line above the rows holds a name that they hold too.
    recur_above: bool,
    /// Whether the first line is a comment of one word, as in LGL, and nobody says that this is something else.
    begins_as_lgl: bool,
    /// Whether a row has been met, and another.
    has_begun: bool,
    goes_on: bool,
    /// Whether a rule of a printed table has been met.
    is_ruled: bool,
    fault: Option<Fault>,
}

/// What a line is.
enum Kind {
    Comment,
    Row,
    Unsure(Fault),
}

impl Marks {
    /// What the first lines, without blank ones, tell.
    pub(super) fn of(lines: &[&[u8]], separator: Separator, reading: &Reading) -> Self {
        let plain: Vec<&[u8]> = lines.iter().copied().filter(|line| !is_comment(line)).collect();
        let first_width = plain.first().map(|line| cells(line, separator).len());
        let last_width = plain.last().map(|line| cells(line, separator).len());
        let mut marks = Self {
            separator: Some(separator),
            width: last_width.filter(|_| {
                plain
                    .iter()
                    .skip(1)
                    .all(|line| Some(cells(line, separator).len()) == last_width)
            }),
            begins_as_lgl: reading.format.is_none()
                && lines.first().is_some_and(|line| is_comment(line) && is_one_word(line)),
            ..Self::default()
        };
        if plain.is_empty() {
            marks.width = None;
        }
        let is_marked = |line: &&&[u8]| is_comment(line) && marks.may_be_row(line);
        let marked: Vec<&[u8]> = lines.iter().filter(is_marked).copied().collect();
        if marked.is_empty() {
            return marks;
        }
        let known: HashSet<&[u8]> = plain.iter().flat_map(|line| cells(line, separator)).collect();
        let begins_with_mark = |cell: Option<&&[u8]>| cell.is_some_and(|cell| is_glued(cell));
        let is_second = |line: &&[u8]| begins_with_mark(cells(line, separator).get(1));
        let first_is_known = |line: &&[u8]| cells(line, separator).first().is_some_and(|cell| known.contains(cell));
        let has_heading = separator != Separator::Blanks
            && !is_comment(lines[0])
            && (reading.header == Header::Names
                || first_width.is_some_and(|width| width > 1) && Heading::of(names_in(lines[0], separator)).is_known());
        marks.are_names = has_heading
            || marked.iter().any(|line| is_second(line) || first_is_known(line))
            || plain.iter().any(is_second);
        let is_known_text = |cell: &&[u8]| id(cell).is_ok_and(|id| id.is_text()) && known.contains(cell);
        marks.recur_above = marked
            .iter()
            .any(|line| cells(line, separator)[1..].iter().any(is_known_text));
        marks
    }

    /// Whether a line is a row, or may be one, which is then a fault.
    #[inline]
    pub(super) fn is_row(&mut self, line: &[u8]) -> bool {
        match line.first() {
            None => false,
            Some(b'#' | b'%') => self.is_marked_row(line),
            Some(b'-' | b'=' | b'+' | b'|' | b':') if self.is_rule(line) => false,
            Some(_) if self.is_ruled && is_row_count(line) => false,
            Some(_) => self.begin(),
        }
    }

    #[inline]
    fn begin(&mut self) -> bool {
        self.goes_on = self.has_begun;
        self.has_begun = true;
        true
    }

    /// Whether a line rules off others of a printed table; one without joints does so only under the names.
    fn is_rule(&mut self, line: &[u8]) -> bool {
        let is_second = self.has_begun && !self.goes_on;
        if is_rule(line) && (is_jointed(line) || is_second) || is_short_rule(line) && is_second {
            self.is_ruled = true;
            return true;
        }
        false
    }

    #[cold]
    fn is_marked_row(&mut self, line: &[u8]) -> bool {
        match self.kind(line) {
            Kind::Comment => false,
            Kind::Row => self.begin(),
            Kind::Unsure(fault) => {
                self.fault = Some(fault);
                true
            }
        }
    }

    /// What was wrong with the line that was asked for last.
    pub(super) fn fault(&mut self) -> Option<Fault> {
        self.fault.take()
    }

    /// Begins at the first line again.
    pub(super) fn rewound(mut self) -> Self {
        (self.has_begun, self.goes_on, self.is_ruled, self.fault) = (false, false, false, None);
        self
    }

    /// Whether the file may be LGL, by its first line.
    pub(super) fn begins_as_lgl(&self) -> bool {
        self.begins_as_lgl
    }

    /// The next row.
    #[inline]
    pub(super) fn next<'l>(&mut self, lines: &'l mut Lines<'_>) -> Result<Option<Line<'l>>, ReadError> {
        let path = lines.path();
        let line = lines.next_that(|line| self.is_row(line))?;
        match (self.fault.take(), &line) {
            (Some(fault), Some(line)) => Err(fault.at(path, line.number)),
            _ => Ok(line),
        }
    }

    fn kind(&self, line: &[u8]) -> Kind {
        if self.has_begun && line == b"#" {
            return Kind::Unsure(Fault::LoneMark);
        }
        if self.has_begun && self.begins_as_lgl && is_one_word(line) {
            return Kind::Unsure(Fault::Lgl);
        }
        if !self.may_be_row(line) {
            return Kind::Comment;
        }
        let separator = self.separator.unwrap_or(Separator::Blanks);
        let unmarked = &line[1..];
        let names_two = cells(line, separator).get(1).is_some_and(|cell| is_glued(cell));
        let is_heading = !self.has_begun && !names_two && Heading::of(names_in(unmarked, separator)).is_known();
        if is_heading {
            return Kind::Comment;
        }
        if self.are_names {
            return Kind::Row;
        }
        let is_number = |cell: &&[u8]| matches!(id(cell), Ok(Id::Number(_)));
        let is_plain_comment = !self.has_begun
            && (separator == Separator::Blanks && !self.recur_above
                || cells(unmarked, separator).iter().all(is_number));
        if is_plain_comment {
            Kind::Comment
        } else {
            Kind::Unsure(Fault::RowOrComment(shown(line)))
        }
    }

    /// Whether the mark is glued to a word, and the line has as many columns as the rows.
    fn may_be_row(&self, line: &[u8]) -> bool {
        let count = cells(line, self.separator.unwrap_or(Separator::Blanks)).len();
        is_glued(line) && count > 1 && self.width.is_none_or(|width| width == count)
    }
}

/// Whether a mark and a word without a blank between them begin this.
fn is_glued(text: &[u8]) -> bool {
    match text {
        [b'#' | b'%', next, ..] => !next.is_ascii_whitespace() && !matches!(next, b'#' | b'%' | b'!' | b',' | b';'),
        _ => false,
    }
}

/// Whether a comment consists of one word behind a blank.
fn is_one_word(comment: &[u8]) -> bool {
    let text = comment[1..].trim_ascii();
    comment.get(1).is_some_and(u8::is_ascii_whitespace) && !text.is_empty() && !text.iter().any(u8::is_ascii_whitespace)
}
