//! Stored directed graphs: who hears whom, as plain numbers.
//!
//! A [`Graph`] holds nodes 0 … n−1 and arcs in compressed sparse rows; an arc u→v says that v hears u. It comes from a
//! list of arcs ([`Graph::from_arcs`]), from a file ([`read::EdgeList`]) or from a random law ([`generators`]). Nothing
//! here knows of people, scenarios or policies.
//!
//! ```
//! use std::path::Path;
//!
//! use whoknows::graph::Repeats;
//! use whoknows::graph::read::{Direction, EdgeList, Reading, SelfLoops};
//!
//! let reading = Reading { direction: Direction::Forward, repeats: Repeats::Drop, self_loops: SelfLoops::Drop };
//! let file = "# who, heard by whom\n10 20\n10 30\n20 10\n";
//! let list = EdgeList::read_from(Path::new("friends.txt"), file.as_bytes(), reading)?;
//!
//! assert_eq!(list.numbers, [10, 20, 30]);
//! assert_eq!(list.graph.audience(0), [1, 2]);
//! assert_eq!(list.graph.reciprocated(), [true, false, true]);
//! # Ok::<(), whoknows::graph::read::ReadError>(())
//! ```

mod builder;
mod csr;
pub mod generators;
pub mod read;

pub use builder::{Repeats, TooManyArcs};
pub use csr::Graph;
pub(crate) use csr::PADDING;
