//! Stored directed graphs: who hears whom, as plain numbers.
//!
//! A [`Graph`] holds nodes 0 … n−1 and arcs in compressed sparse rows; an arc u→v says that v hears u. It comes from a
//! list of arcs ([`Graph::from_arcs`]), from a file ([`read::EdgeList`]) or from a random law ([`generators`]). Nothing
//! here knows of people, scenarios or policies.

mod builder;
mod csr;
pub mod generators;
pub mod read;

pub use builder::{Repeats, TooManyArcs};
pub use csr::Graph;
