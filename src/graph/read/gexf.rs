//! GEXF, versions 1.1 to 1.3: XML with nodes, edges and their attributes, as Gephi and networkx write it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use super::declared::Declared;
use super::draft::{Directedness, Draft};
use super::error::{Fault, ReadError, shown};
use super::network_file::NetworkFile;
use super::source::Source;
use super::weight::weight;
use super::xml::{self, Element, Piece};

/// Reads a GEXF file.
///
/// Nodes go by their ids or, where each has a label and no two the same, by their labels. Each edge has the direction that it or
/// the graph states, `mutual` ones none; its `weight` weighs it. What says how things look or when they are there is read over.
pub(super) fn read(path: &Path, source: Source<'_>, draft: Draft) -> Result<NetworkFile, ReadError> {
    let mut reader = Gexf {
        draft,
        nodes: Declared::default(),
        columns: HashMap::new(),
        edge_columns: HashMap::new(),
        within: Vec::new(),
        text: String::new(),
        graphs: 0,
        said: Directedness::Undirected,
    };
    xml::read(path, source, |piece, line| reader.take(piece, line))?;
    let Gexf { draft, nodes, .. } = reader;
    nodes.finish(draft, path)
}

struct Gexf {
    draft: Draft,
    nodes: Declared,
    /// Attributes of nodes by their ids.
    columns: HashMap<String, Column>,
    /// Attributes of edges by their ids.
    edge_columns: HashMap<String, Column>,
    within: Vec<Within>,
    text: String,
    graphs: usize,
    /// What the graph states of edges that state nothing.
    said: Directedness,
}

/// An attribute.
struct Column {
    title: String,
    default: Option<String>,
}

/// An element.
enum Within {
    Root,
    Graph,
    /// Declarations of attributes of nodes (or, if not, of edges).
    Columns {
        of_nodes: bool,
    },
    /// One of these, by its id.
    Column {
        of_nodes: bool,
        id: String,
    },
    Default,
    Nodes,
    Edges,
    Node {
        node: u32,
        has_wanted: bool,
    },
    Edge(Edge),
    Values,
    Other,
}

struct Edge {
    from: u32,
    to: u32,
    said: Directedness,
    weight: Option<f64>,
}

impl Gexf {
    fn take(&mut self, piece: Piece<'_>, line: u64) -> Result<(), Fault> {
        match piece {
            Piece::Open(element) => {
                self.text.clear();
                let within = self.open(&element, line)?;
                self.within.push(within);
                Ok(())
            }
            Piece::Text(text) => {
                if matches!(self.within.last(), Some(Within::Default)) {
                    self.text.push_str(&text);
                }
                Ok(())
            }
            Piece::Close => self.close(),
        }
    }

    fn open(&mut self, element: &Element<'_>, line: u64) -> Result<Within, Fault> {
        Ok(match (self.within.last(), element.name()) {
            (None, "gexf") => Within::Root,
            (None, other) => return Err(Fault::NotInFormat("GEXF", shown(other.as_bytes()))),
            (Some(Within::Root), "graph") => {
                self.graphs += 1;
                if self.graphs > 1 {
                    return Err(Fault::NotRead {
                        what: "a second graph",
                        instead: "put each into a file of its own",
                    });
                }
                if let Some(kind) = element.attribute("defaultedgetype")? {
                    self.said = directedness(&kind)?;
                }
                self.draft.says(self.said);
                Within::Graph
            }
            (Some(Within::Graph), "attributes") => Within::Columns {
                of_nodes: element.attribute("class")?.as_deref() != Some("edge"),
            },
            (Some(&Within::Columns { of_nodes }), "attribute") => {
                let id = element.needed("id")?.into_owned();
                let title = element.attribute("title")?.map_or_else(|| id.clone(), Cow::into_owned);
                let column = Column { title, default: None };
                self.columns_of(of_nodes).insert(id.clone(), column);
                Within::Column { of_nodes, id }
            }
            (Some(Within::Column { .. }), "default") => Within::Default,
            (Some(Within::Graph | Within::Node { .. }), "nodes") => Within::Nodes,
            (Some(Within::Graph | Within::Node { .. }), "edges") => Within::Edges,
            (Some(Within::Nodes), "node") => {
                let node = self.nodes.list(&mut self.draft, &element.needed("id")?)?;
                if let Some(label) = element.attribute("label")?
                    && !label.trim().is_empty()
                {
                    self.draft.label(node, label.trim());
                }
                Within::Node {
                    node,
                    has_wanted: false,
                }
            }
            (Some(Within::Edges), "edge") => {
                let said = element
                    .attribute("type")?
                    .map_or(Ok(self.said), |kind| directedness(&kind))?;
                let (source, target) = (element.needed("source")?, element.needed("target")?);
                let stated = element.attribute("weight")?;
                Within::Edge(Edge {
                    from: self.nodes.named(&mut self.draft, &source, line)?,
                    to: self.nodes.named(&mut self.draft, &target, line)?,
                    said,
                    weight: stated.map(|text| weight(text.as_bytes())).transpose()?,
                })
            }
            (Some(Within::Edges), "hyperedge") => {
                return Err(Fault::NotRead {
                    what: "a hyperedge",
                    instead: "write it as edges between two nodes each",
                });
            }
            (Some(Within::Node { .. } | Within::Edge(_)), "attvalues") => Within::Values,
            (Some(Within::Values), "attvalue") => {
                self.value(element)?;
                Within::Other
            }
            _ => Within::Other,
        })
    }

    fn columns_of(&mut self, of_nodes: bool) -> &mut HashMap<String, Column> {
        if of_nodes {
            &mut self.columns
        } else {
            &mut self.edge_columns
        }
    }

    /// Takes in a value of the node or edge around.
    fn value(&mut self, element: &Element<'_>) -> Result<(), Fault> {
        // Version 1.1 called it `id`.
        let id = match element.attribute("for")? {
            Some(id) => id,
            None => element.needed("id")?,
        };
        let value = element.needed("value")?;
        let place = self.within.len().checked_sub(2);
        match place.and_then(|place| self.within.get_mut(place)) {
            Some(Within::Node { node, has_wanted }) => {
                let Some(column) = self.columns.get(&*id) else {
                    return Err(Fault::UnknownKey(shown(id.as_bytes())));
                };
                *has_wanted |= self.draft.wants_attribute(&column.title);
                self.draft.attribute(*node, &column.title, value.trim());
            }
            Some(Within::Edge(edge)) => {
                let Some(column) = self.edge_columns.get(&*id) else {
                    return Err(Fault::UnknownKey(shown(id.as_bytes())));
                };
                if edge.weight.is_none() && column.title.eq_ignore_ascii_case("weight") {
                    edge.weight = Some(weight(value.as_bytes())?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Fault> {
        match self.within.pop() {
            Some(Within::Default) => {
                let text = std::mem::take(&mut self.text);
                if let Some(Within::Column { of_nodes, id }) = self.within.last() {
                    let (of_nodes, id) = (*of_nodes, id.clone());
                    if let Some(column) = self.columns_of(of_nodes).get_mut(&id) {
                        column.default = Some(text.trim().to_owned());
                    }
                }
            }
            Some(Within::Node {
                node,
                has_wanted: false,
            }) => {
                let wanted = self
                    .columns
                    .values()
                    .find(|column| self.draft.wants_attribute(&column.title));
                if let Some(Column {
                    title,
                    default: Some(default),
                }) = wanted
                {
                    self.draft.attribute(node, title, default);
                }
            }
            Some(Within::Edge(edge)) => {
                let default = || {
                    let is_weight = |column: &&Column| column.title.eq_ignore_ascii_case("weight");
                    self.edge_columns
                        .values()
                        .find(is_weight)?
                        .default
                        .as_deref()
                        .map(|text| weight(text.as_bytes()))
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
}

fn directedness(kind: &str) -> Result<Directedness, Fault> {
    match kind {
        "directed" => Ok(Directedness::Directed),
        "undirected" | "mutual" => Ok(Directedness::Undirected),
        other => Err(Fault::Unexpected {
            found: shown(other.as_bytes()),
            wanted: "`directed`, `undirected` or `mutual`",
        }),
    }
}
