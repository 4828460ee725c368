//! Behaviour of the simulator across its modules, a module per topic.

mod results;
mod statistics;
