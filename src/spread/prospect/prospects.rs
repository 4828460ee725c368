//! All chances that a scenario fixes.

use super::appetite::Appetite;
use super::entry::{EntryLaw, Weights};
use super::timely::Timely;
use crate::draw::Shelf;
use crate::scenario::{Delay, Scenario, Segment};
use crate::spread::{Grid, SpreadLaw};
use crate::world::{Communities, Population};

/// What may come of a reading, as far as the scenario tells: one per scenario. Some 10 ms to prepare, some 100 KB.
#[derive(Clone, Debug)]
pub struct Prospects {
    /// Per segment.
    pub(super) appetites: Vec<Appetite>,
    /// Of noticing a post or a repost, and reading it.
    pub(super) read: Timely,
    /// Of a forward's being read.
    pub(super) forward: Timely,
    /// Per community; none where all arcs are known.
    pub(super) entries: Vec<EntryLaw>,
    /// Per segment: whether its people decide.
    pub(super) decides: Vec<bool>,
    /// Per segment: its community's number; of no meaning where all arcs are known.
    pub(super) communities: Vec<usize>,
    /// The times by which reach is told.
    pub(super) grid: Grid,
    pub(super) policies: usize,
}

/// Tables of chances that serve several scenarios, by what they depend on.
#[derive(Debug, Default)]
pub struct ProspectTables {
    /// By repost, forward and the spread of enthusiasm.
    appetites: Shelf<[u64; 3], Appetite>,
    /// By mean and concentration of relevance, and targeting.
    weights: Shelf<[u64; 3], Weights>,
    /// By median and spread of the delay, and horizon.
    delays: Shelf<[u64; 3], Timely>,
}

impl ProspectTables {
    fn appetite(&self, repost: f64, forward: f64, spread: f64) -> Appetite {
        let key = [repost, forward, spread].map(f64::to_bits);
        self.appetites.get(key, || Appetite::new(repost, forward, spread))
    }

    fn timely(&self, delay: Delay, horizon: f64) -> Timely {
        let key = [delay.median, delay.spread, horizon].map(f64::to_bits);
        self.delays.get(key, || Timely::new(delay, horizon))
    }
}

impl Prospects {
    /// The chances of a scenario, in worlds of communities or others.
    pub fn new(
        scenario: &Scenario,
        (law, population): (&SpreadLaw, &Population),
        communities: Option<&Communities>,
        tables: &ProspectTables,
    ) -> Self {
        let spread = scenario.world.enthusiasm_spread;
        let segments = scenario.segments.iter();
        let entry = |communities: &Communities| {
            let weights_of = |(number, segment): (usize, &Segment)| {
                let key = [segment.relevance, scenario.world.concentration, law.targeting];
                let key = key.map(f64::to_bits);
                tables.weights.get(key, || Weights::of_segment(law, population, number))
            };
            let weights = scenario.segments.iter().enumerate().map(weights_of).collect();
            let of_community = |number| EntryLaw::new(scenario, law, communities, number, &weights);
            (0..communities.len()).map(of_community).collect()
        };
        Self {
            appetites: segments
                .map(|segment| tables.appetite(segment.repost, segment.forward, spread))
                .collect(),
            read: tables.timely(scenario.attention.delay, scenario.release.horizon),
            forward: tables.timely(scenario.forwarding.delay, scenario.release.horizon),
            entries: communities.map_or_else(Vec::new, entry),
            decides: scenario.segments.iter().map(|segment| segment.decision_maker).collect(),
            communities: (0..scenario.segments.len())
                .map(|segment| communities.map_or(0, |communities| communities.of_segment(segment)))
                .collect(),
            grid: Grid::new(scenario),
            policies: scenario.policies.len(),
        }
    }
}
