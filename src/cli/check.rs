//! `whoknows check`: all mistakes of scenarios at once.

use super::exit_code::SCENARIO_INVALID;
use super::scenario_file::{self, Overrides, check_stdin, name_of, obstacle, rendered, too_large};
use super::tell::{tell, warning};
use super::{Outcome, exit_code::Failure, forecast, letters, network_read, presentation, progress};
use crate::chart::Brand;
use crate::experiment::{Plan, memory};
use crate::graph::read::Account;
use crate::scenario::{Remarks, Scenario};
use crate::study::json::pretty;
use crate::visible::{visible_json, visible_line};
use crate::words::{Language, Words};
use crate::world::asked_audiences;
use clap::Args;
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

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
    /// Also check a firm's look: whether it can be used, and has all letters of the scenarios
    #[arg(long, value_name = "FILE")]
    brand: Option<PathBuf>,
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
    /// Of letters that charts can only show as boxes.
    letters: Vec<String>,
    /// Why it cannot be simulated although the file is right: a network file that is missing, say.
    obstacle: Option<Obstacle>,
    is_valid: bool,
    /// That it will take long, if it will.
    forecast: Option<String>,
    /// What network every world draws, if one does, and how far its people keep to their like, if they should.
    drawn: Vec<String>,
    /// What was read from its network file, in words and as data.
    read: Option<(String, Vec<String>)>,
    /// The files that say what it leaves out.
    bases: Vec<String>,
    network: Option<Account>,
}

/// Checks the files in order; the code says whether any has a mistake.
pub fn check(args: &CheckArgs) -> Outcome {
    check_stdin(&args.files)?;
    let overrides = args.overrides.texts()?;
    let look = presentation::look(args.brand.as_deref())?;
    let findings: Vec<(&Path, Finding)> = args
        .files
        .iter()
        .map(|file| (&**file, find(file, &overrides, &look, args.quiet)))
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

fn find(file: &Path, overrides: &[String], look: &Brand, quiet: bool) -> Finding {
    match scenario_file::load(file, overrides) {
        Err(mistakes) => Finding {
            remarks: mistakes,
            letters: Vec::new(),
            obstacle: None,
            is_valid: false,
            forecast: None,
            drawn: Vec::new(),
            read: None,
            bases: Vec::new(),
            network: None,
        },
        Ok(checked) => {
            let planned = plan(file, &checked.scenario, quiet);
            let words = Language::English.words();
            let forecast = planned.as_ref().ok().and_then(|plan| {
                forecast::of_a_long_run(words, &checked.scenario, plan, &AtomicBool::new(false), PATIENCE)
            });
            let network = match &planned {
                Ok(plan) => plan.account().cloned(),
                Err(obstacle) => obstacle.account.as_deref().cloned(),
            };
            Finding {
                remarks: checked.warnings,
                letters: letters::lacking(look, &checked.scenario),
                is_valid: planned.is_ok(),
                drawn: planned
                    .as_ref()
                    .map_or(Vec::new(), |plan| drawn(words, &checked.scenario, plan)),
                read: network
                    .as_ref()
                    .and_then(|account| network_read::of_account(words, &checked.scenario, account)),
                network,
                bases: checked.bases,
                obstacle: planned.err(),
                forecast,
            }
        }
    }
}

/// Why a scenario cannot be simulated here.
struct Obstacle {
    /// By itself.
    message: String,
    /// As the terminal shows it.
    shown: String,
    /// What was read from the network file, if it was.
    account: Option<Box<Account>>,
}

/// All that a run does before its first trial.
fn plan(file: &Path, scenario: &Scenario, quiet: bool) -> Result<Plan, Obstacle> {
    // Seen until this function ends.
    let _reading = progress::reading(Language::English.words(), scenario, quiet);
    let plan = Plan::new(scenario).map_err(|error| Obstacle {
        message: error.to_string(),
        shown: obstacle(file, &error),
        account: error.account().cloned().map(Box::new),
    })?;
    memory::check(&plan, rayon::current_num_threads()).map_err(|error| Obstacle {
        message: error.to_string(),
        shown: too_large(file, &error),
        account: plan.account().cloned().map(Box::new),
    })?;
    Ok(plan)
}

/// What network a world has, where it is not just that of a file.
fn drawn(words: &dyn Words, scenario: &Scenario, plan: &Plan) -> Vec<String> {
    let size = plan
        .mean_arcs()
        .map(|arcs| words.network_drawn(plan.population().people(), arcs));
    let reached = plan.reached().unwrap_or_default();
    let asked = scenario.world.network.homophily;
    let homophily = reached.homophily.map(|reached| words.homophily_reached(reached, asked));
    let asked = asked_audiences(plan.population()).unwrap_or_default();
    let segments = scenario.segments.iter().zip(&reached.audiences).zip(asked);
    let audiences: Vec<String> = segments
        .filter_map(|((segment, reached), asked)| Some(words.audience_reached(&segment.name, (*reached)?, asked)))
        .collect();
    let audiences = (!audiences.is_empty()).then(|| words.audiences_reached(&audiences));
    size.into_iter().chain(homophily).chain(audiences).collect()
}

/// Time for trials, which tell how long a run would take.
const PATIENCE: Duration = Duration::from_millis(500);

fn print_text(findings: &[(&Path, Finding)], quiet: bool) -> Result<(), Failure> {
    for (file, finding) in findings {
        let is_fine = finding.remarks.is_empty() || quiet && finding.is_valid;
        if !is_fine {
            tell(rendered(&finding.remarks));
        }
        for sentence in finding.letters.iter().filter(|_| !quiet) {
            tell(warning(format_args!("{}: {sentence}", name_of(file))));
        }
        if let Some(obstacle) = &finding.obstacle {
            tell(&obstacle.shown);
        }
        if let Some(forecast) = finding.forecast.as_ref().filter(|_| !quiet) {
            tell(format_args!("{}: {forecast}", name_of(file)));
        }
        for drawn in finding.drawn.iter().filter(|_| !quiet) {
            writeln!(std::io::stdout(), "{}: {drawn}", name_of(file))?;
        }
        if let Some((line, warnings)) = finding.read.as_ref().filter(|_| !quiet) {
            warnings.iter().for_each(tell);
            writeln!(std::io::stdout(), "{line}")?;
        }
        if finding.is_valid && !quiet {
            let rest = match &finding.bases[..] {
                [] => String::new(),
                bases => format!("; what it leaves out is from {}", visible_line(&bases.join(", "))),
            };
            writeln!(std::io::stdout(), "{}: no mistakes{rest}", name_of(file))?;
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
                "letters": finding.letters,
                "obstacle": finding.obstacle.as_ref().map(|obstacle| &obstacle.message),
                "forecast": finding.forecast,
                "network": finding.network,
                "bases": finding.bases,
            })
        })
        .collect();
    std::io::stdout().write_all(visible_json(&pretty(&files)).as_bytes())?;
    Ok(())
}
