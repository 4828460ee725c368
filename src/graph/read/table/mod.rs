//! Tables of lines: edge lists, adjacency lists and matrices, told apart by their lines.
//!
//! What separates the columns, what the first line is and how the lines are laid out is decided from the first
//! [`SNIFFED`](super::source::SNIFFED) bytes; every line is then held to it. What cannot be decided is refused.

mod adjacency;
mod comments;
mod edge_list;
mod edges;
mod first_line;
mod heading;
mod layout;
mod matrix;
mod sample;
mod separator;
mod sizes;
mod understood;

use super::draft::Draft;
use super::error::ReadError;
use super::lines::Lines;
use super::network_file::NetworkFile;
use super::reading::Reading;
use edges::Edges;
use first_line::First;
use layout::Layout;
use sample::Sample;
pub(super) use separator::{Places, Separator};
use understood::Table;

/// Reads a table of which `start` is the beginning.
pub(super) fn read(
    lines: Lines<'_>,
    start: &[u8],
    reading: &Reading,
    mut draft: Draft,
) -> Result<NetworkFile, ReadError> {
    let sample = Sample::of(start);
    if let Some(directed) = sample.comments.directed {
        draft.says(directed);
    }
    let first = match sample.first_line(reading) {
        Ok(first) => first,
        Err(fault) => return Err(lines.of_line(sample.first_number(), fault)),
    };
    let layout = match sample.layout(reading, &first) {
        Ok(layout) => layout,
        Err((fault, line)) => return Err(lines.of_line(line, fault)),
    };
    let mut table = Table {
        separator: sample.separator,
        skips: sample.stated,
        first,
        comments: sample.comments.clone(),
    };
    let heading = table.heading(&sample);
    if table.first == First::Pending && heading.is_some() {
        // Names in a comment leave no room for sizes or other names below.
        table.first = First::Data;
    }
    match layout {
        Layout::Adjacency => adjacency::read(&table, lines, draft),
        Layout::Multiline => adjacency::read_multiline(&table, lines, draft),
        Layout::Matrix { is_named } => matrix::read(&table, is_named, lines, draft),
        Layout::Edges | Layout::NumberedEdges | Layout::Unsure(_) | Layout::Unlike(_) => {
            let first_column = usize::from(layout == Layout::NumberedEdges);
            let edges = match Edges::of(&sample, heading, first_column, &table.first, reading) {
                Ok(edges) => edges,
                Err(fault) => return Err(lines.of_line(sample.first_number(), fault)),
            };
            edge_list::read(&table, edges, lines, draft)
        }
    }
}
