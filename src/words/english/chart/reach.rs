//! Words of the chart of reach in English.

use crate::words::english::English;
use crate::words::{NumberWords, ReachWords};

impl ReachWords for English {
    fn reach_subtitle_with_one_hop(&self) -> String {
        "How often a decision-maker reads the news, in this model; hatched: one hop only, with reposts and forwards off"
            .to_owned()
    }

    fn reach_subtitle(&self) -> String {
        "How often a decision-maker reads the news, in this model; one hop only, with reposts and forwards off: \
         0\u{a0}% for all"
            .to_owned()
    }

    fn reach_alt(&self, rows: &str) -> String {
        format!("Bars of how often each policy reaches a decision-maker. {rows}.")
    }

    fn reach_row(&self, name: &str, share: &str, range: &str, one_hop: &str) -> String {
        format!("{name}: {share} of trials ({range}); without reposts and forwards {one_hop}")
    }

    fn one_hop_alone(&self, share: &str) -> String {
        format!("one hop only {share}")
    }

    fn reach_axis(&self) -> &'static str {
        "Share of trials that reach a decision-maker"
    }

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
}
