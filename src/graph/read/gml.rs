//! GML: keys and values in nested brackets, as Gephi, igraph, networkx and Newman's collection write it.

use std::borrow::Cow;
use std::io::{BufRead, BufReader};
use std::path::Path;

use quick_xml::escape::unescape;

use super::declared::Declared;
use super::draft::{Directedness, Draft};
use super::error::{Fault, ReadError, shown};
use super::network_file::NetworkFile;
use super::source::Source;
use super::weight;

/// Brackets within brackets that are read over.
const MOST_DEPTH: usize = 100;

/// Longest text or word `[bytes]`.
const LONGEST_PIECE: usize = 1 << 26;

/// Reads a GML file.
///
/// Nodes go by their ids or, where each has a label (or a name) and no two the same, by their labels. The graph says by
/// `directed 1` that its edges have a direction; `weight`, or else `value`, weighs one.
pub(super) fn read(path: &Path, source: Source<'_>, draft: Draft) -> Result<NetworkFile, ReadError> {
    let mut reader = Gml {
        tokens: Tokens {
            input: BufReader::new(source),
            line: 1,
            text: Vec::new(),
            is_at_end: false,
        },
        draft,
        nodes: Declared::default(),
        said: Directedness::Undirected,
        graphs: 0,
    };
    match reader.file() {
        Ok(()) => reader.nodes.finish(reader.draft, path),
        Err(fault) => Err(fault.at(path, reader.tokens.line)),
    }
}

struct Gml<'a> {
    tokens: Tokens<'a>,
    draft: Draft,
    nodes: Declared,
    said: Directedness,
    graphs: usize,
}

impl Gml<'_> {
    fn file(&mut self) -> Result<(), Fault> {
        while let Some(key) = self.key()? {
            match (&*key, self.tokens.next()?) {
                ("graph", Token::Open) => {
                    self.graphs += 1;
                    if self.graphs > 1 {
                        return Err(Fault::NotRead {
                            what: "a second graph",
                            instead: "put each into a file of its own",
                        });
                    }
                    self.graph()?;
                }
                (_, value) => self.pass(value)?,
            }
        }
        if self.graphs == 0 {
            return Err(Fault::NotInFormat("GML", "a file without `graph [ … ]`".to_owned()));
        }
        Ok(())
    }

    /// The next key, in small letters; none at the end of a list or of the file.
    fn key(&mut self) -> Result<Option<String>, Fault> {
        match self.tokens.next()? {
            Token::Word => Ok(Some(self.tokens.text()?.to_ascii_lowercase())),
            Token::Close | Token::End => Ok(None),
            Token::Open | Token::Text => Err(Fault::Unexpected {
                found: shown(&self.tokens.text),
                wanted: "a key",
            }),
        }
    }

    /// Reads over what follows a value that nobody asks for.
    fn pass(&mut self, value: Token) -> Result<(), Fault> {
        let mut depth = match value {
            Token::Open => 1,
            Token::Word | Token::Text => return Ok(()),
            Token::Close | Token::End => return Err(Fault::EndsWithin("GML")),
        };
        while depth > 0 {
            match self.tokens.next()? {
                Token::Open if depth == MOST_DEPTH => return Err(Fault::TooDeep(MOST_DEPTH)),
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                Token::End => return Err(Fault::EndsWithin("GML")),
                Token::Word | Token::Text => {}
            }
        }
        Ok(())
    }

    fn graph(&mut self) -> Result<(), Fault> {
        let mut is_said = false;
        while let Some(key) = self.key()? {
            match (&*key, self.tokens.next()?) {
                ("directed", Token::Word) => {
                    if is_said || self.draft.listed() > 0 {
                        return Err(Fault::NotRead {
                            what: "`directed` after the first edge",
                            instead: "move that line to the top of the graph",
                        });
                    }
                    self.said = match &*self.tokens.text {
                        b"1" => Directedness::Directed,
                        b"0" => Directedness::Undirected,
                        other => {
                            return Err(Fault::Unexpected {
                                found: shown(other),
                                wanted: "`0` or `1` (for `directed`)",
                            });
                        }
                    };
                    is_said = true;
                    self.draft.says(self.said);
                }
                ("node", Token::Open) => self.node()?,
                ("edge", Token::Open) => self.edge()?,
                (_, value) => self.pass(value)?,
            }
        }
        // Without a word GML means ties.
        if !is_said {
            self.draft.says(self.said);
        }
        self.closed()
    }

    /// Whether what ended was a list, and not the file.
    fn closed(&self) -> Result<(), Fault> {
        if self.tokens.is_at_end {
            Err(Fault::EndsWithin("GML"))
        } else {
            Ok(())
        }
    }

    fn node(&mut self) -> Result<(), Fault> {
        let (mut id, mut label, mut name) = (None, None, None);
        let mut wanted = None;
        while let Some(key) = self.key()? {
            match self.tokens.next()? {
                Token::Word | Token::Text => {
                    let value = self.tokens.text()?;
                    if self.draft.wants_attribute(&key) {
                        wanted = Some((key.clone(), value.clone()));
                    } else {
                        self.draft.has_attribute(&key);
                    }
                    match &*key {
                        "id" => id = Some(value.clone()),
                        "label" => label = Some(value.clone()),
                        "name" => name = Some(value.clone()),
                        _ => {}
                    }
                }
                value => self.pass(value)?,
            }
        }
        self.closed()?;
        let id = id.ok_or(Fault::NoAttribute {
            element: "node".to_owned(),
            attribute: "id",
        })?;
        let node = self.nodes.list(&mut self.draft, &id)?;
        if let Some(label) = label.or(name).filter(|label| !label.trim().is_empty()) {
            self.draft.label(node, label.trim());
        }
        if let Some((key, value)) = wanted {
            self.draft.attribute(node, &key, &value);
        }
        Ok(())
    }

    fn edge(&mut self) -> Result<(), Fault> {
        let line = self.tokens.line;
        let (mut source, mut target) = (None, None);
        let (mut weight, mut value) = (None, None);
        while let Some(key) = self.key()? {
            match (&*key, self.tokens.next()?) {
                ("source", Token::Word | Token::Text) => source = Some(self.tokens.text()?),
                ("target", Token::Word | Token::Text) => target = Some(self.tokens.text()?),
                ("weight", Token::Word | Token::Text) => weight = Some(weight::weight(&self.tokens.text)?),
                ("value", Token::Word) => value = weight::weight(&self.tokens.text).ok(),
                (_, value) => self.pass(value)?,
            }
        }
        self.closed()?;
        let needed = |end: Option<String>, attribute| {
            end.ok_or(Fault::NoAttribute {
                element: "edge".to_owned(),
                attribute,
            })
        };
        let source = self.nodes.named(&mut self.draft, &needed(source, "source")?, line)?;
        let target = self.nodes.named(&mut self.draft, &needed(target, "target")?, line)?;
        self.draft.arc_said(source, target, weight.or(value), self.said)
    }
}

/// What the file is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    /// A key or a number.
    Word,
    /// What stood between quotation marks.
    Text,
    Open,
    Close,
    End,
}

/// Cuts a file into tokens; the text of the last is kept.
struct Tokens<'a> {
    input: BufReader<Source<'a>>,
    /// The line that is being read, from 1.
    line: u64,
    text: Vec<u8>,
    /// Whether the file has ended.
    is_at_end: bool,
}

impl Tokens<'_> {
    fn next(&mut self) -> Result<Token, Fault> {
        self.text.clear();
        let mut is_line_start = self.line == 1;
        loop {
            let Some(byte) = self.peek()? else {
                self.is_at_end = true;
                return Ok(Token::End);
            };
            match byte {
                b'\n' => {
                    self.skip();
                    is_line_start = true;
                }
                b' ' | b'\t' | b'\r' => self.skip(),
                b'#' if is_line_start => {
                    while self.peek()?.is_some_and(|byte| byte != b'\n') {
                        self.skip();
                    }
                }
                b'[' => {
                    self.text.push(b'[');
                    self.skip();
                    return Ok(Token::Open);
                }
                b']' => {
                    self.skip();
                    return Ok(Token::Close);
                }
                b'"' => {
                    self.skip();
                    return self.quoted();
                }
                _ => return self.word(),
            }
        }
    }

    fn word(&mut self) -> Result<Token, Fault> {
        while let Some(byte) = self.peek()? {
            if matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'[' | b']' | b'"') {
                break;
            }
            self.keep(byte)?;
        }
        Ok(Token::Word)
    }

    fn quoted(&mut self) -> Result<Token, Fault> {
        loop {
            match self.peek()? {
                None => return Err(Fault::EndsWithin("GML")),
                Some(b'"') => {
                    self.skip();
                    return Ok(Token::Text);
                }
                Some(byte) => self.keep(byte)?,
            }
        }
    }

    fn keep(&mut self, byte: u8) -> Result<(), Fault> {
        if self.text.len() == LONGEST_PIECE {
            return Err(Fault::LongPiece(LONGEST_PIECE as u64));
        }
        self.text.push(byte);
        self.skip();
        Ok(())
    }

    /// The next byte, which is still to be read.
    fn peek(&mut self) -> Result<Option<u8>, Fault> {
        loop {
            match self.input.fill_buf() {
                Ok(bytes) => return Ok(bytes.first().copied()),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.input.get_ref().fault(error)),
            }
        }
    }

    /// Reads over the byte that was looked at.
    fn skip(&mut self) {
        if self.input.buffer().first() == Some(&b'\n') {
            self.line += 1;
        }
        self.input.consume(1);
    }

    /// The last token as text; `&amp;` and the like are what they stand for.
    fn text(&self) -> Result<String, Fault> {
        let text = std::str::from_utf8(&self.text).map_err(|_| Fault::NotUtf8(shown(&self.text)))?;
        Ok(unescape(text).map_or_else(|_| text.to_owned(), Cow::into_owned))
    }
}
