//! Random: every world builds a graph of its own, in which an arc is as likely between any two.

use super::{PlanError, Visitor};
use crate::experiment::memory::Need;
use crate::graph::TooManyArcs;
use crate::graph::generators::random_until;
use crate::rng::{History, Purpose};
use crate::scenario::{Scenario, deal};
use crate::trial::{Tables, TrialLaw};
use crate::world::{Built, Dealing, Population, Stored, Watch};

/// Networks up to this mean have fewer arcs than a graph can hold, and take fewer than 2³² draws of their stream.
const MOST_MEAN_ARCS: f64 = 2.1e9;

/// Memory of a person and of an arc in a stored network, while it is built `[bytes]`.
const BYTES_PER_NODE: f64 = 40.0;
const BYTES_PER_ARC: f64 = 26.0;

/// What a graph is drawn by.
#[derive(Debug)]
pub(in crate::experiment) struct AtRandom {
    mean_audience: f64,
    reciprocity: f64,
    weak_tie: f64,
}

impl AtRandom {
    pub(super) fn prepare(scenario: &Scenario, tables: &Tables) -> Result<(TrialLaw, Self), PlanError> {
        let mut law = TrialLaw::new(scenario, &deal(scenario.world.people, &scenario.segments)?, tables);
        law.foresee(scenario, None, tables);
        let settings = &scenario.world.network;
        let arcs = law.population.people() as f64 * settings.mean_audience;
        if arcs > MOST_MEAN_ARCS {
            return Err(PlanError::TooManyArcs(TooManyArcs {
                arc_count: arcs as usize,
            }));
        }
        let network = Self {
            mean_audience: settings.mean_audience,
            reciprocity: settings.reciprocity,
            weak_tie: settings.weak_tie,
        };
        Ok((law, network))
    }

    /// None if the watch is over before the graph is drawn.
    pub(super) fn visit<V: Visitor>(
        &self,
        population: &Population,
        world: History,
        watch: &Watch<'_>,
        visitor: V,
    ) -> Option<V::Result> {
        let mut draws = world.stream(Purpose::Arcs).sequence(0, 0);
        let people = population.people() as u32;
        let is_over = || watch.is_over();
        let graph = random_until(people, self.mean_audience, self.reciprocity, &mut draws, &is_over)
            .expect("the plan has checked the mean number of arcs")?;
        let stored = Stored::new(graph, self.weak_tie);
        let dealing = Dealing::in_order(population);
        Some(visitor.visit(&Built::new(&stored, &dealing, population, world), world))
    }

    pub(super) fn need_per_world(&self, people: u64) -> Need {
        let people = people as f64;
        Need {
            bytes: people * BYTES_PER_NODE + people * self.mean_audience * BYTES_PER_ARC,
            keys: "`world.people` or `world.network.mean_audience`, use fewer --threads, or write model = \"communities\", which \
                   stores no network",
        }
    }
}
