//! Whom the firm accepted under each policy, and how strongly each of them hears it.

mod acceptance;
mod strength;

pub use acceptance::{AcceptanceLaw, Requester, Unmet};
pub use strength::{Strengths, Strongest, Tally, attention, credibility};
