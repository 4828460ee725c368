//! Ctrl-C, and what else ends programs: the first signal asks for an orderly end, a second Ctrl-C ends at once.

use super::exit_code::INTERRUPTED;
use super::tell::tell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

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

/// `timeout` and shells send a signal to the program and to its group: two at once mean one end.
const AT_ONCE: Duration = Duration::from_millis(200);

/// Set once the user has asked for an end.
pub fn requested(then: Then) -> &'static AtomicBool {
    SAVES.store(then == Then::Save, Ordering::Relaxed);
    // Without a handler a signal ends the program at once: files appear whole or not at all either way.
    HANDLER.get_or_init(listen);
    &STOP
}

/// Takes in a request to end; `insists` if asking again means: at once.
fn request(first: &mut Option<Instant>, insists: bool) {
    match first {
        None => {
            *first = Some(Instant::now());
            STOP.store(true, Ordering::Relaxed);
            let saving = if SAVES.load(Ordering::Relaxed) {
                " and saving"
            } else {
                ""
            };
            tell(format_args!(
                "\nEnding the trials under way{saving}; Ctrl-C again ends at once."
            ));
        }
        Some(first) if insists && first.elapsed() > AT_ONCE => std::process::exit(INTERRUPTED.into()),
        Some(_) => {}
    }
}

#[cfg(unix)]
fn listen() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    let wanted: &[i32] = if ignores_hangups() {
        &[SIGINT, SIGTERM]
    } else {
        &[SIGINT, SIGTERM, SIGHUP]
    };
    let Ok(mut signals) = Signals::new(wanted) else {
        return;
    };
    std::thread::spawn(move || {
        let mut first = None;
        for signal in signals.forever() {
            request(&mut first, signal == SIGINT);
        }
    });
}

/// Whether hangups are to be ignored, as under `nohup`: then the run outlives its terminal.
#[cfg(unix)]
fn ignores_hangups() -> bool {
    const HANGUP: u64 = 1;
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    ignored.is_some_and(|mask| mask & HANGUP != 0)
}

#[cfg(not(unix))]
fn listen() {
    let mut first = None;
    let _ = ctrlc::set_handler(move || request(&mut first, true));
}
