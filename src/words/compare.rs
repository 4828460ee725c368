//! What changes from one stored result to another, in sentences.

use super::{Difference, Words};
use crate::estimate::{Change, Decision, Luck, PolicyChange};

/// How a language says what changes from one result, A, to another, B. Names come as they stand in a sentence.
pub trait CompareWords {
    /// How the luck of the two goes together; so many trials are paired.
    fn luck(&self, luck: Luck, paired: u64) -> String;
    /// Only these trials count, as one of the two has no others.
    fn only_common_trials(&self, paired: u64) -> String;
    /// The clearest change: this policy reaches so many points more often, or less, in B than in A.
    fn reach_changes(&self, name: &str, is_more: bool, points: &str, range: &str) -> String;
    /// No policy's reach changes clearly.
    fn no_clear_change(&self) -> String;
    /// No policy is in both.
    fn no_common_policy(&self) -> String;
    /// Head of the column of changes in points, B less A, with the interval at a level: `95 %`.
    fn change_column(&self, level: &str) -> String;
    /// Head of the column of changes in value, in a currency.
    fn value_change_column(&self, currency: &str) -> String;
    /// Heading of the keys that differ.
    fn keys_heading(&self) -> &'static str;
    /// No key differs.
    fn no_key_differs(&self) -> &'static str;
    /// No key differs, but the files that the scenarios name do.
    fn only_files_differ(&self) -> &'static str;
    /// In place of the value of a key that is not set.
    fn not_set(&self) -> &'static str;
    /// Policies that only one of the two has, A or B.
    fn only_in(&self, run: &str, names: &str) -> String;
    /// Head of the column of conditions.
    fn condition_head(&self) -> &'static str;
    /// Whether a condition holds under which the command is to fail.
    fn condition_decision(&self, decision: Decision) -> &'static str;
    /// A condition that holds: what was found.
    fn condition_holds(&self, that: &str, found: &str) -> String;
    /// A condition that is not decided, likewise.
    fn condition_undecided(&self, that: &str, found: &str) -> String;
    /// What the chart draws.
    fn change_subtitle(&self) -> &'static str;
    /// What is seen on it.
    fn change_alt(&self, rows: &str) -> String;
    /// Left of no change.
    fn less_often_in_b(&self) -> &'static str;
    /// Right of it.
    fn more_often_in_b(&self) -> &'static str;
    /// Foot of the chart, left: what A and B are called.
    fn compared_results(&self, names: [&str; 2]) -> String;
    /// Foot of the chart, right: trials and seeds of both.
    fn compared_runs(&self, trials: [u64; 2], seeds: [u64; 2], version: &str) -> String;
}

impl Change {
    /// A change of reach as it is printed in points.
    pub fn in_points(&self) -> Difference {
        Difference::between(self.b, self.a, self.change)
    }
}

impl dyn Words + '_ {
    /// The finding: the largest of the clear changes.
    pub fn change_finding(&self, policies: &[PolicyChange]) -> String {
        if policies.is_empty() {
            return self.no_common_policy();
        }
        let size = |policy: &PolicyChange| policy.reach.change.estimate.abs();
        let clear = policies.iter().filter(|policy| policy.is_clear());
        let Some(largest) = clear.max_by(|a, b| size(a).total_cmp(&size(b))) else {
            return self.no_clear_change();
        };
        let Change { a, b, change } = largest.reach;
        let is_more = change.estimate > 0.0;
        let points = if is_more {
            Difference::between(b, a, change)
        } else {
            Difference::between(a, b, change.negated())
        };
        let (counted, range) = (self.counted_points_of(points), self.points_range(points));
        self.reach_changes(&self.named(&largest.name), is_more, &counted, &range)
    }
}
