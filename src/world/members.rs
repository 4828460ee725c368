//! Who uses a channel.

use super::Population;
use crate::draw::Permutation;
use crate::rng::{History, Purpose};

/// Says of the people of a segment, numbered within it, who is there.
pub trait Presence {
    /// Whether the person of this index is there.
    fn has(&self, segment: usize, index: u64) -> bool;
}

/// Where nobody is left out.
#[derive(Clone, Copy, Debug)]
pub struct Everybody;

impl Presence for Everybody {
    #[inline]
    fn has(&self, _segment: usize, _index: u64) -> bool {
        true
    }
}

/// The members of a channel in one world: of each segment a given number of people, any of them as likely.
///
/// A keyed ranking of the segment's people: its first ranks are members. So it is one look to tell whether somebody is a member, and
/// one to find the member of a number.
#[derive(Clone, Debug)]
pub struct Members {
    /// By segment: the ranking; none where everybody is a member.
    ranking: Vec<Option<Permutation>>,
    /// By segment: how many members come before those of the segment; at the end, how many there are.
    starts: Vec<u64>,
}

impl Members {
    /// So many members of each segment, in the world and on the layer of a history.
    pub fn new(population: &Population, users: &[u64], history: History) -> Self {
        let stream = history.stream(Purpose::Membership);
        let ranking = |(segment, &users): (usize, &u64)| {
            let size = population.size(segment);
            (users < size).then(|| Permutation::new(size, stream, segment as u64))
        };
        let mut starts = vec![0];
        starts.extend(users.iter().scan(0, |end, users| {
            *end += users;
            Some(*end)
        }));
        Self {
            ranking: users.iter().enumerate().map(ranking).collect(),
            starts,
        }
    }

    /// How many there are.
    #[inline]
    pub fn len(&self) -> u64 {
        self.starts[self.starts.len() - 1]
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many of a segment there are.
    #[inline]
    fn users(&self, segment: usize) -> u64 {
        self.starts[segment + 1] - self.starts[segment]
    }

    /// The member of a number within a segment, as an index in it.
    #[inline]
    pub fn in_segment(&self, segment: usize, number: u64) -> u64 {
        self.ranking[segment]
            .as_ref()
            .map_or(number, |ranking| ranking.invert(number))
    }

    /// The member of a number among all, as a segment and an index in it.
    #[inline]
    pub fn member(&self, number: u64) -> (usize, u64) {
        let segment = self.starts.partition_point(|&start| start <= number) - 1;
        (segment, self.in_segment(segment, number - self.starts[segment]))
    }

    /// The number of somebody among all; none if that is no member.
    #[inline]
    pub fn number_of(&self, segment: usize, index: u64) -> Option<u64> {
        let number = self.ranking[segment]
            .as_ref()
            .map_or(index, |ranking| ranking.apply(index));
        (number < self.users(segment)).then(|| self.starts[segment] + number)
    }
}

impl Presence for Members {
    #[inline]
    fn has(&self, segment: usize, index: u64) -> bool {
        self.number_of(segment, index).is_some()
    }
}

impl<P: Presence> Presence for &P {
    #[inline]
    fn has(&self, segment: usize, index: u64) -> bool {
        (*self).has(segment, index)
    }
}
