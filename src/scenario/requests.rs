//! `[requests]`: who asks to connect with the firm.

use super::evidence::guess;
use super::key::{Scalar, section};
use super::kind::{Kind, PEOPLE, PROBABILITY, Value};
use std::path::{Path, PathBuf};

section! {
    /// `[requests]`: who asks to connect with the firm.
    pub struct Requests {
        /// The firm's own contacts, a file that `whoknows import` writes, seen from the scenario's folder: they ask, and nobody else.
        from: Option<ContactFile> = None, Kind::Path;
        /// Number of distinct people who ask; of contacts from a file it is their number, and may be left out.
        count: u32 = 400, PEOPLE, "persons" => guess(100.0, 1600.0), CountedRequests;
        /// Probability that a request comes through the audience of an earlier requester.
        closure: f64 = 0.3, PROBABILITY => guess(0.0, 0.6), DrawnRequests;
    }
}

impl Requests {
    /// Takes paths as seen from `folder`.
    pub(super) fn resolve_paths(&mut self, folder: &Path) {
        if let Some(file) = &mut self.from {
            file.path = folder.join(&file.path_as_written);
        }
    }
}

/// `requests.from`: a list of the firm's contacts.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactFile {
    /// The file, resolved against the scenario's folder.
    pub path: PathBuf,
    /// The path as the author wrote it.
    pub path_as_written: String,
}

impl Scalar for ContactFile {
    fn to_value(&self) -> Value {
        Value::Text(self.path_as_written.clone())
    }

    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Text(path_as_written) => Some(Self {
                path: PathBuf::from(&path_as_written),
                path_as_written,
            }),
            _ => None,
        }
    }
}
