//! `whoknows report`: charts and report again from stored results, without simulating.

use super::exit_code::Failure;
use super::{Outcome, verdict};
use crate::estimate::answers;
use crate::report::folder::{Replace, ResultFolder};
use crate::report::manifest::Manifest;
use crate::report::result::{self, TrialsFormat};
use crate::report::trials;
use crate::scenario::{self, Look};
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Make charts, tables and report of stored results again, without simulating
#[derive(Debug, Args)]
#[command(after_help = "Example:
  whoknows report output/credit-union")]
pub struct ReportArgs {
    /// Folders of results
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// Print summary.json instead of verdict and table
    #[arg(long)]
    json: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
}

/// Makes every folder's pictures and pages anew.
pub fn report(args: &ReportArgs) -> Outcome {
    for folder in &args.folders {
        report_folder(args, folder)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn report_folder(args: &ReportArgs, path: &Path) -> Result<(), Failure> {
    let in_folder = |error: &dyn std::fmt::Display| Failure::new(format!("{}: {error}", path.display()));
    let manifest = Manifest::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            in_folder(&"no result of whoknows (it has no manifest.json); name a folder that `whoknows run` wrote")
        }
        _ => in_folder(&error),
    })?;
    let run = manifest.run;
    if run.version != env!("CARGO_PKG_VERSION") {
        let ours = env!("CARGO_PKG_VERSION");
        return Err(in_folder(&format!(
            "written by version {} of whoknows, this is {ours}; run the scenario again, or use that version",
            run.version
        )));
    }
    let checked = scenario::load(&path.join("scenario.toml"), &[])
        .map_err(|mistakes| Failure::Scenario(mistakes.render(Look::Plain)))?;
    let scenario = checked.scenario;
    let (format, file) = if manifest.files.contains_key("trials.csv") {
        (TrialsFormat::Csv, "trials.csv")
    } else {
        (TrialsFormat::Parquet, "trials.parquet")
    };
    let outcomes = trials::read(&path.join(file), &scenario, run.interrupted).map_err(|error| in_folder(&error))?;
    let answers = answers(&scenario, &outcomes, &run.version, &run.digest);
    let mut folder = ResultFolder::prepare(path, &run.digest, Replace::SameScenario).map_err(Failure::new)?;
    for (name, bytes) in result::files(&scenario, &outcomes, &answers, format).map_err(Failure::new)? {
        folder.add(&name, bytes);
    }
    let folder = folder.publish(run).map_err(Failure::new)?;
    if args.json {
        verdict::print_json(&answers)
    } else if args.quiet {
        Ok(())
    } else {
        verdict::print(&answers, &scenario, &folder)
    }
}
