//! Ctrl-C: the first asks for an orderly end, the second ends at once.

use super::exit_code::INTERRUPTED;
use super::tell::tell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

static STOP: AtomicBool = AtomicBool::new(false);
static HANDLER: OnceLock<()> = OnceLock::new();

/// Set once the user has asked for an end.
pub fn requested() -> &'static AtomicBool {
    HANDLER.get_or_init(|| {
        let handler = || {
            if STOP.swap(true, Ordering::Relaxed) {
                std::process::exit(INTERRUPTED.into());
            }
            tell("\nFinishing the trials under way and saving; Ctrl-C again ends at once.");
        };
        // Without a handler Ctrl-C ends the program at once: files appear whole or not at all either way.
        let _ = ctrlc::set_handler(handler);
    });
    &STOP
}
