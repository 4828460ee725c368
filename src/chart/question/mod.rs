//! Pictures of what came of the questions that follow a run.

mod contacts;
pub(super) mod curves;
mod flips;
mod futures;
mod key;
mod map;
mod points;
mod rule;
mod sweep;
mod tornado;
mod tuned;

pub use contacts::contacts;
pub use flips::flips;
pub use futures::futures;
pub use rule::rule;
pub use sweep::sweep;
pub use tornado::tornado;
pub use tuned::tuned;

use super::Ink;
use super::plate::Plate;
use crate::words::Source;

/// Where the numbers of such a picture come from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// Headline of the scenario.
    pub title: &'a str,
    /// Seed of all randomness.
    pub seed: u64,
    /// Version of the program.
    pub version: &'a str,
    /// Trials at each point.
    pub trials: u64,
    /// Whether it was interrupted.
    pub interrupted: bool,
}

impl Origin<'_> {
    /// What stands below the picture.
    fn footer(&self, ink: Ink) -> (String, String) {
        let (left, source) = self.footer_of_one(ink);
        (left, ink.words.at_each_point(&source))
    }

    /// The same where there is only one point.
    fn footer_of_one(&self, ink: Ink) -> (String, String) {
        let words = ink.words;
        let source = words.source(&Source {
            part: None,
            trials: self.trials,
            interrupted: self.interrupted,
            intervals: words.intervals(&words.setting(95.0)),
            seed: self.seed,
            version: self.version,
        });
        (words.footer(self.title), source)
    }
}

/// What is drawn, and said of it.
struct Told<'a> {
    name: &'static str,
    label: &'static str,
    title: String,
    subtitle: String,
    alt: String,
    /// Names of the policies.
    names: &'a [String],
}

fn plate<'a>(ink: Ink<'a>, origin: &Origin, told: Told) -> Plate<'a> {
    Plate {
        name: told.name,
        label: told.label,
        title: told.title,
        subtitle: told.subtitle,
        alt: told.alt,
        footer: origin.footer(ink),
        names: told.names.to_vec(),
        ink,
    }
}
