//! Behaviour across modules, one module per topic.

mod scenario;
mod scenario_files;
mod scenario_mistakes;
mod scenario_overrides;
mod scenario_text;
mod scenario_warnings;
