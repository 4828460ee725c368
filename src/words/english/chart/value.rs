//! Words of the chart of value in English.

use crate::words::ValueWords;
use crate::words::english::English;

impl ValueWords for English {
    fn pays(&self, name: &str, value: &str, range: &str, gains: &str) -> String {
        format!("{name} brings {value} a trial on average ({range}), with a gain in {gains} of trials")
    }

    fn may_not_pay(&self, policy: &str, value: &str, range: &str) -> String {
        format!("No policy clearly pays: the highest mean, of {policy}, is {value} a trial ({range})")
    }

    fn none_pays(&self, policy: &str, value: &str, range: &str) -> String {
        format!("No policy pays on average: the highest mean, of {policy}, is {value} a trial ({range})")
    }

    fn value_subtitle(&self) -> String {
        "What a trial is worth in this model: the mean, and how single trials spread; their bars grow with the square root of their share".to_owned()
    }

    fn value_alt(&self, rows: &str) -> String {
        format!("What a trial is worth: the mean with its interval, and how often trials end with a gain. {rows}.")
    }

    fn mean_value(&self, value: &str) -> String {
        format!("mean {value}")
    }

    fn range_and_gains(&self, range: &str, share: &str) -> String {
        format!("{range}; a gain in {share} of trials")
    }

    fn mean_head(&self, currency: &str) -> String {
        format!("Mean per trial, {currency}")
    }

    fn single_trials_head(&self, currency: &str) -> String {
        format!("Single trials, {currency}")
    }

    fn gain_head(&self) -> &'static str {
        "trials with a gain"
    }
}
