//! XML as network files use it: elements, attributes and text, piece by piece.
//!
//! Document types are refused, and with them all entities but the five of XML itself: nothing in a file can unfold into more
//! than it holds. What is kept in memory at once is one tag or one stretch of text, of limited length.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use quick_xml::XmlVersion;
use quick_xml::errors::Error;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::error::{Fault, ReadError, shown};
use super::source::Source;

/// Elements within elements; files of today's programs have ten.
const MOST_DEPTH: usize = 100;

/// Longest tag or stretch of text `[bytes]`.
const LONGEST_PIECE: u64 = 1 << 26;

/// A piece of a file.
pub(super) enum Piece<'b> {
    /// An element begins.
    Open(Element<'b>),
    /// The innermost element ends.
    Close,
    /// Text within the innermost element, or a part of it.
    Text(Cow<'b, str>),
}

/// Hands the pieces of the file `path` to `take`, each with the line on which it begins.
///
/// # Errors
/// If the file cannot be read, is no well-formed XML, or holds what is refused; and what `take` finds wrong.
pub(super) fn read(
    path: &Path,
    source: Source<'_>,
    mut take: impl FnMut(Piece<'_>, u64) -> Result<(), Fault>,
) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(Counted {
        inner: BufReader::new(source),
        lines: 0,
        length: 0,
    });
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut depth = 0;
    loop {
        buffer.clear();
        let line = reader.get_ref().lines + 1;
        reader.get_mut().length = 0;
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(error) => return Err(fault_of(error, reader.get_ref()).at(path, line)),
        };
        let taken = match event {
            Event::Start(_) if depth == MOST_DEPTH => Err(Fault::TooDeep(MOST_DEPTH)),
            Event::Start(element) => {
                depth += 1;
                take(Piece::Open(Element(element)), line)
            }
            Event::End(_) => {
                depth -= 1;
                take(Piece::Close, line)
            }
            Event::Text(text) => take(Piece::Text(text.xml10_content()), line),
            Event::CData(text) => take(Piece::Text(text.xml10_content()), line),
            Event::GeneralRef(name) => resolved(&name).and_then(|text| take(Piece::Text(text), line)),
            Event::DocType(_) => Err(Fault::NotRead {
                what: "a document type (`<!DOCTYPE …>`)",
                instead: "remove it: networks need none",
            }),
            Event::Eof if depth > 0 => Err(Fault::NotXml("it ends within an element".to_owned())),
            Event::Eof => return Ok(()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Ok(()),
        };
        taken.map_err(|fault| fault.at(path, line))?;
    }
}

/// The beginning of an element.
pub(super) struct Element<'b>(BytesStart<'b>);

impl Element<'_> {
    /// Its name, without a prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of its attribute of that name, without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Result<Option<Cow<'_, str>>, Fault> {
        // Whether an attribute stands twice is not asked: with a million attributes that would take hours.
        let mut attributes = self.0.attributes();
        for attribute in attributes.with_checks(false) {
            let attribute = attribute.map_err(|error| Fault::NotXml(error.to_string()))?;
            if attribute.key.local_name().into_inner() == name {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                return value
                    .map(Some)
                    .map_err(|error| Fault::NotXml(shown(error.to_string().as_bytes())));
            }
        }
        Ok(None)
    }

    /// The same for an attribute that the element must have.
    pub(super) fn needed(&self, name: &'static str) -> Result<Cow<'_, str>, Fault> {
        self.attribute(name)?.ok_or_else(|| Fault::NoAttribute {
            element: shown(self.name().as_bytes()),
            attribute: name,
        })
    }
}

/// What a reference such as `&amp;` or `&#38;` stands for.
fn resolved(name: &BytesRef<'_>) -> Result<Cow<'static, str>, Fault> {
    let letter = name
        .resolve_char_ref()
        .map_err(|error| Fault::NotXml(error.to_string()))?;
    match (letter, resolve_predefined_entity(name)) {
        (Some(letter), _) => Ok(Cow::Owned(letter.to_string())),
        (None, Some(text)) => Ok(Cow::Borrowed(text)),
        (None, None) => Err(Fault::NotXml(format!(
            "it uses `&{};`, which XML does not know",
            shown(name.as_bytes())
        ))),
    }
}

/// What an error of the library means.
fn fault_of(error: Error, counted: &Counted<BufReader<Source<'_>>>) -> Fault {
    match error {
        Error::Io(_) if counted.length > LONGEST_PIECE => Fault::LongPiece(LONGEST_PIECE),
        Error::Io(error) => counted
            .inner
            .get_ref()
            .fault(io::Error::new(error.kind(), error.to_string())),
        Error::Encoding(_) => Fault::NotUtf8("a letter on this line".to_owned()),
        other => Fault::NotXml(shown(other.to_string().as_bytes())),
    }
}

/// Counts lines, and bytes since it was last told to, and stops where these are too many.
struct Counted<R> {
    inner: R,
    lines: u64,
    length: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.length > LONGEST_PIECE {
            return Err(io::Error::other("too long"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What is consumed is in the buffer, so this reads nothing.
        if let Ok(bytes) = self.inner.fill_buf() {
            self.lines += memchr::memchr_iter(b'\n', &bytes[..amount.min(bytes.len())]).count() as u64;
        }
        self.length += amount as u64;
        self.inner.consume(amount);
    }
}
