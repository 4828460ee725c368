//! `summary.json`: all answers, for programs.

use crate::estimate::Answers;
use crate::study::json::pretty;

/// The text of `summary.json`: indented, names in fixed order, a line break at the end.
///
/// # Panics
/// Never: answers have no map but with text for keys.
pub fn to_json(answers: &Answers) -> String {
    pretty(answers)
}

/// Answers from the text of `summary.json`; names that this version does not know are passed over.
///
/// # Errors
/// Where the text is no JSON, or lacks something, with line and column.
pub fn from_json(text: &str) -> Result<Answers, serde_json::Error> {
    serde_json::from_str(text)
}
