//! What the module shows to the page: room for a request, the answer to it, and how long that is.
//!
//! The page writes its request, UTF-8, into the room that it asked for, and reads the answer where it is told.
#![expect(
    unsafe_code,
    reason = "a name that another program calls must be kept as it is; nothing in here is unsafe"
)]

use super::Session;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

/// The one page that there is.
#[derive(Default)]
struct Page {
    session: Session,
    request: Vec<u8>,
    answer: Vec<u8>,
}

static PAGE: LazyLock<Mutex<Page>> = LazyLock::new(Mutex::default);

fn page() -> MutexGuard<'static, Page> {
    PAGE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Room for a request of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    let mut page = page();
    page.request = vec![0; length];
    page.request.as_mut_ptr()
}

/// Answers the request that was written there, and says how long the answer is `[bytes]`.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> usize {
    let page = &mut *page();
    let request = String::from_utf8_lossy(&std::mem::take(&mut page.request)).into_owned();
    page.answer = page.session.answer(&request).into_bytes();
    page.answer.len()
}

/// Where the answer stands.
#[unsafe(no_mangle)]
pub extern "C" fn answered() -> *const u8 {
    page().answer.as_ptr()
}
