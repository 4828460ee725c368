//! What was read from a file, as plain data.

use serde::{Deserialize, Serialize};

use super::reading::Format;

/// What was read from a file and how it was understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// The format.
    pub format: Format,
    /// Nodes of the graph.
    pub nodes: u64,
    /// Arcs of the graph; a tie without direction is two.
    pub arcs: u64,
    /// Which way the arcs were taken.
    pub direction: Directions,
    /// Who said so.
    pub direction_by: Teller,
    /// Whether the file says of itself what its user contradicts.
    pub direction_disputed: bool,
    /// Arcs and ties that the file lists, repeats and self-loops among them.
    pub listed: u64,
    /// Of these, from a node to itself: no arcs.
    pub self_loops: u64,
    /// Of these, repeats of others.
    pub repeats: u64,
    /// Whether repeats are arcs of their own.
    pub repeats_kept: bool,
    /// Nodes without any arc.
    pub isolated: u64,
    /// Nodes whose names are no whole numbers.
    pub text_names: u64,
    /// The first line of a table, if it was taken for something else than an arc.
    pub first_line: Option<FirstLine>,
    /// Columns of the table that are the ends of the arcs, from and to.
    pub ends: Option<[ColumnRead; 2]>,
    /// The column of the weights, if they were wanted.
    pub weight: Option<ColumnRead>,
    /// Columns that were not read.
    pub ignored: Vec<ColumnRead>,
    /// Whether the arcs of the file have weights that were not wanted.
    pub weights_ignored: bool,
    /// Arcs with several weights, of which the first counts.
    pub contradicting_weights: Option<Contradiction>,
    /// Sizes of the two kinds of nodes, where the file has two.
    pub parts: Option<[u64; 2]>,
    /// What else should be known.
    pub notes: Vec<Note>,
}

/// Which way the arcs of a file were taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Directions {
    /// As they stand.
    Forward,
    /// Turned round.
    Reversed,
    /// Each both ways.
    Both,
    /// Some as they stand, some both ways, as each line says.
    Mixed,
}

/// Who says how a file is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Teller {
    /// Its user.
    User,
    /// The file.
    File,
    /// Nobody.
    Default,
}

/// What a first line that is no arc was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirstLine {
    /// Sizes of the graph; the line, shortened.
    Sizes(String),
    /// Names of the columns; the line, shortened.
    Names(String),
}

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnRead {
    /// Its place, from 1.
    pub number: usize,
    /// Its name in the heading.
    pub name: Option<String>,
}

/// Arcs with several weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contradiction {
    /// How many arcs have several; a tie without direction counts once.
    pub arcs: u64,
    /// One of them: where it starts.
    pub from: String,
    /// Where it ends.
    pub to: String,
    /// Its weight, the first that the file gives.
    pub taken: f64,
    /// Another that the file gives.
    pub other: f64,
}

/// What else should be known of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// Some nodes have no label, or the same as another, so all go by their ids.
    IdsForLabels,
    /// The file states another number of nodes than it has.
    NodesStated {
        /// What it states.
        stated: u64,
        /// What it has.
        found: u64,
    },
    /// Arcs that have the weight 0, which are arcs all the same.
    ZeroWeights(u64),
    /// The file states another number of arcs than it lists.
    ArcsStated {
        /// What it states.
        stated: u64,
        /// What it lists.
        found: u64,
    },
}
