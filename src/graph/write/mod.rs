//! Graphs to files that other programs read: a format per file.
//!
//! What is written is read back to the same graph by [`read`](super::read), and by networkx, igraph and Gephi.

mod edges;
mod gexf;
mod graphml;
mod nodes;
mod xml;

pub use edges::edges;
pub use gexf::gexf;
pub use graphml::graphml;
pub use nodes::nodes;

use super::Graph;

/// A graph, and what is known of its nodes.
#[derive(Debug)]
pub struct Described<'a> {
    /// Who hears whom.
    pub graph: &'a Graph,
    /// What the nodes are called, each once.
    pub names: &'a [String],
    /// What else is known of each.
    pub columns: &'a [Column],
}

/// Something that is known of every node.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What it is.
    pub name: String,
    /// A value per node.
    pub values: Values,
}

/// Values of all nodes.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// One of a few texts: the texts, and which it is.
    Texts(Vec<String>, Vec<u16>),
    /// Numbers.
    Numbers(Vec<f64>),
    /// Whole numbers.
    Counts(Vec<u32>),
    /// Yes or no.
    Flags(Vec<bool>),
}

impl Values {
    /// As formats call the kind of it: `string`, `double`, `long`, `boolean`.
    fn kind(&self) -> &'static str {
        match self {
            Self::Texts(..) => "string",
            Self::Numbers(_) => "double",
            Self::Counts(_) => "long",
            Self::Flags(_) => "boolean",
        }
    }

    /// The value of a node as text.
    fn text(&self, node: usize) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Texts(texts, which) => texts[usize::from(which[node])].as_str().into(),
            Self::Numbers(numbers) => numbers[node].to_string().into(),
            Self::Counts(counts) => counts[node].to_string().into(),
            Self::Flags(flags) => flags[node].to_string().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::graph::Repeats;
    use crate::graph::read::{NetworkFile, Reading};

    type Writer = fn(&Described<'_>, &mut Vec<u8>) -> std::io::Result<()>;

    /// Names and values that mean something to XML, CSV and spreadsheets.
    #[test]
    fn what_is_written_is_read_back() {
        let graph = Graph::from_arcs(4, vec![(0, 1), (1, 0), (1, 2), (3, 0)], Repeats::Drop).unwrap();
        let names = ["Smith & Sons <b>", "\"O’Neill\", Ann", "Zoë", "精算師"].map(str::to_owned);
        let kinds = ["peer & friend", "=1+1"].map(str::to_owned).to_vec();
        let columns = [
            Column {
                name: "segment".to_owned(),
                values: Values::Texts(kinds, vec![0, 1, 0, 1]),
            },
            Column {
                name: "relevance".to_owned(),
                values: Values::Numbers(vec![0.25, 0.0, 1.0, 1e-3]),
            },
        ];
        let described = Described {
            graph: &graph,
            names: &names,
            columns: &columns,
        };
        let formats: [(&str, Writer); 3] = [
            ("world.graphml", |described, out| graphml(described, out)),
            ("world.gexf", |described, out| gexf(described, out)),
            ("edges.csv", |described, out| edges(described, out)),
        ];
        for (file, write) in formats {
            let mut bytes = Vec::new();
            write(&described, &mut bytes).unwrap();
            let read = NetworkFile::read_from(Path::new(file), &bytes[..], &Reading::default())
                .unwrap_or_else(|error| panic!("{file}: {error}\n{}", String::from_utf8_lossy(&bytes)));
            let name = |node: u32| read.names.name(node).into_owned();
            let mut arcs: Vec<(String, String)> = read.graph.arcs().map(|(from, to)| (name(from), name(to))).collect();
            arcs.sort();
            let mut expected: Vec<(String, String)> = graph
                .arcs()
                .map(|(from, to)| (names[from as usize].clone(), names[to as usize].clone()))
                .collect();
            expected.sort();
            assert_eq!(arcs, expected, "{file}");
        }
        let mut bytes = Vec::new();
        nodes(&described, &mut bytes).unwrap();
        let mut rows = csv::Reader::from_reader(&bytes[..]);
        assert_eq!(rows.headers().unwrap(), vec!["name", "segment", "relevance"]);
        let rows: Vec<Vec<String>> = rows
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect();
        assert_eq!(rows[0], ["Smith & Sons <b>", "peer & friend", "0.25"]);
        assert_eq!(rows[3][2], "0.001");
    }
}
