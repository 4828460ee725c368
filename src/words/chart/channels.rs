//! The words of the charts of channels: what each adds, and which way the news went.

use crate::estimate::{ChannelAdds, Estimate, PolicyAnswers};
use crate::words::{Difference, Words};

/// How a language says what the charts show, and what stands on them. Names come as they stand in a sentence, figures as text, and
/// `rows` are what is drawn for those who do not see it, already joined.
pub trait ChannelChartWords {
    /// What is drawn of what channels add.
    fn channels_subtitle(&self, policy: &str) -> String;
    /// What is seen.
    fn channels_alt(&self, policy: &str, rows: &str) -> String;
    /// Head of the column of points of reach.
    fn channel_points_head(&self) -> &'static str;
    /// Title: one channel adds more than any other.
    fn one_adds_most(&self, policy: &str, channel: &str, points: &str, range: &str) -> String;
    /// Title: so many of all channels surely add.
    fn some_add(&self, policy: &str, some: usize, all: usize) -> String;
    /// Title: of no channel is it sure that it adds.
    fn none_adds(&self, policy: &str) -> String;
    /// What is drawn of the routes of so many successes.
    fn routes_subtitle(&self, policy: &str, successes: u64) -> String;
    /// What is seen.
    fn routes_alt(&self, policy: &str, rows: &str) -> String;
    /// Where the news began that no channel brought: the wire.
    fn wire_end(&self) -> &'static str;
    /// Where it ended that no channel brought: a private forward, or the wire if anybody reads that.
    fn private_end(&self, wire: u32) -> &'static str;
    /// Title: so many successes began and ended on one channel.
    fn route_within(&self, policy: &str, share: &str, range: &str, channel: &str) -> String;
    /// Title: so many began on one channel, or with the wire, and ended on another, or with a private forward.
    fn route_between(&self, policy: &str, share: &str, range: &str, ends: (Option<&str>, Option<&str>, u32)) -> String;
}

impl dyn Words + '_ {
    /// Title of the chart of what channels add: no more surely than the intervals allow.
    pub fn channels_finding(&self, policy: &PolicyAnswers) -> String {
        let adds: Vec<&ChannelAdds> = policy.channels.iter().flat_map(|channels| &channels.adds).collect();
        let name = self.named(&policy.name);
        if let [only] = adds[..] {
            return self
                .channel_finding(&policy.name, only)
                .trim_end_matches('.')
                .to_owned();
        }
        let most = adds.iter().max_by(|a, b| a.reach.estimate.total_cmp(&b.reach.estimate));
        let surely = adds.iter().filter(|adds| adds.reach.low > 0.0).count();
        match most {
            Some(most) if surely > 0 && is_above_all(most, &adds) => {
                let gain = Difference::alone(most.reach);
                let (points, range) = (self.counted_points_of(gain), self.points_range(gain));
                self.one_adds_most(&name, &self.named(&most.channel), &points, &range)
            }
            _ if surely > 0 => self.some_add(&name, surely, adds.len()),
            _ => self.none_adds(&name),
        }
    }

    /// Title of the chart of routes: the one that most successes took.
    pub fn routes_finding(&self, policy: &PolicyAnswers, wire: u32) -> String {
        let Some(route) = policy.channels.iter().flat_map(|channels| &channels.routes).next() else {
            return String::new();
        };
        let name = self.named(&policy.name);
        let (share, range) = (self.percent_of(route.share), self.percent_range(route.share));
        let named = |channel: &Option<String>| channel.as_ref().map(|channel| self.named(channel));
        match (named(&route.first), named(&route.last)) {
            (Some(first), Some(last)) if first == last => self.route_within(&name, &share, &range, &first),
            (first, last) => self.route_between(&name, &share, &range, (first.as_deref(), last.as_deref(), wire)),
        }
    }
}

/// Whether the interval of one lies above those of all others.
fn is_above_all(most: &ChannelAdds, adds: &[&ChannelAdds]) -> bool {
    let Estimate { low, .. } = most.reach;
    adds.iter()
        .all(|other| std::ptr::eq(*other, most) || other.reach.high < low)
}
