//! `whoknows man`: manual pages.

use super::{Cli, Outcome, exit_code::Failure};
use crate::scenario::nearest;
use clap::{Args, CommandFactory};
use clap_mangen::Man;
use std::io::Write;
use std::process::ExitCode;

/// Print a manual page, of the program or of one of its commands
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows man > whoknows.1
  whoknows man run > whoknows-run.1
  whoknows man run | man -l -              to read it")]
pub struct ManArgs {
    /// Command that the page is about [default: the program]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Prints one page.
pub fn man(args: &ManArgs) -> Outcome {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let page = match &args.command {
        None => program,
        Some(name) => subcommand(&program, name)?,
    };
    // Nothing that differs from one build to the next.
    let page = page.long_version(None::<&str>).version(env!("CARGO_PKG_VERSION"));
    let mut text = Vec::new();
    Man::new(page).render(&mut text).map_err(Failure::new)?;
    std::io::stdout().write_all(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// A command of the program.
fn subcommand(program: &clap::Command, name: &str) -> Result<clap::Command, Failure> {
    let commands = || program.get_subcommands();
    let command = commands().find(|command| command.get_name() == name);
    command.cloned().ok_or_else(|| {
        let names: Vec<&str> = commands().map(clap::Command::get_name).collect();
        let swapped = names.iter().find(|command| strsim::osa_distance(name, command) == 1);
        let near = swapped.copied().or_else(|| nearest(name, names.iter().copied()));
        let help = near.map_or_else(
            || format!("the commands are {}", names.join(", ")),
            |near| format!("did you mean {near}?"),
        );
        Failure::Usage(format!("there is no command {name}; {help}"))
    })
}
