//! The door for a page: a scenario moved by whoever reads its report, and what it says then.
//!
//! A page has the engine as WebAssembly and asks it in JSON, one [`Request`] after another; what it shows is computed by
//! [`crate::study`], worded by [`crate::words`] and drawn by [`crate::chart`], as everything else.
//!
//! | file | has |
//! | --- | --- |
//! | `request` | what a page asks |
//! | `lever` | what can be moved: an axis, or a key that is switched |
//! | `session` | [`Session`]: a scenario as it is moved, and the answer to a request |
//! | `exports` | what the module shows to the page; only there |

#[cfg(target_family = "wasm")]
mod exports;
mod lever;
mod request;
mod session;

pub use lever::Lever;
pub use request::{Move, Request};
pub use session::Session;
