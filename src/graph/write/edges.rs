//! An edge list as CSV: a line per arc.

use super::Described;
use std::io::{self, Write};

/// Writes `source,target` with the names of both ends: the target hears the source.
///
/// # Errors
/// If it cannot be written.
pub fn edges(described: &Described<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["source", "target"])?;
    for (from, to) in described.graph.arcs() {
        rows.write_record([from, to].map(|node| described.names[node as usize].as_str()))?;
    }
    rows.flush()
}
