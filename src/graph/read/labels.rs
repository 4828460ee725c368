//! Label files: a line `node label` per node of a graph.

use crate::input;
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use super::error::{Fault, ReadError, shown};
use super::field::{is_name, split_first};
use super::lines::{Line, Lines};
use super::names::Names;
use super::source::Source;

/// A label for each node of a graph.
///
/// The label of a line is all that follows the node number and its separator, without blanks and one pair of double quotes
/// around it; it may hold blanks and commas itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The different labels, in order of first appearance.
    pub names: Vec<String>,
    /// For each node of the graph, the index of its label in `names`.
    pub of_node: Vec<u32>,
}

/// No label yet.
const NONE: u32 = u32::MAX;

impl Labels {
    /// Reads the file at `path` for the nodes with these names, as [`NetworkFile`](super::NetworkFile) gives them.
    ///
    /// # Errors
    /// [`ReadError`] if the file cannot be read, a line is no `node label`, a node of the graph has no label or two different
    /// ones, or a label is given to a node that the graph does not have.
    pub fn read(path: &Path, names: &Names) -> Result<Self, ReadError> {
        let file = input::open(path).map_err(|error| Fault::Io(error).at(path, None))?;
        Self::read_from(path, file, names)
    }

    /// Reads the bytes `raw` of the file `path`, which is used only to say where a fault is.
    ///
    /// # Errors
    /// As [`Labels::read`].
    pub fn read_from(path: &Path, raw: impl Read, names: &Names) -> Result<Self, ReadError> {
        let source = Source::open(raw).map_err(|fault| fault.at(path, None))?;
        let mut lines = Lines::new(path, source);
        let mut reader = Reader::new(names);
        let mut is_first = true;
        while let Some(line) = lines.next()? {
            let number = line.number;
            if !(is_first && is_heading(&line)) {
                reader.push(line.text).map_err(|fault| fault.at(path, number))?;
            }
            is_first = false;
        }
        reader.finish().map_err(|fault| fault.at(path, None))
    }
}

/// Whether the line names its columns.
fn is_heading(line: &Line<'_>) -> bool {
    let (left, rest) = split_first(line.text);
    is_name(left) && !rest.is_empty()
}

/// The labels met so far.
struct Reader<'a> {
    nodes: &'a Names,
    labels: Labels,
    indices: HashMap<String, u32>,
}

impl<'a> Reader<'a> {
    fn new(nodes: &'a Names) -> Self {
        let labels = Labels {
            names: Vec::new(),
            of_node: vec![NONE; nodes.len()],
        };
        Self {
            nodes,
            labels,
            indices: HashMap::new(),
        }
    }

    /// Takes in a line.
    fn push(&mut self, text: &[u8]) -> Result<(), Fault> {
        let (left, rest) = split_first(text);
        let name = label(left, rest)?;
        let node = std::str::from_utf8(left).ok().and_then(|left| self.nodes.find(left));
        let position = node.ok_or_else(|| Fault::UnknownNode(shown(left)))? as usize;
        let index = self.index(name);
        let given = &mut self.labels.of_node[position];
        if *given != NONE && *given != index {
            let first = shown(self.labels.names[*given as usize].as_bytes());
            return Err(Fault::TwoLabels {
                node: self.nodes.name(position as u32).into_owned(),
                first,
                second: shown(name.as_bytes()),
            });
        }
        *given = index;
        Ok(())
    }

    /// The index of a label, new or known.
    fn index(&mut self, name: &str) -> u32 {
        if let Some(&index) = self.indices.get(name) {
            return index;
        }
        let index = u32::try_from(self.labels.names.len()).expect("no more labels than nodes and one in dispute");
        self.labels.names.push(name.to_owned());
        self.indices.insert(name.to_owned(), index);
        index
    }

    /// The labels, if every node has one.
    fn finish(self) -> Result<Labels, Fault> {
        let unlabelled = |&position: &usize| self.labels.of_node[position] == NONE;
        let mut missing = (0..self.nodes.len()).filter(unlabelled);
        match missing.next() {
            None => Ok(self.labels),
            Some(lowest) => Err(Fault::Unlabelled {
                node: self.nodes.name(lowest as u32).into_owned(),
                count: 1 + missing.count(),
            }),
        }
    }
}

/// The label in what follows the node `left`.
fn label<'t>(left: &[u8], rest: &'t [u8]) -> Result<&'t str, Fault> {
    let text = std::str::from_utf8(rest).map_err(|_| Fault::NotText(shown(rest)))?;
    let unquoted = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .unwrap_or(text)
        .trim();
    if unquoted.is_empty() {
        Err(Fault::OneColumn(shown(left)))
    } else {
        Ok(unquoted)
    }
}
