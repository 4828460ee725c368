//! What can be wrong with a file, and how it is said.

use crate::visible::{visible_line, visible_path};
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Longest line that is read `[bytes]`: 40 million neighbours of a hub.
pub(super) const LONGEST_LINE: usize = 1 << 28;

/// A file that could not be read, and why.
#[derive(Debug)]
pub struct ReadError {
    /// The file.
    pub path: PathBuf,
    /// The line at fault, from 1; `None` if the fault is the whole file's.
    pub line: Option<u64>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a file. Text from the file is shortened and escaped, ready to be shown.
#[derive(Debug)]
pub enum Fault {
    /// The system does not let us read.
    Io(io::Error),
    /// The file is packed or encoded in a way that is not read; the name of that way.
    Foreign(&'static str),
    /// The gzip data ends before its end mark.
    GzipTruncated,
    /// The gzip data contradicts itself.
    GzipDamaged(io::Error),
    /// A line longer than any sensible one.
    LongLine,
    /// Something else where a node number should be.
    NotANode(String),
    /// A node number that was kept as floating point and has lost digits.
    LostDigits(String),
    /// A mark for a missing value where a node should be.
    MissingNode(String),
    /// A name that is not UTF-8.
    NotUtf8(String),
    /// Nothing between two separators.
    EmptyColumn,
    /// A line with one column.
    OneColumn(String),
    /// Something else than a number in a column after the second of an edge list.
    NotAWeight(String),
    /// Something else than a number from 0 to 1 where the probability or weight of an arc should be.
    NotAShare(String),
    /// The first line of a METIS file does not state its sizes and format.
    NotMetisSizes(String),
    /// A METIS file without weights of edges, where they are wanted.
    NoMetisWeights,
    /// A METIS file states more edges than a graph can hold.
    MetisTooManyEdges(u64),
    /// A neighbour outside 1 … n in a METIS file.
    NotANeighbour {
        /// What stands there.
        text: String,
        /// The number of nodes that the file states.
        node_count: u32,
    },
    /// A METIS file ends before each node had its line, or goes on afterwards.
    MetisNodes {
        /// The number that the file states.
        stated: u32,
        /// Lines that were found; for a file that goes on, one more than stated.
        found: u32,
    },
    /// A METIS file does not list as many neighbours as it states: each edge from both ends.
    MetisEdges {
        /// Number of edges that the file states.
        stated: u64,
        /// Number of neighbours listed.
        listed: u64,
    },
    /// An edge of a METIS file is listed from one end only.
    OneEnd {
        /// The node that lists it.
        node: u64,
        /// The node that does not.
        other: u64,
    },
    /// An arc from this node to itself, where that is refused.
    SelfLoop(String),
    /// No line of the file is an arc between two nodes; the number of arcs from a node to itself.
    NoArcs {
        /// Lines `u u`.
        self_loops: u64,
    },
    /// More than 2³² − 1 nodes.
    TooManyNodes,
    /// More than 2³² − 1 arcs.
    TooManyArcs {
        /// Whether ties without direction are among them, which are two arcs each.
        ties: bool,
    },
    /// The machine has not the memory that the graph needs.
    Memory {
        /// What it needs more `[bytes]`.
        needed: u64,
        /// What the machine has left `[bytes]`.
        available: u64,
    },
    /// A label that is not UTF-8.
    NotText(String),
    /// A label for a node that the graph does not have.
    UnknownNode(String),
    /// A second, different label for a node.
    TwoLabels {
        /// The node.
        node: String,
        /// The label it has.
        first: String,
        /// The label this line gives it.
        second: String,
    },
    /// Nodes of the graph that no line labels.
    Unlabelled {
        /// The first of them.
        node: String,
        /// How many there are.
        count: usize,
    },
}

impl Fault {
    /// Says where the fault is.
    pub(super) fn at(self, path: &Path, line: impl Into<Option<u64>>) -> ReadError {
        ReadError {
            path: path.to_path_buf(),
            line: line.into(),
            fault: self,
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible_path(&self.path))?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.fault)
    }
}

impl fmt::Display for Fault {
    #[expect(clippy::too_many_lines, reason = "a sentence per fault")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "cannot be read: {error}"),
            Self::Foreign(what) => write!(f, "is {what}; plain text is read, and that packed with gzip"),
            Self::GzipTruncated => f.write_str("the gzip data ends too early; copy or download the file again"),
            Self::GzipDamaged(error) => {
                write!(f, "the gzip data is damaged ({error}); copy or download the file again")
            }
            Self::LongLine => {
                write!(
                    f,
                    "the line is longer than {LONGEST_LINE} bytes; put every entry on a line of its own"
                )
            }
            Self::NotANode(text) => {
                write!(
                    f,
                    "found \"{text}\" where a node should be: a whole number from 0 to {}, or a name",
                    u64::MAX
                )
            }
            Self::LostDigits(text) => write!(
                f,
                "found \"{text}\" where a node should be: a number that has lost its last digits, so that several nodes may have \
                 become one; write the file again with the node numbers as whole numbers or as text"
            ),
            Self::MissingNode(text) => write!(
                f,
                "found \"{text}\" where a node should be, which marks a missing value; remove the line, or quote it if it is a name"
            ),
            Self::NotUtf8(text) => write!(f, "\"{text}\" is not UTF-8; save the file as UTF-8"),
            Self::EmptyColumn => f.write_str("a column is empty; put a node number between the separators"),
            Self::OneColumn(text) => {
                write!(
                    f,
                    "found only \"{text}\"; a line needs two columns, separated by a blank, tab, comma or semicolon"
                )
            }
            Self::NotAWeight(text) => write!(
                f,
                "found \"{text}\" after the two node numbers; further columns may hold only numbers, which are ignored"
            ),
            Self::NotAShare(text) => write!(
                f,
                "found \"{text}\" where the probability or weight of an arc should be: a number from 0 to 1 after the two nodes"
            ),
            Self::NotMetisSizes(text) => write!(
                f,
                "found \"{text}\"; a METIS file starts with its numbers of nodes and edges and perhaps a format of 0s and 1s"
            ),
            Self::NoMetisWeights => f.write_str(
                "the edges of this METIS file have no weights; write it as lines `u v weight`, or with format 1 and a weight \
                 after every neighbour",
            ),
            Self::MetisTooManyEdges(edges) => write!(
                f,
                "states {edges} edges, which are {} arcs: more than a stored graph can hold ({})",
                u128::from(*edges) * 2,
                u32::MAX
            ),
            Self::NotANeighbour { text, node_count } => {
                write!(
                    f,
                    "found \"{text}\" where a neighbour should be: a node from 1 to {node_count}"
                )
            }
            Self::MetisNodes { stated, found } if found < stated => {
                write!(f, "ends after the lines of {found} of {stated} nodes")
            }
            Self::MetisNodes { stated, .. } => write!(f, "a line more than the {stated} nodes that the file states"),
            Self::MetisEdges { stated, listed } => write!(
                f,
                "lists {listed} neighbours; {stated} edges, each listed from both ends, would be {}",
                2 * stated
            ),
            Self::OneEnd { node, other } => {
                write!(
                    f,
                    "node {node} lists {other} as a neighbour, but {other} does not list {node}"
                )
            }
            Self::SelfLoop(node) => {
                write!(
                    f,
                    "an arc from node {node} to itself; remove the line, or have such lines dropped"
                )
            }
            Self::NoArcs { self_loops: 0 } => {
                f.write_str("holds no arc; a line `1 2` would be one between nodes 1 and 2")
            }
            Self::NoArcs { self_loops } => {
                write!(
                    f,
                    "holds no arc between two nodes, only {self_loops} from a node to itself"
                )
            }
            Self::TooManyNodes => write!(f, "one node more than a stored graph can hold ({})", u32::MAX),
            Self::TooManyArcs { ties: false } => {
                write!(f, "holds more arcs than a stored graph can hold ({})", u32::MAX)
            }
            Self::TooManyArcs { ties: true } => write!(
                f,
                "holds more arcs than a stored graph can hold ({}; each tie without direction is two arcs)",
                u32::MAX
            ),
            Self::Memory { needed, available } => write!(
                f,
                "the graph needs at least {:.1} GB of memory more, and this machine has {:.1} GB left; use a machine with more \
                 memory or a part of the graph",
                *needed as f64 / 1e9,
                *available as f64 / 1e9
            ),
            Self::NotText(text) => write!(f, "the label \"{text}\" is not UTF-8; save the file as UTF-8"),
            Self::UnknownNode(node) => {
                write!(
                    f,
                    "node {node} is not in the network; correct it or remove the line"
                )
            }
            Self::TwoLabels { node, first, second } => {
                write!(
                    f,
                    "node {node} has the label \"{first}\" already, here \"{second}\"; keep one of them"
                )
            }
            Self::Unlabelled { node, count: 1 } => write!(f, "node {node} has no label; add a line for it"),
            Self::Unlabelled { node, count } => {
                write!(
                    f,
                    "node {node} and {} more have no label; add a line for each",
                    count - 1
                )
            }
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.fault {
            Fault::Io(error) | Fault::GzipDamaged(error) => Some(error),
            _ => None,
        }
    }
}

/// Text of the file as it may be shown: 40 characters at most, control characters escaped.
pub(super) fn shown(text: &[u8]) -> String {
    const LENGTH: usize = 40;
    let start = &text[..text.len().min(4 * LENGTH)];
    let text = String::from_utf8_lossy(start);
    let start: String = text.chars().take(LENGTH).collect();
    let mut shown = visible_line(&start).into_owned();
    if text.chars().count() > LENGTH {
        shown.push('…');
    }
    shown
}
