//! The first lines of a table, split into columns, and what speaks for this or that layout of them.

use std::collections::HashSet;

use super::edges::is_beside_the_point;
use super::first_line::First;
use super::heading::Heading;
use super::matrix_cell::{Cell, cell, is_cell};
use super::sample::{Sample, name_in, size};
use crate::graph::read::field::{Id, id, number};
use crate::graph::read::reading::{Reading, Weights};

/// Seconds from 1970 to some years later.
const UNIX: u64 = 300_000_000;

/// In so many lines what could be an accident is none.
const MANY: usize = 20;

/// The first lines of a table, split into columns.
#[derive(Clone)]
pub(super) struct Rows<'t> {
    /// The lines after a heading or sizes.
    pub(super) lines: Vec<Vec<&'t [u8]>>,
    /// The same, not split.
    pub(super) texts: Vec<&'t [u8]>,
    /// The names in the heading, if there is one.
    pub(super) heading: Option<Vec<&'t [u8]>>,
    /// Whether the first line may state sizes.
    may_state_sizes: bool,
    /// Whether these are all lines of the file.
    is_whole: bool,
    /// Whether the arcs must have weights.
    wants_weights: bool,
}

/// A matrix that the lines may be.
pub(super) struct Square {
    /// Whether they can be nothing else.
    pub(super) is_sure: bool,
    /// Whether the first column names the rows.
    pub(super) names_rows: bool,
}

/// Columns before the ends of the arcs.
pub(super) struct Lead {
    /// How many.
    pub(super) columns: usize,
    /// Whether they can be no end.
    pub(super) is_sure: bool,
}

impl<'t> Rows<'t> {
    pub(super) fn of(sample: &Sample<'t>, reading: &Reading, first: &First) -> Self {
        let rows = Self {
            lines: sample.rows(),
            texts: sample.lines.iter().map(|line| line.1).collect(),
            heading: None,
            may_state_sizes: *first == First::Pending,
            is_whole: sample.is_whole,
            wants_weights: reading.weights == Weights::Wanted,
        };
        match first {
            First::Names => rows.under_first(),
            First::Sizes(..) | First::Rectangle(_) => rows.without_first(),
            First::Data | First::Pending => rows,
        }
    }

    /// The same without the first line.
    pub(super) fn without_first(&self) -> Self {
        Self {
            lines: self.lines.iter().skip(1).cloned().collect(),
            texts: self.texts.iter().skip(1).copied().collect(),
            may_state_sizes: false,
            ..self.clone()
        }
    }

    /// The same with the first line as a heading.
    pub(super) fn under_first(&self) -> Self {
        Self {
            heading: self.lines.first().cloned(),
            ..self.without_first()
        }
    }

    /// The same without a first line that is unlike the others and may state sizes.
    pub(super) fn without_sizes(&self) -> Option<Self> {
        let first = self
            .lines
            .first()
            .filter(|_| self.may_state_sizes && self.lines.len() > 1)?;
        let numbers: Vec<u64> = first.iter().map(|cell| size(cell)).collect::<Option<_>>()?;
        let others = self.without_first();
        let may_be_sizes = match numbers.as_slice() {
            [_] | [_, _] => others.lines[0].len() != numbers.len(),
            [rows, columns, entries] => {
                let count = others.lines.len() as u64;
                rows == columns && (*entries == count || !self.is_whole && *entries > count)
            }
            _ => false,
        };
        (may_be_sizes && !others.is_ragged()).then_some(others)
    }

    /// Whether lines have unlike numbers of columns.
    pub(super) fn is_ragged(&self) -> bool {
        self.lines.iter().any(|row| row.len() != self.lines[0].len())
    }

    /// Whether the first line counts 0, 1, 2 … or 1, 2, 3 …, as programs call columns without a name.
    pub(super) fn counts_labels(&self) -> bool {
        let counts_from = |start: u64| {
            let mut numbers = (start..).zip(&self.lines[0]);
            numbers.all(|(count, cell)| size(cell) == Some(count))
        };
        self.lines.len() > 1 && self.lines[0].len() > 2 && (counts_from(0) || counts_from(1))
    }

    /// Whether `sizes` are `n` or `n n`, and there are as many rows and columns.
    pub(super) fn is_counted_by(&self, sizes: &[&[u8]]) -> bool {
        let count = self.lines.len() as u64;
        let width = self.lines.first().map_or(0, Vec::len) as u64;
        let stated = sizes.first().and_then(|cell| size(cell)).unwrap_or(0);
        let fits = if self.is_whole {
            stated == count
        } else {
            stated >= count
        };
        matches!(sizes.len(), 1 | 2)
            && sizes.iter().all(|cell| size(cell) == Some(stated))
            && (width == stated || width == stated + 1)
            && fits
            && count > 1
    }

    /// Whether `sizes` may be the numbers of nodes and arcs of these adjacency lists.
    pub(super) fn is_listed_by(&self, sizes: &[&[u8]]) -> bool {
        let numbers: Option<Vec<u64>> = sizes.iter().map(|cell| size(cell)).collect();
        let Some(numbers) = numbers else {
            return false;
        };
        let ids: HashSet<&[u8]> = self.lines.iter().flatten().copied().collect();
        let listed: u64 = self.lines.iter().map(|row| row.len() as u64 - 1).sum();
        let most = self
            .lines
            .iter()
            .flatten()
            .filter_map(|cell| size(cell))
            .max()
            .unwrap_or(0);
        let (rows, nodes) = (self.lines.len() as u64, ids.len() as u64);
        if !self.is_whole {
            return numbers[0] >= rows.max(most) && numbers.get(1).is_none_or(|&arcs| 2 * arcs >= rows);
        }
        let fits_nodes = numbers[0] == rows || numbers[0] == nodes || numbers[0] == most || numbers[0] == most + 1;
        let fits_arcs = numbers
            .get(1)
            .is_none_or(|&arcs| arcs == listed || arcs.checked_mul(2) == Some(listed));
        fits_nodes && fits_arcs
    }

    /// Whether all cells are 0 or 1, as in a matrix of two kinds of nodes: as arcs they would join no more than two.
    pub(super) fn is_incidence(&self) -> bool {
        let is_wide = self.lines[0].len() > 2 && self.lines.len() > 1;
        is_wide && !self.is_ragged() && self.lines.iter().flatten().all(|cell| is_zero_or_one(cell))
    }

    /// Whether lines `node count` stand before lines `neighbour {attributes}`.
    pub(super) fn is_multiline_with_data(&self) -> bool {
        let has_data = |row: &Vec<&[u8]>| row.len() == 2 && row[1].starts_with(b"{");
        self.lines[0].len() == 2 && !has_data(&self.lines[0]) && self.lines.iter().any(has_data)
    }

    /// Whether lines `node count` stand before as many lines `neighbour`.
    pub(super) fn is_bare_multiline(&self) -> bool {
        if !self.is_whole || !self.is_ragged() {
            return false;
        }
        let mut left = 0;
        for row in &self.lines {
            match (row.as_slice(), left) {
                ([node], 1..) if id(node).is_ok() => left -= 1,
                ([_, count], 0) => match size(count) {
                    Some(count) => left = count,
                    None => return false,
                },
                _ => return false,
            }
        }
        left == 0
    }

    fn heads_are_distinct(&self) -> bool {
        let mut heads = HashSet::new();
        self.lines.iter().all(|row| heads.insert(row[0]))
    }

    /// Whether each node may have a line, which names it and its neighbours.
    pub(super) fn is_adjacency(&self, reading: &Reading) -> bool {
        let width = self.lines[0].len();
        if !self.is_ragged() {
            let is_weighted = reading.weights == Weights::Wanted && width == 3;
            return width > 2 && !is_weighted && (self.lists_each_node() || !self.is_whole && self.may_list_nodes());
        }
        if self.is_whole {
            self.lists_each_node()
        } else {
            self.heads_are_distinct() && self.lines.iter().any(|row| row.len() == 1 || row.len() > 5)
        }
    }

    /// Whether the second column of every line counts those behind it: `3 2 5 7`.
    pub(super) fn counts_neighbours(&self) -> bool {
        let counts = |row: &Vec<&[u8]>| row.len() > 1 && size(row[1]) == Some(row.len() as u64 - 2);
        self.heading.is_none() && self.lines.len() > 2 && self.is_ragged() && self.lines.iter().all(counts)
    }

    /// Whether every line begins with another node, and its last column has some of these too.
    fn may_list_nodes(&self) -> bool {
        let heads: HashSet<&[u8]> = self.lines.iter().map(|row| row[0]).collect();
        let last = self.lines[0].len() - 1;
        self.heads_are_distinct() && self.lines.iter().any(|row| heads.contains(row[last]))
    }

    /// Whether each node has a line, which names it and others, none twice.
    fn lists_each_node(&self) -> bool {
        let ids = |row: &Vec<&[u8]>| -> Option<Vec<String>> {
            let text = |cell: &&[u8]| match id(cell) {
                Ok(Id::Number(number)) => Some(number.to_string()),
                Ok(Id::Text(text) | Id::Quoted(text)) => Some(text.to_owned()),
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

    /// Whether the first column of a matrix names its rows.
    pub(super) fn names_rows(&self) -> bool {
        let width = self.lines.iter().map(Vec::len).max().unwrap_or(0);
        let has_text = self
            .lines
            .iter()
            .any(|row| row.first().is_some_and(|cell| !is_cell(cell)));
        match &self.heading {
            Some(heading) if heading.len() < width => true,
            Some(heading) => {
                has_text || name_in(heading[0]).is_empty() || self.is_whole && self.lines.len() + 1 == width
            }
            None => {
                let are_cells = self
                    .lines
                    .iter()
                    .all(|row| row.first().is_some_and(|cell| is_zero_or_one(cell)));
                has_text || self.is_whole && self.lines.len() + 1 == width && self.heads_are_distinct() && !are_cells
            }
        }
    }

    /// The matrix that the lines may be.
    pub(super) fn square(&self) -> Option<Square> {
        if self.lines.is_empty() {
            return None;
        }
        let names_rows = self.names_rows();
        let is_sure = match &self.heading {
            Some(heading) if names_rows => self.is_labelled(heading)?,
            Some(heading) => self.is_headed(heading)?,
            None if self.is_ragged() => return None,
            None if names_rows => self.is_led_by_labels()?,
            None => self.is_bare()?,
        };
        Some(Square { is_sure, names_rows })
    }

    /// Whether rows and columns with labels are a matrix for sure; `None` if they can be none.
    fn is_labelled(&self, heading: &[&[u8]]) -> Option<bool> {
        let width = self.lines.iter().map(Vec::len).max()?;
        let names = if heading.len() < width { heading } else { &heading[1..] };
        let columns: Vec<String> = names.iter().map(|cell| name_in(cell)).collect();
        let rows: Vec<String> = self.lines.iter().map(|row| name_in(row[0])).collect();
        let has_cells = |row: &Vec<&[u8]>| row.len() <= columns.len() + 1 && row[1..].iter().all(|cell| is_cell(cell));
        let distinct: HashSet<&String> = rows.iter().collect();
        if columns.len() < 2 || distinct.len() < rows.len() || !self.lines.iter().all(has_cells) {
            return None;
        }
        let known: HashSet<&String> = columns.iter().collect();
        let agree = rows.iter().all(|row| known.contains(row));
        if agree && (self.is_whole && rows.len() == columns.len() || !self.is_whole && columns.len() >= 5) {
            return Some(true);
        }
        let heading_of_columns = Heading::of(heading.iter().map(|cell| name_in(cell)).collect());
        let is_text = |row: &Vec<&[u8]>| size(row[0]).is_none();
        let may_be_labels = self.lines.iter().all(is_text) || name_in(heading[0]).is_empty() || heading.len() < width;
        let is_long = rows.len() > 4 * columns.len() + 4;
        (!heading_of_columns.is_known() && may_be_labels && !is_long && rows.len() > 1).then_some(false)
    }

    /// The same for columns with labels and rows without.
    fn is_headed(&self, heading: &[&[u8]]) -> Option<bool> {
        let heading_of_columns = Heading::of(heading.iter().map(|cell| name_in(cell)).collect());
        if heading_of_columns.is_known() || heading_of_columns.has_others || self.is_ragged() {
            return None;
        }
        self.is_bare()
    }

    /// The same for a first column of labels without a heading.
    fn is_led_by_labels(&self) -> Option<bool> {
        let width = self.lines[0].len();
        let is_square = if self.is_whole {
            self.lines.len() + 1 == width
        } else {
            width > 5 && self.lines.len() < width
        };
        let are_cells = self.lines.iter().all(|row| row[1..].iter().all(|cell| is_cell(cell)));
        if width < 4 || !is_square || !are_cells || !self.heads_are_distinct() {
            return None;
        }
        let is_text = self.lines.iter().all(|row| size(row[0]).is_none());
        let is_binary = self
            .lines
            .iter()
            .all(|row| row[1..].iter().all(|cell| is_zero_or_one(cell)));
        let is_zero = |at: usize| number(self.lines[at][at + 1]) == Some(0.0);
        if is_binary {
            return Some(is_text || width > 5);
        }
        (is_text || (0..self.lines.len()).all(is_zero)).then_some(false)
    }

    /// The same for a matrix without labels.
    fn is_bare(&self) -> Option<bool> {
        let width = self.lines[0].len();
        let is_square = if self.is_whole {
            self.lines.len() == width
        } else {
            width > 8 && self.lines.len() <= width
        };
        if width < 2 || !is_square || !self.lines.iter().flatten().all(|cell| is_cell(cell)) {
            return None;
        }
        let numbers = self.numbers()?;
        let has_diagonal = (0..self.lines.len()).any(|at| numbers[at][at] != 0.0);
        let is_binary = self.lines.iter().flatten().all(|cell| is_zero_or_one(cell));
        if width == 2 {
            // Two lines of 0s and 1s are the same arcs in both readings unless one is on the diagonal.
            return (has_diagonal && is_binary).then_some(false);
        }
        if is_binary {
            // As arcs these would be loops between no more than two nodes.
            return Some(width > 4 || numbers.iter().any(|row| row[0] == row[1]));
        }
        let is_broken = numbers
            .iter()
            .any(|row| row[..2].iter().any(|number| number.fract() != 0.0));
        if is_broken {
            // Three lines may be as many arcs with their weights, in whatever order.
            let may_be_arcs = width == 3 && [(0, 1), (0, 2), (1, 2)].iter().any(|&ends| are_ends(&numbers, ends));
            return Some(!may_be_arcs);
        }
        let is_symmetric =
            self.is_whole && (0..width).all(|row| (0..row).all(|at| numbers[row][at] == numbers[at][row]));
        (!self.wants_weights && (!has_diagonal || is_symmetric)).then_some(false)
    }

    /// All cells as numbers, missing ones as 0.
    fn numbers(&self) -> Option<Vec<Vec<f64>>> {
        let of = |text: &&[u8]| match cell(text, true).ok()? {
            Cell::Number(number) => Some(number),
            Cell::Missing => Some(0.0),
        };
        self.lines.iter().map(|row| row.iter().map(of).collect()).collect()
    }

    /// Whether the lines may be two numbers with their thousands parted as the columns are: `2 234 3 468`.
    pub(super) fn may_part_thousands(&self) -> bool {
        let is_number = |cell: &&[u8], lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&cell.len()) && cell.iter().all(u8::is_ascii_digit)
        };
        let are_two = |row: &Vec<&[u8]>| match row.as_slice() {
            [one, rest, other, more] => {
                is_number(one, 1..=3) && is_number(rest, 3..=3) && is_number(other, 1..=3) && is_number(more, 3..=3)
            }
            _ => false,
        };
        self.heading.is_none() && self.lines.len() > 1 && self.lines.iter().all(are_two)
    }

    /// Columns before the ends that number, date or describe the lines.
    pub(super) fn lead(&self) -> Option<Lead> {
        let width = self.lines[0].len();
        if width < 3 || self.lines.len() < 2 && !is_date(self.lines[0][0]) {
            return None;
        }
        let all = |is_it: &dyn Fn(&Vec<&[u8]>) -> bool| self.lines.iter().all(is_it);
        let is_text = |row: &Vec<&[u8]>, at: usize| id(row[at]).is_ok_and(|id| id.is_text());
        let is_id = |row: &Vec<&[u8]>, at: usize| id(row[at]).is_ok() && !is_date(row[at]) && !is_clock(row[at]);
        let lead = |columns: usize, is_sure: bool| Some(Lead { columns, is_sure });
        if all(&|row| is_date(row[0])) {
            let columns = if width > 3 && all(&|row| is_clock(row[1])) {
                2
            } else {
                1
            };
            let has_ends = all(&|row| is_id(row, columns) && is_id(row, columns + 1));
            return if has_ends {
                lead(columns, self.have_common(columns))
            } else {
                None
            };
        }
        let is_broken = |row: &Vec<&[u8]>| number(row[0]).is_some();
        if all(&is_broken) && self.lines.iter().any(|row| id(row[0]).is_err()) {
            let has_ends = all(&|row| is_id(row, 1) && is_id(row, 2));
            return if has_ends { lead(1, self.have_common(1)) } else { None };
        }
        if all(&|row| size(row[0]).is_some() && is_text(row, 1) && is_text(row, 2) && !is_beside_the_point(row[2])) {
            return lead(1, self.have_common(1));
        }
        let counts_from = |start: u64| {
            (start..)
                .zip(&self.lines)
                .all(|(count, row)| size(row[0]) == Some(count))
        };
        if counts_from(0) || counts_from(1) {
            // A date is no end.
            let may_end = |row: &Vec<&[u8]>| is_id(row, 2) && (size(row[2]).is_some() || !row[2][0].is_ascii_digit());
            if all(&may_end) && !self.ends_with_times() {
                return lead(1, false);
            }
        }
        // `e 1 2`, as DIMACS has it.
        let is_constant = all(&|row| row[0] == self.lines[0][0] && is_text(row, 0));
        if is_constant && all(&|row| size(row[1]).is_some() && size(row[2]).is_some()) {
            return lead(1, false);
        }
        if self.may_begin_with_times() {
            lead(1, false)
        } else {
            None
        }
    }

    /// Whether this column and the next hold the same somewhere, as the ends of arcs do.
    fn have_common(&self, at: usize) -> bool {
        let known: HashSet<&[u8]> = self.lines.iter().map(|row| row[at]).collect();
        self.lines.iter().any(|row| known.contains(row[at + 1]))
    }

    /// Whether the first two columns have numbers in common, and the third holds seconds since 1970.
    fn ends_with_times(&self) -> bool {
        let column = |at: usize| -> HashSet<u64> { self.lines.iter().filter_map(|row| size(row[at])).collect() };
        let [first, second, third] = [column(0), column(1), column(2)];
        let is_second = |node: &u64| *node >= UNIX;
        !first.is_disjoint(&second) && third.iter().all(is_second) && !first.iter().chain(&second).any(is_second)
    }

    /// Whether numbers `t i j` may be a time and the ends of an arc, as well as the ends and a weight.
    fn may_begin_with_times(&self) -> bool {
        let numbers = |row: &Vec<&[u8]>| -> Option<[u64; 3]> { Some([size(row[0])?, size(row[1])?, size(row[2])?]) };
        let Some(rows) = self.lines.iter().map(numbers).collect::<Option<Vec<_>>>() else {
            return false;
        };
        if self.wants_weights && self.lines[0].len() == 3 {
            return false;
        }
        let column = |at: usize| -> HashSet<u64> { rows.iter().map(|row| row[at]).collect() };
        let [first, second, third] = [column(0), column(1), column(2)];
        let rises = rows.is_sorted_by_key(|row| row[0]);
        if !rises || rows.iter().any(|row| row[1] == row[2]) {
            return false;
        }
        let are_unix =
            first.iter().all(|&time| time >= UNIX) && second.iter().chain(&third).all(|&node| node < UNIX / 10);
        if are_unix && first.is_disjoint(&second) {
            return true;
        }
        let are_flags = third.iter().all(|&weight| weight <= 1);
        let is_long = rows.len() > MANY;
        if are_flags && third.len() == 1 {
            return !is_long && first.is_disjoint(&second);
        }
        // Weights are few beside nodes, which come as ends of arcs equally often.
        if is_long && 4 * third.len() <= second.len() {
            return false;
        }
        let is_apart = second.is_disjoint(&third);
        if first.is_disjoint(&second) {
            // Few weights are for many arcs.
            return !is_apart || 4 * third.len() > rows.len();
        }
        let mut pairs = HashSet::new();
        let is_odd = rows
            .iter()
            .any(|row| row[0] == row[1] || !pairs.insert((row[0], row[1])));
        if is_odd {
            return !is_long || !is_apart && !are_flags;
        }
        if are_flags {
            return false;
        }
        let is_numbered_through = |one: &HashSet<u64>, other: &HashSet<u64>| {
            let all: HashSet<u64> = one.union(other).copied().collect();
            let (low, high) = (
                all.iter().min().copied().unwrap_or(0),
                all.iter().max().copied().unwrap_or(0),
            );
            low <= 1 && all.len() as u64 == high - low + 1
        };
        if is_apart {
            let ids = || first.iter().chain(&second);
            let are_weights = third.iter().max() < ids().min()
                || third.iter().max() > ids().max().map(|most| most.saturating_mul(4)).as_ref();
            return !is_long && !are_weights && !is_numbered_through(&first, &second);
        }
        !is_numbered_through(&first, &second) || is_numbered_through(&second, &third)
    }
}

/// Whether two columns hold whole numbers, never the same in a line.
fn are_ends(numbers: &[Vec<f64>], (from, to): (usize, usize)) -> bool {
    numbers
        .iter()
        .all(|row| row[from].fract() == 0.0 && row[to].fract() == 0.0 && row[from] != row[to])
}

fn is_zero_or_one(text: &[u8]) -> bool {
    matches!(cell(text, false), Ok(Cell::Number(number)) if number == 0.0 || number == 1.0)
}

/// Whether a cell holds a day, perhaps with a time: `2024-01-31`, `31.1.2024`, `1/31/24`, `2024-01-31T12:00:00Z`.
fn is_date(cell: &[u8]) -> bool {
    let text = String::from_utf8_lossy(cell);
    let text = text.trim_matches('"');
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    ['-', '/', '.'].iter().any(|&mark| {
        let parts: Vec<&str> = day.split(mark).collect();
        let are_digits = parts
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        let has_year = parts.iter().any(|part| part.len() == 4) || mark == '/';
        parts.len() == 3 && are_digits && has_year && parts.iter().all(|part| part.len() <= 4)
    })
}

/// Whether a cell holds a time of the day: `12:00`, `12:00:30.5`.
fn is_clock(cell: &[u8]) -> bool {
    let parts: Vec<&[u8]> = cell.split(|&byte| byte == b':').collect();
    let is_part = |part: &&[u8]| !part.is_empty() && part.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.');
    matches!(parts.len(), 2 | 3) && parts.iter().all(is_part) && parts[0].len() <= 2
}
