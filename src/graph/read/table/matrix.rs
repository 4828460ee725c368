//! Matrices: a row per node, a column per node, 0 where there is no arc.

use std::collections::HashSet;

use super::first_line::First;
use super::layout::Shape;
use super::matrix_cell::{Cell, cell};
use super::sample::{cells, name_in, size};
use super::understood::Table;
use crate::graph::read::account::FirstLine;
use crate::graph::read::draft::{Directedness, Draft};
use crate::graph::read::error::{Fault, ReadError, shown};
use crate::graph::read::field::Id;
use crate::graph::read::lines::Lines;
use crate::graph::read::network_file::NetworkFile;
use crate::graph::read::reading::Format;

/// Reads the rows of a matrix: an arc from the node of the row to that of every column with a number other than 0.
///
/// Nodes are called as the heading or the first column says, else 1, 2, 3 …. A matrix of which one half is empty is one of ties. One
/// that has not as many rows as columns is of two kinds of nodes: if it has labels, or if its user says that it is a matrix.
pub(super) fn read(
    table: &mut Table,
    shape: Shape,
    is_asked_for: bool,
    mut lines: Lines<'_>,
    mut draft: Draft,
) -> Result<NetworkFile, ReadError> {
    draft.is_of(Format::Matrix);
    let mut skips = usize::from(table.skips);
    let mut has_first = matches!(table.first, First::Names | First::Sizes(..) | First::Rectangle(_));
    let mut matrix = Matrix {
        is_asked_for,
        ..Matrix::default()
    };
    while let Some(line) = table.marks.next(&mut lines)? {
        if skips > 0 {
            skips -= 1;
            continue;
        }
        let cells = cells(line.text, table.separator);
        if cells.is_empty() && table.separator.is_blank(line.text) && !shape.names_columns {
            continue;
        }
        if std::mem::take(&mut has_first) {
            let text = shown(line.text);
            if shape.names_columns {
                matrix.columns = Some(cells.iter().map(|cell| name_in(cell)).collect());
                draft.takes_first_line_for(FirstLine::Names(text));
            } else {
                draft.takes_first_line_for(FirstLine::Sizes(text));
            }
            continue;
        }
        if let Err(fault) = matrix.push(&cells, shape) {
            return Err(lines.at(fault));
        }
    }
    let filled = matrix.fill(&mut draft);
    filled
        .and_then(|()| draft.finish())
        .map_err(|fault| lines.of_file(fault))
}

/// Whether a name is one of sums.
pub(super) fn is_total(name: &str) -> bool {
    const TOTALS: [&str; 10] = [
        "total",
        "totals",
        "sum",
        "all",
        "margin",
        "summe",
        "gesamt",
        "insgesamt",
        "row total",
        "grand total",
    ];
    TOTALS.contains(&name.to_lowercase().as_str())
}

/// The rows so far.
#[derive(Default)]
struct Matrix {
    /// Whether the user says that it is one.
    is_asked_for: bool,
    columns: Option<Vec<String>>,
    rows: Vec<String>,
    /// How many cells each row has.
    widths: Vec<usize>,
    /// Row, column and value of every cell that is not 0.
    values: Vec<(usize, usize, f64)>,
    /// Missing cells above and below the diagonal.
    missing: [u64; 2],
    /// Whether any cell above or below the diagonal is there.
    holds: [bool; 2],
}

impl Matrix {
    fn push(&mut self, cells: &[&[u8]], shape: Shape) -> Result<(), Fault> {
        let row = self.widths.len();
        let first = usize::from(shape.names_rows).min(cells.len());
        if shape.names_rows {
            self.rows
                .push(cells.first().map(|cell| name_in(cell)).unwrap_or_default());
        }
        for (column, text) in cells[first..].iter().enumerate() {
            let half = usize::from(column < row);
            match cell(text, row == column)? {
                Cell::Missing if column != row => self.missing[half] += 1,
                Cell::Number(value) => {
                    self.holds[half] |= column != row;
                    if value != 0.0 {
                        self.values.push((row, column, value));
                    }
                }
                Cell::Missing => {}
            }
        }
        self.widths.push(cells.len() - first);
        Ok(())
    }

    /// Gives the draft its nodes and arcs.
    fn fill(mut self, draft: &mut Draft) -> Result<(), Fault> {
        let widest = self.widths.iter().copied().max().unwrap_or(0);
        if let Some(columns) = self.columns.as_mut().filter(|_| !self.rows.is_empty())
            && (columns.len() > widest || columns.first().is_some_and(String::is_empty))
        {
            // What stands above the names of the rows.
            columns.remove(0);
        }
        let width = self.columns.as_ref().map_or(widest, Vec::len);
        let height = self.widths.len();
        let unlike = self.widths.iter().find(|&&found| found != width);
        let is_lower_half = self.columns.is_none() && self.widths.iter().zip(1..).all(|(&found, row)| found == row);
        if let Some(&found) = unlike
            && (found > width || self.columns.is_none() && !is_lower_half)
        {
            return Err(Fault::UnlikeRows { found, expected: width });
        }
        self.missing[0] += self
            .widths
            .iter()
            .zip(0..)
            .map(|(&found, row)| width.saturating_sub(found.max(row + 1)) as u64)
            .sum::<u64>();
        let halves = (width as u64 * (width as u64).saturating_sub(1)) / 2;
        let is_half = width == height
            && (self.missing[0] == halves && !self.holds[0] && self.holds[1]
                || self.missing[1] == halves && !self.holds[1] && self.holds[0]);
        if is_half {
            draft.says(Directedness::Undirected);
        }
        self.refuses_totals(width, height)?;
        let (rows, columns) = self.nodes(width, height, draft)?;
        for &(row, column, value) in &self.values {
            draft.arc(rows[row], columns[column], Some(value))?;
        }
        Ok(())
    }

    /// The nodes of the rows and of the columns.
    fn nodes(&self, width: usize, height: usize, draft: &mut Draft) -> Result<(Vec<u32>, Vec<u32>), Fault> {
        let named = |draft: &mut Draft, names: &[String]| -> Result<Vec<u32>, Fault> {
            let nodes = names.iter().map(|name| draft.label_of_matrix(name));
            nodes.collect()
        };
        let numbered = |draft: &mut Draft, count: usize| -> Result<Vec<u32>, Fault> {
            let nodes = (1..=count as u64).map(|node| draft.named(Id::Number(node)));
            nodes.collect()
        };
        if height != width && (self.columns.is_none() || self.rows.is_empty()) {
            return self.two_kinds(width, height, draft);
        }
        let columns = match (&self.columns, self.rows.is_empty()) {
            (None, true) => {
                let nodes = numbered(draft, width)?;
                return Ok((nodes.clone(), nodes));
            }
            (None, false) => {
                let nodes = named(draft, &self.rows)?;
                return distinct(&self.rows).map(|()| (nodes.clone(), nodes));
            }
            (Some(columns), true) => {
                let nodes = named(draft, columns)?;
                return distinct(columns).map(|()| (nodes.clone(), nodes));
            }
            (Some(columns), false) => columns,
        };
        distinct(&self.rows)?;
        distinct(columns)?;
        let of_rows: HashSet<String> = self.rows.iter().map(|name| name.to_lowercase()).collect();
        let common = columns
            .iter()
            .filter(|name| of_rows.contains(&name.to_lowercase()))
            .count();
        let exact: HashSet<&String> = self.rows.iter().collect();
        let is_same = width == height && columns.iter().all(|name| exact.contains(name));
        let is_counted = |start: usize| {
            self.rows
                .iter()
                .zip(start..)
                .all(|(name, count)| *name == count.to_string())
        };
        let is_named = columns.iter().all(|name| size(name.as_bytes()).is_none());
        if !is_same && (common > 0 || width == height && is_named && (is_counted(0) || is_counted(1))) {
            let other = self.rows.iter().find(|name| !columns.contains(name));
            return Err(Fault::LabelsDiffer(
                other.map(|name| shown(name.as_bytes())).unwrap_or_default(),
            ));
        }
        let nodes = (named(draft, &self.rows)?, named(draft, columns)?);
        if !is_same {
            draft.has_parts([height as u64, width as u64]);
        }
        Ok(nodes)
    }

    /// The nodes of the rows and of the columns where these are of two kinds and not both have labels: what has none is numbered
    /// through, and column 3 is called `2:3`.
    fn two_kinds(&self, width: usize, height: usize, draft: &mut Draft) -> Result<(Vec<u32>, Vec<u32>), Fault> {
        let has_numbers = |names: &[String]| names.iter().any(|name| size(name.as_bytes()).is_some());
        if !self.is_asked_for || self.columns.as_deref().is_some_and(has_numbers) {
            return Err(Fault::NotSquare {
                rows: height,
                columns: width,
            });
        }
        let numbers = |count: usize| (1..=count).map(|number| number.to_string());
        let rows = if self.rows.is_empty() {
            numbers(height).collect()
        } else {
            self.rows.clone()
        };
        let columns = match &self.columns {
            Some(columns) => columns.clone(),
            None => numbers(width).map(|number| format!("2:{number}")).collect(),
        };
        distinct(&rows)?;
        distinct(&columns)?;
        let rows: Vec<u32> = rows
            .iter()
            .map(|name| draft.label_of_matrix(name))
            .collect::<Result<_, _>>()?;
        let columns: Vec<u32> = columns
            .iter()
            .map(|name| draft.label_of_matrix(name))
            .collect::<Result<_, _>>()?;
        draft.has_parts([height as u64, width as u64]);
        Ok((rows, columns))
    }

    /// Refuses a last row and a last column of sums, which is no node.
    fn refuses_totals(&self, width: usize, height: usize) -> Result<(), Fault> {
        let last = [
            self.rows.last(),
            self.columns.as_ref().and_then(|columns| columns.last()),
        ];
        if let Some(name) = last.into_iter().flatten().find(|name| is_total(name)) {
            return Err(Fault::Totals(shown(name.as_bytes())));
        }
        if width != height || width < 4 {
            return Ok(());
        }
        let mut sums = vec![[0.0; 2]; width];
        let mut totals = vec![[0.0; 2]; width];
        let end = width - 1;
        for &(row, column, value) in &self.values {
            if row < end && column < end {
                sums[row][0] += value;
                sums[column][1] += value;
            } else if row < end {
                totals[row][0] = value;
            } else if column < end {
                totals[column][1] = value;
            }
        }
        let is_close = |(one, other): (&[f64; 2], &[f64; 2])| (0..2).all(|at| (one[at] - other[at]).abs() < 1e-9);
        let has_arcs = self
            .values
            .iter()
            .filter(|&&(row, column, _)| row < end && column < end)
            .count()
            > 1;
        if has_arcs && sums[..end].iter().zip(&totals[..end]).all(is_close) {
            return Err(Fault::Totals(String::new()));
        }
        Ok(())
    }
}

/// Refuses a label that stands twice.
fn distinct(names: &[String]) -> Result<(), Fault> {
    let mut met = HashSet::new();
    match names.iter().find(|name| !met.insert(*name)) {
        Some(name) => Err(Fault::NodeTwice(shown(name.as_bytes()))),
        None => Ok(()),
    }
}
