//! One world, one release, every policy, same luck → what each policy got.

use crate::circle::{AcceptanceLaw, Requester, Strengths, Strongest, Tally};
use crate::rng::{History, Purpose, Stream};
use crate::scenario::{Channel, Circle, Outcome as Worth, Scenario};
use crate::spread::prospect::{Detail, Foreseen, Foresight, Foretold, Link, ProspectTables, Prospects};
use crate::spread::{CircleOf, Engine, Grid, Live, Luck, Memo, Openings, Read, ReadersBy, SpreadLaw, Way};
use crate::world::{
    Arrival, Arrivals, Communities, KnownContact, PersonId, Population, PopulationTables, RequestLaw, Watch, World,
};
use campaign::{CampaignLaw, CampaignStage};
use profile::Profiles;
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

mod campaign;
mod carried;
mod profile;
mod replay;

pub use crate::spread::Evangelist;
pub use campaign::{CampaignFigures, ReleaseFigures};
pub use carried::{Carried, Carrier};
pub use profile::{Kind, Look, Rank};
pub use replay::{Replay, replay};

/// All that a trial follows, besides the network: one per scenario.
#[derive(Clone, Debug)]
pub struct TrialLaw {
    /// Who there is.
    pub population: Population,
    /// By layer: a channel each, or one for a scenario without channels.
    asking: Vec<AskingLaw>,
    /// Likewise.
    spread: Vec<SpreadLaw>,
    circle: Circle,
    grid: Grid,
    worth: Worth,
    /// Per segment: whether its people can decide to buy.
    decides: Vec<bool>,
    /// Whether layers are channels, be it one.
    has_channels: bool,
    /// Whether people are the nodes of a file, and so the same in every world.
    has_named_people: bool,
    /// What may come of a reading, where that is wanted.
    prospects: Option<Prospects>,
    /// Of several releases.
    campaign: Option<CampaignLaw>,
    detail: Detail,
    asked: Asked,
}

/// What is asked of every trial besides what each policy got.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    /// Who carried the news.
    carriers: bool,
    /// What each channel adds.
    channels: bool,
}

/// Who asks to connect on one layer, and how each policy answers there.
#[derive(Clone, Debug)]
struct AskingLaw {
    requests: RequestLaw,
    acceptance: AcceptanceLaw,
}

impl AskingLaw {
    /// Of a scenario without channels.
    fn new(scenario: &Scenario, population: &Population) -> Self {
        let mut requests = scenario.requests.clone();
        if scenario.has_campaign() {
            requests.count = scenario.campaign.requests(requests.count);
        }
        Self {
            requests: RequestLaw::new(&requests, population),
            acceptance: AcceptanceLaw::new(&scenario.policies, population),
        }
    }

    /// On a channel.
    fn on_channel(scenario: &Scenario, channel: &Channel, population: &Population, sizes: &[u64]) -> Self {
        let mut here = channel.scenario(scenario);
        if scenario.has_campaign() {
            here.requests.count = channel.requests_over(scenario);
        }
        Self {
            requests: RequestLaw::among(&here.requests, population, channel.users(scenario, sizes)),
            acceptance: AcceptanceLaw::new(&here.policies, population),
        }
    }
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
        let channels = &scenario.channels;
        let (asking, spread) = if channels.is_empty() {
            (
                vec![AskingLaw::new(scenario, &population)],
                vec![SpreadLaw::new(scenario)],
            )
        } else {
            let asking = |channel| AskingLaw::on_channel(scenario, channel, &population, sizes);
            let spread = |channel| SpreadLaw::on_channel(scenario, channel);
            (
                channels.iter().map(asking).collect(),
                channels.iter().map(spread).collect(),
            )
        };
        Self {
            asking,
            spread,
            circle: scenario.circle.clone(),
            grid: Grid::new(scenario),
            worth: scenario.outcome.clone(),
            decides: scenario.segments.iter().map(|segment| segment.decision_maker).collect(),
            has_channels: !channels.is_empty(),
            has_named_people: scenario.world.network.model.file().is_some(),
            prospects: None,
            campaign: CampaignLaw::new(scenario),
            detail: Detail::Whole,
            asked: Asked::default(),
            population,
        }
    }

    /// Prepares the chances that trials answer with, if the scenario wants them; `communities` are those of worlds whose arcs
    /// are not known beforehand.
    pub fn foresee(&mut self, scenario: &Scenario, communities: Option<&Communities>, tables: &Tables) {
        let laws = (&self.spread[0], &self.population);
        let prospects = || Prospects::new(scenario, laws, communities, &tables.prospects);
        self.prospects = scenario.has_chances().then(prospects);
    }

    /// Lets the firm's own contacts ask, and nobody else.
    pub fn ask_by(&mut self, contacts: Vec<KnownContact>) {
        self.asking[0].requests.of_contacts(contacts);
    }

    /// How much its trials tell.
    pub fn tell(&mut self, detail: Detail) {
        self.detail = detail;
    }

    /// Whether they tell all.
    pub fn tells_all(&self) -> bool {
        self.detail == Detail::Whole
    }

    /// Asks who carried the news in every trial that reaches.
    pub fn find_carriers(&mut self) {
        self.asked.carriers = true;
    }

    /// Whether that is asked.
    pub fn finds_carriers(&self) -> bool {
        self.asked.carriers
    }

    /// Asks of every trial what each channel adds, if there are any.
    pub fn compare_channels(&mut self) {
        self.asked.channels = self.has_channels;
    }

    /// Whether that is asked.
    pub fn compares_channels(&self) -> bool {
        self.asked.channels
    }

    fn policies(&self) -> usize {
        self.asking[0].acceptance.policies()
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
    /// Whom each policy accepted on any layer.
    circle: Accepted,
    strongest: Strongest,
    /// Whether any decision-maker may hear the firm.
    has_decision_makers: bool,
    /// What the requesters show and are, once that was asked.
    profiles: OnceCell<Profiles>,
    /// By channel; empty without channels.
    channels: Vec<ChannelSetting>,
}

/// Those who asked, with whom each policy accepted, and what comes of it.
#[derive(Clone, Debug, Default)]
struct Accepted {
    requesters: Vec<Requester>,
    tallies: Vec<Tally>,
    strengths: Vec<Strengths>,
}

impl Accepted {
    fn weigh(&mut self, circle: &Circle) {
        self.strengths.clear();
        self.strengths
            .extend(self.tallies.iter().map(|&tally| Strengths::new(circle, tally)));
    }
}

/// The firm's side of one world on one channel.
#[derive(Debug, Default)]
struct ChannelSetting {
    arrivals: Arrivals,
    /// Those who asked here, with whom each policy accepted here.
    requesters: Vec<Requester>,
    tallies: Vec<Tally>,
    /// The index of each of them among the requesters of all channels.
    index: Vec<u32>,
    /// The circle without this channel.
    without: Accepted,
}

impl Setting {
    /// Draws and answers the requests of a world, which has a face for each layer.
    ///
    /// Of no meaning once the watch is over.
    pub fn prepare<W: World>(&mut self, law: &TrialLaw, worlds: &[W], history: History, watch: &Watch<'_>) {
        self.profiles.take();
        if law.has_channels {
            self.prepare_channels(law, worlds, history, watch);
        } else {
            let (asking, world) = (&law.asking[0], &worlds[0]);
            asking.requests.draw(world, history, watch, &mut self.arrivals);
            let (requesters, tallies) = (&mut self.circle.requesters, &mut self.circle.tallies);
            // Over a campaign only the first ask before there is any news.
            let arrivals = &self.arrivals.list;
            let first = law
                .campaign
                .as_ref()
                .map_or(arrivals.len(), |campaign| campaign.first_requests(0));
            asking.acceptance.answer(
                world,
                &arrivals[..first.min(arrivals.len())],
                watch,
                requesters,
                tallies,
            );
        }
        let decides = |arrival: &Arrival| law.decides[usize::from(arrival.segment)];
        self.has_decision_makers =
            self.arrivals.list.iter().any(decides) || worlds.iter().any(|world| world.forum().is_some());
        self.circle.weigh(&law.circle);
        for channel in &mut self.channels {
            channel.without.weigh(&law.circle);
        }
        self.prepare_strongest();
    }

    /// Draws and answers the requests on each channel, and puts those who asked on several together.
    fn prepare_channels<W: World>(&mut self, law: &TrialLaw, worlds: &[W], history: History, watch: &Watch<'_>) {
        self.arrivals.clear();
        self.circle.requesters.clear();
        self.channels.resize_with(worlds.len(), ChannelSetting::default);
        for (layer, ((channel, asking), world)) in self.channels.iter_mut().zip(&law.asking).zip(worlds).enumerate() {
            let arrivals = &mut channel.arrivals;
            asking
                .requests
                .draw(world, history.on_layer(layer as u32), watch, arrivals);
            let (requesters, tallies) = (&mut channel.requesters, &mut channel.tallies);
            let first = law
                .campaign
                .as_ref()
                .map_or(arrivals.list.len(), |campaign| campaign.first_requests(layer));
            let first = &arrivals.list[..first.min(arrivals.list.len())];
            asking.acceptance.answer(world, first, watch, requesters, tallies);
            channel.index.clear();
            for requester in requesters {
                let index = self.arrivals.place(requester.person, requester.segment);
                if let Some(known) = self.circle.requesters.get_mut(index as usize) {
                    known.accepted_by |= requester.accepted_by;
                } else {
                    self.circle.requesters.push(*requester);
                }
                channel.index.push(index);
            }
        }
        let tallies = |requesters: &[Requester]| law.asking[0].acceptance.tallies(requesters);
        self.circle.tallies = tallies(&self.circle.requesters);
        for left_out in 0..if law.asked.channels { self.channels.len() } else { 0 } {
            let mut requesters = self.circle.requesters.clone();
            for requester in &mut requesters {
                requester.accepted_by = 0;
            }
            for (_, channel) in self.channels.iter().enumerate().filter(|(layer, _)| *layer != left_out) {
                for (requester, &index) in channel.requesters.iter().zip(&channel.index) {
                    requesters[index as usize].accepted_by |= requester.accepted_by;
                }
            }
            self.channels[left_out].without = Accepted {
                tallies: tallies(&requesters),
                requesters,
                strengths: Vec::new(),
            };
        }
    }

    /// No policy ties anybody more strongly, with all channels or without one.
    fn prepare_strongest(&mut self) {
        if self.channels.is_empty() {
            return self.strongest.prepare(&self.circle.strengths);
        }
        let mut strengths = self.circle.strengths.clone();
        for channel in &self.channels {
            for (most, without) in strengths.iter_mut().zip(&channel.without.strengths) {
                most.accepted = most.accepted.max(without.accepted);
                most.declined = most.declined.max(without.declined);
            }
        }
        self.strongest.prepare(&strengths);
    }

    /// Those who asked, in order of arrival, with whom each policy accepted.
    pub fn requesters(&self) -> &[Requester] {
        &self.circle.requesters
    }

    /// All who ask on a layer of their own accord, over a campaign before each of its releases.
    fn arrivals_on(&self, layer: usize) -> &Arrivals {
        self.channels
            .get(layer)
            .map_or(&self.arrivals, |channel| &channel.arrivals)
    }

    fn circle(&self, policy: usize) -> CircleOf<'_> {
        self.circle_of(&self.circle, policy)
    }

    fn circle_of<'a>(&'a self, accepted: &'a Accepted, policy: usize) -> CircleOf<'a> {
        CircleOf {
            policy,
            strengths: accepted.strengths[policy],
            requesters: &accepted.requesters,
            requester_of: &self.arrivals.place_of,
        }
    }
}

/// The workspace of a trial, lent from trial to trial.
#[derive(Debug, Default)]
pub struct Stage {
    openings: Openings,
    /// The openings without those on one channel.
    fewer_openings: Openings,
    memo: Memo,
    engine: Engine,
    foresight: Foresight,
    live: Live,
    campaign: CampaignStage,
}

/// What trials leave behind, a row per trial and policy in each list.
#[derive(Clone, Debug, Default)]
pub struct Played {
    /// What each policy got.
    pub outcomes: Vec<Outcome>,
    /// How many had read by each time of the grid; empty where trials do not tell all.
    pub readers: Vec<ReadersBy>,
    /// What chances say of them; empty where trials are counted, or do not tell all.
    pub foretold: Vec<Foretold>,
    /// Who carried the news, where a trial reached; empty where nobody asks.
    pub carried: Vec<Option<Carried>>,
    /// What each policy got without each channel, in order of channels within a row; empty where nobody asks.
    pub without: Vec<Outcome>,
    /// What happened at each release of a campaign, in order of releases within a row; empty without one.
    pub releases: Vec<ReleaseFigures>,
}

impl Played {
    /// Forgets all but the first so many rows.
    pub fn truncate(&mut self, rows: usize) {
        // So many in each row, be it none.
        let in_each = |all: usize| all.checked_div(self.outcomes.len()).unwrap_or(0);
        let (channels, releases) = (in_each(self.without.len()), in_each(self.releases.len()));
        self.without.truncate(rows * channels);
        self.releases.truncate(rows * releases);
        self.outcomes.truncate(rows);
        self.readers.truncate(rows);
        self.foretold.truncate(rows);
        self.carried.truncate(rows);
    }
}

/// Plays one trial under every policy and appends a row per policy; they are of no meaning once the watch is over. The world has a
/// face for each layer.
pub fn play<W: World>(
    law: &TrialLaw,
    worlds: &[W],
    setting: &Setting,
    trial: History,
    watch: &Watch<'_>,
    stage: &mut Stage,
    played: &mut Played,
) {
    play_each(law, worlds, setting, trial, watch, stage, |row| {
        played.outcomes.push(row.outcome);
        played.without.extend(row.without);
        if law.tells_all() {
            played.readers.push(row.readers);
        }
        played.releases.extend(row.releases);
        played.foretold.extend(row.foretold);
        if law.asked.carriers {
            played.carried.push(row.carried);
        }
    });
}

/// What came of one trial under one policy.
struct Row<'a> {
    outcome: Outcome,
    /// In order of time.
    reads: &'a [Read],
    /// How many had read by each time of the grid.
    readers: ReadersBy,
    foretold: Option<Foretold>,
    carried: Option<Carried>,
    /// What the policy would get without each channel, where that is asked.
    without: Vec<Outcome>,
    /// What happened at each release of a campaign.
    releases: Vec<ReleaseFigures>,
}

/// Plays one trial under every policy, in order, and shows what came of each.
fn play_each<W: World>(
    law: &TrialLaw,
    worlds: &[W],
    setting: &Setting,
    trial: History,
    watch: &Watch<'_>,
    stage: &mut Stage,
    mut show: impl FnMut(Row<'_>),
) {
    if let Some(campaign) = &law.campaign {
        return campaign::play_each((law, campaign), worlds, setting, trial, watch, stage, show);
    }
    let world = &worlds[0];
    draw_openings(law, worlds, setting, trial, watch, &mut stage.openings);
    let requests = setting.circle.requesters.len();
    let mut luck = Luck::new(worlds, &law.spread, requests, trial, &mut stage.memo, watch);
    let deal = trial.stream(Purpose::Deal);
    if law.prospects.is_some() {
        stage.foresight.start(requests);
    }
    for policy in 0..law.policies() {
        let without = if law.asked.channels {
            let stage = (&mut stage.engine, &stage.openings, &mut stage.fewer_openings);
            without_each_channel(law, world, setting, policy, (&mut luck, deal), stage)
        } else {
            Vec::new()
        };
        let circle = setting.circle(policy);
        let tally = setting.circle.tallies[policy];
        let one_hop = reaches_first_hand(law, world, setting.has_decision_makers, &stage.openings, circle);
        let (outcome, reads, foretold) = if let Some(prospects) = &law.prospects {
            let surroundings = (&law.spread[0], world, &setting.arrivals);
            let mut foreseen = Foreseen::new(
                (prospects, law.detail),
                surroundings,
                circle,
                trial,
                &mut stage.foresight,
            );
            foreseen.first_hand(&stage.openings, setting.has_decision_makers);
            let reads = stage.engine.play(&mut luck, &stage.openings, circle, &mut foreseen);
            let (mut outcome, mut foretold) = (outcome(law, (circle, tally), reads, one_hop, deal), foreseen.told());
            outcome.more = More::Chances(chances(law, reads, &foretold));
            if let Some(first) = outcome.first.filter(|_| law.tells_all()) {
                foretold.parts.add(first.link(), 1.0);
            }
            (outcome, reads, law.tells_all().then_some(foretold))
        } else {
            let reads = stage.engine.play(&mut luck, &stage.openings, circle, &mut ());
            (outcome(law, (circle, tally), reads, one_hop, deal), reads, None)
        };
        let carried = (law.asked.carriers && outcome.first.is_some()).then(|| {
            let carriers = stage
                .live
                .carriers(&mut luck, &stage.openings, circle, reads, &law.decides);
            Carried::of(law, worlds, setting, &carriers)
        });
        show(Row {
            outcome,
            readers: law.grid.readers_by(reads),
            reads,
            foretold,
            carried,
            without,
            releases: Vec::new(),
        });
    }
}

/// Draws who would read the firm's posts on every layer, and whom the wire tells.
fn draw_openings<W: World>(
    law: &TrialLaw,
    worlds: &[W],
    setting: &Setting,
    trial: History,
    watch: &Watch<'_>,
    openings: &mut Openings,
) {
    let strongest = |requester: &Requester| setting.strongest.of(requester.accepted_by);
    if setting.channels.is_empty() {
        let requesters = &setting.circle.requesters;
        return openings.draw(&law.spread[0], strongest, &worlds[0], requesters, trial, watch);
    }
    openings.posts.clear();
    for (layer, (channel, (law, world))) in setting.channels.iter().zip(law.spread.iter().zip(worlds)).enumerate() {
        let here = (trial, layer as u8);
        let first = openings.posts.len();
        openings.add_posts(law, strongest, world, &channel.requesters, here, watch);
        for opening in &mut openings.posts[first..] {
            opening.requester = opening.requester.map(|index| channel.index[index as usize]);
        }
        if let Some(forum) = world.forum() {
            let (asked, requester_of) = (&channel.arrivals.place_of, &setting.arrivals.place_of);
            let strongest = setting.strongest.of(0);
            openings.add_forum(law, strongest, (world, forum, asked), requester_of, here, watch);
        }
    }
    openings.finish(&law.spread[0], &worlds[0], trial, watch);
}

/// What a policy would get if the firm were not on each of the channels: without its posts there, and without the contacts it has only
/// there. Everything else is as in the trial.
fn without_each_channel<W: World>(
    law: &TrialLaw,
    world: &W,
    setting: &Setting,
    policy: usize,
    (luck, deal): (&mut Luck<'_, W>, Stream),
    (engine, openings, fewer): (&mut Engine, &Openings, &mut Openings),
) -> Vec<Outcome> {
    fewer.wire.clone_from(&openings.wire);
    let without = |(layer, channel): (usize, &ChannelSetting)| {
        let elsewhere = openings
            .posts
            .iter()
            .filter(|opening| usize::from(opening.layer) != layer);
        fewer.posts.clear();
        fewer.posts.extend(elsewhere);
        let circle = setting.circle_of(&channel.without, policy);
        let one_hop = reaches_first_hand(law, world, setting.has_decision_makers, fewer, circle);
        let reads = engine.play(luck, fewer, circle, &mut ());
        outcome(law, (circle, channel.without.tallies[policy]), reads, one_hop, deal)
    };
    setting.channels.iter().enumerate().map(without).collect()
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
    has_decision_makers: bool,
    openings: &Openings,
    circle: CircleOf<'_>,
) -> bool {
    // First-hand reads need no spread: the coins of the posts are held against the strengths of this circle alone.
    let decides = |segment: usize| law.decides[segment];
    openings.wire.iter().any(|&person| decides(world.segment_of(person)))
        || has_decision_makers
            && openings.posts.iter().any(|opening| {
                let segment = match opening.requester {
                    Some(requester) => usize::from(circle.requesters[requester as usize].segment),
                    None => world.segment_of(opening.person),
                };
                decides(segment) && opening.needs_strength < circle.strength(opening)
            })
}

fn outcome(
    law: &TrialLaw,
    (circle, tally): (CircleOf<'_>, Tally),
    reads: &[Read],
    one_hop: bool,
    deal: Stream,
) -> Outcome {
    let decides = |read: &&Read| law.decides[usize::from(read.segment)];
    let mut outcome = Outcome {
        accepted: tally.accepted,
        accepted_spammers: tally.spammers,
        people: reads.len() as u32,
        one_hop,
        first: reads
            .iter()
            .find(decides)
            .map(|read| first_reach(law, circle.requesters, reads, read)),
        ..Outcome::SILENT
    };
    for read in reads {
        outcome.reposts += u32::from(read.reposted);
        outcome.forwards += u32::from(read.forwarded);
        outcome.passed_on += u32::from(read.reposted || read.forwarded);
        outcome.most_hops = outcome.most_hops.max(read.hops);
        if read.way == Way::Post {
            outcome.heard += 1;
            outcome.heard_accepted += u32::from(is_accepted(circle, read));
            outcome.heard_passed_on += u32::from(read.reposted || read.forwarded);
        }
        if decides(&read) {
            outcome.decision_makers += 1;
            outcome.deals += u32::from(signs(law, deal, read));
        }
    }
    outcome
}

/// Whether a decision-maker who reads closes a deal. One coin per decision-maker, whatever the policy: two policies that reach the same
/// person close or lose together.
fn signs(law: &TrialLaw, deal: Stream, read: &Read) -> bool {
    let rate = if read.way == Way::Forward {
        law.worth.close_rate_forwarded
    } else {
        law.worth.close_rate
    };
    deal.unit(read.person.key(), 0) < rate
}

/// Whether the policy accepted a reader.
fn is_accepted(circle: CircleOf<'_>, read: &Read) -> bool {
    let requester = read.requester.map(|index| &circle.requesters[index as usize]);
    requester.is_some_and(|requester| requester.is_accepted_by(circle.policy))
}

fn first_reach(law: &TrialLaw, requesters: &[Requester], reads: &[Read], read: &Read) -> FirstReach {
    let mut link = read;
    while let Some(source) = link.source {
        link = &reads[source as usize];
    }
    let evangelist = match link.requester {
        Some(requester) if link.way == Way::Post => {
            let Requester {
                segment, accepted_by, ..
            } = requesters[requester as usize];
            Evangelist::Contact { segment, accepted_by }
        }
        None if link.way == Way::Post => Evangelist::Visitor { segment: link.segment },
        _ => Evangelist::Wire,
    };
    FirstReach {
        hours: read.hours,
        hops: read.hops,
        way: read.way,
        route: Route {
            first: (link.way == Way::Post).then_some(link.layer),
            last: matches!(read.way, Way::Post | Way::Repost).then_some(read.layer),
        },
        evangelist,
        ends: law.has_named_people.then_some(Ends {
            evangelist: link.person,
            decision_maker: read.person,
        }),
    }
}

/// What one policy got in one trial.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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
    /// What the trial answers with besides.
    pub more: More,
}

/// What a trial answers with besides counts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum More {
    /// Nothing.
    Nothing,
    /// Chances instead of yes and no, where that is wanted.
    Chances(Chances),
    /// What came of a campaign.
    Campaign(CampaignFigures),
}

/// Chances that a trial answers with; their means over trials are probabilities.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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
    /// Its chances, where it answers with them.
    pub fn chances(&self) -> Option<Chances> {
        match self.more {
            More::Chances(chances) => Some(chances),
            More::Nothing | More::Campaign(_) => None,
        }
    }

    /// What came of a campaign, if there was one.
    pub fn campaign(&self) -> Option<CampaignFigures> {
        match self.more {
            More::Campaign(figures) => Some(figures),
            More::Nothing | More::Chances(_) => None,
        }
    }

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
        more: More::Nothing,
    };
}

/// How the first decision-maker came to read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct FirstReach {
    /// Time since the release `[hours]`.
    pub hours: f64,
    /// Links of the chain from the firm; 1 for somebody who hears the firm (or the wire) itself.
    pub hops: u32,
    /// The last link.
    pub way: Way,
    /// The channels of the first and of the last link.
    pub route: Route,
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

/// The channels on which a chain begins and ends, by number; the only one there is where a scenario has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Route {
    /// Where the firm's post was read; none where the wire told.
    pub first: Option<u8>,
    /// Where the decision-maker read; none of what came by private forward or by the wire.
    pub last: Option<u8>,
}

/// The two ends of the chain that reached first; the same person where its length is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ends {
    /// The person at hop 1.
    pub evangelist: PersonId,
    /// The first decision-maker who read.
    pub decision_maker: PersonId,
}
