//! What tells one question from another.

use crate::input;
use crate::scenario::{Scenario, digest};
use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The digest of a scenario and of the files that it names: the same where the same numbers come out under the same names.
///
/// # Errors
/// If a file cannot be read.
pub fn identity(scenario: &Scenario) -> Result<String, IdentityError> {
    let files = files(scenario);
    let contents: Vec<Vec<u8>> = files.map(content).collect::<Result<_, _>>()?;
    let contents: Vec<&[u8]> = contents.iter().map(Vec::as_slice).collect();
    Ok(digest(scenario, &contents))
}

/// The files that a scenario names, in their order.
pub(super) fn files(scenario: &Scenario) -> impl Iterator<Item = &Path> {
    let network = scenario.world.network.model.file();
    let network = network
        .into_iter()
        .flat_map(|file| std::iter::once(&file.path).chain(&file.segments));
    let contacts = scenario.requests.from.iter().map(|file| &file.path);
    network.chain(contacts).map(PathBuf::as_path)
}

fn content(path: &Path) -> Result<Vec<u8>, IdentityError> {
    let mut bytes = Vec::new();
    let read = input::open(path).and_then(|mut file| file.read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| IdentityError {
        path: path.to_owned(),
        error,
    })
}

/// A file that a scenario names cannot be read.
#[derive(Debug)]
pub struct IdentityError {
    path: PathBuf,
    error: io::Error,
}

impl fmt::Display for IdentityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot be read: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for IdentityError {}
