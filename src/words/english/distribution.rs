//! Charts of how trials differ, in English.

use super::English;
use super::number::{counted, words};
use crate::words::DistributionWords;

impl DistributionWords for English {
    fn people_in_the_median_trial(&self, policy: &str, median: u32, range: &str) -> String {
        let people = words().persons(median.into());
        format!("Under {policy}, {people} read the news in the median trial, and {range} in nine trials of ten")
    }

    fn nobody_was_counted(&self) -> String {
        "Readers were not counted over time".to_owned()
    }

    fn people_subtitle(&self) -> String {
        "People who have read by then, in this model; line: median, dark: half of the trials, light: nine of ten; dotted: the firm posts"
            .to_owned()
    }

    fn people_counted(&self, people: u64) -> String {
        match people {
            1 => "1 reader".to_owned(),
            people => format!("{} readers", words().count(people)),
        }
    }

    fn people_alt(&self, horizon: f64, rows: &str) -> String {
        let time = words().duration(horizon);
        format!("Curves of people who have read, over {time}, with bands. At the end: {rows}.")
    }

    fn median_people(&self, median: u32, range: &str) -> String {
        let people = words().persons(median.into());
        format!("{people} ({range} in nine trials of ten)")
    }

    fn got_to(&self, policy: &str, people: u32, share: &str, range: &str) -> String {
        let people = words().count(people.into());
        format!("Under {policy}, {share} of trials have {people} readers or more ({range})")
    }

    fn nobody_ever_read(&self) -> String {
        "In no trial did anybody read the news".to_owned()
    }

    fn share_of_trials_got_to(&self, share: &str, people: u32) -> String {
        format!("{share}: {} or more", words().count(people.into()))
    }

    fn nobody_ever_read_under(&self, policy: &str) -> String {
        format!("Under {policy}, nobody read the news in any trial")
    }

    fn sizes_subtitle(&self, wire: bool) -> String {
        let source = if wire { "firm or the wire" } else { "firm" };
        format!(
            "Share of trials with at least this many readers, in this model; first readers: those who read it from the {source} itself"
        )
    }

    fn sizes_alt(&self, rows: &str) -> String {
        format!("Curves of the share of trials with at least so many readers, both axes logarithmic. {rows}.")
    }

    fn star(&self, share: &str) -> String {
        format!("stays with its first readers in {share}")
    }

    fn star_and_most(&self, star: &str, most: &str) -> String {
        format!("in {star} of trials the news stays with its first readers, and the largest trial has {most} readers")
    }

    fn sizes_mark(&self, people: u32, row: &str) -> String {
        format!("Trials with at least {}:\n{row}", counted(people.into(), "reader"))
    }

    fn sizes_axis(&self) -> &'static str {
        "Readers, at least"
    }

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

    fn funnel_of(
        &self,
        policy: &str,
        accepted: [&str; 2],
        read: (&str, Option<&str>),
        share: &str,
        range: &str,
    ) -> String {
        let [requests, accepted] = accepted;
        let readers = match read {
            (of_them, None) => format!("{of_them} of these read a post"),
            (of_them, Some(declined)) => format!("{of_them} of these and {declined} whom it declined read a post"),
        };
        format!("{policy} accepts {accepted} of {requests}; {readers}; {share} of trials succeed ({range})")
    }

    fn funnel_subtitle(&self) -> String {
        "People per trial on average, in this model, without those who read it from others; bars grow with the square root of their number".to_owned()
    }

    fn funnel_subtitle_with_declined(&self) -> String {
        "People per trial on average, in this model, without those who read it from others; bars grow with the square root; \
         hatched: declined, yet they read a post; not in the percentage of the accepted"
            .to_owned()
    }

    fn funnel_alt(&self, rows: &str) -> String {
        format!("From requests to success, people per trial on average. {rows}.")
    }

    fn funnel_heads(&self) -> [&'static str; 5] {
        [
            "ask",
            "are accepted",
            "read a post",
            "pass it on",
            "trials that succeed",
        ]
    }

    fn trials_succeed(&self, share: &str) -> String {
        format!("{share} of trials succeed")
    }

    fn part_of(&self, part: &str, whole: &str, share: &str) -> String {
        format!("{part} of {whole}: {share}")
    }

    fn of_the_accepted(&self, part: &str, declined: &str) -> String {
        format!("of the accepted, {part}; and {declined} declined")
    }

    fn share_of(&self, share: &str, whole: &str) -> String {
        format!("{share} of {whole}")
    }
}
