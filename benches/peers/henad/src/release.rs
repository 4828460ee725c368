//! The release as a henad network model: after tick n, whoever is at most n links from the firm has read at the right time.
//!
//! henad steps all nodes at once in whole ticks, and the model's time is continuous. So a tick is not an hour but a round
//! of pulling: every person recomputes the earliest read from the present state of those heard. Coins and delays are
//! functions of (trial, person, entry), so that the rounds settle at one state, the one that playing the events in order of
//! time gives: all delays being positive, the n earliest reads are right after n rounds at the latest. A run stops when a
//! round changes nothing. Four policies are four columns of the same lanes, in one world and with the same luck.

use crate::people::{Law, People};
use crate::scenario::{Delay, POLICIES, Scenario};
use henad::authoring::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use std::sync::OnceLock;

const NOBODY: u32 = u32::MAX;

static LAW: OnceLock<Law> = OnceLock::new();

fn law() -> &'static Law {
    LAW.get_or_init(|| {
        let path = std::env::var_os("SCENARIO").expect("SCENARIO names a resolved scenario");
        Law::new(Scenario::load(path.as_ref()).unwrap_or_else(|error| panic!("{error}")))
    })
}

/// A person's read under one policy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fate {
    /// When; infinite if never.
    hours: f64,
    /// From whom; nobody if from the firm.
    source: u32,
}

impl Default for Fate {
    fn default() -> Self {
        Self {
            hours: f64::INFINITY,
            source: NOBODY,
        }
    }
}

henad::agent_lanes! {
    /// A slot per person.
    pub struct PersonLanes {
        read PersonRead;
        chunk PersonChunk;
        /// The read under each policy.
        dual fates / next_fates: [Fate; POLICIES],
        /// To whom the person forwards under each policy.
        dual receivers / next_receivers: [u32; POLICIES],
        /// Bit j: reposts under policy j. Bit 4 + j: forwards to somebody under policy j.
        dual passes_on / next_passes_on: u8,
        /// Interest in the firm's field.
        dual relevance / next_relevance: f32,
        /// Whether the last round changed a fate; before the first, it is yet to.
        plain changed: u8 = 1,
        /// The earliest noticed post under each policy.
        plain first_hand: [f64; POLICIES] = [f64::INFINITY; POLICIES],
        /// Chance to notice an item at full strength.
        plain notice: f64 = 0.0,
        /// Freshness below which the person does not repost.
        plain repost_needs: f64 = f64::INFINITY,
        /// Freshness below which the person does not forward.
        plain forward_needs: f64 = f64::INFINITY,
        /// Bit j: accepted by policy j.
        plain accepted_by: u8 = 0,
        /// So many entries at the start of the row of those heard are weak arcs.
        plain weak_in: u32 = 0,
        /// The person's key to this trial's luck.
        plain luck: u64 = 0,
        plain open_rate: f64 = 0.0,
        plain decides: bool = false,
        /// For drawing only.
        plain pos_x: f32 = 0.0,
        /// For drawing only.
        plain pos_y: f32 = 0.0,
    }
}

/// Accepted contacts under each policy.
#[derive(Debug, Default)]
pub struct Accepted([usize; POLICIES]);

#[derive(Debug)]
pub struct Release;

const GREY: [u8; 4] = [0x80, 0x80, 0x80, 0xFF];

macro_rules! statistics {
    ($($label:literal)*) => { &[StatDescriptor::new("changed", GREY), $(StatDescriptor::new($label, GREY)),*] };
}

impl NetworkModel for Release {
    const NAME: &'static str = "Release";
    const ID: &'static str = "whoknows";
    const DESCRIPTION: &'static str = "A release travels through casual contacts.";
    const PALETTE: &'static [[u8; 4]] = &[GREY];
    const EDGE_PALETTE: &'static [[u8; 4]] = &[GREY, GREY];
    const STATS: &'static [StatDescriptor] = statistics!(
        "reached_0" "people_0" "accepted_0" "reposts_0" "forwards_0"
        "reached_1" "people_1" "accepted_1" "reposts_1" "forwards_1"
        "reached_2" "people_2" "accepted_2" "reposts_2" "forwards_2"
        "reached_3" "people_3" "accepted_3" "reposts_3" "forwards_3"
    );
    const DEFAULT_NODES: u32 = 20_000;
    const DEFAULT_EXTENT: Extent = Extent { w: 100.0, h: 100.0 };

    type Lanes = PersonLanes;
    type Params = ();
    type Aux = Accepted;

    fn param_descriptors() -> Vec<ParamDescriptor> {
        Vec::new()
    }

    fn from_params(_params: &[ParamValue], _extent: Extent) {}

    fn directed((): &()) -> bool {
        true
    }

    fn init(nodes: &mut Nodes<'_, Self>, _extent: Extent, _params: &[ParamValue], rng: &mut u64) {
        let law = law();
        assert_eq!(
            nodes.graph.node_count(),
            law.segment_of.len(),
            "set num_agents to world.people"
        );
        let trial = mix_seed(*rng);
        *rng = mix_seed(trial);
        let mut draws = Xoshiro256PlusPlus::seed_from_u64(trial);
        let (people, by_followees) = law.people(&mut draws);
        nodes.lanes.weak_in = law.wire(nodes.graph, &by_followees, &mut draws);
        fill(nodes.lanes, law, &people, trial, &mut draws);
        post(nodes, law, &people, &mut draws);
    }

    fn run_node_pass(lanes: &mut PersonLanes, ctx: &NodeCtx<'_, Self>, seed: u64, tick: u64) {
        let law = law();
        lanes.run_pass(Self::CHUNK, seed, tick, |person, slot, read, out, _rng| {
            pull(law, ctx.graph, person, slot, read, out);
        });
    }

    fn stats(lanes: &PersonLanes, _graph: &Network, aux: &Accepted) -> Vec<StatValue> {
        let mut counts = [[0u32; 5]; POLICIES];
        for (person, fates) in lanes.fates.iter().enumerate() {
            let reads = fates.iter().zip(&mut counts).enumerate();
            for (policy, (_, count)) in reads.filter(|(_, (fate, _))| fate.hours.is_finite()) {
                let [reached, people, _, reposts, forwards] = count;
                *people += 1;
                *reached |= u32::from(lanes.decides[person]);
                *reposts += u32::from(lanes.passes_on[person] >> policy & 1);
                *forwards += u32::from(lanes.passes_on[person] >> (4 + policy) & 1);
            }
        }
        for (counts, &size) in counts.iter_mut().zip(&aux.0) {
            counts[2] = size as u32;
        }
        let changed = lanes.changed.iter().map(|&changed| u32::from(changed)).sum::<u32>();
        std::iter::once(changed)
            .chain(counts.into_iter().flatten())
            .map(|count| StatValue::Scalar(f64::from(count)))
            .collect()
    }
}

/// Puts into the lanes what does not depend on the policy.
fn fill(lanes: &mut PersonLanes, law: &Law, people: &People, trial: u64, draws: &mut Xoshiro256PlusPlus) {
    let (attention, release) = (&law.scenario.attention, &law.scenario.release);
    for (person, &segment) in law.segment_of.iter().enumerate() {
        let segment = &law.scenario.segment[usize::from(segment)];
        let interest = release.breadth + (1.0 - release.breadth) * people.relevance[person];
        let appetite = release.appeal * interest * people.enthusiasm[person];
        lanes.relevance[person] = people.relevance[person] as f32;
        lanes.notice[person] = attention.notice / (1.0 + people.followees[person] / attention.span);
        lanes.repost_needs[person] = draws.random::<f64>() / (segment.repost * appetite);
        lanes.forward_needs[person] = draws.random::<f64>() / (segment.forward * appetite);
        lanes.luck[person] = mix_seed(trial ^ mix_seed(person as u64));
        lanes.open_rate[person] = segment.open_rate;
        lanes.decides[person] = segment.decision_maker;
        lanes.receivers[person] = [NOBODY; POLICIES];
    }
}

/// Requests, circles and posts.
fn post(nodes: &mut Nodes<'_, Release>, law: &Law, people: &People, draws: &mut Xoshiro256PlusPlus) {
    let scenario = &law.scenario;
    let arrivals = law.requesters(nodes.graph, draws);
    let circles: Vec<_> = scenario
        .policy
        .iter()
        .map(|policy| law.circle(policy, people, nodes.graph, &arrivals))
        .collect();
    for (place, &person) in arrivals.iter().enumerate() {
        let stays = draws.random::<f64>() < scenario.circle.declined_stay;
        for &at in &scenario.release.posts {
            let coin: f64 = draws.random();
            let hours = at + delay(&scenario.attention.delay, draws.random(), draws.random());
            for (policy, circle) in circles.iter().enumerate() {
                let strength = match (circle.accepted[place], stays) {
                    (true, _) => circle.strength_accepted,
                    (false, true) => circle.strength_declined,
                    (false, false) => 0.0,
                };
                if coin < nodes.lanes.notice[person] * strength {
                    let first = &mut nodes.lanes.first_hand[person][policy];
                    *first = first.min(hours);
                }
            }
        }
        for (policy, circle) in circles.iter().enumerate() {
            nodes.lanes.accepted_by[person] |= u8::from(circle.accepted[place]) << policy;
        }
    }
    for (size, circle) in nodes.aux.0.iter_mut().zip(&circles) {
        *size = circle.size;
    }
}

/// One person's round.
fn pull(law: &Law, graph: &Network, person: usize, slot: usize, read: PersonRead<'_>, out: &mut PersonChunk<'_>) {
    let scenario = &law.scenario;
    let mut fates = out.first_hand[slot].map(|hours| Fate { hours, source: NOBODY });
    let luck = out.luck[slot];
    for (entry, &source) in graph.in_neighbors(person as u32).iter().enumerate() {
        let passes_on = read.passes_on[source as usize];
        if passes_on == 0 {
            continue;
        }
        let mut hears = |delay: f64, policies: u8| {
            for policy in (0..POLICIES).filter(|policy| policies >> policy & 1 == 1) {
                let hours = read.fates[source as usize][policy].hours + delay;
                if hours < fates[policy].hours {
                    fates[policy] = Fate { hours, source };
                }
            }
        };
        let reposts = passes_on & 0xF;
        if reposts != 0 {
            let strength = if (entry as u32) < out.weak_in[slot] {
                scenario.world.network.weak_tie
            } else {
                1.0
            };
            let key = mix_seed(luck ^ mix_seed(entry as u64));
            if unit(key) < out.notice[slot] * strength {
                hears(keyed_delay(&scenario.attention.delay, key), reposts);
            }
        }
        let forwards = (0..POLICIES)
            .filter(|&policy| read.receivers[source as usize][policy] == person as u32)
            .fold(0, |bits, policy| bits | 1u8 << policy);
        if forwards != 0 {
            let key = mix_seed(!luck ^ mix_seed(u64::from(source)));
            if unit(key) < out.open_rate[slot] {
                hears(keyed_delay(&scenario.forwarding, key), forwards);
            }
        }
    }
    let mut passes_on = 0;
    let mut receivers = [NOBODY; POLICIES];
    for (policy, fate) in fates.iter_mut().enumerate() {
        if fate.hours > scenario.release.horizon {
            *fate = Fate::default();
            continue;
        }
        let favour = if out.accepted_by[slot] >> policy & 1 == 1 {
            scenario.circle.favour
        } else {
            1.0
        };
        let freshness = favour * (-fate.hours / scenario.release.half_life).exp2();
        passes_on |= u8::from(out.repost_needs[slot] < freshness) << policy;
        if out.forward_needs[slot] < freshness {
            receivers[policy] = receiver(scenario, graph, person, fate.source, luck, read);
            passes_on |= u8::from(receivers[policy] != NOBODY) << (4 + policy);
        }
    }
    out.changed[slot] = u8::from(fates != read.fates[person]);
    out.fates[slot] = fates;
    out.receivers[slot] = receivers;
    out.passes_on[slot] = passes_on;
    out.relevance[slot] = read.relevance[person];
}

/// To whom a person forwards what came from `source`: the winner of an exponential race.
fn receiver(scenario: &Scenario, graph: &Network, person: usize, source: u32, luck: u64, read: PersonRead<'_>) -> u32 {
    let arrival = |(entry, &listener): (usize, &u32)| {
        let rate = (scenario.forwarding.targeting * f64::from(read.relevance[listener as usize])).exp();
        (
            -unit(mix_seed(luck.rotate_left(32) ^ mix_seed(entry as u64))).ln() / rate,
            listener,
        )
    };
    graph
        .out_neighbors(person as u32)
        .iter()
        .enumerate()
        .filter(|&(_, &listener)| listener != source)
        .map(arrival)
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .map_or(NOBODY, |(_, listener)| listener)
}

/// A key's uniform number in (0, 1).
fn unit(key: u64) -> f64 {
    ((key >> 11) as f64 + 0.5) / (1u64 << 53) as f64
}

fn keyed_delay(law: &Delay, key: u64) -> f64 {
    let next = mix_seed(key);
    delay(law, unit(next), unit(mix_seed(next)))
}

/// A lognormal delay, by Box and Muller.
fn delay(law: &Delay, one: f64, other: f64) -> f64 {
    let deviation = (-2.0 * (1.0 - one).ln()).sqrt() * (std::f64::consts::TAU * other).cos();
    law.delay_median * (law.delay_spread * deviation).exp()
}
