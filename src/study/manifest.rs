//! `manifest.json`: what a result folder holds, and of which run. Machine-independent: no times, no paths.

use crate::input;
use serde::{Deserialize, Serialize};
use std::io::{self, Read};
use std::{collections::BTreeMap, path::Path};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// Name of the manifest within its folder.
pub const FILE_NAME: &str = "manifest.json";

/// Name of the manifest in a folder whose files are still being written.
pub const PENDING: &str = "manifest.json.new";

/// The layout of result folders that this version writes.
const FORMAT: u32 = 3;

/// The run that a result is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Version of the program.
    pub version: String,
    /// Digest of all that the numbers depend on.
    pub digest: String,
    /// Seed of all randomness.
    pub seed: u64,
    /// Trials done.
    pub trials: u64,
    /// Whether the run was interrupted before its planned end.
    pub interrupted: bool,
}

/// What a result folder holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: u32,
    /// The run.
    #[serde(flatten)]
    pub run: Provenance,
    /// Files, the manifest apart, with `/` between folders → digest of their bytes (xxh3, 128 bits).
    pub files: BTreeMap<String, String>,
}

impl Manifest {
    /// The manifest of files with these digests.
    pub fn new(run: Provenance, files: BTreeMap<String, String>) -> Self {
        Self {
            format: FORMAT,
            run,
            files,
        }
    }

    /// The text of `manifest.json`.
    ///
    /// # Panics
    /// Never: keys are text.
    pub fn to_json(&self) -> String {
        super::json::pretty(self)
    }

    /// Reads the manifest of the result folder `folder`, of this layout or an older one.
    ///
    /// # Errors
    /// Of kind `NotFound` where there is none, and `InvalidData` where it is broken or a newer version's.
    pub fn read(folder: &Path) -> io::Result<Self> {
        Self::read_file(&folder.join(FILE_NAME))
    }

    /// Reads the manifest that a folder is to have once all its files are written.
    ///
    /// # Errors
    /// As [`Manifest::read`].
    pub fn read_pending(folder: &Path) -> io::Result<Self> {
        Self::read_file(&folder.join(PENDING))
    }

    fn read_file(path: &Path) -> io::Result<Self> {
        let text = io::read_to_string(input::open(path)?)?;
        let invalid = |reason: String| io::Error::new(io::ErrorKind::InvalidData, reason);
        let manifest: Self =
            serde_json::from_str(&text).map_err(|error| invalid(format!("{FILE_NAME} is no manifest: {error}")))?;
        if manifest.format <= FORMAT {
            Ok(manifest)
        } else {
            Err(invalid(manifest.other_format()))
        }
    }

    /// Checks that the folder has the layout that this version writes, so that its trials can be read; one of an older layout
    /// can only be replaced.
    ///
    /// # Errors
    /// Of kind `InvalidData`, naming both formats.
    pub fn check_format(&self) -> io::Result<()> {
        if self.format == FORMAT {
            Ok(())
        } else {
            Err(io::Error::new(io::ErrorKind::InvalidData, self.other_format()))
        }
    }

    fn other_format(&self) -> String {
        let found = self.format;
        format!("{FILE_NAME} has format {found}; this version reads format {FORMAT}")
    }

    /// Checks that the file `name` stands in `folder` just as it was written.
    ///
    /// # Errors
    /// Of kind `NotFound` where it is gone, and `InvalidData` where it is not listed or somebody has changed it.
    pub fn verify(&self, folder: &Path, name: &str) -> io::Result<()> {
        let found = input::open(&folder.join(name)).and_then(|mut file| digest_of(&mut file));
        let found = found.map_err(|error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => io::Error::new(error.kind(), format!("{name} is missing")),
            kind => io::Error::new(kind, format!("{name} cannot be read: {error}")),
        })?;
        let reason = match self.files.get(name) {
            Some(written) if *written == found => return Ok(()),
            Some(written) => format!(
                "{name} has been changed since the run: its digest is {found}, that in {FILE_NAME} is {written}"
            ),
            None => format!("{name} is not listed in {FILE_NAME}"),
        };
        Err(io::Error::new(io::ErrorKind::InvalidData, reason))
    }
}

/// Digest of a file's bytes.
pub fn digest(bytes: &[u8]) -> String {
    shown(xxh3_128(bytes))
}

/// The same of all that is left to read in a file.
///
/// # Errors
/// If it cannot be read.
pub fn digest_of(file: &mut impl Read) -> io::Result<String> {
    let mut digest = Xxh3::new();
    io::copy(file, &mut digest)?;
    Ok(shown(digest.digest128()))
}

fn shown(digest: u128) -> String {
    format!("{digest:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn verifies_that_a_file_is_as_it_was_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = folder.path().join("a.txt");
        let run = Provenance {
            version: "1".into(),
            digest: "d".into(),
            seed: 1,
            trials: 1,
            interrupted: false,
        };
        let manifest = Manifest::new(run, BTreeMap::from([("a.txt".to_owned(), digest(b"as written"))]));
        let kind = |name| manifest.verify(folder.path(), name).map_err(|error| error.kind());
        assert_eq!(kind("a.txt"), Err(io::ErrorKind::NotFound));
        fs::write(&place, "changed").expect("can be written");
        assert_eq!(kind("a.txt"), Err(io::ErrorKind::InvalidData));
        fs::write(&place, "as written").expect("can be written");
        assert_eq!(kind("a.txt"), Ok(()));
        fs::write(folder.path().join("b.txt"), "a stranger").expect("can be written");
        assert_eq!(kind("b.txt"), Err(io::ErrorKind::InvalidData));
    }
}
