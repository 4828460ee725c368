//! Whether a run says what was expected of it.

use super::Words;
use crate::estimate::{Decided, Decision, ExpectationAnswer};

/// How a language says whether a run says what was expected.
pub trait ExpectationWords {
    /// Heading.
    fn expectations_heading(&self) -> &'static str;
    /// How it is judged; `intervals` at a level: `95 % intervals`.
    fn expectations_note(&self, intervals: &str) -> String;
    /// Head of the column of what was expected.
    fn expected_head(&self) -> &'static str;
    /// Head of the column of what was found.
    fn found_head(&self) -> &'static str;
    /// Head of the column of decisions.
    fn decision_head(&self) -> &'static str;
    /// What was decided.
    fn decision(&self, decision: Decision) -> &'static str;
    /// In place of a figure of which too few trials tell.
    fn nothing_found(&self) -> &'static str;
    /// An expectation that does not come true: what was expected, and what was found.
    fn expectation_fails(&self, that: &str, found: &str) -> String;
    /// An expectation that is not decided, likewise.
    fn expectation_undecided(&self, that: &str, found: &str) -> String;
}

/// A sign that says at a glance what was decided.
pub fn mark(decision: Decision) -> &'static str {
    match decision {
        Decision::Holds => "✓",
        Decision::Fails => "✗",
        Decision::Undecided => "?",
    }
}

impl dyn Words + '_ {
    /// What was found, in the unit of what was expected: `0.0805 (0.0762 to 0.0848)`.
    pub fn found(&self, found: &Decided) -> String {
        match found.value {
            Some(value) => format!("{} ({})", self.mean_of(value), self.mean_range(value)),
            None => self.nothing_found().to_owned(),
        }
    }

    /// The decision behind its mark: `✓ holds`.
    pub fn marked_decision(&self, found: &Decided) -> String {
        format!("{} {}", mark(found.decision), self.decision(found.decision))
    }

    /// What is to be said of an expectation that does not hold; nothing of one that does.
    pub fn expectation_not_met(&self, expectation: &ExpectationAnswer) -> Option<String> {
        let (that, found) = (expectation.called(), self.found(&expectation.found));
        match expectation.found.decision {
            Decision::Holds => None,
            Decision::Fails => Some(self.expectation_fails(&that, &found)),
            Decision::Undecided => Some(self.expectation_undecided(&that, &found)),
        }
    }
}
