//! Matrices: a row per node, a column per node, 0 where there is no arc.

use super::first_line::First;
use super::separator::Places;
use super::understood::Table;
use crate::graph::read::account::FirstLine;
use crate::graph::read::draft::Draft;
use crate::graph::read::error::{Fault, ReadError, shown};
use crate::graph::read::field::{Id, number};
use crate::graph::read::lines::Lines;
use crate::graph::read::network_file::NetworkFile;
use crate::graph::read::reading::Format;

/// Reads the rows of a square matrix: an arc from the node of the row to that of every column with a number other than 0.
///
/// Nodes are called as the heading or the first column says, else 1, 2, 3 ….
pub(super) fn read(
    table: &Table,
    is_named: bool,
    mut lines: Lines<'_>,
    mut draft: Draft,
) -> Result<NetworkFile, ReadError> {
    draft.is_of(Format::Matrix);
    let mut skips = usize::from(table.skips);
    let mut places = Places::new();
    // The nodes of the columns, where a heading names them; else of the rows so far.
    let mut nodes: Vec<u32> = Vec::new();
    let mut has_heading = table.first == First::Names;
    let mut cells_of_rows: Vec<(usize, usize, f64)> = Vec::new();
    let (mut row, mut width) = (0, 0);
    while let Some(line) = lines.next()? {
        if skips > 0 {
            skips -= 1;
            continue;
        }
        table.separator.split(line.text, &mut places);
        if places.is_empty() {
            continue;
        }
        let cells: Vec<&[u8]> = places.iter().map(|&(start, end)| &line.text[start..end]).collect();
        if std::mem::take(&mut has_heading) {
            draft.takes_first_line_for(FirstLine::Names(shown(line.text)));
            if !is_named {
                let named: Result<Vec<u32>, Fault> = cells.iter().map(|name| draft.node(name)).collect();
                nodes = named.map_err(|fault| lines.at(fault))?;
            }
            continue;
        }
        let first = usize::from(is_named);
        if row == 0 {
            width = cells.len() - first.min(cells.len());
        }
        let mut take = || -> Result<(), Fault> {
            if cells.len() != width + first {
                return Err(Fault::UnlikeColumns {
                    found: cells.len(),
                    expected: width + first,
                });
            }
            if is_named {
                nodes.push(draft.node(cells[0])?);
            } else if nodes.len() <= row {
                nodes.push(draft.named(Id::Number(row as u64 + 1))?);
            }
            for (column, cell) in cells[first..].iter().enumerate() {
                let value = number(cell).ok_or_else(|| Fault::NotANumber(shown(cell)))?;
                if value != 0.0 {
                    cells_of_rows.push((row, column, value));
                }
            }
            Ok(())
        };
        if let Err(fault) = take() {
            return Err(lines.at(fault));
        }
        row += 1;
    }
    if row != width || nodes.len() != width {
        return Err(lines.of_file(Fault::NotSquare {
            rows: row,
            columns: width,
        }));
    }
    let mut finish = || -> Result<(), Fault> {
        for &(row, column, value) in &cells_of_rows {
            draft.arc(nodes[row], nodes[column], Some(value))?;
        }
        Ok(())
    };
    finish().map_err(|fault| lines.of_file(fault))?;
    draft.finish().map_err(|fault| lines.of_file(fault))
}
