//! `[[segment]]`: a kind of people.

/// `[[segment]]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Name, unique.
    pub name: String,
    /// How many people are of this kind.
    pub size: Size,
    /// People of one community hear each other more.
    pub community: String,
    /// Mean interest in the firm's field `[0, 1]`.
    pub relevance: f64,
    /// Mean of how valuable the profile looks `[0, 1]`.
    pub apparent_value: f64,
    /// Probability of having a bio.
    pub bio: f64,
    /// Probability that the spam filter flags the profile.
    pub looks_spam: f64,
    /// Multiplier of the audience, ≥ 0.
    pub audience: f64,
    /// Multiplier of the number of followees, > 0.
    pub followees: f64,
    /// Relative rate of asking the firm to connect, ≥ 0.
    pub request_rate: f64,
    /// Probability of reposting at interest 1.
    pub repost: f64,
    /// Probability of forwarding privately at interest 1.
    pub forward: f64,
    /// Probability of reading a private forward.
    pub open_rate: f64,
    /// Whether these people are true spammers.
    pub spam: bool,
    /// Whether these people are decision-makers.
    pub decision_maker: bool,
}

/// `segment.count`, `segment.fraction`, or neither where a network file names everybody's segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    /// So many people.
    Count(u64),
    /// A share of those left after the counts; shares are normalised.
    Fraction(f64),
    /// As many as `world.network.segments` names.
    FromFile,
}
