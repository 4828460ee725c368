//! What to type instead of a command line that cannot be understood.

use super::exit_code::{self, Failure, USAGE};
use super::{Cli, Outcome, version};
use crate::visible::visible_line;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};
use std::borrow::Cow;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Parses the command line. If it cannot be understood, says what to type; if it asks for help, prints that.
///
/// # Errors
/// The code to end with.
pub fn parse() -> Result<Cli, ExitCode> {
    Cli::try_parse().map_err(|mut error| {
        if let Some(tip) = tip(&error) {
            error.insert(
                ContextKind::Suggested,
                ContextValue::StyledStrs(vec![StyledStr::from(tip)]),
            );
        }
        make_visible(&mut error);
        if error.use_stderr() {
            // Whoever has closed stderr does not want to know.
            let _ = error.print();
            return ExitCode::from(USAGE);
        }
        exit_code::of(print(&error))
    })
}

/// Prints help or version, which are a failure if they cannot be printed.
fn print(asked_for: &clap::Error) -> Outcome {
    write!(anstream::stdout(), "{}", asked_for.render().ansi()).map_err(Failure::from)?;
    let is_verbose = || std::env::args_os().any(|typed| typed == "--verbose");
    if asked_for.kind() == ErrorKind::DisplayVersion && is_verbose() {
        write!(anstream::stdout(), "{}", version::verbose()).map_err(Failure::from)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Of what was typed nothing reaches the terminal as a command.
fn make_visible(error: &mut clap::Error) {
    if !std::env::args_os().any(|typed| matches!(visible_line(&typed.to_string_lossy()), Cow::Owned(_))) {
        return;
    }
    let plain = |text: &StyledStr| StyledStr::from(visible_line(&text.to_string()).into_owned());
    let typed: Vec<(ContextKind, ContextValue)> = error
        .context()
        .filter_map(|(kind, value)| {
            let value = match value {
                ContextValue::String(text) => ContextValue::String(visible_line(text).into_owned()),
                ContextValue::StyledStrs(texts) => ContextValue::StyledStrs(texts.iter().map(plain).collect()),
                _ => return None,
            };
            Some((kind, value))
        })
        .collect();
    for (kind, value) in typed {
        error.insert(kind, value);
    }
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
        let found = visible_line(found);
        return if Path::new(&*found).join("manifest.json").is_file() {
            format!("to see a result again, type 'whoknows report {found}'")
        } else {
            format!("to simulate a scenario, type 'whoknows run {found}'")
        };
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
        "<A>" | "<B>" => Some("name two folders that 'whoknows run' wrote, like 'output/credit-union'"),
        "<DIR>..." => Some("name a folder that 'whoknows run' wrote, like 'output/credit-union'"),
        "<FILE>" => Some("name a scenario, like 'scenarios/credit-union.toml', or `-` for one from standard input"),
        "<SHELL>" => Some("name your shell, like 'bash'"),
        _ => None,
    }
}
