//! Random graphs, one law per file; [`Law`] is any of them.
//!
//! A law draws from a keyed [`Stream`](crate::rng::Stream), a sequence of its own for each node where it goes node by node: the same
//! key gives the same graph, on any number of threads. An arc u→v says that v hears u. Laws that know a direction draw
//! *base arcs*, each of which is answered by its opposite with probability `reciprocity`; in the others every tie is two arcs.

mod answers;
mod blocks;
mod exact;
mod gap;
mod geometric;
#[cfg(test)]
mod goodness;
mod kleinberg;
mod law;
mod lfr;
mod power_law;
mod preferential;
mod product;
mod random;
mod rmat;
mod small_world;

pub use blocks::Blocks;
pub use exact::exact_until;
pub use geometric::Geometric;
pub use kleinberg::Kleinberg;
pub use law::Law;
pub use lfr::Lfr;
pub use power_law::PowerLaw;
pub use preferential::Preferential;
pub use random::{random, random_until};
pub use rmat::Rmat;
pub use small_world::SmallWorld;

/// Arcs between two looks at whether to go on.
const STRIDE: usize = 1024;
