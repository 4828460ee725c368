//! Behaviour across modules, a module per topic.

mod cascade_exact;
mod cascade_large;
mod cascade_real;
mod graphs;
mod oracle;
mod results;
mod statistics;
