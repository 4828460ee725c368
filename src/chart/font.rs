//! The embedded typeface: how wide a text is, and how it breaks into lines.
//!
//! No font of the machine is ever used, so a picture has the same bytes everywhere. Kerning is left out of the measure;
//! it changes a line of text by less than 1 %. A letter that the typeface lacks counts as a full em.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// Inter Regular, for measuring and for PNGs.
pub(super) const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
/// Inter `SemiBold`, for measuring and for PNGs.
pub(super) const SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
const REGULAR_WEB: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.woff2");
const SEMI_BOLD_WEB: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.woff2");

/// Height of a line, in sizes of its type.
pub(super) const LEADING: f64 = 1.22;
/// Height of a capital letter, in sizes of its type (Inter's `sCapHeight`, 1490 of 2048).
pub(super) const CAP_HEIGHT: f64 = 0.7275;

/// How bold a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    SemiBold,
}

/// Size `[px]` and weight of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) weight: Weight,
}

impl Type {
    pub(super) const fn regular(size: f64) -> Self {
        Self {
            size,
            weight: Weight::Regular,
        }
    }

    pub(super) const fn semi_bold(size: f64) -> Self {
        Self {
            size,
            weight: Weight::SemiBold,
        }
    }

    /// Height of a line `[px]`.
    pub(super) fn line_height(self) -> f64 {
        self.size * LEADING
    }

    /// Width of `text` on one line `[px]`.
    pub(super) fn width(self, text: &str) -> f64 {
        let font = FontRef::new(match self.weight {
            Weight::Regular => REGULAR,
            Weight::SemiBold => SEMI_BOLD,
        })
        .expect("the embedded typeface is well formed");
        let letters = font.charmap();
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let ems = |letter| {
            if is_unseen(letter) {
                return 0.0;
            }
            letters
                .map(letter)
                .and_then(|glyph| metrics.advance_width(glyph))
                .unwrap_or(1.0)
        };
        text.chars().map(|letter| f64::from(ems(letter))).sum::<f64>() * self.size
    }

    /// Breaks `text` at spaces into at most `most` lines no wider than `width`; a word too long for a line is cut, and
    /// what does not fit ends in `…`.
    pub(super) fn wrap(self, text: &str, width: f64, most: usize) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let mut rest = word;
            while !rest.is_empty() {
                let line = lines.last_mut().expect("there is a first line");
                let gap = if line.is_empty() { "" } else { " " };
                if self.width(&format!("{line}{gap}{rest}")) <= width {
                    line.push_str(gap);
                    line.push_str(rest);
                    rest = "";
                } else if line.is_empty() {
                    let (head, tail) = rest.split_at(self.fitting(rest, width));
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
            *last = self.shorten(&format!("{last} …"), width);
        }
        lines
    }

    /// `text`, or as much of it as fits into `width` with a `…` at its end.
    fn shorten(self, text: &str, width: f64) -> String {
        let bare = text.trim_end_matches('…').trim_end();
        let room = width - self.width("…");
        format!("{}…", bare[..self.fitting(bare, room)].trim_end())
    }

    /// Bytes of the longest beginning of `text` no wider than `width`, at least its first letter.
    fn fitting(self, text: &str, width: f64) -> usize {
        let mut ends = text.char_indices().map(|(start, letter)| start + letter.len_utf8());
        let first = ends.next().unwrap_or(0);
        ends.take_while(|&end| self.width(&text[..end]) <= width)
            .last()
            .unwrap_or(first)
    }
}

/// Whether a letter only says in which direction others run.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// CSS that brings the typeface along, for a picture or a page that must look the same everywhere.
pub fn font_face_css() -> String {
    let face = |weight: u16, data: &[u8]| {
        format!(
            "@font-face{{font-family:\"Inter\";font-style:normal;font-weight:{weight};\
             src:url(data:font/woff2;base64,{}) format(\"woff2\")}}",
            base64(data)
        )
    };
    face(400, REGULAR_WEB) + &face(600, SEMI_BOLD_WEB)
}

/// Standard base64 with padding (RFC 4648).
pub(crate) fn base64(data: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(data.len().div_ceil(3) * 4);
    for three in data.chunks(3) {
        let byte = |index: usize| u32::from(three.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        let pairs = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, coded) in pairs {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn lines_are_no_wider_than_asked_and_keep_every_word() {
        let kind = Type::regular(24.0);
        let text = "accept whoever is even marginally relevant and has a bio";
        let lines = kind.wrap(text, 220.0, 9);
        assert!(
            lines.len() > 1 && lines.iter().all(|line| kind.width(line) <= 220.0),
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
            let lines = kind.wrap(text, 200.0, 2);
            assert_eq!(lines.len(), 2);
            assert!(
                lines[1].ends_with('…') && lines.iter().all(|line| kind.width(line) <= 200.0),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn an_empty_text_is_one_empty_line() {
        assert_eq!(Type::regular(24.0).wrap("  ", 100.0, 2), [""]);
    }
}
