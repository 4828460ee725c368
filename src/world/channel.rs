//! A world as it is on one channel.

use super::members::{Members, Presence};
use super::revealed::RevealedAudience;
use super::{Arc, Audience, Communities, Meeting, PersonId, Population, Revealed, Tie, Traits, World};
use crate::rng::{History, Sequence};

/// What all worlds share of a channel.
#[derive(Clone, Debug)]
pub struct ChannelLaws {
    /// Who hears whom among the members, and how many accounts each listens to.
    pub communities: Communities,
    /// How many people of each segment are members.
    pub users: Vec<u64>,
    /// In a forum, how strongly each member hears every other.
    pub forum: Option<f64>,
}

/// One world on one channel.
#[derive(Debug)]
pub struct OnChannel<'a> {
    ties: Revealed<'a, Members>,
    forum: Option<f64>,
}

impl<'a> OnChannel<'a> {
    /// The channel of these laws; `here` is the world's history on the channel's layer.
    pub fn new(laws: &'a ChannelLaws, population: &'a Population, here: History) -> Self {
        let members = Members::new(population, &laws.users, here);
        Self {
            ties: Revealed::among(members, &laws.communities, population, here),
            forum: laws.forum,
        }
    }

    /// Who uses the channel.
    pub fn members(&self) -> &Members {
        self.ties.presence()
    }

    #[inline]
    fn index_of(&self, person: PersonId, segment: usize) -> u64 {
        person.key() - self.traits().population().start(segment)
    }
}

impl World for OnChannel<'_> {
    type Audience<'b>
        = ChannelAudience<'b>
    where
        Self: 'b;

    fn traits(&self) -> &Traits<'_> {
        self.ties.traits()
    }

    #[inline]
    fn segment_of(&self, person: PersonId) -> usize {
        self.ties.segment_of(person)
    }

    #[inline]
    fn member(&self, segment: usize, index: u64) -> PersonId {
        self.ties.member(segment, index)
    }

    #[inline]
    fn user(&self, segment: usize, number: u64) -> PersonId {
        self.member(segment, self.members().in_segment(segment, number))
    }

    #[inline]
    fn is_user(&self, person: PersonId) -> bool {
        let segment = self.segment_of(person);
        self.members().has(segment, self.index_of(person, segment))
    }

    fn forum(&self) -> Option<&Members> {
        self.forum.map(|_| self.members())
    }

    #[inline]
    fn followees(&self, person: PersonId, segment: usize) -> f64 {
        self.ties.followees(person, segment)
    }

    #[inline]
    fn audience(&self, person: PersonId) -> ChannelAudience<'_> {
        let Some(strength) = self.forum else {
            return ChannelAudience::Ties(self.ties.audience(person));
        };
        let segment = self.segment_of(person);
        ChannelAudience::Forum {
            world: self,
            own_number: self.members().number_of(segment, self.index_of(person, segment)),
            strength,
        }
    }

    /// None in a forum, where people need no ties.
    fn ties(&self, person: PersonId) -> Vec<Tie> {
        match self.forum {
            None => self.ties.ties(person),
            Some(_) => Vec::new(),
        }
    }

    #[inline]
    fn is_heard_by(&self, person: PersonId, segment: usize, least: u32) -> bool {
        match self.forum {
            None => self.ties.is_heard_by(person, segment, least),
            Some(_) => self.audience(person).len() >= least,
        }
    }

    fn meet(&self, person: PersonId, segment: usize, met: u32, draws: &mut Sequence) -> Option<Meeting> {
        if self.forum.is_none() {
            return self.ties.meet(person, segment, met, draws);
        }
        super::meet_at_random(self, person, draws)
    }
}

/// The people who hear one person on one channel.
#[derive(Debug)]
pub enum ChannelAudience<'a> {
    /// Those who listen to the person.
    Ties(RevealedAudience<'a, Members>),
    /// All other members of a forum, in the order of their numbers.
    Forum {
        /// The forum.
        world: &'a OnChannel<'a>,
        /// The person's own number; none for somebody who is no member, whom nobody hears there.
        own_number: Option<u64>,
        /// How strongly each hears.
        strength: f64,
    },
}

impl Audience for ChannelAudience<'_> {
    #[inline]
    fn len(&self) -> u32 {
        match self {
            Self::Ties(audience) => audience.len(),
            Self::Forum { world, own_number, .. } => {
                own_number.map_or(0, |_| world.members().len().saturating_sub(1) as u32)
            }
        }
    }

    #[inline]
    fn entry(&self, entry: u32) -> Arc {
        match self {
            Self::Ties(audience) => audience.entry(entry),
            Self::Forum {
                world,
                own_number,
                strength,
            } => {
                let is_behind = own_number.is_some_and(|own| own <= u64::from(entry));
                let (segment, index) = world.members().member(u64::from(entry) + u64::from(is_behind));
                Arc {
                    listener: world.member(segment, index),
                    strength: *strength,
                }
            }
        }
    }
}
