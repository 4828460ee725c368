//! The words of the chart of time: by when.

use crate::estimate::{Answers, PolicyAnswers};
use crate::words::Words;

/// A median of fewer successes than this has no interval for want of them; one of more, because they all lie in too few worlds.
const FEW_SUCCESSES: u64 = 30;

/// How a language says what the chart shows, and what stands on it. Names come as they stand in a sentence, figures as text, and
/// `rows` are what is drawn for those who do not see it, already joined. A
/// `hedge` is empty or what [`TimeWords::of_only`] says.
pub trait TimeWords {
    /// What is drawn.
    fn time_subtitle(&self) -> String;
    /// What is seen, up to a horizon `[hours]`.
    fn time_alt(&self, horizon: f64, ends: &str) -> String;
    /// Curves that lie on one another, of these policies.
    fn curves_coincide(&self, policies: &str) -> String;
    /// The same, of more than can be named.
    fn many_curves_coincide(&self, curves: usize) -> String;
    /// That an axis ends at a time before the horizon `[hours]`, and by how much curves still rise after it, if they do.
    fn axis_ends(&self, end: f64, horizon: f64, rest: Option<&str>) -> String;
    /// What stands between two sentences of which the first has no full stop.
    fn between_sentences(&self) -> &'static str;
    /// Where the curves are at a time `[hours]`, pointed at.
    fn time_mark(&self, hours: f64, rows: &str) -> String;
    /// In place of a picture where nobody read within a horizon `[hours]`.
    fn nobody_read_within(&self, horizon: f64) -> String;
    /// The axis, in hours since the release, of a campaign the first.
    fn hours_axis(&self, is_campaign: bool) -> &'static str;
    /// The axis, in days since the same.
    fn days_axis(&self, is_campaign: bool) -> &'static str;
    /// Beside the marks of half-lives.
    fn of_the_interest_left(&self) -> &'static str;
    /// Beside the marks of posts, of which there are so many.
    fn firm_posts(&self, posts: usize) -> &'static str;
    /// When the median success comes; `hedge` may also be the interval of that time, in brackets and with the space in front.
    fn half_come(&self, policy: &str, when: &str, hedge: &str) -> String;
    /// A warning that a median rests on few successes, with the space in front of it.
    fn of_only(&self, successes: u64) -> String;
}

impl dyn Words + '_ {
    /// Title of the chart of time to reach.
    pub fn time_finding(&self, answers: &Answers) -> String {
        let best = answers.leader();
        let policy = self.named(&best.name);
        let Some(hours) = best.first_reach_hours_median else {
            return self.reach_finding(answers);
        };
        match best.median_range() {
            Some((low, high)) => {
                let range = self.duration_range(low, high);
                let range = range.map_or_else(String::new, |range| format!(" ({range})"));
                self.half_come(&policy, &self.when(hours), &range)
            }
            None if hours > 0.0 => self.half_come(&policy, &self.within_about(hours), &self.hedge(best)),
            None => self.half_come(&policy, self.at_once(), &self.hedge(best)),
        }
    }

    /// A warning where a median rests on few successes.
    fn hedge(&self, policy: &PolicyAnswers) -> String {
        let successes = policy.successes;
        if successes < FEW_SUCCESSES {
            self.of_only(successes)
        } else {
            String::new()
        }
    }
}
