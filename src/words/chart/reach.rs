//! The words of the chart of reach: how often each policy reaches.

use crate::estimate::{Answers, Contest, Importance, Judgement, PolicyAnswers};
use crate::words::Words;

/// How a language says what the chart shows, and what stands on it. Names come as they stand in a sentence, figures as text, and
/// `rows` are what is drawn for those who do not see it, already joined.
pub trait ReachWords {
    /// What is drawn, where some policy reached at one hop.
    fn reach_subtitle_with_one_hop(&self) -> String;
    /// What is drawn, where no policy reached at one hop.
    fn reach_subtitle(&self) -> String;
    /// What is seen.
    fn reach_alt(&self, rows: &str) -> String;
    /// A row for those who do not see it.
    fn reach_row(&self, name: &str, share: &str, range: &str, one_hop: &str) -> String;
    /// Reach at one hop, beside a bar.
    fn one_hop_alone(&self, share: &str) -> String;
    /// The axis.
    fn reach_axis(&self) -> &'static str;
    /// The only policy reached nobody.
    fn never_reached(&self, name: &str, trials: u64) -> String;
    /// No policy reached anybody.
    fn no_policy_reached(&self, trials: u64) -> String;
    /// How often, with its interval, where nothing is compared.
    fn reaches_in(&self, name: &str, share: &str, range: &str) -> String;
    /// Ahead of all others.
    fn reaches_most_often(&self, name: &str, share: &str, range: &str) -> String;
    /// Ahead, but perhaps it does not matter.
    fn ahead_by_perhaps_too_little(&self, name: &str, behind: &str) -> String;
    /// Two policies, the best, whose difference does not matter.
    fn no_difference_between(&self, one: &str, other: &str) -> String;
    /// Two policies, the best, between which these trials do not tell.
    fn too_close_to_call(&self, name: &str, other: &str) -> String;
    /// The differences between all do not matter.
    fn no_difference_at_all(&self) -> String;
    /// These trials do not tell between any.
    fn no_policy_clearly_ahead(&self) -> String;
    /// The differences between the best few of more do not matter.
    fn no_difference_among_best(&self, best: usize, policies: usize) -> String;
    /// These trials do not tell between the best few of more.
    fn best_too_close_to_call(&self, best: usize, policies: usize) -> String;
}

impl dyn Words + '_ {
    /// Title of the chart of reach.
    pub fn reach_finding(&self, answers: &Answers) -> String {
        let best = answers.leader();
        let name = self.named(&best.name);
        let (share, range) = (
            self.percent_of(best.reach.interval()),
            self.percent_range(best.reach.interval()),
        );
        match Judgement::of(answers) {
            Judgement::NobodyReached if answers.policies.len() == 1 => self.never_reached(&name, answers.trials),
            Judgement::NobodyReached => self.no_policy_reached(answers.trials),
            Judgement::Alone => self.reaches_in(&name, &share, &range),
            Judgement::Ahead(closest) if closest.importance == Importance::Certain => {
                self.reaches_most_often(&name, &share, &range)
            }
            Judgement::Ahead(closest) => self.ahead_by_perhaps_too_little(&name, &self.named(&closest.other.name)),
            Judgement::Level { rivals, .. } => self.level_finding(answers, best, &rivals),
        }
    }

    /// The best are level: two of them, all, or the best few.
    fn level_finding(&self, answers: &Answers, best: &PolicyAnswers, rivals: &[Contest]) -> String {
        let all_same = rivals.iter().all(Contest::is_negligible);
        let (best_few, of_all) = (rivals.len() + 1, answers.policies.len());
        match rivals {
            [rival] if all_same => self.no_difference_between(&self.named(&best.name), &self.named(&rival.other.name)),
            [rival] => self.too_close_to_call(&self.named(&best.name), &self.named(&rival.other.name)),
            _ if best_few == of_all && all_same => self.no_difference_at_all(),
            _ if best_few == of_all => self.no_policy_clearly_ahead(),
            _ if all_same => self.no_difference_among_best(best_few, of_all),
            _ => self.best_too_close_to_call(best_few, of_all),
        }
    }
}
