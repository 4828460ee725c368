//! Ctrl-C: the first asks for an orderly end, the second ends at once.

use super::exit_code::INTERRUPTED;
use super::tell::tell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

static STOP: AtomicBool = AtomicBool::new(false);
static SAVES: AtomicBool = AtomicBool::new(false);
static HANDLER: OnceLock<()> = OnceLock::new();

/// What becomes of what was done until the user asked for an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It is saved.
    Save,
    /// It is printed.
    Print,
}

/// Set once the user has asked for an end.
pub fn requested(then: Then) -> &'static AtomicBool {
    SAVES.store(then == Then::Save, Ordering::Relaxed);
    HANDLER.get_or_init(|| {
        let handler = || {
            if STOP.swap(true, Ordering::Relaxed) {
                std::process::exit(INTERRUPTED.into());
            }
            let saving = if SAVES.load(Ordering::Relaxed) {
                " and saving"
            } else {
                ""
            };
            tell(format_args!(
                "\nEnding the trials under way{saving}; Ctrl-C again ends at once."
            ));
        };
        // Without a handler Ctrl-C ends the program at once: files appear whole or not at all either way.
        let _ = ctrlc::set_handler(handler);
    });
    &STOP
}
