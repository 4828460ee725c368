//! Is told of each step of a spread before its coins fall.

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
    /// Whom it came from; nobody at hop 1.
    pub came_from: Option<PersonId>,
}

/// Is told of each step of a spread before its coins fall.
pub trait Observer {
    /// Somebody reads, and may repost next.
    fn may_repost(&mut self, _reading: &Reading) {}

    /// Whoever read last did or did not repost, and may forward next.
    fn may_forward(&mut self, _reading: &Reading, _reposted: bool) {}

    /// Somebody will read within the horizon who has not read before.
    fn will_read(&mut self, _person: PersonId) {}
}

/// Nobody looks on.
impl Observer for () {}
