//! Behaviour across modules, a module per topic.

mod graphs;
mod oracle;
mod results;
mod statistics;
