//! Edge lists: a line `u v` per arc, as SNAP and many others publish them.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::error::{Fault, ReadError, shown};
use super::field::{is_name, is_number, node, split_first};
use super::intern::Interner;
use super::lines::{Line, Lines};
use crate::graph::{Graph, Repeats};

/// How the lines of an edge list are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Which way a line points.
    pub direction: Direction,
    /// What a line that stands twice means. With [`Direction::Both`] and [`Repeats::Drop`], `u v` and `v u` are the same.
    pub repeats: Repeats,
    /// What a line `u u` means.
    pub self_loops: SelfLoops,
}

/// Which way a line `u v` points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The arc u→v: v hears u.
    Forward,
    /// The arc v→u: u hears v.
    Reversed,
    /// Both arcs.
    Both,
}

/// What a line `u u` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelfLoops {
    /// Its node exists, and no arc.
    Drop,
    /// It is a fault of the file.
    Refuse,
}

/// A graph read from an edge list.
///
/// Node numbers may be any `u64`, with gaps. The nodes of the graph are these numbers in rising order, whatever the order
/// of the lines. Columns after the second may hold numbers (weights, times); they are ignored.
///
/// A first line `n m` that states the sizes is recognised, and is no arc: exactly m lines follow, they name exactly n nodes,
/// and n or m is none of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdgeList {
    /// The graph.
    pub graph: Graph,
    /// For each node of the graph, its number in the file; rising.
    pub numbers: Vec<u64>,
    /// Lines `u v`, among them repeats and lines `u u`.
    pub line_count: u64,
    /// Lines `u u`.
    pub self_loop_count: u64,
    /// Whether the first line stated the sizes.
    pub states_sizes: bool,
}

impl EdgeList {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// [`ReadError`] if it cannot be read, is no edge list, has no arc between two nodes, or is too large to be stored.
    pub fn read(path: &Path, reading: Reading) -> Result<Self, ReadError> {
        let file = File::open(path).map_err(|error| Fault::Io(error).at(path, None))?;
        Self::read_from(path, file, reading)
    }

    /// Reads the bytes `raw` of the file `path`, which is used only to say where a fault is.
    ///
    /// Holds 8 bytes per arc and 12 per node while reading, and 12 per arc while the graph is laid out.
    ///
    /// # Errors
    /// As [`EdgeList::read`].
    pub fn read_from(path: &Path, raw: impl Read, reading: Reading) -> Result<Self, ReadError> {
        let mut lines = Lines::open(path, raw)?;
        let mut list = Met::new(reading);
        let mut first = None;
        while let Some(line) = lines.next()? {
            let number = line.number;
            if first.is_none() {
                first = Some(First::parse(&line).map_err(|fault| fault.at(path, number))?);
            } else {
                arc(line.text)
                    .and_then(|ends| list.push(ends))
                    .map_err(|fault| fault.at(path, number))?;
            }
        }
        let states_sizes = match first {
            None | Some(First::Heading) => false,
            Some(First::Numbers { ends, .. }) if list.are_sizes(ends) => true,
            Some(First::Numbers { ends, line }) => {
                list.push(ends).map_err(|fault| fault.at(path, line))?;
                false
            }
        };
        list.finish(states_sizes).map_err(|fault| fault.at(path, None))
    }
}

/// The first line that says something, whose meaning is clear only once the others are read.
enum First {
    /// Names of the columns.
    Heading,
    /// An arc, or the sizes of the graph.
    Numbers { ends: (u64, u64), line: u64 },
}

impl First {
    fn parse(line: &Line<'_>) -> Result<Self, Fault> {
        let (left, rest) = split_first(line.text);
        if is_name(left) && is_name(split_first(rest).0) {
            return Ok(Self::Heading);
        }
        Ok(Self::Numbers {
            ends: arc(line.text)?,
            line: line.number,
        })
    }
}

/// The two nodes of a line.
fn arc(text: &[u8]) -> Result<(u64, u64), Fault> {
    let (left, rest) = split_first(text);
    let left_node = node(left)?;
    if rest.is_empty() {
        return Err(Fault::OneColumn(shown(left)));
    }
    let (right, mut rest) = split_first(rest);
    let right_node = node(right)?;
    while !rest.is_empty() {
        let (weight, after) = split_first(rest);
        if !is_number(weight) {
            return Err(Fault::NotAWeight(shown(weight)));
        }
        rest = after;
    }
    Ok((left_node, right_node))
}

/// What was met so far; arcs as indices in order of first appearance.
struct Met {
    reading: Reading,
    nodes: Interner,
    arcs: Vec<(u32, u32)>,
    line_count: u64,
    self_loop_count: u64,
}

impl Met {
    fn new(reading: Reading) -> Self {
        Self {
            reading,
            nodes: Interner::default(),
            arcs: Vec::new(),
            line_count: 0,
            self_loop_count: 0,
        }
    }

    /// Takes in a line.
    fn push(&mut self, (left, right): (u64, u64)) -> Result<(), Fault> {
        self.line_count += 1;
        let left_index = self.nodes.index(left).ok_or(Fault::TooManyNodes)?;
        let right_index = self.nodes.index(right).ok_or(Fault::TooManyNodes)?;
        if left == right {
            self.self_loop_count += 1;
            return match self.reading.self_loops {
                SelfLoops::Drop => Ok(()),
                SelfLoops::Refuse => Err(Fault::SelfLoop(left)),
            };
        }
        match self.reading.direction {
            Direction::Forward => self.arcs.push((left_index, right_index)),
            Direction::Reversed => self.arcs.push((right_index, left_index)),
            Direction::Both => self.arcs.extend([(left_index, right_index), (right_index, left_index)]),
        }
        Ok(())
    }

    /// Whether these are the numbers of nodes and lines met so far, and not both nodes.
    fn are_sizes(&self, (nodes, lines): (u64, u64)) -> bool {
        self.nodes.len() as u64 == nodes
            && self.line_count == lines
            && !(self.nodes.contains(nodes) && self.nodes.contains(lines))
    }

    /// Lays out the graph, with the nodes in the order of their numbers.
    fn finish(mut self, states_sizes: bool) -> Result<EdgeList, Fault> {
        if self.arcs.is_empty() {
            return Err(Fault::NoArcs {
                self_loops: self.self_loop_count,
            });
        }
        let (numbers, ranks) = self.nodes.into_sorted();
        for (from, to) in &mut self.arcs {
            (*from, *to) = (ranks[*from as usize], ranks[*to as usize]);
        }
        let node_count = u32::try_from(numbers.len()).expect("indices are u32");
        let graph = Graph::from_arcs(node_count, self.arcs, self.reading.repeats).map_err(|_| Fault::TooManyArcs)?;
        let (line_count, self_loop_count) = (self.line_count, self.self_loop_count);
        Ok(EdgeList {
            graph,
            numbers,
            line_count,
            self_loop_count,
            states_sizes,
        })
    }
}
