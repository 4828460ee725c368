//! Communities: every trial reveals a world of its own, of which nothing is stored.

use super::{PlanError, Visitor};
use crate::rng::History;
use crate::scenario::{Scenario, deal};
use crate::trial::{Tables, TrialLaw};
use crate::world::{Communities, Population, Revealed};

/// The laws of arcs, which all worlds share.
#[derive(Debug)]
pub(in crate::experiment) struct FromCommunities(Communities);

impl FromCommunities {
    pub(super) fn prepare(scenario: &Scenario, tables: &Tables) -> Result<(TrialLaw, Self), PlanError> {
        let mut law = TrialLaw::new(scenario, &deal(scenario.world.people, &scenario.segments)?, tables);
        let communities = Communities::new(&scenario.world.network, &law.population);
        law.foresee(scenario, Some(&communities), tables);
        Ok((law, Self(communities)))
    }

    pub(super) fn visit<V: Visitor>(&self, population: &Population, world: History, visitor: V) -> V::Result {
        visitor.visit(&[Revealed::new(&self.0, population, world)], world)
    }
}
