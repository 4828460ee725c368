//! What to type instead of a command line that cannot be understood.

use super::Cli;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};
use std::path::Path;

/// Parses the command line, or ends with an error that says what to type, or with the help that was asked for.
pub fn parse() -> Cli {
    Cli::try_parse().unwrap_or_else(|mut error| {
        if let Some(tip) = tip(&error) {
            error.insert(
                ContextKind::Suggested,
                ContextValue::StyledStrs(vec![StyledStr::from(tip)]),
            );
        }
        error.exit()
    })
}

/// A command line that would do, where clap has no advice of its own.
fn tip(error: &clap::Error) -> Option<String> {
    match (
        error.kind(),
        error.get(ContextKind::InvalidSubcommand),
        error.get(ContextKind::InvalidArg),
    ) {
        (ErrorKind::InvalidSubcommand, Some(ContextValue::String(found)), _)
            if error.get(ContextKind::SuggestedSubcommand).is_none() =>
        {
            Some(instead_of(found))
        }
        (ErrorKind::MissingRequiredArgument, _, Some(ContextValue::Strings(missing))) => missing
            .iter()
            .find_map(|argument| value_for(argument))
            .map(str::to_owned),
        _ => None,
    }
}

fn instead_of(found: &str) -> String {
    if Path::new(found).exists() {
        return format!("to simulate a scenario, type 'whoknows run {found}'");
    }
    let command = Cli::command();
    let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    // Clap compares letters at their places only in words as short as ours, so it passes over two that are swapped.
    if let Some(meant) = names.iter().find(|name| strsim::osa_distance(found, name) == 1) {
        return format!("a similar subcommand exists: '{meant}'");
    }
    format!("the commands are {}", names.join(", "))
}

fn value_for(argument: &str) -> Option<&'static str> {
    match argument {
        "<FILE>..." => {
            Some("name a scenario, like 'scenarios/credit-union.toml', or write one with 'whoknows new > mine.toml'")
        }
        "<DIR>..." => Some("name a folder that 'whoknows run' wrote, like 'output/credit-union'"),
        "<SHELL>" => Some("name your shell, like 'bash'"),
        _ => None,
    }
}
