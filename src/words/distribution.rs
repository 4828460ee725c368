//! Words on the charts that show how single trials differ: people over time, sizes of cascades, value, and the funnel.

use super::Words;
use crate::estimate::{Answers, Estimate, PeoplePoint, ValueSpread};

/// How a language says what these charts show. Names come as they stand in a sentence; figures come
/// as text; `rows` are what is drawn for those who do not see it, already joined.
pub trait DistributionWords {
    // People over time
    /// Title: readers by the end in the middle trial, and between which numbers nine of ten trials lie.
    fn people_in_the_median_trial(&self, policy: &str, median: u32, range: &str) -> String;
    /// Title and picture where nobody was counted.
    fn nobody_was_counted(&self) -> String;
    /// What is drawn.
    fn people_subtitle(&self) -> String;
    /// So many people: `1 reader`, `12 readers`.
    fn people_counted(&self, people: u64) -> String;
    /// What is seen, up to a horizon `[hours]`.
    fn people_alt(&self, horizon: f64, rows: &str) -> String;
    /// Readers by the end, beside a name.
    fn median_people(&self, median: u32, range: &str) -> String;

    // Sizes of cascades
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

    // Value
    /// Title: the mean value of a policy is above zero.
    fn pays(&self, name: &str, value: &str, range: &str, gains: &str) -> String;
    /// Title: no mean value is clearly above zero; the highest is this.
    fn may_not_pay(&self, policy: &str, value: &str, range: &str) -> String;
    /// Title: every mean value is below zero; the highest is this.
    fn none_pays(&self, policy: &str, value: &str, range: &str) -> String;
    /// What is drawn.
    fn value_subtitle(&self) -> String;
    /// What is seen.
    fn value_alt(&self, rows: &str) -> String;
    /// The mean, pointed at.
    fn mean_value(&self, value: &str) -> String;
    /// The interval of the mean, and in how many trials there is a gain, pointed at.
    fn range_and_gains(&self, range: &str, share: &str) -> String;
    /// Head of the column of means.
    fn mean_head(&self, currency: &str) -> String;
    /// Head of the column that shows single trials.
    fn single_trials_head(&self, currency: &str) -> String;
    /// Head of the column of the shares of trials with a gain.
    fn gain_head(&self) -> &'static str;

    // Funnel
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
    /// Title of the chart of people over time.
    pub fn people_finding(&self, answers: &Answers) -> String {
        let best = &answers.leader().name;
        let curve = answers.people_over_time.iter().find(|curve| curve.policy == *best);
        let Some(last) = curve.and_then(|curve| curve.points.last()) else {
            return self.nobody_was_counted();
        };
        self.people_in_the_median_trial(&self.named(best), last.median, &self.nine_of_ten(last))
    }

    /// Readers by then: the median, and between which numbers nine trials of ten lie.
    pub fn readers_by_then(&self, point: &PeoplePoint) -> String {
        self.median_people(point.median, &self.nine_of_ten(point))
    }

    /// Between which numbers of readers nine trials of ten lie: `12 to 310`.
    fn nine_of_ten(&self, point: &PeoplePoint) -> String {
        let [low, high] = [point.p05, point.p95].map(|people| self.count(people.into()));
        if low == high { low } else { self.range(&low, &high) }
    }

    /// Title of the chart of cascade sizes.
    pub fn sizes_finding(&self, answers: &Answers) -> String {
        let best = &answers.leader().name;
        let sizes = answers.cascade_sizes.iter().find(|sizes| sizes.policy == *best);
        match sizes.filter(|_| answers.cascade_sizes.iter().any(|sizes| !sizes.points.is_empty())) {
            Some(sizes) => match sizes.far() {
                Some(far) => self.got_to(
                    &self.named(best),
                    far.people,
                    &self.percent_of(far.at_least),
                    &self.percent_range(far.at_least),
                ),
                None => self.nobody_ever_read_under(&self.named(best)),
            },
            None => self.nobody_ever_read(),
        }
    }

    /// Title of the chart of value: that of the highest mean, where it is the highest for certain.
    pub fn value_finding(&self, answers: &Answers, currency: &str) -> String {
        let best = answers.worth_most();
        let (value, range) = (
            self.money(&self.mean_of(best.value), currency),
            self.mean_range(best.value),
        );
        let Estimate { low, high, .. } = best.value;
        if let Some(title) = self.money_too_close_finding(answers) {
            title
        } else if low > 0.0 {
            let gains = self.gains(answers, &best.name);
            self.pays(&self.named(&best.name), &value, &range, &gains)
        } else if high < 0.0 {
            self.none_pays(&self.named(&best.name), &value, &range)
        } else {
            self.may_not_pay(&self.named(&best.name), &value, &range)
        }
    }

    fn gains(&self, answers: &Answers, policy: &str) -> String {
        let of_policy = |spread: &&ValueSpread| spread.policy == policy;
        let spread = answers.value_spread.iter().find(of_policy);
        spread.map_or_else(String::new, |spread| self.percent_of(spread.gains))
    }

    /// Title of the chart of the funnel.
    pub fn funnel_finding(&self, answers: &Answers) -> String {
        let best = &answers.leader().name;
        let Some(funnel) = answers.funnel.iter().find(|funnel| funnel.policy == *best) else {
            return self.reach_finding(answers);
        };
        let declined = (funnel.heard.estimate - funnel.heard_accepted.estimate).max(0.0);
        let [accepted, of_them, declined] =
            [funnel.accepted.estimate, funnel.heard_accepted.estimate, declined].map(|mean| self.about(mean));
        self.funnel_of(
            &self.named(best),
            [&self.count(funnel.requests.into()), &accepted],
            (&of_them, (declined != "0").then_some(&*declined)),
            &self.percent_of(funnel.reach),
            &self.percent_range(funnel.reach),
        )
    }
}
