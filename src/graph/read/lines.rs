//! The lines of a file.

use std::path::Path;

use super::error::{Fault, LONGEST_LINE, ReadError};
use super::source::Source;

/// What the buffer holds at first, and the least that is read at once `[bytes]`.
const FIRST_BUFFER: usize = 1 << 16;

/// Reads lines into one buffer, which grows with the longest line, and lends them out.
pub(super) struct Lines<'a> {
    path: &'a Path,
    source: Source<'a>,
    buffer: Vec<u8>,
    /// What is read but not yet lent: `buffer[start..end]`.
    start: usize,
    end: usize,
    /// Number of lines lent so far.
    number: u64,
}

/// A line, without blanks around it.
pub(super) struct Line<'a> {
    /// Number of the line in the file, from 1.
    pub(super) number: u64,
    /// What it says.
    pub(super) text: &'a [u8],
}

impl<'a> Lines<'a> {
    /// The lines of the file `path`, which is used only to say where a fault is.
    pub(super) fn new(path: &'a Path, source: Source<'a>) -> Self {
        Self {
            path,
            source,
            buffer: vec![0; FIRST_BUFFER],
            start: 0,
            end: 0,
            number: 0,
        }
    }

    /// The next line that says something; `None` at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<Line<'_>>, ReadError> {
        self.next_that(|text| !text.is_empty() && !is_comment(text))
    }

    /// The next line that is no comment, blank or not.
    pub(super) fn next_or_blank(&mut self) -> Result<Option<Line<'_>>, ReadError> {
        self.next_that(|text| !is_comment(text))
    }

    /// The next line, whatever it is.
    pub(super) fn next_of_all(&mut self) -> Result<Option<Line<'_>>, ReadError> {
        self.next_that(|_| true)
    }

    /// The file that the lines are of.
    pub(super) fn path(&self) -> &'a Path {
        self.path
    }

    /// Where a fault in the line lent last is.
    pub(super) fn at(&self, fault: Fault) -> ReadError {
        fault.at(self.path, (self.number > 0).then_some(self.number))
    }

    /// Where a fault in a line of that number is.
    pub(super) fn of_line(&self, number: u64, fault: Fault) -> ReadError {
        fault.at(self.path, number)
    }

    /// Where a fault of the whole file is.
    pub(super) fn of_file(&self, fault: Fault) -> ReadError {
        fault.at(self.path, None)
    }

    /// The next line of which this is true.
    pub(super) fn next_that(
        &mut self,
        mut is_wanted: impl FnMut(&[u8]) -> bool,
    ) -> Result<Option<Line<'_>>, ReadError> {
        loop {
            let range = match self.next_range() {
                Ok(Some(range)) => range,
                Ok(None) => return Ok(None),
                Err(fault) => return Err(fault.at(self.path, self.number + 1)),
            };
            self.number += 1;
            if is_wanted(self.buffer[range.clone()].trim_ascii()) {
                // The same slice again: returning the first would borrow the buffer for the rest of the loop.
                return Ok(Some(Line {
                    number: self.number,
                    text: self.buffer[range].trim_ascii(),
                }));
            }
        }
    }

    /// Where in the buffer the next line stands, its end mark left out.
    fn next_range(&mut self) -> Result<Option<std::ops::Range<usize>>, Fault> {
        let mut searched = self.start;
        loop {
            if let Some(length) = memchr::memchr(b'\n', &self.buffer[searched..self.end]) {
                let line = self.start..searched + length;
                self.start = line.end + 1;
                return Ok(Some(line));
            }
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
            searched = self.end;
            if self.end == self.buffer.len() {
                if self.end >= LONGEST_LINE {
                    return Err(Fault::LongLine);
                }
                self.buffer.resize(2 * self.end, 0);
            }
            let read = self.source.fill(&mut self.buffer[self.end..])?;
            if read == 0 {
                let rest = 0..self.end;
                self.start = self.end;
                return Ok((!rest.is_empty()).then_some(rest));
            }
            self.end += read;
        }
    }
}

/// Whether a line is a comment.
pub(super) fn is_comment(text: &[u8]) -> bool {
    matches!(text.first(), Some(b'#' | b'%'))
}
