//! Behaviour of the simulator across its modules, a module per topic.

mod result_files;
mod results;
mod statistics;
