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
    /// With a channel the first deal of a campaign surely comes so many quarters earlier.
    fn channel_hastens(&self, policy: &str, channel: &str, quarters: &str, range: &str) -> String;
    /// It surely comes so many later.
    fn channel_delays(&self, policy: &str, channel: &str, quarters: &str, range: &str) -> String;
    /// The channel that adds least, if one had to go.
    fn channel_to_drop(&self, policy: &str, channel: &str, points: &str, range: &str) -> String;
    /// Over a campaign: the channel that brings the first deal forward least, if one had to go.
    fn channel_to_drop_from_campaign(&self, policy: &str, channel: &str, quarters: &str, range: &str) -> String;
    /// Head of the column of how many quarters earlier the first deal comes.
    fn channel_earlier_head(&self) -> &'static str;
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

    /// How much earlier the first deal of a campaign comes with a channel, as a sentence; none where that is not sure.
    pub fn channel_and_deal(&self, policy: &str, adds: &ChannelAdds) -> Option<String> {
        let earlier = adds.earlier?;
        let (policy, channel) = (self.named(policy), self.named(&adds.channel));
        let said = |quarters: Estimate| (self.mean_of(quarters), self.mean_range(quarters));
        if earlier.low > 0.0 {
            let (quarters, range) = said(earlier);
            Some(self.channel_hastens(&policy, &channel, &quarters, &range))
        } else if earlier.high < 0.0 {
            let (quarters, range) = said(earlier.negated());
            Some(self.channel_delays(&policy, &channel, &quarters, &range))
        } else {
            None
        }
    }

    /// Which of several channels adds least to a policy, as a sentence: over a campaign to an early deal, for nearly every campaign reaches
    /// somebody at last.
    pub fn channel_that_could_go(&self, policy: &str, adds: &[ChannelAdds]) -> Option<String> {
        let added = |adds: &ChannelAdds| adds.earlier.unwrap_or(adds.reach).estimate;
        let least = adds
            .iter()
            .min_by(|a, b| added(a).total_cmp(&added(b)))
            .filter(|_| adds.len() > 1)?;
        let (policy, channel) = (self.named(policy), self.named(&least.channel));
        if let Some(earlier) = least.earlier {
            let (quarters, range) = (self.mean_of(earlier), self.mean_range(earlier));
            return Some(self.channel_to_drop_from_campaign(&policy, &channel, &quarters, &range));
        }
        let difference = Difference::alone(least.reach);
        let (points, range) = (self.counted_points_of(difference), self.points_range(difference));
        Some(self.channel_to_drop(&policy, &channel, &points, &range))
    }
}
