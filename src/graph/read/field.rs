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

/// The node number that a column holds.
pub(super) fn node(column: &[u8]) -> Result<u64, Fault> {
    if column.is_empty() {
        return Err(Fault::EmptyColumn);
    }
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u64::from(byte - b'0'));
    column
        .iter()
        .try_fold(0_u64, |number, byte| number.checked_mul(10)?.checked_add(digit(byte)?))
        .ok_or_else(|| Fault::NotANode(shown(column)))
}

/// The probability or weight from 0 to 1 that a column holds.
pub(super) fn share(column: &[u8]) -> Result<f64, Fault> {
    std::str::from_utf8(column)
        .ok()
        .and_then(|text| text.parse().ok())
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or_else(|| Fault::NotAShare(shown(column)))
}

/// Whether a column holds a name, such as a heading has, rather than a number or rubbish.
pub(super) fn is_name(column: &[u8]) -> bool {
    let starts_a_name = |first: char| first.is_alphabetic() || first == '_' || first == '"';
    std::str::from_utf8(column).is_ok_and(|text| text.starts_with(starts_a_name))
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
    fn node_numbers_are_whole_and_fit() {
        assert_eq!(node(b"0").unwrap(), 0);
        assert_eq!(node(b"0042").unwrap(), 42);
        assert_eq!(node(b"18446744073709551615").unwrap(), u64::MAX);
        for text in [
            "18446744073709551616",
            "-1",
            "+1",
            "1.0",
            "1e3",
            "a",
            "\"1\"",
            "1\r2",
            "\0",
        ] {
            assert!(matches!(node(text.as_bytes()), Err(Fault::NotANode(_))), "{text:?}");
        }
        assert!(matches!(node(b""), Err(Fault::EmptyColumn)));
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
