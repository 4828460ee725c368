//! `whoknows report`: charts and report again from stored results, without simulating.

use super::exit_code::{self, Failure};
use super::presentation::Presentation;
use super::result_folder::{self, SCENARIO_FILE, Wanted};
use super::scenario_file::{digest_of, rendered};
use super::tell::tell;
use super::{Outcome, opener, progress, typical, verdict};
use crate::chart::Brand;
use crate::estimate::{Answers, Outcomes, answers};
use crate::experiment::Plan;
use crate::graph::read::Account;
use crate::report::folder;
use crate::report::manifest::Manifest;
use crate::report::result::{self, TrialsFormat};
use crate::report::{json, readers, trials};
use crate::scenario::{self, NetworkModel, Scenario};
use crate::story::Story;
use crate::visible::visible;
use clap::Args;
use std::fmt::Display;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where a result folder keeps the answers.
const SUMMARY_FILE: &str = "summary.json";

/// Make charts, tables and report of stored results again, without simulating
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows report output/credit-union --open
  whoknows report output/credit-union --language de --audience client
  whoknows report output/* --quiet
  whoknows report output/credit-union --brand brand.toml

Of several folders, those that hold no result are skipped. A report or deck
that was changed by hand is kept, with .edited in its name.")]
pub struct ReportArgs {
    /// Folders of results
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<PathBuf>,
    #[command(flatten)]
    presentation: Presentation,
    /// Print summary.json instead of verdict and table
    #[arg(long)]
    json: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
}

/// Makes every folder's pictures and pages anew. Of several folders, those that hold no result are skipped.
pub fn report(args: &ReportArgs) -> Outcome {
    let look = args.presentation.dress.look()?;
    if let [folder] = &args.folders[..] {
        return match report_folder(args, folder, &look) {
            Ok(()) => Ok(ExitCode::SUCCESS),
            Err(Unreported::NoResult(reason)) => Err(Failure::Message(reason)),
            Err(Unreported::Failed(failure)) => Err(failure),
        };
    }
    let (mut done, mut failed) = (0, None);
    for folder in &args.folders {
        match report_folder(args, folder, &look) {
            Ok(()) => done += 1,
            Err(Unreported::NoResult(_)) if args.quiet => {}
            Err(Unreported::NoResult(reason)) => tell(visible(&format!("skipped {reason}"))),
            Err(Unreported::Failed(Failure::BrokenPipe)) => return Err(Failure::BrokenPipe),
            // The others can be done all the same.
            Err(Unreported::Failed(failure)) => failed = Some(exit_code::of(Err(failure))),
        }
    }
    match failed {
        Some(code) => Ok(code),
        None if done > 0 => Ok(ExitCode::SUCCESS),
        None => Err(Failure::new(
            "none of these folders holds a result; name one that `whoknows run` wrote",
        )),
    }
}

/// Why a folder got no report.
enum Unreported {
    /// It holds no result at all.
    NoResult(String),
    /// It holds one, and yet.
    Failed(Failure),
}

impl From<Failure> for Unreported {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

fn report_folder(args: &ReportArgs, path: &Path, look: &Brand) -> Result<(), Unreported> {
    let writing = progress::writing(args.presentation.dress.language.words(), args.quiet);
    let stored = {
        // Nobody replaces the result while it is read.
        let (_lock, notes) = folder::recover(path).map_err(Failure::new)?;
        result_folder::tell_notes(&notes, args.quiet);
        Stored::read(path)?
    };
    let run = stored.manifest.run.clone();
    let answers = Answers {
        network: stored.network.clone(),
        ..answers(&stored.scenario, &stored.outcomes, &run.version, &run.digest)
    };
    let wanted = Wanted {
        target: path,
        scenario: &stored.scenario,
        digest: &run.digest,
        force: false,
        least_size: result::least_size(&stored.scenario, stored.format).min(stored.size(path)),
    };
    let mut folder = result_folder::prepare(&wanted, args.quiet)?;
    let presentation = args.presentation.meant();
    let story = match stored.story() {
        Ok(story) => Some(story),
        Err(reason) => {
            if !args.quiet {
                tell(visible(&format!("{}: no trial is told, for {reason}", path.display())));
            }
            None
        }
    };
    let files = result::files(
        &stored.scenario,
        &stored.outcomes,
        &answers,
        stored.format,
        presentation,
        look,
        story.as_ref(),
    );
    for (name, bytes) in files.map_err(Failure::new)? {
        folder.add(&name, bytes);
    }
    let published = folder.publish(run).map_err(Failure::new)?;
    writing.finish_and_clear();
    let shown = result_folder::published(published, path, args.quiet);
    if args.json {
        verdict::print_json(&answers)?;
    } else if !args.quiet {
        verdict::print(
            presentation.language.words(),
            &answers,
            &stored.scenario,
            &shown,
            args.presentation.chart.glyphs(),
        )?;
    }
    if args.presentation.open {
        opener::open(&shown.join("report.html"));
    }
    Ok(())
}

/// What a result folder keeps of its run.
struct Stored {
    manifest: Manifest,
    scenario: Scenario,
    outcomes: Outcomes,
    format: TrialsFormat,
    /// What was read from the network file.
    network: Option<Account>,
}

impl Stored {
    /// Reads a folder that this version wrote and nobody has changed.
    fn read(path: &Path) -> Result<Self, Unreported> {
        let manifest = manifest_of(path)?;
        if let Some(other) = other_kind(path, &manifest) {
            return Err(Unreported::NoResult(other));
        }
        let (format, trials_file) = if manifest.files.contains_key("trials.csv") {
            (TrialsFormat::Csv, "trials.csv")
        } else {
            (TrialsFormat::Parquet, "trials.parquet")
        };
        manifest.check_format().map_err(|error| run_again(path, &error))?;
        for name in [SCENARIO_FILE, trials_file, readers::FILE_NAME] {
            manifest.verify(path, name).map_err(|error| run_again(path, &error))?;
        }
        let checked = scenario::load(&path.join(SCENARIO_FILE), &[])
            .map_err(|mistakes| Failure::Scenario(rendered(&mistakes)))?;
        let mut outcomes =
            trials::read(&path.join(trials_file), &checked.scenario, manifest.run.interrupted).map_err(Failure::new)?;
        check_digest(path, &manifest, &checked.scenario)?;
        let trials = outcomes.rows.len() as u64 / outcomes.policies as u64;
        let readers_file = path.join(readers::FILE_NAME);
        outcomes.readers = readers::read(&readers_file, &checked.scenario, trials).map_err(Failure::new)?;
        if (manifest.run.seed, manifest.run.trials) == (checked.scenario.seed, trials) {
            Ok(Self {
                manifest,
                scenario: checked.scenario,
                outcomes,
                format,
                network: network(path),
            })
        } else {
            let reason = "manifest.json has been changed: its seed or trials are not those of the run";
            Err(run_again(path, &reason).into())
        }
    }
}

impl Stored {
    /// What the files of the result take now `[bytes]`.
    fn size(&self, path: &Path) -> u64 {
        let files = self.manifest.files.keys().map(|name| path.join(name));
        files
            .filter_map(|file| file.metadata().ok())
            .map(|data| data.len())
            .sum()
    }

    /// The trial that the page tells, or why it can tell none: trials on a network file are played again on that very file.
    fn story(&self) -> Result<Story, String> {
        let scenario = &self.scenario;
        if let NetworkModel::File(file) = &scenario.world.network.model {
            let mut files = std::iter::once(&file.path).chain(&file.segments);
            if let Some(missing) = files.find(|path| !path.exists()) {
                return Err(format!(
                    "a result does not keep its network file; to have one told, copy the file to {} and report again",
                    missing.display()
                ));
            }
            if digest_of(scenario).ok().as_ref() != Some(&self.manifest.run.digest) {
                return Err(format!(
                    "{} is not the network file of the run; to have one told, copy that file there and report again",
                    file.path.display()
                ));
            }
        }
        let plan = Plan::new(scenario).map_err(|error| error.to_string())?;
        Ok(typical::typical(scenario, &plan, &self.outcomes))
    }
}

/// What the run read from its network file, which may be gone: as its summary has it.
fn network(path: &Path) -> Option<Account> {
    let text = std::fs::read_to_string(path.join(SUMMARY_FILE)).ok()?;
    json::from_json(&text).ok()?.network
}

/// That the scenario is the one that the manifest names; of a network file, which may be elsewhere, this cannot be told.
fn check_digest(path: &Path, manifest: &Manifest, scenario: &Scenario) -> Result<(), Failure> {
    if matches!(scenario.world.network.model, NetworkModel::File(_)) {
        return Ok(());
    }
    let (named, found) = (&manifest.run.digest, digest_of(scenario)?);
    if *named == found {
        return Ok(());
    }
    let reason =
        format!("{SCENARIO_FILE} is of another scenario: its digest is {found}, that in manifest.json is {named}");
    Err(run_again(path, &reason))
}

fn manifest_of(path: &Path) -> Result<Manifest, Unreported> {
    let manifest = Manifest::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Unreported::NoResult(no_result(path)),
        _ => run_again(path, &error).into(),
    })?;
    let (theirs, ours) = (&manifest.run.version, env!("CARGO_PKG_VERSION"));
    if theirs == ours {
        Ok(manifest)
    } else {
        let reason = format!("written by version {theirs} of whoknows, this is {ours}");
        Err(run_again(path, &reason).into())
    }
}

/// A folder that holds what another command wrote.
fn other_kind(path: &Path, manifest: &Manifest) -> Option<String> {
    let holds = |file: &str| manifest.files.contains_key(file);
    let command = match (holds(SCENARIO_FILE), holds("story.md"), holds("summary.json")) {
        (false, true, _) => "story",
        (false, false, true) => "cascade",
        _ => return None,
    };
    Some(format!(
        "{}: what `whoknows {command}` wrote; there is no report of it, `whoknows {command}` makes it anew",
        path.display()
    ))
}

/// What is no result: what to name instead.
fn no_result(path: &Path) -> String {
    let name = path.display();
    let folder = path.ancestors().skip(1).find(|above| Manifest::read(above).is_ok());
    match folder {
        _ if path.extension().is_some_and(|ending| ending == "toml") && folder.is_none() => {
            format!("{name}: a scenario is no result; `whoknows run {name}` makes one")
        }
        Some(folder) if path.is_file() && !folder.as_os_str().is_empty() => {
            format!("{name}: part of a result; name its folder, {}", folder.display())
        }
        _ => {
            format!("{name}: no result of whoknows (it has no manifest.json); name a folder that `whoknows run` wrote")
        }
    }
}

/// A result that cannot be shown: why, and what to type instead.
fn run_again(path: &Path, reason: &dyn Display) -> Failure {
    Failure::Message(format!(
        "{}: {reason}; simulate again with `whoknows run SCENARIO --out DIR`",
        path.display()
    ))
}
