//! The network of a scenario, as far as its worlds share it: a file per kind.
//!
//! A kind is prepared once per experiment and then lets visitors into its worlds, one after another and on any thread.

mod channels;
mod communities;
mod drawn;
mod error;
mod file;

pub use error::PlanError;

use super::memory::Need;
use crate::graph::read::{Account, Names};
use crate::rng::History;
use crate::scenario::{Network as Settings, NetworkModel, Placement, Scenario};
use crate::trial::{Tables, TrialLaw};
use crate::world::{Dealing, Population, Stored, Watch, World};
use channels::OnChannels;
use communities::FromCommunities;
use drawn::Drawn;
use file::FromFile;
use std::sync::Arc;

/// A network, ready for its worlds.
#[derive(Debug)]
pub(super) enum Network {
    Communities(Box<FromCommunities>),
    Channels(OnChannels),
    Drawn(Box<Drawn>),
    File(Box<FromFile>),
}

/// What is done in a world, of whatever kind it is.
pub(super) trait Visitor {
    type Result;

    /// The world has a face for each layer.
    fn visit<W: World>(self, worlds: &[W], history: History) -> Self::Result;
}

impl Network {
    /// The network of a scenario, and the law of trials among the people it has.
    pub(super) fn prepare(scenario: &Scenario, tables: &Tables) -> Result<(TrialLaw, Self), PlanError> {
        Ok(match &scenario.world.network.model {
            NetworkModel::Communities if !scenario.channels.is_empty() => {
                let (law, network) = OnChannels::prepare(scenario, tables)?;
                (law, Self::Channels(network))
            }
            NetworkModel::Communities => {
                let (law, network) = FromCommunities::prepare(scenario, tables)?;
                (law, Self::Communities(Box::new(network)))
            }
            NetworkModel::Drawn(law) => {
                let (law, network) = Drawn::prepare(scenario, *law, tables)?;
                (law, Self::Drawn(Box::new(network)))
            }
            // Said by the target, so that a page carries no readers of files.
            NetworkModel::File(_) if cfg!(target_family = "wasm") => return Err(PlanError::NoFiles),
            NetworkModel::File(list) => {
                let (law, network) = FromFile::prepare(scenario, list, tables)?;
                (law, Self::File(Box::new(network)))
            }
        })
    }

    /// Lets somebody into a world; none if the watch is over before it is made.
    pub(super) fn visit<V: Visitor>(
        &self,
        population: &Population,
        world: History,
        watch: &Watch<'_>,
        visitor: V,
    ) -> Option<V::Result> {
        match self {
            Self::Communities(network) => Some(network.visit(population, world, visitor)),
            Self::Channels(network) => Some(network.visit(population, world, visitor)),
            Self::Drawn(network) => network.visit(population, world, watch, visitor),
            Self::File(network) => Some(network.visit(population, world, visitor)),
        }
    }

    /// What a world of so many people keeps while it is played, beyond what all worlds share.
    pub(super) fn need_per_world(&self, people: u64) -> Option<Need> {
        match self {
            Self::Communities(_) | Self::Channels(_) | Self::File(_) => None,
            Self::Drawn(network) => Some(network.need_per_world(people)),
        }
    }

    /// How far people stand in a world as they are to; none if the watch is over before it is made, or nothing is asked.
    pub(super) fn reached(&self, population: &Population, world: History, watch: &Watch<'_>) -> Option<Reached> {
        match self {
            Self::Communities(_) | Self::Channels(_) => None,
            Self::Drawn(network) => network.reached(population, world, watch),
            Self::File(network) => network.reached(population, world),
        }
    }

    /// Mean number of arcs of a network of so many people, if every world draws one.
    pub(super) fn mean_arcs(&self, people: u64) -> Option<u64> {
        match self {
            Self::Communities(_) | Self::Channels(_) | Self::File(_) => None,
            Self::Drawn(network) => Some(network.mean_arcs(people)),
        }
    }

    /// What was read from the network file, if there is one.
    pub(super) fn account(&self) -> Option<&Account> {
        self.file().map(FromFile::account)
    }

    /// What the people are called in the network file, if there is one.
    pub(super) fn names(&self) -> Option<&Arc<Names>> {
        self.file().map(FromFile::names)
    }

    fn file(&self) -> Option<&FromFile> {
        match self {
            Self::File(file) => Some(file),
            Self::Communities(_) | Self::Channels(_) | Self::Drawn(_) => None,
        }
    }
}

/// Who is to stand where on a stored network.
#[derive(Clone, Copy, Debug)]
struct Places {
    placement: Placement,
    homophily: f64,
}

impl Places {
    fn of(settings: &Settings) -> Self {
        Self {
            placement: settings.placement,
            homophily: settings.homophily,
        }
    }

    /// People change places where they are to be heard by so many, and then where arcs are to keep to segments.
    fn take(self, dealing: Dealing, stored: &Stored, population: &Population, world: History) -> Dealing {
        let dealing = match self.placement {
            Placement::Random => dealing,
            Placement::ByAudience => dealing.by_audience(stored, population, world),
        };
        if self.homophily > 0.0 {
            dealing.with_homophily(self.homophily, stored, population, world)
        } else {
            dealing
        }
    }

    /// Whether anything is asked.
    fn are_asked(self) -> bool {
        self.placement == Placement::ByAudience || self.homophily > 0.0
    }

    /// What is reached of what is asked.
    fn reached(self, dealing: &Dealing, stored: &Stored, population: &Population) -> Reached {
        Reached {
            homophily: (self.homophily > 0.0).then(|| dealing.homophily(stored, population).value()),
            audiences: match self.placement {
                Placement::Random => Vec::new(),
                Placement::ByAudience => dealing.audiences(stored, population),
            },
        }
    }
}

/// How far people stand in a world as they are to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reached {
    /// How far arcs keep to segments, where that is asked for.
    pub homophily: Option<f64>,
    /// Mean audience of each segment, in means of all, where that is asked for; nothing for a segment without people.
    pub audiences: Vec<Option<f64>>,
}
