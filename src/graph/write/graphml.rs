//! `GraphML`, as networkx, igraph, Gephi and yEd read it.

use super::Described;
use super::xml::escaped;
use std::io::{self, Write};

/// Writes a directed graph whose nodes have their names as `name` and all that is known of them as data.
///
/// # Errors
/// If it cannot be written.
pub fn graphml(described: &Described<'_>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#)?;
    writeln!(
        out,
        r#"<key id="name" for="node" attr.name="name" attr.type="string"/>"#
    )?;
    for (number, column) in described.columns.iter().enumerate() {
        let (name, kind) = (escaped(&column.name), column.values.kind());
        writeln!(
            out,
            r#"<key id="d{number}" for="node" attr.name="{name}" attr.type="{kind}"/>"#
        )?;
    }
    writeln!(out, r#"<graph edgedefault="directed">"#)?;
    for (node, name) in described.names.iter().enumerate() {
        write!(out, r#"<node id="n{node}"><data key="name">{}</data>"#, escaped(name))?;
        for (number, column) in described.columns.iter().enumerate() {
            write!(
                out,
                r#"<data key="d{number}">{}</data>"#,
                escaped(&column.values.text(node))
            )?;
        }
        writeln!(out, "</node>")?;
    }
    for (from, to) in described.graph.arcs() {
        writeln!(out, r#"<edge source="n{from}" target="n{to}"/>"#)?;
    }
    writeln!(out, "</graph>\n</graphml>")
}
