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
    let Some(file) = scenario.world.network.model.file() else {
        return Ok(digest(scenario, &[]));
    };
    let files = std::iter::once(&file.path).chain(&file.segments);
    let contents: Vec<Vec<u8>> = files.map(|path| content(path)).collect::<Result<_, _>>()?;
    let contents: Vec<&[u8]> = contents.iter().map(Vec::as_slice).collect();
    Ok(digest(scenario, &contents))
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
