//! Files of strangers, read no further than a bound.

use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::Path;

/// The bytes of a regular file of at most `largest` bytes.
///
/// Devices, pipes and folders are refused before they are opened: some of them never end, and others wait for ever.
///
/// # Errors
/// Why it is not read; for a file that is too large, `too_large` of its size.
pub(super) fn read(path: &Path, largest: usize, too_large: impl Fn(u64) -> String) -> Result<Vec<u8>, String> {
    let unread = |error: std::io::Error| format!("cannot be read: {error}");
    let refuse = |found: &Metadata| {
        if found.is_dir() {
            Err("is a folder: name a file in it".to_owned())
        } else if !found.is_file() {
            Err("is no regular file (a device or a pipe): name a file".to_owned())
        } else if found.len() > largest as u64 {
            Err(too_large(found.len()))
        } else {
            Ok(())
        }
    };
    refuse(&fs::metadata(path).map_err(unread)?)?;
    let file = File::open(path).map_err(unread)?;
    // It may be another file by now, or grow while it is read.
    refuse(&file.metadata().map_err(unread)?)?;
    let mut bytes = Vec::new();
    file.take(largest as u64 + 1).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() > largest {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}
