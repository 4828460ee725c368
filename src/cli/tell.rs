//! What is said on stderr. Whoever has closed it does not want to know: nothing fails because it cannot be said.

use anstyle::{AnsiColor, Style};
use std::fmt::Display;
use std::io::Write;

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();

/// Says something, with its colours where a terminal wants them.
pub fn tell(text: impl Display) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// The words of an error behind their mark.
pub fn error(message: impl Display) -> String {
    format!("{ERROR}error{ERROR:#}: {message}")
}
