//! Columns of a line.

use super::error::{Fault, shown};

/// Splits off the first column: what it holds, and the columns after it.
///
/// A column ends at blanks, tabs, or one comma or semicolon, whatever blanks are around it.
pub(super) fn split_first(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text
        .iter()
        .position(|&byte| is_blank(byte) || is_mark(byte))
        .unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    let rest = skip_blanks(rest);
    let rest = match rest {
        [mark, after @ ..] if is_mark(*mark) => skip_blanks(after),
        _ => rest,
    };
    (first, rest)
}

/// What a column calls a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Id<'t> {
    /// A whole number, however it is written.
    Number(u64),
    /// Anything else.
    Text(&'t str),
    /// A text that stood in quotes and has quotes inside, each of which still stands twice.
    Quoted(&'t str),
}

impl Id<'_> {
    /// Whether it is no number.
    pub(super) fn is_text(&self) -> bool {
        !matches!(self, Self::Number(_))
    }
}

/// A text from quotes, of which each that stands twice is one.
pub(super) fn with_single_quotes(text: &str) -> String {
    text.replace("\"\"", "\"")
}

/// What a column calls a node.
///
/// # Errors
/// If the column is empty, a number that is not whole, a mark for a missing value, or rubbish.
pub(super) fn id(column: &[u8]) -> Result<Id<'_>, Fault> {
    if let Some(number) = digits(column) {
        return Ok(match padded(column) {
            Some(text) => Id::Text(text),
            None => Id::Number(number),
        });
    }
    if let Some(name) = plain_name(column) {
        return Ok(Id::Text(name));
    }
    let refused = || Fault::NotANode(shown(column));
    let text = std::str::from_utf8(column).map_err(|_| Fault::NotUtf8(shown(column)))?;
    let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let text = quoted.unwrap_or(text).trim();
    if text.is_empty() {
        return Err(Fault::EmptyColumn);
    }
    if text.chars().any(char::is_control) || text.contains(UNSEEN) || quoted.is_none() && !is_a_name(text) {
        return Err(refused());
    }
    if quoted.is_some() && text.contains('"') {
        let has_lone = text.replace("\"\"", "").contains('"');
        return if has_lone { Err(refused()) } else { Ok(Id::Quoted(text)) };
    }
    if let Some(text) = padded(text.as_bytes()) {
        return Ok(Id::Text(text));
    }
    if is_like_a_number(text) {
        return match whole(text.as_bytes()) {
            Some(number) => Ok(Id::Number(number)),
            None if text.parse().is_ok_and(|value: f64| value >= MOST_EXACT) && text.contains(['.', 'e', 'E']) => {
                Err(Fault::LostDigits(shown(column)))
            }
            None => Err(refused()),
        };
    }
    if quoted.is_none() && MISSING.contains(&text) {
        return Err(Fault::MissingNode(shown(column)));
    }
    Ok(Id::Text(text))
}

/// The column, if it consists of digits after a 0: `007` is the name of somebody else than `7`, as account numbers are.
#[inline]
pub(super) fn padded(column: &[u8]) -> Option<&str> {
    let is_padded = column.len() > 1 && column[0] == b'0' && column.iter().all(u8::is_ascii_digit);
    if is_padded {
        std::str::from_utf8(column).ok()
    } else {
        None
    }
}

/// The column, if it is a name of Latin letters, digits and underscores that starts with a letter, as most are.
#[inline]
fn plain_name(column: &[u8]) -> Option<&str> {
    const LONGEST_MISSING: usize = 4;
    let is_plain = column.first()?.is_ascii_alphabetic()
        && column.len() > LONGEST_MISSING
        && column.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_plain {
        std::str::from_utf8(column).ok()
    } else {
        None
    }
}

/// Letters that are not seen, and one for a letter that was lost: names that look the same would differ.
const UNSEEN: [char; 4] = ['\u{fffd}', '\u{feff}', '\u{200b}', '\u{2060}'];

/// Whether a text without quotes can be a name: not an arrow, no piece of a list or dictionary of a program, and no mark of a
/// list glued to it.
fn is_a_name(text: &str) -> bool {
    let count = |bracket: char| text.matches(bracket).count();
    text.contains(char::is_alphanumeric)
        && !text.ends_with([':', ';', ',', '|'])
        && !text.starts_with([';', ',', '|', '*'])
        && !text.starts_with("//")
        && !text.contains("->")
        && !has_glued_arrow(text)
        && ![" # ", " // ", " -- "].iter().any(|mark| text.contains(mark))
        && !text.contains(['{', '}'])
        && count('(') == count(')')
        && count('[') == count(']')
        && !text.starts_with('"')
        && count('"') % 2 == 0
}

/// Whether an arrow stands between two names without blanks: `a->b`. Hyphens alone are part of names.
pub(super) fn has_glued_arrow(text: &str) -> bool {
    ["->", "=>", "<-", "→", "←", "↔"].iter().any(|arrow| {
        text.split_once(arrow).is_some_and(|(before, after)| {
            before.contains(char::is_alphanumeric) && after.contains(char::is_alphanumeric)
        })
    })
}

/// How programs write a value that is not there.
const MISSING: [&str; 8] = ["NaN", "nan", "<NA>", "NULL", "null", "None", "#N/A", "N/A"];

/// Whether a column marks a missing value.
pub(super) fn is_missing(column: &[u8]) -> bool {
    matches!(column, b"NA" | b"-" | b".") || MISSING.iter().any(|mark| mark.as_bytes() == column)
}

/// Whole numbers from here on are not exact as a floating-point number: 2⁵³.
const MOST_EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether a text is made of what numbers are made of, and nothing else.
fn is_like_a_number(text: &str) -> bool {
    let mut digits = 0;
    let only = text.bytes().all(|byte| {
        digits += usize::from(byte.is_ascii_digit());
        byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b';' | b' ' | b'\t' | b'+' | b'-')
    });
    digits > 0 && only && !is_a_label(text) || digits > 0 && has_signed_exponent(text) && text.parse::<f64>().is_ok()
}

/// Exponents count only with their sign: `12e5` is the name of something.
fn has_signed_exponent(text: &str) -> bool {
    text.contains("e+") || text.contains("E+")
}

/// Numbers with marks inside that are no number: dates, telephone numbers, versions.
fn is_a_label(text: &str) -> bool {
    let inner = text.trim_start_matches(['+', '-']);
    inner.contains('-') && !inner.contains([',', ';', ' ', '\t'])
        || inner.bytes().filter(|&byte| byte == b'.').count() > 1
}

/// The whole number that a column holds: `42`, and `42.0` or `4.2e+01` as programs write it that keep numbers as floating point.
pub(super) fn whole(column: &[u8]) -> Option<u64> {
    if let Some(number) = digits(column) {
        return Some(number);
    }
    let text = std::str::from_utf8(column).ok()?;
    let has_exponent = has_signed_exponent(text);
    let is_plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.' || has_exponent && matches!(byte, b'e' | b'E' | b'+'));
    if !is_plain || !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let value: f64 = text.parse().ok()?;
    (value.fract() == 0.0 && value < MOST_EXACT).then_some(value as u64)
}

/// The number that a column of digits holds.
#[inline]
pub(super) fn digits(column: &[u8]) -> Option<u64> {
    if column.is_empty() {
        return None;
    }
    let mut number = 0_u64;
    for byte in column {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(u64::from(digit))?;
    }
    Some(number)
}

/// The probability or weight from 0 to 1 that a column holds.
pub(super) fn share(column: &[u8]) -> Result<f64, Fault> {
    std::str::from_utf8(column)
        .ok()
        .and_then(|text| text.parse().ok())
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or_else(|| Fault::NotAShare(shown(column)))
}

/// The finite number that a column holds, with a decimal point or comma.
pub(super) fn number(column: &[u8]) -> Option<f64> {
    if let Some(number) = digits(column) {
        return Some(number as f64);
    }
    let text = std::str::from_utf8(column).ok()?;
    let text = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .unwrap_or(text);
    let parsed: f64 = match text.split_once(',') {
        Some((whole, part)) if !part.contains([',', '.']) && !whole.contains('.') => {
            format!("{whole}.{part}").parse().ok()?
        }
        _ => text.parse().ok()?,
    };
    parsed.is_finite().then_some(parsed)
}

/// Whether a column holds a finite number, such as a weight or a time.
pub(super) fn is_number(column: &[u8]) -> bool {
    column.iter().all(u8::is_ascii_digit) && !column.is_empty()
        || std::str::from_utf8(column).is_ok_and(|text| text.parse().is_ok_and(f64::is_finite))
}

fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

fn is_mark(byte: u8) -> bool {
    byte == b',' || byte == b';'
}

fn skip_blanks(text: &[u8]) -> &[u8] {
    let start = text.iter().position(|&byte| !is_blank(byte)).unwrap_or(text.len());
    &text[start..]
}

/// An id as it stands: unlike in tables, `007` is not `7`, and nothing is too odd for a name.
pub(super) fn exact(name: &str) -> Result<Id<'_>, Fault> {
    let is_plain = name == "0" || !name.starts_with('0');
    match digits(name.as_bytes()) {
        Some(number) if is_plain => Ok(Id::Number(number)),
        _ if name.is_empty() => Err(Fault::EmptyName),
        _ => Ok(Id::Text(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_end_at_blanks_or_one_mark() {
        let split = |text: &'static str| {
            let (first, rest) = split_first(text.as_bytes());
            (str::from_utf8(first).unwrap(), str::from_utf8(rest).unwrap())
        };
        for text in ["1 2", "1\t2", "1,2", "1;2", "1  \t 2", "1 , 2", "1,\t2"] {
            assert_eq!(split(text), ("1", "2"), "{text:?}");
        }
        assert_eq!(split("1,,2"), ("1", ",2"));
        assert_eq!(split(",2"), ("", "2"));
        assert_eq!(split("12"), ("12", ""));
        assert_eq!(split("1,"), ("1", ""));
    }

    #[test]
    fn a_node_is_a_whole_number_or_a_name() {
        for (text, number) in [
            ("0", 0),
            ("18446744073709551615", u64::MAX),
            ("\"7\"", 7),
            ("1.0", 1),
            ("12.", 12),
            ("1e+05", 100_000),
            ("1.5E+01", 15),
        ] {
            assert_eq!(id(text.as_bytes()).unwrap(), Id::Number(number), "{text:?}");
        }
        for text in [
            "alice",
            "0042",
            "00",
            "2:1",
            "12e5",
            "a1",
            "Jürgen",
            "2024-01-02",
            "10.0.0.1",
            "+49-30-1",
            "new york",
            "@x",
            "f(x)",
            "a[1]",
        ] {
            assert_eq!(id(text.as_bytes()).unwrap(), Id::Text(text), "{text:?}");
        }
        assert_eq!(id(b"\"a, b\"").unwrap(), Id::Text("a, b"));
        assert_eq!(
            id(b"\"Ann \"\"Bee\"\" Cox\"").unwrap(),
            Id::Quoted("Ann \"\"Bee\"\" Cox")
        );
        assert_eq!(with_single_quotes("Ann \"\"Bee\"\" Cox"), "Ann \"Bee\" Cox");
        assert_eq!(id(b"\"007\"").unwrap(), Id::Text("007"));
        assert_eq!(id(b"\"nan\"").unwrap(), Id::Text("nan"));
        for text in [
            "18446744073709551616",
            "-1",
            "+1",
            "2.5",
            "->",
            "--",
            "(1",
            "2)",
            "[3",
            "1.5e+00",
            "1,5",
            "1 2",
            "1\r2",
            "\0",
            "{}",
            "1;2",
            "a:",
            "b;",
            "//a",
            "(a)-[:X]->(b)",
            "\"a\" b \"c\"",
            "\"Ann \\\"Bee",
        ] {
            assert!(matches!(id(text.as_bytes()), Err(Fault::NotANode(_))), "{text:?}");
        }
        for text in ["1.2345678901234568e+17", "9007199254740993.0"] {
            assert!(matches!(id(text.as_bytes()), Err(Fault::LostDigits(_))), "{text:?}");
        }
        assert!(matches!(id(b"nan"), Err(Fault::MissingNode(_))));
        assert!(matches!(id(b"caf\xe9"), Err(Fault::NotUtf8(_))));
        for text in ["", "\"\"", "\" \""] {
            assert!(matches!(id(text.as_bytes()), Err(Fault::EmptyColumn)), "{text:?}");
        }
    }

    #[test]
    fn shares_lie_between_0_and_1() {
        assert!((share(b"0.25").unwrap() - 0.25).abs() < 1e-15 && share(b"1").is_ok() && share(b"0").is_ok());
        for text in ["-0.1", "1.0001", "NaN", "inf", "", "x", "0,5"] {
            assert!(matches!(share(text.as_bytes()), Err(Fault::NotAShare(_))), "{text:?}");
        }
    }

    #[test]
    fn weights_are_finite_numbers() {
        assert!(
            ["1", "-1", "0.5", "1e-3", "+2", "1217567877"]
                .iter()
                .all(|text| is_number(text.as_bytes()))
        );
        assert!(
            !["", "x", "inf", "NaN", "1e999", "2016-01-01", "\u{fffd}"]
                .iter()
                .any(|text| is_number(text.as_bytes()))
        );
    }
}
