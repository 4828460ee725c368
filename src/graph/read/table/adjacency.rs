//! Adjacency lists: a line with each node and its neighbours, or a line for each of these.

use super::colon::parting;
use super::edge_list::note_stated;
use super::first_line::First;
use super::separator::{Places, Separator};
use super::understood::Table;
use crate::graph::read::account::FirstLine;
use crate::graph::read::draft::Draft;
use crate::graph::read::error::{Fault, ReadError, shown};
use crate::graph::read::field::{digits, id};
use crate::graph::read::lines::Lines;
use crate::graph::read::network_file::NetworkFile;
use crate::graph::read::reading::Format;

/// How the lines of an adjacency list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// Whether a colon parts the node from its neighbours.
    pub(super) has_colons: bool,
}

/// Reads lines `node neighbour neighbour …`: an arc from the node to each.
pub(super) fn read(
    table: &mut Table,
    plan: Plan,
    mut lines: Lines<'_>,
    mut draft: Draft,
) -> Result<NetworkFile, ReadError> {
    draft.is_of(Format::AdjacencyList);
    let mut skips = usize::from(table.skips);
    let mut is_first = table.first != First::Data && table.first != First::Pending;
    let mut places = Places::new();
    while let Some(line) = table.marks.next(&mut lines)? {
        if skips > 0 {
            skips -= 1;
            continue;
        }
        if std::mem::take(&mut is_first) {
            draft.takes_first_line_for(first_line(&table.first, line.text));
            continue;
        }
        let split = split(line.text, plan, table.separator, &mut places);
        let mut ends = places.iter().map(|&(start, end)| &line.text[start..end]);
        let take = || -> Result<(), Fault> {
            split?;
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
    note_stated(table, &mut draft);
    draft.finish().map_err(|fault| lines.of_file(fault))
}

/// What a first line was taken for that is none of the lists.
fn first_line(first: &First, text: &[u8]) -> FirstLine {
    match first {
        First::Names => FirstLine::Names(shown(text)),
        _ => FirstLine::Sizes(shown(text)),
    }
}

/// Finds a node and its neighbours, perhaps with a colon behind the node.
fn split(line: &[u8], plan: Plan, separator: Separator, places: &mut Places) -> Result<(), Fault> {
    if !plan.has_colons {
        separator.split(line, places);
        return Ok(());
    }
    places.clear();
    let at = parting(line).ok_or_else(|| Fault::NoColon(shown(line)))?;
    let rest = line[at + 1..].trim_ascii();
    separator.split(&line[at + 1..], places);
    if places.len() == 1 && separator != Separator::Blanks && !rest.starts_with(b"\"") && rest.contains(&b' ') {
        if id(rest).is_ok() {
            return Err(Fault::OneOrSeveral(shown(rest)));
        }
        // `5 4` is no name.
        Separator::Blanks.split(&line[at + 1..], places);
    }
    for (start, end) in places.iter_mut() {
        *start += at + 1;
        *end += at + 1;
    }
    places.insert(0, (0, line[..at].trim_ascii_end().len()));
    Ok(())
}

/// Reads lines `node count`, each before as many lines `neighbour [attributes]`.
pub(super) fn read_multiline(
    table: &mut Table,
    mut lines: Lines<'_>,
    mut draft: Draft,
) -> Result<NetworkFile, ReadError> {
    draft.is_of(Format::MultilineAdjacencyList);
    if table.first != First::Data
        && table.first != First::Pending
        && let Some(line) = table.marks.next(&mut lines)?
    {
        draft.takes_first_line_for(first_line(&table.first, line.text));
    }
    let mut places = Places::new();
    let (mut from, mut left) = (0, 0_u64);
    while let Some(line) = table.marks.next(&mut lines)? {
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
