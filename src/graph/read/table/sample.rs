//! The first lines of a table: which are rows, what separates their columns, and what the first one is.

use super::comments::Comments;
use super::first_line::First;
use super::heading::Heading;
use super::marks::Marks;
use super::printed::{is_row_count, is_rule, shortened};
use super::separator::{Places, Separator};
use super::sizes;
use super::titles;
use crate::graph::read::error::{Fault, shown};
use crate::graph::read::field::{Id, digits, id, number, with_single_quotes};
use crate::graph::read::lines::is_comment;
use crate::graph::read::reading::{Column, Format, Header, Reading, Weights};
use crate::graph::read::source::SNIFFED;

/// A line with its number in the file.
pub(super) type Numbered<'t> = (u64, &'t [u8]);

/// The first lines of a table.
pub(super) struct Sample<'t> {
    /// The rows, a heading or sizes among them.
    pub(super) lines: Vec<Numbered<'t>>,
    /// The same with blank lines, which mean something in METIS files.
    pub(super) with_blanks: Vec<&'t [u8]>,
    pub(super) comments: Comments,
    pub(super) separator: Separator,
    /// Whether a first line stated the separator.
    pub(super) stated: bool,
    /// Whether these are all lines.
    pub(super) is_whole: bool,
    /// How lines that begin as comments are taken.
    pub(super) marks: Marks,
}

impl<'t> Sample<'t> {
    /// Looks at the beginning of a file.
    ///
    /// # Errors
    /// If a line could be a comment as well as a row.
    pub(super) fn of(start: &'t [u8], reading: &Reading) -> Result<Self, (Fault, u64)> {
        let is_whole = start.len() < SNIFFED;
        // A line that is cut off says something else.
        let end = if is_whole {
            start.len()
        } else {
            memchr::memrchr(b'\n', start).unwrap_or(start.len())
        };
        let all: Vec<Numbered<'t>> = (1..)
            .zip(start[..end].split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii))
            .collect();
        let plain: Vec<&[u8]> = all
            .iter()
            .map(|line| line.1)
            .filter(|line| !line.is_empty() && !is_comment(line) && !is_rule(line) && !is_row_count(line))
            .collect();
        if let Some((number, fault)) = all.iter().find_map(|line| Some((line.0, shortened(line.1)?))) {
            return Err((fault, number));
        }
        let stated = plain.first().and_then(|line| Separator::stated(line));
        let said: Vec<&[u8]> = all
            .iter()
            .map(|line| line.1)
            .filter(|line| !line.is_empty())
            .skip(usize::from(stated.is_some()))
            .collect();
        let separator = stated.unwrap_or_else(|| Separator::of(if plain.is_empty() { &said } else { &plain }));
        let is_mixed = stated.is_none() && separator.is_mixed(&plain);
        let takes_any = matches!(reading.format, Some(Format::EdgeList | Format::AdjacencyList));
        let separator = if is_mixed && takes_any {
            Separator::Any
        } else {
            separator
        };
        let mut marks = Marks::of(&said, separator, reading);
        let mut lines = Vec::new();
        let mut comments = Vec::new();
        let mut with_blanks = Vec::new();
        for &(number, line) in &all {
            let is_row = marks.is_row(line);
            if let Some(fault) = marks.fault() {
                return Err((fault, number));
            }
            if is_row {
                lines.push((number, line));
            } else if is_comment(line) {
                comments.push(&line[1..]);
            }
            if is_row || line.is_empty() {
                with_blanks.push(line);
            }
        }
        if stated.is_some() {
            lines.remove(0);
        }
        lines.retain(|line| !separator.is_blank(line.1));
        if is_mixed && reading.format.is_none() {
            return Err((Fault::MixedSeparators, lines.first().map_or(1, |line| line.0)));
        }
        Ok(Self {
            separator,
            stated: stated.is_some(),
            lines,
            with_blanks,
            comments: Comments::of(comments.into_iter()),
            is_whole,
            marks: marks.rewound(),
        })
    }

    /// Whether the only comment may be the head of an LGL list, and the lines its neighbours with weights.
    pub(super) fn may_be_lgl(&self, reading: &Reading) -> bool {
        let is_neighbour = |row: &Vec<&[u8]>| match row.as_slice() {
            [_] => true,
            [_, weight] => weight.contains(&b'.') && number(weight).is_some(),
            _ => false,
        };
        self.marks.begins_as_lgl()
            && reading.columns.is_none()
            && !self.lines.is_empty()
            && self.rows().iter().all(is_neighbour)
    }

    /// Number of the first line.
    pub(super) fn first_number(&self) -> u64 {
        self.lines.first().map_or(1, |line| line.0)
    }

    /// Whether the first line consists of numbers.
    pub(super) fn begins_with_numbers(&self) -> bool {
        self.lines
            .first()
            .is_some_and(|line| self.row(line.1).iter().all(|cell| size(cell).is_some()))
    }

    pub(super) fn row(&self, line: &'t [u8]) -> Vec<&'t [u8]> {
        cells(line, self.separator)
    }

    /// All lines, split.
    pub(super) fn rows(&self) -> Vec<Vec<&'t [u8]>> {
        self.lines.iter().map(|line| self.row(line.1)).collect()
    }

    /// The first line, as names of columns.
    pub(super) fn names(&self) -> Vec<String> {
        self.lines
            .first()
            .map_or_else(Vec::new, |line| names_in(line.1, self.separator))
    }

    /// What the first line is, as far as the beginning tells.
    pub(super) fn first_line(&self, reading: &Reading) -> Result<First, Fault> {
        let Some(&(_, line)) = self.lines.first() else {
            return Ok(First::Data);
        };
        let numbers: Option<Vec<u64>> = self.row(line).iter().map(|cell| size(cell)).collect();
        match reading.header {
            Header::None => return Ok(First::Data),
            Header::Names => return Ok(First::Names),
            Header::Sizes => return stated_sizes(line, numbers.as_deref(), self.lines.len() as u64 - 1),
            Header::Auto => {}
        }
        if let Some((nodes, arcs)) = sizes::statement(line) {
            return Ok(First::Sizes(nodes, Some(arcs)));
        }
        if sizes::is_preamble(line, self.lines.get(1).map(|line| line.1)) {
            return Err(Fault::Preamble(shown(line)));
        }
        if self.comments.is_konect {
            return Ok(First::Data);
        }
        if self.has_columns_of(reading) {
            return Ok(First::Names);
        }
        match numbers {
            Some(numbers) if numbers.len() == 3 && numbers[0] != numbers[1] => self.rectangle(&numbers, reading),
            Some(_) => Ok(First::Pending),
            None => titles::first_line(self, reading),
        }
    }

    /// Whether the first line has the names of columns that the user says.
    fn has_columns_of(&self, reading: &Reading) -> bool {
        let Some(columns) = &reading.columns else {
            return false;
        };
        let heading = Heading::of(self.names());
        let mut named = [Some(&columns.from), Some(&columns.to), columns.weight.as_ref()]
            .into_iter()
            .flatten()
            .filter_map(|column| match column {
                Column::Name(name) => Some(name),
                Column::Number(_) => None,
            })
            .peekable();
        named.peek().is_some() && named.all(|name| heading.find(name).is_some())
    }

    /// Whether a first line of three numbers states rows, columns and entries of a matrix.
    fn rectangle(&self, numbers: &[u64], reading: &Reading) -> Result<First, Fault> {
        let stated = [numbers[0], numbers[1], numbers[2]];
        let rows = self.rows();
        let others = &rows[1..];
        let fits = |row: &Vec<&[u8]>| {
            let within = |at: usize| {
                let number = row.get(at).and_then(|cell| digits(cell));
                number.is_some_and(|number| (1..=stated[at]).contains(&number))
            };
            within(0) && within(1)
        };
        let count = others.len() as u64;
        let counted = if self.is_whole {
            stated[2] == count
        } else {
            stated[2] > count
        };
        if others.is_empty() || !counted || !others.iter().all(fits) {
            return Ok(First::Pending);
        }
        let has_whole_third = |row: &Vec<&[u8]>| row.get(2).is_some_and(|cell| digits(cell).is_some());
        let may_be_arc = others.iter().all(has_whole_third) && reading.weights == Weights::Ignored || stated[2] <= 1;
        if may_be_arc && count < 100 {
            return Err(Fault::SizesOrArc(shown(self.lines[0].1)));
        }
        Ok(First::Rectangle(stated))
    }
}

/// The sizes that the user says the first line states.
fn stated_sizes(line: &[u8], numbers: Option<&[u64]>, others: u64) -> Result<First, Fault> {
    if let Some((nodes, arcs)) = sizes::statement(line) {
        return Ok(First::Sizes(nodes, Some(arcs)));
    }
    match numbers {
        Some(&[nodes]) => Ok(First::Sizes(nodes, None)),
        Some(&[nodes, arcs]) => Ok(First::Sizes(nodes, Some(arcs))),
        Some(&[rows, columns, entries]) if rows == columns => Ok(First::Sizes(rows, Some(entries))),
        // Sizes and something else, such as whether there are weights.
        Some(&[nodes, arcs, more]) if arcs == others && more != others => Ok(First::Sizes(nodes, Some(arcs))),
        Some(&[rows, columns, entries]) => Ok(First::Rectangle([rows, columns, entries])),
        _ => Err(Fault::NoSizes(shown(line))),
    }
}

/// The columns of a line.
pub(super) fn cells(line: &[u8], separator: Separator) -> Vec<&[u8]> {
    let mut places = Places::new();
    separator.split(line, &mut places);
    places.iter().map(|&(start, end)| &line[start..end]).collect()
}

/// The names in a heading.
pub(super) fn names_in(line: &[u8], separator: Separator) -> Vec<String> {
    cells(line, separator).into_iter().map(name_in).collect()
}

/// A name without quotes around it.
pub(super) fn name_in(cell: &[u8]) -> String {
    let name = String::from_utf8_lossy(cell);
    let quoted = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
    match quoted {
        Some(name) => with_single_quotes(name.trim()),
        None => name.trim_matches('"').trim().to_owned(),
    }
}

/// The whole number in a column, quoted or not.
pub(super) fn size(cell: &[u8]) -> Option<u64> {
    match id(cell) {
        Ok(Id::Number(number)) => Some(number),
        _ => None,
    }
}
