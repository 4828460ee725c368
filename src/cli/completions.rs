//! `whoknows completions`: shell completions.

use super::{Cli, Outcome};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::Write;
use std::process::ExitCode;

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "Example:
  whoknows completions bash > ~/.local/share/bash-completion/completions/whoknows")]
pub struct CompletionsArgs {
    /// Shell to complete in
    shell: Shell,
}

/// Prints the completions of one shell.
pub fn completions(args: &CompletionsArgs) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "whoknows", &mut script);
    std::io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}
