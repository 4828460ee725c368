//! `whoknows new`: a scenario to start from.

use super::{Outcome, exit_code::Failure};
use crate::scenario::{TEMPLATES, template};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use std::io::Write;
use std::process::ExitCode;

/// Print a commented scenario to start from
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows new > mine.toml                  every key explained
  whoknows new credit-union > mine.toml     a shipped scenario")]
pub struct NewArgs {
    /// Which scenario to start from
    #[arg(default_value = TEMPLATES[0].name, value_parser = templates())]
    template: String,
}

fn templates() -> PossibleValuesParser {
    PossibleValuesParser::new(
        TEMPLATES
            .iter()
            .map(|template| PossibleValue::new(template.name).help(template.about)),
    )
}

/// Prints a template.
pub fn new(args: &NewArgs) -> Outcome {
    let text = template(&args.template).ok_or_else(|| Failure::new("there is no such template"))?;
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
