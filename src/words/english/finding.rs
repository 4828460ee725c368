//! English titles of charts.

use super::English;
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
        format!("{name} reaches decision-makers most often: {share} of trials ({range})")
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
        format!("{name} reaches {points} more than {base} ({range})")
    }

    fn beats_by_perhaps_too_little(&self, name: &str, base: &str, points: &str, range: &str) -> String {
        format!("{name} reaches {points} more than {base} ({range}), perhaps too little to matter")
    }

    fn several_beat(&self, policies: usize, base: &str, points: &str, range: &str) -> String {
        format!("{policies} policies reach more than {base}, by up to {points} ({range})")
    }

    fn falls_behind(&self, name: &str, base: &str, points: &str, range: &str) -> String {
        format!("{name} reaches {points} less than {base} ({range})")
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

    fn came_through_declined(&self, share: &str, range: &str, open: &str, strict: &str) -> String {
        format!("{share} of successes under {open} ({range}) came through people whom {strict} declines")
    }

    fn segment_carried(&self, segment: &str, share: &str, range: &str, policy: &str) -> String {
        format!("{segment} carried {share} of successes under {policy} ({range})")
    }

    fn no_chain_to_measure(&self) -> String {
        "No success, so no chain to measure".to_owned()
    }

    fn had_to_be_passed_on(&self, share: &str, range: &str, policy: &str) -> String {
        format!("Somebody had to pass it on in {share} of successes under {policy} ({range})")
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
