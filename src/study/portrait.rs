//! What a world of a scenario is like: its people, its network, and how far the firm is from those who decide.

use super::VERSION;
use crate::estimate::LEVEL;
use crate::experiment::{Plan, Portrait};
use crate::graph::measure::clustering::Clustering;
use crate::graph::measure::components::Components;
use crate::graph::measure::degrees::Degrees;
use crate::graph::measure::distances::{APART, Distances, steps_from};
use crate::graph::write::{Column, Values};
use crate::graph::{Graph, Repeats};
use crate::rng::{Purpose, Stream};
use crate::scenario::Scenario;
use crate::stats::interval::Interval;
use crate::trial::Replay;
use crate::world::Homophily;
use serde::Serialize;

/// What is said of a world.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measures {
    /// Version of the program.
    pub version: String,
    /// Title of the scenario.
    pub title: String,
    /// Seed of all randomness.
    pub seed: u64,
    /// Which of its worlds.
    pub world: u64,
    /// Everybody.
    pub people: u64,
    /// Those who decide.
    pub decision_makers: u64,
    /// A network for each channel, or one.
    pub networks: Vec<NetworkMeasures>,
    /// How far the firm is from those who decide, under each policy.
    pub from_firm: Vec<FromFirm>,
}

/// What a network is like.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NetworkMeasures {
    /// The channel, if there are any.
    pub channel: Option<String>,
    /// Different arcs.
    pub arcs: u64,
    /// People who hear a person.
    pub heard_by: DegreeMeasures,
    /// People whom a person hears.
    pub listens_to: DegreeMeasures,
    /// Share of arcs that are answered by an arc.
    pub reciprocity: Option<f64>,
    /// Share of pairs of ties at a person whose other ends are tied, whichever way arcs point.
    pub clustering: Option<Measure>,
    /// Newman's assortativity by segment: 0 by chance, 1 if no arc leaves a segment.
    pub homophily: Option<f64>,
    /// Parts that hang together, whichever way arcs point.
    pub weak_components: ComponentMeasures,
    /// Parts in which news gets from everybody to everybody.
    pub strong_components: ComponentMeasures,
    /// Steps between people along the arcs.
    pub distances: Option<DistanceMeasures>,
}

/// A number with its interval, if it was sampled.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Measure {
    /// The number.
    pub value: f64,
    /// From where on it may lie.
    pub low: Option<f64>,
    /// Up to where it may lie.
    pub high: Option<f64>,
}

impl Measure {
    fn new(value: f64, interval: Option<Interval>) -> Self {
        Self {
            value,
            low: interval.map(|interval| interval.low),
            high: interval.map(|interval| interval.high),
        }
    }
}

/// Degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DegreeMeasures {
    /// Mean.
    pub mean: f64,
    /// Median.
    pub median: u32,
    /// Largest.
    pub largest: u32,
    /// Exponent of a power law fitted to the tail.
    pub tail_exponent: Option<Measure>,
    /// The degree from which on it was fitted.
    pub tail_from: Option<u32>,
}

impl DegreeMeasures {
    fn of(degrees: Vec<u32>) -> Self {
        let found = Degrees::of(degrees, LEVEL);
        Self {
            mean: found.mean,
            median: found.median,
            largest: found.largest,
            tail_exponent: found.tail.map(|tail| Measure::new(tail.exponent, Some(tail.interval))),
            tail_from: found.tail.map(|tail| tail.from),
        }
    }
}

/// Parts that hang together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ComponentMeasures {
    /// How many.
    pub count: u64,
    /// Share of all people in the largest.
    pub largest_share: f64,
}

impl ComponentMeasures {
    fn new(found: Components, people: usize) -> Self {
        Self {
            count: found.count as u64,
            largest_share: found.largest as f64 / people.max(1) as f64,
        }
    }
}

/// Steps between people.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DistanceMeasures {
    /// Share of ordered pairs with a way from one to the other.
    pub connected: f64,
    /// Mean steps between those.
    pub mean: Measure,
    /// Nine tenths of them are at most so far.
    pub ninth_decile: u32,
    /// The most that were seen.
    pub largest: u32,
}

/// How far the firm is from those who decide under a policy, in the first trial of the world.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FromFirm {
    /// The policy.
    pub policy: String,
    /// Contacts that it accepts.
    pub contacts: u64,
    /// Share of decision-makers to whom a way leads.
    pub connected: f64,
    /// Degrees to the nearest decision-maker; a contact is at one.
    pub nearest: Option<u32>,
    /// Half of all decision-makers are at most so far; none if not so many have a way.
    pub median: Option<u32>,
}

/// Measures a world. O(people + 200 arcs).
pub fn measures(plan: &Plan, world: u64, portrait: &Portrait) -> Measures {
    let scenario = plan.scenario();
    let decides = |&&segment: &&u16| scenario.segments[usize::from(segment)].decision_maker;
    let network = |(layer, graph): (usize, &Graph)| {
        let mut measured = network(graph, portrait, scenario, (world, layer));
        measured.channel = scenario.channels.get(layer).map(|channel| channel.name.clone());
        measured
    };
    Measures {
        version: VERSION.to_owned(),
        title: scenario.title.clone(),
        seed: scenario.seed,
        world,
        people: portrait.people.len() as u64,
        decision_makers: portrait.segment_of.iter().filter(decides).count() as u64,
        networks: portrait.networks.iter().enumerate().map(network).collect(),
        from_firm: from_firm(plan, world, portrait),
    }
}

fn network(graph: &Graph, portrait: &Portrait, scenario: &Scenario, (world, layer): (u64, usize)) -> NetworkMeasures {
    let mut draws = Stream::new(scenario.seed, world, Purpose::Sample).sequence(layer as u64, 0);
    let arcs = graph.arc_count();
    let answered = graph.reciprocated().into_iter().filter(|&answered| answered).count();
    let either_way = undirected(graph);
    let people = graph.len();
    let homophily = Homophily::of(graph, &portrait.segment_of, scenario.segments.len()).value();
    NetworkMeasures {
        channel: None,
        arcs: arcs as u64,
        heard_by: DegreeMeasures::of(graph.nodes().map(|node| graph.audience(node).len() as u32).collect()),
        listens_to: DegreeMeasures::of(graph.in_degrees()),
        reciprocity: (arcs > 0).then(|| answered as f64 / arcs as f64),
        clustering: Clustering::of(&either_way, &mut draws, LEVEL)
            .map(|found| Measure::new(found.share, found.interval)),
        homophily: (arcs > 0).then_some(homophily),
        weak_components: ComponentMeasures::new(Components::weak(graph), people),
        strong_components: ComponentMeasures::new(Components::strong(graph), people),
        distances: Distances::of(graph, &mut draws, LEVEL).map(|found| DistanceMeasures {
            connected: found.connected,
            mean: Measure::new(found.mean, found.interval),
            ninth_decile: found.ninth_decile,
            largest: found.largest,
        }),
    }
}

/// The same with the opposite of every arc.
fn undirected(graph: &Graph) -> Graph {
    let both = graph.arcs().flat_map(|(from, to)| [(from, to), (to, from)]);
    union(graph.len() as u32, both)
}

fn union(people: u32, arcs: impl Iterator<Item = (u32, u32)>) -> Graph {
    Graph::from_arcs(people, arcs.collect(), Repeats::Drop).expect("memory for so many arcs was asked for beforehand")
}

fn from_firm(plan: &Plan, world: u64, portrait: &Portrait) -> Vec<FromFirm> {
    let scenario = plan.scenario();
    let Replay { requesters, .. } = plan.replay(world * plan.trials_per_world());
    let all = portrait.networks.iter().flat_map(Graph::arcs);
    let everywhere = union(portrait.people.len() as u32, all);
    let of_policy = |(place, policy): (usize, &crate::scenario::Policy)| {
        let contacts: Vec<u32> = requesters
            .iter()
            .filter(|requester| requester.is_accepted_by(place))
            .map(|requester| requester.person.0)
            .collect();
        let mut degrees: Vec<u32> = steps_from(&everywhere, &contacts)
            .into_iter()
            .zip(&portrait.segment_of)
            .filter(|(_, segment)| scenario.segments[usize::from(**segment)].decision_maker)
            .map(|(steps, _)| steps.saturating_add(1))
            .collect();
        degrees.sort_unstable();
        let known = |degree: Option<&u32>| degree.copied().filter(|&degree| degree != APART);
        let connected = degrees.partition_point(|&degree| degree != APART);
        FromFirm {
            policy: policy.name.clone(),
            contacts: contacts.len() as u64,
            connected: connected as f64 / degrees.len().max(1) as f64,
            nearest: known(degrees.first()),
            median: known(degrees.get(degrees.len().saturating_sub(1) / 2)),
        }
    };
    scenario.policies.iter().enumerate().map(of_policy).collect()
}

/// What the people of a world are called: as in the network file, or `p0`, `p1` …
pub fn names(plan: &Plan, portrait: &Portrait) -> Vec<String> {
    let name = |person: u32| match plan.names() {
        Some(names) => names.name(person).into_owned(),
        None => format!("p{person}"),
    };
    (0..portrait.people.len() as u32).map(name).collect()
}

/// What else is known of them, a column each.
pub fn columns(plan: &Plan, world: u64, portrait: &Portrait) -> Vec<Column> {
    let scenario = plan.scenario();
    let segments = scenario.segments.iter().map(|segment| segment.name.clone()).collect();
    let number = |of: fn(&crate::experiment::Person) -> f64| Values::Numbers(portrait.people.iter().map(of).collect());
    let flag = |of: fn(&crate::experiment::Person) -> bool| Values::Flags(portrait.people.iter().map(of).collect());
    let of_segment = |of: fn(&crate::scenario::Segment) -> bool| {
        let value = |&segment: &u16| of(&scenario.segments[usize::from(segment)]);
        Values::Flags(portrait.segment_of.iter().map(value).collect())
    };
    let mut columns = vec![
        (
            "segment".to_owned(),
            Values::Texts(segments, portrait.segment_of.clone()),
        ),
        (
            "decision_maker".to_owned(),
            of_segment(|segment| segment.decision_maker),
        ),
        ("spam".to_owned(), of_segment(|segment| segment.spam)),
        ("relevance".to_owned(), number(|person| person.relevance)),
        ("shown_relevance".to_owned(), number(|person| person.shown_relevance)),
        ("apparent_value".to_owned(), number(|person| person.apparent_value)),
        ("has_bio".to_owned(), flag(|person| person.has_bio)),
        ("is_flagged".to_owned(), flag(|person| person.is_flagged)),
    ];
    let Replay { requesters, .. } = plan.replay(world * plan.trials_per_world());
    let mut asks = vec![false; portrait.people.len()];
    for requester in &requesters {
        asks[requester.person.0 as usize] = true;
    }
    columns.push(("asks".to_owned(), Values::Flags(asks)));
    for (place, policy) in scenario.policies.iter().enumerate() {
        let mut accepted = vec![false; portrait.people.len()];
        for requester in requesters.iter().filter(|requester| requester.is_accepted_by(place)) {
            accepted[requester.person.0 as usize] = true;
        }
        columns.push((format!("accepted_by_{}", policy.name), Values::Flags(accepted)));
    }
    columns
        .into_iter()
        .map(|(name, values)| Column { name, values })
        .collect()
}
