//! What can be wrong with a file, and how it is said.

use super::field::has_glued_arrow;
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
    /// Lists of neighbours, each behind its length.
    CountedNeighbours(String),
    /// Four columns that may be two numbers.
    Thousands(String),
    /// A line without the arrow that the lines above it have.
    AnotherArrow(String),
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
    /// The first line could be sizes as well as an arc.
    SizesOrArc(String),
    /// The first line could be names of columns as well as an arc.
    NamesOrArc(String),
    /// The first line should be sizes and is not.
    NoSizes(String),
    /// The lines could be an edge list as well as something else.
    LayoutUnsure(Vec<Way>),
    /// Names beside numbers: nodes with values rather than arcs; the columns, from 1.
    NodesWithValues(usize, usize),
    /// A first line that speaks of the graph.
    Preamble(String),
    /// One name with blanks, or several.
    OneOrSeveral(String),
    /// Names of columns between the lines.
    SecondHeading(String),
    /// A line that could be a comment or a row.
    RowOrComment(String),
    /// A line `#` between others.
    LoneMark,
    /// Comments that may be nodes of LGL.
    Lgl,
    /// Lines that are not all separated alike.
    MixedSeparators,
    /// A list of neighbours without a colon behind its node, where others have one.
    NoColon(String),
    /// Two names that differ in zeros before them only.
    PaddedAndPlain {
        /// One with zeros.
        padded: String,
        /// The other.
        other: String,
    },
    /// Labels of rows and columns that are neither the same nor all different; one of them.
    LabelsDiffer(String),
    /// Sums at the end of a matrix; their label.
    Totals(String),
    /// A line of sums below numbers of nodes.
    TotalsLine(String),
    /// A row of a matrix with other cells than the others.
    UnlikeRows {
        /// Its cells.
        found: usize,
        /// The cells of the others.
        expected: usize,
    },
    /// A line with another number of columns than the others.
    UnlikeColumns {
        /// Its columns.
        found: usize,
        /// The columns of the others.
        expected: usize,
    },
    /// The heading leaves open which columns are the ends; its names.
    ColumnsUnsure(String),
    /// A column that the user names and the table does not have.
    NoSuchColumn {
        /// What the user calls it.
        name: String,
        /// What there is, in words.
        known: String,
    },
    /// No column is known to hold the weights that are wanted.
    NoWeightColumn,
    /// Something else than `Directed` or `Undirected` in the column that says so.
    NotAKind(String),
    /// Something else than a number.
    NotANumber(String),
    /// Something else than a number of neighbours.
    NotACount(String),
    /// The file ends before all neighbours of a node are listed; how many are missing.
    MissingNeighbours(u64),
    /// A matrix without as many rows as columns.
    NotSquare {
        /// Its rows.
        rows: usize,
        /// Its columns.
        columns: usize,
    },
    /// More nodes are stated than the lines make plausible.
    TooManyStated {
        /// Nodes that the file states.
        stated: u64,
        /// Nodes that its lines name.
        found: u64,
    },
    /// No banner of a Matrix Market file.
    NotMatrixMarket(String),
    /// No sizes of a Matrix Market file.
    NotMatrixSizes(String),
    /// Weights are wanted of a pattern.
    NoMatrixValues,
    /// A row or column that the matrix does not have.
    NotAnEntry {
        /// What stands there.
        text: String,
        /// How many there are.
        most: u64,
    },
    /// A Matrix Market file has not as many entries as it states.
    MatrixEntries {
        /// What it states.
        stated: u64,
        /// What it has.
        found: u64,
    },
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
    /// The file is of a format that is read, and holds what is not.
    NotRead {
        /// What it holds.
        what: &'static str,
        /// What to do about it.
        instead: &'static str,
    },
    /// Something else where a word of the format should be.
    Unexpected {
        /// What stands there.
        found: String,
        /// What should.
        wanted: &'static str,
    },
    /// The file is not of the format that its name or its beginning promises: the format, and what it is instead.
    NotInFormat(&'static str, String),
    /// A file of this format ends before it is complete.
    EndsWithin(&'static str),
    /// The file is no well-formed XML, and why.
    NotXml(String),
    /// Elements or lists are nested deeper than this.
    TooDeep(usize),
    /// A tag or a text is longer than so many bytes.
    LongPiece(u64),
    /// An element lacks an attribute that it must have.
    NoAttribute {
        /// The element.
        element: String,
        /// The attribute.
        attribute: &'static str,
    },
    /// Data under a key that the file does not declare.
    UnknownKey(String),
    /// A node whose id is empty.
    EmptyName,
    /// A second node with this id.
    NodeTwice(String),
    /// A node that an arc names and that the file does not list.
    UnlistedNode(String),
    /// Something else where the number of a node should be.
    NotCounted {
        /// What stands there.
        text: String,
        /// The number of nodes that the file states.
        count: u64,
    },
    /// More labels than the nodes that the file states.
    MoreLabels {
        /// The first too many.
        label: String,
        /// The number of nodes that the file states.
        count: u64,
    },
    /// A matrix has more or fewer cells than it should.
    Cells {
        /// Rows that it should have.
        rows: u64,
        /// Columns that it should have.
        columns: u64,
    },
    /// The file states very many nodes of which it says nothing.
    MostlyUnnamed {
        /// How many it states.
        stated: u64,
        /// How many it names.
        found: u64,
    },
    /// A label that is not UTF-8.
    NotText(String),
    /// A label for a node that the graph does not have.
    UnknownNode {
        /// The node.
        node: String,
        /// A node of almost the same name.
        nearest: Option<String>,
    },
    /// The heading of a label file does not say which column holds the labels; its names.
    NoLabelColumn(String),
    /// A name of no node, and which there are, in a sentence.
    NoSuchNode(String),
    /// A list of nodes with several columns; its first line.
    SeveralColumns(String),
    /// A list of nodes without any.
    NoNodes,
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

/// A way to read a table, for which its user can ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// An arc a line.
    EdgeList,
    /// Arcs between these columns.
    Columns(usize, usize),
    /// Arcs between two columns that are to be named.
    NamedColumns,
    /// Each node with its neighbours.
    AdjacencyList,
    /// Each node with the number of its neighbours, and a line for each of them.
    MultilineAdjacencyList,
    /// The rows of a matrix.
    Matrix,
    /// METIS.
    Metis,
    /// The first line states sizes.
    Sizes,
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EdgeList => f.write_str("`--format edge-list` if each line is an arc"),
            Self::Columns(from, to) => write!(
                f,
                "`--columns {from},{to}` if columns {from} and {to} are the ends of an arc"
            ),
            Self::NamedColumns => f.write_str("`--columns FROM,TO` with the columns that are the ends of an arc"),
            Self::AdjacencyList => {
                f.write_str("`--format adjacency-list` if each line lists a node and its neighbours")
            }
            Self::MultilineAdjacencyList => {
                f.write_str("`--format multiline-adjacency-list` if each neighbour has a line below its node")
            }
            Self::Matrix => f.write_str("`--format matrix` if it is a matrix with a row per node"),
            Self::Metis => f.write_str("`--format metis` if it is a METIS file"),
            Self::Sizes => f.write_str("`--header sizes` if the first line states the sizes of the graph"),
        }
    }
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
            Self::NotANode(text) if has_glued_arrow(text) => {
                write!(f, "found \"{text}\"; put blanks around the arrow, as in `1 -> 2`, or a comma in its place")
            }
            Self::NotANode(text) => {
                write!(
                    f,
                    "found \"{text}\" where a node should be: a whole number from 0 to {}, or a name, in double quotes if it has odd marks",
                    u64::MAX
                )
            }
            Self::CountedNeighbours(text) => write!(
                f,
                "the second column seems to count the neighbours behind it (\"{text}\"); remove it, or say `--format adjacency-list` if \
                 it is a neighbour like the others (in a scenario `world.network.format`)"
            ),
            Self::Thousands(text) => write!(
                f,
                "\"{text}\" could be two numbers with parted thousands, or four columns; write the numbers without marks inside, or say \
                 `--columns FROM,TO` for four columns (in a scenario `world.network.columns`)"
            ),
            Self::AnotherArrow(text) => write!(
                f,
                "\"{text}\" has not the arrow that the lines above it have; write all arcs in one way"
            ),
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
                    "found only \"{text}\"; a line needs two columns, separated by a blank, tab, comma, semicolon or `|`"
                )
            }
            Self::NotAWeight(text) => write!(
                f,
                "found \"{text}\" after the two nodes; without a heading, further columns hold numbers, which are read over; say \
                 which columns are the ends with `--columns FROM,TO`, by number (in a scenario `world.network.columns`)"
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
            Self::SizesOrArc(text) => write!(
                f,
                "\"{text}\" could be an arc or state the sizes of the graph; say which: `--header none` for an arc, `--header sizes` \
                 (in a scenario `world.network.header = \"none\"` or `\"sizes\"`)"
            ),
            Self::NamesOrArc(text) => write!(
                f,
                "\"{text}\" could be an arc or name the columns; say which: `--header none` for an arc, `--header names` (in a \
                 scenario `world.network.header = \"none\"` or `\"names\"`)"
            ),
            Self::NoSizes(text) => write!(
                f,
                "\"{text}\" states no sizes, such as `5 3` for 5 nodes and 3 arcs; without such a line, give `--header none` or \
                 `--header names` (in a scenario `world.network.header`)"
            ),
            Self::LayoutUnsure(ways) => {
                let ways: Vec<String> = ways.iter().map(Way::to_string).collect();
                write!(
                    f,
                    "can be read in {} ways; say {} (in a scenario `world.network.format`, `.columns` or `.header`)",
                    ways.len(),
                    ways.join(", or ")
                )
            }
            Self::NodesWithValues(from, to) => write!(
                f,
                "looks like nodes with a value each rather than arcs: numbers stand beside names that come once, or have a decimal \
                 point beside others without; say `--columns {from},{to}` if the numbers are nodes, `--format matrix` if it is a matrix \
                 (in a scenario `world.network.columns` or `.format`)"
            ),
            Self::Preamble(text) => write!(
                f,
                "\"{text}\" speaks of the graph and is no arc; put `#` and a blank before it, or remove it; if it is an arc, say \
                 `--header none` (in a scenario `world.network.header = \"none\"`)"
            ),
            Self::OneOrSeveral(text) => write!(
                f,
                "\"{text}\" could be one name or several; part names by the mark that other lines have, or put double quotes around one"
            ),
            Self::SecondHeading(text) => {
                write!(f, "\"{text}\" names columns and stands between the lines; remove it if the columns below are the same")
            }
            Self::RowOrComment(text) => write!(
                f,
                "\"{text}\" could be a comment or a line of the table; put a blank behind the mark of a comment, or double quotes \
                 around a name that begins so"
            ),
            Self::LoneMark => f.write_str(
                "a lone `#` between the lines parts nodes from arcs in TGF (Trivial Graph Format), which is not read; keep the lines \
                 below it, or remove this one if it is an empty comment",
            ),
            Self::Lgl => f.write_str(
                "a comment of one word above its neighbours is a node in LGL (Large Graph Layout); say `--format lgl` if such comments are \
                 nodes here, or `--format edge-list` if each line is an arc (in a scenario `world.network.format`)",
            ),
            Self::MixedSeparators => f.write_str(
                "lines are separated in different ways, such as by a blank here and a comma there; if any of these ends a column, say \
                 `--format edge-list` if each line is an arc, `--format adjacency-list` if each line lists a node and its neighbours (in a \
                 scenario `world.network.format`)",
            ),
            Self::NoColon(text) => write!(f, "found \"{text}\" where a node, a colon and its neighbours should be, as on other lines"),
            Self::PaddedAndPlain { padded, other } => write!(
                f,
                "holds both \"{padded}\" and \"{other}\", which may be one node or two; write one node in one way, and two with a letter \
                 before the number"
            ),
            Self::LabelsDiffer(label) => write!(
                f,
                "rows and columns of the matrix have some labels in common and not all, or the rows are only numbered (\"{label}\"); \
                 call them alike, remove the numbers of the rows, or write the arcs as lines `row column`"
            ),
            Self::Totals(label) => write!(
                f,
                "the last row and column{} hold the sums of the others; remove them",
                if label.is_empty() { String::new() } else { format!(", \"{label}\",") }
            ),
            Self::TotalsLine(text) => write!(
                f,
                "\"{text}\" holds the sums of the lines above it and is no arc; remove it, or call the node otherwise"
            ),
            Self::UnlikeRows { found, expected } => write!(
                f,
                "a row of the matrix has {found} cells where others have {expected}; fill them up with 0"
            ),
            Self::UnlikeColumns { found, expected } => write!(
                f,
                "has {found} columns where other lines have {expected}; if each line lists a node and its neighbours, say \
                 `--format adjacency-list`, and for an edge list say which columns are the ends: `--columns FROM,TO` (in a scenario \
                 `world.network.format` or `world.network.columns`)"
            ),
            Self::ColumnsUnsure(names) => write!(
                f,
                "which of the columns {names} are the ends of an arc? Say so with `--columns FROM,TO`, by name or number (in a \
                 scenario `world.network.columns`)"
            ),
            Self::NoSuchColumn { name, known } => write!(f, "there is no column {name}; {known}"),
            Self::NoWeightColumn => f.write_str(
                "no column is known to hold the weights; name it as the third of `--columns FROM,TO,WEIGHT` (in a scenario \
                 `world.network.columns`), or call it `weight`",
            ),
            Self::NotAKind(text) => write!(f, "found \"{text}\" where `Directed` or `Undirected` should be"),
            Self::NotANumber(text) => write!(f, "found \"{text}\" where a number should be"),
            Self::NotACount(text) => write!(
                f,
                "found \"{text}\" where the number of a node's neighbours should be, one in each of the lines that follow"
            ),
            Self::MissingNeighbours(missing) => {
                write!(f, "ends before the last node's neighbours: {missing} are missing")
            }
            Self::NotSquare { rows, columns } => write!(
                f,
                "a matrix with {rows} rows and {columns} columns; it needs a row and a column for every node; if there are two kinds of \
                 nodes, name both, above the columns and before the rows, or neither and say `--format matrix` (in a scenario \
                 `world.network.format`)"
            ),
            Self::TooManyStated { stated, found } => write!(
                f,
                "states {stated} nodes where its lines name {found}; correct the number, or leave out the line and say \
                 `--header none` (in a scenario `world.network.header = \"none\"`)"
            ),
            Self::NotMatrixMarket(text) => write!(
                f,
                "found \"{text}\"; a Matrix Market file starts like `%%MatrixMarket matrix coordinate pattern general`"
            ),
            Self::NotMatrixSizes(text) => write!(
                f,
                "found \"{text}\" where the numbers of rows, columns and entries should be (of an array: rows and columns)"
            ),
            Self::NoMatrixValues => {
                f.write_str("a Matrix Market file of kind `pattern` has no weights; write it with values")
            }
            Self::NotAnEntry { text, most } => {
                write!(f, "found \"{text}\" where a row or column from 1 to {most} should be")
            }
            Self::MatrixEntries { stated, found } if found > stated => {
                write!(f, "has more than the {stated} entries that it states")
            }
            Self::MatrixEntries { stated, found } => write!(f, "ends after {found} of {stated} entries"),
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
            Self::NotRead { what, instead } => write!(f, "{what} is not read; {instead}"),
            Self::Unexpected { found, wanted } => write!(f, "found \"{found}\" where {wanted} should be"),
            Self::NotInFormat(format, found) => write!(
                f,
                "is no {format}: it begins with \"{found}\"; correct the ending of its name, or save it again"
            ),
            Self::EndsWithin(format) => {
                write!(f, "ends in the middle of the {format}; copy or save the file again")
            }
            Self::NotXml(why) => write!(f, "is no well-formed XML: {why}; save the file again"),
            Self::TooDeep(most) => write!(f, "is nested more than {most} deep, which no network needs"),
            Self::LongPiece(most) => write!(f, "a single tag or text is longer than {most} bytes, which no network needs"),
            Self::NoAttribute { element, attribute } => {
                write!(f, "`{element}` has no `{attribute}`, which it must have")
            }
            Self::UnknownKey(key) => write!(f, "found the key \"{key}\", which the file does not declare; declare or remove it"),
            Self::EmptyName => f.write_str("the id of a node is empty; give it one"),
            Self::NodeTwice(node) => write!(f, "node \"{node}\" is listed twice; remove one, or give it another id"),
            Self::UnlistedNode(node) => write!(
                f,
                "an arc names node \"{node}\", which the file does not list; add the node or correct the name"
            ),
            Self::NotCounted { text, count } => {
                write!(f, "found \"{text}\" where a node should be: a number from 1 to {count}")
            }
            Self::MoreLabels { label, count } => write!(
                f,
                "\"{label}\" is one node more than the {count} that the file states; correct the number or the label"
            ),
            Self::Cells { rows, columns } => {
                write!(f, "more cells or fewer than a matrix of {rows} rows and {columns} columns has")
            }
            Self::MostlyUnnamed { stated, found } => write!(
                f,
                "names only {found} of {stated} nodes that it states; the others would have no arc: state fewer"
            ),
            Self::NotText(text) => write!(f, "the label \"{text}\" is not UTF-8; save the file as UTF-8"),
            Self::UnknownNode {
                node,
                nearest: Some(nearest),
            } => write!(f, "node {node} is not in the network; did you mean {nearest}?"),
            Self::UnknownNode { node, nearest: None } => {
                write!(f, "node {node} is not in the network; correct it or remove the line")
            }
            Self::NoLabelColumn(names) => write!(
                f,
                "which of the columns {names} holds the segments? Call it `segment`, and the column of the nodes `node`"
            ),
            Self::NoSuchNode(sentence) => write!(f, "node {sentence}"),
            Self::SeveralColumns(line) => write!(
                f,
                "found \"{line}\", which looks like several columns or like an index before the nodes; keep only the column with the \
                 names of the nodes"
            ),
            Self::NoNodes => f.write_str("lists no node"),
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
    // It looks like a blank, and is none.
    let mut shown = visible_line(&start).replace('\u{a0}', "\\u{a0}");
    if text.chars().count() > LENGTH {
        shown.push('…');
    }
    shown
}
