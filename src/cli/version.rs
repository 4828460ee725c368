//! What `--version` says beside the version: enough for somebody else to build the same program.

/// Version, commit and features.
pub const LONG: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\ncommit: ",
    env!("WHOKNOWS_COMMIT"),
    "\nfeatures: ",
    env!("WHOKNOWS_FEATURES")
);
