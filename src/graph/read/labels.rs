//! Label files: a line `node label` per node of a graph.

use crate::input;
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use super::error::{Fault, ReadError, shown};
use super::lines::{Lines, is_comment};
use super::names::Names;
use super::source::Source;
use super::table::{Places, Separator};

/// A label for each node of a graph.
///
/// Without a heading the label of a line is all that follows the node and its separator, without blanks and one pair of double
/// quotes around it; it may hold blanks and commas itself. With a heading the columns are found by their names: nodes under
/// `id`, `node` or `name`, labels under `segment`, `label`, `group` or `department`. What separates the columns is found by the
/// nodes that stand before it.
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
        let columns = Columns::of(source.start(), names);
        let mut lines = Lines::new(path, source);
        let columns = columns.map_err(|fault| lines.of_line(1, fault))?;
        let mut reader = Reader::new(names);
        let mut is_first = true;
        while let Some(line) = lines.next_that(|line| !line.is_empty() && !is_remark(line, names))? {
            let number = line.number;
            if Separator::stated(line.text).is_some() {
                continue;
            }
            if !(std::mem::take(&mut is_first) && columns.has_heading) {
                columns
                    .split(line.text)
                    .and_then(|(node, label)| reader.push(node, label))
                    .map_err(|fault| fault.at(path, number))?;
            }
        }
        reader.finish().map_err(|fault| fault.at(path, None))
    }
}

/// Words in the names of columns that hold nodes.
const NODES: [&str; 13] = [
    "id", "node", "name", "user", "username", "person", "vertex", "account", "number", "nr", "knoten", "konto", "nodes",
];

/// Words in the names of columns that hold labels, the better first.
const LABELS: [&str; 14] = [
    "segment",
    "segments",
    "label",
    "group",
    "department",
    "community",
    "class",
    "category",
    "kind",
    "type",
    "role",
    "gruppe",
    "abteilung",
    "target",
];

/// Where in a line the node and its label are.
struct Columns {
    separator: Separator,
    node: usize,
    /// `None` if all that follows the node is the label.
    label: Option<usize>,
    has_heading: bool,
}

impl Columns {
    /// What fits the beginning of a file best: where most nodes are nodes of the network.
    fn of(start: &[u8], names: &Names) -> Result<Self, Fault> {
        let lines: Vec<&[u8]> = start
            .split(|&byte| byte == b'\n')
            .map(<[u8]>::trim_ascii)
            .filter(|line| !line.is_empty() && !is_remark(line, names) && Separator::stated(line).is_none())
            .collect();
        let Some((first, others)) = lines.split_first() else {
            return Ok(Self::plain(Separator::Blanks));
        };
        let mut best = (0, Self::plain(Separator::of(&lines)), Vec::new());
        for separator in Separator::ALL {
            let cells = cells_of(first, separator);
            let heading: Vec<String> = cells.iter().map(|cell| shown_name(cell).to_lowercase()).collect();
            let is_node = |name: &&String| NODES.iter().any(|word| has_word(name, word));
            let by_name = heading.iter().filter(is_node).count() > 0;
            let places = (0..cells.len()).filter(|&at| at == 0 || is_node(&&heading[at]));
            for node in places {
                let known = |line: &&&[u8]| {
                    let cells = cells_of(line, separator);
                    cells.len() > 1 && cells.get(node).is_some_and(|cell| is_known(cell, names))
                };
                let score = 2 * others.iter().filter(known).count() + usize::from(by_name && is_node(&&heading[node]));
                let has_heading = !is_known(cells[node], names) && !others.is_empty() && cells.len() > 1;
                let score = score + 2 * usize::from(!has_heading && known(&first));
                if score > best.0 && (node == 0 || has_heading) {
                    let label = None;
                    best = (
                        score,
                        Self {
                            separator,
                            node,
                            label,
                            has_heading,
                        },
                        heading.clone(),
                    );
                }
            }
        }
        let (_, mut columns, heading) = best;
        if columns.has_heading && !(heading.len() == 2 && columns.node == 0) {
            let of = |word: &str| (0..heading.len()).find(|&at| at != columns.node && has_word(&heading[at], word));
            let other = (heading.len() == 2).then_some(1 - columns.node.min(1));
            let label = LABELS.iter().find_map(|word| of(word)).or(other);
            let names = || shown(heading.join(", ").as_bytes());
            columns.label = Some(label.ok_or_else(|| Fault::NoLabelColumn(names()))?);
        }
        Ok(columns)
    }

    fn plain(separator: Separator) -> Self {
        Self {
            separator,
            node: 0,
            label: None,
            has_heading: false,
        }
    }

    /// The node and the label of a line.
    fn split<'t>(&self, line: &'t [u8]) -> Result<(&'t [u8], &'t str), Fault> {
        let mut places = Places::new();
        self.separator.split(line, &mut places);
        let cell = |at: usize| places.get(at).map_or(&b""[..], |&(start, end)| &line[start..end]);
        let node = cell(self.node);
        let rest = match self.label {
            Some(at) => cell(at),
            None => places.get(1).map_or(&b""[..], |&(start, _)| line[start..].trim_ascii()),
        };
        Ok((node, label(node, rest)?))
    }
}

/// Whether a line is a comment, which one about the node `#x` is not.
fn is_remark(line: &[u8], names: &Names) -> bool {
    let names_node = |separator: &Separator| {
        cells_of(line, *separator)
            .first()
            .is_some_and(|cell| is_known(cell, names))
    };
    is_comment(line) && !Separator::ALL.iter().any(names_node)
}

fn cells_of(line: &[u8], separator: Separator) -> Vec<&[u8]> {
    let mut places = Places::new();
    separator.split(line, &mut places);
    places.iter().map(|&(start, end)| &line[start..end]).collect()
}

fn shown_name(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).trim_matches('"').trim().to_owned()
}

fn is_known(cell: &[u8], names: &Names) -> bool {
    std::str::from_utf8(cell).is_ok_and(|name| names.find(name).is_some())
}

/// Whether a name consists of words of which this is one.
fn has_word(name: &str, word: &str) -> bool {
    name.split(|letter: char| !letter.is_alphanumeric())
        .any(|part| part == word)
        || name.strip_suffix("id") == Some(word)
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
    fn push(&mut self, left: &[u8], name: &str) -> Result<(), Fault> {
        let node = std::str::from_utf8(left).ok().and_then(|left| self.nodes.find(left));
        let position = node.ok_or_else(|| unknown(left, self.nodes))? as usize;
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

/// Says that a node is not in the network, and which is almost called so.
fn unknown(node: &[u8], names: &Names) -> Fault {
    if let Ok(name) = std::str::from_utf8(node)
        && names.meant(name).len() > 1
    {
        return Fault::NoSuchNode(names.unknown(name));
    }
    let nearest = std::str::from_utf8(node).ok().and_then(|node| names.nearest(node));
    Fault::UnknownNode {
        node: shown(node),
        nearest: nearest.map(|name| shown(name.as_bytes())),
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
