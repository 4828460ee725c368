//! How numbers are drawn from the laws of the model: plain numbers in, plain numbers out.
//!
//! All logarithms and powers come from `libm`, so that the same draw has the same bits on every machine. `rand_distr` takes them from
//! the platform as soon as any crate of the build wants `num-traits` with `std`, so its laws are for tests and benches; and most of
//! those here are drawn thousands of times in a trial, by tables that are two to ten times as fast (`benches/draws.rs`).

mod alias;
mod beta;
mod permutation;
mod poisson;
mod quantile_table;
mod ranked;
mod shelf;

pub use alias::Alias;
pub use beta::Beta;
pub use permutation::Permutation;
pub use poisson::Poisson;
pub use quantile_table::QuantileTable;
pub use ranked::{RankLaw, RankedWeights};
pub use shelf::Shelf;
