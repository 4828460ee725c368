//! Names in German sentences.

use super::German;
use crate::words::NamingWords;

impl NamingWords for German {
    fn quotes(&self) -> (char, char) {
        ('„', '“')
    }

    fn and(&self, most: &str, last: &str) -> String {
        format!("{most} und {last}")
    }
}
