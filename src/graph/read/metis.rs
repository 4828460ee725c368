//! METIS files: a line of neighbours per node, as graph partitioners and `NetworKit` write them.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::error::{Fault, ReadError, shown};
use super::field::{is_number, node, split_first};
use super::lines::Lines;
use crate::graph::{Graph, Repeats};

/// A graph read from a METIS file.
///
/// The first line states `n m [format [weights]]`; line i after it lists the neighbours of node i, from 1 to n, and may be
/// blank. Each of the m edges is listed from both ends and gives both arcs. The format is up to three digits 0 or 1: whether
/// nodes have sizes, nodes have weights (of which `weights` says how many), edges have weights; all of them are read over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metis {
    /// The graph; node i of the file is node i − 1.
    pub graph: Graph,
}

impl Metis {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// [`ReadError`] if it cannot be read, is no METIS file, or does not hold what its first line states.
    pub fn read(path: &Path, repeats: Repeats) -> Result<Self, ReadError> {
        let file = File::open(path).map_err(|error| Fault::Io(error).at(path, None))?;
        Self::read_from(path, file, repeats)
    }

    /// Reads the bytes `raw` of the file `path`, which is used only to say where a fault is.
    ///
    /// # Errors
    /// As [`Metis::read`].
    pub fn read_from(path: &Path, raw: impl Read, repeats: Repeats) -> Result<Self, ReadError> {
        let mut lines = Lines::open(path, raw)?;
        let head = match lines.next()? {
            Some(line) => Head::parse(line.text).map_err(|fault| fault.at(path, line.number))?,
            None => return Err(Fault::NotMetisSizes(String::new()).at(path, None)),
        };
        let mut arcs = Vec::new();
        let mut found = 0;
        while let Some(line) = lines.next_or_blank()? {
            if found == head.node_count {
                if line.text.is_empty() {
                    continue;
                }
                let (stated, found) = (head.node_count, head.node_count.saturating_add(1));
                return Err(Fault::MetisNodes { stated, found }.at(path, line.number));
            }
            head.neighbours(line.text, |neighbour| arcs.push((found, neighbour)))
                .map_err(|fault| fault.at(path, line.number))?;
            found += 1;
        }
        head.finish(arcs, found, repeats).map_err(|fault| fault.at(path, None))
    }
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
        let node_count = node(column()).map_err(|_| refused())?;
        let edge_count = node(column()).map_err(|_| refused())?;
        let (format, weights) = (column(), column());
        if format.len() > 3 || !format.iter().all(|digit| matches!(digit, b'0' | b'1')) || !column().is_empty() {
            return Err(refused());
        }
        if edge_count > u64::from(u32::MAX) / 2 {
            return Err(Fault::TooManyArcs);
        }
        let digit = |place: usize| format.len() >= place && format[format.len() - place] == b'1';
        let weight_count = match weights {
            b"" => 1,
            stated => node(stated).map_err(|_| refused())? as usize,
        };
        Ok(Self {
            node_count: u32::try_from(node_count).map_err(|_| Fault::TooManyNodes)?,
            edge_count,
            leading: usize::from(digit(3)) + if digit(2) { weight_count } else { 0 },
            has_edge_weights: digit(1),
        })
    }

    /// Calls `visit` with each neighbour of a line, counted from 0.
    fn neighbours(&self, text: &[u8], mut visit: impl FnMut(u32)) -> Result<(), Fault> {
        let mut rest = text;
        for _ in 0..self.leading {
            rest = weight(rest)?;
        }
        while !rest.is_empty() {
            let (column, after) = split_first(rest);
            let refused = || Fault::NotANeighbour {
                text: shown(column),
                node_count: self.node_count,
            };
            let number = node(column).map_err(|_| refused())?;
            if number == 0 || number > u64::from(self.node_count) {
                return Err(refused());
            }
            visit(number as u32 - 1);
            rest = if self.has_edge_weights { weight(after)? } else { after };
        }
        Ok(())
    }

    /// Lays out the graph, if it is what was stated.
    fn finish(&self, arcs: Vec<(u32, u32)>, found: u32, repeats: Repeats) -> Result<Metis, Fault> {
        if found < self.node_count {
            let stated = self.node_count;
            return Err(Fault::MetisNodes { stated, found });
        }
        let listed = arcs.len() as u64;
        if 2 * self.edge_count != listed {
            let stated = self.edge_count;
            return Err(Fault::MetisEdges { stated, listed });
        }
        if arcs.is_empty() {
            return Err(Fault::NoArcs { self_loops: 0 });
        }
        let graph = Graph::from_arcs(self.node_count, arcs, repeats).map_err(|_| Fault::TooManyArcs)?;
        let answered = graph.reciprocated();
        if let Some((_, (from, to))) = answered.iter().zip(graph.arcs()).find(|(answered, _)| !**answered) {
            return Err(Fault::OneEnd {
                node: u64::from(from) + 1,
                other: u64::from(to) + 1,
            });
        }
        Ok(Metis { graph })
    }
}

/// Reads over a weight.
fn weight(text: &[u8]) -> Result<&[u8], Fault> {
    let (column, after) = split_first(text);
    if is_number(column) {
        Ok(after)
    } else {
        Err(Fault::NotAWeight(shown(column)))
    }
}
