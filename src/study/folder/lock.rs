//! Two runs into the same folder take turns.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

/// Writing a result takes seconds; whoever takes longer is stuck.
const PATIENCE: Duration = Duration::from_mins(2);

const PAUSE: Duration = Duration::from_millis(20);

/// Nobody else puts results into a folder while this lives. Ends with the program, however that ends.
#[derive(Debug)]
pub struct Lock {
    /// `None` where folders cannot be locked: on Windows, and on some networks.
    held: Option<File>,
}

impl Lock {
    /// Waits for the lock on the folder that results stand in; `None` if somebody holds it for minutes.
    ///
    /// The folder itself is locked, so that no file has to be left behind for that.
    pub fn take(parent: &Path) -> Option<Self> {
        let Ok(folder) = File::open(parent) else {
            return Some(Self { held: None });
        };
        let started = Instant::now();
        loop {
            match folder.try_lock() {
                Ok(()) => return Some(Self { held: Some(folder) }),
                Err(TryLockError::Error(_)) => return Some(Self { held: None }),
                Err(TryLockError::WouldBlock) if started.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return None,
            }
        }
    }

    /// Whether it is certain that nobody else is writing there.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }
}
