//! What policies ask of a profile, and why they decline one.

use crate::circle::Unmet;
use crate::scenario::Condition;

/// How a language says the conditions of policies.
pub trait ConditionWords {
    /// What a policy asks of those whom it accepts, as part of a list.
    fn condition(&self, condition: Condition) -> String;
    /// Being among the first so many, as part of that list.
    fn among_first(&self, most: &str) -> String;
    /// Why a policy declines somebody, as part of a list.
    fn unmet(&self, unmet: Unmet) -> String;
    /// Why, where nothing is unmet: there is no room for more contacts.
    fn unmet_room(&self) -> &'static str;
}

/// A number between 0 and 1, cut to two decimals: what is less than a bound is not rounded up to it.
pub(super) fn cut(value: f64) -> f64 {
    (value * 100.0).floor() / 100.0
}
