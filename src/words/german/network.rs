//! What was read from a network file, in German.

use super::German;
use super::number::words;
use crate::graph::read::{Directions, Format, Teller};
use crate::words::{NetworkWords, Nodes, Read};

impl NetworkWords for German {
    fn format(&self, format: Format) -> &'static str {
        match format {
            Format::EdgeList => "Kantenliste",
            Format::AdjacencyList => "Adjazenzliste",
            Format::MultilineAdjacencyList => "Adjazenzliste, eine Zeile je Nachbar",
            Format::Matrix => "Adjazenzmatrix",
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
        format!("Aus der Netzdatei gelesen: {line}.")
    }

    fn nodes(&self, count: u64, nodes: Nodes) -> String {
        let what = match (nodes, count) {
            (Nodes::People, 1) => "Mensch",
            (Nodes::People, _) => "Menschen",
            (Nodes::Nodes, _) => "Knoten",
        };
        format!("{} {what}", words().count(count))
    }

    fn arcs(&self, count: u64) -> String {
        counted(count, "Verbindung", "Verbindungen")
    }

    fn network_drawn(&self, people: u64, arcs: u64) -> String {
        let (people, arcs) = (self.nodes(people, Nodes::People), self.arcs(arcs));
        format!("jede Welt zieht ein eigenes Netz: {people}, etwa {arcs}")
    }

    fn homophily_reached(&self, reached: f64, asked: f64) -> String {
        let [reached, asked] = [reached, asked].map(|number| format!("{number:.2}").replace('.', ","));
        format!("die Homophilie der ersten Welt ist {reached}, verlangt sind {asked}")
    }

    fn audiences_reached(&self, segments: &[String]) -> String {
        format!(
            "mittlere Zuhörerschaft in der ersten Welt, als Vielfaches aller: {}",
            segments.join("; ")
        )
    }

    fn audience_reached(&self, segment: &str, reached: f64, asked: f64) -> String {
        let [reached, asked] = [reached, asked].map(|number| format!("{number:.2}").replace('.', ","));
        format!("{segment} {reached}, verlangt ist {asked}")
    }

    fn column(&self, number: usize, name: Option<&str>) -> String {
        match name {
            Some(name) => format!("„{name}“ (Spalte {number})"),
            None => format!("Spalte {number}"),
        }
    }

    fn more_columns(&self, count: usize) -> String {
        format!("{count} weitere")
    }

    fn read(&self, part: Read) -> String {
        match part {
            Read::Direction(direction, teller, is_disputed) => directed(direction, teller, is_disputed),
            Read::Sizes(line) => format!("erste Zeile als Größen gelesen: {line}"),
            Read::Names(line) => format!("erste Zeile als Überschrift gelesen: {line}"),
            Read::Ends(from, to) => format!("Verbindungen führen von {from} nach {to}"),
            Read::Weight(column) => format!("Gewichte aus {column}"),
            Read::Ignored(columns) => format!("nicht gelesen: {columns}"),
            Read::RepeatsDropped(count) => format!("{} ausgelassen", counted(count, "Wiederholung", "Wiederholungen")),
            Read::RepeatsKept(count) => format!("{} gezählt", counted(count, "Wiederholung", "Wiederholungen")),
            Read::LoopsDropped(count) => format!("{} ausgelassen", counted(count, "Schleife", "Schleifen")),
            Read::Isolated(count) => format!("{} ohne jede Verbindung", words().count(count)),
            Read::Parts([left, right]) => {
                format!(
                    "zwei Arten von Knoten: {} und {}",
                    words().count(left),
                    words().count(right)
                )
            }
        }
    }

    fn weights_not_read(&self, nodes: Nodes) -> &'static str {
        match nodes {
            Nodes::People => {
                "Die Gewichte in der Datei werden nicht gelesen: In diesem Modell zählt jede Verbindung gleich viel."
            }
            Nodes::Nodes => {
                "Die Gewichte in der Datei werden nicht gelesen; --p file (ic) und --weights file (lt, threshold) lesen sie."
            }
        }
    }

    fn weights_contradict(&self, arcs: u64, from: &str, to: &str, taken: &str, other: &str) -> String {
        let have = if arcs == 1 { "hat" } else { "haben" };
        format!(
            "{} {have} mehrere Gewichte, von denen das erste zählt: {taken} für {from} → {to}, nicht {other}.",
            counted(arcs, "Verbindung", "Verbindungen")
        )
    }

    fn direction_disputed(&self, taken: Directions) -> &'static str {
        match taken {
            Directions::Both => {
                "Die Datei nennt sich selbst gerichtet, Sie nennen sie ungerichtet: Jede Zeile gilt in beide Richtungen."
            }
            Directions::Forward | Directions::Reversed | Directions::Mixed => {
                "Die Datei nennt sich selbst ungerichtet, Sie nennen sie gerichtet: Jede Zeile gilt in eine Richtung."
            }
        }
    }

    fn ids_for_labels(&self) -> &'static str {
        "Nicht jeder Knoten hat eine eigene Beschriftung, darum heißen alle nach ihrer Kennung."
    }

    fn nodes_stated(&self, stated: &str, found: &str) -> String {
        format!("Die Datei nennt {stated} Knoten und hat {found}.")
    }

    fn zero_weights(&self, arcs: u64) -> String {
        if arcs == 1 {
            "Eine Verbindung hat das Gewicht 0 und zählt mit; ist sie keine, gehört sie nicht in die Datei.".to_owned()
        } else {
            format!(
                "{} haben das Gewicht 0 und zählen mit; sind es keine, gehören sie nicht in die Datei.",
                counted(arcs, "Verbindung", "Verbindungen")
            )
        }
    }

    fn arcs_stated(&self, stated: &str, found: &str) -> String {
        format!("Die Datei nennt {stated} Verbindungen und führt {found} auf.")
    }
}

/// Which way the arcs were taken, and who said so.
fn directed(direction: Directions, teller: Teller, is_disputed: bool) -> String {
    let direction = match direction {
        Directions::Forward => "gerichtet",
        Directions::Reversed => "gerichtet, umgedreht",
        Directions::Both => "ungerichtet",
        Directions::Mixed => "zum Teil gerichtet",
    };
    let teller = match teller {
        Teller::User if is_disputed => "wie Sie sagen, gegen die Datei",
        Teller::User => "wie Sie sagen",
        Teller::File => "wie die Datei sagt",
        Teller::Default => "da nichts anderes gesagt ist",
    };
    format!("{direction} ({teller})")
}

/// `1 Verbindung`, `20.000 Verbindungen`.
fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", words().count(count), if count == 1 { one } else { many })
}
