//! From outcomes to answers: every figure with its uncertainty.

mod answers;
mod outcomes;

pub use answers::*;
pub use outcomes::Outcomes;
