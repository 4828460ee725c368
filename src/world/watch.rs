//! What ends long work before it is done: the user's wish, a deadline, or memory that would not suffice.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Looked at within trials and while worlds are built, every thousand steps or so; what was under way is then thrown away,
/// so no result depends on when somebody looked.
#[derive(Debug)]
pub struct Watch<'a> {
    stop: &'a AtomicBool,
    deadline: Option<Instant>,
    /// Memory that one thread may fill `[bytes]`.
    room: u64,
    overrun: AtomicBool,
}

/// Never set.
static NEVER: AtomicBool = AtomicBool::new(false);

impl<'a> Watch<'a> {
    /// Ends work once `stop` is set.
    pub fn until(stop: &'a AtomicBool) -> Self {
        Self {
            stop,
            deadline: None,
            room: u64::MAX,
            overrun: AtomicBool::new(false),
        }
    }

    /// Ends work, besides, that would fill more than so much memory on one thread `[bytes]`.
    #[must_use]
    pub fn with_room(self, room: u64) -> Self {
        Self { room, ..self }
    }

    /// Ends work, besides, at a time.
    #[must_use]
    pub fn with_deadline(self, deadline: Instant) -> Self {
        Self {
            deadline: Some(deadline),
            ..self
        }
    }

    /// Whether work shall end.
    #[inline]
    pub fn is_over(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
            || self.overrun.load(Ordering::Relaxed)
            || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }

    /// Whether work shall end that by now fills so much memory `[bytes]`.
    #[inline]
    pub fn is_over_with(&self, bytes: usize) -> bool {
        if bytes as u64 > self.room {
            self.overrun.store(true, Ordering::Relaxed);
        }
        self.is_over()
    }

    /// Whether memory would not have sufficed.
    pub fn is_overrun(&self) -> bool {
        self.overrun.load(Ordering::Relaxed)
    }
}

impl Watch<'static> {
    /// Never ends anything.
    pub fn never() -> Self {
        Self::until(&NEVER)
    }
}
