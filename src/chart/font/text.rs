//! How wide a text is, and how it breaks into lines.

use super::typeface::Typeface;
use super::weight::Weight;
use crate::words::shortened;
use unicode_segmentation::UnicodeSegmentation;

/// Height above the baseline that a line of text may take, in sizes of its type, with a hair of air.
pub(in crate::chart) const ASCENT: f64 = 0.98;
/// Height of a line that touches no other, whatever their types, in sizes of its type.
pub(in crate::chart) const LINE: f64 = 1.25;
/// Height of a line, in sizes of its type.
pub(in crate::chart) const LEADING: f64 = 1.22;

/// Size `[px]` and weight of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::chart) struct Type {
    pub(in crate::chart) size: f64,
    pub(in crate::chart) weight: Weight,
}

impl Type {
    pub(in crate::chart) const fn regular(size: f64) -> Self {
        Self {
            size,
            weight: Weight::Regular,
        }
    }

    pub(in crate::chart) const fn semi_bold(size: f64) -> Self {
        Self {
            size,
            weight: Weight::SemiBold,
        }
    }

    /// Height of a line `[px]`.
    pub(in crate::chart) fn line_height(self) -> f64 {
        self.size * LEADING
    }

    /// Width of `text` on one line `[px]`.
    pub(in crate::chart) fn width(self, typeface: &Typeface, text: &str) -> f64 {
        typeface.ems(self.weight, text) * self.size
    }

    /// Breaks `text` at spaces into at most `most` lines no wider than `width`; a word too long for a line is cut, and
    /// what does not fit ends in `…`.
    pub(in crate::chart) fn wrap(self, typeface: &Typeface, text: &str, width: f64, most: usize) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let mut rest = word;
            while !rest.is_empty() {
                let line = lines.last_mut().expect("there is a first line");
                let gap = if line.is_empty() { "" } else { " " };
                if self.width(typeface, &format!("{line}{gap}{rest}")) <= width {
                    line.push_str(gap);
                    line.push_str(rest);
                    rest = "";
                } else if line.is_empty() {
                    let (head, tail) = rest.split_at(self.fitting(typeface, rest, width));
                    line.push_str(head);
                    rest = tail;
                } else {
                    lines.push(String::new());
                }
            }
        }
        if lines.len() > most {
            lines.truncate(most);
            let last = lines.last_mut().expect("at least one line is wanted");
            *last = self.shorten(typeface, &format!("{last} …"), width);
        }
        lines
    }

    /// Names in at most `most` lines no wider than `width`; those too long are cut so that they stay different.
    pub(in crate::chart) fn wrap_names(
        self,
        typeface: &Typeface,
        names: &[String],
        width: f64,
        most: usize,
    ) -> Vec<Vec<String>> {
        let fits = |name: &str| self.wrap(typeface, name, width, most + 1).len() <= most;
        let names = shortened(names, fits, "…");
        names
            .iter()
            .map(|name| self.wrap(typeface, name, width, most))
            .collect()
    }

    /// `text`, or as much of it as fits into `width` with a `…` at its end.
    fn shorten(self, typeface: &Typeface, text: &str, width: f64) -> String {
        let bare = text.trim_end_matches('…').trim_end();
        let room = width - self.width(typeface, "…");
        format!("{}…", bare[..self.fitting(typeface, bare, room)].trim_end())
    }

    /// Bytes of the longest beginning of `text` no wider than `width`, at least its first letter.
    fn fitting(self, typeface: &Typeface, text: &str, width: f64) -> usize {
        let mut ends = text.grapheme_indices(true).map(|(start, letter)| start + letter.len());
        let first = ends.next().unwrap_or(0);
        ends.take_while(|&end| self.width(typeface, &text[..end]) <= width)
            .last()
            .unwrap_or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::super::house::HOUSE;
    use super::*;

    #[test]
    fn lines_are_no_wider_than_asked_and_keep_every_word() {
        let kind = Type::regular(24.0);
        let text = "accept whoever is even marginally relevant and has a bio";
        let lines = kind.wrap(&HOUSE, text, 220.0, 9);
        assert!(
            lines.len() > 1 && lines.iter().all(|line| kind.width(&HOUSE, line) <= 220.0),
            "{lines:?}"
        );
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_text_too_long_ends_in_an_ellipsis() {
        let kind = Type::regular(24.0);
        for text in [
            "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
            "many short words that go on and on and on and on",
        ] {
            let lines = kind.wrap(&HOUSE, text, 200.0, 2);
            assert_eq!(lines.len(), 2);
            assert!(
                lines[1].ends_with('…') && lines.iter().all(|line| kind.width(&HOUSE, line) <= 200.0),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn an_empty_text_is_one_empty_line() {
        assert_eq!(Type::regular(24.0).wrap(&HOUSE, "  ", 100.0, 2), [""]);
    }
}
