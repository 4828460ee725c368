//! Edge lists: a line `u v` per arc, as SNAP and many others publish them.

use super::account::FirstLine;
use super::draft::Draft;
use super::error::{Fault, ReadError, shown};
use super::field::{Id, id, is_name, is_number, share, split_first};
use super::lines::Lines;
use super::network_file::NetworkFile;

/// Takes in all lines of a file.
pub(super) fn read(mut lines: Lines<'_>, mut draft: Draft) -> Result<NetworkFile, ReadError> {
    let mut first = None;
    let mut is_first = true;
    while let Some(line) = lines.next()? {
        let text = line.text;
        if is_first {
            let (left, rest) = split_first(text);
            if is_name(left) && is_name(split_first(rest).0) {
                draft.takes_first_line_for(FirstLine::Names(shown(text)));
            } else {
                first = Some((line.number, text.to_vec()));
            }
            is_first = false;
            continue;
        }
        if let Err(fault) = push(&mut draft, text) {
            return Err(lines.at(fault));
        }
    }
    if let Some((number, text)) = first {
        if are_sizes(&draft, &text) {
            draft.takes_first_line_for(FirstLine::Sizes(shown(&text)));
        } else {
            let before = draft.arc_count();
            push(&mut draft, &text).map_err(|fault| lines.of_line(number, fault))?;
            draft.put_first(before);
        }
    }
    draft.finish().map_err(|fault| lines.of_file(fault))
}

/// Takes in a line.
fn push(draft: &mut Draft, text: &[u8]) -> Result<(), Fault> {
    let (from, to, rest) = ends(text)?;
    let weight = if draft.wants_weights() {
        Some(share(split_first(rest).0)?)
    } else {
        None
    };
    only_numbers(rest)?;
    let (from, to) = (draft.named(from)?, draft.named(to)?);
    draft.arc(from, to, weight)
}

/// The two nodes of a line, and the columns after them.
fn ends(text: &[u8]) -> Result<(Id<'_>, Id<'_>, &[u8]), Fault> {
    let (left, rest) = split_first(text);
    let left_id = id(left)?;
    if rest.is_empty() {
        return Err(Fault::OneColumn(shown(left)));
    }
    let (right, rest) = split_first(rest);
    Ok((left_id, id(right)?, rest))
}

/// Refuses columns that hold no numbers.
fn only_numbers(mut columns: &[u8]) -> Result<(), Fault> {
    while !columns.is_empty() {
        let (column, after) = split_first(columns);
        if !is_number(column) {
            return Err(Fault::NotAWeight(shown(column)));
        }
        columns = after;
    }
    Ok(())
}

/// Whether a line holds the numbers of nodes and lines met so far, and not both nodes.
fn are_sizes(draft: &Draft, text: &[u8]) -> bool {
    match ends(text) {
        Ok((Id::Number(nodes), Id::Number(lines), _)) => {
            draft.node_count() as u64 == nodes
                && draft.listed() == lines
                && !(draft.knows(Id::Number(nodes)) && draft.knows(Id::Number(lines)))
        }
        _ => false,
    }
}
