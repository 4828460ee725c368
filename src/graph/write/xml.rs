//! Text as XML can hold it.

use std::borrow::Cow;

/// `text` between tags or in quotes; letters that XML forbids even as references stand as U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let is_forbidden = |letter: char| {
        letter.is_control() && !matches!(letter, '\t' | '\n' | '\r') || matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    let allowed: Cow<'_, str> = if text.contains(is_forbidden) {
        text.replace(is_forbidden, "\u{fffd}").into()
    } else {
        text.into()
    };
    quick_xml::escape::escape(&*allowed).into_owned()
}
