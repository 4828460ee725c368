//! The words of the chart of hops: how long the chains are.

use crate::estimate::Answers;
use crate::words::Words;

/// How a language says what the chart shows, and what stands on it. Names come as they stand in a sentence, figures as text, and
/// `rows` are what is drawn for those who do not see it, already joined.
pub trait HopsWords {
    /// What is drawn.
    fn hops_subtitle(&self) -> String;
    /// What is drawn, where the wire may have been first.
    fn hops_subtitle_with_wire(&self) -> String;
    /// What is seen.
    fn hops_alt(&self, rows: &str) -> String;
    /// A column, pointed at: policy, hops, share.
    fn hops_mark(&self, policy: &str, hops: &str, share: &str) -> String;
    /// A column for those who do not see it: hops, share.
    fn hops_spoken(&self, hops: &str, share: &str) -> String;
    /// In place of shares where a policy had no success.
    fn no_success(&self) -> &'static str;
    /// In place of a picture where nobody reached.
    fn hops_of_nothing(&self) -> String;
    /// The axis.
    fn hops_axis(&self) -> &'static str;
    /// Nobody reached, so there are no chains.
    fn no_chain_to_measure(&self) -> String;
    /// Share of successes with more than one hop.
    fn had_to_be_passed_on(&self, share: &str, range: &str, policy: &str) -> String;
    /// No decision-maker asks to connect or reads the wire, so that every success must have more than one hop.
    fn had_to_be_passed_on_by_construction(&self) -> String;
    /// All successes had more than one hop.
    fn always_had_to_be_passed_on(&self, successes: u64, range: &str, policy: &str) -> String;
}

impl dyn Words + '_ {
    /// Title of the chart of hops. Where no decision-maker can hear of the firm at first hand, that is no finding, but how the
    /// scenario is made.
    pub fn hops_finding(&self, answers: &Answers) -> String {
        let best = answers.leader();
        let Some(one_hop) = best.hops.iter().find(|row| row.hops == 1) else {
            return self.no_chain_to_measure();
        };
        let passed_on = one_hop.share.complement();
        let (policy, range) = (self.named(&best.name), self.percent_range(passed_on));
        if one_hop.trials == 0 && answers.premises.decision_makers_hear_only_others {
            return self.had_to_be_passed_on_by_construction();
        }
        if one_hop.trials == 0 {
            self.always_had_to_be_passed_on(best.successes, &range, &policy)
        } else {
            self.had_to_be_passed_on(&self.percent_of(passed_on), &range, &policy)
        }
    }
}
