//! Weights of arcs in formats that are no tables.

use super::error::{Fault, shown};

/// The number that a text holds; whether it will do as a probability is asked where it is used.
pub(super) fn weight(text: &[u8]) -> Result<f64, Fault> {
    let text = text.trim_ascii();
    let number = std::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
    number
        .filter(|number: &f64| number.is_finite())
        .ok_or_else(|| Fault::Unexpected {
            found: shown(text),
            wanted: "a number",
        })
}
