//! Expectations in English.

use super::English;
use crate::estimate::Decision;
use crate::words::ExpectationWords;

impl ExpectationWords for English {
    fn expectations_heading(&self) -> &'static str {
        "What was expected"
    }

    fn expectations_note(&self, intervals: &str) -> String {
        format!(
            "Figures are in the units of the threshold; in brackets, {intervals}. An expectation holds or fails only where its \
             whole interval says so; otherwise these trials leave it undecided."
        )
    }

    fn expected_head(&self) -> &'static str {
        "Expected"
    }

    fn found_head(&self) -> &'static str {
        "Found"
    }

    fn decision_head(&self) -> &'static str {
        "Result"
    }

    fn decision(&self, decision: Decision) -> &'static str {
        match decision {
            Decision::Holds => "holds",
            Decision::Fails => "fails",
            Decision::Undecided => "undecided",
        }
    }

    fn nothing_found(&self) -> &'static str {
        "unknown: too few trials tell"
    }

    fn expectation_fails(&self, that: &str, found: &str) -> String {
        format!("expectation fails: {that}; found {found}")
    }

    fn expectation_undecided(&self, that: &str, found: &str) -> String {
        format!("expectation undecided: {that}; found {found}")
    }
}
