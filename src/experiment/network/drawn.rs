//! Drawn: every world builds a graph of its own by a law.

use super::{Places, PlanError, Reached, Visitor};
use crate::experiment::memory::Need;
use crate::graph::TooManyArcs;
use crate::graph::generators::{Blocks, Geometric, Kleinberg, Law, Lfr, PowerLaw, Preferential, Rmat, SmallWorld};
use crate::rng::{History, Purpose};
use crate::scenario::{ArcCount, Network, NetworkLaw, Scenario, deal};
use crate::trial::{Tables, TrialLaw};
use crate::world::{Built, Dealing, Population, Stored, Watch};

/// Networks up to this mean have fewer arcs than a graph can hold, and take fewer than 2³² draws of their stream.
const MOST_MEAN_ARCS: f64 = 2.1e9;

/// Memory of a person and of an arc in a stored network, while it is built `[bytes]`.
const BYTES_PER_NODE: f64 = 80.0;
const BYTES_PER_ARC: f64 = 26.0;
/// What the laws that know who is joined already keep besides, for each arc `[bytes]`.
const BYTES_PER_JOINED_ARC: f64 = 18.0;

/// What a graph is drawn by.
#[derive(Debug)]
pub(in crate::experiment) struct Drawn {
    law: Law,
    mean_audience: f64,
    weak_tie: f64,
    places: Places,
}

impl Drawn {
    pub(super) fn prepare(
        scenario: &Scenario,
        law: NetworkLaw,
        tables: &Tables,
    ) -> Result<(TrialLaw, Self), PlanError> {
        let mut trials = TrialLaw::new(scenario, &deal(scenario.world.people, &scenario.segments)?, tables);
        trials.foresee(scenario, None, tables);
        let settings = &scenario.world.network;
        let arcs = trials.population.people() as f64 * settings.mean_audience;
        if arcs > MOST_MEAN_ARCS {
            return Err(PlanError::TooManyArcs(TooManyArcs {
                arc_count: arcs as usize,
            }));
        }
        let network = Self {
            law: meant(law, settings),
            mean_audience: settings.mean_audience,
            weak_tie: settings.weak_tie,
            places: Places::of(settings),
        };
        Ok((trials, network))
    }

    /// None if the watch is over before the graph is drawn.
    pub(super) fn visit<V: Visitor>(
        &self,
        population: &Population,
        world: History,
        watch: &Watch<'_>,
        visitor: V,
    ) -> Option<V::Result> {
        let (stored, dealing) = self.build(population, world, watch)?;
        Some(visitor.visit(&[Built::new(&stored, &dealing, population, world)], world))
    }

    /// A world's network, and who belongs to which segment; none if the watch is over before it is drawn.
    fn build(&self, population: &Population, world: History, watch: &Watch<'_>) -> Option<(Stored, Dealing)> {
        let people = population.people() as u32;
        let graph = self
            .law
            .draw(people, world.stream(Purpose::Arcs), &|| watch.is_over())
            .expect("the plan has checked the mean number of arcs")?;
        let stored = Stored::new(graph, self.weak_tie);
        let dealt = match self.law {
            // Its arcs know no one, so the order means nothing.
            Law::Random { .. } | Law::Exact { .. } => Dealing::in_order(population),
            Law::SmallWorld(_)
            | Law::Preferential(_)
            | Law::PowerLaw(_)
            | Law::Blocks(_)
            | Law::Geometric(_)
            | Law::Kleinberg(_)
            | Law::Rmat(_)
            | Law::Lfr(_) => Dealing::at_random(population, world),
        };
        let dealing = self.places.take(dealt, &stored, population, world);
        Some((stored, dealing))
    }

    /// How far people stand in a world as they are to.
    pub(super) fn reached(&self, population: &Population, world: History, watch: &Watch<'_>) -> Option<Reached> {
        if !self.places.are_asked() {
            return None;
        }
        let (stored, dealing) = self.build(population, world, watch)?;
        Some(self.places.reached(&dealing, &stored, population))
    }

    /// Mean number of arcs among so many people, who are at most heard by all others.
    pub(super) fn mean_arcs(&self, people: u64) -> u64 {
        let people = people as f64;
        (people * self.mean_audience.min(people - 1.0)) as u64
    }

    pub(super) fn need_per_world(&self, people: u64) -> Need {
        let people = people as f64;
        let per_arc = match self.law {
            Law::Lfr(_) => BYTES_PER_ARC + BYTES_PER_JOINED_ARC,
            _ => BYTES_PER_ARC,
        };
        Need {
            bytes: people * BYTES_PER_NODE + people * self.mean_audience * per_arc,
            keys: "`world.people` or `world.network.mean_audience`, use fewer --threads, or write model = \"communities\", which \
                   stores no network",
        }
    }
}

/// The law with the numbers that the scenario gives it.
fn meant(law: NetworkLaw, settings: &Network) -> Law {
    let &Network {
        mean_audience,
        tail,
        followees_spread,
        reciprocity,
        blocks,
        block_tail,
        mixing,
        rewiring,
        arc_count,
        decay,
        quarter_a,
        quarter_b,
        quarter_c,
        ..
    } = settings;
    let power_law = PowerLaw {
        mean_audience,
        tail,
        followees_spread,
        reciprocity,
    };
    match law {
        NetworkLaw::Random => match arc_count {
            ArcCount::Chance => Law::Random {
                mean_audience,
                reciprocity,
            },
            ArcCount::Fixed => Law::Exact {
                mean_audience,
                reciprocity,
            },
        },
        NetworkLaw::SmallWorld => Law::SmallWorld(SmallWorld {
            mean_audience,
            rewiring,
        }),
        NetworkLaw::Preferential => Law::Preferential(Preferential {
            mean_audience,
            tail,
            reciprocity,
        }),
        NetworkLaw::PowerLaw => Law::PowerLaw(power_law),
        NetworkLaw::Blocks => Law::Blocks(Blocks {
            degrees: power_law,
            blocks,
            mixing,
        }),
        NetworkLaw::Geometric => Law::Geometric(Geometric { mean_audience, tail }),
        NetworkLaw::Kleinberg => Law::Kleinberg(Kleinberg {
            mean_audience,
            decay,
            reciprocity,
        }),
        NetworkLaw::Rmat => Law::Rmat(Rmat {
            mean_audience,
            a: quarter_a,
            b: quarter_b,
            c: quarter_c,
            reciprocity,
        }),
        NetworkLaw::Lfr => Law::Lfr(Lfr {
            mean_audience,
            tail,
            blocks,
            block_tail,
            mixing,
        }),
    }
}
