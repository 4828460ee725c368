//! Words of the charts of channels in English.

use crate::words::english::English;
use crate::words::{ChannelChartWords, NumberWords};

impl ChannelChartWords for English {
    fn channels_subtitle(&self, policy: &str) -> String {
        format!("What a trial under {policy} brings, less what the same trial brings without the firm on that channel")
    }

    fn channels_alt(&self, policy: &str, rows: &str) -> String {
        format!("What each channel adds under {policy}, against the same trials without the firm there. {rows}.")
    }

    fn channel_points_head(&self) -> &'static str {
        "Reach, points"
    }

    fn one_adds_most(&self, policy: &str, channel: &str, points: &str, range: &str) -> String {
        format!("Under {policy}, being on {channel} adds most: {points} of reach ({range})")
    }

    fn some_add(&self, policy: &str, some: usize, all: usize) -> String {
        match (some, all) {
            (2, 2) => format!("Under {policy}, both channels add to reach"),
            _ if some == all => format!("Under {policy}, each of the {all} channels adds to reach"),
            (1, _) => format!("Under {policy}, only one of {all} channels clearly adds to reach"),
            _ => format!("Under {policy}, {some} of {all} channels clearly add to reach"),
        }
    }

    fn none_adds(&self, policy: &str) -> String {
        format!("Under {policy}, it is not clear of any channel that it adds to reach")
    }

    fn routes_subtitle(&self, policy: &str, successes: u64) -> String {
        format!(
            "From the channel on which the firm was heard to where the first decision-maker read: {} under {policy}",
            self.successes(successes)
        )
    }

    fn routes_alt(&self, policy: &str, rows: &str) -> String {
        format!("Which way the news went in the successes under {policy}. {rows}.")
    }

    fn wire_end(&self) -> &'static str {
        "wire"
    }

    fn private_end(&self, wire: u32) -> &'static str {
        if wire == 0 {
            "private forward"
        } else {
            "private forward or wire"
        }
    }

    fn route_within(&self, policy: &str, share: &str, range: &str, channel: &str) -> String {
        format!("Under {policy}, {share} of successes ({range}) began and ended on {channel}")
    }

    fn route_between(
        &self,
        policy: &str,
        share: &str,
        range: &str,
        (first, last, wire): (Option<&str>, Option<&str>, u32),
    ) -> String {
        let began = first.map_or("with the wire".to_owned(), |channel| format!("on {channel}"));
        let ended = last.map_or(format!("with a {}", self.private_end(wire)), |channel| {
            format!("on {channel}")
        });
        format!("Under {policy}, {share} of successes ({range}) began {began} and ended {ended}")
    }
}
