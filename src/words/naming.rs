//! Names in sentences.

/// `name` inside a sentence: one of several words stands in quotes, so that it does not run into the sentence.
pub fn named(name: &str) -> String {
    if name.contains(' ') {
        format!("“{name}”")
    } else {
        name.to_owned()
    }
}

/// `name` at the beginning of a sentence.
pub fn sentence(name: &str) -> String {
    if name.contains(' ') {
        named(name)
    } else {
        capitalised(name)
    }
}

/// `name` as the beginning of a sentence.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_several_words_stand_in_quotes() {
        assert_eq!(named("open"), "open");
        assert_eq!(sentence("open"), "Open");
        assert_eq!(sentence("bio and relevance"), "“bio and relevance”");
    }

    #[test]
    fn lists_read_as_sentences() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(listed(&items[..1]), "a");
        assert_eq!(listed(&items), "a, b and c");
        assert_eq!(listed(&[]), "");
    }
}
