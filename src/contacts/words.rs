//! The words of a title or a company, as rules compare them.

use unicode_normalization::UnicodeNormalization;

/// The words of a text, in lower case; whatever is no letter or number stands between them.
pub fn words(text: &str) -> Vec<String> {
    let folded: String = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.nfkc().flat_map(char::to_lowercase).collect()
    };
    folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Words that stand one after another; one with a star may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern(Vec<PatternWord>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct PatternWord {
    start: String,
    may_go_on: bool,
}

impl Pattern {
    /// The pattern that is written so; none without any word.
    pub(super) fn new(written: &str) -> Option<Self> {
        let word = |piece: &str| {
            let may_go_on = piece.ends_with('*');
            let mut parts = words(piece);
            let last = parts.pop()?;
            let whole = parts.into_iter().map(|start| PatternWord {
                start,
                may_go_on: false,
            });
            Some(
                whole
                    .chain([PatternWord { start: last, may_go_on }])
                    .collect::<Vec<_>>(),
            )
        };
        let words: Vec<PatternWord> = written.split_whitespace().filter_map(word).flatten().collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// Whether these words stand somewhere among others.
    pub(super) fn is_in(&self, words: &[String]) -> bool {
        words.windows(self.0.len()).any(|window| {
            let mut pairs = self.0.iter().zip(window);
            pairs.all(|(pattern, word)| pattern.fits(word))
        })
    }
}

impl PatternWord {
    fn fits(&self, word: &str) -> bool {
        if self.may_go_on {
            word.starts_with(&self.start)
        } else {
            word == self.start
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_between_marks_in_lower_case() {
        assert_eq!(
            words("Head of \"Earned\" Media, EMEA"),
            ["head", "of", "earned", "media", "emea"]
        );
        assert_eq!(words("ＰＲ マネージャー"), ["pr", "マネージャー"]);
        assert_eq!(words("=cmd|' /C calc'!A0"), ["cmd", "c", "calc", "a0"]);
        assert!(words(" ,;— ").is_empty());
    }

    #[test]
    fn a_pattern_is_whole_words_in_a_row() {
        let fits = |pattern: &str, text: &str| Pattern::new(pattern).expect("a pattern").is_in(&words(text));
        assert!(fits("chief executive", "Deputy Chief Executive Officer"));
        assert!(!fits("chief executive", "Executive Chief"));
        assert!(!fits("art", "Head of Marketing"));
        assert!(fits("market*", "Head of Marketing"));
        assert!(fits("geschäftsführer*", "GESCHÄFTSFÜHRERIN"));
        assert!(fits("t-shirt*", "T-Shirts and mugs"));
        assert_eq!(Pattern::new(" * "), None);
    }
}
