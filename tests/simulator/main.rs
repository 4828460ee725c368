//! Behaviour across modules, one module per topic.

mod charts;
mod invented;
