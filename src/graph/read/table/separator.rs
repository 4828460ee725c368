//! What separates the columns of a table.

use std::collections::HashSet;

use super::printed::is_framed;
use crate::graph::read::error::Fault;
use crate::graph::read::field::{id, number};

/// What separates the columns of a table; one for the whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::graph::read) enum Separator {
    /// This byte, with or without blanks around it.
    Mark(u8),
    /// Bars between columns and around each line, as printed tables have them.
    Frame,
    /// `::`, as `MovieLens` has it.
    Colons,
    /// Blanks and tabs, as many as there are.
    Blanks,
    /// Any of these, a mark at most between two columns: for lines that are not all separated alike.
    Any,
}

/// Where the columns of a line stand in it.
pub(in crate::graph::read) type Places = Vec<(usize, usize)>;

impl Separator {
    /// Those of whole files, in the order in which they are tried.
    pub(in crate::graph::read) const ALL: [Self; 5] = [
        Self::Mark(b';'),
        Self::Mark(b'\t'),
        Self::Mark(b'|'),
        Self::Mark(b','),
        Self::Blanks,
    ];

    /// What a first line `sep=;` says.
    pub(in crate::graph::read) fn stated(line: &[u8]) -> Option<Self> {
        match line.trim_ascii() {
            [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', mark] => Some(Self::Mark(*mark)),
            [b's' | b'S', b'e' | b'E', b'p' | b'P', b'='] => Some(Self::Mark(b'\t')),
            _ => None,
        }
    }

    /// What separates the columns of these lines: what leaves the fewest lines without two nodes, the earlier among equals.
    pub(in crate::graph::read) fn of(lines: &[&[u8]]) -> Self {
        if !lines.is_empty() && lines.iter().all(|line| is_framed(line)) {
            return Self::Frame;
        }
        if lines.iter().all(|line| are_parted_by_colons(line)) && !lines.is_empty() {
            return Self::Colons;
        }
        let mut places = Places::new();
        let mut best = ((usize::MAX, true), Self::Blanks);
        for separator in Self::ALL {
            let (mut wrong, mut split, mut is_first_wrong) = (0, 0, false);
            for (at, line) in lines.iter().enumerate() {
                separator.split(line, &mut places);
                split += usize::from(places.len() > 1);
                let is_wrong = places
                    .iter()
                    .take(2)
                    .any(|&(start, end)| is_no_cell(&line[start..end], separator));
                wrong += usize::from(is_wrong);
                is_first_wrong |= is_wrong && at == 0;
            }
            if split > 0 && (wrong, is_first_wrong) < best.0 {
                best = ((wrong, is_first_wrong), separator);
            }
        }
        let mut with_commas = lines.iter().filter(|line| memchr::memchr(b',', line).is_some());
        if best.1 == Self::Mark(b',') && with_commas.all(|line| are_decimal_commas(line)) {
            return Self::Blanks;
        }
        best.1
    }

    /// Whether these lines have no separator in common, or have another before a number at their ends, and each has two nodes at
    /// least where any separator will do.
    pub(in crate::graph::read) fn is_mixed(self, lines: &[&[u8]]) -> bool {
        let splits = |separator: Self, line: &[u8]| {
            let mut places = Places::new();
            separator.split(line, &mut places);
            let mut ends = places.iter().take(2);
            places.len() > 1 && !ends.any(|&(start, end)| is_no_cell(&line[start..end], separator))
        };
        // A first line that is unlike all others is a title.
        let below_title = if lines.len() > 2 { &lines[1..] } else { lines };
        let is_common = below_title.iter().all(|line| splits(self, line)) && !self.hides_numbers(lines);
        !is_common && lines.iter().all(|line| splits(Self::Any, line))
    }

    /// Whether all lines end in a node, a blank and a number, of which the node alone stands in other lines: `a,b 0.5` above `b,c 1`.
    fn hides_numbers(self, lines: &[&[u8]]) -> bool {
        let Self::Mark(mark) = self else { return false };
        let split = |line: &&[u8]| -> Option<(Vec<u8>, Vec<u8>, bool)> {
            let mut cells = line.splitn(2, |&byte| byte == mark);
            let (first, last) = (cells.next()?.trim_ascii(), cells.next()?.trim_ascii());
            if memchr::memchr(mark, last).is_some() {
                return None;
            }
            let blank = last.iter().rposition(|&byte| byte == b' ')?;
            let end = &last[blank + 1..];
            let node = last[..blank].trim_ascii_end();
            (number(end).is_some() && !last.contains(&b'"'))
                .then(|| (first.to_vec(), node.to_vec(), end.contains(&b'.')))
        };
        let Some(all) = lines.iter().map(split).collect::<Option<Vec<_>>>() else {
            return false;
        };
        let firsts: HashSet<&Vec<u8>> = all.iter().map(|line| &line.0).collect();
        all.iter().any(|line| line.2 || firsts.contains(&line.1))
    }

    /// Finds the columns of a line. Marks inside quotes and braces separate nothing; empty columns at the end are none.
    pub(in crate::graph::read) fn split(self, line: &[u8], places: &mut Places) {
        places.clear();
        // Lists in programs have these at the ends of their lines, as tables have empty columns.
        let line = trim_marks(line);
        let mut at = usize::from(self == Self::Frame && line.starts_with(b"|"));
        loop {
            at += blanks_at(&line[at..], self);
            if matches!(self, Self::Blanks | Self::Any) && at == line.len() {
                break;
            }
            let start = at;
            at += enclosed(&line[at..]);
            let ends_column = |(place, &byte): (usize, &u8)| match self {
                Self::Mark(mark) => byte == mark,
                Self::Frame => byte == b'|',
                Self::Colons => byte == b':' && line.get(at + place + 1) == Some(&b':'),
                Self::Blanks => matches!(byte, b' ' | b'\t'),
                Self::Any => matches!(byte, b' ' | b'\t') || is_mark(byte),
            };
            let mut bytes = line[at..].iter().enumerate();
            at += bytes.position(ends_column).unwrap_or(line.len() - at);
            let end = start + line[start..at].trim_ascii_end().len();
            places.push((start, end));
            if at == line.len() {
                break;
            }
            at += match self {
                Self::Any => {
                    let blanks = blanks_at(&line[at..], self);
                    blanks + usize::from(line.get(at + blanks).is_some_and(|&byte| is_mark(byte)))
                }
                Self::Colons => 2,
                _ => 1,
            };
        }
        while places.last().is_some_and(|(start, end)| start == end) {
            places.pop();
        }
    }

    /// Whether a line holds nothing but separators.
    pub(super) fn is_blank(self, line: &[u8]) -> bool {
        match self {
            Self::Mark(mark) => trim_marks(line)
                .iter()
                .all(|&byte| byte == mark || byte.is_ascii_whitespace()),
            Self::Frame => trim_marks(line)
                .iter()
                .all(|&byte| byte == b'|' || byte.is_ascii_whitespace()),
            Self::Colons => trim_marks(line)
                .iter()
                .all(|&byte| byte == b':' || byte.is_ascii_whitespace()),
            Self::Blanks => trim_marks(line).is_empty(),
            Self::Any => line.iter().all(|&byte| is_mark(byte) || byte.is_ascii_whitespace()),
        }
    }

    /// Whether a comma in a number is the decimal one.
    pub(super) fn frees_the_comma(self) -> bool {
        !matches!(self, Self::Mark(b',') | Self::Any)
    }
}

/// Whether a line has columns between `::`, the first two of them whole numbers.
fn are_parted_by_colons(line: &[u8]) -> bool {
    let mut places = Places::new();
    Separator::Colons.split(line, &mut places);
    let is_number = |&(start, end): &(usize, usize)| start < end && line[start..end].iter().all(u8::is_ascii_digit);
    places.len() > 1 && places.iter().take(2).all(is_number)
}

/// Whether a cell can be neither a node nor a number, or holds what parts other columns.
fn is_no_cell(cell: &[u8], separator: Separator) -> bool {
    let is_quoted = cell.first() == Some(&b'"') && cell.last() == Some(&b'"') && cell.len() > 1;
    let frees_numbers = !matches!(separator, Separator::Mark(b',') | Separator::Blanks | Separator::Any);
    let is_number = frees_numbers && cell.last().is_some_and(u8::is_ascii_digit) && number(cell).is_some();
    matches!(id(cell), Err(Fault::NotANode(_))) && !is_number || !is_quoted && memchr::memchr(b';', cell).is_some()
}

/// Whether this parts columns and is no blank.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b',' | b';' | b'|')
}

/// The line without commas and semicolons at its end.
fn trim_marks(line: &[u8]) -> &[u8] {
    let end = line
        .iter()
        .rposition(|byte| !matches!(byte, b',' | b';') && !byte.is_ascii_whitespace())
        .map_or(0, |last| last + 1);
    &line[..end]
}

/// Length of the blanks at the start, which may not be separators themselves.
fn blanks_at(text: &[u8], separator: Separator) -> usize {
    let is_blank = |&byte: &u8| byte == b' ' || byte == b'\t' && separator != Separator::Mark(b'\t');
    text.iter().position(|byte| !is_blank(byte)).unwrap_or(text.len())
}

/// Length of what stands in quotes or braces at the start.
fn enclosed(text: &[u8]) -> usize {
    match text.first() {
        Some(b'"') => {
            let mut at = 1;
            while let Some(length) = memchr::memchr(b'"', &text[at..]) {
                at += length + 1;
                // A quote that stands twice is one inside.
                if text.get(at) != Some(&b'"') {
                    return at;
                }
                at += 1;
            }
            0
        }
        Some(b'{') => memchr::memrchr(b'}', text).map_or(0, |end| end + 1),
        _ => 0,
    }
}

/// Whether a line has commas, each of them between two digits and in the third or a later column between blanks.
fn are_decimal_commas(line: &[u8]) -> bool {
    let mut places = Places::new();
    Separator::Blanks.split(line, &mut places);
    let digit = |at: Option<usize>| at.and_then(|at| line.get(at)).is_some_and(u8::is_ascii_digit);
    let mut commas = memchr::memchr_iter(b',', line).peekable();
    commas.peek().is_some()
        && places.len() >= 3
        && commas.all(|at| at > places[1].1 && digit(at.checked_sub(1)) && digit(Some(at + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let lines: Vec<&[u8]> = text.lines().map(str::as_bytes).collect();
        let mut places = Places::new();
        Separator::of(&lines).split(lines[0], &mut places);
        places.iter().map(|&(start, end)| &text[start..end]).collect()
    }

    #[test]
    fn a_blank_line_has_no_columns_and_every_other_line_has_some() {
        let mut places = Places::new();
        for separator in Separator::ALL {
            for line in [
                ";\t;",
                ";",
                "; \u{c} ;",
                ",\t,",
                "\t",
                "a",
                ";\t;a",
                "\"\"",
                ";\u{e}",
                "\u{e}\t;",
                "|,;",
                "|",
            ] {
                separator.split(line.as_bytes(), &mut places);
                assert_eq!(
                    places.is_empty(),
                    separator.is_blank(line.as_bytes()),
                    "{separator:?} {line:?}"
                );
            }
        }
    }

    #[test]
    fn one_separator_is_found_for_the_whole_file() {
        for (text, expected) in [
            ("1 2", &["1", "2"][..]),
            ("1\t2", &["1", "2"]),
            ("1,2", &["1", "2"]),
            ("1 , 2", &["1", "2"]),
            ("1,\t2", &["1", "2"]),
            ("1;2;0,9", &["1", "2", "0,9"]),
            ("1 2 0,9", &["1", "2", "0,9"]),
            ("1\t2\t0,9", &["1", "2", "0,9"]),
            ("1,2,0.5", &["1", "2", "0.5"]),
            ("alice bob 0,9", &["alice", "bob", "0,9"]),
            ("alice bob,carol dave", &["alice bob", "carol dave"]),
            ("Doe, Jane;Roe, Rick;3", &["Doe, Jane", "Roe, Rick", "3"]),
            (
                "\"Doe, Jane\",\"Roe, Rick\",3",
                &["\"Doe, Jane\"", "\"Roe, Rick\"", "3"],
            ),
            ("1 2 {'weight': 3, 'a': 1}", &["1", "2", "{'weight': 3, 'a': 1}"]),
            ("1;2;;;", &["1", "2"]),
            ("1,2,", &["1", "2"]),
            ("1,,2", &["1", "", "2"]),
            ("a|b|5", &["a", "b", "5"]),
            ("Doe, Jane|Roe, Rick", &["Doe, Jane", "Roe, Rick"]),
            ("a,b;", &["a", "b"]),
            (",source,target", &["", "source", "target"]),
            ("0 0.5 1", &["0", "0.5", "1"]),
            ("a \"b c\" 1", &["a", "\"b c\"", "1"]),
        ] {
            assert_eq!(split(text), expected, "{text:?}");
        }
        assert_eq!(Separator::stated(b"sep=;"), Some(Separator::Mark(b';')));
        let mut places = Places::new();
        for line in ["1 2,0.5", "1;2\t0.5", "1 , 2 | 0.5", " 1,2 0.5;"] {
            Separator::Any.split(line.as_bytes(), &mut places);
            let cells: Vec<&str> = places.iter().map(|&(start, end)| &line[start..end]).collect();
            assert_eq!(cells, ["1", "2", "0.5"], "{line:?}");
        }
        assert_eq!(Separator::stated(b"Sep=,"), Some(Separator::Mark(b',')));
    }
}
