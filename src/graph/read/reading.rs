//! How a file is to be read.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::typed::{Typed, TypedError, typed};
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

/// What is wrong with columns as somebody typed them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnsError {
    /// The list is no list.
    List(TypedError),
    /// Another number of columns than two or three.
    Count(usize),
    /// A column numbered 0.
    Zero,
    /// A column that is named twice.
    Twice(String),
}

impl fmt::Display for ColumnsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List(error) => write!(f, "{error}"),
            Self::Count(count) => write!(
                f,
                "names {count} column{}; it takes two, where an arc starts and where it ends, and perhaps a third for its weight",
                if *count == 1 { "" } else { "s" }
            ),
            Self::Zero => f.write_str("has a column 0; columns are counted from 1"),
            Self::Twice(name) => write!(f, "names column {name} twice"),
        }
    }
}

impl std::error::Error for ColumnsError {}

/// `from,to` or `from,to,weight`: names, or numbers from 1; a name that is a number stands in double quotes.
impl FromStr for Columns {
    type Err = ColumnsError;

    fn from_str(list: &str) -> Result<Self, ColumnsError> {
        let list = typed(list).map_err(ColumnsError::List)?;
        let shown: Vec<String> = list.iter().map(|column| column.text.clone()).collect();
        let columns: Vec<Column> = list.into_iter().map(Column::typed).collect::<Result<_, _>>()?;
        for (index, column) in columns.iter().enumerate() {
            if columns[..index].contains(column) {
                return Err(ColumnsError::Twice(shown[index].clone()));
            }
        }
        let count = columns.len();
        let mut columns = columns.into_iter();
        match (columns.next(), columns.next(), columns.next()) {
            (Some(from), Some(to), weight) if count <= 3 => Ok(Self { from, to, weight }),
            _ => Err(ColumnsError::Count(count)),
        }
    }
}

impl Column {
    fn typed(typed: Typed) -> Result<Self, ColumnsError> {
        match typed.text.parse() {
            Ok(0) if !typed.quoted => Err(ColumnsError::Zero),
            Ok(number) if !typed.quoted => Ok(Self::Number(number)),
            _ => Ok(Self::Name(typed.text)),
        }
    }
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
    /// DIMACS.
    Dimacs,
    /// LGL.
    Lgl,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 13] = [
        Self::EdgeList,
        Self::AdjacencyList,
        Self::MultilineAdjacencyList,
        Self::Matrix,
        Self::MatrixMarket,
        Self::Metis,
        Self::GraphMl,
        Self::Gexf,
        Self::Gml,
        Self::Pajek,
        Self::Dl,
        Self::Dimacs,
        Self::Lgl,
    ];

    /// The word for it, in scenarios, on the command line and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::EdgeList => "edge-list",
            Self::AdjacencyList => "adjacency-list",
            Self::MultilineAdjacencyList => "multiline-adjacency-list",
            Self::Matrix => "matrix",
            Self::MatrixMarket => "matrix-market",
            Self::Metis => "metis",
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Gml => "gml",
            Self::Pajek => "pajek",
            Self::Dl => "dl",
            Self::Dimacs => "dimacs",
            Self::Lgl => "lgl",
        }
    }

    /// The format of that word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_typed_as_names_or_numbers() {
        let name = |name: &str| Column::Name(name.to_owned());
        let columns = |from, to, weight| Ok(Columns { from, to, weight });
        assert_eq!("source,target".parse(), columns(name("source"), name("target"), None));
        assert_eq!(
            "2, 3 ,\"2\"".parse(),
            columns(Column::Number(2), Column::Number(3), Some(name("2")))
        );
        assert_eq!("\"from, who\",to".parse(), columns(name("from, who"), name("to"), None));
        let refused = |list: &str| list.parse::<Columns>().unwrap_err();
        assert_eq!(refused("a"), ColumnsError::Count(1));
        assert_eq!(refused("a,b,c,d"), ColumnsError::Count(4));
        assert_eq!(refused("0,1"), ColumnsError::Zero);
        assert_eq!(refused("a,b,a"), ColumnsError::Twice("a".to_owned()));
        assert_eq!(refused("a,,b"), ColumnsError::List(TypedError::Empty));
    }

    #[test]
    fn every_format_is_found_by_its_word() {
        for format in Format::ALL {
            assert_eq!(Format::named(format.word()), Some(format));
            let json = serde_json::to_string(&format).unwrap();
            assert_eq!(json, format!("\"{}\"", format.word()));
        }
        assert_eq!(Format::named("edges"), None);
    }
}
