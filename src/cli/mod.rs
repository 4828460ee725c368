//! The command line: one file per subcommand, arguments on top, one function below. Only this module prints.

mod asking;
mod breakeven;
mod cascade;
mod check;
mod compare;
mod completions;
mod contacts;
mod count;
mod exit_code;
mod expectations;
mod forecast;
mod glyphs;
mod import;
mod interrupt;
mod job;
mod keeping;
mod letters;
mod man;
mod merge;
mod network_read;
mod new;
mod new_files;
mod opener;
mod optimize;
mod pitch;
mod presentation;
mod progress;
mod report;
mod result_folder;
mod run;
mod scenario_file;
mod schema;
mod sensitivity;
mod shard;
mod simulating;
mod story;
mod sweep;
mod tell;
mod threads;
mod usage;
mod verdict;
mod version;
mod world;

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
#[command(
    name = "whoknows",
    version,
    long_version = version::LONG,
    styles = STYLES,
    after_help = format!("{EXAMPLES}\n\n{}\n\n{COLOURS}", exit_code::LIST),
    max_term_width = 100
)]
struct Cli {
    /// With --version: all that a bug report needs
    #[arg(long)]
    verbose: bool,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Start here:
  whoknows run scenarios/credit-union.toml   verdict, charts and report
  whoknows new > mine.toml                   a commented scenario to change
  whoknows check mine.toml                   all its mistakes at once
  whoknows run mine.toml --open              simulate it and open the report

Only the program here, without its folder of scenarios? Write one first:
  whoknows new credit-union > credit-union.toml";

const COLOURS: &str = "NO_COLOR=1 in the environment turns colours off.";

const STYLES: Styles = Styles::styled()
    .header(Style::new().bold())
    .usage(Style::new().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(AnsiColor::Green.on_default());

#[derive(Debug, Subcommand)]
enum Command {
    Run(run::RunArgs),
    Merge(merge::MergeArgs),
    Job(job::JobArgs),
    Check(check::CheckArgs),
    New(new::NewArgs),
    Import(import::ImportArgs),
    Report(report::ReportArgs),
    Compare(compare::CompareArgs),
    Story(story::StoryArgs),
    Sweep(sweep::SweepArgs),
    #[command(name = "breakeven")]
    BreakEven(breakeven::BreakEvenArgs),
    Sensitivity(sensitivity::SensitivityArgs),
    Optimize(optimize::OptimizeArgs),
    Contacts(contacts::ContactsArgs),
    Pitch(pitch::PitchArgs),
    World(world::WorldArgs),
    Cascade(cascade::CascadeArgs),
    Schema(schema::SchemaArgs),
    Man(man::ManArgs),
    Completions(completions::CompletionsArgs),
}

/// Parses the command line, does what it says, and returns the exit code.
pub fn main() -> ExitCode {
    let command = match usage::parse() {
        Ok(cli) => cli.command,
        Err(code) => return code,
    };
    let result = match command {
        Command::Run(args) => run::run(&args),
        Command::Merge(args) => merge::run(&args),
        Command::Job(args) => job::job(&args),
        Command::Check(args) => check::check(&args),
        Command::Cascade(args) => cascade::run(&args),
        Command::World(args) => world::run(&args),
        Command::New(args) => new::new(&args),
        Command::Import(args) => import::run(&args),
        Command::Report(args) => report::report(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Story(args) => story::story(&args),
        Command::Sweep(args) => sweep::run(&args),
        Command::BreakEven(args) => breakeven::run(&args),
        Command::Sensitivity(args) => sensitivity::run(&args),
        Command::Optimize(args) => optimize::run(&args),
        Command::Contacts(args) => contacts::run(&args),
        Command::Pitch(args) => pitch::run(&args),
        Command::Schema(args) => schema::schema(&args),
        Command::Man(args) => man::man(&args),
        Command::Completions(args) => completions::completions(&args),
    };
    exit_code::of(result)
}

/// What a command ends with: the code of a run that did what it could, or why it failed.
type Outcome = Result<ExitCode, Failure>;
