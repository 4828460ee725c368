//! The figures that a policy has.

/// A figure of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Probability that a decision-maker reads `[0, 1]`.
    Reach,
    /// Mean value of a trial, discounted over a campaign `[currency]`.
    Value,
    /// Mean number of deals in a trial.
    Deals,
    /// Mean number of requests accepted `[persons]`.
    Accepted,
    /// Mean number of people who read `[persons]`.
    Readers,
    /// Median time to the first decision-maker, over the trials that reach `[hours]`.
    MedianTime,
    /// Mean time to the first deal of a campaign, counted to its end where there is none `[quarters]`.
    FirstDeal,
    /// What a channel adds.
    Adds {
        /// Index of the channel.
        channel: usize,
        /// To which figure.
        to: Added,
    },
    /// What there is at one release of a campaign.
    AtRelease {
        /// Index of the release.
        release: usize,
        /// Which figure.
        what: ReleaseFigure,
    },
}

/// To what a channel adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// To reach `[0, 1]`.
    Reach,
    /// To the mean value of a trial `[currency]`.
    Value,
    /// To the mean number of people who read `[persons]`.
    Readers,
    /// How much earlier the first deal of a campaign comes `[quarters]`.
    Earlier,
}

/// A figure of one release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseFigure {
    /// Mean number of contacts when it comes `[persons]`.
    Contacts,
    /// Mean number of people who read it `[persons]`.
    Readers,
    /// Share of trials in which a decision-maker reads it `[0, 1]`.
    Reached,
    /// Share of trials in which a decision-maker has read it or one before `[0, 1]`.
    ReachedBy,
    /// Share of trials that have a deal before the next one comes `[0, 1]`.
    DealBy,
}

impl Figure {
    /// Those of a policy by itself that every scenario has, with their words in claims.
    pub(in crate::scenario) const PLAIN: [(&'static str, Self); 6] = [
        ("reach", Self::Reach),
        ("value", Self::Value),
        ("deals", Self::Deals),
        ("accepted", Self::Accepted),
        ("readers", Self::Readers),
        ("median_time", Self::MedianTime),
    ];

    /// Those that a campaign has besides.
    pub(in crate::scenario) const OF_CAMPAIGN: [(&'static str, Self); 1] = [("first_deal", Self::FirstDeal)];

    /// Whether it is an amount of money.
    pub(in crate::scenario) fn is_money(self) -> bool {
        matches!(self, Self::Value | Self::Adds { to: Added::Value, .. })
    }
}

impl Added {
    /// All of them, with their words in claims.
    pub(in crate::scenario) const WORDS: [(&'static str, Self); 3] = [
        ("reach", Self::Reach),
        ("value", Self::Value),
        ("readers", Self::Readers),
    ];

    /// Those that there are besides over a campaign.
    pub(in crate::scenario) const OF_CAMPAIGN: [(&'static str, Self); 1] = [("earlier", Self::Earlier)];
}

impl ReleaseFigure {
    /// All of them, with their words in claims.
    pub(in crate::scenario) const WORDS: [(&'static str, Self); 5] = [
        ("contacts", Self::Contacts),
        ("readers", Self::Readers),
        ("reached", Self::Reached),
        ("reached_by", Self::ReachedBy),
        ("deal_by", Self::DealBy),
    ];
}
