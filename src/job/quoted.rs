//! Words of a shell's command line.

use std::fmt;

/// One word, whatever is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted(String);

impl Quoted {
    /// The word for this text.
    pub fn new(text: &str) -> Self {
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.,:=/+@%".contains(letter);
        if !text.is_empty() && text.chars().all(is_plain) {
            Self(text.to_owned())
        } else {
            Self(format!("'{}'", text.replace('\'', r"'\''")))
        }
    }
}

impl fmt::Display for Quoted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stays_one() {
        assert_eq!(Quoted::new("seed=7").to_string(), "seed=7");
        assert_eq!(Quoted::new("my run; rm -rf *").to_string(), "'my run; rm -rf *'");
        assert_eq!(Quoted::new("it's").to_string(), r"'it'\''s'");
        assert_eq!(Quoted::new("").to_string(), "''");
    }
}
