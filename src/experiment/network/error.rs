//! Why the network of a scenario cannot be had.

use crate::experiment::{ContactFileError, NetworkFileError};
use crate::graph::TooManyArcs;
use crate::graph::read::Account;
use crate::scenario::DealError;
use std::fmt;

/// Why a scenario cannot be simulated although its file is right.
#[derive(Debug)]
pub enum PlanError {
    /// The segments cannot be dealt to the people there are.
    Deal(DealError),
    /// A network that is drawn would not fit: too many people, or too large a mean audience.
    TooManyArcs(TooManyArcs),
    /// The network file cannot be read or does not go with the scenario.
    NetworkFile(NetworkFileError),
    /// The contacts cannot be read or do not go with the scenario.
    Contacts(Box<ContactFileError>),
    /// The scenario names a file, and there are none: this is the engine within a page.
    NoFiles,
}

impl PlanError {
    /// What was read from the network file, if it was.
    pub fn account(&self) -> Option<&Account> {
        match self {
            Self::NetworkFile(error) => error.account(),
            Self::Deal(_) | Self::TooManyArcs(_) | Self::Contacts(_) | Self::NoFiles => None,
        }
    }
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Deal(error) => write!(f, "{error}"),
            Self::TooManyArcs(error) => write!(
                f,
                "{error}; a drawn network stores every arc: lower `world.people` or `world.network.mean_audience`, or \
                 use model = \"communities\", which stores none"
            ),
            Self::NetworkFile(error) => write!(f, "{error}"),
            Self::Contacts(error) => write!(f, "{error}"),
            Self::NoFiles => write!(f, "the scenario names a file, and a page carries none"),
        }
    }
}

impl std::error::Error for PlanError {}

impl From<DealError> for PlanError {
    fn from(error: DealError) -> Self {
        Self::Deal(error)
    }
}

impl From<ContactFileError> for PlanError {
    fn from(error: ContactFileError) -> Self {
        Self::Contacts(Box::new(error))
    }
}

impl From<NetworkFileError> for PlanError {
    fn from(error: NetworkFileError) -> Self {
        Self::NetworkFile(error)
    }
}
