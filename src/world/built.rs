//! A world whose arcs are stored.

use super::{Arc, Audience, PersonId, Population, Traits, World};
use crate::graph::Graph;
use crate::rng::{History, Purpose};
use rand::seq::SliceRandom;

/// A network that is held whole, with what its worlds ask of it: 9 bytes an arc and 8 a person.
#[derive(Clone, Debug)]
pub struct Stored {
    graph: Graph,
    /// Whether the arc at each position has an opposite.
    is_strong: Vec<bool>,
    followees: Vec<u32>,
    weak_tie: f64,
}

impl Stored {
    /// A graph in which an arc without its opposite has strength `weak_tie`. O(people + arcs).
    pub fn new(graph: Graph, weak_tie: f64) -> Self {
        Self {
            is_strong: graph.reciprocated(),
            followees: graph.in_degrees(),
            graph,
            weak_tie,
        }
    }

    /// The graph.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }
}

/// Who belongs to which segment of a stored network.
#[derive(Clone, Debug)]
pub struct Dealing {
    pub(super) segment_of: Vec<u16>,
    /// People grouped by segment: the population's places in order.
    pub(super) members: Vec<u32>,
}

impl Dealing {
    /// Segments dealt at random, anew in every world. O(people).
    pub fn at_random(population: &Population, world: History) -> Self {
        let people = population.people() as u32;
        let mut members: Vec<u32> = (0..people).collect();
        members.shuffle(&mut world.stream(Purpose::Dealing).sequence(0, 0));
        let mut segment_of = vec![0; people as usize];
        for (place, &person) in members.iter().enumerate() {
            segment_of[person as usize] = population.segment_at(place as u64) as u16;
        }
        Self { segment_of, members }
    }

    /// Segments in consecutive ranges: where the arcs know no one, the order means nothing. O(people).
    pub fn in_order(population: &Population) -> Self {
        Self::given(
            (0..population.people())
                .map(|place| population.segment_at(place) as u16)
                .collect(),
        )
    }

    /// Segments as given, one per person in order. O(people).
    pub fn given(segment_of: Vec<u16>) -> Self {
        let mut members: Vec<u32> = (0..segment_of.len() as u32).collect();
        members.sort_by_key(|&person| segment_of[person as usize]);
        Self { segment_of, members }
    }
}

/// One world on a stored network: traits and requests of its own, arcs shared with others.
#[derive(Clone, Copy, Debug)]
pub struct Built<'a> {
    stored: &'a Stored,
    dealing: &'a Dealing,
    traits: Traits<'a>,
}

impl<'a> Built<'a> {
    /// One world on a network, with this dealing of segments.
    pub fn new(stored: &'a Stored, dealing: &'a Dealing, population: &'a Population, world: History) -> Self {
        Self {
            stored,
            dealing,
            traits: Traits::new(population, world),
        }
    }
}

impl World for Built<'_> {
    type Audience<'b>
        = StoredAudience<'b>
    where
        Self: 'b;

    fn traits(&self) -> &Traits<'_> {
        &self.traits
    }

    #[inline]
    fn segment_of(&self, person: PersonId) -> usize {
        usize::from(self.dealing.segment_of[person.0 as usize])
    }

    #[inline]
    fn member(&self, segment: usize, index: u64) -> PersonId {
        PersonId(self.dealing.members[(self.traits.population().start(segment) + index) as usize])
    }

    #[inline]
    fn followees(&self, person: PersonId, _segment: usize) -> f64 {
        f64::from(self.stored.followees[person.0 as usize])
    }

    #[inline]
    fn audience(&self, person: PersonId) -> StoredAudience<'_> {
        StoredAudience {
            listeners: self.stored.graph.audience(person.0),
            is_strong: &self.stored.is_strong[self.stored.graph.positions(person.0)],
            weak_tie: self.stored.weak_tie,
        }
    }
}

/// The audience of one person in a stored network.
#[derive(Clone, Copy, Debug)]
pub struct StoredAudience<'a> {
    listeners: &'a [u32],
    is_strong: &'a [bool],
    weak_tie: f64,
}

impl Audience for StoredAudience<'_> {
    #[inline]
    fn len(&self) -> u32 {
        self.listeners.len() as u32
    }

    #[inline]
    fn entry(&self, entry: u32) -> Arc {
        let strength = if self.is_strong[entry as usize] {
            1.0
        } else {
            self.weak_tie
        };
        Arc {
            listener: PersonId(self.listeners[entry as usize]),
            strength,
        }
    }
}
