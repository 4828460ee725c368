//! Draws one world: people, arcs, requests, circles.

use crate::scenario::{Policy, Scenario};
use henad::authoring::Network;
use rand::seq::SliceRandom;
use rand::{Rng, RngExt};
use rand_distr::weighted::WeightedAliasIndex;
use rand_distr::{Beta, Distribution, Poisson, StandardNormal};
use std::collections::HashMap;
use std::ops::Range;

/// What all worlds of a scenario share.
#[derive(Debug)]
pub struct Law {
    pub scenario: Scenario,
    pub segment_of: Vec<u8>,
    ranges: Vec<Range<usize>>,
    followees_by_rank: Vec<f64>,
    base_arcs_by_rank: Vec<f64>,
    anybody: WeightedAliasIndex<f64>,
    in_community: HashMap<String, WeightedAliasIndex<f64>>,
    requester_segment: WeightedAliasIndex<f64>,
    kept: Vec<f64>,
}

/// Traits and who listens to how many.
#[derive(Debug)]
pub struct People {
    pub relevance: Vec<f64>,
    pub apparent_value: Vec<f64>,
    pub shown_relevance: Vec<f64>,
    pub has_bio: Vec<bool>,
    pub is_flagged: Vec<bool>,
    pub enthusiasm: Vec<f64>,
    pub followees: Vec<f64>,
}

/// Whom a policy accepted, by place among the requesters, and at which strengths the firm is heard.
#[derive(Debug)]
pub struct Circle {
    pub accepted: Vec<bool>,
    pub size: usize,
    pub strength_accepted: f64,
    pub strength_declined: f64,
}

impl Law {
    pub fn new(scenario: Scenario) -> Self {
        let network = &scenario.world.network;
        let sizes = scenario.sizes();
        let mut ranges = Vec::new();
        let mut segment_of = Vec::new();
        let mut followees_by_rank = Vec::new();
        let mut audience = Vec::new();
        for (index, (segment, &size)) in scenario.segment.iter().zip(&sizes).enumerate() {
            ranges.push(segment_of.len()..segment_of.len() + size);
            segment_of.extend(std::iter::repeat_n(index as u8, size));
            for rank in 0..size {
                let quantile = (rank as f64 + 0.5) / size as f64;
                let spread = network.followees_spread * normal_quantile(quantile);
                followees_by_rank.push(segment.followees * network.followees * spread.exp());
                audience.push(segment.audience * (1.0 - quantile).powf(-1.0 / (network.tail - 1.0)));
            }
        }
        let mean = audience.iter().sum::<f64>() / audience.len() as f64;
        let scale = network.mean_audience / mean / (1.0 + network.reciprocity);
        let table = |weights: Vec<f64>| WeightedAliasIndex::new(weights).expect("somebody has a weight");
        let in_community = scenario
            .segment
            .iter()
            .zip(&sizes)
            .filter(|&(_, &size)| size > 0)
            .map(|(segment, _)| {
                let inside =
                    |person: usize| scenario.segment[usize::from(segment_of[person])].community == segment.community;
                let weights = followees_by_rank
                    .iter()
                    .enumerate()
                    .map(|(person, &weight)| if inside(person) { weight } else { 0.0 });
                (segment.community.clone(), table(weights.collect()))
            })
            .collect();
        let rates = || scenario.segment.iter().map(|segment| segment.request_rate);
        let highest = rates().fold(0.0, f64::max);
        Self {
            in_community,
            anybody: table(followees_by_rank.clone()),
            requester_segment: table(rates().zip(&sizes).map(|(rate, &size)| rate * size as f64).collect()),
            kept: rates().map(|rate| rate / highest).collect(),
            base_arcs_by_rank: audience.iter().map(|weight| scale * weight).collect(),
            followees_by_rank,
            ranges,
            segment_of,
            scenario,
        }
    }

    /// Draws traits and followees.
    pub fn people(&self, rng: &mut impl Rng) -> (People, Vec<usize>) {
        let world = &self.scenario.world;
        let count = self.segment_of.len();
        let by_followees = self.shuffled(rng);
        let mut people = People {
            relevance: Vec::with_capacity(count),
            apparent_value: Vec::with_capacity(count),
            shown_relevance: Vec::with_capacity(count),
            has_bio: Vec::with_capacity(count),
            is_flagged: Vec::with_capacity(count),
            enthusiasm: Vec::with_capacity(count),
            followees: vec![0.0; count],
        };
        for (&person, &followees) in by_followees.iter().zip(&self.followees_by_rank) {
            people.followees[person] = followees;
        }
        for (segment, range) in self.scenario.segment.iter().zip(&self.ranges) {
            let relevance = Around::new(segment.relevance, world.concentration);
            let apparent_value = Around::new(segment.apparent_value, world.concentration);
            for _ in range.clone() {
                let interest = relevance.draw(rng);
                let has_bio = rng.random::<f64>() < segment.bio;
                let noise: f64 = rng.sample(StandardNormal);
                let z: f64 = rng.sample(StandardNormal);
                let shown = (interest + world.observation_noise * noise).clamp(0.0, 1.0);
                people.relevance.push(interest);
                people.apparent_value.push(apparent_value.draw(rng));
                people.has_bio.push(has_bio);
                people.is_flagged.push(rng.random::<f64>() < segment.looks_spam);
                people.shown_relevance.push(if has_bio { shown } else { 0.0 });
                let spread = world.enthusiasm_spread;
                people.enthusiasm.push((spread * z - spread * spread / 2.0).exp());
            }
        }
        (people, by_followees)
    }

    /// Adds all arcs to the graph: first the weak ones, so that these lead every row. Returns each person's weak in-arcs.
    pub fn wire(&self, graph: &mut Network, by_followees: &[usize], rng: &mut impl Rng) -> Vec<u32> {
        let network = &self.scenario.world.network;
        let mut base_arcs = vec![0.0; by_followees.len()];
        for (&person, &mean) in self.shuffled(rng).iter().zip(&self.base_arcs_by_rank) {
            base_arcs[person] = mean;
        }
        let mut weak_in = vec![0; by_followees.len()];
        let mut mutual = Vec::new();
        for (segment, range) in self.scenario.segment.iter().zip(&self.ranges) {
            if range.is_empty() {
                continue;
            }
            let inside = &self.in_community[&segment.community];
            for speaker in range.clone() {
                let count = Poisson::new(base_arcs[speaker]).map_or(0.0, |law| law.sample(rng)) as usize;
                for _ in 0..count {
                    let law = if rng.random::<f64>() < network.mixing {
                        &self.anybody
                    } else {
                        inside
                    };
                    let listener = by_followees[law.sample(rng)];
                    if listener == speaker {
                        continue;
                    }
                    if rng.random::<f64>() < network.reciprocity {
                        mutual.push((speaker as u32, listener as u32));
                    } else {
                        graph.add_edge(speaker as u32, listener as u32, 0);
                        weak_in[listener] += 1;
                    }
                }
            }
        }
        for (one, other) in mutual {
            graph.add_edge(one, other, 1);
            graph.add_edge(other, one, 1);
        }
        weak_in
    }

    /// Who asks to connect, in order of arrival.
    pub fn requesters(&self, graph: &Network, rng: &mut impl Rng) -> Vec<usize> {
        let requests = &self.scenario.requests;
        let mut has_asked = vec![false; self.segment_of.len()];
        let mut arrivals = Vec::with_capacity(requests.count);
        while arrivals.len() < requests.count {
            let person = if !arrivals.is_empty() && rng.random::<f64>() < requests.closure {
                let introducer: usize = arrivals[rng.random_range(0..arrivals.len())];
                let audience = graph.out_neighbors(introducer as u32);
                if audience.is_empty() {
                    continue;
                }
                let met = audience[rng.random_range(0..audience.len())] as usize;
                if rng.random::<f64>() >= self.kept[usize::from(self.segment_of[met])] {
                    continue;
                }
                met
            } else {
                let segment = self.requester_segment.sample(rng);
                rng.random_range(self.ranges[segment].clone())
            };
            if !std::mem::replace(&mut has_asked[person], true) {
                arrivals.push(person);
            }
        }
        arrivals
    }

    /// The circle of a policy.
    pub fn circle(&self, policy: &Policy, people: &People, graph: &Network, arrivals: &[usize]) -> Circle {
        let mut size = 0;
        let mut spammers = 0;
        let accepted = arrivals
            .iter()
            .map(|&person| {
                let accepts =
                    policy.max_contacts.is_none_or(|most| size < most) && accepts(policy, people, graph, person);
                if accepts {
                    size += 1;
                    spammers += usize::from(self.scenario.segment[usize::from(self.segment_of[person])].spam);
                }
                accepts
            })
            .collect();
        let circle = &self.scenario.circle;
        let spam_share = if size == 0 { 0.0 } else { spammers as f64 / size as f64 };
        let credibility = (1.0 - spam_share).powf(circle.spam_penalty);
        let dilution = (size as f64 / circle.capacity).max(1.0).powf(-circle.dilution);
        Circle {
            accepted,
            size,
            strength_accepted: circle.engagement * dilution * credibility,
            strength_declined: circle.declined_engagement * credibility,
        }
    }

    /// For each rank of each segment, a person of the segment.
    fn shuffled(&self, rng: &mut impl Rng) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.segment_of.len()).collect();
        for range in &self.ranges {
            order[range.clone()].shuffle(rng);
        }
        order
    }
}

fn accepts(policy: &Policy, people: &People, graph: &Network, person: usize) -> bool {
    !policy.accept_none
        && (!policy.require_bio || people.has_bio[person])
        && !(policy.reject_spam && people.is_flagged[person])
        && policy
            .min_relevance
            .is_none_or(|least| people.shown_relevance[person] >= least)
        && policy
            .min_value
            .is_none_or(|least| people.apparent_value[person] >= least)
        && policy
            .min_audience
            .is_none_or(|least| graph.out_neighbors(person as u32).len() >= least)
}

/// A Beta law by its mean, or its mean where that is 0 or 1.
enum Around {
    Mean(f64),
    Beta(Beta<f64>),
}

impl Around {
    fn new(mean: f64, concentration: f64) -> Self {
        Beta::new(mean * concentration, (1.0 - mean) * concentration).map_or(Self::Mean(mean), Self::Beta)
    }

    fn draw(&self, rng: &mut impl Rng) -> f64 {
        match self {
            Self::Mean(mean) => *mean,
            Self::Beta(law) => law.sample(rng),
        }
    }
}

/// The quantile of the standard normal law, by bisection: a table of quantiles is filled once per process.
fn normal_quantile(probability: f64) -> f64 {
    let (mut low, mut high) = (-10.0, 10.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if normal_below(middle) < probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// The standard normal law's probability below z, by its power series (Marsaglia 2004), good to 1e-14 for |z| < 6.
fn normal_below(z: f64) -> f64 {
    let (mut sum, mut term, mut number) = (z, z, 1.0);
    while sum != sum + term {
        number += 2.0;
        term *= z * z / number;
        sum += term;
    }
    0.5 + sum * (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt()
}
