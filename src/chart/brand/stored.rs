//! Files of strangers, read no further than a bound.

use crate::input;
use std::io::Read;
use std::path::Path;

/// The bytes of a file of at most `largest` bytes; devices, pipes and folders are [refused](input::open).
///
/// # Errors
/// Why it is not read; for a file that is too large, `too_large` of its size.
pub(super) fn read(path: &Path, largest: usize, too_large: impl Fn(u64) -> String) -> Result<Vec<u8>, String> {
    let unread = |error: std::io::Error| format!("cannot be read: {error}");
    let file = input::open(path).map_err(unread)?;
    let size = file.metadata().map_err(unread)?.len();
    if size > largest as u64 {
        return Err(too_large(size));
    }
    // It may grow while it is read.
    let mut bytes = Vec::new();
    file.take(largest as u64 + 1).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() > largest {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}
