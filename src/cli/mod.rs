//! The command line: one file per subcommand, arguments on top, one function below. Only this module prints.

mod cascade;
mod check;
mod completions;
mod exit_code;
mod glyphs;
mod interrupt;
mod new;
mod presentation;
mod progress;
mod report;
mod run;
mod scenario_file;
mod schema;
mod story;
mod tell;
mod threads;
mod typical;
mod usage;
mod verdict;

use anstyle::{AnsiColor, Style};
use clap::builder::Styles;
use clap::{Parser, Subcommand};
use exit_code::Failure;
use std::process::ExitCode;

/// Who knows? How often a firm's news reaches a decision-maker through casual contacts, under each follow policy.
///
/// A firm answers connection requests under a policy (accept everybody, follow back out of courtesy, pick only who looks
/// valuable), then issues a press release. whoknows builds synthetic social worlds from a scenario file, runs many trials
/// and shows, with honest uncertainty, how often the news reaches a decision-maker under each policy, and why.
#[derive(Debug, Parser)]
#[command(name = "whoknows", version, styles = STYLES, after_help = EXAMPLES, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Start here:
  whoknows run scenarios/credit-union.toml   verdict, charts and report
  whoknows new > mine.toml                   a commented scenario to change
  whoknows check mine.toml                   all its mistakes at once

Exit codes: 0 done; 1 failed; 2 wrong usage; 3 scenario invalid;
130 interrupted (what was done is saved). NO_COLOR turns colours off.";

const STYLES: Styles = Styles::styled()
    .header(Style::new().bold())
    .usage(Style::new().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(AnsiColor::Green.on_default());

#[derive(Debug, Subcommand)]
enum Command {
    Run(run::RunArgs),
    Check(check::CheckArgs),
    New(new::NewArgs),
    Report(report::ReportArgs),
    Story(story::StoryArgs),
    Cascade(cascade::CascadeArgs),
    Schema(schema::SchemaArgs),
    Completions(completions::CompletionsArgs),
}

/// Parses the command line, does what it says, and returns the exit code.
pub fn main() -> ExitCode {
    let result = match usage::parse().command {
        Command::Run(args) => run::run(&args),
        Command::Check(args) => check::check(&args),
        Command::Cascade(args) => cascade::run(&args).map_err(Failure::new),
        Command::New(args) => new::new(&args),
        Command::Report(args) => report::report(&args),
        Command::Story(args) => story::story(&args),
        Command::Schema(args) => schema::schema(&args),
        Command::Completions(args) => completions::completions(&args),
    };
    exit_code::of(result)
}

/// What a command ends with: the code of a run that did what it could, or why it failed.
type Outcome = Result<ExitCode, Failure>;
