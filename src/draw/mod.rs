//! How numbers are drawn from the laws of the model: plain numbers in, plain numbers out.
//!
//! All logarithms and powers come from `libm`, so that the same draw has the same bits on every machine.

mod alias;
mod beta;
mod permutation;
mod poisson;
mod quantile_table;
mod ranked;

pub use alias::Alias;
pub use beta::Beta;
pub use permutation::Permutation;
pub use poisson::Poisson;
pub use quantile_table::QuantileTable;
pub use ranked::{RankLaw, RankedWeights};
