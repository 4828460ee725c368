//! What may be written as the value of a key, and how that is said in words.

use std::fmt;

/// The value of one key, of whatever type.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Not written, and nothing stands in for it.
    Absent,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Whole(u64),
    /// A number.
    Number(f64),
    /// A list of numbers.
    Numbers(Vec<f64>),
    /// Text.
    Text(String),
    /// A list of texts.
    Texts(Vec<String>),
    /// Paths of keys, and the values to write there, as TOML has them.
    Changes(Vec<(String, String)>),
    /// Shares by name.
    Shares(Vec<(String, f64)>),
}

/// What may be written as the value of a key.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// `true` or `false`.
    Flag,
    /// A whole number within bounds that are themselves allowed.
    Whole { least: u64, most: u64 },
    /// A number.
    Number(Range),
    /// A list of numbers, each within the range.
    Numbers(Range),
    /// A name: one line, not empty.
    Name,
    /// One line, may be empty.
    Line,
    /// A comparison of figures, on one line.
    Claim,
    /// Any number of lines.
    Prose,
    /// A path, on one line.
    Path,
    /// One of some words.
    Choice { words: &'static [&'static str] },
    /// A list of axes, as `--vary` takes them.
    Axes,
    /// A table of keys and values, as `--set` takes them.
    Changes,
    /// A table of shares by name.
    Shares,
    /// Not a value: a table, a list of tables, or several keys that the field itself declares.
    Fields,
}

/// Numbers from `low` (itself not allowed if `open`) to `high`; none but 0 is closer to 0 than `TINY`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    low: f64,
    open: bool,
    high: f64,
}

impl Range {
    /// Numbers from `low` to `high`, both allowed.
    pub(super) const fn within(low: f64, high: f64) -> Self {
        Self { low, open: false, high }
    }

    /// Numbers greater than `low`, up to `high`.
    pub(super) const fn above(low: f64, high: f64) -> Self {
        Self { low, open: true, high }
    }

    /// Whether `number` lies within; NaN never does.
    pub fn contains(self, number: f64) -> bool {
        number <= self.high
            && (number == 0.0 || number.abs() >= TINY)
            && if self.open {
                number > self.low
            } else {
                number >= self.low
            }
    }

    /// Whether it ends at 1, so that percentages lie beyond it.
    pub(super) fn is_share(self) -> bool {
        self.contains(1.0) && !self.contains(1.0 + f64::EPSILON)
    }

    /// The lower end, and whether it is itself excluded.
    pub fn low(self) -> (f64, bool) {
        (self.low, self.open)
    }

    /// The upper end, itself allowed.
    pub fn high(self) -> f64 {
        self.high
    }
}

/// Far beyond anything sensible, and far from where products of a few of them overflow.
pub(super) const HUGE: f64 = 1e12;
/// Closer to 0 than anything sensible but 0 itself, and far from where quotients of a few such numbers overflow.
pub(super) const TINY: f64 = 1e-12;

/// A probability or a share.
pub(super) const PROBABILITY: Kind = Kind::Number(Range::within(0.0, 1.0));
/// A number of 0 or more.
pub(super) const NOT_NEGATIVE: Kind = Kind::Number(Range::within(0.0, HUGE));
/// A number greater than 0.
pub(super) const POSITIVE: Kind = Kind::Number(Range::above(0.0, HUGE));
/// An amount of money, in whatever currency.
pub(super) const MONEY: Kind = NOT_NEGATIVE;
/// A standard deviation of a logarithm: at 10, one of a hundred is 10¹⁰ times as large as the median.
pub(super) const LOG_SPREAD: Kind = Kind::Number(Range::within(0.0, 10.0));
/// An exponent.
pub(super) const EXPONENT: Kind = Kind::Number(Range::within(0.0, 100.0));
/// Times in hours since the release.
pub(super) const TIMES: Kind = Kind::Numbers(Range::within(0.0, HUGE));
/// A number of people that an index of 32 bits can hold.
pub(super) const PEOPLE: Kind = Kind::Whole {
    least: 0,
    most: MOST_PEOPLE,
};

/// The largest world: persons are numbered in 32 bits.
pub(super) const MOST_PEOPLE: u64 = 4_000_000_000;
/// Names and single lines may have so many characters.
pub(super) const LONGEST_LINE: usize = 200;
/// Comparisons may have so many characters.
pub(super) const LONGEST_CLAIM: usize = 1000;
/// Lists of numbers may have so many entries.
pub(super) const LONGEST_LIST: usize = 10_000;

impl Kind {
    /// Whether its values stand in quotes.
    pub(super) fn is_text(self) -> bool {
        matches!(
            self,
            Kind::Name | Kind::Line | Kind::Claim | Kind::Prose | Kind::Path | Kind::Choice { .. }
        )
    }

    /// Whether a study may vary it: numbers, words and flags of which each value makes another world; no texts, names and files.
    pub(super) fn can_be_varied(self) -> bool {
        matches!(
            self,
            Kind::Flag | Kind::Whole { .. } | Kind::Number(_) | Kind::Choice { .. }
        )
    }

    /// Whether its values are single numbers.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Kind::Whole { .. } | Kind::Number(_))
    }

    /// Why `value` is not allowed, in words that continue "this …"; `None` where it is.
    pub(super) fn refuses(self, value: &Value) -> Option<String> {
        match (self, value) {
            (_, Value::Absent) | (Kind::Flag, Value::Flag(_)) | (Kind::Shares, Value::Shares(_)) => None,
            (Kind::Whole { least, most }, Value::Whole(n)) => {
                if *n < least {
                    Some(format!("is less than {}", Grouped(least)))
                } else if *n > most {
                    Some(format!("is more than {}", Grouped(most)))
                } else {
                    None
                }
            }
            (Kind::Number(range), Value::Number(x)) => range.refuses(*x),
            (Kind::Numbers(range), Value::Numbers(list)) => {
                if list.len() > LONGEST_LIST {
                    return Some(format!(
                        "has {} entries, more than {}",
                        list.len(),
                        Grouped(LONGEST_LIST as u64)
                    ));
                }
                list.iter().find_map(|x| range.refuses(*x))
            }
            (Kind::Choice { words, .. }, Value::Text(text)) => {
                (!words.contains(&text.as_str())).then(|| "is none of these".to_owned())
            }
            (Kind::Name | Kind::Claim, Value::Text(text)) if text.trim().is_empty() => Some("is empty".to_owned()),
            (Kind::Name | Kind::Line, Value::Text(text)) => refused_line(text, LONGEST_LINE),
            (Kind::Claim, Value::Text(text)) => refused_line(text, LONGEST_CLAIM),
            (Kind::Path, Value::Text(text)) => refused_path(text),
            (Kind::Prose, Value::Text(text)) => refused_prose(text),
            (Kind::Axes, Value::Texts(axes)) => axes.iter().find_map(|axis| refused_line(axis, LONGEST_CLAIM)),
            (Kind::Changes, Value::Changes(changes)) => changes.is_empty().then(|| "changes nothing".to_owned()),
            _ => Some("is of another type".to_owned()),
        }
    }
}

impl Range {
    fn refuses(self, number: f64) -> Option<String> {
        if self.contains(number) {
            None
        } else if !number.is_finite() {
            Some("is not a finite number".to_owned())
        } else if number > self.high {
            Some(format!("is more than {}", Short(self.high)))
        } else if number != 0.0 && number.abs() < TINY {
            Some(format!("is closer to 0 than {}", Short(TINY)))
        } else if self.open {
            Some(format!("is not above {}", Short(self.low)))
        } else {
            Some(format!("is less than {}", Short(self.low)))
        }
    }
}

fn refused_line(text: &str, longest: usize) -> Option<String> {
    let length = text.chars().count();
    if length > longest {
        Some(format!("has {length} characters, more than {longest}"))
    } else {
        text.chars()
            .find(|c| c.is_control() || turns_direction(*c))
            .map(|c| format!("contains the control character {c:?}"))
    }
}

fn refused_path(text: &str) -> Option<String> {
    let first = text.chars().find(|c| c.is_control() || turns_direction(*c));
    first.map(|c| format!("contains the control character {c:?}"))
}

/// Whether a character makes what follows, also outside its text, run the other way. Letters do that by themselves.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn refused_prose(text: &str) -> Option<String> {
    let unprintable = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t') || turns_direction(*c);
    text.chars()
        .find(unprintable)
        .map(|c| format!("contains the control character {c:?}"))
}

/// "a number from 0 to 1", for messages and comments.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Flag => f.write_str("true or false"),
            Kind::Whole { least, most: u64::MAX } => write!(f, "a whole number from {} up", Grouped(*least)),
            Kind::Whole { least, most } => write!(f, "a whole number from {} to {}", Grouped(*least), Grouped(*most)),
            Kind::Number(range) => write!(f, "a number {range}"),
            Kind::Numbers(range) => write!(f, "a list of numbers like [0, 24], each {range}"),
            Kind::Name => write!(f, "a name in quotes, at most {LONGEST_LINE} characters on one line"),
            Kind::Line => write!(f, "text in quotes, at most {LONGEST_LINE} characters on one line"),
            Kind::Claim => f.write_str("a comparison in quotes, like \"courtesy.reach > 0.1\""),
            Kind::Prose => f.write_str("text in quotes"),
            Kind::Path => f.write_str("a path in quotes, on one line"),
            Kind::Choice { words, .. } => write!(f, "{}", OneOf(words)),
            Kind::Axes => f.write_str("a list of axes in quotes, like [\"circle.dilution=0:0.6:7\"]"),
            Kind::Changes => f.write_str("keys and their values, like { circle.dilution = 0.5, requests.count = 200 }"),
            Kind::Shares => f.write_str("shares by name of channel, from 0 to 1, like { twitter = 0.3 }"),
            Kind::Fields => f.write_str("a table"),
        }
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.open {
            write!(f, "above {} and at most {}", Short(self.low), Short(self.high))
        } else {
            write!(f, "from {} to {}", Short(self.low), Short(self.high))
        }
    }
}

/// `"a", "b" or "c"`.
struct OneOf<'a>(&'a [&'a str]);

impl fmt::Display for OneOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, word) in self.0.iter().enumerate() {
            let before = match index {
                0 => "",
                _ if index + 1 == self.0.len() => " or ",
                _ => ", ",
            };
            write!(f, "{before}\"{word}\"")?;
        }
        Ok(())
    }
}

/// A number in as few characters as it takes.
struct Short(f64);

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.abs() >= 1e6 || self.0 != 0.0 && self.0.abs() < 1e-3 {
            write!(f, "{:e}", self.0)
        } else {
            write!(f, "{}", self.0)
        }
    }
}

/// A whole number with `_` between thousands, as TOML reads it.
pub(super) struct Grouped(pub u64);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) && digits.len() > 4 {
                f.write_str("_")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}
