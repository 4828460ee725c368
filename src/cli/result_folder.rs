//! The folder that a command writes to: prepared before the long work, and what is told of it.

use super::exit_code::Failure;
use super::tell::tell;
use crate::input;
use crate::scenario::{Differences, Scenario, differences};
use crate::study::SCENARIO_FILE;
use crate::study::folder::{FolderError, Note, Published, Replace, ResultFolder};
use crate::visible::visible;
use std::path::{Path, PathBuf};

/// Where results of `scenario` are to go.
pub struct Wanted<'a> {
    /// The folder.
    pub target: &'a Path,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its digest.
    pub digest: &'a str,
    /// Whether results of any scenario may be replaced.
    pub force: bool,
    /// What the result takes at least `[bytes]`.
    pub least_size: u64,
}

/// Prepares the folder, or says why results cannot go there; tells what was done about runs that were ended.
pub fn prepare(wanted: &Wanted, quiet: bool) -> Result<ResultFolder, Failure> {
    let replace = if wanted.force {
        Replace::AnyScenario
    } else {
        Replace::SameScenario
    };
    let folder = ResultFolder::prepare(wanted.target, wanted.digest, replace)
        .map_err(|error| refusal(&error, wanted.scenario))?;
    tell_notes(folder.notes(), quiet);
    folder.check_room(wanted.least_size).map_err(Failure::new)?;
    Ok(folder)
}

/// Why, and of a result of another scenario: what is different.
fn refusal(error: &FolderError, scenario: &Scenario) -> Failure {
    let FolderError::OtherScenario { out, .. } = error else {
        return Failure::new(error);
    };
    let stored = input::open(&out.join(SCENARIO_FILE)).and_then(std::io::read_to_string);
    let different = stored.map(|stored| differences(&stored, scenario)).unwrap_or_default();
    if different.is_empty() {
        // A network file is no key.
        return Failure::new(error);
    }
    Failure::Message(format!(
        "{} holds results of another scenario (or of this one with other assumptions):\n{}\nreplace them with --force, or \
         name another folder with --out DIR",
        out.display(),
        Differences(&different)
    ))
}

/// Tells what was done besides; of a quiet command only what one has to know.
pub fn tell_notes(notes: &[Note], quiet: bool) {
    for note in notes.iter().filter(|note| !quiet || note.is_urgent()) {
        tell(visible(&format!("note: {note}")));
    }
}

/// Tells what was done besides writing a result, and gives the folder to show: the one that was asked for, unless it went elsewhere.
pub fn published(published: Published, target: &Path, quiet: bool) -> PathBuf {
    tell_notes(&published.notes, quiet);
    let went_elsewhere = |note: &Note| matches!(note, Note::LongerResult { .. } | Note::Taken { .. });
    if published.notes.iter().any(went_elsewhere) {
        published.path
    } else {
        target.to_owned()
    }
}
