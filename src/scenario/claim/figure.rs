//! The figures that a policy has.

/// A figure of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Probability that a decision-maker reads `[0, 1]`.
    Reach,
    /// Mean value of a trial `[currency]`.
    Value,
    /// Mean number of deals in a trial.
    Deals,
    /// Mean number of requests accepted `[persons]`.
    Accepted,
    /// Mean number of people who read `[persons]`.
    Readers,
    /// Median time to the first decision-maker, over the trials that reach `[hours]`.
    MedianTime,
}

impl Figure {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Reach,
        Self::Value,
        Self::Deals,
        Self::Accepted,
        Self::Readers,
        Self::MedianTime,
    ];

    /// Its word in claims.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reach => "reach",
            Self::Value => "value",
            Self::Deals => "deals",
            Self::Accepted => "accepted",
            Self::Readers => "readers",
            Self::MedianTime => "median_time",
        }
    }

    /// The figure of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.word() == word)
    }
}
