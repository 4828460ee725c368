//! Behaviour across modules, a module per topic.

#![allow(
    clippy::format_collect,
    clippy::needless_pass_by_value,
    clippy::too_many_lines,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "tests read as given, when, then; keys end in `.count`, which is no ending of a file"
)]

mod brands;
mod campaign_twin;
mod campaigns;
mod carriers;
mod cascade_command;
mod cascade_large;
mod channel_campaign_twin;
mod channel_twin;
mod channels;
mod charts;
mod client_page;
mod command_flags;
mod command_line;
mod compare;
mod endurance;
mod expectations;
mod forwards;
mod graphs;
mod help;
mod hostile_input;
mod import;
mod invented;
#[cfg(unix)]
mod jobs;
mod kept_results;
#[path = "../kit/mod.rs"]
#[allow(dead_code, reason = "shared with the validation, and each uses a part")]
mod kit;
mod languages;
mod live;
mod live_page;
mod long_runs;
mod metamorphic;
mod network_dialects;
mod network_evidence;
mod network_formats;
mod network_told;
mod oracle;
mod own_contacts;
mod plain_twin;
mod ranges;
mod readers;
mod readme;
mod result_files;
mod results;
mod same_bytes;
mod scenario;
mod scenario_bases;
mod scenario_files;
mod scenario_mistakes;
mod scenario_overrides;
mod scenario_spelling;
mod scenario_text;
mod scenario_warnings;
mod slides;
mod story;
mod story_command;
mod streams;
mod studies;
mod study_commands;
mod world_command;
