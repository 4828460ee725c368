//! Words of the chart of funnel in English.

use crate::words::FunnelWords;
use crate::words::english::English;

impl FunnelWords for English {
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

    fn share_of(&self, share: &str, whole: &str) -> String {
        format!("{share} of {whole}")
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
}
