//! Texts of a picture, letter by letter: each in a family that has it, and a box for what none has.

use super::typeface::Typeface;
use super::weight::Weight;
use std::borrow::Cow;
use std::fmt::Write;
use unicode_segmentation::UnicodeSegmentation;

/// The letter of the box.
const BOX: char = '\u{25a1}';

impl Typeface {
    /// A picture of ours in which every text says which family sets which of its letters, and boxes stand for letters that none has.
    ///
    /// Programs that draw go by whole texts: where one family lacks a letter and the next joins some, they leave letters out.
    pub(in crate::chart) fn set<'a>(&self, svg: &'a str) -> Cow<'a, str> {
        let mut set = String::new();
        let mut taken = 0;
        for (start, _) in svg.match_indices("<text ") {
            let Some(open) = svg[start..].find('>').map(|end| start + end + 1) else {
                continue;
            };
            let Some(close) = svg[open..].find('<').map(|end| open + end) else {
                continue;
            };
            let weight = if svg[start..open].contains(" font-weight=\"600\"") {
                Weight::SemiBold
            } else {
                Weight::Regular
            };
            let first = self.families[0].face(weight);
            if svg[open..close].chars().all(|letter| first.has_common(letter)) {
                continue;
            }
            set.push_str(&svg[taken..open]);
            self.set_text(weight, &unescaped(&svg[open..close]), &mut set);
            taken = close;
        }
        if taken == 0 {
            return Cow::Borrowed(svg);
        }
        set.push_str(&svg[taken..]);
        Cow::Owned(set)
    }

    fn set_text(&self, weight: Weight, text: &str, set: &mut String) {
        let mut now = 0;
        for letter in text.graphemes(true) {
            let family = if letter.chars().all(char::is_whitespace) {
                now
            } else {
                self.family_of(weight, letter)
            };
            if family != now {
                if now != 0 {
                    set.push_str("</tspan>");
                }
                if family != 0 {
                    let _ = write!(set, "<tspan font-family=\"{}\">", self.families[family].name);
                }
                now = family;
            }
            if family + 1 == self.families.len() && letter.trim() == letter {
                set.push(BOX);
            } else {
                set.push_str(&escaped(letter));
            }
        }
        if now != 0 {
            set.push_str("</tspan>");
        }
    }
}

/// Markup as the text that it is.
fn unescaped(markup: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    pairs
        .iter()
        .fold(markup.to_owned(), |text, (coded, letter)| text.replace(coded, letter))
}

/// Text as markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
