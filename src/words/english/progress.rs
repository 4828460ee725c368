//! Progress in English.

use super::English;
use crate::words::ProgressWords;

impl ProgressWords for English {
    fn progress(&self) -> &'static str {
        "{human_pos} of {human_len} trials, {eta} left"
    }

    fn reading(&self, path: &str) -> String {
        format!("reading {path}")
    }

    fn writing(&self) -> &'static str {
        "Drawing the charts and writing the files"
    }

    fn nothing_saved(&self) -> &'static str {
        "Interrupted before the first trials were done: nothing is saved."
    }

    fn report_at(&self, path: &str) -> String {
        format!("Report: {path}")
    }
}
