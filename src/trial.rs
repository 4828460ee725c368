//! One world, one release, every policy, same luck → what each policy got.

/// What one policy got in one trial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Requests accepted.
    pub accepted: u32,
    /// True spammers among them.
    pub accepted_spammers: u32,
    /// People who read.
    pub people: u32,
    /// People who reposted.
    pub reposts: u32,
    /// People who forwarded.
    pub forwards: u32,
    /// Decision-makers who read.
    pub decision_makers: u32,
    /// Deals closed with them.
    pub deals: u32,
    /// Whether a decision-maker would have read with reposts and forwards off.
    pub one_hop: bool,
    /// The first decision-maker who read, if any did.
    pub first: Option<FirstReach>,
}

/// How the first decision-maker came to read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirstReach {
    /// Time since the release `[hours]`.
    pub hours: f64,
    /// Links of the chain from the firm; 1 for somebody who hears the firm (or the wire) itself.
    pub hops: u32,
    /// The last link.
    pub channel: Channel,
    /// Who stands at hop 1 of the chain.
    pub evangelist: Evangelist,
}

/// How a person came to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// A post of the firm.
    Post,
    /// The wire.
    Wire,
    /// Somebody's repost.
    Repost,
    /// Somebody's private forward.
    Forward,
}

/// Who stands at hop 1 of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evangelist {
    /// Somebody whom the wire told.
    Wire,
    /// Somebody of the firm's circle.
    Contact {
        /// Index of that person's segment.
        segment: u16,
        /// Bit j is set where policy j accepted that person.
        accepted_by: u64,
    },
}
