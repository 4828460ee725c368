//! Edge lists: an arc a line. What a first line of numbers means is decided once all others are known.

use super::edges::Edges;
use super::first_line::First;
use super::sample::size;
use super::sizes::{Seen, Verdict};
use super::understood::Table;
use crate::graph::read::account::{FirstLine, Note};
use crate::graph::read::draft::Draft;
use crate::graph::read::error::{Fault, ReadError, shown};
use crate::graph::read::field::{Id, id};
use crate::graph::read::lines::Lines;
use crate::graph::read::network_file::NetworkFile;

/// Takes in the lines of an edge list.
pub(super) fn read(
    table: &mut Table,
    mut edges: Edges,
    mut lines: Lines<'_>,
    mut draft: Draft,
) -> Result<NetworkFile, ReadError> {
    edges.describe(&mut draft);
    let mut pending = None;
    let mut heading = Vec::new();
    let mut at = 0_u64;
    while let Some(line) = table.marks.next(&mut lines)? {
        if edges.is_blank(line.text) {
            continue;
        }
        at += 1;
        let place = at - u64::from(table.skips);
        if table.skips && at == 1 {
            continue;
        }
        if place == 1 && table.first != First::Data {
            if table.first == First::Pending {
                pending = Some((line.number, line.text.to_vec()));
            } else {
                if table.first == First::Names {
                    heading = line.text.to_vec();
                }
                let text = shown(line.text);
                draft.takes_first_line_for(match table.first {
                    First::Names => FirstLine::Names(text),
                    _ => FirstLine::Sizes(text),
                });
            }
            continue;
        }
        if !heading.is_empty() && line.text == heading {
            continue;
        }
        if let Err(fault) = edges.push(&mut draft, line.text) {
            return Err(lines.at(fault));
        }
    }
    let width = edges.width;
    if let Some((number, text)) = pending {
        let is_arc = decide(&edges, &text, width, &mut draft).map_err(|fault| lines.of_line(number, fault))?;
        if is_arc {
            let before = draft.arc_count();
            edges
                .push(&mut draft, &text)
                .map_err(|fault| lines.of_line(number, fault))?;
            draft.put_first(before);
        }
    }
    finish(table, &edges, draft).map_err(|fault| lines.of_file(fault))
}

/// Notes where a file of another layout states other sizes than it has.
pub(super) fn note_stated(table: &Table, draft: &mut Draft) {
    let stated = match table.first {
        First::Sizes(nodes, arcs) => (Some(nodes), arcs),
        _ => (table.comments.nodes, table.comments.edges),
    };
    let found = draft.node_count() as u64;
    if let Some(stated) = stated.0.filter(|&stated| stated != found) {
        draft.note(Note::NodesStated { stated, found });
    }
    let found = draft.listed();
    if let Some(stated) = stated
        .1
        .filter(|&stated| stated != found && 2 * u128::from(stated) != u128::from(found))
    {
        draft.note(Note::ArcsStated { stated, found });
    }
}

/// Checks what the file states, and lays out the network.
fn finish(table: &Table, edges: &Edges, mut draft: Draft) -> Result<NetworkFile, Fault> {
    let width = edges.width;
    let stated = match table.first {
        First::Sizes(nodes, arcs) => (Some(nodes), arcs),
        _ => (table.comments.nodes, table.comments.edges),
    };
    if let First::Sizes(nodes, _) = table.first {
        add_isolated(nodes, width, &mut draft)?;
    }
    if let First::Rectangle([rows, columns, entries]) = table.first {
        draft.has_parts([rows, columns]);
        add_parts(rows, columns, &mut draft)?;
        if draft.listed() != entries {
            draft.note(Note::ArcsStated {
                stated: entries,
                found: draft.listed(),
            });
        }
    }
    let found = draft.node_count() as u64;
    if let Some(parts) = edges.parts(&draft)
        && !matches!(table.first, First::Rectangle(_))
    {
        draft.has_parts(parts);
    }
    if let Some(stated) = stated.0.filter(|&stated| stated != found) {
        draft.note(Note::NodesStated { stated, found });
    }
    if let Some(stated) = stated
        .1
        .filter(|&stated| !with_seen(&draft, width, |seen| seen.fits_arcs(stated)))
    {
        draft.note(Note::ArcsStated {
            stated,
            found: draft.listed(),
        });
    }
    draft.finish()
}

fn with_seen<T>(draft: &Draft, width: usize, ask: impl FnOnce(&Seen<'_>) -> T) -> T {
    ask(&Seen {
        listed: draft.listed(),
        nodes: draft.node_count() as u64,
        range: draft.range(),
        width,
        knows: &|number| draft.knows(Id::Number(number)),
        pairs: &|| draft.pair_count(),
        has_arc: &|from, to| draft.has_arc(Id::Number(from), Id::Number(to)),
    })
}

/// Whether a first line that was put off is an arc; if it states sizes, takes them.
fn decide(edges: &Edges, text: &[u8], width: usize, draft: &mut Draft) -> Result<bool, Fault> {
    if draft.arc_count() == 0 {
        return Ok(true);
    }
    let cells = edges.cells(text);
    let knows = |cell: &&[u8]| id(cell).is_ok_and(|id| draft.knows(id));
    if edges.counts_columns(&cells) && !cells.iter().take(2).any(knows) {
        return Err(Fault::NamesOrArc(shown(text)));
    }
    let numbers: Option<Vec<u64>> = cells.iter().map(|cell| size(cell)).collect();
    let Some(numbers) = numbers else {
        let is_number = |cell: &&[u8]| matches!(id(cell), Ok(Id::Number(_)));
        let is_odd = draft.range().is_some() && edges.ends(&cells).any(|cell| is_number(&cell));
        return if edges.ends(&cells).any(|cell| knows(&cell)) && !is_odd {
            Ok(true)
        } else {
            Err(Fault::NamesOrArc(shown(text)))
        };
    };
    let has_only_texts = draft.text_count() == draft.node_count() as u64;
    if has_only_texts && numbers.len() == 2 && with_seen(draft, width, |seen| seen.verdict(&numbers)) == Verdict::Arc {
        // Numbers where all other nodes are called by names.
        return Err(Fault::SizesOrArc(shown(text)));
    }
    match with_seen(draft, width, |seen| seen.verdict(&numbers)) {
        Verdict::Arc => Ok(true),
        Verdict::Unsure => Err(Fault::SizesOrArc(shown(text))),
        // An empty column at its end.
        Verdict::Neither if edges.ends_empty(text) => Ok(true),
        Verdict::Neither if numbers.len() < width => Err(Fault::SizesOrArc(shown(text))),
        Verdict::Neither => Err(Fault::UnlikeColumns {
            found: numbers.len(),
            expected: width,
        }),
        Verdict::Sizes(nodes) => {
            draft.takes_first_line_for(FirstLine::Sizes(shown(text)));
            if let Some(nodes) = nodes {
                add_isolated(nodes, width, draft)?;
            }
            Ok(false)
        }
    }
}

/// Adds the nodes of two kinds that only their numbers tell of.
fn add_parts(rows: u64, columns: u64, draft: &mut Draft) -> Result<(), Fault> {
    let found = draft.node_count() as u64;
    let stated = rows.saturating_add(columns);
    if with_seen(draft, 2, |seen| stated > seen.most_nodes()) {
        return Err(Fault::TooManyStated { stated, found });
    }
    for row in 1..=rows {
        draft.named(Id::Number(row))?;
    }
    for column in 1..=columns {
        draft.named(Id::Text(&format!("2:{column}")))?;
    }
    Ok(())
}

/// Adds the nodes that only a number of nodes tells of, where they are numbered through.
fn add_isolated(nodes: u64, width: usize, draft: &mut Draft) -> Result<(), Fault> {
    let found = draft.node_count() as u64;
    let (through, most) = with_seen(draft, width, |seen| {
        (seen.is_numbered_through(nodes), seen.most_nodes())
    });
    if nodes <= found || !through {
        return Ok(());
    }
    if nodes > most {
        return Err(Fault::TooManyStated { stated: nodes, found });
    }
    let start = u64::from(draft.range().is_some_and(|(low, _)| low > 0));
    for number in start..start + nodes {
        draft.named(Id::Number(number))?;
    }
    Ok(())
}
