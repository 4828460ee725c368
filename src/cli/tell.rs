//! What is said on stderr. Whoever has closed it does not want to know: nothing fails because it cannot be said.

use crate::visible::{visible, visible_styled};
use anstyle::{AnsiColor, Style};
use std::fmt::Display;
use std::io::Write;

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Says something, with its colours where a terminal wants them; nothing else in it acts on the terminal.
pub fn tell(text: impl Display) {
    let text = text.to_string();
    let _ = writeln!(anstream::stderr(), "{}", visible_styled(&text));
}

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
