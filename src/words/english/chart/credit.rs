//! Words of the chart of credit in English.

use crate::words::english::English;
use crate::words::english::number::words;
use crate::words::{CreditWords, NumberWords};

impl CreditWords for English {
    fn credit_subtitle(&self, successes: u64, policy: &str) -> String {
        format!(
            "{} under {policy} in this model, by segment of the first person in the chain; hatched: declined by the policy \
             above",
            self.successes(successes)
        )
    }

    fn credit_subtitle_of_nothing(&self) -> String {
        "Share of successes by segment of the person with whom the chain began, in this model".to_owned()
    }

    fn credit_alt(&self, rows: &str, silence: &str) -> String {
        format!("Bars of the share of successes by segment of the contact with whom the chain began. {rows}. {silence}")
    }

    fn no_success_began_with(&self, names: &str) -> String {
        format!("No success began with: {names}.")
    }

    fn no_success_began_with_many(&self, segments: usize) -> String {
        format!("No success began with any of {segments} other segments.")
    }

    fn other_segments(&self, segments: usize) -> String {
        format!("{segments} others")
    }

    fn all_under(&self, policy: &str) -> String {
        format!("All under {policy}")
    }

    fn declined_by(&self, policy: &str) -> String {
        format!("Declined by {policy}")
    }

    fn credit_of_nothing(&self) -> String {
        "No trial reached a decision-maker, so there is nobody to credit.".to_owned()
    }

    fn nobody_to_credit(&self) -> String {
        "No success, so nobody to credit".to_owned()
    }

    fn declines_the_first(&self, open: &str, strict: &str, declined: (&str, &str), lost: (u64, u64)) -> String {
        let (share, range) = declined;
        let (lost, of_all) = (words().count(lost.0), words().count(lost.1));
        let successes = if of_all == "1" { "success" } else { "successes" };
        format!(
            "{strict} misses {lost} of the {of_all} {successes} under {open}; in {share} ({range}) of all {of_all} it declines the first \
             person"
        )
    }

    fn segment_carried(&self, segment: &str, share: &str, range: &str, policy: &str) -> String {
        format!("{share} of successes under {policy} ({range}) began with people of the kind {segment}")
    }
}
