//! Channels: the same people on several networks, each revealed piece by piece, or in forums.

use super::{PlanError, Visitor};
use crate::rng::History;
use crate::scenario::{Channel, ChannelKind, Scenario, deal};
use crate::trial::{Tables, TrialLaw};
use crate::world::{ChannelLaws, Communities, OnChannel, Population};

/// The laws of all channels, which all worlds share.
#[derive(Debug)]
pub(in crate::experiment) struct OnChannels(Vec<ChannelLaws>);

impl OnChannels {
    pub(super) fn prepare(scenario: &Scenario, tables: &Tables) -> Result<(TrialLaw, Self), PlanError> {
        let sizes = deal(scenario.world.people, &scenario.segments)?;
        let law = TrialLaw::new(scenario, &sizes, tables);
        let channels = scenario.channels.iter();
        let laws = channels.map(|channel| laws(scenario, channel, &law.population, &sizes));
        let laws = laws.collect();
        Ok((law, Self(laws)))
    }

    pub(super) fn visit<V: Visitor>(&self, population: &Population, world: History, visitor: V) -> V::Result {
        let faces = self.0.iter().zip(0..);
        let faces: Vec<OnChannel<'_>> = faces
            .map(|(laws, layer)| OnChannel::new(laws, population, world.on_layer(layer)))
            .collect();
        visitor.visit(&faces, world)
    }
}

/// The laws of one channel.
fn laws(scenario: &Scenario, channel: &Channel, population: &Population, sizes: &[u64]) -> ChannelLaws {
    let network = channel.scenario(scenario).world.network;
    let users = channel.users(scenario, sizes);
    ChannelLaws {
        communities: Communities::among(&network, population, &users),
        users,
        forum: (channel.kind == ChannelKind::Forum).then_some(network.weak_tie),
    }
}
