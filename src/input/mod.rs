//! Files that authors name, opened with care: a device never ends, and a pipe may never begin.

pub mod utf16;
pub mod windows_1252;

use std::fs::{File, FileType, Metadata};
use std::io;
use std::path::Path;

/// Opens a file to read from.
///
/// # Errors
/// As [`File::open`]; of kind `IsADirectory` for a folder, and of kind `InvalidInput` for a pipe, a socket or a device, at once.
pub fn open(path: &Path) -> io::Result<File> {
    // Before it is opened, since opening a pipe waits for somebody who writes to it; after, since it may be another file by now.
    refuse_all_but_files(&path.metadata()?)?;
    let file = File::open(path)?;
    refuse_all_but_files(&file.metadata()?)?;
    Ok(file)
}

fn refuse_all_but_files(data: &Metadata) -> io::Result<()> {
    if data.is_file() {
        Ok(())
    } else if data.is_dir() {
        Err(io::Error::new(
            io::ErrorKind::IsADirectory,
            "it is a folder, not a file",
        ))
    } else {
        let reason = format!(
            "it is {}, not a file; save what it gives to a file",
            kind(data.file_type())
        );
        Err(io::Error::new(io::ErrorKind::InvalidInput, reason))
    }
}

#[cfg(unix)]
fn kind(of: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if of.is_fifo() {
        "a pipe"
    } else if of.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn kind(_: FileType) -> &'static str {
    "a device or a pipe"
}
