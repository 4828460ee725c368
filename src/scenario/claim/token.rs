//! The words, numbers and signs of a text.

use super::{Mistake, Relation};
use crate::scenario::suggest::quoted;
use std::ops::Range;

/// What stands in the text of a claim.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A number, never negative.
    Number(f64),
    /// A name, without its quotes.
    Name(String),
    /// A comparison.
    Relation(Relation),
    /// One of `+ - * / ( ) .`
    Sign(char),
}

/// A token, and which bytes of the text it takes.
pub(super) type Placed = (Token, Range<usize>);

/// Whether a name needs no quotes.
pub(in crate::scenario) fn is_plain(name: &str) -> bool {
    name.starts_with(begins_name) && name.chars().all(continues_name)
}

fn begins_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn continues_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// All tokens of a text.
///
/// # Errors
/// The first thing that is none.
pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, Mistake> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        if first.is_whitespace() {
            start += first.len_utf8();
            continue;
        }
        let (token, length) = if continues_path(&tokens, start) {
            place_in_path(&text[start..], start)?
        } else {
            token(&text[start..], start)?
        };
        tokens.push((token, start..start + length));
        start += length;
    }
    Ok(tokens)
}

/// Whether what stands at byte `start` goes on with a path: it follows a name, or a name and a dot, without a space.
fn continues_path(before: &[Placed], start: usize) -> bool {
    let touches = |placed: &Placed, start: usize| placed.1.end == start;
    match before {
        [.., (Token::Name(_), _)] => before.last().is_some_and(|name| touches(name, start)),
        [.., name @ (Token::Name(_), _), dot @ (Token::Sign('.'), _)] => {
            touches(name, dot.1.start) && touches(dot, start)
        }
        _ => false,
    }
}

/// The token with which `rest` begins inside a path, where a dot begins no number and digits are the number of something.
fn place_in_path(rest: &str, start: usize) -> Result<(Token, usize), Mistake> {
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    if rest.starts_with('.') {
        Ok((Token::Sign('.'), 1))
    } else if digits > 0 && !rest[digits..].starts_with(begins_name) {
        Ok((Token::Name(rest[..digits].to_owned()), digits))
    } else {
        token(rest, start)
    }
}

/// The token with which `rest` begins, which stands at byte `start`, and how long it is.
fn token(rest: &str, start: usize) -> Result<(Token, usize), Mistake> {
    let first = rest.chars().next().unwrap_or(' ');
    let sign = |sign: char| Ok((Token::Sign(sign), first.len_utf8()));
    let follows_digit = rest[first.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
    match first {
        '"' | '\'' => name_in_quotes(rest, first, start),
        c if begins_name(c) => {
            let length = rest.find(|c| !continues_name(c)).unwrap_or(rest.len());
            Ok((Token::Name(rest[..length].to_owned()), length))
        }
        c if c.is_ascii_digit() || c == '.' && follows_digit => number(rest, start),
        '+' | '*' | '/' | '(' | ')' | '.' => sign(first),
        '-' | '−' | '–' => sign('-'),
        '×' | '·' => sign('*'),
        '<' | '>' | '=' | '≤' | '≥' | '!' => relation(rest, start),
        _ => Err(foreign(first, start)),
    }
}

fn foreign(found: char, start: usize) -> Mistake {
    let mistake = Mistake::at(
        start..start + found.len_utf8(),
        format!("{} has no place in a comparison", quoted(&found.to_string())),
    );
    match found {
        '%' => mistake.help("for 2 % write 0.02"),
        ',' => mistake.help("decimals stand behind a point: write 0.02"),
        _ => mistake.help("names with anything but letters, digits and `_` stand in single quotes"),
    }
}

fn name_in_quotes(rest: &str, quote: char, start: usize) -> Result<(Token, usize), Mistake> {
    match rest[1..].find(quote) {
        Some(length) => Ok((Token::Name(rest[1..=length].to_owned()), length + 2)),
        None => Err(Mistake::at(
            start..start + rest.len(),
            "the quotes around this name do not end",
        )),
    }
}

fn number(rest: &str, start: usize) -> Result<(Token, usize), Mistake> {
    let is_digit = |c: char| c.is_ascii_digit() || c == '_';
    let digits = |from: usize| from + rest[from..].find(|c| !is_digit(c)).unwrap_or(rest.len() - from);
    let mut end = digits(0);
    if rest[end..].starts_with('.') && rest[end + 1..].starts_with(is_digit) {
        end = digits(end + 1);
    }
    if rest[end..].starts_with(['e', 'E']) {
        let exponent = end + 1 + usize::from(rest[end + 1..].starts_with(['-', '+']));
        if rest[exponent..].starts_with(is_digit) {
            end = digits(exponent);
        }
    }
    let place = start..start + end;
    if rest[end..].starts_with(begins_name) {
        let mistake = Mistake::at(place, "a name that begins with a digit needs quotes");
        return Err(mistake.help("put it in single quotes"));
    }
    match rest[..end].replace('_', "").parse() {
        Ok(number) => Ok((Token::Number(number), end)),
        Err(_) => Err(Mistake::at(place, "this is no number")),
    }
}

fn relation(rest: &str, start: usize) -> Result<(Token, usize), Mistake> {
    let written = [
        ("<=", Relation::AtMost),
        (">=", Relation::AtLeast),
        ("≤", Relation::AtMost),
        ("≥", Relation::AtLeast),
    ];
    let swapped = [("=<", "<="), ("=>", ">=")];
    if let Some((sign, relation)) = written.into_iter().find(|(sign, _)| rest.starts_with(sign)) {
        return Ok((Token::Relation(relation), sign.len()));
    }
    if let Some((sign, meant)) = swapped.into_iter().find(|(sign, _)| rest.starts_with(sign)) {
        let place = start..start + sign.len();
        return Err(Mistake::at(place, format!("`{sign}` is no comparison")).help(format!("write {meant}")));
    }
    match rest.as_bytes()[0] {
        b'<' => Ok((Token::Relation(Relation::Below), 1)),
        b'>' => Ok((Token::Relation(Relation::Above), 1)),
        _ => {
            let length = rest.find(|c| !matches!(c, '=' | '!')).unwrap_or(rest.len());
            let mistake = Mistake::at(start..start + length, "trials never show that two figures are equal");
            Err(mistake.help("write <, <=, > or >=; a range takes two comparisons, one for each end"))
        }
    }
}
