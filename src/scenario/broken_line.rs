//! What a line that is not TOML was meant to say: `notice = 0,08`, `name = “open”`, `path = "C:\Users\me"`.

use std::ops::Range;

use super::catalogue::Listed;
use super::document::{Place, read_value};
use super::kind::Kind;
use super::remark::Remark;
use super::spelling::{is_blank, is_curly_quote, is_invisible, is_quote, meant, text_literal};
use super::suggest::{nearest, quoted};

/// A line of a file that the parser could not read.
pub(super) struct BrokenLine<'a> {
    /// The line without its end.
    pub line: &'a str,
    /// First byte of the line in the file.
    pub start: usize,
    /// The lines above it.
    pub above: &'a str,
}

/// Nobody types longer lines, and nobody reads what would be said about them `[bytes]`.
const LONGEST: usize = 1000;

impl BrokenLine<'_> {
    /// What to say about it, if its key is known and what is wrong with it is plain.
    pub(super) fn explain(&self, catalogue: &[Listed]) -> Option<Remark> {
        if self.line.len() > LONGEST {
            return None;
        }
        let Parts { key, separator, value } = parts(self.line)?;
        let (name, written) = (self.line[key.clone()].trim_matches(is_quote), &self.line[value.clone()]);
        let section = section(self.above);
        let Some(listed) = catalogue
            .iter()
            .find(|listed| listed.kind.is_some() && listed.path() == within(&section, name))
        else {
            return self.mistyped_key(&section, name, key, catalogue);
        };
        let kind = listed.kind.expect("a key has a kind");
        let unit = if listed.unit.is_empty() {
            String::new()
        } else {
            format!(" [{}]", listed.unit)
        };
        let title = format!("`{}` must be {kind}{unit}", listed.name);
        if written.is_empty() {
            let remark = Remark::mistake(self.place(key), title).label("there is no value");
            return Some(remark.help(format!("write {name} = and the value behind it")));
        }
        if read_value(written, 0, 0).is_some() {
            return self.odd_characters(name, written, separator);
        }
        let remark = Remark::mistake(self.place(value), title).label(fault_of(kind, written));
        let help = escaped(kind, written)
            .map(|literal| format!("write {name} = {literal} in single quotes, which take backslashes as they are"))
            .or_else(|| meant(kind, listed.unit, written).map(|spelling| format!("write {name} = {spelling}")));
        Some(remark.help(help))
    }

    /// A key that is none, because of a blank or a sign in it that no key has.
    fn mistyped_key(&self, section: &str, name: &str, key: Range<usize>, catalogue: &[Listed]) -> Option<Remark> {
        let is_sound = name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
        if is_sound {
            return None;
        }
        let here = catalogue.iter().filter(|listed| listed.sections.join(".") == section);
        let near = nearest(name, here.map(|listed| listed.name))?;
        let remark = Remark::mistake(self.place(key), format!("{} is not a key", quoted(name)));
        Some(
            remark
                .label("a key has letters and `_` only")
                .help(format!("did you mean `{near}`?")),
        )
    }

    /// A value that would be right, in a line with characters that TOML does not take for blanks or signs.
    fn odd_characters(&self, name: &str, written: &str, separator: Range<usize>) -> Option<Remark> {
        let help = format!("write {name} = {written}");
        let outside = || self.line.char_indices().filter(|(index, _)| !self.is_quoted(*index));
        let odd = outside().find(|(_, c)| is_blank(*c) && !matches!(c, ' ' | '\t'));
        if let Some((index, c)) = odd {
            let what = if is_invisible(c) {
                "an invisible character"
            } else {
                "a blank that is no ordinary one"
            };
            let remark = Remark::mistake(
                self.place(index..index + c.len_utf8()),
                "this is not TOML: a strange blank",
            );
            let label = format!("{what} (U+{:04X}), as word processors have it", u32::from(c));
            return Some(remark.label(label).help(help));
        }
        if &self.line[separator.clone()] != "=" {
            let title = "this is not TOML: a `=` stands between a key and its value";
            return Some(Remark::mistake(self.place(separator), title).help(help));
        }
        None
    }

    /// Whether a byte of the line lies within double or single quotes.
    fn is_quoted(&self, byte: usize) -> bool {
        let mut open = None;
        for c in self.line[..byte].chars() {
            match open {
                Some(quote) if c == quote => open = None,
                None if matches!(c, '"' | '\'') => open = Some(c),
                _ => {}
            }
        }
        open.is_some()
    }

    fn place(&self, range: Range<usize>) -> Place {
        Place {
            source: 0,
            start: self.start + range.start,
            end: self.start + range.end,
        }
    }
}

/// What the parser stumbled over, in words.
fn fault_of(kind: Kind, written: &str) -> &'static str {
    if written.chars().any(is_curly_quote) {
        "these are the quotes of a word processor"
    } else if escaped(kind, written).is_some() {
        "in double quotes, a backslash begins an escape"
    } else if kind.is_text() {
        "text stands in quotes"
    } else {
        "this is not how TOML spells it"
    }
}

/// Text in double quotes with backslashes, as it was meant.
fn escaped(kind: Kind, written: &str) -> Option<String> {
    let inner = written.strip_prefix('"')?.strip_suffix('"')?;
    (kind.is_text() && inner.contains('\\')).then(|| text_literal(&inner.replace(r"\\", r"\")))
}

struct Parts {
    key: Range<usize>,
    separator: Range<usize>,
    value: Range<usize>,
}

/// Where key, sign and value stand in `key = value # comment`.
fn parts(line: &str) -> Option<Parts> {
    let sign = line.find('=').or_else(|| line.find([':', '＝']))?;
    let after = sign + line[sign..].chars().next()?.len_utf8();
    let comment = line[after..].find(" #").or_else(|| line[after..].find("\t#"));
    let end = comment.map_or(line.len(), |length| after + length);
    let key = trimmed(line, 0..sign);
    (!key.is_empty() && !line[key.clone()].starts_with(['#', '['])).then(|| Parts {
        key,
        separator: sign..after,
        value: trimmed(line, after..end),
    })
}

fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let part = &line[range.clone()];
    let start = range.start + (part.len() - part.trim_start_matches(is_blank).len());
    start..start + part.trim_matches(is_blank).len()
}

/// The path of the table whose header stands last.
fn section(above: &str) -> String {
    let header = |line: &str| {
        let inner = line.trim().strip_prefix('[')?.split(']').next()?;
        Some(inner.trim_start_matches('[').trim().to_owned())
    };
    above.lines().rev().find_map(header).unwrap_or_default()
}

fn within(section: &str, name: &str) -> String {
    if section.is_empty() {
        name.to_owned()
    } else {
        format!("{section}.{name}")
    }
}
