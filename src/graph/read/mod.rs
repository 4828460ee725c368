//! Graphs from files.
//!
//! All files are lines of text, plain or gzipped (told apart by their first bytes; several gzip members in a row are one
//! file), in UTF-8 with or without a byte-order mark, with LF or CRLF ends. Blank lines and lines that start with `#` or
//! `%` are passed over. Columns are separated by blanks, tabs, or one comma or semicolon, and may mix them. A first line
//! of names is a heading. A file is read whole or not at all: every fault is a [`ReadError`] that names file and line.

mod edge_list;
mod error;
mod field;
mod intern;
mod labels;
mod lines;
mod metis;
mod source;

pub use edge_list::{Direction, EdgeList, Reading, SelfLoops, WeightedEdgeList};
pub use error::{Fault, ReadError};
pub use labels::Labels;
pub use metis::Metis;
