//! What somebody meant who spelled a value as people do, and how the file wants it.
//!
//! `0,08`, `30 000`, `8 %`, `24h`, `1k` and `yes` are plain to a reader and no TOML. A message can say exactly what to type.

use super::kind::{Grouped, Kind, Value};

/// How a value is written in the file, for a key of this kind and unit; `None` where nothing sensible was meant.
///
/// Where a comma or a point may stand between thousands as well as before decimals, both spellings are given.
pub(super) fn meant(kind: Kind, unit: &str, written: &str) -> Option<String> {
    let text = bare(written);
    match kind {
        Kind::Flag => flag(text).map(|flag| flag.to_string()),
        Kind::Whole { .. } | Kind::Number(_) => number_for(kind, unit, text),
        Kind::Numbers(_) => list(kind, unit, text),
        Kind::Choice { words, .. } => {
            let same = |word: &&&str| word.eq_ignore_ascii_case(text);
            words.iter().find(same).map(|word| format!("\"{word}\""))
        }
        Kind::Name | Kind::Line | Kind::Claim | Kind::Prose | Kind::Path => {
            (!text.is_empty()).then(|| text_literal(text))
        }
        Kind::Axes | Kind::Changes | Kind::Shares | Kind::Fields => None,
    }
}

/// Text as the file wants it: in single quotes, which take everything as it is, where double ones would not.
pub(super) fn text_literal(text: &str) -> String {
    match (text.contains(['\\', '"']), text.contains('\'')) {
        (false, _) => format!("\"{text}\""),
        (true, false) => format!("'{text}'"),
        (true, true) => toml::Value::String(text.to_owned()).to_string(),
    }
}

/// A value without the quotes of whatever script around it, and without what other languages put behind it.
fn bare(written: &str) -> &str {
    let text = written
        .trim_matches(is_blank)
        .trim_end_matches([',', ';'])
        .trim_matches(is_blank);
    text.trim_matches(is_quote).trim_matches(is_blank)
}

/// White space, as editors and word processors have it, and characters that take no room at all.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Whether nobody sees this character: joiners and marks that a copy from elsewhere brings along.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether a character stands around quotations in some script.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´') || is_curly_quote(c)
}

/// Quotes of word processors, which TOML does not know.
pub(super) fn is_curly_quote(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›' | '″' | '＂')
}

fn flag(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "y" | "on" | "1" | "ja" | "wahr" | "t" => Some(true),
        "false" | "no" | "n" | "off" | "0" | "nein" | "falsch" | "f" => Some(false),
        _ => None,
    }
}

/// Numbers between `,` or `;`; the latter leaves commas to be decimal.
fn list(kind: Kind, unit: &str, text: &str) -> Option<String> {
    let inner = text.trim_matches(|c| matches!(c, '[' | ']' | '(' | ')' | '{' | '}') || is_blank(c));
    let between = if inner.contains(';') { ';' } else { ',' };
    let parts = inner
        .split(between)
        .filter(|part| !part.trim_matches(is_blank).is_empty());
    let Kind::Numbers(range) = kind else { return None };
    let numbers: Vec<String> = parts
        .map(|part| number_for(Kind::Number(range), unit, bare(part)))
        .collect::<Option<_>>()?;
    (!numbers.is_empty()).then(|| format!("[{}]", numbers.join(", ")))
}

fn number_for(kind: Kind, unit: &str, text: &str) -> Option<String> {
    let mut spellings: Vec<String> = readings(text, unit)
        .into_iter()
        .filter_map(|decimal| decimal.spelled(kind))
        .collect();
    spellings.dedup();
    match spellings.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        [thousands, decimals, ..] => Some(format!("{thousands} or {decimals}, whichever is meant")),
    }
}

/// Digits with an exponent of ten: `8 %` is 8 and −2, without any rounding.
#[derive(Clone, Debug, PartialEq)]
struct Decimal {
    /// Digits, perhaps with a minus before and a point between.
    digits: String,
    exponent: i32,
    /// What a unit makes of it: days are 24 hours.
    factor: f64,
}

impl Decimal {
    fn value(&self) -> Option<f64> {
        let value: f64 = format!("{}e{}", self.digits, self.exponent).parse().ok()?;
        let scaled = value * self.factor;
        scaled.is_finite().then_some(scaled)
    }

    /// As the file wants it, if the kind allows it.
    fn spelled(&self, kind: Kind) -> Option<String> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let value = self.value()?;
        match kind {
            Kind::Whole { .. } => {
                let is_whole = value.fract() == 0.0 && (0.0..=EXACT).contains(&value);
                let number = is_whole.then_some(value as u64)?;
                kind.refuses(&Value::Whole(number))
                    .is_none()
                    .then(|| plain_and_grouped(number))
            }
            _ => kind.refuses(&Value::Number(value)).is_none().then(|| short(value)),
        }
    }
}

/// `30000 (or 30_000)`.
fn plain_and_grouped(number: u64) -> String {
    let grouped = Grouped(number).to_string();
    if grouped.contains('_') {
        format!("{number} (or {grouped})")
    } else {
        grouped
    }
}

fn short(value: f64) -> String {
    if value != 0.0 && !(1e-6..1e16).contains(&value.abs()) {
        format!("{value:e}")
    } else {
        value.to_string()
    }
}

/// What a text can mean as a number, the likelier first; nothing if it is none.
fn readings(text: &str, unit: &str) -> Vec<Decimal> {
    let text = without_currency(text);
    if let Some(ratio) = ratio(&text) {
        return vec![ratio];
    }
    if let Some(power) = text.strip_prefix("10^").and_then(|power| power.trim().parse().ok()) {
        return vec![Decimal {
            digits: "1".to_owned(),
            exponent: power,
            factor: 1.0,
        }];
    }
    let end = text
        .char_indices()
        .find(|(_, c)| {
            !(c.is_ascii_digit() || matches!(c, '+' | '-' | '−' | '–' | '.' | ',' | '_' | '\'' | '’') || is_blank(*c))
        })
        .map_or(text.len(), |(index, _)| index);
    let (number, rest) = text.split_at(end);
    let Some((exponent, factor)) = suffix(rest, unit) else {
        return Vec::new();
    };
    let digits = spelled_out(number.trim_matches(is_blank));
    digits
        .into_iter()
        .map(|digits| Decimal {
            digits,
            exponent,
            factor,
        })
        .collect()
}

/// `1/20`, `1 in 20` or `1:20`.
fn ratio(text: &str) -> Option<Decimal> {
    let (above, below) = text.split_once('/').or_else(|| text.split_once(" in "))?;
    let above: u32 = above.trim().parse().ok()?;
    let below: u32 = below.trim().parse().ok().filter(|below| *below > 0)?;
    let value = f64::from(above) / f64::from(below);
    Some(Decimal {
        digits: value.to_string(),
        exponent: 0,
        factor: 1.0,
    })
}

/// Without the signs and codes of money before and behind.
fn without_currency(text: &str) -> String {
    let sign = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '~' | '≈') || is_blank(c);
    let mut text = text.trim_matches(sign);
    for code in ["USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD"] {
        text = text
            .strip_prefix(code)
            .or_else(|| text.strip_suffix(code))
            .unwrap_or(text);
    }
    text.trim_matches(sign).to_owned()
}

/// What people count, as they write it behind a number.
const NOUNS: [&str; 10] = [
    "p", "ppl", "people", "person", "persons", "personen", "leute", "contacts", "readers", "requests",
];

/// What stands behind a number: the power of ten and the factor that it means.
fn suffix(rest: &str, unit: &str) -> Option<(i32, f64)> {
    let rest = rest.trim_matches(is_blank);
    if let Some(exponent) = rest.strip_prefix(['e', 'E'])
        && let Ok(exponent) = exponent.parse::<i32>()
    {
        return Some((exponent, 1.0));
    }
    if let Some(power) = ["*10^", "x10^", "·10^", "×10^", "* 10^"]
        .iter()
        .find_map(|times| rest.strip_prefix(times))
    {
        return Some((power.trim().parse().ok()?, 1.0));
    }
    let word = rest.trim_end_matches('.').to_lowercase();
    let of_time = || match word.as_str() {
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" => Some(1.0),
        "s" | "sec" | "second" | "seconds" | "sekunden" => Some(1.0 / 3600.0),
        "m" | "min" | "mins" | "minute" | "minutes" | "minuten" => Some(1.0 / 60.0),
        "d" | "day" | "days" | "tag" | "tage" => Some(24.0),
        "w" | "wk" | "week" | "weeks" | "woche" | "wochen" => Some(168.0),
        _ => None,
    };
    if unit == "hours"
        && let Some(hours) = of_time()
    {
        return Some((0, hours));
    }
    let is_noun = NOUNS.contains(&word.as_str());
    match word.as_str() {
        "%" | "percent" | "per cent" | "pct" | "prozent" | "pc" | "v.h" => Some((-2, 1.0)),
        "‰" | "per mille" | "promille" => Some((-3, 1.0)),
        "k" | "tsd" | "thousand" | "tausend" => Some((3, 1.0)),
        "m" | "mn" | "mio" | "million" | "millions" | "millionen" => Some((6, 1.0)),
        "b" | "bn" | "billion" | "billions" | "mrd" | "milliarden" | "g" => Some((9, 1.0)),
        "" | "x" | "times" | "mal" | "*" => Some((0, 1.0)),
        word if is_noun || !unit.is_empty() && unit.trim_end_matches('s') == word.trim_end_matches('s') => {
            Some((0, 1.0))
        }
        _ => None,
    }
}

/// Digits with at most a minus and a point, of a number with whatever stands between its thousands and before its
/// decimals. Two where both can be meant, the one with thousands first.
fn spelled_out(number: &str) -> Vec<String> {
    let (sign, number) = match number.strip_prefix(['-', '−', '–']) {
        Some(rest) => ("-", rest),
        None => ("", number.strip_prefix('+').unwrap_or(number)),
    };
    let joined = |parts: &[&str]| parts.concat();
    let by_blanks: Vec<&str> = number.split(|c| is_blank(c) || matches!(c, '_' | '\'' | '’')).collect();
    let number = match by_blanks.as_slice() {
        [first, rest @ ..] if rest.is_empty() || are_thousands(first, &rest_without_decimals(rest)) => {
            joined(&by_blanks)
        }
        _ => return Vec::new(),
    };
    let (commas, points) = (number.matches(',').count(), number.matches('.').count());
    let parts: Vec<&str> = number.split([',', '.']).collect();
    let is_grouped = |parts: &[&str]| are_thousands(parts[0], &parts[1..]);
    let decimal = |parts: &[&str]| {
        let (last, before) = parts.split_last().expect("a split has a part");
        format!("{}.{last}", joined(before))
    };
    let readings = match (commas, points) {
        (0, 0) => vec![number.clone()],
        // Both: the one that comes last stands before decimals.
        (1.., 1..) => {
            let last = number.rfind([',', '.']).expect("there are some");
            let is_single = number.matches(&number[last..=last]).count() == 1;
            let thousands = &parts[..parts.len() - 1];
            if is_single && is_grouped(thousands) {
                vec![decimal(&parts)]
            } else {
                Vec::new()
            }
        }
        (2.., 0) | (0, 2..) => {
            if is_grouped(&parts) {
                vec![joined(&parts)]
            } else {
                Vec::new()
            }
        }
        (1, 0) | (0, 1) => {
            if is_grouped(&parts) {
                vec![joined(&parts), decimal(&parts)]
            } else {
                vec![decimal(&parts)]
            }
        }
    };
    let digits = readings.into_iter().filter_map(|digits| normal(&digits));
    digits.map(|digits| format!("{sign}{digits}")).collect()
}

fn rest_without_decimals<'a>(rest: &[&'a str]) -> Vec<&'a str> {
    rest.iter()
        .map(|part| part.split([',', '.']).next().unwrap_or(part))
        .collect()
}

/// Whether digits between separators are groups of thousands: `1`, `000`, `000`.
fn are_thousands(first: &str, rest: &[&str]) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && digits(first)
        && !first.starts_with('0')
        && rest.iter().all(|part| part.len() == 3 && digits(part))
}

/// `.5` is `0.5`, `5.` is `5`, `007` is `7`.
fn normal(digits: &str) -> Option<String> {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + decimals.len() == 0 || !are_digits(whole) || !are_digits(decimals) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if decimals.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{decimals}")
    })
}

/// What a number with three zeros behind its point is likely to mean where thousands are written with points: `30.000`.
pub(super) fn thousands_with_point(literal: &str) -> Option<u64> {
    let (whole, decimals) = literal.split_once('.')?;
    let looks_so = are_thousands(whole, &[decimals]) && decimals.len() == 3;
    looks_so.then(|| format!("{whole}{decimals}").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::kind::{MONEY, PEOPLE, PROBABILITY, TIMES};
    use super::*;

    #[test]
    fn numbers_are_understood_as_people_spell_them() {
        for (kind, unit, written, expected) in [
            (PROBABILITY, "", "0,08", "0.08"),
            (PROBABILITY, "", "8%", "0.08"),
            (PROBABILITY, "", "8 %", "0.08"),
            (PROBABILITY, "", "8,5\u{a0}%", "0.085"),
            (PROBABILITY, "", "0.1 percent", "0.001"),
            (PROBABILITY, "", ".5", "0.5"),
            (PROBABILITY, "", "1.", "1"),
            (PROBABILITY, "", "0,125", "0.125"),
            (PROBABILITY, "", "1/20", "0.05"),
            (PROBABILITY, "", "1 in 20", "0.05"),
            (PROBABILITY, "", "“0.3”", "0.3"),
            (PEOPLE, "persons", "30 000", "30000 (or 30_000)"),
            (PEOPLE, "persons", "30\u{202f}000", "30000 (or 30_000)"),
            (PEOPLE, "persons", "30'000", "30000 (or 30_000)"),
            (PEOPLE, "persons", "1.000.000", "1000000 (or 1_000_000)"),
            (PEOPLE, "persons", "1k", "1000"),
            (PEOPLE, "persons", "2,5 Mio", "2500000 (or 2_500_000)"),
            (PEOPLE, "persons", "3 bn", "3000000000 (or 3_000_000_000)"),
            (PEOPLE, "persons", "400 people", "400"),
            (PEOPLE, "persons", "007", "7"),
            (PEOPLE, "persons", "1 e6", "1000000 (or 1_000_000)"),
            (PEOPLE, "persons", "2*10^6", "2000000 (or 2_000_000)"),
            (PEOPLE, "persons", "1,000", "1000 or 1, whichever is meant"),
            (PEOPLE, "persons", "400;", "400"),
            (MONEY, "currency", "30.000,5", "30000.5"),
            (MONEY, "currency", "30,000.50", "30000.5"),
            (MONEY, "currency", "$150k", "150000"),
            (MONEY, "currency", "150 000 EUR", "150000"),
            (MONEY, "currency", "1,500", "1500 or 1.5, whichever is meant"),
            (
                Kind::Number(super::super::kind::Range::within(0.0, 1e9)),
                "hours",
                "24h",
                "24",
            ),
            (
                Kind::Number(super::super::kind::Range::within(0.0, 1e9)),
                "hours",
                "2 days",
                "48",
            ),
            (
                Kind::Number(super::super::kind::Range::within(0.0, 1e9)),
                "hours",
                "30 min",
                "0.5",
            ),
            (TIMES, "hours", "0, 24", "[0, 24]"),
            (TIMES, "hours", "[0h; 0,5h; 1 day]", "[0, 0.5, 24]"),
            (Kind::Flag, "", "yes", "true"),
            (Kind::Flag, "", "False", "false"),
            (Kind::Name, "", "“follow back”", "\"follow back\""),
            (Kind::Path, "", r"C:\Users\me\edges.txt", r"'C:\Users\me\edges.txt'"),
        ] {
            assert_eq!(meant(kind, unit, written).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_means_no_allowed_number_gets_no_spelling() {
        for (kind, unit, written) in [
            (PEOPLE, "persons", "many"),
            (PEOPLE, "persons", "1 2"),
            (PEOPLE, "persons", "1.2.3"),
            (PEOPLE, "persons", "2,5"),
            (PEOPLE, "persons", "-3"),
            (PEOPLE, "persons", "5e20"),
            (PEOPLE, "persons", "24 parsecs"),
            (PEOPLE, "persons", ""),
            (PEOPLE, "persons", ","),
            (PROBABILITY, "", "200 %"),
            (PROBABILITY, "", "1/0"),
            (Kind::Flag, "", "perhaps"),
            (TIMES, "hours", "[]"),
        ] {
            assert_eq!(meant(kind, unit, written), None, "{written}");
        }
    }
}
