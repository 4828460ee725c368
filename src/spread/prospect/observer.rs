//! Is told of each step of a spread before its coins fall.

use crate::spread::Way;
use crate::world::PersonId;

/// A reading, before it is known what comes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Who reads.
    pub person: PersonId,
    /// Index of that person's segment.
    pub segment: usize,
    /// Index among the requesters, if the person asked to connect.
    pub requester: Option<u32>,
    /// When `[hours since the release]`.
    pub hours: f64,
    /// The factor on what the person passes on.
    pub favour: f64,
    /// Links of the chain from the firm or the wire.
    pub hops: u32,
    /// The last link.
    pub way: Way,
    /// The number of the reading that it came from, counted from 0 in order of time; none at hop 1.
    pub source: Option<u32>,
    /// Whom it came from; nobody at hop 1.
    pub came_from: Option<PersonId>,
}

/// Somebody is told of the news and will read it within the horizon, perhaps not for the first time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Telling {
    /// Who.
    pub person: PersonId,
    /// When the news would be read `[hours since the release]`.
    pub hours: f64,
    /// How.
    pub way: Way,
    /// Whether the person has read it already.
    pub has_read: bool,
}

/// Is told of each step of a spread before its coins fall.
pub trait Observer {
    /// Somebody reads, and may repost next.
    fn may_repost(&mut self, _reading: &Reading) {}

    /// Whoever read last did or did not repost, and may forward next.
    fn may_forward(&mut self, _reading: &Reading, _reposted: bool) {}

    /// Whoever read last has told somebody.
    fn has_told(&mut self, _telling: &Telling) {}

    /// Whether nothing that is still to come matters.
    fn is_settled(&self) -> bool {
        false
    }
}

/// Nobody looks on.
impl Observer for () {}
