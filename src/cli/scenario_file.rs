//! Arguments that name a scenario, shared by the commands that read one.

use super::exit_code::Failure;
use super::{count, tell};
use crate::experiment::PlanError;
use crate::experiment::memory::TooMuchMemory;
use crate::scenario::{self, Checked, Look, MOST_TRIALS, Remarks};
use crate::study::StudyError;
use crate::visible::visible_path;
use clap::Args;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Stands for standard input in the place of a scenario file.
const STDIN: &str = "-";

/// How scenario files are changed before they are checked.
#[derive(Debug, Args)]
pub struct Overrides {
    /// Override a key of the scenario, e.g. `requests.count=200` or `policy.open.max_contacts=50`; may be repeated
    #[arg(long = "set", value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// Number of trials, like 20000, 2e4 or 20k; short for --set experiment.trials=N
    #[arg(long, value_name = "N", value_parser = count::from(1, MOST_TRIALS))]
    trials: Option<u64>,
    /// Seed of all randomness; short for --set seed=N
    #[arg(long, value_name = "N", value_parser = count::from(0, u64::MAX))]
    seed: Option<u64>,
}

impl Overrides {
    /// The texts, in their order.
    pub fn texts(&self) -> Result<Vec<String>, Failure> {
        let mut texts = self.set.clone();
        for (flag, key, value) in [
            ("--trials", "experiment.trials", self.trials),
            ("--seed", "seed", self.seed),
        ] {
            let Some(value) = value else { continue };
            let is_same = |text: &&String| text.split('=').next().is_some_and(|path| path.trim() == key);
            if let Some(text) = self.set.iter().find(is_same) {
                return Err(Failure::Usage(format!(
                    "{flag} {value} and --set {text} both set `{key}`; leave one of them out"
                )));
            }
            texts.push(format!("{key}={value}"));
        }
        Ok(texts)
    }
}

/// Reads and checks a scenario, from standard input if it is called `-`: then paths in it are seen from the current folder.
pub fn load(path: &Path, overrides: &[String]) -> Result<Checked, Remarks> {
    if is_stdin(path) {
        scenario::load_from(std::io::stdin().lock(), &name_of(path), Path::new(""), overrides)
    } else {
        scenario::load(path, overrides)
    }
}

/// Refuses to read standard input more than once.
pub fn check_stdin(paths: &[PathBuf]) -> Result<(), Failure> {
    match paths.iter().filter(|path| is_stdin(path)).count() {
        0 | 1 => Ok(()),
        _ => Err(Failure::Usage(
            "`-` stands more than once, and standard input can be read only once; name files instead".to_owned(),
        )),
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new(STDIN)
}

/// What a scenario file is called in messages.
pub fn name_of(path: &Path) -> String {
    if is_stdin(path) {
        "standard input".to_owned()
    } else {
        visible_path(path)
    }
}

/// What the folder of its results is called.
pub fn folder_name(path: &Path) -> &OsStr {
    if is_stdin(path) {
        OsStr::new("stdin")
    } else {
        path.file_stem().unwrap_or(path.as_os_str())
    }
}

/// Reads and checks scenarios; the mistakes of all of them together are the failure.
pub fn load_all(paths: &[PathBuf], overrides: &Overrides) -> Result<Vec<Checked>, Failure> {
    check_stdin(paths)?;
    let overrides = overrides.texts()?;
    let (mut scenarios, mut mistakes) = (Vec::new(), Vec::new());
    for path in paths {
        match load(path, &overrides) {
            Ok(checked) => scenarios.push(checked),
            Err(remarks) => mistakes.push(rendered(&remarks)),
        }
    }
    if mistakes.is_empty() {
        Ok(scenarios)
    } else {
        Err(Failure::Scenario(mistakes.join("\n\n")))
    }
}

/// Remarks as [`tell::tell`] shows them.
pub fn rendered(remarks: &Remarks) -> String {
    remarks.render(Look::Coloured).trim_end().to_owned()
}

/// Why a scenario without mistakes cannot be simulated: its network file is missing, say.
pub fn obstacle(path: &Path, error: &PlanError) -> String {
    tell::error(format_args!("{}: {error}", name_of(path)))
}

/// The same for all that a scenario is made ready from.
pub fn unready(path: &Path, error: &StudyError) -> Failure {
    match error {
        StudyError::Plan(error) => Failure::Scenario(obstacle(path, error)),
        StudyError::Identity(error) => Failure::new(error),
    }
}

/// Why a scenario without mistakes does not fit into this machine.
pub fn too_large(path: &Path, error: &TooMuchMemory) -> String {
    tell::error(format_args!("{}: {error}", name_of(path)))
}

/// That a trial grew beyond what this machine holds.
pub fn outgrown(path: &Path) -> String {
    tell::error(format_args!(
        "{}: a trial has more readers than the memory holds: limit them, as in --set experiment.max_readers=1000000, or use \
         fewer --threads",
        name_of(path)
    ))
}
