//! Names in English sentences.

use super::English;
use crate::words::NamingWords;

impl NamingWords for English {
    fn quotes(&self) -> (char, char) {
        ('“', '”')
    }

    fn and(&self, most: &str, last: &str) -> String {
        format!("{most} and {last}")
    }
}
