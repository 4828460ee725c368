//! Adjacency lists: a line with each node and its neighbours, or a line for each of these.

use super::first_line::First;
use super::separator::Places;
use super::understood::Table;
use crate::graph::read::account::FirstLine;
use crate::graph::read::draft::Draft;
use crate::graph::read::error::{Fault, ReadError, shown};
use crate::graph::read::field::digits;
use crate::graph::read::lines::Lines;
use crate::graph::read::network_file::NetworkFile;
use crate::graph::read::reading::Format;

/// Reads lines `node neighbour neighbour …`: an arc from the node to each.
pub(super) fn read(table: &Table, mut lines: Lines<'_>, mut draft: Draft) -> Result<NetworkFile, ReadError> {
    draft.is_of(Format::AdjacencyList);
    let mut skips = usize::from(table.skips);
    let mut places = Places::new();
    while let Some(line) = lines.next()? {
        if skips > 0 {
            skips -= 1;
            continue;
        }
        table.separator.split(line.text, &mut places);
        if places.is_empty() {
            continue;
        }
        let mut ends = places.iter().map(|&(start, end)| &line.text[start..end]);
        let mut take = || -> Result<(), Fault> {
            let Some(node) = ends.next() else {
                return Ok(());
            };
            let from = draft.node(node)?;
            for neighbour in ends.by_ref() {
                let to = draft.node(neighbour)?;
                draft.arc(from, to, None)?;
            }
            Ok(())
        };
        if let Err(fault) = take() {
            return Err(lines.at(fault));
        }
    }
    draft.finish().map_err(|fault| lines.of_file(fault))
}

/// Reads lines `node count`, each before as many lines `neighbour [attributes]`.
pub(super) fn read_multiline(table: &Table, mut lines: Lines<'_>, mut draft: Draft) -> Result<NetworkFile, ReadError> {
    draft.is_of(Format::MultilineAdjacencyList);
    if table.first == First::Names
        && let Some(line) = lines.next()?
    {
        draft.takes_first_line_for(FirstLine::Names(shown(line.text)));
    }
    let mut places = Places::new();
    let (mut from, mut left) = (0, 0_u64);
    while let Some(line) = lines.next()? {
        table.separator.split(line.text, &mut places);
        if places.is_empty() {
            continue;
        }
        let cell = |at: usize| places.get(at).map_or(&b""[..], |&(start, end)| &line.text[start..end]);
        let mut take = || -> Result<(), Fault> {
            let node = draft.node(cell(0))?;
            if left > 0 {
                left -= 1;
                return draft.arc(from, node, None);
            }
            from = node;
            left = digits(cell(1)).ok_or_else(|| Fault::NotACount(shown(cell(1))))?;
            Ok(())
        };
        if let Err(fault) = take() {
            return Err(lines.at(fault));
        }
    }
    if left > 0 {
        return Err(lines.of_file(Fault::MissingNeighbours(left)));
    }
    draft.finish().map_err(|fault| lines.of_file(fault))
}
