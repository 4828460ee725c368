//! English titles of charts.

use super::English;
use super::number::words;
use crate::words::{FindingWords, NumberWords};

impl FindingWords for English {
    fn never_reached(&self, name: &str, trials: u64) -> String {
        format!("{name} never reached a decision-maker in {}", self.trials(trials))
    }

    fn no_policy_reached(&self, trials: u64) -> String {
        format!("No policy ever reached a decision-maker in {}", self.trials(trials))
    }

    fn reaches_in(&self, name: &str, share: &str, range: &str) -> String {
        format!("{name} reaches a decision-maker in {share} of trials ({range})")
    }

    fn reaches_most_often(&self, name: &str, share: &str, range: &str) -> String {
        format!("{name} reaches a decision-maker most often: in {share} of trials ({range})")
    }

    fn ahead_by_perhaps_too_little(&self, name: &str, behind: &str) -> String {
        format!("{name} is ahead of {behind}, perhaps by too little to matter")
    }

    fn no_difference_between(&self, one: &str, other: &str) -> String {
        format!("No practical difference between {one} and {other}")
    }

    fn too_close_to_call(&self, name: &str, other: &str) -> String {
        format!("{name} and {other} are too close to call")
    }

    fn no_difference_at_all(&self) -> String {
        "No practical difference between the policies".to_owned()
    }

    fn no_policy_clearly_ahead(&self) -> String {
        "No policy is clearly ahead".to_owned()
    }

    fn no_difference_among_best(&self, best: usize, policies: usize) -> String {
        format!("No practical difference between the best {best} of {policies} policies")
    }

    fn best_too_close_to_call(&self, best: usize, policies: usize) -> String {
        format!("The best {best} of {policies} policies are too close to call")
    }

    fn nothing_to_compare(&self) -> String {
        "Only one policy, so nothing to compare".to_owned()
    }

    fn beats(&self, name: &str, base: &str, points: &str, range: &str) -> String {
        format!("{name} succeeds more often than {base}, by {points} ({range})")
    }

    fn beats_by_perhaps_too_little(&self, name: &str, base: &str, points: &str, range: &str) -> String {
        format!("{name} succeeds more often than {base}, by {points} ({range}), perhaps too few to matter")
    }

    fn several_beat(&self, policies: usize, base: &str, points: &str, range: &str) -> String {
        format!("{policies} policies succeed more often than {base}, by up to {points} ({range})")
    }

    fn falls_behind(&self, name: &str, base: &str, points: &str, range: &str) -> String {
        format!("{name} succeeds less often than {base}, by {points} ({range})")
    }

    fn all_fall_behind(&self, base: &str, points: &str, range: &str) -> String {
        format!("Every other policy falls behind {base}, by up to {points} ({range})")
    }

    fn none_differs_enough(&self, base: &str) -> String {
        format!("No policy differs from {base} by enough to matter")
    }

    fn none_clearly_better(&self, base: &str) -> String {
        format!("No policy is clearly better than {base}")
    }

    fn half_come(&self, policy: &str, when: &str, hedge: &str) -> String {
        format!("Half of the successes under {policy} come {when}{hedge}")
    }

    fn nobody_to_credit(&self) -> String {
        "No success, so nobody to credit".to_owned()
    }

    fn declines_the_first(&self, open: &str, strict: &str, declined: (&str, &str), lost: (u64, u64)) -> String {
        let (share, range) = declined;
        let (lost, of_all) = (words().count(lost.0), words().count(lost.1));
        let successes = if of_all == "1" { "success" } else { "successes" };
        format!(
            "{strict} misses {lost} of {of_all} {successes} under {open}; of all {of_all}, it declines the first person in \
             {share} ({range})"
        )
    }

    fn segment_carried(&self, segment: &str, share: &str, range: &str, policy: &str) -> String {
        format!("{share} of successes under {policy} ({range}) began with people of the kind {segment}")
    }

    fn no_chain_to_measure(&self) -> String {
        "No success, so no chain to measure".to_owned()
    }

    fn had_to_be_passed_on(&self, share: &str, range: &str, policy: &str) -> String {
        format!("Somebody had to pass it on in {share} of successes under {policy} ({range})")
    }

    fn had_to_be_passed_on_by_construction(&self) -> String {
        "No decision-maker here asks to connect, so every success needs somebody to pass it on".to_owned()
    }

    fn always_had_to_be_passed_on(&self, successes: u64, range: &str, policy: &str) -> String {
        match successes {
            1 => format!("Somebody had to pass it on in the only success under {policy} ({range})"),
            _ => format!(
                "Somebody had to pass it on in all {} under {policy} ({range})",
                self.successes(successes)
            ),
        }
    }

    fn of_only(&self, successes: u64) -> String {
        format!(" (of only {})", self.successes(successes))
    }
}
