//! Random graphs, one law per file.

mod random;

pub use random::{random, random_until};
