//! The nearest valid word to a mistyped one, and how to quote what a stranger wrote.

use crate::visible::visible_line;

/// The nearest of `words`, if it is near enough to be what was meant.
pub(crate) fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nobody mistypes a word of this length; comparing costs its length times that of every word.
    if written.len() > 100 {
        return None;
    }
    let lower = written.to_lowercase().replace(['-', ' '], "_");
    words
        .into_iter()
        .filter(|word| word.len() <= 200)
        .map(|word| {
            (
                strsim::jaro_winkler(&lower, &word.to_lowercase().replace(['-', ' '], "_")),
                word,
            )
        })
        .filter(|(likeness, _)| *likeness >= 0.75)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, word)| word)
}

/// Text in backquotes, on one line and not too long.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let start: String = text.chars().take(LONGEST).collect();
    let rest = if text.chars().nth(LONGEST).is_some() { "…" } else { "" };
    format!("`{}{rest}`", visible_line(&start))
}
