//! The text of a file: unpacked if it is gzipped, in UTF-8 if it is in UTF-16, without a byte-order mark.

use std::io::{self, Cursor, Read};

use flate2::read::MultiGzDecoder;

use super::error::Fault;
use crate::input::utf16::FromUtf16;

/// Length of the start that is looked at `[bytes]`.
pub(super) const SNIFFED: usize = 1 << 16;

/// First bytes of gzip.
const GZIP: &[u8] = b"\x1f\x8b";

/// The UTF-8 byte-order mark.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The text of a file, unpacked and decoded on the way.
pub(super) struct Source<'a> {
    text: Box<dyn Read + 'a>,
    /// The first of it, which `text` gives once more.
    start: Vec<u8>,
    is_packed: bool,
}

impl<'a> Source<'a> {
    /// Looks at the first bytes of `raw`.
    ///
    /// # Errors
    /// If they are those of another container, which is named.
    pub(super) fn open(raw: impl Read + 'a) -> Result<Self, Fault> {
        let (start, raw) = peeked(raw).map_err(Fault::Io)?;
        let is_packed = start.starts_with(GZIP);
        let (start, bytes): (_, Box<dyn Read + 'a>) = if is_packed {
            let (start, bytes) = peeked(MultiGzDecoder::new(raw)).map_err(gzip_fault)?;
            (start, Box::new(bytes))
        } else {
            (start, Box::new(raw))
        };
        if let Some(what) = foreign(&start) {
            return Err(Fault::Foreign(what));
        }
        let (start, text): (_, Box<dyn Read + 'a>) = match FromUtf16::order(&start) {
            Some(order) => {
                let (start, text) = peeked(FromUtf16::new(bytes, order)).map_err(Fault::Io)?;
                (start, Box::new(text))
            }
            None => (start, bytes),
        };
        let (start, text) = with_line_feeds(start, text);
        let mut source = Self { text, start, is_packed };
        // Programs that put texts together may leave several.
        while source.start.starts_with(MARK) {
            source.read_exact(&mut [0; MARK.len()]).map_err(Fault::Io)?;
            source.start.drain(..MARK.len());
        }
        Ok(source)
    }

    /// The first of the text, up to [`SNIFFED`] bytes; it is still to be read.
    pub(super) fn start(&self) -> &[u8] {
        &self.start
    }

    /// Whether the file is packed.
    pub(super) fn is_packed(&self) -> bool {
        self.is_packed
    }

    /// Fills part of `buffer`; 0 at the end.
    pub(super) fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, Fault> {
        loop {
            match self.text.read(buffer) {
                Ok(count) => return Ok(count),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.fault(error)),
            }
        }
    }

    /// What an error of reading means.
    pub(super) fn fault(&self, error: io::Error) -> Fault {
        if self.is_packed {
            gzip_fault(error)
        } else {
            Fault::Io(error)
        }
    }
}

impl Read for Source<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.text.read(buffer)
    }
}

/// Bytes that were looked at, and those behind them.
type Peeked<R> = io::Chain<Cursor<Vec<u8>>, R>;

/// The first bytes, and a reader that gives them once more and then the others.
fn peeked<R: Read>(mut raw: R) -> io::Result<(Vec<u8>, Peeked<R>)> {
    let mut start = Vec::new();
    raw.by_ref().take(SNIFFED as u64).read_to_end(&mut start)?;
    Ok((start.clone(), Cursor::new(start).chain(raw)))
}

/// The same with the ends of lines that are known here, where a carriage return alone ends them, as on old Macintoshes.
fn with_line_feeds<'a>(mut start: Vec<u8>, text: Box<dyn Read + 'a>) -> (Vec<u8>, Box<dyn Read + 'a>) {
    let has = |byte: u8| memchr::memchr(byte, &start).is_some();
    if !has(b'\r') || has(b'\n') {
        return (start, text);
    }
    to_line_feeds(&mut start);
    (start, Box::new(LineFeeds(text)))
}

/// Gives a line feed for every carriage return.
struct LineFeeds<R>(R);

impl<R: Read> Read for LineFeeds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.0.read(buffer)?;
        to_line_feeds(&mut buffer[..length]);
        Ok(length)
    }
}

fn to_line_feeds(text: &mut [u8]) {
    text.iter_mut()
        .filter(|byte| **byte == b'\r')
        .for_each(|byte| *byte = b'\n');
}

/// Tells faults of the packing from faults of the disk.
fn gzip_fault(error: io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Fault::GzipTruncated,
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => Fault::GzipDamaged(error),
        _ => Fault::Io(error),
    }
}

/// Whether a text begins as DOT does: `digraph name {`.
fn is_dot(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&text[..text.len().min(4_096)]).to_lowercase();
    let is_remark = |line: &&str| ["//", "/*", "*", "#"].iter().any(|mark| line.starts_with(mark)) || line.is_empty();
    let Some(first) = text.lines().map(str::trim).find(|line| !is_remark(line)) else {
        return false;
    };
    let first = first.strip_prefix("strict ").unwrap_or(first).trim_start();
    let rest = first.strip_prefix("digraph").or_else(|| first.strip_prefix("graph"));
    rest.is_some_and(|rest| {
        rest.trim_end().ends_with('{') || rest.contains('{') || rest.is_empty() && text.contains('{')
    })
}

/// What is said of JSON, with the command that takes out the arcs; none of an edge list in brackets.
fn json(text: &[u8]) -> Option<&'static str> {
    let holds = |word: &[u8]| memchr::memmem::find(text, word).is_some();
    match text {
        [b'[', rest @ ..] => match rest.trim_ascii_start().first() {
            Some(b'{') => Some(
                "JSON; take out the arcs with `jq -r '.[] | [.source, .target] | @csv' FILE`, its own names of the ends in place of these",
            ),
            Some(b'[') if !first_line(text).contains(&b',') => {
                Some("a matrix of numpy as it is printed; write it with `numpy.savetxt`")
            }
            Some(b'[') => Some("JSON; take out the arcs with `jq -r '.[] | @csv' FILE`"),
            Some(b'(') => Some("a list of Python; write a line `u,v` for each arc"),
            _ => None,
        },
        [b'{', ..] if holds(b"\"links\"") => {
            Some("JSON; take out the arcs with `jq -r '.links[] | [.source, .target] | @csv' FILE`")
        }
        [b'{', ..] if holds(b"\"edges\"") => {
            Some("JSON; take out the arcs with `jq -r '.edges[] | [.source, .target] | @csv' FILE`")
        }
        [b'{', ..] if holds(b":") && begins_with_object(text) => Some(
            "JSON; take out the arcs with `jq -r '[.source, .target] | @csv' FILE`, its own names of the ends in place of these",
        ),
        [b'{', ..] if !holds(b":") => Some("a list of sets in braces; write a line `u,v` for each arc"),
        [b'{', ..] => Some("JSON; write the arcs as lines `u,v`"),
        _ => None,
    }
}

/// Whether the first line is an object of its own, as in files with one a line.
fn begins_with_object(text: &[u8]) -> bool {
    first_line(text).trim_ascii_end().ends_with(b"}")
}

fn first_line(text: &[u8]) -> &[u8] {
    text.split(|&byte| byte == b'\n').next().unwrap_or_default()
}

/// What a file that is no text is called, by its first bytes.
fn foreign(start: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 16] = [
        (
            b"PK\x03\x04",
            "a zip archive or a spreadsheet; unpack it, or save the sheet as CSV",
        ),
        (b"\xff\xfe\0\0", "UTF-32; save it as UTF-8"),
        (b"\0\0\xfe\xff", "UTF-32; save it as UTF-8"),
        (b"\x28\xb5\x2f\xfd", "packed with zstd; unpack it with `zstd -d`"),
        (b"\xfd7zXZ", "packed with xz; unpack it with `xz -d`"),
        (b"BZh", "packed with bzip2; unpack it with `bunzip2`"),
        (b"7z\xbc\xaf", "a 7z archive; unpack it"),
        (b"Rar!", "a rar archive; unpack it"),
        (b"PAR1", "a Parquet file; save the table as CSV"),
        (b"ARROW1", "an Arrow file; save the table as CSV"),
        (b"SQLite format 3", "an SQLite database; save the table as CSV"),
        (b"%PDF", "a PDF document; find the table itself"),
        (b"\x93NUMPY", "a numpy array; save it with `numpy.savetxt`"),
        (b"\x89HDF", "an HDF5 file; save the table as CSV"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook; save the sheet as CSV"),
        (b"MATLAB 5.0", "a MATLAB file; save the arcs as text"),
    ];
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| start.starts_with(magic)) {
        return Some(what);
    }
    if start.get(257..262) == Some(b"ustar") {
        return Some("a tar archive; unpack it with `tar -x`");
    }
    if start.first() == Some(&0x80) && matches!(start.get(1), Some(2..=5)) {
        return Some("a Python pickle; save the arcs with `networkx.write_edgelist` or as CSV");
    }
    let text = start.trim_ascii_start();
    let begins = |word: &[u8]| {
        text.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    if begins(b"nodedef>") {
        return Some("a GDF file of GUESS; write it as GraphML or CSV with Gephi");
    }
    if is_dot(text) {
        return Some("a DOT file of Graphviz; write it as GraphML with networkx or Gephi, or its arcs as lines `u v`");
    }
    if begins(b"<!doctype html") || begins(b"<html") {
        return Some("a web page; download the file itself");
    }
    json(text)
}
