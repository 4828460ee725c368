//! Whether a first line that is not all numbers names the columns.

use super::evidence::Rows;
use super::first_line::First;
use super::heading::Heading;
use super::sample::{Sample, name_in, size};
use crate::graph::read::error::{Fault, shown};
use crate::graph::read::field::{id, is_missing, number, padded};
use crate::graph::read::reading::Reading;
use crate::graph::read::table::cell_shape::shape;

/// What the first line is: `Pending` if only the whole file can tell.
///
/// Known names of ends, or a text above numbers, make it a heading; names that other rows hold as well, or that are built as those
/// are (`user1` above `user7`), make it an arc; and if there are reasons for both, nobody can tell.
pub(super) fn first_line(sample: &Sample<'_>, reading: &Reading) -> Result<First, Fault> {
    let rows = sample.rows();
    let first = &rows[0];
    // Files that were put together have their headings inside.
    let others: Vec<&Vec<&[u8]>> = rows[1..].iter().filter(|row| *row != first).collect();
    let heading = Heading::of(sample.names());
    let unsure = || Err(Fault::NamesOrArc(shown(sample.lines[0].1)));
    if name_in(first[0]).is_empty() && first.len() > 1 && others.iter().all(|row| !name_in(row[0]).is_empty()) {
        return Ok(First::Names);
    }
    if others.len() > 1
        && Rows::of(sample, reading, &First::Names)
            .square()
            .is_some_and(|square| square.is_sure && square.names_rows)
    {
        return Ok(First::Names);
    }
    if first.iter().take(2).any(|cell| is_number(cell)) {
        // A word beside a number, above nothing but numbers.
        let all_numbers = |row: &&Vec<&[u8]>| row.iter().take(2).all(|cell| is_number(cell));
        let is_odd = first.len() == 2 && others.iter().all(all_numbers) && !others.is_empty();
        return Ok(if is_odd { First::Pending } else { First::Data });
    }
    if others.is_empty() {
        return Ok(if heading.is_known() { First::Names } else { First::Data });
    }
    let (from, to) = heading.ends.unwrap_or((0, 1));
    let at_ends = [first.get(from), first.get(to)];
    if at_ends.iter().any(|cell| cell.is_none_or(|cell| !is_text(cell))) {
        return Ok(First::Data);
    }
    let ends: Vec<&[u8]> = at_ends.into_iter().flatten().copied().collect();
    let columns = if heading.ends.is_some() {
        vec![from, to]
    } else {
        (0..first.len()).collect()
    };
    let below = || {
        others
            .iter()
            .flat_map(|row| columns.iter().filter_map(|&at| row.get(at).copied()))
    };
    let recurs = below().any(|cell| ends.contains(&cell));
    let is_alike = ends
        .iter()
        .any(|end| shape(end).is_some_and(|end| below().any(|cell| shape(cell).as_ref() == Some(&end))));
    let heads_any_numbers = (0..first.len()).any(|at| heads_numbers(at, first, &others));
    let speaks_for_names = heading.is_known() || heading.names_two_kinds((from, to)) || heads_any_numbers;
    let is_arc_for_sure = recurs && is_alike && !heads_any_numbers;
    match (speaks_for_names && !is_arc_for_sure, recurs || is_alike) {
        (true, true) => unsure(),
        (true, false) => Ok(First::Names),
        (false, true) => Ok(First::Data),
        (false, false) => Ok(First::Pending),
    }
}

/// Whether a column has a text in the first line, and numbers below.
fn heads_numbers(at: usize, first: &[&[u8]], others: &[&Vec<&[u8]>]) -> bool {
    let below = || others.iter().map(|row| row.get(at).copied().unwrap_or_default());
    is_text(first[at])
        && number(first[at]).is_none()
        && below().any(|cell| number(cell).is_some())
        && below().all(|cell| number(cell).is_some() || cell.is_empty() || is_missing(cell))
}

fn is_number(cell: &[u8]) -> bool {
    size(cell).is_some() || padded(cell).is_some()
}

fn is_text(cell: &[u8]) -> bool {
    id(cell).is_ok_and(|id| id.is_text())
}
