//! Networks from files.
//!
//! All files are text, plain or gzipped (told apart by their first bytes; several gzip members in a row are one file), in
//! UTF-8 or UTF-16, with or without a byte-order mark, with LF, CRLF or CR ends. [`NetworkFile::read`] finds out the format, and
//! says in its [`Account`] how the file was understood. A file is read whole or not at all: every fault is a [`ReadError`]
//! that names file and line.

mod account;
mod attributes;
mod declared;
mod dimacs;
mod dl;
mod draft;
mod error;
mod field;
mod gexf;
mod gml;
mod graphml;
mod intern;
mod labels;
mod lgl;
mod lines;
mod matrix_market;
mod memory;
mod metis;
mod names;
mod network_file;
mod node_list;
mod pajek;
mod reader;
mod reading;
mod recognition;
mod source;
mod table;
mod typed;
mod unknown;
mod weight;
mod xml;

pub use account::{Account, ColumnRead, Contradiction, Directions, FirstLine, Note, Teller};
pub use attributes::Attributes;
pub use error::{Fault, ReadError, Way};
pub use labels::Labels;
pub(crate) use memory::available;
pub use names::Names;
pub use network_file::NetworkFile;
pub use node_list::NodeList;
pub use reading::{Column, Columns, Direction, Format, Header, Reading, SelfLoops, Weights};
pub use typed::{Typed, TypedError, typed};
