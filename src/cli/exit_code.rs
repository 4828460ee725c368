//! Exit codes: the one list of them, which `--help` shows.

use super::tell::{error, tell};
use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

/// The list, for `--help`.
pub const LIST: &str = "\
Exit codes:
    0  done
    1  failed: something cannot be read, written or found
    2  wrong usage: the command line is not understood
    3  scenario invalid: it has mistakes, or does not go with its network file
    4  an expectation of a scenario fails, or what `compare --fail-if` says is so;
       with --strict also if it is undecided
  130  interrupted: what was done by then is saved or printed";

/// Something cannot be read, written or found.
const FAILED: u8 = 1;
/// Wrong usage; clap ends with it too.
pub const USAGE: u8 = 2;
/// A scenario has mistakes, which have been shown.
pub const SCENARIO_INVALID: u8 = 3;
/// An expectation fails; all else was done.
pub const UNEXPECTED: u8 = 4;
/// Ctrl-C; what was done is saved or printed.
pub const INTERRUPTED: u8 = 130;

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

/// The code of a result; a failure is told on stderr. Nothing is done before it has left the program.
pub fn of(result: super::Outcome) -> ExitCode {
    let flushed = result.and_then(|code| match io::stdout().flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(code),
    });
    match flushed {
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
