//! Behaviour across modules, a module per topic.

mod branching;
mod built_twin;
mod cascade_exact;
mod cascade_large;
mod cascade_real;
mod charts;
mod command_line;
mod forwards;
mod graphs;
mod invented;
mod kit;
mod metamorphic;
mod oracle;
mod reference;
mod result_files;
mod results;
mod same_bytes;
mod same_law;
mod scenario;
mod scenario_files;
mod scenario_mistakes;
mod scenario_overrides;
mod scenario_text;
mod scenario_warnings;
mod small_graphs;
mod statistics;
