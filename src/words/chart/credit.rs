//! The words of the chart of credit: with whom the chains began.

use crate::estimate::Answers;
use crate::words::Words;

/// How a language says what the chart shows, and what stands on it. Names come as they stand in a sentence, figures as text, and
/// `rows` are what is drawn for those who do not see it, already joined.
pub trait CreditWords {
    /// What is drawn.
    fn credit_subtitle(&self, successes: u64, policy: &str) -> String;
    /// What would be drawn, where nobody reached.
    fn credit_subtitle_of_nothing(&self) -> String;
    /// What is seen.
    fn credit_alt(&self, rows: &str, silence: &str) -> String;
    /// Segments with whom no success began.
    fn no_success_began_with(&self, names: &str) -> String;
    /// The same, where they are too many to name.
    fn no_success_began_with_many(&self, segments: usize) -> String;
    /// So many small segments in one row.
    fn other_segments(&self, segments: usize) -> String;
    /// Head of the column of all successes.
    fn all_under(&self, policy: &str) -> String;
    /// Head of the column of those whom a policy declines.
    fn declined_by(&self, policy: &str) -> String;
    /// A bar, pointed at: segment, head of the column, share.
    fn credit_mark(&self, segment: &str, head: &str, share: &str) -> String {
        format!("{segment} · {head}: {share}")
    }
    /// In place of a picture where nobody reached.
    fn credit_of_nothing(&self) -> String;
    /// Nobody reached, so nobody carried anything.
    fn nobody_to_credit(&self) -> String;
    /// Where the open policy succeeds: the share in which the strict one declines the person with whom the chain began, which is
    /// not the share that it loses, and in how many of so many successes the strict one fails.
    fn declines_the_first(&self, open: &str, strict: &str, declined: (&str, &str), lost: (u64, u64)) -> String;
    /// Share of successes that the largest segment carried.
    fn segment_carried(&self, segment: &str, share: &str, range: &str, policy: &str) -> String;
}

impl dyn Words + '_ {
    /// Title of the chart of credit.
    pub fn credit_finding(&self, answers: &Answers) -> String {
        let Some(open) = answers.most_open() else {
            return self.nobody_to_credit();
        };
        let open_name = self.named(&open.name);
        // That a policy which accepts nobody declined them is no finding.
        let picky = answers
            .stricter(open)
            .into_iter()
            .filter(|policy| policy.accepted_mean > 0.0);
        let turned_away = picky.filter_map(|policy| Some((policy, open.declined_share(policy)?)));
        let strictest = turned_away.max_by(|(_, a), (_, b)| a.estimate.total_cmp(&b.estimate));
        if let Some((strict, share)) = strictest.filter(|(_, share)| share.estimate > 0.0) {
            let (share, range) = (self.percent_of(share), self.percent_range(share));
            let lost = answers.contest(open, strict).map_or(0, |contest| contest.only_this);
            let (declined, lost) = ((&*share, &*range), (lost, open.successes));
            return self.declines_the_first(&open_name, &self.named(&strict.name), declined, lost);
        }
        let shares = open.credit.iter();
        match shares.max_by(|a, b| a.share.estimate.total_cmp(&b.share.estimate)) {
            Some(top) => {
                let (share, range) = (self.percent_of(top.share), self.percent_range(top.share));
                self.segment_carried(&self.named(&top.segment), &share, &range, &open_name)
            }
            None => self.nobody_to_credit(),
        }
    }
}
