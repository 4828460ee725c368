//! GEXF 1.3, as Gephi and networkx read it.

use super::Described;
use super::xml::escaped;
use std::io::{self, Write};

/// Writes a directed graph whose nodes have their names as labels and all that is known of them as attributes.
///
/// # Errors
/// If it cannot be written.
pub fn gexf(described: &Described<'_>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<gexf xmlns="http://gexf.net/1.3" version="1.3">"#)?;
    writeln!(out, r#"<graph mode="static" defaultedgetype="directed">"#)?;
    writeln!(out, r#"<attributes class="node" mode="static">"#)?;
    for (number, column) in described.columns.iter().enumerate() {
        let (name, kind) = (escaped(&column.name), column.values.kind());
        writeln!(out, r#"<attribute id="{number}" title="{name}" type="{kind}"/>"#)?;
    }
    writeln!(out, "</attributes>\n<nodes>")?;
    for (node, name) in described.names.iter().enumerate() {
        write!(out, r#"<node id="{node}" label="{}"><attvalues>"#, escaped(name))?;
        for (number, column) in described.columns.iter().enumerate() {
            let value = escaped(&column.values.text(node));
            write!(out, r#"<attvalue for="{number}" value="{value}"/>"#)?;
        }
        writeln!(out, "</attvalues></node>")?;
    }
    writeln!(out, "</nodes>\n<edges>")?;
    for (number, (from, to)) in described.graph.arcs().enumerate() {
        writeln!(out, r#"<edge id="{number}" source="{from}" target="{to}"/>"#)?;
    }
    writeln!(out, "</edges>\n</graph>\n</gexf>")
}
