//! What the expectations of a scenario make of the exit code, for the commands that show a run.

use super::tell::tell;
use crate::estimate::{Answers, Decision};
use crate::visible::visible;
use crate::words::Words;
use clap::Args;

/// How strictly expectations are taken.
#[derive(Debug, Args)]
pub struct Expected {
    /// Exit code 4 also if an expectation of the scenario ([[expect]]) is undecided
    #[arg(long)]
    strict: bool,
}

impl Expected {
    /// Whether the answers say what was expected.
    pub fn is_met(&self, answers: &Answers) -> bool {
        let is_met = |decision: Decision| match decision {
            Decision::Holds => true,
            Decision::Fails => false,
            Decision::Undecided => !self.strict,
        };
        answers.expectations.iter().all(|row| is_met(row.found.decision))
    }

    /// Says on stderr which expectations are not met, for those who print no table.
    pub fn tell_unmet(&self, words: &dyn Words, answers: &Answers) {
        let is_unmet = |decision: Decision| decision == Decision::Fails || self.strict && decision != Decision::Holds;
        let unmet = answers.expectations.iter().filter(|row| is_unmet(row.found.decision));
        for sentence in unmet.filter_map(|row| words.expectation_not_met(row)) {
            tell(visible(&sentence));
        }
    }
}
