//! Rules between keys: what no key can tell alone.

use super::read::Places;
use super::remark::Remark;
use super::written::Written;

/// Every mistake and warning that concerns several keys together.
pub(super) fn check(_written: &Written, _places: &Places) -> Vec<Remark> {
    Vec::new()
}
