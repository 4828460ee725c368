//! Stored directed graphs: who hears whom, as plain numbers.
//!
//! A [`Graph`] holds nodes 0 … n−1 and arcs in compressed sparse rows; an arc u→v says that v hears u. It comes from a
//! list of arcs ([`Graph::from_arcs`]), from a file ([`read::NetworkFile`]) or from a random law ([`generators`]). Nothing
//! here knows of people, scenarios or policies.
//!
//! ```
//! use std::path::Path;
//!
//! use whoknows::graph::read::{NetworkFile, Reading};
//!
//! let file = "# who, heard by whom\n10 20\n10 30\n20 10\n";
//! let network = NetworkFile::read_from(Path::new("friends.txt"), file.as_bytes(), &Reading::default())?;
//!
//! assert_eq!(network.names.iter().collect::<Vec<_>>(), ["10", "20", "30"]);
//! assert_eq!(network.graph.audience(0), [1, 2]);
//! assert_eq!(network.graph.reciprocated(), [true, false, true]);
//! # Ok::<(), whoknows::graph::read::ReadError>(())
//! ```

mod builder;
mod csr;
pub mod generators;
pub mod measure;
pub mod read;
pub mod write;

pub use builder::{Repeats, TooManyArcs};
pub use csr::Graph;
pub(crate) use csr::PADDING;
