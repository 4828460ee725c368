//! The words of the chart of funnel: from requests to reach.

use crate::estimate::Answers;
use crate::words::Words;

/// How a language says what the chart shows, and what stands on it. Names come as they stand in a sentence, figures as text, and
/// `rows` are what is drawn for those who do not see it, already joined.
pub trait FunnelWords {
    /// Title: from requests to reach under one policy: of so many it accepts so many; so many of these read a post, and so many whom
    /// it declined, if any; and in how many trials it succeeds.
    fn funnel_of(
        &self,
        policy: &str,
        accepted: [&str; 2],
        read: (&str, Option<&str>),
        share: &str,
        range: &str,
    ) -> String;
    /// What is drawn.
    fn funnel_subtitle(&self) -> String;
    /// What is drawn, where some who were declined heard all the same.
    fn funnel_subtitle_with_declined(&self) -> String;
    /// What is seen.
    fn funnel_alt(&self, rows: &str) -> String;
    /// Heads of the columns: ask, are accepted, read a post of the firm, pass it on, and trials that succeed.
    fn funnel_heads(&self) -> [&'static str; 5];
    /// Part of the step before that is left: `52 % of 400`.
    fn share_of(&self, share: &str, whole: &str) -> String;
    /// The last step, for those who do not see it: in so many trials a decision-maker read.
    fn trials_succeed(&self, share: &str) -> String;
    /// So many of so many, and their share.
    fn part_of(&self, part: &str, whole: &str, share: &str) -> String;
    /// Of those who read a post, the part of the accepted, and so many who were declined.
    fn of_the_accepted(&self, part: &str, declined: &str) -> String;
}

impl dyn Words + '_ {
    /// Title of the chart of the funnel.
    pub fn funnel_finding(&self, answers: &Answers) -> String {
        let best = answers.leader();
        let funnel = &best.funnel;
        let declined = (funnel.heard.estimate - funnel.heard_accepted.estimate).max(0.0);
        let [accepted, of_them, declined] =
            [funnel.accepted.estimate, funnel.heard_accepted.estimate, declined].map(|mean| self.about(mean));
        let asked = if funnel.requests.fract() == 0.0 {
            self.count(funnel.requests as u64)
        } else {
            self.about(funnel.requests)
        };
        self.funnel_of(
            &self.named(&best.name),
            [&asked, &accepted],
            (&of_them, (declined != "0").then_some(&*declined)),
            &self.percent_of(funnel.reach),
            &self.percent_range(funnel.reach),
        )
    }
}
