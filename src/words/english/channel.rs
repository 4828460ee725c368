//! Channels in English.

use super::English;
use crate::words::ChannelWords;

impl ChannelWords for English {
    fn channels_heading(&self) -> &'static str {
        "What does each channel add?"
    }

    fn channel_adds(&self, policy: &str, channel: &str, points: &str, range: &str) -> String {
        format!("Under {policy}, being on {channel} adds {points} of reach (95 % interval {range}).")
    }

    fn channel_costs(&self, policy: &str, channel: &str, points: &str, range: &str) -> String {
        format!("Under {policy}, being on {channel} costs {points} of reach (95 % interval {range}).")
    }

    fn channel_unsettled(&self, policy: &str, channel: &str, points: &str, range: &str) -> String {
        format!(
            "Under {policy}, whether {channel} adds anything is too close to call: {points} (95 % interval {range})."
        )
    }

    fn channel_hastens(&self, policy: &str, channel: &str, quarters: &str, range: &str) -> String {
        format!(
            "Under {policy}, the first deal comes {quarters} quarters earlier for being on {channel} (95 % interval {range})."
        )
    }

    fn channel_delays(&self, policy: &str, channel: &str, quarters: &str, range: &str) -> String {
        format!(
            "Under {policy}, the first deal comes {quarters} quarters later for being on {channel} (95 % interval {range})."
        )
    }

    fn channel_to_drop(&self, policy: &str, channel: &str, points: &str, range: &str) -> String {
        format!(
            "If one channel had to go under {policy}, it would be {channel}, which adds least: {points} (95 % interval {range})."
        )
    }

    fn channel_to_drop_from_campaign(&self, policy: &str, channel: &str, quarters: &str, range: &str) -> String {
        format!(
            "If one channel had to go under {policy}, it would be {channel}, which brings the first deal forward least: by {quarters} \
             quarters (95 % interval {range})."
        )
    }

    fn channel_earlier_head(&self) -> &'static str {
        "Earlier, quarters"
    }

    fn channel_head(&self) -> &'static str {
        "Channel"
    }

    fn channel_adds_head(&self, level: &str) -> String {
        format!("Adds, points [{level}]")
    }

    fn only_with_head(&self) -> &'static str {
        "Only with it"
    }

    fn only_without_head(&self) -> &'static str {
        "Only without"
    }

    fn channel_readers_head(&self) -> &'static str {
        "Readers"
    }

    fn channel_value_head(&self, currency: &str) -> String {
        if currency.is_empty() {
            "Value".to_owned()
        } else {
            format!("Value, {currency}")
        }
    }

    fn channels_table(&self) -> &'static str {
        "What each channel adds to each policy"
    }

    fn routes_table(&self) -> &'static str {
        "Where the first decision-maker’s news came from: of the trials that reached, those in which the firm was heard on one channel \
         and the decision-maker read on another"
    }

    fn first_channel_head(&self) -> &'static str {
        "Firm heard on"
    }

    fn last_channel_head(&self) -> &'static str {
        "Decision-maker read on"
    }

    fn share_of_successes_head(&self) -> &'static str {
        "Share of successes"
    }

    fn by_wire(&self) -> &'static str {
        "(wire)"
    }

    fn by_no_channel(&self) -> &'static str {
        "(private forward or wire)"
    }

    fn channels_note(&self) -> &'static str {
        "What a channel adds is the difference to the same trials without the firm there: without its posts and the requests it gets \
         there. Readers go on passing the news on there all the same. The parts of several channels need not add up, for one may stand in \
         for another."
    }

    fn open_forum_note(&self) -> &'static str {
        "In a forum people hear the firm who have never asked it for anything. So the successes are not shared out among contacts here."
    }

    fn read_on(&self, channel: &str) -> String {
        format!("That was on {channel}.")
    }

    fn heard_as_member(&self, person: &str) -> String {
        format!("{person} has never asked the firm to connect, but visits there.")
    }

    fn on_channel(&self, accepts: &str, channel: &str) -> String {
        format!("on {channel}: {accepts}")
    }
}
