//! File: all worlds share the graph of a file; segments are dealt in every world unless a file gives them.

use super::{Places, PlanError, Reached, Visitor};
use crate::experiment::network_file;
use crate::graph::read::{Account, Names};
use crate::rng::History;
use crate::scenario::{EdgeList, Scenario};
use crate::trial::{Tables, TrialLaw};
use crate::world::{Built, Dealing, Population, Stored};
use std::sync::Arc;

/// What was read.
#[derive(Debug)]
pub(in crate::experiment) struct FromFile {
    stored: Stored,
    /// Who belongs to which segment, where a file names it.
    given: Option<Dealing>,
    places: Places,
    names: Arc<Names>,
    account: Account,
}

impl FromFile {
    pub(super) fn prepare(
        scenario: &Scenario,
        list: &EdgeList,
        tables: &Tables,
    ) -> Result<(TrialLaw, Self), PlanError> {
        let file = network_file::read(scenario, list)?;
        let network = Self {
            stored: Stored::new(file.graph, scenario.world.network.weak_tie),
            given: file.segment_of.map(Dealing::given),
            places: Places::of(&scenario.world.network),
            names: Arc::new(file.names),
            account: file.account,
        };
        let mut law = TrialLaw::new(scenario, &file.sizes, tables);
        law.foresee(scenario, None, tables);
        Ok((law, network))
    }

    pub(super) fn visit<V: Visitor>(&self, population: &Population, world: History, visitor: V) -> V::Result {
        let dealt;
        let dealing = if let Some(given) = &self.given {
            given
        } else {
            dealt = self.deal(population, world);
            &dealt
        };
        visitor.visit(&[Built::new(&self.stored, dealing, population, world)], world)
    }

    /// Who belongs to which segment in a world, where no file names it.
    fn deal(&self, population: &Population, world: History) -> Dealing {
        let dealing = Dealing::at_random(population, world);
        self.places.take(dealing, &self.stored, population, world)
    }

    /// How far people stand in a world as they are to.
    pub(super) fn reached(&self, population: &Population, world: History) -> Option<Reached> {
        let is_asked = self.given.is_none() && self.places.are_asked();
        is_asked.then(|| {
            let dealing = self.deal(population, world);
            self.places.reached(&dealing, &self.stored, population)
        })
    }

    /// What was read from the file.
    pub(super) fn account(&self) -> &Account {
        &self.account
    }

    /// What the people are called in the file.
    pub(super) fn names(&self) -> &Arc<Names> {
        &self.names
    }
}
