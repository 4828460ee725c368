//! What the cells of a matrix hold.

use crate::graph::read::error::{Fault, shown};
use crate::graph::read::field::{is_missing, number};

/// What a cell says of an arc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell {
    /// A number; 0 where there is none.
    Number(f64),
    /// Nothing, or a mark for it.
    Missing,
}

/// What a cell holds; on the diagonal there may be a mark, such as `x` or `inf`.
pub(super) fn cell(text: &[u8], is_diagonal: bool) -> Result<Cell, Fault> {
    let text = text
        .strip_prefix(b"\"")
        .and_then(|text| text.strip_suffix(b"\""))
        .unwrap_or(text)
        .trim_ascii();
    if let Some(number) = number(text) {
        return Ok(Cell::Number(number));
    }
    match text.to_ascii_lowercase().as_slice() {
        b"true" => Ok(Cell::Number(1.0)),
        b"false" => Ok(Cell::Number(0.0)),
        b"" => Ok(Cell::Missing),
        b"x" | b"inf" | b"-inf" | b"infinity" | b"*" | b"--" if is_diagonal => Ok(Cell::Missing),
        _ if is_missing(text) => Ok(Cell::Missing),
        _ => Err(Fault::NotANumber(shown(text))),
    }
}

/// Whether a cell may be one of a matrix, on the diagonal or not.
pub(super) fn is_cell(text: &[u8]) -> bool {
    cell(text, true).is_ok()
}
