//! What a page asks.

use serde::{Deserialize, Serialize};

/// What a page asks, in order: a scenario is opened, moved, and played.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// Takes a scenario in.
    Open {
        /// The file, with all that it leaves out filled in.
        scenario: String,
        /// Code of the language to answer in.
        language: String,
        /// What can be moved: `circle.favour=0:2`, `scale:segment.*.repost=0.5:2`, `policy.open.reject_spam=true,false`.
        levers: Vec<String>,
    },
    /// Gives the scenario other values than it was opened with; whatever is not named stands as it did there.
    Move {
        /// What is moved, and to which value.
        moves: Vec<Move>,
    },
    /// Plays on until so many trials are done.
    Play {
        /// Trials.
        trials: u64,
    },
    /// Says and draws what the trials say that are done.
    Show,
}

/// Something moved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Place of the lever among those that the scenario was opened with.
    pub lever: usize,
    /// The value, as the scenario would have it: a number, or what a switch is set to.
    pub value: String,
}
