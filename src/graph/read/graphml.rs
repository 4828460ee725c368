//! `GraphML`: XML with nodes, edges, and data under keys; as networkx, igraph, Gephi and yEd write it.

use std::collections::HashMap;
use std::path::Path;

use super::declared::Declared;
use super::draft::{Directedness, Draft};
use super::error::{Fault, ReadError, shown};
use super::network_file::NetworkFile;
use super::source::Source;
use super::weight::weight;
use super::xml::{self, Element, Piece};

/// Reads a `GraphML` file.
///
/// Nodes go by their ids or, where each has a label and no two the same, by their labels: data named `label` or `name`, or what
/// yEd writes on a node. Nodes and edges of graphs within nodes are taken in; edges as each graph or edge says, with direction or
/// without. Data named `weight` weighs an edge.
pub(super) fn read(path: &Path, source: Source<'_>, draft: Draft) -> Result<NetworkFile, ReadError> {
    let mut reader = GraphMl {
        draft,
        nodes: Declared::default(),
        keys: HashMap::new(),
        within: Vec::new(),
        text: String::new(),
        graphs: 0,
    };
    xml::read(path, source, |piece, line| reader.take(piece, line))?;
    let GraphMl { draft, nodes, .. } = reader;
    nodes.finish(draft, path)
}

struct GraphMl {
    draft: Draft,
    nodes: Declared,
    /// By id.
    keys: HashMap<String, Key>,
    /// The elements around.
    within: Vec<Within>,
    /// Text of the innermost element.
    text: String,
    /// Graphs that stand in no other.
    graphs: usize,
}

/// Kinds of data.
struct Key {
    name: String,
    is_of_nodes: bool,
    is_of_edges: bool,
    default: Option<String>,
}

/// An element.
enum Within {
    Root,
    /// A kind of data, by its id.
    Key(String),
    Default,
    Graph(Directedness),
    Node(Node),
    Edge(Edge),
    /// Data of a node or an edge, by the id of its key.
    Data(String),
    /// What yEd writes on a node.
    NodeLabel,
    /// Anything else, which is read over.
    Other,
}

impl Within {
    /// Whether its text is wanted.
    fn has_text(&self) -> bool {
        matches!(self, Self::Default | Self::Data(_) | Self::NodeLabel)
    }
}

#[derive(Clone, Copy)]
struct Node {
    index: u32,
    has_label: bool,
    /// Whether it has the data that was asked for.
    has_wanted: bool,
}

struct Edge {
    from: u32,
    to: u32,
    said: Directedness,
    weight: Option<f64>,
}

impl GraphMl {
    fn take(&mut self, piece: Piece<'_>, line: u64) -> Result<(), Fault> {
        match piece {
            Piece::Open(element) => {
                let within = self.open(&element, line)?;
                if within.has_text() {
                    self.text.clear();
                }
                self.within.push(within);
                Ok(())
            }
            Piece::Text(text) => {
                if self.within.last().is_some_and(Within::has_text) {
                    self.text.push_str(&text);
                }
                Ok(())
            }
            Piece::Close => self.close(),
        }
    }

    fn open(&mut self, element: &Element<'_>, line: u64) -> Result<Within, Fault> {
        let name = element.name();
        Ok(match (self.within.last(), name) {
            (None, "graphml") => Within::Root,
            (None, other) => return Err(Fault::NotInFormat("GraphML", shown(other.as_bytes()))),
            (Some(Within::Root), "key") => self.key(element)?,
            (Some(Within::Key(_)), "default") => Within::Default,
            (Some(Within::Root), "graph") => {
                self.graphs += 1;
                if self.graphs > 1 {
                    return Err(Fault::NotRead {
                        what: "a second graph",
                        instead: "put each into a file of its own",
                    });
                }
                self.graph(element)?
            }
            (Some(Within::Node(_)), "graph") => self.graph(element)?,
            (Some(Within::Graph(_)), "node") => Within::Node(Node {
                index: self.nodes.list(&mut self.draft, &element.needed("id")?)?,
                has_label: false,
                has_wanted: false,
            }),
            (Some(Within::Graph(said)), "edge") => {
                let said = match element.attribute("directed")?.as_deref() {
                    Some("true" | "1") => Directedness::Directed,
                    Some("false" | "0") => Directedness::Undirected,
                    Some(other) => {
                        return Err(Fault::Unexpected {
                            found: shown(other.as_bytes()),
                            wanted: "`true` or `false` (for `directed`)",
                        });
                    }
                    None => *said,
                };
                let (source, target) = (element.needed("source")?, element.needed("target")?);
                Within::Edge(Edge {
                    from: self.nodes.named(&mut self.draft, &source, line)?,
                    to: self.nodes.named(&mut self.draft, &target, line)?,
                    said,
                    weight: None,
                })
            }
            (Some(Within::Graph(_)), "hyperedge") => {
                return Err(Fault::NotRead {
                    what: "a hyperedge",
                    instead: "write it as edges between two nodes each",
                });
            }
            (Some(Within::Node(_)), "port") => {
                return Err(Fault::NotRead {
                    what: "a port",
                    instead: "let edges end at nodes: remove the `port` elements and `sourceport`, `targetport`",
                });
            }
            (Some(Within::Node(_) | Within::Edge(_)), "data") => Within::Data(element.needed("key")?.into_owned()),
            (_, "NodeLabel") if self.is_in_node() => Within::NodeLabel,
            _ => Within::Other,
        })
    }

    fn key(&mut self, element: &Element<'_>) -> Result<Within, Fault> {
        let id = element.needed("id")?.into_owned();
        let name = match element.attribute("attr.name")? {
            Some(name) => name.into_owned(),
            None => id.clone(),
        };
        let of = element.attribute("for")?;
        let is_for = |what| matches!(of.as_deref(), None | Some("all")) || of.as_deref() == Some(what);
        let key = Key {
            is_of_nodes: is_for("node"),
            is_of_edges: is_for("edge"),
            name,
            default: None,
        };
        self.keys.insert(id.clone(), key);
        Ok(Within::Key(id))
    }

    fn graph(&mut self, element: &Element<'_>) -> Result<Within, Fault> {
        let said = match element.attribute("edgedefault")?.as_deref() {
            Some("undirected") => Directedness::Undirected,
            Some("directed") => Directedness::Directed,
            other => {
                return Err(Fault::Unexpected {
                    found: shown(other.unwrap_or_default().as_bytes()),
                    wanted: "`directed` or `undirected` (for `edgedefault`)",
                });
            }
        };
        if self.within.len() == 1 {
            self.draft.says(said);
        }
        Ok(Within::Graph(said))
    }

    /// Whether the data around is of a node.
    fn is_in_node(&self) -> bool {
        let inner = self.within.iter().rev().find_map(|within| match within {
            Within::Node(_) => Some(true),
            Within::Edge(_) | Within::Graph(_) => Some(false),
            _ => None,
        });
        inner == Some(true)
    }

    fn close(&mut self) -> Result<(), Fault> {
        let Some(within) = self.within.pop() else { return Ok(()) };
        let text = if within.has_text() {
            std::mem::take(&mut self.text)
        } else {
            String::new()
        };
        match within {
            Within::Default => {
                if let Some(Within::Key(id)) = self.within.last()
                    && let Some(key) = self.keys.get_mut(id)
                {
                    key.default = Some(text.trim().to_owned());
                }
            }
            Within::NodeLabel => self.label(&text),
            Within::Data(id) => self.data(&id, &text)?,
            Within::Node(node) if node.has_wanted => {}
            Within::Node(node) => {
                let wanted = self
                    .keys
                    .values()
                    .find(|key| key.is_of_nodes && self.draft.wants_attribute(&key.name));
                if let Some(Key {
                    name,
                    default: Some(default),
                    ..
                }) = wanted
                {
                    self.draft.attribute(node.index, name, default);
                }
            }
            Within::Edge(edge) => {
                let default = || {
                    let key = self.keys.values().find(|key| key.is_of_edges && is_weight(&key.name))?;
                    key.default.as_deref().map(|text| weight(text.as_bytes()))
                };
                let weight = match edge.weight {
                    Some(weight) => Some(weight),
                    None => default().transpose()?,
                };
                self.draft.arc_said(edge.from, edge.to, weight, edge.said)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes in data of the innermost node or edge.
    fn data(&mut self, id: &str, text: &str) -> Result<(), Fault> {
        let Some(key) = self.keys.get(id) else {
            return Err(Fault::UnknownKey(shown(id.as_bytes())));
        };
        match self.within.last_mut() {
            Some(Within::Node(node)) => {
                // Graphics have no text of their own.
                if text.trim().is_empty() {
                    return Ok(());
                }
                node.has_wanted |= self.draft.wants_attribute(&key.name);
                self.draft.attribute(node.index, &key.name, text.trim());
                let is_label = key.name.eq_ignore_ascii_case("label");
                if is_label || key.name.eq_ignore_ascii_case("name") && !node.has_label {
                    node.has_label |= is_label;
                    self.draft.label(node.index, text.trim());
                }
            }
            Some(Within::Edge(edge)) if is_weight(&key.name) => edge.weight = Some(weight(text.as_bytes())?),
            _ => {}
        }
        Ok(())
    }

    /// Takes in what stands on the innermost node, unless it has a label.
    fn label(&mut self, text: &str) {
        let node = self.within.iter_mut().rev().find_map(|within| match within {
            Within::Node(node) => Some(node),
            _ => None,
        });
        if let Some(node) = node
            && !node.has_label
            && !text.trim().is_empty()
        {
            node.has_label = true;
            self.draft.label(node.index, text.trim());
        }
    }
}

fn is_weight(name: &str) -> bool {
    name.eq_ignore_ascii_case("weight")
}
