//! Who stands at hop 1 of a chain.

use serde::{Deserialize, Serialize};

/// Who stands at hop 1 of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evangelist {
    /// Somebody whom the wire told.
    Wire,
    /// Somebody of the firm's circle.
    Contact {
        /// Index of that person's segment.
        segment: u16,
        /// Bit j is set where policy j accepted that person.
        accepted_by: u64,
    },
}
