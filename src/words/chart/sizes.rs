//! The words of the chart of sizes: how many have read in how many trials.

use crate::estimate::Answers;
use crate::words::Words;

/// How a language says what the chart shows, and what stands on it. Names come as they stand in a sentence, figures as text, and
/// `rows` are what is drawn for those who do not see it, already joined.
pub trait SizesWords {
    /// Title: how many readers or more so large a share of trials has.
    fn got_to(&self, policy: &str, people: u32, share: &str, range: &str) -> String;
    /// Title and picture where nobody read in any trial.
    fn nobody_ever_read(&self) -> String;
    /// Beside the point of a curve that the title speaks of: `1.05 %: 214 or more`.
    fn share_of_trials_got_to(&self, share: &str, people: u32) -> String;
    /// Title where nobody read in any trial under the best policy.
    fn nobody_ever_read_under(&self, policy: &str) -> String;
    /// What is drawn; whether some read through the wire.
    fn sizes_subtitle(&self, wire: bool) -> String;
    /// What is seen.
    fn sizes_alt(&self, rows: &str) -> String;
    /// Share of trials in which nobody read it from others, beside a name.
    fn star(&self, share: &str) -> String;
    /// The same for those who do not see it.
    fn star_and_most(&self, star: &str, most: &str) -> String;
    /// In how many trials at least so many read, pointed at; the row names policy and share.
    fn sizes_mark(&self, people: u32, row: &str) -> String;
    /// The axis.
    fn sizes_axis(&self) -> &'static str;
}

impl dyn Words + '_ {
    /// Title of the chart of cascade sizes.
    pub fn sizes_finding(&self, answers: &Answers) -> String {
        let mut policies = answers.policies.iter();
        if policies.all(|policy| policy.cascade_sizes.points.is_empty()) {
            return self.nobody_ever_read();
        }
        let best = answers.leader();
        let name = self.named(&best.name);
        match best.cascade_sizes.far() {
            Some(far) => {
                let (share, range) = (self.percent_of(far.at_least), self.percent_range(far.at_least));
                self.got_to(&name, far.people, &share, &range)
            }
            None => self.nobody_ever_read_under(&name),
        }
    }
}
