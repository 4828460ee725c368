//! One world, one release, every policy, same luck → what each policy got.

use crate::circle::{AcceptanceLaw, Requester, Strengths, Strongest, Tally};
use crate::rng::{History, Purpose, Stream};
use crate::scenario::{Circle, Outcome as Worth, Scenario};
use crate::spread::prospect::{Foreseen, Foresight, Foretold, Link, ProspectTables, Prospects, Until};
use crate::spread::{CircleOf, Engine, Grid, Live, Luck, Memo, Openings, Read, ReadersBy, SpreadLaw, Way};
use crate::world::{Arrival, Arrivals, Communities, PersonId, Population, PopulationTables, RequestLaw, Watch, World};
use profile::Profiles;
use std::cell::OnceCell;

mod carried;
mod profile;
mod replay;

pub use crate::spread::Evangelist;
pub use carried::{Carried, Carrier};
pub use profile::{Kind, Look, Rank};
pub use replay::{Replay, replay};

/// All that a trial follows, besides the network: one per scenario.
#[derive(Clone, Debug)]
pub struct TrialLaw {
    /// Who there is.
    pub population: Population,
    requests: RequestLaw,
    acceptance: AcceptanceLaw,
    circle: Circle,
    spread: SpreadLaw,
    grid: Grid,
    worth: Worth,
    /// Per segment: whether its people can decide to buy.
    decides: Vec<bool>,
    /// Whether people are the nodes of a file, and so the same in every world.
    has_named_people: bool,
    /// What may come of a reading, where that is wanted.
    prospects: Option<Prospects>,
    /// Whether it is asked who carried the news.
    finds_carriers: bool,
}

/// Tables that serve several scenarios: lent from plan to plan, and to several threads at once.
#[derive(Debug, Default)]
pub struct Tables {
    population: PopulationTables,
    prospects: ProspectTables,
}

impl TrialLaw {
    /// The law of a scenario whose segments have these sizes.
    pub fn new(scenario: &Scenario, sizes: &[u64], tables: &Tables) -> Self {
        let population = Population::new(scenario, sizes, &tables.population);
        Self {
            requests: RequestLaw::new(&scenario.requests, &population),
            acceptance: AcceptanceLaw::new(&scenario.policies, &population),
            circle: scenario.circle.clone(),
            spread: SpreadLaw::new(scenario),
            grid: Grid::new(scenario),
            worth: scenario.outcome.clone(),
            decides: scenario.segments.iter().map(|segment| segment.decision_maker).collect(),
            has_named_people: scenario.world.network.model.file().is_some(),
            prospects: None,
            finds_carriers: false,
            population,
        }
    }

    /// Prepares the chances that trials answer with, if the scenario wants them; `communities` are those of worlds whose arcs
    /// are not known beforehand.
    pub fn foresee(&mut self, scenario: &Scenario, communities: Option<&Communities>, tables: &Tables) {
        let laws = (&self.spread, &self.population);
        let prospects = || Prospects::new(scenario, laws, communities, &tables.prospects);
        self.prospects = scenario.experiment.has_chances().then(prospects);
    }

    /// How long its trials are played, where they answer with chances.
    pub fn play_until(&mut self, until: Until) {
        if let Some(prospects) = &mut self.prospects {
            prospects.until = until;
        }
    }

    /// Asks who carried the news in every trial that reaches.
    pub fn find_carriers(&mut self) {
        self.finds_carriers = true;
    }

    /// Whether that is asked.
    pub fn finds_carriers(&self) -> bool {
        self.finds_carriers
    }

    /// The times at which readers are counted.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }
}

/// The firm's side of one world: who asked, and whom each policy accepted.
#[derive(Debug, Default)]
pub struct Setting {
    arrivals: Arrivals,
    requesters: Vec<Requester>,
    tallies: Vec<Tally>,
    strengths: Vec<Strengths>,
    strongest: Strongest,
    /// Whether any decision-maker asked to connect.
    has_decision_makers: bool,
    /// What the requesters show and are, once that was asked.
    profiles: OnceCell<Profiles>,
}

impl Setting {
    /// Draws and answers the requests of a world.
    ///
    /// Of no meaning once the watch is over.
    pub fn prepare<W: World>(&mut self, law: &TrialLaw, world: &W, history: History, watch: &Watch<'_>) {
        self.profiles.take();
        law.requests.draw(world, history, watch, &mut self.arrivals);
        let (requesters, tallies) = (&mut self.requesters, &mut self.tallies);
        law.acceptance
            .answer(world, &self.arrivals.list, watch, requesters, tallies);
        let decides = |arrival: &Arrival| law.decides[usize::from(arrival.segment)];
        self.has_decision_makers = self.arrivals.list.iter().any(decides);
        self.strengths.clear();
        self.strengths
            .extend(self.tallies.iter().map(|&tally| Strengths::new(&law.circle, tally)));
        self.strongest.prepare(&self.strengths);
    }

    fn circle(&self, policy: usize) -> CircleOf<'_> {
        CircleOf {
            policy,
            strengths: self.strengths[policy],
            requesters: &self.requesters,
            requester_of: &self.arrivals.place_of,
        }
    }
}

/// The workspace of a trial, lent from trial to trial.
#[derive(Debug, Default)]
pub struct Stage {
    openings: Openings,
    memo: Memo,
    engine: Engine,
    foresight: Foresight,
    live: Live,
}

/// What trials leave behind, a row per trial and policy in each list.
#[derive(Clone, Debug, Default)]
pub struct Played {
    /// What each policy got.
    pub outcomes: Vec<Outcome>,
    /// How many had read by each time of the grid.
    pub readers: Vec<ReadersBy>,
    /// What chances say of them; empty where trials are counted.
    pub foretold: Vec<Foretold>,
    /// Who carried the news, where a trial reached; empty where nobody asks.
    pub carried: Vec<Option<Carried>>,
}

impl Played {
    /// Forgets all but the first so many rows.
    pub fn truncate(&mut self, rows: usize) {
        self.outcomes.truncate(rows);
        self.readers.truncate(rows);
        self.foretold.truncate(rows);
        self.carried.truncate(rows);
    }
}

/// Plays one trial under every policy and appends a row per policy; they are of no meaning once the watch is over.
pub fn play<W: World>(
    law: &TrialLaw,
    world: &W,
    setting: &Setting,
    trial: History,
    watch: &Watch<'_>,
    stage: &mut Stage,
    played: &mut Played,
) {
    play_each(law, world, setting, trial, watch, stage, |row| {
        played.outcomes.push(row.outcome);
        played.readers.push(law.grid.readers_by(row.reads));
        played.foretold.extend(row.foretold);
        if law.finds_carriers {
            played.carried.push(row.carried);
        }
    });
}

/// What came of one trial under one policy.
struct Row<'a> {
    outcome: Outcome,
    /// In order of time.
    reads: &'a [Read],
    foretold: Option<Foretold>,
    carried: Option<Carried>,
}

/// Plays one trial under every policy, in order, and shows what came of each.
fn play_each<W: World>(
    law: &TrialLaw,
    world: &W,
    setting: &Setting,
    trial: History,
    watch: &Watch<'_>,
    stage: &mut Stage,
    mut show: impl FnMut(Row<'_>),
) {
    let strongest = |requester: &Requester| setting.strongest.of(requester.accepted_by);
    stage
        .openings
        .draw(&law.spread, strongest, world, &setting.requesters, trial, watch);
    let mut luck = Luck::new(
        world,
        &law.spread,
        setting.requesters.len(),
        trial,
        &mut stage.memo,
        watch,
    );
    let deal = trial.stream(Purpose::Deal);
    if law.prospects.is_some() {
        stage.foresight.start(setting.requesters.len());
    }
    for policy in 0..law.acceptance.policies() {
        let circle = setting.circle(policy);
        let one_hop = reaches_first_hand(law, world, setting, &stage.openings, circle);
        let (outcome, reads, foretold) = if let Some(prospects) = &law.prospects {
            let surroundings = (&law.spread, world, &setting.arrivals);
            let mut foreseen = Foreseen::new(prospects, surroundings, circle, trial, &mut stage.foresight);
            foreseen.first_hand(&stage.openings, setting.has_decision_makers);
            let reads = stage.engine.play(&mut luck, &stage.openings, circle, &mut foreseen);
            let (mut outcome, mut foretold) = (outcome(law, setting, policy, reads, one_hop, deal), foreseen.told());
            outcome.chances = Some(chances(law, reads, &foretold));
            if let Some(first) = outcome.first {
                foretold.parts.add(first.link(), 1.0);
            }
            (outcome, reads, Some(foretold))
        } else {
            let reads = stage.engine.play(&mut luck, &stage.openings, circle, &mut ());
            (outcome(law, setting, policy, reads, one_hop, deal), reads, None)
        };
        let carried = (law.finds_carriers && outcome.first.is_some()).then(|| {
            let carriers = stage
                .live
                .carriers(&mut luck, &stage.openings, circle, reads, &law.decides);
            Carried::of(law, world, setting, &carriers)
        });
        show(Row {
            outcome,
            reads,
            foretold,
            carried,
        });
    }
}

/// What the trial answers with instead of counts: what was counted, and what chances make of it more than coins did.
fn chances(law: &TrialLaw, reads: &[Read], foretold: &Foretold) -> Chances {
    let Foretold {
        reach,
        one_hop,
        more_told,
        more_opened,
        ..
    } = *foretold;
    let decide = reads.iter().filter(|read| law.decides[usize::from(read.segment)]);
    let (opened, told): (Vec<&Read>, Vec<&Read>) = decide.partition(|read| read.way == Way::Forward);
    let (told, opened) = (told.len() as f64 + more_told, opened.len() as f64 + more_opened);
    Chances {
        reach,
        one_hop,
        decision_makers: told + opened,
        deals: told * law.worth.close_rate + opened * law.worth.close_rate_forwarded,
    }
}

/// Whether a decision-maker reads the firm's posts or the wire: reach with reposts and forwards off.
fn reaches_first_hand<W: World>(
    law: &TrialLaw,
    world: &W,
    setting: &Setting,
    openings: &Openings,
    circle: CircleOf<'_>,
) -> bool {
    // First-hand reads need no spread: the coins of the posts are held against the strengths of this circle alone.
    let decides = |segment: usize| law.decides[segment];
    openings.wire.iter().any(|&person| decides(world.segment_of(person)))
        || setting.has_decision_makers
            && openings.posts.iter().any(|opening| {
                decides(usize::from(circle.requesters[opening.requester as usize].segment))
                    && opening.needs_strength < circle.strength(opening)
            })
}

fn outcome(law: &TrialLaw, setting: &Setting, policy: usize, reads: &[Read], one_hop: bool, deal: Stream) -> Outcome {
    let decides = |read: &&Read| law.decides[usize::from(read.segment)];
    // One coin per decision-maker, whatever the policy: two policies that reach the same person close or lose together.
    let signs = |read: &Read| {
        let forwarded = read.way == Way::Forward;
        let rate = if forwarded {
            law.worth.close_rate_forwarded
        } else {
            law.worth.close_rate
        };
        deal.unit(read.person.key(), 0) < rate
    };
    let is_accepted = |read: &Read| {
        let requester = read.requester.map(|index| &setting.requesters[index as usize]);
        requester.is_some_and(|requester| requester.is_accepted_by(policy))
    };
    let mut outcome = Outcome {
        accepted: setting.tallies[policy].accepted,
        accepted_spammers: setting.tallies[policy].spammers,
        people: reads.len() as u32,
        one_hop,
        first: reads
            .iter()
            .find(decides)
            .map(|read| first_reach(law, setting, reads, read)),
        ..Outcome::SILENT
    };
    for read in reads {
        outcome.reposts += u32::from(read.reposted);
        outcome.forwards += u32::from(read.forwarded);
        outcome.passed_on += u32::from(read.reposted || read.forwarded);
        outcome.most_hops = outcome.most_hops.max(read.hops);
        if read.way == Way::Post {
            outcome.heard += 1;
            outcome.heard_accepted += u32::from(is_accepted(read));
            outcome.heard_passed_on += u32::from(read.reposted || read.forwarded);
        }
        if decides(&read) {
            outcome.decision_makers += 1;
            outcome.deals += u32::from(signs(read));
        }
    }
    outcome
}

fn first_reach(law: &TrialLaw, setting: &Setting, reads: &[Read], read: &Read) -> FirstReach {
    let mut link = read;
    while let Some(source) = link.source {
        link = &reads[source as usize];
    }
    let evangelist = match link.requester {
        Some(requester) if link.way == Way::Post => {
            let Requester {
                segment, accepted_by, ..
            } = setting.requesters[requester as usize];
            Evangelist::Contact { segment, accepted_by }
        }
        _ => Evangelist::Wire,
    };
    FirstReach {
        hours: read.hours,
        hops: read.hops,
        way: read.way,
        evangelist,
        ends: law.has_named_people.then_some(Ends {
            evangelist: link.person,
            decision_maker: read.person,
        }),
    }
}

/// What one policy got in one trial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Requests accepted.
    pub accepted: u32,
    /// True spammers among them.
    pub accepted_spammers: u32,
    /// People who read.
    pub people: u32,
    /// People who reposted.
    pub reposts: u32,
    /// People who forwarded.
    pub forwards: u32,
    /// Decision-makers who read.
    pub decision_makers: u32,
    /// Deals closed with them.
    pub deals: u32,
    /// People of the circle who read a post of the firm itself, the declined who stayed included.
    pub heard: u32,
    /// Those of them whom the policy had accepted.
    pub heard_accepted: u32,
    /// Those among `heard` who reposted, forwarded or did both.
    pub heard_passed_on: u32,
    /// People who reposted, forwarded or did both, at whatever step they read.
    pub passed_on: u32,
    /// Links of the longest chain; 0 where nobody read, 1 where the cascade stayed a star: nobody read it from a reader.
    pub most_hops: u32,
    /// Whether a decision-maker would have read with reposts and forwards off.
    pub one_hop: bool,
    /// The first decision-maker who read, if any did.
    pub first: Option<FirstReach>,
    /// What the trial answers with instead of yes and no, where that is wanted.
    pub chances: Option<Chances>,
}

/// Chances that a trial answers with; their means over trials are probabilities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chances {
    /// Of reach: may exceed 1 in a trial.
    pub reach: f64,
    /// Of reach with reposts and forwards off.
    pub one_hop: f64,
    /// Decision-makers who read: their mean is that of the counted ones; less than 0 in some trials.
    pub decision_makers: f64,
    /// Deals closed, likewise.
    pub deals: f64,
}

impl Outcome {
    /// A trial in which nobody was accepted and nobody read.
    pub const SILENT: Self = Self {
        accepted: 0,
        accepted_spammers: 0,
        people: 0,
        reposts: 0,
        forwards: 0,
        decision_makers: 0,
        deals: 0,
        heard: 0,
        heard_accepted: 0,
        heard_passed_on: 0,
        passed_on: 0,
        most_hops: 0,
        one_hop: false,
        first: None,
        chances: None,
    };
}

/// How the first decision-maker came to read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirstReach {
    /// Time since the release `[hours]`.
    pub hours: f64,
    /// Links of the chain from the firm; 1 for somebody who hears the firm (or the wire) itself.
    pub hops: u32,
    /// The last link.
    pub way: Way,
    /// Who stands at hop 1 of the chain.
    pub evangelist: Evangelist,
    /// The two people themselves; none where a person is nobody outside a world, as everywhere but in a network file.
    pub ends: Option<Ends>,
}

impl FirstReach {
    /// The last link of the chain.
    fn link(&self) -> Link {
        Link {
            evangelist: self.evangelist,
            way: self.way,
            hops: self.hops,
        }
    }
}

/// The two ends of the chain that reached first; the same person where its length is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The person at hop 1.
    pub evangelist: PersonId,
    /// The first decision-maker who read.
    pub decision_maker: PersonId,
}
