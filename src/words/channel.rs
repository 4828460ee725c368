//! Where the news went, and what each channel adds.

use crate::estimate::{ChannelAdds, Estimate};
use crate::words::{Difference, Words};

/// How a language speaks of channels. Policies and channels come in quotes, points with their unit.
pub trait ChannelWords {
    /// Heading of the section.
    fn channels_heading(&self) -> &'static str;
    /// A channel surely adds so many points of reach to a policy.
    fn channel_adds(&self, policy: &str, channel: &str, points: &str, range: &str) -> String;
    /// It surely costs so many.
    fn channel_costs(&self, policy: &str, channel: &str, points: &str, range: &str) -> String;
    /// It cannot be told whether it adds or costs.
    fn channel_unsettled(&self, policy: &str, channel: &str, points: &str, range: &str) -> String;
    /// Head of the column of channels.
    fn channel_head(&self) -> &'static str;
    /// Head of the column of what each adds to reach, at a level, `95 %`.
    fn channel_adds_head(&self, level: &str) -> String;
    /// Head of the column of trials that reach only with the channel.
    fn only_with_head(&self) -> &'static str;
    /// Head of the column of trials that reach only without it.
    fn only_without_head(&self) -> &'static str;
    /// Head of the column of what each adds to the readers.
    fn channel_readers_head(&self) -> &'static str;
    /// Head of the column of what each adds to value.
    fn channel_value_head(&self, currency: &str) -> String;
    /// Caption of that table.
    fn channels_table(&self) -> &'static str;
    /// Caption of the table of ways that the first successes took.
    fn routes_table(&self) -> &'static str;
    /// Head of the column of channels on which the firm was heard.
    fn first_channel_head(&self) -> &'static str;
    /// Head of the column of channels on which a decision-maker read.
    fn last_channel_head(&self) -> &'static str;
    /// Head of the column of shares of successes.
    fn share_of_successes_head(&self) -> &'static str;
    /// In place of a channel: the wire told.
    fn by_wire(&self) -> &'static str;
    /// In place of a channel: a private forward, or the wire.
    fn by_no_channel(&self) -> &'static str;
    /// How it was worked out what each adds.
    fn channels_note(&self) -> &'static str;
    /// Why credit is not shared out.
    fn open_forum_note(&self) -> &'static str;
    /// In a story: on which channel somebody read.
    fn read_on(&self, channel: &str) -> String;
    /// In a story: somebody heard the firm as a member of a forum, without having asked for anything.
    fn heard_as_member(&self, person: &str) -> String;
    /// What a policy accepts on a channel, where that is something else.
    fn on_channel(&self, accepts: &str, channel: &str) -> String;
}

impl dyn Words + '_ {
    /// What a channel adds to a policy, as a sentence.
    pub fn channel_finding(&self, policy: &str, adds: &ChannelAdds) -> String {
        let (policy, channel) = (self.named(policy), self.named(&adds.channel));
        let said = |reach: Estimate| {
            let difference = Difference::alone(reach);
            (self.counted_points_of(difference), self.points_range(difference))
        };
        let (points, range) = said(adds.reach);
        if adds.reach.low > 0.0 {
            self.channel_adds(&policy, &channel, &points, &range)
        } else if adds.reach.high < 0.0 {
            let (points, range) = said(adds.reach.negated());
            self.channel_costs(&policy, &channel, &points, &range)
        } else {
            self.channel_unsettled(&policy, &channel, &points, &range)
        }
    }
}
