//! Tables of lines: edge lists, adjacency lists and matrices, told apart by their lines.
//!
//! What separates the columns, what the first line is and how the lines are laid out is decided from the first
//! [`SNIFFED`](super::source::SNIFFED) bytes; every line is then held to it. What cannot be decided is refused.

mod adjacency;
mod arrow;
mod cell_shape;
mod colon;
mod comments;
mod edge_list;
mod edges;
mod evidence;
mod first_line;
mod heading;
mod kinds;
mod layout;
mod marks;
mod matrix;
mod matrix_cell;
mod metis_shape;
mod printed;
mod sample;
mod separator;
mod sizes;
mod titles;
mod understood;

use super::draft::Draft;
use super::error::{Fault, ReadError};
use super::lines::Lines;
use super::metis;
use super::network_file::NetworkFile;
use super::reading::{Format, Reading};
use edges::Edges;
use first_line::First;
use heading::Heading;
use layout::Layout;
use marks::Marks;
use sample::Sample;
pub(super) use separator::{Places, Separator};
use understood::{Table, heading_above};

/// Reads a table of which `start` is the beginning.
pub(super) fn read(
    lines: Lines<'_>,
    start: &[u8],
    reading: &Reading,
    mut draft: Draft,
) -> Result<NetworkFile, ReadError> {
    draft.tells_padded_apart();
    let sample = match Sample::of(start, reading) {
        Ok(sample) => sample,
        Err((fault, line)) => return Err(lines.of_line(line, fault)),
    };
    if let Some(directed) = sample.comments.directed {
        draft.says(directed);
    }
    if sample.may_be_lgl(reading) {
        return Err(lines.of_line(sample.first_number(), Fault::Lgl));
    }
    let at_first = |fault: Fault| lines.of_line(sample.first_number(), fault);
    let first = sample.first_line(reading).map_err(at_first)?;
    let heading = match first {
        First::Names => Some(Heading::of(sample.names())),
        _ => heading_above(&sample).map_err(at_first)?,
    };
    let (layout, first) = match layout::layout(&sample, reading, first, heading.is_some()) {
        Ok(found) => found,
        Err((fault, line)) => return Err(lines.of_line(line, fault)),
    };
    if layout == Layout::Metis {
        draft.is_of(Format::Metis);
        return metis::read(lines, draft);
    }
    let mut table = Table {
        separator: sample.separator,
        skips: sample.stated,
        first,
        comments: sample.comments.clone(),
        marks: Marks::default(),
    };
    if heading.is_some() && table.first == First::Pending && !sample.begins_with_numbers() {
        // Names in a comment leave no room for other names below.
        table.first = First::Data;
    }
    let edges = match layout {
        Layout::Edges { first_column } => {
            Some(Edges::of(&sample, heading, first_column, &table.first, reading).map_err(at_first)?)
        }
        _ => None,
    };
    if let Some(arrow) = edges.as_ref().and_then(Edges::arrow)
        && sample.comments.directed.is_none()
    {
        draft.says(arrow.says());
    }
    table.marks = sample.marks;
    match (layout, edges) {
        (Layout::Adjacency(plan), _) => adjacency::read(&mut table, plan, lines, draft),
        (Layout::Multiline, _) => adjacency::read_multiline(&mut table, lines, draft),
        (Layout::Matrix(shape), _) => {
            let is_asked_for = reading.format == Some(Format::Matrix);
            matrix::read(&mut table, shape, is_asked_for, lines, draft)
        }
        (_, Some(edges)) => edge_list::read(&mut table, edges, lines, draft),
        (_, None) => unreachable!("edges have been found for every other layout"),
    }
}
