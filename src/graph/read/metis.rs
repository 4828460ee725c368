//! METIS files: a line of neighbours per node, as graph partitioners and `NetworKit` write them.

use super::draft::{Directedness, Draft};
use super::error::{Fault, ReadError, shown};
use super::field::{Id, digits, is_number, split_first};
use super::lines::Lines;
use super::network_file::NetworkFile;

/// Reads a METIS file.
///
/// The first line states `n m [format [weights]]`; line i after it lists the neighbours of node i, from 1 to n, and may be
/// blank. Each of the m edges is listed from both ends and gives both arcs. The format is up to three digits 0 or 1: whether
/// nodes have sizes, nodes have weights (of which `weights` says how many), edges have weights. Sizes and weights of nodes are
/// read over.
pub(super) fn read(mut lines: Lines<'_>, mut draft: Draft) -> Result<NetworkFile, ReadError> {
    let head = match lines.next()? {
        Some(line) => Head::parse(line.text),
        None => return Err(lines.of_file(Fault::NotMetisSizes(String::new()))),
    };
    let head = head.map_err(|fault| lines.at(fault))?;
    if draft.wants_weights() && !head.has_edge_weights {
        return Err(lines.at(Fault::NoMetisWeights));
    }
    draft.says(Directedness::Undirected);
    let mut found = 0_u32;
    while let Some(line) = lines.next_or_blank()? {
        if found == head.node_count {
            if line.text.is_empty() {
                continue;
            }
            let (stated, found) = (head.node_count, head.node_count.saturating_add(1));
            return Err(lines.at(Fault::MetisNodes { stated, found }));
        }
        found += 1;
        if let Err(fault) = head.line(found, line.text, &mut draft) {
            return Err(lines.at(fault));
        }
    }
    let finished = head.check(found, &draft).and_then(|()| draft.finish());
    let network = finished.map_err(|fault| lines.of_file(fault))?;
    let answered = network.graph.reciprocated();
    let one_end = answered
        .iter()
        .zip(network.graph.arcs())
        .find(|(answered, _)| !**answered);
    if let Some((_, (from, to))) = one_end {
        let (node, other) = (u64::from(from) + 1, u64::from(to) + 1);
        return Err(lines.of_file(Fault::OneEnd { node, other }));
    }
    Ok(network)
}

/// What the first line states.
struct Head {
    node_count: u32,
    edge_count: u64,
    /// Columns before the neighbours of a line.
    leading: usize,
    has_edge_weights: bool,
}

impl Head {
    fn parse(text: &[u8]) -> Result<Self, Fault> {
        let refused = || Fault::NotMetisSizes(shown(text));
        let mut rest = text;
        let mut column = || {
            let (first, after) = split_first(rest);
            rest = after;
            first
        };
        let node_count = digits(column()).ok_or_else(refused)?;
        let edge_count = digits(column()).ok_or_else(refused)?;
        let (format, weights) = (column(), column());
        if format.len() > 3 || !format.iter().all(|digit| matches!(digit, b'0' | b'1')) || !column().is_empty() {
            return Err(refused());
        }
        if edge_count > u64::from(u32::MAX) / 2 {
            return Err(Fault::MetisTooManyEdges(edge_count));
        }
        let digit = |place: usize| format.len() >= place && format[format.len() - place] == b'1';
        let weight_count = match weights {
            b"" => 1,
            // More than a line can hold would wrap below.
            stated => digits(stated).filter(|&count| count <= 1 << 16).ok_or_else(refused)? as usize,
        };
        Ok(Self {
            node_count: u32::try_from(node_count).map_err(|_| Fault::TooManyNodes)?,
            edge_count,
            leading: usize::from(digit(3)) + if digit(2) { weight_count } else { 0 },
            has_edge_weights: digit(1),
        })
    }

    /// Takes in the line of a node, counted from 1.
    fn line(&self, node: u32, text: &[u8], draft: &mut Draft) -> Result<(), Fault> {
        let from = draft.named(Id::Number(u64::from(node)))?;
        let mut rest = text;
        for _ in 0..self.leading {
            rest = weight(rest)?.1;
        }
        while !rest.is_empty() {
            let (column, after) = split_first(rest);
            let number = digits(column)
                .filter(|number| (1..=u64::from(self.node_count)).contains(number))
                .ok_or_else(|| Fault::NotANeighbour {
                    text: shown(column),
                    node_count: self.node_count,
                })?;
            let to = draft.named(Id::Number(number))?;
            let (given, after) = if self.has_edge_weights {
                let (given, after) = weight(after)?;
                (Some(given), after)
            } else {
                (None, after)
            };
            draft.end_of_tie(from, to, given)?;
            rest = after;
        }
        Ok(())
    }

    /// Whether the file holds what its first line states.
    fn check(&self, found: u32, draft: &Draft) -> Result<(), Fault> {
        if found < self.node_count {
            let stated = self.node_count;
            return Err(Fault::MetisNodes { stated, found });
        }
        let listed = draft.listed();
        if 2 * self.edge_count != listed {
            let stated = self.edge_count;
            return Err(Fault::MetisEdges { stated, listed });
        }
        Ok(())
    }
}

/// Reads a weight, and what stands after it.
fn weight(text: &[u8]) -> Result<(f64, &[u8]), Fault> {
    let (column, after) = split_first(text);
    let value = std::str::from_utf8(column).ok().and_then(|text| text.parse().ok());
    match value {
        Some(value) if is_number(column) => Ok((value, after)),
        _ => Err(Fault::NotAWeight(shown(column))),
    }
}
