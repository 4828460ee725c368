//! How many people of which kind there are, and the laws of their traits: one per scenario.

use crate::draw::{Beta, QuantileTable, Shelf};
use crate::rng::Chance;
use crate::scenario::{Scenario, Segment};

/// The people of a scenario: segment s takes places `start(s) .. start(s) + size(s)`.
#[derive(Clone, Debug)]
pub struct Population {
    segments: Vec<Segment>,
    starts: Vec<u64>,
    /// First places of the segments after the first, where there are few segments; padded with places that nobody has.
    few_starts: [u32; FEW_SEGMENTS],
    relevance: Vec<Beta>,
    apparent_value: Vec<Beta>,
    has_bio: Vec<Chance>,
    is_flagged: Vec<Chance>,
    observation_noise: f64,
    noise: QuantileTable,
    /// None where everybody is as enthusiastic.
    enthusiasm: Option<QuantileTable>,
}

/// Tables of traits that serve several scenarios, by what they depend on.
#[derive(Debug, Default)]
pub struct PopulationTables {
    /// By mean and concentration.
    betas: Shelf<[u64; 2], Beta>,
    noise: Shelf<(), QuantileTable>,
    /// By spread.
    enthusiasm: Shelf<u64, QuantileTable>,
}

impl Population {
    /// The population of a scenario whose segments have these sizes, in order.
    pub fn new(scenario: &Scenario, sizes: &[u64], tables: &PopulationTables) -> Self {
        let starts: Vec<u64> = std::iter::once(0)
            .chain(sizes.iter().scan(0, |end, size| {
                *end += size;
                Some(*end)
            }))
            .collect();
        let concentration = scenario.world.concentration;
        let law = |mean: f64| {
            let key = [mean, concentration].map(f64::to_bits);
            tables.betas.get(key, || Beta::new(mean, concentration))
        };
        let laws = |mean: fn(&Segment) -> f64| scenario.segments.iter().map(|segment| law(mean(segment))).collect();
        let chances = |probability: fn(&Segment) -> f64| {
            let chance = |segment| Chance::new(probability(segment));
            scenario.segments.iter().map(chance).collect()
        };
        Self {
            segments: scenario.segments.clone(),
            few_starts: std::array::from_fn(|index| starts.get(index + 1).map_or(u32::MAX, |&start| start as u32)),
            starts,
            relevance: laws(|segment| segment.relevance),
            apparent_value: laws(|segment| segment.apparent_value),
            has_bio: chances(|segment| segment.bio),
            is_flagged: chances(|segment| segment.looks_spam),
            observation_noise: scenario.world.observation_noise,
            noise: tables.noise.get((), QuantileTable::normal),
            enthusiasm: enthusiasm(scenario.world.enthusiasm_spread, tables),
        }
    }

    /// Number of people.
    pub fn people(&self) -> u64 {
        self.starts[self.segments.len()]
    }

    /// The kinds of people.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// First place of a segment.
    pub fn start(&self, segment: usize) -> u64 {
        self.starts[segment]
    }

    /// Number of people in a segment.
    pub fn size(&self, segment: usize) -> u64 {
        self.starts[segment + 1] - self.starts[segment]
    }

    /// The segment that has a place < people.
    #[inline]
    pub fn segment_at(&self, place: u64) -> usize {
        if self.segments.len() > FEW_SEGMENTS {
            return self.starts.partition_point(|&start| start <= place) - 1;
        }
        // A search without branches: four looks.
        let mut segment = 0;
        for step in [8, 4, 2, 1] {
            let is_beyond = u64::from(self.few_starts[segment + step - 1]) <= place;
            segment += step * usize::from(is_beyond);
        }
        segment
    }

    /// Law of relevance in a segment.
    pub fn relevance(&self, segment: usize) -> &Beta {
        &self.relevance[segment]
    }

    /// Law of apparent value in a segment.
    pub fn apparent_value(&self, segment: usize) -> &Beta {
        &self.apparent_value[segment]
    }

    /// Chance that somebody of a segment has a bio.
    #[inline]
    pub fn has_bio(&self, segment: usize) -> Chance {
        self.has_bio[segment]
    }

    /// Chance that the spam filter flags somebody of a segment.
    #[inline]
    pub fn is_flagged(&self, segment: usize) -> Chance {
        self.is_flagged[segment]
    }

    /// The noise on shown relevance at 64 random bits.
    #[inline]
    pub fn observation_noise(&self, bits: u64) -> f64 {
        self.observation_noise * self.noise.value(bits)
    }

    /// Enthusiasm at 64 random bits: lognormal with mean 1.
    #[inline]
    pub fn enthusiasm(&self, bits: u64) -> f64 {
        self.enthusiasm.as_ref().map_or(1.0, |table| table.value(bits))
    }
}

/// So many segments are searched without branches.
const FEW_SEGMENTS: usize = 16;

fn enthusiasm(spread: f64, tables: &PopulationTables) -> Option<QuantileTable> {
    let median = libm::exp(-0.5 * spread * spread);
    let lognormal = || QuantileTable::lognormal(median, spread);
    (spread > 0.0).then(|| tables.enthusiasm.get(spread.to_bits(), lognormal))
}
