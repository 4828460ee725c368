//! What a graph is like: a file per question.
//!
//! | file | answers |
//! | --- | --- |
//! | [`degrees`] | how many hear or are heard, and how heavy the tail is |
//! | [`components`] | what hangs together, with the arcs and whichever way they point |
//! | [`clustering`] | how often two who are tied to a third are tied to each other |
//! | [`distances`] | in how many steps news gets from one to another |
//!
//! What is too much to count is sampled by a keyed [`Stream`](crate::rng::Stream), with an interval.

pub mod clustering;
pub mod components;
pub mod degrees;
pub mod distances;
