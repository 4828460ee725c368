//! Words of the chart of sizes in English.

use crate::words::SizesWords;
use crate::words::english::English;
use crate::words::english::number::{counted, words};

impl SizesWords for English {
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
}
