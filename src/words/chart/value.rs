//! The words of the chart of value: what a trial is worth.

use crate::estimate::{Answers, Estimate};
use crate::words::Words;

/// How a language says what the chart shows, and what stands on it. Names come as they stand in a sentence, figures as text, and
/// `rows` are what is drawn for those who do not see it, already joined.
pub trait ValueWords {
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
}

impl dyn Words + '_ {
    /// Title of the chart of value: that of the highest mean, where it is the highest for certain.
    pub fn value_finding(&self, answers: &Answers) -> String {
        let (best, currency) = (answers.worth_most(), &answers.premises.currency);
        let (value, range) = (
            self.money(&self.mean_of(best.value), currency),
            self.mean_range(best.value),
        );
        let Estimate { low, high, .. } = best.value;
        if let Some(title) = self.money_too_close_finding(answers) {
            title
        } else if low > 0.0 {
            let gains = self.percent_of(best.value_spread.gains);
            self.pays(&self.named(&best.name), &value, &range, &gains)
        } else if high < 0.0 {
            self.none_pays(&self.named(&best.name), &value, &range)
        } else {
            self.may_not_pay(&self.named(&best.name), &value, &range)
        }
    }
}
