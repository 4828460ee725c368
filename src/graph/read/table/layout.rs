//! How the lines of a table are laid out: an arc each, the neighbours of a node, or the row of a matrix.

use std::collections::HashSet;

use crate::graph::read::error::Other;
use crate::graph::read::field::{Id, id, number};

/// How the lines of a table are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// An arc a line.
    Edges,
    /// The same, after a column that counts the lines.
    NumberedEdges,
    /// A node and its neighbours.
    Adjacency,
    /// A node and the number of its neighbours, then a line for each.
    Multiline,
    /// A row of a matrix; whether its first column names the node.
    Matrix { is_named: bool },
    /// An edge list as well as something else.
    Unsure(Other),
    /// The line of this index has other columns than the first.
    Unlike(usize),
}

/// The first lines of a table, split into columns.
pub(super) struct Rows<'t> {
    /// The lines after a heading.
    pub(super) lines: Vec<Vec<&'t [u8]>>,
    /// The names in the heading, if there is one.
    pub(super) heading: Option<Vec<&'t [u8]>>,
    /// Whether these are all lines of the file.
    pub(super) is_whole: bool,
    /// Whether the arcs must have weights.
    pub(super) wants_weights: bool,
}

impl Rows<'_> {
    /// How the lines are laid out.
    pub(super) fn layout(&self) -> Layout {
        let Some(first) = self.lines.first() else {
            return Layout::Edges;
        };
        let width = first.len();
        let starts_with_brace = |row: &Vec<&[u8]>| row.len() == 2 && row[1].starts_with(b"{");
        if self.heading.is_none() && width == 2 && !starts_with_brace(first) && self.lines.iter().any(starts_with_brace)
        {
            return Layout::Multiline;
        }
        if let Some(is_named) = self.is_matrix() {
            return Layout::Matrix { is_named };
        }
        if self.heading.is_some() {
            return Layout::Edges;
        }
        if let Some(unlike) = self.lines.iter().position(|row| row.len() != width) {
            let is_sure = if self.is_whole {
                self.is_adjacency()
            } else {
                self.heads_are_distinct() && self.lines.iter().any(|row| row.len() == 1 || row.len() > 5)
            };
            return if is_sure {
                Layout::Adjacency
            } else {
                Layout::Unlike(unlike)
            };
        }
        if width < 2 {
            // Every line is refused for itself.
            return Layout::Edges;
        }
        let led = self.led();
        if led == Layout::Edges && self.may_be_matrix() {
            return Layout::Unsure(Other::Matrix);
        }
        if width == 2 {
            return led;
        }
        if self.wants_weights && width == 3 {
            return Layout::Edges;
        }
        if self.is_adjacency() {
            return Layout::Unsure(Other::AdjacencyList);
        }
        led
    }

    /// Whether a first column that is no end stands before the ends.
    fn led(&self) -> Layout {
        let text_at = |row: &Vec<&[u8]>, at: usize| matches!(id(row[at]), Ok(Id::Text(_)));
        let number_at = |row: &Vec<&[u8]>, at: usize| matches!(id(row[at]), Ok(Id::Number(_)));
        if self.lines.len() < 2 {
            return Layout::Edges;
        }
        let has_two = self.lines[0].len() == 2;
        let counts_from = |start: u64| {
            (start..)
                .zip(&self.lines)
                .all(|(count, row)| id(row[0]).ok() == Some(Id::Number(count)))
        };
        if counts_from(0) || counts_from(1) {
            if has_two {
                // Names that are numbered through: a list of nodes rather than of arcs.
                let names = self.lines.iter().all(|row| text_at(row, 1));
                return if names {
                    Layout::Unsure(Other::LeadingColumn)
                } else {
                    Layout::Edges
                };
            }
            if self.lines.iter().all(|row| text_at(row, 1) && text_at(row, 2)) {
                return Layout::NumberedEdges;
            }
            // A date is no end.
            let may_end = |row: &Vec<&[u8]>| number_at(row, 2) || text_at(row, 2) && !row[2][0].is_ascii_digit();
            if self.lines.iter().all(may_end) {
                return Layout::Unsure(Other::LeadingColumn);
            }
        }
        if has_two {
            return Layout::Edges;
        }
        // `e 1 2`, as DIMACS has it.
        let same = self
            .lines
            .iter()
            .all(|row| row[0] == self.lines[0][0] && text_at(row, 0));
        if same && self.lines.iter().all(|row| number_at(row, 1) && number_at(row, 2)) {
            return Layout::Unsure(Other::LeadingColumn);
        }
        Layout::Edges
    }

    fn heads_are_distinct(&self) -> bool {
        let mut heads = HashSet::new();
        self.lines.iter().all(|row| heads.insert(row[0]))
    }

    /// Whether each node has a line, which names it and others, none twice.
    fn is_adjacency(&self) -> bool {
        let ids = |row: &Vec<&[u8]>| -> Option<Vec<String>> {
            let text = |cell: &&[u8]| match id(cell) {
                Ok(Id::Number(number)) => Some(number.to_string()),
                Ok(Id::Text(text)) => Some(text.to_owned()),
                Err(_) => None,
            };
            row.iter().map(text).collect()
        };
        let Some(rows) = self.lines.iter().map(ids).collect::<Option<Vec<_>>>() else {
            return false;
        };
        let mut heads = HashSet::new();
        rows.iter().all(|row| heads.insert(row[0].as_str()))
            && rows.iter().all(|row| {
                let mut met = HashSet::new();
                row.iter().all(|id| heads.contains(id.as_str()) && met.insert(id))
            })
    }

    /// All cells from column `first` on as numbers.
    fn numbers(&self, first: usize) -> Option<Vec<Vec<f64>>> {
        let of = |row: &Vec<&[u8]>| row[first.min(row.len())..].iter().map(|cell| number(cell)).collect();
        self.lines.iter().map(of).collect()
    }

    /// Whether this is a matrix beyond doubt, and its first column names the nodes.
    fn is_matrix(&self) -> Option<bool> {
        let width = self.lines[0].len();
        if self.lines.iter().any(|row| row.len() != width) {
            return None;
        }
        let length = self.lines.len();
        let is_square = |width: usize| {
            if self.is_whole {
                length == width
            } else {
                width >= 5 && length <= width
            }
        };
        if let Some(heading) = &self.heading {
            let names = match heading.len() {
                same if same == width => &heading[1..],
                less if less + 1 == width => &heading[..],
                _ => return None,
            };
            let agree = names
                .iter()
                .zip(&self.lines)
                .all(|(name, row)| id(name).ok() == id(row[0]).ok());
            if width >= 3 && is_square(width - 1) && agree && self.numbers(1).is_some() {
                return Some(true);
            }
        }
        let binary = |numbers: &Vec<Vec<f64>>| numbers.iter().flatten().all(|&number| number == 0.0 || number == 1.0);
        if width >= 3 && is_square(width) {
            let numbers = self.numbers(0)?;
            let is_broken = numbers
                .iter()
                .any(|row| row[..2].iter().any(|number| number.fract() != 0.0));
            return (binary(&numbers) || is_broken).then_some(false);
        }
        if self.heading.is_none() && width >= 4 && is_square(width - 1) && self.heads_are_distinct() {
            return self.numbers(1).is_some_and(|numbers| binary(&numbers)).then_some(true);
        }
        None
    }

    /// Whether this may be a matrix as well as an edge list.
    fn may_be_matrix(&self) -> bool {
        let width = self.lines[0].len();
        let Some(numbers) = self.numbers(0) else {
            return false;
        };
        let is_square = if self.is_whole {
            self.lines.len() == width
        } else {
            width > 8 && self.lines.len() <= width
        };
        if !is_square {
            return false;
        }
        let has_diagonal = (0..self.lines.len()).any(|at| numbers[at][at] != 0.0);
        if width == 2 {
            // Two lines of 0s and 1s are the same arcs in both readings unless one is on the diagonal.
            return has_diagonal && numbers.iter().flatten().all(|&number| number == 0.0 || number == 1.0);
        }
        let is_symmetric =
            self.is_whole && (0..width).all(|row| (0..row).all(|at| numbers[row][at] == numbers[at][row]));
        width >= 3 && !self.wants_weights && (!has_diagonal || is_symmetric)
    }
}
