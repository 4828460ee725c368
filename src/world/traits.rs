//! What a person is like and what the profile shows: pure functions of (seed, world, person).

use super::{PersonId, Population};
use crate::rng::{Chance, History, Purpose, Stream};

/// The traits of everybody in one world.
#[derive(Clone, Copy, Debug)]
pub struct Traits<'a> {
    population: &'a Population,
    relevance: Stream,
    apparent_value: Stream,
    profile: Stream,
    observation_noise: Stream,
    enthusiasm: Stream,
}

impl<'a> Traits<'a> {
    /// The traits in one world.
    pub fn new(population: &'a Population, world: History) -> Self {
        Self {
            population,
            relevance: world.stream(Purpose::Relevance),
            apparent_value: world.stream(Purpose::ApparentValue),
            profile: world.stream(Purpose::Profile),
            observation_noise: world.stream(Purpose::ObservationNoise),
            enthusiasm: world.stream(Purpose::Enthusiasm),
        }
    }

    /// Who belongs to which segment.
    pub fn population(&self) -> &'a Population {
        self.population
    }

    /// Interest in the firm's field `[0, 1]`.
    #[inline]
    pub fn relevance(&self, person: PersonId, segment: usize) -> f64 {
        self.population
            .relevance(segment)
            .value(self.relevance.bits(person.key(), 0))
    }

    /// Whether the apparent value is at least a bound that people of the segment reach with this chance.
    ///
    /// The value itself is never needed: its quantile is compared with the bound's, which is exact and spares a table.
    #[inline]
    pub fn looks_as_valuable_as(&self, person: PersonId, chance: Chance) -> bool {
        self.apparent_value.chance(chance, person.key(), 0)
    }

    /// How valuable the profile looks `[0, 1]`, to 10⁻⁴ of its distribution function.
    pub fn apparent_value(&self, person: PersonId, segment: usize) -> f64 {
        // Few bits are a high value: that is how a bound is held against them.
        let bits = self.apparent_value.bits(person.key(), 0);
        self.population.apparent_value(segment).value_from_above(bits)
    }

    /// Whether the profile has a bio.
    #[inline]
    pub fn has_bio(&self, person: PersonId, segment: usize) -> bool {
        self.profile.chance(self.population.has_bio(segment), person.key(), 0)
    }

    /// Whether the spam filter flags the profile.
    #[inline]
    pub fn is_flagged(&self, person: PersonId, segment: usize) -> bool {
        self.profile
            .chance(self.population.is_flagged(segment), person.key(), 1)
    }

    /// The relevance that the profile shows `[0, 1]`; 0 without a bio.
    #[inline]
    pub fn shown_relevance(&self, person: PersonId, segment: usize) -> f64 {
        if self.has_bio(person, segment) {
            self.relevance_in_bio(person, segment)
        } else {
            0.0
        }
    }

    /// The relevance that the profile of somebody who has a bio shows `[0, 1]`.
    #[inline]
    pub fn relevance_in_bio(&self, person: PersonId, segment: usize) -> f64 {
        let noise = self
            .population
            .observation_noise(self.observation_noise.bits(person.key(), 0));
        (self.relevance(person, segment) + noise).clamp(0.0, 1.0)
    }

    /// How readily the person passes things on: lognormal with mean 1, shown by no profile.
    #[inline]
    pub fn enthusiasm(&self, person: PersonId) -> f64 {
        self.population.enthusiasm(self.enthusiasm.bits(person.key(), 0))
    }
}
