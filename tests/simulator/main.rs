//! Behaviour across modules, a module per topic.

mod cascade_exact;
mod graphs;
mod oracle;
mod results;
mod statistics;
