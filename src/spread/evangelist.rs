//! Who stands at hop 1 of a chain.

use serde::{Deserialize, Serialize};

/// Who stands at hop 1 of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evangelist {
    /// Somebody whom the wire told.
    Wire,
    /// A member of a forum who has never asked the firm for anything: nobody's contact, whom no policy could decline.
    Visitor {
        /// Index of that person's segment.
        segment: u16,
    },
    /// Somebody who asked.
    Contact {
        /// Index of that person's segment.
        segment: u16,
        /// Bit j is set where policy j accepted that person.
        accepted_by: u64,
    },
}

impl Evangelist {
    /// The segment; none for the wire.
    pub fn segment(self) -> Option<u16> {
        match self {
            Self::Wire => None,
            Self::Visitor { segment } | Self::Contact { segment, .. } => Some(segment),
        }
    }

    /// Whether a policy declined this person; who never asked was not.
    pub fn is_declined_by(self, policy: usize) -> bool {
        match self {
            Self::Wire | Self::Visitor { .. } => false,
            Self::Contact { accepted_by, .. } => accepted_by >> policy & 1 == 0,
        }
    }
}
