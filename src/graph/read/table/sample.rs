//! The first lines of a table: what separates the columns, what the first line is, and how the lines are laid out.

use super::comments::Comments;
use super::first_line::First;
use super::heading::Heading;
use super::layout::{Layout, Rows};
use super::separator::{Places, Separator};
use super::sizes;
use crate::graph::read::error::{Fault, shown};
use crate::graph::read::field::{Id, digits, id, number};
use crate::graph::read::lines::is_comment;
use crate::graph::read::reading::{Format, Header, Reading, Weights};
use crate::graph::read::source::SNIFFED;

/// The first lines of a table.
pub(super) struct Sample<'t> {
    /// Those that say something, with their numbers.
    pub(super) lines: Vec<(u64, &'t [u8])>,
    pub(super) comments: Comments,
    pub(super) separator: Separator,
    /// Whether a first line stated the separator.
    pub(super) stated: bool,
    /// Whether these are all lines.
    pub(super) is_whole: bool,
}

impl<'t> Sample<'t> {
    pub(super) fn of(start: &'t [u8]) -> Self {
        let is_whole = start.len() < SNIFFED;
        // A line that is cut off says something else.
        let end = if is_whole {
            start.len()
        } else {
            memchr::memrchr(b'\n', start).unwrap_or(start.len())
        };
        let all = || (1..).zip(start[..end].split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii));
        let comments = Comments::of(all().filter(|line| is_comment(line.1)).map(|line| &line.1[1..]));
        let mut lines: Vec<(u64, &[u8])> = all().filter(|line| !line.1.is_empty() && !is_comment(line.1)).collect();
        let stated = lines.first().and_then(|line| Separator::stated(line.1));
        if stated.is_some() {
            lines.remove(0);
        }
        let texts: Vec<&[u8]> = lines.iter().map(|line| line.1).collect();
        let separator = stated.unwrap_or_else(|| Separator::of(&texts));
        lines.retain(|line| !separator.is_blank(line.1));
        Self {
            separator,
            stated: stated.is_some(),
            lines,
            comments,
            is_whole,
        }
    }

    /// Number of the first line.
    pub(super) fn first_number(&self) -> u64 {
        self.lines.first().map_or(1, |line| line.0)
    }

    pub(super) fn row(&self, line: &'t [u8]) -> Vec<&'t [u8]> {
        let mut places = Places::new();
        self.separator.split(line, &mut places);
        places.iter().map(|&(start, end)| &line[start..end]).collect()
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
            Header::Sizes => {
                let stated = sizes::statement(line).map(|(nodes, arcs)| (nodes, Some(arcs)));
                let of_numbers = |numbers: Vec<u64>| match numbers.as_slice() {
                    [nodes] => Some((*nodes, None)),
                    [nodes, arcs] => Some((*nodes, Some(*arcs))),
                    [rows, columns, entries] if rows == columns => Some((*rows, Some(*entries))),
                    _ => None,
                };
                return match stated.or_else(|| numbers.clone().and_then(of_numbers)) {
                    Some((nodes, arcs)) => Ok(First::Sizes(nodes, arcs)),
                    None => match numbers.as_deref() {
                        Some(&[rows, columns, entries]) => Ok(First::Rectangle([rows, columns, entries])),
                        _ => Err(Fault::NoSizes(shown(line))),
                    },
                };
            }
            Header::Auto => {}
        }
        if let Some((nodes, arcs)) = sizes::statement(line) {
            return Ok(First::Sizes(nodes, Some(arcs)));
        }
        if self.comments.is_konect || reading.columns.is_some() && numbers.is_some() {
            return Ok(First::Data);
        }
        Ok(match numbers {
            Some(numbers) if numbers.len() == 3 && numbers[0] != numbers[1] => self.rectangle(&numbers, reading)?,
            Some(numbers) if numbers.len() <= 3 => First::Pending,
            Some(_) => First::Data,
            None => self.names_or_data(),
        })
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
        let may_be_arc = others.iter().all(has_whole_third) && reading.weights == Weights::Ignored;
        if may_be_arc && count < 100 {
            return Err(Fault::SizesOrArc(shown(self.lines[0].1)));
        }
        Ok(First::Rectangle(stated))
    }

    /// Whether a first line that is not all numbers names the columns.
    fn names_or_data(&self) -> First {
        let rows = self.rows();
        let first = &rows[0];
        // Files that were put together have their headings inside.
        let others: Vec<&Vec<&[u8]>> = rows.iter().filter(|row| *row != first).collect();
        let heading = Heading::of(self.names());
        let (from, to) = heading.ends.unwrap_or((0, 1));
        let is_number = |cell: Option<&&[u8]>| cell.is_some_and(|cell| matches!(id(cell), Ok(Id::Number(_))));
        let is_text = |cell: Option<&&[u8]>| cell.is_some_and(|cell| matches!(id(cell), Ok(Id::Text(_))));
        if first[0].is_empty() && others.iter().all(|row| !row[0].is_empty()) {
            return First::Names;
        }
        if first.iter().take(2).any(|cell| is_number(Some(cell))) {
            // A word beside a number, above nothing but numbers.
            let all_numbers = |row: &&Vec<&[u8]>| row.iter().take(2).all(|cell| is_number(Some(cell)));
            return if first.len() == 2 && others.iter().all(all_numbers) && !others.is_empty() {
                First::Pending
            } else {
                First::Data
            };
        }
        if others.is_empty() {
            return if heading.ends.is_some() && !heading.is_weak {
                First::Names
            } else {
                First::Data
            };
        }
        let texts = is_text(first.get(from)) && is_text(first.get(to));
        if !texts {
            return First::Data;
        }
        let columns = (0..first.len()).filter(|&at| is_text(first.get(at)));
        let numbers_below = |at: usize| {
            others
                .iter()
                .all(|row| row.get(at).is_some_and(|cell| number(cell).is_some()))
        };
        if columns.into_iter().any(numbers_below) {
            return First::Names;
        }
        let is_known = |at: usize| {
            others
                .iter()
                .any(|row| row.get(from) == first.get(at) || row.get(to) == first.get(at))
        };
        match (is_known(from), is_known(to)) {
            (true, true) => First::Data,
            _ if heading.ends.is_some() && !heading.is_weak => First::Names,
            (false, false) => First::Pending,
            _ => First::Data,
        }
    }

    /// How the lines are laid out.
    pub(super) fn layout(&self, reading: &Reading, first: &First) -> Result<Layout, (Fault, u64)> {
        let mut rows = self.rows();
        let heading = match first {
            First::Names => Some(rows.remove(0)),
            First::Sizes(..) | First::Rectangle(_) => {
                rows.remove(0);
                None
            }
            First::Data | First::Pending => None,
        };
        let skipped = self.lines.len() - rows.len();
        let rows = Rows {
            lines: rows,
            heading,
            is_whole: self.is_whole,
            wants_weights: reading.weights == Weights::Wanted,
        };
        match reading.format {
            Some(Format::AdjacencyList) => return Ok(Layout::Adjacency),
            Some(Format::MultilineAdjacencyList) => return Ok(Layout::Multiline),
            Some(Format::Matrix) => {
                let is_named = rows.lines.first().is_some_and(|row| {
                    let length = rows.lines.len();
                    self.is_whole && length + 1 == row.len() || number(row[0]).is_none()
                });
                return Ok(Layout::Matrix { is_named });
            }
            Some(_) => return Ok(Layout::Edges),
            None if reading.columns.is_some() || self.comments.is_konect => return Ok(Layout::Edges),
            None => {}
        }
        let mut layout = rows.layout();
        let mut skipped = skipped;
        if *first == First::Pending && !matches!(layout, Layout::Adjacency | Layout::Matrix { .. } | Layout::Multiline)
        {
            // The first line may be sizes: then the others decide.
            let others = Rows {
                lines: rows.lines[1..].to_vec(),
                ..rows
            };
            if !others.lines.is_empty() && (rows_are_alike(&others.lines) || rows.lines[0].len() < 3) {
                layout = match (layout, others.layout()) {
                    (Layout::Unlike(_) | Layout::Edges, of_others) => {
                        skipped += 1;
                        of_others
                    }
                    (layout, _) => layout,
                };
            }
        }
        match layout {
            Layout::Unsure(other) => Err((Fault::LayoutUnsure(other), self.first_number())),
            Layout::Unlike(at) => {
                let (number, line) = self.lines[at + skipped];
                let expected = self.row(self.lines[skipped].1).len();
                if reading.weights == Weights::Wanted && self.row(line).len() == 2 {
                    // Said of the weight that is missing.
                    return Ok(Layout::Edges);
                }
                let found = self.row(line).len();
                if found == 1 {
                    return Err((Fault::OneColumn(shown(line)), number));
                }
                Err((Fault::UnlikeColumns { found, expected }, number))
            }
            sure => Ok(sure),
        }
    }
}

fn rows_are_alike(rows: &[Vec<&[u8]>]) -> bool {
    rows.iter().all(|row| row.len() == rows[0].len())
}

/// The names in a heading.
pub(super) fn names_in(line: &[u8], separator: Separator) -> Vec<String> {
    let mut places = Places::new();
    separator.split(line, &mut places);
    let name = |&(start, end): &(usize, usize)| {
        let name = String::from_utf8_lossy(&line[start..end]).into_owned();
        name.trim_matches('"').trim().to_owned()
    };
    places.iter().map(name).collect()
}

/// The whole number in a column, quoted or not.
pub(super) fn size(cell: &[u8]) -> Option<u64> {
    match id(cell) {
        Ok(Id::Number(number)) => Some(number),
        _ => None,
    }
}
