//! Rules between keys: what no key can tell alone.

mod campaign;
mod channels;
mod expectations;
mod experiment;
mod fractions;
mod names;
mod network;
mod people;
mod policies;
mod release;
mod requests;
mod unused;

pub use people::{SizeMistake, size_mistakes};

use super::read::Places;
use super::remark::Remark;
use super::written::Written;

/// Every mistake and warning that concerns several keys together. Rules whose keys were not understood are passed over.
pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    let rules = [
        names::check,
        channels::check,
        campaign::check,
        people::check,
        fractions::check,
        network::check,
        experiment::check,
        policies::check,
        release::check,
        requests::check,
        unused::check,
        expectations::check,
    ];
    rules.iter().flat_map(|rule| rule(written, places)).collect()
}
