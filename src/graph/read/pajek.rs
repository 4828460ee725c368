//! Pajek: vertices, arcs, edges, lists of both, matrices and partitions, as Pajek, igraph and networkx write `.net` and `.paj`.

use super::declared::all_up_to;
use super::draft::{Directedness, Draft};
use super::error::{Fault, ReadError, shown};
use super::field::{Id, digits};
use super::lines::Lines;
use super::network_file::NetworkFile;
use super::weight::weight;

/// Reads a Pajek file.
///
/// Vertices go by their numbers or, where each has a label and no two the same, by their labels. `*Arcs`, `*Arcslist` and
/// `*Matrix` have a direction, `*Edges`, `*Edgeslist` and a matrix of two kinds of vertices none. Words behind a vertex's shape are
/// pairs of attribute and value, as networkx writes them; a `*Partition` is an attribute.
pub(super) fn read(mut lines: Lines<'_>, draft: Draft) -> Result<NetworkFile, ReadError> {
    let mut reader = Pajek {
        draft,
        section: Section::Outside,
        vertices: None,
        next: Next::Network,
        is_said: false,
    };
    while let Some(line) = lines.next()? {
        if let Err(fault) = reader.line(line.text) {
            return Err(lines.at(fault));
        }
    }
    reader.finish().map_err(|fault| lines.of_file(fault))
}

struct Pajek {
    draft: Draft,
    section: Section,
    vertices: Option<Vertices>,
    /// What the next `*Vertices` begins.
    next: Next,
    is_said: bool,
}

/// What `*Vertices` states.
#[derive(Clone, Copy)]
struct Vertices {
    count: u64,
    /// Of these, those of the first kind, if there are two.
    first: Option<u64>,
}

/// What `*Vertices` begins.
enum Next {
    Network,
    /// A partition of that name, which is an attribute.
    Attribute(String),
    /// A vector or the like, which is read over.
    Nothing,
}

/// What the lines hold.
enum Section {
    Outside,
    Vertices,
    Pairs(Directedness),
    Lists(Directedness),
    /// A matrix: how many of its cells have been read.
    Matrix(u64),
    /// Values of an attribute: its name, and how many have been read.
    Partition(String, u64),
}

impl Pajek {
    fn line(&mut self, text: &[u8]) -> Result<(), Fault> {
        if let Some(head) = text.strip_prefix(b"*") {
            return self.head(head);
        }
        if text.starts_with(b"/*") {
            return Ok(());
        }
        let mut words = Words(text);
        match &mut self.section {
            Section::Outside => Ok(()),
            Section::Vertices => self.vertex(words),
            Section::Pairs(said) => {
                let said = *said;
                let (from, to) = (self.node(words.next())?, self.node(words.next())?);
                let weight = words.next().map(weight).transpose()?;
                self.draft.arc_said(from, to, weight, said)
            }
            Section::Lists(said) => {
                let said = *said;
                let from = self.node(words.next())?;
                for word in words {
                    let to = self.node(Some(word))?;
                    self.draft.arc_said(from, to, None, said)?;
                }
                Ok(())
            }
            Section::Matrix(_) => self.cells(words),
            Section::Partition(column, count) => {
                *count += 1;
                let (column, number) = (column.clone(), *count);
                if number > self.count()? {
                    return Err(self.no_vertex(number.to_string().as_bytes()));
                }
                let node = self.draft.named(Id::Number(number))?;
                let value = utf8(words.next().unwrap_or_default())?;
                self.draft.attribute(node, &column, value);
                Ok(())
            }
        }
    }

    /// A line that begins with a star.
    fn head(&mut self, text: &[u8]) -> Result<(), Fault> {
        let mut words = Words(text);
        let kind = words.next().unwrap_or_default().to_ascii_lowercase();
        let said = |draft: &mut Draft, is_said: &mut bool, said| {
            if !std::mem::replace(is_said, true) {
                draft.says(said);
            }
            said
        };
        let mut says = |what| said(&mut self.draft, &mut self.is_said, what);
        self.section = match &*kind {
            b"network" => Section::Outside,
            b"vertices" => match std::mem::replace(&mut self.next, Next::Network) {
                Next::Attribute(name) => Section::Partition(name, 0),
                Next::Nothing => Section::Outside,
                Next::Network => {
                    if self.vertices.is_some() {
                        return Err(Fault::NotRead {
                            what: "a second network",
                            instead: "put each into a file of its own",
                        });
                    }
                    self.vertices = Some(vertices(words)?);
                    Section::Vertices
                }
            },
            b"arcs" => Section::Pairs(says(Directedness::Directed)),
            b"edges" => Section::Pairs(says(Directedness::Undirected)),
            b"arcslist" => Section::Lists(says(Directedness::Directed)),
            b"edgeslist" => Section::Lists(says(Directedness::Undirected)),
            b"matrix" => {
                says(match self.vertices {
                    Some(Vertices { first: Some(_), .. }) => Directedness::Undirected,
                    _ => Directedness::Directed,
                });
                Section::Matrix(0)
            }
            b"partition" => {
                let name = utf8(text[kind.len()..].trim_ascii())?;
                self.next = Next::Attribute(if name.is_empty() { "partition" } else { name }.to_owned());
                Section::Outside
            }
            b"vector" | b"permutation" | b"cluster" | b"hierarchy" => {
                self.next = Next::Nothing;
                Section::Outside
            }
            _ => {
                return Err(Fault::Unexpected {
                    found: shown(&[b"*", text].concat()),
                    wanted: "`*Vertices`, `*Arcs`, `*Edges`, `*Arcslist`, `*Edgeslist`, `*Matrix` or `*Partition`",
                });
            }
        };
        if !matches!(self.section, Section::Outside | Section::Vertices) {
            self.count()?;
        }
        Ok(())
    }

    /// Number of vertices.
    fn count(&self) -> Result<u64, Fault> {
        let vertices = self.vertices.as_ref().ok_or(Fault::NotRead {
            what: "a network without `*Vertices`",
            instead: "begin the file with a line `*Vertices` and their number",
        });
        Ok(vertices?.count)
    }

    fn no_vertex(&self, text: &[u8]) -> Fault {
        Fault::NotCounted {
            text: shown(text),
            count: self.vertices.map_or(0, |vertices| vertices.count),
        }
    }

    /// The vertex of that number.
    fn node(&mut self, word: Option<&[u8]>) -> Result<u32, Fault> {
        let word = word.unwrap_or_default();
        match digits(word) {
            Some(number) if (1..=self.count()?).contains(&number) => self.draft.named(Id::Number(number)),
            _ => Err(self.no_vertex(word)),
        }
    }

    fn vertex(&mut self, mut words: Words<'_>) -> Result<(), Fault> {
        let node = self.node(words.next())?;
        let Some(label) = words.next() else { return Ok(()) };
        let label = utf8(label)?.trim();
        if !label.is_empty() {
            self.draft.label(node, label);
        }
        // Up to three coordinates and a shape; behind these come pairs.
        let mut words = words.skip_while(|word| weight(word).is_ok());
        words.next();
        while let (Some(name), Some(value)) = (words.next(), words.next()) {
            self.draft.attribute(node, utf8(name)?, utf8(value)?);
        }
        Ok(())
    }

    fn cells(&mut self, words: Words<'_>) -> Result<(), Fault> {
        let count = self.count()?;
        let first = self.vertices.and_then(|vertices| vertices.first);
        let (rows, columns, before) = match first {
            Some(first) => (first, count - first, first),
            None => (count, count, 0),
        };
        let said = if first.is_some() {
            Directedness::Undirected
        } else {
            Directedness::Directed
        };
        for word in words {
            let value = weight(word)?;
            let Section::Matrix(cell) = &mut self.section else {
                return Ok(());
            };
            let (row, column) = (*cell / columns.max(1), *cell % columns.max(1));
            *cell += 1;
            if row >= rows {
                return Err(Fault::Cells { rows, columns });
            }
            if value != 0.0 {
                let from = self.draft.named(Id::Number(row + 1))?;
                let to = self.draft.named(Id::Number(before + column + 1))?;
                self.draft.arc_said(from, to, Some(value), said)?;
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<NetworkFile, Fault> {
        let count = self.count()?;
        if let Some(Vertices { first: Some(first), .. }) = self.vertices {
            self.draft.has_parts([first, count - first]);
        }
        all_up_to(&mut self.draft, count)?;
        self.draft.finish()
    }
}

fn vertices(mut words: Words<'_>) -> Result<Vertices, Fault> {
    let refused = |found: &[u8]| Fault::Unexpected {
        found: shown(found),
        wanted: "the number of vertices, and perhaps how many of them are of the first kind",
    };
    let stated = words.next().unwrap_or_default();
    let count = digits(stated).ok_or_else(|| refused(stated))?;
    if count > u64::from(u32::MAX) {
        return Err(Fault::TooManyNodes);
    }
    let first = match words.next() {
        Some(word) => Some(
            digits(word)
                .filter(|&first| first <= count)
                .ok_or_else(|| refused(word))?,
        ),
        None => None,
    };
    Ok(Vertices { count, first })
}

fn utf8(text: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(text).map_err(|_| Fault::NotUtf8(shown(text)))
}

/// The words of a line: parted by blanks, or within quotation marks.
struct Words<'t>(&'t [u8]);

impl<'t> Iterator for Words<'t> {
    type Item = &'t [u8];

    fn next(&mut self) -> Option<&'t [u8]> {
        let text = self.0.trim_ascii_start();
        if text.is_empty() {
            return None;
        }
        let (word, rest) = match text.strip_prefix(b"\"") {
            Some(quoted) => {
                let end = memchr::memchr(b'"', quoted).unwrap_or(quoted.len());
                (&quoted[..end], quoted.get(end + 1..).unwrap_or_default())
            }
            None => text.split_at(text.iter().position(u8::is_ascii_whitespace).unwrap_or(text.len())),
        };
        self.0 = rest;
        Some(word)
    }
}
