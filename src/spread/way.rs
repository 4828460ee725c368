//! How a person came to read.

use serde::{Deserialize, Serialize};

/// How a person came to read: the last link of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// A post of the firm.
    Post,
    /// The wire.
    Wire,
    /// Somebody's repost.
    Repost,
    /// Somebody's private forward.
    Forward,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Post, Self::Wire, Self::Repost, Self::Forward];

    /// Its name in files, in any language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Wire => "wire",
            Self::Repost => "repost",
            Self::Forward => "forward",
        }
    }

    /// The way of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}
