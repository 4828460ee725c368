//! Exit codes, a documented list: 0 done; 1 failed; 2 wrong usage (clap's own); 3 scenario invalid; 130 interrupted.

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

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
    /// The scenario's mistakes, already rendered.
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
            Self::new(error)
        }
    }
}

/// The code of a result; a failure is told on stderr.
pub fn of(result: super::Outcome) -> ExitCode {
    match result {
        Ok(code) => code,
        Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Err(Failure::Message(message)) => {
            let style = anstyle::AnsiColor::Red.on_default().bold();
            anstream::eprintln!("{style}error{style:#}: {message}");
            ExitCode::from(FAILED)
        }
        Err(Failure::Scenario(mistakes)) => {
            anstream::eprintln!("{}", mistakes.trim_end());
            ExitCode::from(SCENARIO_INVALID)
        }
    }
}
