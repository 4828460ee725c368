//! Edge lists: a line `u v` per arc, as SNAP and many others publish them.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::error::{Fault, ReadError, shown};
use super::field::{is_name, is_number, node, share, split_first};
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
/// of the lines. Columns after the second may hold numbers (weights, times); they are ignored
/// here and read by [`WeightedEdgeList`].
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
        read_lines(path, raw, Met::new(reading, None))?
            .finish()
            .map_err(|fault| fault.at(path, None))
    }
}

/// A graph read from an edge list whose third column gives each arc a probability or weight.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedEdgeList {
    /// The graph, and what else the file says.
    pub list: EdgeList,
    /// For the arc at each position of the graph, its weight in [0, 1].
    pub weights: Vec<f64>,
}

impl WeightedEdgeList {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// As [`EdgeList::read`]; and if an arc has no number from 0 to 1 in the third column. Where repeats are dropped, the
    /// first line of an arc counts.
    pub fn read(path: &Path, reading: Reading) -> Result<Self, ReadError> {
        let file = File::open(path).map_err(|error| Fault::Io(error).at(path, None))?;
        Self::read_from(path, file, reading)
    }

    /// Reads the bytes `raw` of the file `path`, which is used only to say where a fault is.
    ///
    /// # Errors
    /// As [`WeightedEdgeList::read`].
    pub fn read_from(path: &Path, raw: impl Read, reading: Reading) -> Result<Self, ReadError> {
        read_lines(path, raw, Met::new(reading, Some(Vec::new())))?
            .finish_weighted()
            .map_err(|fault| fault.at(path, None))
    }
}

/// Takes in all lines of a file.
fn read_lines(path: &Path, raw: impl Read, mut met: Met) -> Result<Met, ReadError> {
    let mut lines = Lines::open(path, raw)?;
    let mut first = None;
    while let Some(line) = lines.next()? {
        let number = line.number;
        if first.is_none() {
            first = Some(First::parse(&line, &met).map_err(|fault| fault.at(path, number))?);
        } else {
            met.parse(line.text)
                .and_then(|(ends, weight)| met.push(ends, weight))
                .map_err(|fault| fault.at(path, number))?;
        }
    }
    if let Some(First::Numbers { ends, weight, line }) = first {
        if met.are_sizes(ends) {
            met.states_sizes = true;
        } else {
            weight
                .and_then(|weight| met.push_first(ends, weight))
                .map_err(|fault| fault.at(path, line))?;
        }
    }
    Ok(met)
}

/// The first line that says something, whose meaning is clear only once the others are read.
enum First {
    /// Names of the columns.
    Heading,
    /// An arc, or the sizes of the graph, which have no weight.
    Numbers {
        ends: (u64, u64),
        weight: Result<f64, Fault>,
        line: u64,
    },
}

impl First {
    fn parse(line: &Line<'_>, met: &Met) -> Result<Self, Fault> {
        let (left, rest) = split_first(line.text);
        if is_name(left) && is_name(split_first(rest).0) {
            return Ok(Self::Heading);
        }
        let (ends, rest) = ends(line.text)?;
        let weight = met.weight(rest);
        if weight.is_ok() {
            only_numbers(rest)?;
        }
        Ok(Self::Numbers {
            ends,
            weight,
            line: line.number,
        })
    }
}

/// The two nodes of a line, and the columns after them.
fn ends(text: &[u8]) -> Result<((u64, u64), &[u8]), Fault> {
    let (left, rest) = split_first(text);
    let left_node = node(left)?;
    if rest.is_empty() {
        return Err(Fault::OneColumn(shown(left)));
    }
    let (right, rest) = split_first(rest);
    Ok(((left_node, node(right)?), rest))
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

/// What was met so far; arcs as indices in order of first appearance.
struct Met {
    reading: Reading,
    nodes: Interner,
    arcs: Vec<(u32, u32)>,
    /// By arc; `None` if nobody asks for them.
    weights: Option<Vec<f64>>,
    line_count: u64,
    self_loop_count: u64,
    states_sizes: bool,
    /// Arcs that a graph can hold.
    most_arcs: usize,
}

impl Met {
    fn new(reading: Reading, weights: Option<Vec<f64>>) -> Self {
        Self {
            reading,
            nodes: Interner::default(),
            arcs: Vec::new(),
            weights,
            states_sizes: false,
            line_count: 0,
            self_loop_count: 0,
            most_arcs: u32::MAX as usize,
        }
    }

    /// Reads a line.
    fn parse(&self, text: &[u8]) -> Result<((u64, u64), f64), Fault> {
        let (ends, rest) = ends(text)?;
        let weight = self.weight(rest)?;
        only_numbers(rest)?;
        Ok((ends, weight))
    }

    /// The weight of an arc, from the columns after its nodes; 1 if nobody asks for it.
    fn weight(&self, rest: &[u8]) -> Result<f64, Fault> {
        if self.weights.is_some() {
            share(split_first(rest).0)
        } else {
            Ok(1.0)
        }
    }

    /// Takes in the first line after all others, as if it had come before them.
    fn push_first(&mut self, ends: (u64, u64), weight: f64) -> Result<(), Fault> {
        let before = self.arcs.len();
        self.push(ends, weight)?;
        let added = self.arcs.len() - before;
        self.arcs.rotate_right(added);
        if let Some(weights) = &mut self.weights {
            weights.rotate_right(added);
        }
        Ok(())
    }

    /// Takes in a line.
    fn push(&mut self, (left, right): (u64, u64), weight: f64) -> Result<(), Fault> {
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
        if self.arcs.len() > self.most_arcs {
            return Err(Fault::TooManyArcs);
        }
        if let Some(weights) = &mut self.weights {
            weights.resize(self.arcs.len(), weight);
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
    fn finish(mut self) -> Result<EdgeList, Fault> {
        let numbers = self.number()?;
        let node_count = u32::try_from(numbers.len()).expect("indices are u32");
        let arcs = std::mem::take(&mut self.arcs);
        let graph = Graph::from_arcs(node_count, arcs, self.reading.repeats).map_err(|_| Fault::TooManyArcs)?;
        Ok(self.described(graph, numbers))
    }

    /// The same with the weights of the arcs.
    fn finish_weighted(mut self) -> Result<WeightedEdgeList, Fault> {
        let numbers = self.number()?;
        let node_count = u32::try_from(numbers.len()).expect("indices are u32");
        let mut arcs: Vec<((u32, u32), f64)> = std::mem::take(&mut self.arcs)
            .into_iter()
            .zip(self.weights.take().expect("weights were asked for"))
            .collect();
        // Stable, so that the first line of an arc stays the first.
        arcs.sort_by_key(|arc| arc.0);
        if self.reading.repeats == Repeats::Drop {
            arcs.dedup_by_key(|arc| arc.0);
        }
        let weights = arcs.iter().map(|arc| arc.1).collect();
        let arcs = arcs.into_iter().map(|arc| arc.0).collect();
        let graph = Graph::from_arcs(node_count, arcs, Repeats::Keep).map_err(|_| Fault::TooManyArcs)?;
        let list = self.described(graph, numbers);
        Ok(WeightedEdgeList { list, weights })
    }

    /// Numbers the nodes in the order of their numbers in the file, which it returns.
    fn number(&mut self) -> Result<Vec<u64>, Fault> {
        if self.arcs.is_empty() {
            return Err(Fault::NoArcs {
                self_loops: self.self_loop_count,
            });
        }
        let (numbers, ranks) = std::mem::take(&mut self.nodes).into_sorted();
        for (from, to) in &mut self.arcs {
            (*from, *to) = (ranks[*from as usize], ranks[*to as usize]);
        }
        Ok(numbers)
    }

    fn described(&self, graph: Graph, numbers: Vec<u64>) -> EdgeList {
        EdgeList {
            graph,
            numbers,
            line_count: self.line_count,
            self_loop_count: self.self_loop_count,
            states_sizes: self.states_sizes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of 2³² lines takes too long: the same with room for three arcs.
    #[test]
    fn the_line_with_one_arc_too_many_is_named() {
        let reading = Reading {
            direction: Direction::Forward,
            repeats: Repeats::Drop,
            self_loops: SelfLoops::Drop,
        };
        let read = |text: &str, direction| {
            let mut met = Met::new(Reading { direction, ..reading }, None);
            met.most_arcs = 3;
            let read = read_lines(Path::new("net.txt"), text.as_bytes(), met);
            read.map(|met| met.arcs.len()).map_err(|error| error.to_string())
        };
        assert_eq!(read("1 2\n2 3\n3 3\n3 1\n", Direction::Forward), Ok(3));
        let too_many =
            |line| format!("net.txt, line {line}: holds more arcs than a stored graph can hold (4294967295)");
        assert_eq!(
            read("# c\n1 2\n2 3\n3 1\n\n1 3\n", Direction::Forward),
            Err(too_many(2))
        );
        assert_eq!(
            read("1 2\n2 3\n3 1\n1 3\n4 4\n4 1\n", Direction::Both),
            Err(too_many(3))
        );
    }
}
