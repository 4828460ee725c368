//! What `--version` says beside the version: enough for somebody else to build the same program, and with `--verbose` all that a bug
//! report needs.

use crate::graph::read::available;
use crate::study::batches::FORMAT;

/// Version, commit and features.
pub const LONG: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\ncommit: ",
    env!("WHOKNOWS_COMMIT"),
    "\nfeatures: ",
    env!("WHOKNOWS_FEATURES")
);

/// Where and how the program runs, a line each; nothing in it names anybody.
pub fn verbose() -> String {
    let build = if cfg!(debug_assertions) { "debug" } else { "optimised" };
    let cores = std::thread::available_parallelism().map_or_else(|_| "unknown".to_owned(), |cores| cores.to_string());
    let memory = available().map_or_else(|| "unknown".to_owned(), |bytes| format!("{} MB", bytes / 1_000_000));
    format!(
        "build: {build}, for {} on {}\ncores: {cores}\nfree memory: {memory}\nformat of saved trials: {FORMAT}\n",
        std::env::consts::ARCH,
        std::env::consts::OS,
    )
}
