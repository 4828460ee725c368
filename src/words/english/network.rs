//! What was read from a network file, in English.

use super::English;
use super::number::words;
use crate::graph::read::{Directions, Format, Teller};
use crate::words::{NetworkWords, Nodes, Read};

impl NetworkWords for English {
    fn format(&self, format: Format) -> &'static str {
        match format {
            Format::EdgeList => "edge list",
            Format::AdjacencyList => "adjacency list",
            Format::MultilineAdjacencyList => "adjacency list, a line per neighbour",
            Format::Matrix => "adjacency matrix",
            Format::MatrixMarket => "MatrixMarket",
            Format::Metis => "METIS",
            Format::GraphMl => "GraphML",
            Format::Gexf => "GEXF",
            Format::Gml => "GML",
            Format::Pajek => "Pajek",
            Format::Dl => "DL",
            Format::Dimacs => "DIMACS",
            Format::Lgl => "LGL",
        }
    }

    fn network_read(&self, line: &str) -> String {
        format!("Read from the network file: {line}.")
    }

    fn nodes(&self, count: u64, nodes: Nodes) -> String {
        let what = match (nodes, count) {
            (Nodes::People, 1) => "person",
            (Nodes::People, _) => "people",
            (Nodes::Nodes, 1) => "node",
            (Nodes::Nodes, _) => "nodes",
        };
        format!("{} {what}", words().count(count))
    }

    fn arcs(&self, count: u64) -> String {
        counted(count, "arc", "arcs")
    }

    fn network_drawn(&self, people: u64, arcs: u64) -> String {
        let (people, arcs) = (self.nodes(people, Nodes::People), self.arcs(arcs));
        format!("every world draws a network of its own: {people}, about {arcs}")
    }

    fn homophily_reached(&self, reached: f64, asked: f64) -> String {
        format!("homophily in the first world is {reached:.2}, where {asked:.2} is asked")
    }

    fn audiences_reached(&self, segments: &[String]) -> String {
        format!(
            "mean audiences in the first world, as multiples of everybody’s: {}",
            segments.join("; ")
        )
    }

    fn audience_reached(&self, segment: &str, reached: f64, asked: f64) -> String {
        format!("{segment} {reached:.2}, where {asked:.2} is asked")
    }

    fn column(&self, number: usize, name: Option<&str>) -> String {
        match name {
            Some(name) => format!("“{name}” (column {number})"),
            None => format!("column {number}"),
        }
    }

    fn more_columns(&self, count: usize) -> String {
        format!("{count} more")
    }

    fn read(&self, part: Read) -> String {
        match part {
            Read::Direction(direction, teller, is_disputed) => directed(direction, teller, is_disputed),
            Read::Sizes(line) => format!("first line taken as sizes: {line}"),
            Read::Names(line) => format!("first line taken as a heading: {line}"),
            Read::Ends(from, to) => format!("arcs lead from {from} to {to}"),
            Read::Weight(column) => format!("weights from {column}"),
            Read::Ignored(columns) => format!("not read: {columns}"),
            Read::RepeatsDropped(count) => format!("{} dropped", counted(count, "repeat", "repeats")),
            Read::RepeatsKept(count) => format!("{} counted", counted(count, "repeat", "repeats")),
            Read::LoopsDropped(count) => format!("{} dropped", counted(count, "loop", "loops")),
            Read::Isolated(count) => format!("{} isolated, without any arc", words().count(count)),
            Read::Parts([left, right]) => {
                format!(
                    "two kinds of nodes: {} and {}",
                    words().count(left),
                    words().count(right)
                )
            }
        }
    }

    fn weights_not_read(&self, nodes: Nodes) -> &'static str {
        match nodes {
            Nodes::People => "The weights in the file are not read: in this model every arc counts alike.",
            Nodes::Nodes => {
                "The weights in the file are not read; --p file (ic) and --weights file (lt, threshold) read them."
            }
        }
    }

    fn weights_contradict(&self, arcs: u64, from: &str, to: &str, taken: &str, other: &str) -> String {
        let have = if arcs == 1 { "has" } else { "have" };
        format!(
            "{} {have} several weights, of which the first counts: {taken} for {from} → {to}, not {other}.",
            counted(arcs, "arc", "arcs")
        )
    }

    fn direction_disputed(&self, taken: Directions) -> &'static str {
        match taken {
            Directions::Both => {
                "The file says of itself that it is directed, and you say that it is not: every line was taken both ways."
            }
            Directions::Forward | Directions::Reversed | Directions::Mixed => {
                "The file says of itself that it is undirected, and you say that it is directed: every line was taken one way."
            }
        }
    }

    fn ids_for_labels(&self) -> &'static str {
        "The labels are not all there or not all different, so every node goes by its id."
    }

    fn nodes_stated(&self, stated: &str, found: &str) -> String {
        format!("The file states {stated} nodes and has {found}.")
    }

    fn zero_weights(&self, arcs: u64) -> String {
        if arcs == 1 {
            "One arc has the weight 0, and counts as an arc; remove it from the file if it is none.".to_owned()
        } else {
            format!(
                "{} have the weight 0, and count as arcs; remove them from the file if they are none.",
                counted(arcs, "arc", "arcs")
            )
        }
    }

    fn arcs_stated(&self, stated: &str, found: &str) -> String {
        format!("The file states {stated} arcs and lists {found}.")
    }
}

/// Which way the arcs were taken, and who said so.
fn directed(direction: Directions, teller: Teller, is_disputed: bool) -> String {
    let direction = match direction {
        Directions::Forward => "directed",
        Directions::Reversed => "directed, turned round",
        Directions::Both => "undirected",
        Directions::Mixed => "in part directed",
    };
    let teller = match teller {
        Teller::User if is_disputed => "as you say, against the file",
        Teller::User => "as you say",
        Teller::File => "as the file says",
        Teller::Default => "as nothing says otherwise",
    };
    format!("{direction} ({teller})")
}

/// `1 arc`, `20 000 arcs`.
fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", words().count(count), if count == 1 { one } else { many })
}
