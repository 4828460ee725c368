//! All chances that a scenario fixes.

use super::appetite::Appetite;
use super::entry::{EntryLaw, Weights};
use super::timely::Timely;
use crate::scenario::Scenario;
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

impl Prospects {
    /// The chances of a scenario, in worlds of communities or others.
    pub fn new(
        scenario: &Scenario,
        law: &SpreadLaw,
        population: &Population,
        communities: Option<&Communities>,
    ) -> Self {
        let spread = scenario.world.enthusiasm_spread;
        let segments = scenario.segments.iter();
        let entry = |communities: &Communities| {
            let weights = Weights::of_segments(law, population);
            let of_community = |number| EntryLaw::new(scenario, law, communities, number, &weights);
            (0..communities.len()).map(of_community).collect()
        };
        Self {
            appetites: segments
                .map(|segment| Appetite::new(segment.repost, segment.forward, spread))
                .collect(),
            read: Timely::new(scenario.attention.delay, scenario.release.horizon),
            forward: Timely::new(scenario.forwarding.delay, scenario.release.horizon),
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
