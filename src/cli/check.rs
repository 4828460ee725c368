//! `whoknows check`: all mistakes of scenarios at once.

use super::exit_code::SCENARIO_INVALID;
use super::scenario_file::{self, Overrides, check_stdin, name_of, obstacle, rendered};
use super::tell::tell;
use super::{Outcome, exit_code::Failure};
use crate::experiment::{Plan, PlanError};
use crate::scenario::Remarks;
use crate::visible::visible_json;
use clap::Args;
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Show all mistakes of scenario files at once, each with its place and what to type instead
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows check scenarios/*.toml
  whoknows check mine.toml --set requests.count=200
  whoknows check mine.toml --json          for an editor or a pipeline
  whoknows new | whoknows check -          a scenario from standard input")]
pub struct CheckArgs {
    /// Scenario files; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    overrides: Overrides,
    /// Print what was found as JSON
    #[arg(long)]
    json: bool,
    /// Say nothing of files that are right, and nothing of warnings
    #[arg(short, long)]
    quiet: bool,
}

/// What is to be said of one file.
struct Finding {
    remarks: Remarks,
    /// Why it cannot be simulated although the file is right: a network file that is missing, say.
    obstacle: Option<PlanError>,
    is_valid: bool,
}

/// Checks the files in order; the code says whether any has a mistake.
pub fn check(args: &CheckArgs) -> Outcome {
    check_stdin(&args.files)?;
    let overrides = args.overrides.texts()?;
    let findings: Vec<(&Path, Finding)> = args
        .files
        .iter()
        .map(|file| (&**file, find(file, &overrides)))
        .collect();
    if args.json {
        print_json(&findings)?;
    } else {
        print_text(&findings, args.quiet)?;
    }
    let all_valid = findings.iter().all(|(_, finding)| finding.is_valid);
    Ok(if all_valid {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(SCENARIO_INVALID)
    })
}

fn find(file: &Path, overrides: &[String]) -> Finding {
    match scenario_file::load(file, overrides) {
        Err(mistakes) => Finding {
            remarks: mistakes,
            obstacle: None,
            is_valid: false,
        },
        Ok(checked) => {
            let obstacle = Plan::new(&checked.scenario).err();
            let is_valid = obstacle.is_none();
            Finding {
                remarks: checked.warnings,
                obstacle,
                is_valid,
            }
        }
    }
}

fn print_text(findings: &[(&Path, Finding)], quiet: bool) -> Result<(), Failure> {
    for (file, finding) in findings {
        let is_fine = finding.remarks.is_empty() || quiet && finding.is_valid;
        if !is_fine {
            tell(rendered(&finding.remarks));
        }
        if let Some(error) = &finding.obstacle {
            tell(obstacle(file, error));
        }
        if finding.is_valid && !quiet {
            writeln!(std::io::stdout(), "{}: no mistakes", name_of(file))?;
        }
    }
    Ok(())
}

fn print_json(findings: &[(&Path, Finding)]) -> Result<(), Failure> {
    let files: Vec<_> = findings
        .iter()
        .map(|(file, finding)| {
            let remarks: Vec<_> = finding.remarks.iter().collect();
            json!({
                "file": file.display().to_string(),
                "valid": finding.is_valid,
                "remarks": remarks,
                "obstacle": finding.obstacle.as_ref().map(ToString::to_string),
            })
        })
        .collect();
    let text = serde_json::to_string_pretty(&files).map_err(Failure::new)?;
    writeln!(std::io::stdout(), "{}", visible_json(&text))?;
    Ok(())
}
