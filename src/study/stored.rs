//! A run, read back from its folder.

use super::batches::SHARD_FILE;
use super::manifest::Manifest;
use super::run::{first_rows, typical};
use super::trials::TrialsFormat;
use super::{
    Questions, Run, Study, Untold, VERSION, carriers, channels, foretold, identity, identity::files, questions,
    readers, releases, trials,
};
use crate::estimate::{Answers, answers};
use crate::graph::read::Account;
use crate::scenario::{self, Remarks, Scenario};
use crate::story::Story;
use crate::tally::{Listener, Outcomes, Tally};
use crate::trial::Outcome;
use std::fmt::Display;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::Path;

/// Where a result keeps the scenario as simulated.
pub const SCENARIO_FILE: &str = "scenario.toml";

/// Where a comparison of two results stands.
pub const COMPARISON_FILE: &str = "comparison.json";

/// Where it keeps the answers.
const SUMMARY_FILE: &str = "summary.json";

/// A run and the folder that it stands in.
#[derive(Debug)]
pub struct StoredRun {
    /// The run.
    pub run: Run,
    /// How its trials are stored.
    pub format: TrialsFormat,
    /// What its files take `[bytes]`.
    pub size: u64,
}

/// Why a folder gives no run. The texts name the folder and what to do instead.
#[derive(Debug)]
pub enum NoRun {
    /// It holds none.
    Absent(String),
    /// It holds one that this version did not write, or somebody has changed.
    Unreadable(String),
    /// Its scenario has mistakes.
    Scenario(Remarks),
}

impl Run {
    /// Reads a folder that this version wrote and nobody has changed.
    ///
    /// # Errors
    /// If there is no such run; then nothing of it is taken.
    pub fn read(folder: &Path) -> Result<StoredRun, NoRun> {
        let manifest = manifest_of(folder)?;
        let format = TrialsFormat::ALL
            .into_iter()
            .find(|format| manifest.files.contains_key(format.file_name()))
            .unwrap_or(TrialsFormat::Parquet);
        manifest.check_format().map_err(|error| run_again(folder, &error))?;
        for name in [SCENARIO_FILE, format.file_name(), readers::FILE_NAME] {
            manifest
                .verify(folder, name)
                .map_err(|error| run_again(folder, &error))?;
        }
        let scenario = scenario::load(&folder.join(SCENARIO_FILE), &[])
            .map_err(NoRun::Scenario)?
            .scenario;
        let (tally, first) = counted(folder, &manifest, &scenario, format)?;
        let run = Self {
            answers: Answers {
                network: network(folder),
                ..answers(&scenario, &tally, &manifest.run.version, &manifest.run.digest)
            },
            story: told(&manifest, &scenario, &first),
            questions: questions(folder, &manifest)?,
            scenario,
            tally,
        };
        if run.provenance() != manifest.run {
            let reason = "manifest.json has been changed: its seed or trials are not those of the run";
            return Err(run_again(folder, &reason));
        }
        Ok(StoredRun {
            run,
            format,
            size: size(folder, &manifest),
        })
    }
}

/// What the folder keeps of the questions that followed the run.
fn questions(folder: &Path, manifest: &Manifest) -> Result<Questions, NoRun> {
    let name = questions::FILE_NAME;
    if !manifest.files.contains_key(name) {
        return Ok(Questions::default());
    }
    manifest
        .verify(folder, name)
        .map_err(|error| run_again(folder, &error))?;
    let text = std::fs::read_to_string(folder.join(name)).map_err(|error| unreadable(&error))?;
    serde_json::from_str(&text).map_err(|error| run_again(folder, &error))
}

/// What the stored trials add up to, and the rows of the first of them.
fn counted(
    folder: &Path,
    manifest: &Manifest,
    scenario: &Scenario,
    format: TrialsFormat,
) -> Result<(Tally, Outcomes), NoRun> {
    let mut counting = Counting {
        tally: Tally::new(scenario),
        scenario,
    };
    let mut first = first_rows(scenario);
    let file = folder.join(format.file_name());
    trials::read(&file, scenario, &mut (&mut first, &mut counting)).map_err(|error| unreadable(&error))?;
    check_digest(folder, manifest, scenario)?;
    let mut tally = counting.tally;
    tally.interrupted = manifest.run.interrupted;
    tally.readers = readers::read(&folder.join(readers::FILE_NAME), scenario, tally.trials())
        .map_err(|error| unreadable(&error))?;
    if manifest.files.contains_key(carriers::FILE_NAME) {
        manifest
            .verify(folder, carriers::FILE_NAME)
            .map_err(|error| run_again(folder, &error))?;
        tally.carriers =
            carriers::read(&folder.join(carriers::FILE_NAME), scenario).map_err(|error| unreadable(&error))?;
    }
    if manifest.files.contains_key(channels::FILE_NAME) {
        manifest
            .verify(folder, channels::FILE_NAME)
            .map_err(|error| run_again(folder, &error))?;
        tally.channels =
            channels::read(&folder.join(channels::FILE_NAME), scenario).map_err(|error| unreadable(&error))?;
    }
    if scenario.has_campaign() {
        manifest
            .verify(folder, releases::FILE_NAME)
            .map_err(|error| run_again(folder, &error))?;
        tally.releases = releases::read(&folder.join(releases::FILE_NAME), scenario, tally.trials())
            .map_err(|error| unreadable(&error))?;
    }
    if scenario.has_chances() {
        manifest
            .verify(folder, foretold::FILE_NAME)
            .map_err(|error| run_again(folder, &error))?;
        tally.foretold = foretold::read(&folder.join(foretold::FILE_NAME), scenario, tally.worlds())
            .map_err(|error| unreadable(&error))?;
    }
    Ok((tally, first))
}

/// Counts rows as they are read.
struct Counting<'a> {
    tally: Tally,
    scenario: &'a Scenario,
}

impl Listener for Counting<'_> {
    fn take(&mut self, rows: &[Outcome]) -> ControlFlow<()> {
        self.tally.observe(self.scenario, rows);
        ControlFlow::Continue(())
    }
}

/// What the files of the result take now `[bytes]`.
fn size(folder: &Path, manifest: &Manifest) -> u64 {
    let files = manifest.files.keys().map(|name| folder.join(name));
    files
        .filter_map(|file| file.metadata().ok())
        .map(|data| data.len())
        .sum()
}

/// The trial that the page tells, if it can be played again.
fn told(manifest: &Manifest, scenario: &Scenario, first: &Outcomes) -> Result<Story, Untold> {
    if let Some(first) = files(scenario).next() {
        if let Some(missing) = files(scenario).find(|path| !path.exists()) {
            return Err(Untold::Missing(missing.to_owned()));
        }
        if identity(scenario).ok().as_ref() != Some(&manifest.run.digest) {
            return Err(Untold::Other(first.to_owned()));
        }
    }
    let study = Study::new(scenario).map_err(|error| Untold::Unplayable(error.to_string()))?;
    Ok(typical(&study, first, manifest.run.interrupted))
}

/// What the run read from its network file, which may be gone: as its summary has it.
fn network(folder: &Path) -> Option<Account> {
    #[derive(serde::Deserialize)]
    struct Summary {
        network: Option<Account>,
    }
    let text = std::fs::read_to_string(folder.join(SUMMARY_FILE)).ok()?;
    serde_json::from_str::<Summary>(&text).ok()?.network
}

/// That the scenario is the one that the manifest names; where it names files, which may be elsewhere, this cannot be told.
fn check_digest(folder: &Path, manifest: &Manifest, scenario: &Scenario) -> Result<(), NoRun> {
    if files(scenario).next().is_some() {
        return Ok(());
    }
    let found = identity(scenario).map_err(|error| unreadable(&error))?;
    let named = &manifest.run.digest;
    if *named == found {
        return Ok(());
    }
    let reason =
        format!("{SCENARIO_FILE} is of another scenario: its digest is {found}, that in manifest.json is {named}");
    Err(run_again(folder, &reason))
}

fn manifest_of(folder: &Path) -> Result<Manifest, NoRun> {
    let manifest = Manifest::read(folder).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => NoRun::Absent(no_result(folder)),
        _ => run_again(folder, &error),
    })?;
    let theirs = &manifest.run.version;
    if theirs != VERSION {
        let reason = format!("written by version {theirs} of whoknows, this is {VERSION}");
        return Err(run_again(folder, &reason));
    }
    match other_kind(folder, &manifest) {
        Some(other) => Err(NoRun::Absent(other)),
        None => Ok(manifest),
    }
}

/// A folder that holds what another command wrote.
fn other_kind(folder: &Path, manifest: &Manifest) -> Option<String> {
    let holds = |file: &str| manifest.files.contains_key(file);
    if holds(COMPARISON_FILE) {
        return Some(format!(
            "{}: a comparison of two results and none itself; name the folders that `whoknows run` wrote",
            folder.display()
        ));
    }
    if holds(SHARD_FILE) {
        return Some(format!(
            "{}: a shard of a run and no result yet; `whoknows merge` makes one of all shards",
            folder.display()
        ));
    }
    let command = match (holds(SCENARIO_FILE), holds("story.md"), holds(SUMMARY_FILE)) {
        (false, true, _) => "story",
        (false, false, true) => "cascade",
        _ => return None,
    };
    Some(format!(
        "{}: what `whoknows {command}` wrote; there is no report of it, `whoknows {command}` makes it anew",
        folder.display()
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

fn unreadable(error: &dyn Display) -> NoRun {
    NoRun::Unreadable(error.to_string())
}

/// A result that cannot be shown: why, and what to type instead.
fn run_again(folder: &Path, reason: &dyn Display) -> NoRun {
    NoRun::Unreadable(format!(
        "{}: {reason}; simulate again with `whoknows run SCENARIO --out DIR`",
        folder.display()
    ))
}
