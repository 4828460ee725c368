//! Names in sentences.

use super::Words;

/// How a language names things.
pub trait NamingWords {
    /// Quotation marks around a name in a sentence: opening, closing.
    fn quotes(&self) -> (char, char);
    /// The last two of a list: `a and b`.
    fn and(&self, most: &str, last: &str) -> String;
}

impl dyn Words + '_ {
    /// `name` with its direction kept to itself: one that is written from right to left does not turn what stands beside it.
    pub fn isolated(&self, name: &str) -> String {
        if name.contains(is_right_to_left) {
            format!("{ISOLATE}{name}{END_OF_ISOLATE}")
        } else {
            name.to_owned()
        }
    }

    /// `name` in quotes, as it is.
    pub fn quoted(&self, name: &str) -> String {
        let (open, close) = self.quotes();
        format!("{open}{name}{close}")
    }

    /// `name` inside a sentence or at its beginning: as the scenario writes it, in quotes, so that it is heard as a name. A
    /// policy may be called “nobody”, and a sentence about it must not mean that nobody does something.
    ///
    /// Its direction is kept to itself. Names that stand alone, as labels of rows, axes and columns, need no quotes.
    pub fn named(&self, name: &str) -> String {
        self.quoted(&self.isolated(name))
    }

    /// Names in a sentence: `“open”, “bio and relevance” and “nobody”`.
    pub fn names(&self, names: &[impl AsRef<str>]) -> String {
        let names: Vec<String> = names.iter().map(|name| self.named(name.as_ref())).collect();
        self.listed(&names)
    }

    /// `a`, `a and b`, `a, b and c`.
    pub fn listed(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => self.and(&most.join(", "), last),
        }
    }
}

/// Begins a text of unknown direction (Unicode's first strong isolate).
const ISOLATE: char = '\u{2068}';
/// Ends it.
const END_OF_ISOLATE: char = '\u{2069}';

/// Whether a letter is of a script written from right to left: Hebrew, Arabic and the like.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::super::Language;

    #[test]
    fn names_in_sentences_stand_in_quotes() {
        let words = Language::English.words();
        assert_eq!(words.named("nobody"), "“nobody”");
        assert_eq!(words.named("bio and relevance"), "“bio and relevance”");
        assert_eq!(words.named("פתוח"), "“\u{2068}פתוח\u{2069}”");
        assert_eq!(
            Language::German.words().named("bio and relevance"),
            "„bio and relevance“"
        );
    }

    #[test]
    fn lists_read_as_sentences() {
        let items = ["a", "b", "c"].map(str::to_owned);
        for (language, text) in [(Language::English, "a, b and c"), (Language::German, "a, b und c")] {
            let words = language.words();
            assert_eq!(words.listed(&items[..1]), "a");
            assert_eq!(words.listed(&items), text);
            assert_eq!(words.listed(&[]), "");
        }
    }
}
