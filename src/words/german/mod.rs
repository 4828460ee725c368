//! German: a file per topic, as in the folder above.

mod assumption;
mod campaign;
mod cascade;
mod channel;
mod chart;
mod compare;
mod condition;
mod contacts;
mod expectation;
mod money;
mod naming;
mod network;
mod number;
mod page;
mod parameter;
mod progress;
mod question;
mod story;
mod table;
mod verdict;
mod what_if;

/// German.
#[derive(Clone, Copy, Debug)]
pub(super) struct German;

impl super::Words for German {}
