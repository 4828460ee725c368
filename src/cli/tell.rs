//! What is said on stderr. Whoever has closed it does not want to know: nothing fails because it cannot be said.

use crate::visible::visible;
use anstyle::{AnsiColor, Style};
use std::fmt::Display;
use std::io::Write;

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();

/// Says something, with its colours where a terminal wants them. Words of strangers in it are to be
/// [visible](crate::visible) already.
pub fn tell(text: impl Display) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// The words of a warning behind their mark; they may be those of strangers.
pub fn warning(message: impl Display) -> String {
    let message = message.to_string();
    format!("{WARNING}warning{WARNING:#}: {}", visible(&message))
}

/// The words of an error behind their mark; they may be those of strangers.
pub fn error(message: impl Display) -> String {
    let message = message.to_string();
    format!("{ERROR}error{ERROR:#}: {}", visible(&message))
}
