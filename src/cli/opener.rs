//! A report in the program that the system opens it with.

use super::tell::tell;
use crate::visible::visible_path;
use std::path::Path;

/// Opens a file and does not wait; where nothing can, says so.
pub fn open(file: &Path) {
    if let Err(error) = open::that_detached(file) {
        tell(format_args!(
            "Nothing here opens {} ({error}); open it in a browser.",
            visible_path(file)
        ));
    }
}
