//! DL, the text format of UCINET: a matrix or lists of arcs behind a heading that says which.

use std::collections::HashMap;

use super::account::Note;
use super::declared::all_up_to;
use super::draft::{Directedness, Draft};
use super::error::{Fault, ReadError, shown};
use super::field::{Id, digits, exact};
use super::lines::Lines;
use super::network_file::NetworkFile;
use super::weight::weight;

/// Reads a DL file.
///
/// Nodes go by their labels or, where there are none or two are the same, by their numbers. Arcs have a direction, from row to
/// column; ties of a half matrix and of two kinds of nodes (`nr`, `nc`, formats ending in 2) have none.
pub(super) fn read(mut lines: Lines<'_>, draft: Draft) -> Result<NetworkFile, ReadError> {
    let mut reader = Dl {
        draft,
        rows: None,
        columns: None,
        format: Format::FullMatrix,
        is_embedded: false,
        has_diagonal: true,
        part: Part::Start,
        listed: [0; 2],
        known: [HashMap::new(), HashMap::new()],
        row: 0,
        column: 0,
        row_label: None,
        heads: 0,
    };
    while let Some(line) = lines.next()? {
        if let Err(fault) = reader.line(line.text) {
            return Err(lines.at(fault));
        }
    }
    reader.finish().map_err(|fault| lines.of_file(fault))
}

struct Dl {
    draft: Draft,
    /// Nodes, or those of the first kind.
    rows: Option<u64>,
    /// Nodes of the second kind, where there are two.
    columns: Option<u64>,
    format: Format,
    is_embedded: bool,
    has_diagonal: bool,
    part: Part,
    /// How many labels of rows and of columns have been listed.
    listed: [u64; 2],
    /// Labels that stand within the data, of rows and of columns, and the number of the node.
    known: [HashMap<String, u64>; 2],
    /// The cell of a matrix that comes next, counted from 0.
    row: u64,
    column: u64,
    /// Of a matrix with labels in it: the last row that has had its label.
    row_label: Option<u64>,
    /// Labels of columns that have been read.
    heads: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    FullMatrix,
    LowerHalf,
    UpperHalf,
    /// Lines `from to weight`.
    EdgeList,
    /// Lines `from to to to`.
    NodeList,
}

/// Where in the file we are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Start,
    Heading,
    /// Labels of rows (0) or columns (1).
    Labels(usize),
    Data,
}

impl Dl {
    fn line(&mut self, text: &[u8]) -> Result<(), Fault> {
        let mut words = Words(text);
        while self.part != Part::Data {
            if let Part::Labels(kind) = self.part
                && self.listed[kind] < self.count(kind)?
            {
                match words.label() {
                    Some(label) => self.listed_label(kind, label)?,
                    None => return Ok(()),
                }
                continue;
            }
            let Some(word) = words.next() else { return Ok(()) };
            self.heading(&word.to_ascii_lowercase(), &mut words)?;
        }
        match self.format {
            Format::EdgeList | Format::NodeList => self.list(words),
            _ => self.cells(words),
        }
    }

    /// A word of the heading.
    fn heading(&mut self, word: &[u8], words: &mut Words<'_>) -> Result<(), Fault> {
        let word = word.strip_suffix(b":").unwrap_or(word);
        if self.part == Part::Start {
            if word != b"dl" {
                return Err(Fault::NotInFormat("DL", shown(word)));
            }
            self.part = Part::Heading;
            return Ok(());
        }
        self.part = Part::Heading;
        let unexpected = |found: &[u8], wanted| Fault::Unexpected {
            found: shown(found),
            wanted,
        };
        match word {
            b"n" | b"nr" => self.rows = Some(size(words.next())?),
            b"nc" => self.columns = Some(size(words.next())?),
            b"nm" => {
                if size(words.next())? != 1 {
                    return Err(Fault::NotRead {
                        what: "several matrices (`nm`)",
                        instead: "put each into a file of its own",
                    });
                }
            }
            b"format" => {
                let name = words.next().unwrap_or_default().to_ascii_lowercase();
                let name = name.strip_suffix(b":").unwrap_or(&name);
                self.format = match name {
                    b"fullmatrix" | b"fm" => Format::FullMatrix,
                    b"lowerhalf" | b"lh" => Format::LowerHalf,
                    b"upperhalf" | b"uh" => Format::UpperHalf,
                    b"edgelist1" | b"el1" | b"edgelist2" | b"el2" => Format::EdgeList,
                    b"nodelist1" | b"nl1" | b"nodelist2" | b"nl2" => Format::NodeList,
                    other => {
                        return Err(unexpected(
                            other,
                            "a format: fullmatrix, lowerhalf, upperhalf, edgelist1, edgelist2, nodelist1 or nodelist2",
                        ));
                    }
                };
            }
            b"diagonal" => {
                let stated = words.next().unwrap_or_default().to_ascii_lowercase();
                self.has_diagonal = match stated.strip_suffix(b":").unwrap_or(&stated) {
                    b"present" => true,
                    b"absent" => false,
                    other => return Err(unexpected(other, "`present` or `absent` (for `diagonal`)")),
                };
            }
            b"row" | b"col" | b"column" => {
                let what = words.next().unwrap_or_default().to_ascii_lowercase();
                if what.strip_suffix(b":").unwrap_or(&what) != b"labels" {
                    return Err(unexpected(&what, "`labels`"));
                }
                self.labels(usize::from(word != b"row"), words);
            }
            b"labels" => self.labels(0, words),
            b"data" => self.begin()?,
            b"matrix" | b"level" => {
                return Err(Fault::NotRead {
                    what: "labels of matrices",
                    instead: "remove them, and keep one matrix in the file",
                });
            }
            other => {
                return Err(unexpected(
                    other,
                    "a word of the heading, such as `n`, `format`, `labels` or `data`",
                ));
            }
        }
        Ok(())
    }

    /// Behind `labels`: `embedded`, or the labels themselves.
    fn labels(&mut self, kind: usize, words: &mut Words<'_>) {
        let mut after = Words(words.0);
        let next = after.next().unwrap_or_default().to_ascii_lowercase();
        if next.strip_suffix(b":").unwrap_or(&next) == b"embedded" {
            words.0 = after.0;
            self.is_embedded = true;
        } else {
            self.part = Part::Labels(kind);
        }
    }

    /// Number of nodes of a kind.
    fn count(&self, kind: usize) -> Result<u64, Fault> {
        let count = if kind == 1 {
            self.columns.or(self.rows)
        } else {
            self.rows
        };
        count.ok_or(Fault::NotRead {
            what: "a heading without `n`",
            instead: "say `n=` and the number of nodes, or `nr=` and `nc=`",
        })
    }

    /// The node of a number among those of its kind.
    fn node(&mut self, kind: usize, number: u64) -> Result<u32, Fault> {
        let before = if kind == 1 && self.columns.is_some() {
            self.count(0)?
        } else {
            0
        };
        self.draft.named(Id::Number(before + number))
    }

    fn listed_label(&mut self, kind: usize, label: &[u8]) -> Result<(), Fault> {
        self.listed[kind] += 1;
        // The columns of one kind of nodes are its rows once more.
        if kind == 1 && self.columns.is_none() {
            return Ok(());
        }
        let node = self.node(kind, self.listed[kind])?;
        let label = utf8(label)?;
        exact(label)?;
        self.draft.label(node, label);
        // Lists may use these labels instead of numbers.
        let number = self.listed[kind];
        self.known[kind].entry(label.to_owned()).or_insert(number);
        Ok(())
    }

    fn begin(&mut self) -> Result<(), Fault> {
        let rows = self.count(0)?;
        if rows + self.columns.unwrap_or(0) > u64::from(u32::MAX) {
            return Err(Fault::TooManyNodes);
        }
        self.part = Part::Data;
        self.column = u64::from(self.format == Format::UpperHalf && !self.has_diagonal);
        self.draft.says(if self.is_of_ties() {
            Directedness::Undirected
        } else {
            Directedness::Directed
        });
        Ok(())
    }

    fn is_of_ties(&self) -> bool {
        self.columns.is_some() || matches!(self.format, Format::LowerHalf | Format::UpperHalf)
    }

    /// The node of a kind that a word of the data names.
    fn named(&mut self, kind: usize, word: &[u8]) -> Result<u32, Fault> {
        let kind = if self.columns.is_some() { kind } else { 0 };
        let count = self.count(kind)?;
        let not_counted = || Fault::NotCounted {
            text: shown(word),
            count,
        };
        if !self.is_embedded {
            return match digits(word) {
                Some(number) if (1..=count).contains(&number) => self.node(kind, number),
                _ => {
                    let known = self.known[kind].get(utf8(word)?).copied();
                    self.node(kind, known.ok_or_else(not_counted)?)
                }
            };
        }
        let label = utf8(word)?;
        exact(label)?;
        let known = &mut self.known[kind];
        let number = if let Some(&number) = known.get(label) {
            number
        } else {
            let number = known.len() as u64 + 1;
            if number > count {
                return Err(Fault::MoreLabels {
                    label: shown(word),
                    count,
                });
            }
            known.insert(label.to_owned(), number);
            number
        };
        let node = self.node(kind, number)?;
        self.draft.label(node, label);
        Ok(node)
    }

    fn list(&mut self, mut words: Words<'_>) -> Result<(), Fault> {
        let said = if self.is_of_ties() {
            Directedness::Undirected
        } else {
            Directedness::Directed
        };
        let Some(first) = words.next() else { return Ok(()) };
        let from = self.named(0, first)?;
        if self.format == Format::EdgeList {
            let to = self.named(1, words.next().unwrap_or_default())?;
            let weight = words.next().map(weight).transpose()?;
            return self.draft.arc_said(from, to, weight, said);
        }
        for word in words {
            let to = self.named(1, word)?;
            self.draft.arc_said(from, to, None, said)?;
        }
        Ok(())
    }

    /// Cells of a matrix, which may run over the ends of lines.
    fn cells(&mut self, words: Words<'_>) -> Result<(), Fault> {
        let rows = self.count(0)?;
        let columns = self.columns.unwrap_or(rows);
        let said = if self.is_of_ties() {
            Directedness::Undirected
        } else {
            Directedness::Directed
        };
        for word in words {
            if self.is_embedded && self.heads < columns {
                self.heads += 1;
                self.named(1, word)?;
                continue;
            }
            self.settle(rows, columns);
            let (row, column) = (self.row, self.column);
            if row == rows {
                return Err(Fault::Cells { rows, columns });
            }
            if self.is_embedded && self.row_label != Some(row) {
                self.row_label = Some(row);
                self.named(0, word)?;
                continue;
            }
            let value = weight(word)?;
            self.column += 1;
            if value != 0.0 {
                let (from, to) = (self.node(0, row + 1)?, self.node(1, column + 1)?);
                self.draft.arc_said(from, to, Some(value), said)?;
            }
        }
        Ok(())
    }

    /// Moves on to the next cell that the format has, if this is none; without any, to the row behind the last.
    fn settle(&mut self, rows: u64, columns: u64) {
        while self.row < rows {
            if !self.has_diagonal && self.format == Format::FullMatrix && self.column == self.row {
                self.column += 1;
            }
            let without = u64::from(!self.has_diagonal);
            let end = match self.format {
                Format::LowerHalf => self.row + 1 - without,
                _ => columns,
            };
            if self.column < end {
                return;
            }
            self.row += 1;
            self.column = match self.format {
                Format::UpperHalf => self.row + without,
                _ => 0,
            };
        }
    }

    fn finish(mut self) -> Result<NetworkFile, Fault> {
        if self.part != Part::Data {
            return Err(Fault::EndsWithin("DL"));
        }
        let (rows, columns) = (self.count(0)?, self.columns);
        if !matches!(self.format, Format::EdgeList | Format::NodeList) {
            let columns = columns.unwrap_or(rows);
            self.settle(rows, columns);
            if self.row < rows {
                return Err(Fault::Cells { rows, columns });
            }
        }
        if let Some(columns) = columns {
            self.draft.has_parts([rows, columns]);
        }
        let stated = rows + columns.unwrap_or(0);
        if self.is_embedded {
            // Nodes without arcs have no name in lists.
            let found = self.draft.node_count() as u64;
            if found != stated {
                self.draft.note(Note::NodesStated { stated, found });
            }
        } else {
            all_up_to(&mut self.draft, stated)?;
        }
        self.draft.finish()
    }
}

fn size(word: Option<&[u8]>) -> Result<u64, Fault> {
    let word = word.unwrap_or_default();
    match digits(word) {
        Some(size) if u32::try_from(size).is_ok() => Ok(size),
        Some(_) => Err(Fault::TooManyNodes),
        None => Err(Fault::Unexpected {
            found: shown(word),
            wanted: "a number of nodes",
        }),
    }
}

fn utf8(text: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(text).map_err(|_| Fault::NotUtf8(shown(text)))
}

/// The words of a line: parted by blanks, commas and signs of equality, or within quotation marks.
struct Words<'t>(&'t [u8]);

impl<'t> Words<'t> {
    /// The next label, in which a sign of equality may stand.
    fn label(&mut self) -> Option<&'t [u8]> {
        self.next_until(|byte| byte.is_ascii_whitespace() || byte == b',')
    }

    fn next_until(&mut self, is_mark: impl Fn(u8) -> bool) -> Option<&'t [u8]> {
        let start = self.0.iter().position(|&byte| !is_mark(byte))?;
        let text = &self.0[start..];
        let (word, rest) = match text.strip_prefix(b"\"") {
            Some(quoted) => {
                let end = memchr::memchr(b'"', quoted).unwrap_or(quoted.len());
                (&quoted[..end], quoted.get(end + 1..).unwrap_or_default())
            }
            None => text.split_at(text.iter().position(|&byte| is_mark(byte)).unwrap_or(text.len())),
        };
        self.0 = rest;
        Some(word)
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t [u8];

    fn next(&mut self) -> Option<&'t [u8]> {
        self.next_until(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b'='))
    }
}
