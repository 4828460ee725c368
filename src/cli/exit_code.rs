//! Exit codes, a documented list: 0 done; 1 failed; 2 wrong usage; 3 scenario invalid; 130 interrupted.

use super::tell::{error, tell};
use std::fmt::Display;
use std::io;
use std::process::ExitCode;

/// Wrong usage; clap ends with it too.
const USAGE: u8 = 2;
/// A scenario has mistakes, which have been shown.
pub const SCENARIO_INVALID: u8 = 3;
/// Ctrl-C; what was done is saved.
pub const INTERRUPTED: u8 = 130;
const FAILED: u8 = 1;

/// Why a command could not do what it was asked to.
#[derive(Debug)]
pub enum Failure {
    /// Something to say, in one paragraph.
    Message(String),
    /// Arguments that do not go together, and what to type instead.
    Usage(String),
    /// What is wrong with the scenario, already rendered.
    Scenario(String),
    /// Whoever reads our output has gone: no failure (`whoknows … | head`).
    BrokenPipe,
}

impl Failure {
    /// A failure with something to say.
    pub fn new(message: impl Display) -> Self {
        Self::Message(message.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::BrokenPipe
        } else {
            Self::Message(format!("cannot write the output: {error}"))
        }
    }
}

/// The code of a result; a failure is told on stderr.
pub fn of(result: super::Outcome) -> ExitCode {
    match result {
        Ok(code) => code,
        Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Err(Failure::Message(message)) => {
            tell(error(message));
            ExitCode::from(FAILED)
        }
        Err(Failure::Usage(message)) => {
            tell(error(message));
            ExitCode::from(USAGE)
        }
        Err(Failure::Scenario(mistakes)) => {
            tell(mistakes.trim_end());
            ExitCode::from(SCENARIO_INVALID)
        }
    }
}
