//! The nodes as CSV: a line each.

use super::Described;
use std::io::{self, Write};

/// Writes a line per node with its name and all that is known of it.
///
/// # Errors
/// If it cannot be written.
pub fn nodes(described: &Described<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    let heads = described.columns.iter().map(|column| column.name.as_str());
    rows.write_record(std::iter::once("name").chain(heads))?;
    for (node, name) in described.names.iter().enumerate() {
        rows.write_field(name)?;
        for column in described.columns {
            rows.write_field(&*column.values.text(node))?;
        }
        rows.write_record(None::<&[u8]>)?;
    }
    rows.flush()
}
