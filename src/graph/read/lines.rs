//! The lines of a file that say something.

use std::io::Read;
use std::path::Path;

use super::error::{Fault, LONGEST_LINE, ReadError};
use super::source::Source;

/// The UTF-8 byte-order mark.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads lines into one fixed buffer and lends them out.
pub(super) struct Lines<'a, R> {
    path: &'a Path,
    source: Source<R>,
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

impl<'a, R: Read> Lines<'a, R> {
    /// Opens the bytes `raw` of the file `path`, which is used only to say where a fault is.
    pub(super) fn open(path: &'a Path, raw: R) -> Result<Self, ReadError> {
        let source = Source::open(raw).map_err(|fault| fault.at(path, None))?;
        Ok(Self {
            path,
            source,
            buffer: vec![0; LONGEST_LINE],
            start: 0,
            end: 0,
            number: 0,
        })
    }

    /// The next line that says something; `None` at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<Line<'_>>, ReadError> {
        self.next_that(|text| !text.is_empty() && !is_comment(text))
    }

    /// The next line that is no comment, blank or not.
    pub(super) fn next_or_blank(&mut self) -> Result<Option<Line<'_>>, ReadError> {
        self.next_that(|text| !is_comment(text))
    }

    fn next_that(&mut self, is_wanted: impl Fn(&[u8]) -> bool) -> Result<Option<Line<'_>>, ReadError> {
        loop {
            let range = match self.next_range() {
                Ok(Some(range)) => range,
                Ok(None) => return Ok(None),
                Err(fault) => return Err(fault.at(self.path, self.number + 1)),
            };
            self.number += 1;
            if is_wanted(content(&self.buffer[range.clone()], self.number)) {
                // The same slice again: returning the first would borrow the buffer for the rest of the loop.
                return Ok(Some(Line {
                    number: self.number,
                    text: content(&self.buffer[range], self.number),
                }));
            }
        }
    }

    /// Where in the buffer the next line stands, its end mark left out.
    fn next_range(&mut self) -> Result<Option<std::ops::Range<usize>>, Fault> {
        let mut searched = self.start;
        loop {
            if let Some(length) = self.buffer[searched..self.end].iter().position(|&byte| byte == b'\n') {
                let line = self.start..searched + length;
                self.start = line.end + 1;
                return Ok(Some(line));
            }
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
            searched = self.end;
            if self.end == self.buffer.len() {
                return Err(Fault::LongLine);
            }
            let read = self.source.read(&mut self.buffer[self.end..])?;
            if read == 0 {
                let rest = 0..self.end;
                self.start = self.end;
                return Ok((!rest.is_empty()).then_some(rest));
            }
            self.end += read;
        }
    }
}

fn is_comment(text: &[u8]) -> bool {
    matches!(text.first(), Some(b'#' | b'%'))
}

/// What line `number` says, without byte-order mark and blanks around.
fn content(line: &[u8], number: u64) -> &[u8] {
    let line = if number == 1 {
        line.strip_prefix(MARK).unwrap_or(line)
    } else {
        line
    };
    line.trim_ascii()
}
