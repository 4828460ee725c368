//! Words of strangers as a terminal may show them: file names, overrides, titles, lines of network files.
//!
//! Control characters move the cursor, recolour what was said and rename the window; marks of direction turn a line around, so
//! that it reads as something else. Both are shown by their number instead, as `\u{1b}`.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;

/// `text` with all that does something to a terminal shown by its number; line ends and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    escaped(text, |letter| acts(letter) && !matches!(letter, '\n' | '\t'), escape)
}

/// The same for what stands in one line: line ends and tabs are shown by their numbers, too.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    escaped(text, acts, escape)
}

/// The same for the name of a file.
pub fn visible_path(path: &Path) -> String {
    visible_line(&path.display().to_string()).into_owned()
}

/// The same for a sentence of ours that isolates names of another direction: isolates that end where they began stay.
pub fn visible_sentence(text: &str) -> Cow<'_, str> {
    let isolates = text.chars().try_fold(0_usize, |open, letter| match letter {
        FIRST_STRONG_ISOLATE => Some(open + 1),
        END_OF_ISOLATE => open.checked_sub(1),
        _ => Some(open),
    });
    let is_ours = |letter| isolates == Some(0) && matches!(letter, FIRST_STRONG_ISOLATE | END_OF_ISOLATE);
    escaped(
        text,
        |letter| acts(letter) && !matches!(letter, '\n' | '\t') && !is_ours(letter),
        escape,
    )
}

/// The same for what carries our colours already (`ESC [ … m`), which stay.
pub fn visible_styled(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(start) = rest.find(COLOUR) {
        let after = &rest[start + COLOUR.len()..];
        let numbers = after.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ';');
        if let Some(behind) = numbers.strip_prefix('m') {
            out.push_str(&visible_sentence(&rest[..start]));
            out.push_str(&rest[start..rest.len() - behind.len()]);
            rest = behind;
        } else {
            out.push_str(&visible(&rest[..start + COLOUR.len()]));
            rest = after;
        }
    }
    out.push_str(&visible_sentence(rest));
    Cow::Owned(out)
}

/// How a change of colours begins.
const COLOUR: &str = "\u{1b}[";
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

/// JSON that says the same to a program, and does nothing to a terminal.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    let as_json = |letter, out: &mut String| write!(out, "\\u{:04x}", u32::from(letter));
    escaped(json, |letter| acts(letter) && !matches!(letter, '\n' | '\t'), as_json)
}

/// Whether a letter does something to a terminal, rather than to be seen: control characters (C0, DEL, C1), marks and overrides
/// of direction, and the two line ends of Unicode.
fn acts(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn escape(letter: char, out: &mut String) -> std::fmt::Result {
    write!(out, "{}", letter.escape_unicode())
}

fn escaped(
    text: &str,
    is_meant: impl Fn(char) -> bool,
    escape: impl Fn(char, &mut String) -> std::fmt::Result,
) -> Cow<'_, str> {
    if !text.contains(&is_meant) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if is_meant(letter) {
            escape(letter, &mut out).expect("a string takes any text");
        } else {
            out.push(letter);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_shown_by_its_number() {
        let acting = (0..0x20).chain(0x7f..0xa0).chain(0x202a..0x202f).chain(0x2066..0x206a);
        for number in acting.chain([0x61c, 0x200e, 0x200f, 0x2028, 0x2029]) {
            let letter = char::from_u32(number).expect("a letter");
            assert_eq!(visible_line(&format!("a{letter}b")), format!("a\\u{{{number:x}}}b"));
            assert_eq!(
                serde_json::from_str::<String>(&visible_json(&serde_json::to_string(&letter).expect("JSON")))
                    .expect("JSON"),
                letter.to_string()
            );
        }
        assert_eq!(
            visible_sentence("\u{2068}שלום\u{2069} leads"),
            "\u{2068}שלום\u{2069} leads"
        );
        assert_eq!(visible_sentence("\u{2069}a\u{2068}"), "\\u{2069}a\\u{2068}");
        assert_eq!(
            visible_styled("\u{1b}[1;31mred\u{1b}[0m \u{1b}[2J\u{7}\u{202e}\u{1b}["),
            "\u{1b}[1;31mred\u{1b}[0m \\u{1b}[2J\\u{7}\\u{202e}\\u{1b}["
        );
        assert_eq!(visible("one\n\ttwo\r\u{1b}[2J"), "one\n\ttwo\\u{d}\\u{1b}[2J");
    }

    #[test]
    fn what_is_only_seen_stays_as_it_is() {
        for text in [
            "Müller & Söhne",
            "精算師 — 8 %",
            "שלום",
            "e\u{301}",
            "👩\u{200d}🔬",
            "soft\u{ad}hyphen",
        ] {
            assert!(matches!(visible_line(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
