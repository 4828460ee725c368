//! What an experiment will simulate, with everything prepared that worlds share.

use super::contact_file;
use super::memory::Need;
use super::network::{Network, PlanError, Reached, Visitor};
use super::portrait::{Portrait, Portraitist};
use crate::circle::Requester;
use crate::contacts::Listed;
use crate::estimate::StoppingRule;
use crate::graph::read::{Account, Names};
use crate::rng::History;
use crate::scenario::{Length, Scenario};
use crate::spread::prospect::Detail;
use crate::spread::{BYTES_PER_OPENING, BYTES_PER_READER};
use crate::trial::{Played, Replay, Setting, Stage, Tables, TrialLaw, play, replay};
use crate::world::{BYTES_PER_REQUEST, Population, Watch, World};
use std::sync::Arc;

/// A scenario, ready to be simulated.
#[derive(Debug)]
pub struct Plan {
    law: TrialLaw,
    network: Network,
    scenario: Scenario,
    /// Those who ask, in order of arrival, where a list names them.
    contacts: Option<Vec<Listed>>,
}

/// What one thread needs, lent from world to world.
#[derive(Debug, Default)]
pub struct Workspace {
    setting: Setting,
    stage: Stage,
}

impl Workspace {
    /// Those who asked in the world that was played last, in order of arrival.
    pub fn requesters(&self) -> &[Requester] {
        self.setting.requesters()
    }
}

impl Plan {
    /// Prepares a scenario: reads its network file and its contacts, deals its segments, fills the tables that all worlds share.
    ///
    /// # Errors
    /// If a file cannot be read or does not go with the scenario, or the network would be too large to store.
    pub fn new(scenario: &Scenario) -> Result<Self, PlanError> {
        Self::with(scenario, &Tables::default())
    }

    /// As [`Plan::new`], with tables that plans of similar scenarios may have filled already.
    ///
    /// # Errors
    /// As [`Plan::new`].
    pub fn with(scenario: &Scenario, tables: &Tables) -> Result<Self, PlanError> {
        let (mut law, network) = Network::prepare(scenario, tables)?;
        let contacts = match &scenario.requests.from {
            None => None,
            Some(_) if cfg!(target_family = "wasm") => return Err(PlanError::NoFiles),
            Some(file) => {
                let contacts = contact_file::read(scenario, file, &law.population)?;
                law.ask_by(contacts.known);
                Some(contacts.listed)
            }
        };
        Ok(Self {
            law,
            network,
            scenario: scenario.clone(),
            contacts,
        })
    }

    /// The same, whose trials tell so much.
    #[must_use]
    pub fn telling(mut self, detail: Detail) -> Self {
        self.law.tell(detail);
        self
    }

    /// Whether its trials tell all, by when, by whom and how included.
    pub fn tells_all(&self) -> bool {
        self.law.tells_all()
    }

    /// The same, asking of every trial that reaches who carried the news.
    #[must_use]
    pub fn with_carriers(mut self) -> Self {
        self.law.find_carriers();
        self
    }

    /// The same, asking of every trial what each channel adds, if there are channels.
    #[must_use]
    pub fn comparing_channels(mut self) -> Self {
        self.law.compare_channels();
        self
    }

    /// Whether it asks what each channel adds.
    pub fn compares_channels(&self) -> bool {
        self.law.compares_channels()
    }

    /// Whether it asks who carried the news.
    pub fn finds_carriers(&self) -> bool {
        self.law.finds_carriers()
    }

    /// The scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// What was read from the network file, if there is one.
    pub fn account(&self) -> Option<&Account> {
        self.network.account()
    }

    /// What the people are called in the network file, if there is one.
    pub fn names(&self) -> Option<&Arc<Names>> {
        self.network.names()
    }

    /// Those who ask, in order of arrival, where a list of contacts names them.
    pub fn contacts(&self) -> Option<&[Listed]> {
        self.contacts.as_deref()
    }

    /// Who there is.
    pub fn population(&self) -> &Population {
        &self.law.population
    }

    /// Arcs of the network that every world draws, on average; `None` where nothing is drawn whole.
    pub fn mean_arcs(&self) -> Option<u64> {
        self.network.mean_arcs(self.law.population.people())
    }

    /// How far people stand in the first world as they are to, where anything is asked.
    pub fn reached(&self) -> Option<Reached> {
        let world = History::new(self.scenario.seed, 0);
        self.network.reached(&self.law.population, world, &Watch::never())
    }

    /// Trials that share a world.
    pub fn trials_per_world(&self) -> u64 {
        self.scenario.experiment.trials_per_world
    }

    /// Worlds planned, or the most that may be needed.
    pub fn most_worlds(&self) -> u64 {
        self.length().most_trials().div_ceil(self.trials_per_world())
    }

    /// When to stop before that, if ever.
    pub fn stopping_rule(&self) -> Option<StoppingRule> {
        match self.length() {
            Length::Trials(_) => None,
            Length::Precision { precision, .. } => Some(StoppingRule { precision }),
        }
    }

    fn length(&self) -> Length {
        self.scenario.experiment.length
    }

    /// Plays all trials of a world and appends a row per trial and policy.
    ///
    /// A pure function of the plan and the number: threads, interruptions and other worlds change nothing in it.
    ///
    /// # Panics
    /// If a random network has more arcs than fit, which its mean makes all but impossible.
    pub fn play_world(&self, number: u64, workspace: &mut Workspace, played: &mut Played) {
        self.play_trials(number, &Watch::never(), workspace, played);
    }

    /// As [`Plan::play_world`], until the watch is over; returns how many trials were done by then. What was under way is
    /// left out.
    ///
    /// # Panics
    /// As [`Plan::play_world`].
    pub fn play_trials(&self, number: u64, watch: &Watch<'_>, workspace: &mut Workspace, played: &mut Played) -> u64 {
        let visitor = AllTrials {
            plan: self,
            watch,
            workspace,
            played,
        };
        self.visit(number, watch, visitor).unwrap_or(0)
    }

    /// What a run on so many threads keeps at once, as far as the scenario tells; what trials fill besides is seen only
    /// while they are played.
    pub(super) fn needs(&self, threads: usize) -> Vec<Need> {
        let threads = threads as f64;
        let Scenario { requests, release, .. } = &self.scenario;
        let (requests, posts, wire) = (
            f64::from(requests.count),
            release.posts.len() as f64,
            f64::from(release.wire),
        );
        let need = |bytes: f64, keys| Need { bytes, keys };
        let mut needs = vec![
            need(threads * requests * BYTES_PER_REQUEST as f64, "`requests.count`"),
            need(
                // One of ten posts at most is noticed where anybody listens to a few others.
                threads * requests * posts * BYTES_PER_OPENING as f64 / 10.0,
                "`requests.count` or the number of `release.posts`",
            ),
            need(threads * wire * BYTES_PER_READER as f64, "`release.wire`"),
        ];
        let per_world = self.network.need_per_world(self.law.population.people());
        needs.extend(per_world.map(|Need { bytes, keys }| need(threads * bytes, keys)));
        needs
    }

    /// Plays one trial and keeps everything that happened in it.
    ///
    /// The same people, coins and outcomes as in [`Plan::play_world`]; a pure function of plan and number. Any number has a
    /// trial, also one that the experiment does not come to.
    ///
    /// # Panics
    /// As [`Plan::play_world`].
    pub fn replay(&self, trial: u64) -> Replay {
        self.visit(
            trial / self.trials_per_world(),
            &Watch::never(),
            OneTrial { plan: self, trial },
        )
        .expect("nothing ends this watch")
    }

    /// A world as a whole: everybody, and all arcs. O(people + arcs).
    ///
    /// # Panics
    /// If memory or a graph cannot hold it: see [`Plan::portrait_needs`].
    pub fn portrait(&self, world: u64) -> Portrait {
        let people = u32::try_from(self.law.population.people()).expect("a portrait of so many fits");
        self.visit(world, &Watch::never(), Portraitist { people })
            .expect("nothing ends this watch")
    }

    /// Arcs that a portrait has about, and memory to make and measure it `[bytes]`.
    pub fn portrait_needs(&self) -> (f64, f64) {
        const BYTES_PER_PERSON: f64 = 160.0;
        const BYTES_PER_ARC: f64 = 40.0;
        let people = self.law.population.people() as f64;
        let channels: f64 = self
            .scenario
            .channels
            .iter()
            .map(|channel| {
                channel
                    .mean_audience
                    .unwrap_or(self.scenario.world.network.mean_audience)
            })
            .sum();
        let arcs = match self.account() {
            Some(account) => account.arcs as f64,
            None if self.scenario.channels.is_empty() => people * self.scenario.world.network.mean_audience,
            None => people * channels,
        };
        (arcs, people * BYTES_PER_PERSON + arcs * BYTES_PER_ARC)
    }

    /// Lets somebody into a world; none if the watch is over before it is made.
    fn visit<V: Visitor>(&self, number: u64, watch: &Watch<'_>, visitor: V) -> Option<V::Result> {
        let world = History::new(self.scenario.seed, number);
        self.network.visit(&self.law.population, world, watch, visitor)
    }
}

/// Plays all trials of a world.
struct AllTrials<'a> {
    plan: &'a Plan,
    watch: &'a Watch<'a>,
    workspace: &'a mut Workspace,
    played: &'a mut Played,
}

impl Visitor for AllTrials<'_> {
    type Result = u64;

    fn visit<W: World>(self, worlds: &[W], history: History) -> u64 {
        let Self {
            plan,
            watch,
            workspace: Workspace { setting, stage },
            played,
        } = self;
        setting.prepare(&plan.law, worlds, history, watch);
        if watch.is_over() {
            // Perhaps not all requests were answered: such a setting cannot be played.
            return 0;
        }
        for done in 0..plan.trials_per_world() {
            let rows = played.outcomes.len();
            let trial = History::new(plan.scenario.seed, history.number() * plan.trials_per_world() + done);
            play(&plan.law, worlds, setting, trial, watch, stage, played);
            if watch.is_over() {
                played.truncate(rows);
                return done;
            }
        }
        plan.trials_per_world()
    }
}

/// Replays one trial of a world.
struct OneTrial<'a> {
    plan: &'a Plan,
    trial: u64,
}

impl Visitor for OneTrial<'_> {
    type Result = Replay;

    fn visit<W: World>(self, worlds: &[W], history: History) -> Replay {
        let mut setting = Setting::default();
        setting.prepare(&self.plan.law, worlds, history, &Watch::never());
        let trial = History::new(self.plan.scenario.seed, self.trial);
        replay(&self.plan.law, worlds, &setting, trial, &mut Stage::default())
    }
}
