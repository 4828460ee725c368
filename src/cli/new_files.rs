//! Writes files of a command that makes few: all of them whole, and none over another one unless that is asked for.

use super::exit_code::Failure;
use crate::visible::visible_path;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Writes files with their contents; folders are made as needed.
pub fn write(files: &[(PathBuf, Vec<u8>)], replaces: bool) -> Result<(), Failure> {
    let taken = files.iter().find(|(path, _)| path.symlink_metadata().is_ok());
    if let Some((taken, _)) = taken.filter(|_| !replaces) {
        return Err(Failure::Message(format!(
            "{} is there already, and is left alone; name another place, or replace it with --force",
            visible_path(taken)
        )));
    }
    files.iter().try_for_each(|(path, content)| {
        write_whole(path, content).map_err(|error| {
            Failure::Message(format!(
                "{} cannot be written: {error}; name another place",
                visible_path(path)
            ))
        })
    })
}

/// Writes aside, then gives the file its name.
fn write_whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder)?;
    let mut aside = NamedTempFile::new_in(folder)?;
    aside.write_all(content)?;
    aside.persist(path)?;
    Ok(())
}
