//! Two results compared, in English.

use super::English;
use crate::estimate::{Decision, Luck};
use crate::words::{CompareWords, NumberWords};

impl CompareWords for English {
    fn luck(&self, luck: Luck, paired: u64) -> String {
        match luck {
            Luck::Same => format!(
                "Same luck: in {} both have the same people, requests and coins, so the differences are paired.",
                self.trials(paired)
            ),
            Luck::OtherPeople => format!(
                "Same seed, other people: the same draws fall on other people or requests. {} are paired all the same, but that may \
                 narrow the intervals little.",
                self.trials(paired)
            ),
            Luck::Other => "Other luck: the seeds differ, so the two are independent, and nothing is paired. Run both with one seed \
                            for narrower intervals."
                .to_owned(),
            Luck::Apart => "Same seed, but another number of trials in each world: no trial goes with another, so the intervals are as \
                            wide as they can be."
                .to_owned(),
        }
    }

    fn only_common_trials(&self, paired: u64) -> String {
        format!("All figures are of the first {}, which both have.", self.trials(paired))
    }

    fn reach_changes(&self, name: &str, is_more: bool, points: &str, range: &str) -> String {
        let how = if is_more { "more" } else { "less" };
        format!("{name} reaches a decision-maker {how} often in B than in A: by {points} ({range})")
    }

    fn no_clear_change(&self) -> String {
        "No clear change of reach between A and B".to_owned()
    }

    fn no_common_policy(&self) -> String {
        "A and B have no policy in common".to_owned()
    }

    fn change_column(&self, level: &str) -> String {
        format!("B − A, points [{level}]")
    }

    fn value_change_column(&self, currency: &str) -> String {
        format!("B − A, {currency}")
    }

    fn keys_heading(&self) -> &'static str {
        "What differs, A → B:"
    }

    fn no_key_differs(&self) -> &'static str {
        "No key differs."
    }

    fn only_files_differ(&self) -> &'static str {
        "No key differs, but the network files that the scenarios name do."
    }

    fn not_set(&self) -> &'static str {
        "not set"
    }

    fn only_in(&self, run: &str, names: &str) -> String {
        format!("Only in {run}: {names}.")
    }

    fn condition_head(&self) -> &'static str {
        "Fails if"
    }

    fn condition_decision(&self, decision: Decision) -> &'static str {
        match decision {
            Decision::Holds => "✗ holds",
            Decision::Fails => "✓ does not hold",
            Decision::Undecided => "? undecided",
        }
    }

    fn condition_holds(&self, that: &str, found: &str) -> String {
        format!("condition holds: {that}; found {found}")
    }

    fn condition_undecided(&self, that: &str, found: &str) -> String {
        format!("condition undecided: {that}; found {found}")
    }

    fn change_subtitle(&self) -> &'static str {
        "Change of reach from A to B, in percentage points, in this model; 95\u{a0}% intervals"
    }

    fn change_alt(&self, rows: &str) -> String {
        format!("Change of reach from A to B in percentage points, by policy: {rows}.")
    }

    fn less_often_in_b(&self) -> &'static str {
        "less often in B"
    }

    fn more_often_in_b(&self) -> &'static str {
        "more often in B"
    }

    fn compared_results(&self, [a, b]: [&str; 2]) -> String {
        format!("A: {a} · B: {b} · what happens in this model, not a forecast")
    }

    fn compared_runs(&self, trials: [u64; 2], seeds: [u64; 2], version: &str) -> String {
        let [a, b] = [0, 1].map(|run| format!("{}, seed {}", self.trials(trials[run]), seeds[run]));
        let both = if a == b { a } else { format!("A {a} · B {b}") };
        format!("{both} · whoknows {version}")
    }
}
