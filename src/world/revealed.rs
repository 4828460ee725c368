//! A world of communities that is never built: every answer is computed when it is asked for.

use super::communities::ArcRates;
use super::{Arc, Audience, Communities, PersonId, Population, Traits, World};
use crate::draw::{Alias, Permutation, RankedWeights, poisson};
use crate::rng::{History, Purpose, Sequence, Stream, unit};

/// One revealed world (principle of deferred decisions).
///
/// The people of a segment are numbered by their rank of followees: labels carry no meaning, so one of the model's two
/// random rankings may stand for the other's reference, and only the ranking by audience is a permutation.
#[derive(Clone, Copy, Debug)]
pub struct Revealed<'a> {
    communities: &'a Communities,
    traits: Traits<'a>,
    audience_rank: Stream,
    audience_size: Stream,
    audience_entry: Stream,
}

impl<'a> Revealed<'a> {
    /// One world of these laws.
    pub fn new(communities: &'a Communities, population: &'a Population, world: History) -> Self {
        Self {
            communities,
            traits: Traits::new(population, world),
            audience_rank: world.stream(Purpose::AudienceRank),
            audience_size: world.stream(Purpose::AudienceSize),
            audience_entry: world.stream(Purpose::AudienceEntry),
        }
    }

    /// The ranking of a segment's people by audience: index within the segment → rank.
    #[inline]
    fn audience_ranking(&self, segment: usize) -> Permutation {
        Permutation::new(
            self.traits.population().size(segment),
            self.audience_rank,
            segment as u64,
        )
    }

    #[inline]
    fn place(&self, person: PersonId) -> (usize, u64) {
        let population = self.traits.population();
        let segment = population.segment_at(person.key());
        (segment, person.key() - population.start(segment))
    }
}

impl World for Revealed<'_> {
    type Audience<'b>
        = RevealedAudience<'b>
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
    fn followees(&self, person: PersonId) -> f64 {
        let (segment, rank) = self.place(person);
        self.communities.followees(segment, rank)
    }

    #[inline]
    fn audience(&self, person: PersonId) -> RevealedAudience<'_> {
        let (segment, index) = self.place(person);
        let rates = self
            .communities
            .arc_rates(segment, index, self.audience_ranking(segment).apply(index));
        let ArcRates { base, answers } = rates;
        let len = poisson(base + answers, &mut self.audience_size.sequence(person.key(), 0));
        let base_share = base / (base + answers);
        RevealedAudience {
            world: self,
            person,
            segment,
            len,
            base_share,
            strong_share: base_share * self.communities.reciprocity(),
        }
    }
}

/// The audience of one person in a revealed world: base arcs and the answers that the person gave.
#[derive(Clone, Copy, Debug)]
pub struct RevealedAudience<'a> {
    world: &'a Revealed<'a>,
    person: PersonId,
    segment: usize,
    len: u32,
    /// Probability that an entry is a base arc.
    base_share: f64,
    /// Probability that an entry is a base arc that was answered.
    strong_share: f64,
}

impl Audience for RevealedAudience<'_> {
    #[inline]
    fn len(&self) -> u32 {
        self.len
    }

    #[inline]
    fn entry(&self, entry: u32) -> Arc {
        let communities = self.world.communities;
        let mut draws = self.world.audience_entry.sequence(self.person.key(), u64::from(entry));
        let kind = unit(draws.bits());
        if kind < self.base_share {
            let strength = if kind < self.strong_share {
                1.0
            } else {
                communities.weak_tie()
            };
            Arc {
                listener: self.listener(&mut draws),
                strength,
            }
        } else {
            Arc {
                listener: self.speaker(&mut draws),
                strength: 1.0,
            }
        }
    }
}

impl RevealedAudience<'_> {
    /// Whom a base arc points at: somebody else, with weight of followees.
    #[inline]
    fn listener(&self, draws: &mut Sequence) -> PersonId {
        let communities = self.world.communities;
        self.somebody_else(draws, communities.listener_segment(self.segment), |segment, draws| {
            communities.followees_by_rank(segment).pick(draws)
        })
    }

    /// Whom an answer points at: somebody else, with weight of base arcs.
    #[inline]
    fn speaker(&self, draws: &mut Sequence) -> PersonId {
        let communities = self.world.communities;
        let law = communities
            .speaker_segment(self.segment)
            .expect("there are answers only to base arcs");
        self.somebody_else(draws, law, |segment, draws| {
            let by_rank: &RankedWeights = communities.audience_by_rank(segment);
            self.world.audience_ranking(segment).invert(by_rank.pick(draws))
        })
    }

    /// Draws until it is not the person: the arcs to oneself that the model drops are already out of `len`.
    #[inline]
    fn somebody_else(
        &self,
        draws: &mut Sequence,
        segments: &Alias,
        index_in: impl Fn(usize, &mut Sequence) -> u64,
    ) -> PersonId {
        loop {
            let segment = segments.pick(draws.bits());
            let person = self.world.member(segment, index_in(segment, draws));
            if person != self.person {
                return person;
            }
        }
    }
}
