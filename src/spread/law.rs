//! The numbers of a scenario that the spread needs.

use crate::draw::QuantileTable;
use crate::rng::Chance;
use crate::scenario::{Attention, AttentionModel, Channel, ChannelKind, Delay, Release, Scenario};

/// How people notice, read and pass on, in one scenario or on one of its channels.
#[derive(Clone, Debug)]
pub struct SpreadLaw {
    /// Who notices an item in the feed, and when.
    pub attention: Attention,
    /// How strongly a forward is aimed at the relevant.
    pub targeting: f64,
    /// From an item's appearance to its being read `[hours]`.
    pub read_delay: QuantileTable,
    /// From reading to the forward's being read `[hours]`.
    pub forward_delay: QuantileTable,
    /// The news and its posts.
    pub release: Release,
    /// Factor on everybody's probability of reposting.
    pub repost: f64,
    /// Time after which the interest in forwarding has halved `[hours]`.
    pub forward_half_life: f64,
    /// Whether who hears whom is a matter of ties, so that forwards go along them.
    pub has_ties: bool,
    /// Probability that a declined person hears the firm all the same.
    pub declined_stay: Chance,
    /// Factor on an accepted person's repost and forward probabilities.
    pub favour: f64,
    /// The spread ends with the reader who is one too many.
    pub most_readers: u64,
    /// Nobody's interest, times freshness and favour, over enthusiasm exceeds this.
    pub most_eagerness: f64,
}

impl SpreadLaw {
    /// The law of a scenario without channels.
    pub fn new(scenario: &Scenario) -> Self {
        Self {
            attention: scenario.attention.clone(),
            targeting: scenario.forwarding.targeting,
            read_delay: table(scenario.attention.delay),
            forward_delay: table(scenario.forwarding.delay),
            release: scenario.release.clone(),
            repost: 1.0,
            forward_half_life: scenario.release.half_life,
            has_ties: true,
            declined_stay: Chance::new(scenario.circle.declined_stay),
            favour: scenario.circle.favour,
            most_readers: scenario.experiment.max_readers.map_or(u64::MAX, u64::from),
            most_eagerness: MARGIN * scenario.release.appeal * scenario.circle.favour.max(1.0),
        }
    }

    /// The law on a channel of a scenario.
    pub fn on_channel(scenario: &Scenario, channel: &Channel) -> Self {
        Self {
            repost: channel.repost,
            forward_half_life: scenario.release.half_life,
            has_ties: channel.kind != ChannelKind::Forum,
            ..Self::new(&channel.scenario(scenario))
        }
    }

    /// Chance that somebody with so many followees notices an item at full strength.
    #[inline]
    pub fn notice(&self, followees: f64) -> f64 {
        match self.attention.model {
            AttentionModel::Feed => self.attention.notice / (1.0 + followees / self.attention.span),
            AttentionModel::Constant => self.attention.notice,
            AttentionModel::Inverse => (1.0 / followees).min(1.0),
        }
    }

    /// The highest such chance anybody has: coins above it need no look at the person.
    #[inline]
    pub fn most_notice(&self) -> f64 {
        match self.attention.model {
            AttentionModel::Feed | AttentionModel::Constant => self.attention.notice,
            AttentionModel::Inverse => 1.0,
        }
    }

    /// Interest of somebody of this relevance in fresh news, before enthusiasm and favour.
    #[inline]
    pub fn interest(&self, relevance: f64) -> f64 {
        self.release.appeal * (self.release.breadth + (1.0 - self.release.breadth) * relevance)
    }

    /// Weight of sending a forward to somebody of this relevance, of which only ratios count; 1 and more.
    #[inline]
    pub fn forward_weight(&self, relevance: f64) -> f64 {
        libm::exp(self.targeting * relevance - self.targeting.min(0.0))
    }

    /// What is left of interest so many hours after the release.
    #[inline]
    pub fn freshness(&self, hours: f64) -> f64 {
        libm::exp2(-hours / self.release.half_life)
    }

    /// The same of the interest in forwarding.
    #[inline]
    pub fn forward_freshness(&self, hours: f64) -> f64 {
        libm::exp2(-hours / self.forward_half_life)
    }

    /// The hour at which so much is left of interest; before the release if that is more than all.
    #[inline]
    pub fn fresh_until(&self, freshness: f64) -> f64 {
        -self.release.half_life * libm::log2(freshness)
    }

    /// The same of the interest in forwarding.
    #[inline]
    pub fn forward_fresh_until(&self, freshness: f64) -> f64 {
        -self.forward_half_life * libm::log2(freshness)
    }
}

/// Keeps a bound above what it bounds, whatever is rounded on the way.
const MARGIN: f64 = 1.0 + 1e-12;

fn table(delay: Delay) -> QuantileTable {
    QuantileTable::lognormal(delay.median, delay.spread)
}
