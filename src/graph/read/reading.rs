//! How a file is to be read.

use serde::{Deserialize, Serialize};

use crate::graph::Repeats;

/// How a file is to be read: what its user says. What is left open is read from the file itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Which way an arc of the file points; `None` as the file says of itself, and forward if it says nothing.
    pub direction: Option<Direction>,
    /// What an arc that stands twice means. With [`Direction::Both`] and [`Repeats::Drop`], `u v` and `v u` are the same.
    pub repeats: Repeats,
    /// What an arc from a node to itself means.
    pub self_loops: SelfLoops,
    /// What the first line of a table is.
    pub header: Header,
    /// Which columns of a table are the ends of an arc and its weight.
    pub columns: Option<Columns>,
    /// Of which format the file is; `None` by its first bytes, its ending and its lines.
    pub format: Option<Format>,
    /// Whether the arcs must have weights.
    pub weights: Weights,
    /// An attribute of nodes that is wanted.
    pub attribute: Option<String>,
}

impl Default for Reading {
    /// As the file says of itself, repeats and self-loops dropped, without weights.
    fn default() -> Self {
        Self {
            direction: None,
            repeats: Repeats::Drop,
            self_loops: SelfLoops::Drop,
            header: Header::Auto,
            columns: None,
            format: None,
            weights: Weights::Ignored,
            attribute: None,
        }
    }
}

/// Which way an arc `u v` of the file points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// The arc u→v: v hears u.
    Forward,
    /// The arc v→u: u hears v.
    Reversed,
    /// Both arcs.
    Both,
}

/// What an arc from a node to itself means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelfLoops {
    /// Its node exists, and no arc.
    Drop,
    /// It is a fault of the file.
    Refuse,
}

/// What the first line of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// To be found out; a file that leaves it open is refused.
    Auto,
    /// An arc.
    None,
    /// The sizes of the graph.
    Sizes,
    /// The names of the columns.
    Names,
}

/// Which columns of a table are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Where an arc starts: who is heard.
    pub from: Column,
    /// Where it ends: who hears.
    pub to: Column,
    /// Its weight.
    pub weight: Option<Column>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// By its place, from 1.
    Number(usize),
    /// By its name in the heading, whatever the case.
    Name(String),
}

/// Whether the arcs must have weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weights {
    /// They are read over.
    Ignored,
    /// Each arc must have one, a probability from 0 to 1.
    Wanted,
}

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// A line per arc.
    EdgeList,
    /// A line per node with its neighbours.
    AdjacencyList,
    /// A line per node with the number of its neighbours, and a line for each of them.
    MultilineAdjacencyList,
    /// A row and a column per node.
    Matrix,
    /// The entries of a matrix, as the Matrix Market has them.
    MatrixMarket,
    /// The lines of a METIS file: neighbours per node.
    Metis,
    /// `GraphML`.
    #[serde(rename = "graphml")]
    GraphMl,
    /// GEXF.
    Gexf,
    /// GML.
    Gml,
    /// Pajek.
    Pajek,
    /// DL, of UCINET.
    Dl,
}
