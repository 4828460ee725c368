//! How many people of which kind there are, and the laws of their traits: one per scenario.

use crate::draw::{Beta, QuantileTable};
use crate::scenario::{Scenario, Segment};

/// The people of a scenario: segment s takes places `start(s) .. start(s) + size(s)`.
#[derive(Clone, Debug)]
pub struct Population {
    segments: Vec<Segment>,
    starts: Vec<u64>,
    relevance: Vec<Beta>,
    apparent_value: Vec<Beta>,
    observation_noise: f64,
    noise: QuantileTable,
    /// None where everybody is as enthusiastic.
    enthusiasm: Option<QuantileTable>,
}

impl Population {
    /// The population of a scenario whose segments have these sizes, in order.
    pub fn new(scenario: &Scenario, sizes: &[u64]) -> Self {
        let starts = std::iter::once(0)
            .chain(sizes.iter().scan(0, |end, size| {
                *end += size;
                Some(*end)
            }))
            .collect();
        let laws = |mean: fn(&Segment) -> f64| {
            scenario
                .segments
                .iter()
                .map(|segment| Beta::new(mean(segment), scenario.world.concentration))
                .collect()
        };
        Self {
            segments: scenario.segments.clone(),
            starts,
            relevance: laws(|segment| segment.relevance),
            apparent_value: laws(|segment| segment.apparent_value),
            observation_noise: scenario.world.observation_noise,
            noise: QuantileTable::normal(),
            enthusiasm: enthusiasm(scenario.world.enthusiasm_spread),
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
        self.starts.partition_point(|&start| start <= place) - 1
    }

    /// Law of relevance in a segment.
    pub fn relevance(&self, segment: usize) -> &Beta {
        &self.relevance[segment]
    }

    /// Law of apparent value in a segment.
    pub fn apparent_value(&self, segment: usize) -> &Beta {
        &self.apparent_value[segment]
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

fn enthusiasm(spread: f64) -> Option<QuantileTable> {
    let median = libm::exp(-0.5 * spread * spread);
    (spread > 0.0).then(|| QuantileTable::lognormal(median, spread))
}
