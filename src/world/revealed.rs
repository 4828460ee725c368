//! A world of communities that is never built: every answer is computed when it is asked for.

use super::communities::ArcRates;
use super::members::{Everybody, Presence};
use super::{Arc, Audience, Communities, Meeting, PersonId, Population, Pulls, Tie, Traits, Unseen, World};
use crate::draw::{Alias, Permutation, RankedWeights};
use crate::rng::{History, Purpose, Sequence, Stream, scale};

/// One revealed world (principle of deferred decisions).
///
/// The people of a segment are numbered by their rank of followees: labels carry no meaning, so one of the model's two
/// random rankings may stand for the other's reference, and only the ranking by audience is a permutation.
#[derive(Clone, Debug)]
pub struct Revealed<'a, P = Everybody> {
    presence: P,
    communities: &'a Communities,
    traits: Traits<'a>,
    /// The ranking of each segment's people by audience: index within the segment → rank.
    audience_rank: Box<[Permutation]>,
    audience_size: Stream,
    audience_entry: Stream,
}

impl<'a> Revealed<'a> {
    /// One world of these laws.
    pub fn new(communities: &'a Communities, population: &'a Population, world: History) -> Self {
        Self::among(Everybody, communities, population, world)
    }
}

impl<'a, P: Presence> Revealed<'a, P> {
    /// One world of these laws, in which audiences hold only people who are present.
    pub fn among(presence: P, communities: &'a Communities, population: &'a Population, world: History) -> Self {
        // Who has a large audience on one layer has one on all.
        let stream = world.on_layer(0).stream(Purpose::AudienceRank);
        let ranking = |segment| Permutation::new(population.size(segment), stream, segment as u64);
        Self {
            presence,
            communities,
            traits: Traits::new(population, world),
            audience_rank: (0..population.segments().len()).map(ranking).collect(),
            audience_size: world.stream(Purpose::AudienceSize),
            audience_entry: world.stream(Purpose::AudienceEntry),
        }
    }

    /// Who is present.
    pub fn presence(&self) -> &P {
        &self.presence
    }

    #[inline]
    fn place(&self, person: PersonId) -> (usize, u64) {
        let population = self.traits.population();
        let segment = population.segment_at(person.key());
        (segment, person.key() - population.start(segment))
    }
}

impl<P: Presence> World for Revealed<'_, P> {
    type Audience<'b>
        = RevealedAudience<'b, P>
    where
        Self: 'b;

    fn traits(&self) -> &Traits<'_> {
        &self.traits
    }

    #[inline]
    fn segment_of(&self, person: PersonId) -> usize {
        self.traits.population().segment_at(person.key())
    }

    #[inline]
    fn member(&self, segment: usize, index: u64) -> PersonId {
        PersonId((self.traits.population().start(segment) + index) as u32)
    }

    #[inline]
    fn followees(&self, person: PersonId, segment: usize) -> f64 {
        let rank = person.key() - self.traits.population().start(segment);
        self.communities.followees(segment, rank)
    }

    #[inline]
    fn audience(&self, person: PersonId) -> RevealedAudience<'_, P> {
        let (segment, index) = self.place(person);
        let followees = self.communities.followees(segment, index);
        let audience_rank = self.audience_rank[segment].apply(index);
        let rates = self.communities.arc_rates(segment, followees, audience_rank);
        let mut draws = self.audience_size.sequence(person.key(), 0);
        RevealedAudience {
            world: self,
            person,
            segment,
            followees,
            audience_rank,
            len: if self.presence.has(segment, index) {
                self.communities.poisson().count(rates.base + rates.answers, &mut draws)
            } else {
                0
            },
            base_share: rates.base_share(),
        }
    }

    /// The base arcs with the answers that others gave to them; the answers that the person gave are in the ties of those others.
    ///
    /// A spread that comes to a person draws the answers that this person gave anew, by the same law: nobody can list whom all the others
    /// answered. So the network as a whole has the law of a world, its base arcs are those that a spread meets, and its answers are not.
    fn ties(&self, person: PersonId) -> Vec<Tie> {
        let audience = self.audience(person);
        let tie = |entry| {
            let mut draws = self.audience_entry.sequence(person.key(), u64::from(entry));
            let kind = draws.unit();
            (kind < audience.base_share).then(|| Tie {
                listener: self.base_listener(person, audience.segment, &mut draws).1,
                is_answered: kind < audience.base_share * self.communities.reciprocity(),
            })
        };
        (0..audience.len).filter_map(tie).collect()
    }

    #[inline]
    fn unseen(&self, audience: &RevealedAudience<'_, P>) -> Option<Unseen> {
        let &RevealedAudience {
            segment,
            followees,
            audience_rank,
            len,
            base_share,
            ..
        } = audience;
        let community = self.communities.of_segment(segment);
        Some(Unseen {
            len,
            base_share: if len == 0 { 0.0 } else { base_share },
            to_oneself: self.communities.pulls(community, segment, followees, audience_rank),
        })
    }

    #[inline]
    fn pulls(&self, segment: usize, other: PersonId) -> Pulls {
        let (others_segment, index) = self.place(other);
        self.communities.pulls(
            self.communities.of_segment(segment),
            others_segment,
            self.communities.followees(others_segment, index),
            self.audience_rank[others_segment].apply(index),
        )
    }

    /// Nearly always the first draw of the count tells, without the person's rank.
    #[inline]
    fn is_heard_by(&self, person: PersonId, segment: usize, least: u32) -> bool {
        self.surely_heard_by(person, segment) >= least || self.audience(person).len() >= least
    }

    /// Entries are independent draws of one law, so they may be numbered as they come up: the first to come up is entry 0,
    /// if there is any. How many there are matters only to whoever asks again, and then only if an entry may come up
    /// twice: a lower bound of the number seldom leaves that open.
    #[inline]
    fn meet(&self, person: PersonId, segment: usize, met: u32, draws: &mut Sequence) -> Option<Meeting> {
        let coin = draws.bits();
        let least = self.surely_heard_by(person, segment);
        let entry = if least > 0 && scale(coin, u64::from(least)).0 >= u64::from(met) {
            met
        } else {
            let len = self.audience(person).len;
            if len == 0 {
                return None;
            }
            met.min(scale(coin, u64::from(len)).0 as u32)
        };
        let (segment, listener) = self.listener(person, segment, entry);
        Some(Meeting {
            entry,
            listener,
            segment,
        })
    }
}

impl<P: Presence> Revealed<'_, P> {
    /// A number of entries that the person's audience has at least.
    #[inline]
    fn surely_heard_by(&self, person: PersonId, segment: usize) -> u32 {
        let least = self.communities.least_arcs(segment);
        let mut draws = self.audience_size.sequence(person.key(), 0);
        self.communities.poisson().at_least(least, &mut draws)
    }

    /// How many arcs somebody with so many followees has in the mean, by kind.
    #[inline]
    fn arc_rates(&self, segment: usize, index: u64, followees: f64) -> ArcRates {
        let audience_rank = self.audience_rank[segment].apply(index);
        self.communities.arc_rates(segment, followees, audience_rank)
    }

    /// Segment and person at an entry; often the kind of the arc can be told without the person's rank.
    #[inline]
    fn listener(&self, person: PersonId, segment: usize, entry: u32) -> (usize, PersonId) {
        let index = person.key() - self.traits.population().start(segment);
        let followees = self.communities.followees(segment, index);
        let mut draws = self.audience_entry.sequence(person.key(), u64::from(entry));
        let kind = draws.unit();
        if kind < self.communities.least_base_share(segment, followees)
            || kind < self.arc_rates(segment, index, followees).base_share()
        {
            self.base_listener(person, segment, &mut draws)
        } else {
            self.speaker(person, segment, &mut draws)
        }
    }

    /// Whom a base arc of the person points at: somebody else, with weight of followees.
    #[inline]
    fn base_listener(&self, person: PersonId, segment: usize, draws: &mut Sequence) -> (usize, PersonId) {
        let law = self.communities.listener_segment(segment);
        self.somebody_else(person, draws, law, |segment, draws| {
            self.communities.followees_by_rank(segment).pick(draws)
        })
    }

    /// Whom an answer of the person points at: somebody else, with weight of base arcs.
    #[inline]
    fn speaker(&self, person: PersonId, segment: usize, draws: &mut Sequence) -> (usize, PersonId) {
        let law = self
            .communities
            .speaker_segment(segment)
            .expect("there are answers only to base arcs");
        self.somebody_else(person, draws, law, |segment, draws| {
            let by_rank: &RankedWeights = self.communities.audience_by_rank(segment);
            self.audience_rank[segment].invert(by_rank.pick(draws))
        })
    }

    /// Draws until it is not the person: the arcs to oneself that the model drops are already out of the count.
    #[inline]
    fn somebody_else(
        &self,
        person: PersonId,
        draws: &mut Sequence,
        segments: &Alias,
        index_in: impl Fn(usize, &mut Sequence) -> u64,
    ) -> (usize, PersonId) {
        loop {
            let segment = segments.pick(draws.bits());
            let index = index_in(segment, draws);
            let somebody = self.member(segment, index);
            if somebody != person && self.presence.has(segment, index) {
                return (segment, somebody);
            }
        }
    }
}

/// The audience of one person in a revealed world: base arcs and the answers that the person gave.
#[derive(Clone, Copy, Debug)]
pub struct RevealedAudience<'a, P = Everybody> {
    world: &'a Revealed<'a, P>,
    person: PersonId,
    segment: usize,
    followees: f64,
    audience_rank: u64,
    len: u32,
    /// Probability that an entry is a base arc.
    base_share: f64,
}

impl<P: Presence> Audience for RevealedAudience<'_, P> {
    #[inline]
    fn len(&self) -> u32 {
        self.len
    }

    #[inline]
    fn entry(&self, entry: u32) -> Arc {
        let communities = self.world.communities;
        let mut draws = self.world.audience_entry.sequence(self.person.key(), u64::from(entry));
        let kind = draws.unit();
        if kind < self.base_share {
            let is_answered = kind < self.base_share * communities.reciprocity();
            Arc {
                listener: self.world.base_listener(self.person, self.segment, &mut draws).1,
                strength: if is_answered { 1.0 } else { communities.weak_tie() },
            }
        } else {
            Arc {
                listener: self.world.speaker(self.person, self.segment, &mut draws).1,
                strength: 1.0,
            }
        }
    }
}
