//! One trial told: which one, who told whom, and what the other policies would have made of it.
//!
//! [`Find`] says which trial is wanted and finds it among the outcomes of a run; [`Story`] is made of its replay. Here are facts
//! only, without a sentence and without a picture: `words` says them, `chart` draws them.
//!
//! People of a trial are numbers; a story gives those of its chains [`names`]: invented ones, or those of the network file.

mod find;
pub mod names;
mod tale;

pub use find::{Find, FindError, NotFound, Picked, Search, Why, policy_named};
pub use tale::{Contact, Elsewhere, Link, Naming, Reader, Story, Told, most_telling};
