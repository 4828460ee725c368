//! Words of the chart of time in English.

use crate::words::english::English;
use crate::words::english::number::words;
use crate::words::{NumberWords, TimeWords};

impl TimeWords for English {
    fn time_subtitle(&self) -> String {
        "Share of trials in which a decision-maker has read by then, with its interval, in this model".to_owned()
    }

    fn time_alt(&self, horizon: f64, ends: &str) -> String {
        let time = words().duration(horizon);
        format!("Curves of the share of trials in which a decision-maker has read, over {time}. At the end: {ends}.")
    }

    fn curves_coincide(&self, policies: &str) -> String {
        format!("The curves of {policies} lie on one another")
    }

    fn many_curves_coincide(&self, curves: usize) -> String {
        format!("{curves} curves lie on one another")
    }

    fn axis_ends(&self, end: f64, horizon: f64, rest: Option<&str>) -> String {
        let (end, horizon) = (words().duration(end), words().duration(horizon));
        match rest {
            Some(rest) => format!("Shown: the first {end} of {horizon}; after that no curve rises by more than {rest}"),
            None => format!("Shown: the first {end} of {horizon}; after that no curve rises"),
        }
    }

    fn between_sentences(&self) -> &'static str {
        ". "
    }

    fn time_mark(&self, hours: f64, rows: &str) -> String {
        format!("After {}:\n{rows}", words().duration(hours))
    }

    fn nobody_read_within(&self, horizon: f64) -> String {
        format!(
            "In no trial had a decision-maker read within {}.",
            words().duration(horizon)
        )
    }

    fn hours_axis(&self, is_campaign: bool) -> &'static str {
        if is_campaign {
            "Hours since the first release"
        } else {
            "Hours since the release"
        }
    }

    fn days_axis(&self, is_campaign: bool) -> &'static str {
        if is_campaign {
            "Days since the first release"
        } else {
            "Days since the release"
        }
    }

    fn of_the_interest_left(&self) -> &'static str {
        "of the interest left"
    }

    fn firm_posts(&self, posts: usize) -> &'static str {
        if posts == 1 {
            "the firm posts"
        } else {
            "the firm’s posts"
        }
    }

    fn half_come(&self, policy: &str, when: &str, hedge: &str) -> String {
        format!("Half of the successes under {policy} come {when}{hedge}")
    }

    fn of_only(&self, successes: u64) -> String {
        format!(" (of only {})", self.successes(successes))
    }
}
