//! `whoknows schema`: the JSON Schema of scenario files.

use super::{Outcome, exit_code::Failure};
use crate::scenario;
use clap::Args;
use std::io::Write;
use std::process::ExitCode;

/// Print the JSON Schema of scenario files, for completion and checks in an editor
#[derive(Debug, Args)]
#[command(after_help = "Example:
  whoknows schema > whoknows.schema.json
  then put this on top of a scenario (Even Better TOML, taplo):
  #:schema ./whoknows.schema.json")]
pub struct SchemaArgs {}

/// Prints the schema.
pub fn schema(_: &SchemaArgs) -> Outcome {
    let text = serde_json::to_string_pretty(&scenario::schema()).map_err(Failure::new)?;
    writeln!(std::io::stdout(), "{text}")?;
    Ok(ExitCode::SUCCESS)
}
