//! `--set key=value`: changes to a document before it is read.

use super::document::Table;
use super::remark::Remark;

/// Applies overrides in their order; override number i is source i + 1.
pub(super) fn apply(_document: &mut Table, _overrides: &[String]) -> Vec<Remark> {
    Vec::new()
}
