//! What is counted of those who carried the news: each success is shared out among all who would have reached alone.

use super::Part;
use crate::scenario::Scenario;
use crate::trial::{Carried, Carrier, Kind, Rank};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A success in whole numbers: up to sixteen carriers share it without remainder.
pub const SUCCESS: u64 = 720_720;

/// Steps of the curve of concentration: the best-looking twentieth, tenth, …, all.
pub const TOPS: usize = 20;
/// Parts of those who asked whose credit is told by itself.
pub const TENTHS: usize = 10;

/// Credit of one policy's carriers; whole numbers, so that parts merge in any order to the same bits.
///
/// In a trial that reaches, everybody who would have reached a decision-maker alone gets an equal share of one success: that is the
/// Shapley value of reach, for a set of contacts reaches wherever one of them does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarrierTally {
    /// Carriers, over all trials.
    pub carriers: u64,
    /// All credit `[1 / SUCCESS]`, as are all parts.
    pub whole: Part,
    /// Worlds that have any.
    pub worlds_with_any: u64,
    /// By segment; the last is the wire.
    pub segments: Vec<Part>,
    /// By policy that had not accepted the carrier.
    pub declined_by: Vec<Part>,
    /// The same by segment and policy: entry `segment · policies + policy`.
    pub declined: Vec<u64>,
    /// That of contacts: all but the wire's. What follows is a part of this.
    pub by_contacts: Part,
    /// By each [`Look`](crate::trial::Look).
    pub looks: [LookTally; 3],
    /// By what people are really like.
    pub kinds: KindTally,
}

/// Credit by where the carriers stood among those who asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LookTally {
    /// Of the best-looking twentieth, tenth, …, all.
    pub tops: Vec<Part>,
    /// Of the best-looking tenth, the next, ….
    pub tenths: Vec<Part>,
    /// Times the chance to look better than anybody else who asked, those alike half counted.
    pub better: Part,
}

/// Credit by kind of people, which are ranked only once all is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct KindTally {
    /// How many asked in the trials that reached.
    pub asked: BTreeMap<Kind, u64>,
    /// Their credit.
    pub credit: BTreeMap<Kind, u64>,
    /// Products of the credit of two kinds, the lesser first, summed over worlds.
    pub products: BTreeMap<(Kind, Kind), i128>,
}

impl CarrierTally {
    /// Nothing seen yet of a policy of the scenario.
    pub fn new(scenario: &Scenario) -> Self {
        let (segments, policies) = (scenario.segments.len(), scenario.policies.len());
        Self {
            carriers: 0,
            whole: Part::default(),
            worlds_with_any: 0,
            segments: vec![Part::default(); segments + 1],
            declined_by: vec![Part::default(); policies],
            declined: vec![0; segments * policies],
            by_contacts: Part::default(),
            looks: [(); 3].map(|()| LookTally {
                tops: vec![Part::default(); TOPS],
                tenths: vec![Part::default(); TENTHS],
                better: Part::default(),
            }),
            kinds: KindTally::default(),
        }
    }

    /// Takes in the carriers of the trials of one more world.
    pub(super) fn observe<'c>(&mut self, world: impl Iterator<Item = &'c Carried>) {
        let mut credit = Credit::new(self);
        for trial in world {
            credit.share_out(trial);
            self.kinds.ask(&trial.numbers);
        }
        if credit.whole > 0 {
            self.take(&credit);
        }
    }

    fn take(&mut self, world: &Credit) {
        self.carriers += world.carriers;
        self.worlds_with_any += 1;
        self.whole.observe(world.whole, world.whole);
        let observe = |parts: &mut [Part], counts: &[u64], whole: u64| {
            for (part, &count) in parts.iter_mut().zip(counts).filter(|(_, count)| **count > 0) {
                part.observe(count, whole);
            }
        };
        observe(&mut self.segments, &world.segments, world.whole);
        observe(&mut self.declined_by, &world.declined_by, world.whole);
        for (sum, count) in self.declined.iter_mut().zip(&world.declined) {
            *sum += count;
        }
        let of_contacts = world.by_contacts;
        self.by_contacts.observe(of_contacts, of_contacts);
        for (look, tally) in self.looks.iter_mut().enumerate() {
            let mut top = 0;
            let tops = world.steps[look].map(|step| {
                top += step;
                top
            });
            let tenths = world.steps[look]
                .chunks_exact(TOPS / TENTHS)
                .map(|steps| steps.iter().sum());
            observe(&mut tally.tops, &tops, of_contacts);
            observe(&mut tally.tenths, &tenths.collect::<Vec<u64>>(), of_contacts);
            tally.better.observe(world.better[look], of_contacts);
        }
        self.kinds.observe(&world.kinds);
    }

    /// Takes in what `other` has seen.
    pub(super) fn merge(&mut self, other: &Self) {
        self.carriers += other.carriers;
        self.worlds_with_any += other.worlds_with_any;
        for (part, other) in self.parts_mut().into_iter().zip(other.parts()) {
            part.merge(other);
        }
        for (sum, other) in self.declined.iter_mut().zip(&other.declined) {
            *sum += other;
        }
        self.kinds.merge(&other.kinds);
    }

    /// All parts, in one order.
    pub fn parts(&self) -> Vec<&Part> {
        let looks = self.looks.iter().flat_map(|look| {
            let lists = look.tops.iter().chain(&look.tenths);
            lists.chain([&look.better])
        });
        [&self.whole, &self.by_contacts]
            .into_iter()
            .chain(self.segments.iter().chain(&self.declined_by))
            .chain(looks)
            .collect()
    }

    /// The same, to be changed.
    pub fn parts_mut(&mut self) -> Vec<&mut Part> {
        let looks = self.looks.iter_mut().flat_map(|look| {
            let lists = look.tops.iter_mut().chain(&mut look.tenths);
            lists.chain([&mut look.better])
        });
        [&mut self.whole, &mut self.by_contacts]
            .into_iter()
            .chain(self.segments.iter_mut().chain(&mut self.declined_by))
            .chain(looks)
            .collect()
    }
}

/// The credit of one world.
struct Credit {
    carriers: u64,
    whole: u64,
    segments: Vec<u64>,
    declined_by: Vec<u64>,
    declined: Vec<u64>,
    by_contacts: u64,
    /// By look: of each twentieth of those who asked, the best-looking first.
    steps: [[u64; TOPS]; 3],
    better: [u64; 3],
    kinds: BTreeMap<Kind, u64>,
}

impl Credit {
    fn new(tally: &CarrierTally) -> Self {
        Self {
            carriers: 0,
            whole: 0,
            segments: vec![0; tally.segments.len()],
            declined_by: vec![0; tally.declined_by.len()],
            declined: vec![0; tally.declined.len()],
            by_contacts: 0,
            steps: [[0; TOPS]; 3],
            better: [0; 3],
            kinds: BTreeMap::new(),
        }
    }

    /// Shares one success out among its carriers.
    fn share_out(&mut self, trial: &Carried) {
        let carriers = trial.contacts.len() as u64 + u64::from(trial.wire);
        let share = (SUCCESS + carriers / 2) / carriers.max(1);
        self.carriers += carriers;
        self.whole += share * carriers;
        if trial.wire {
            *self.segments.last_mut().expect("the wire has a place") += share;
        }
        for carrier in &trial.contacts {
            self.give(carrier, share);
        }
    }

    fn give(&mut self, carrier: &Carrier, share: u64) {
        let (segment, policies) = (usize::from(carrier.segment), self.declined_by.len());
        self.by_contacts += share;
        self.segments[segment] += share;
        for policy in (0..policies).filter(|policy| carrier.accepted_by >> policy & 1 == 0) {
            self.declined_by[policy] += share;
            self.declined[segment * policies + policy] += share;
        }
        for (look, rank) in carrier.ranks.iter().enumerate() {
            spread_out(*rank, share, &mut self.steps[look]);
            self.better[look] += looks_better(*rank, share);
        }
        *self.kinds.entry(carrier.kind).or_default() += share;
    }
}

/// Gives the credit of somebody of this rank to equal parts of those who asked, the best first; who look alike are taken to stand anywhere
/// among one another.
fn spread_out(rank: Rank, credit: u64, parts: &mut [u64]) {
    let (number, of) = (parts.len() as u64, u64::from(rank.of));
    // In units of a part of one person: part p takes the places from `of · p` to `of · (p + 1)`.
    let (from, places) = (number * u64::from(rank.better), number * u64::from(rank.alike));
    let mut given = 0;
    for part in from / of..number {
        let until = (of * (part + 1)).min(from + places) - from;
        let due = (u128::from(credit) * u128::from(until) / u128::from(places)) as u64;
        parts[part as usize] += due - given;
        given = due;
        if until == places {
            break;
        }
    }
}

/// The credit times the chance to look better than somebody else who asked.
fn looks_better(rank: Rank, credit: u64) -> u64 {
    let others = u64::from(rank.of.max(2) - 1);
    let worse = u64::from(rank.of - rank.better - rank.alike);
    let alike = u64::from(rank.alike - 1);
    // Where there is nobody else, nobody can tell.
    let halves = if rank.of == 1 { 1 } else { 2 * worse + alike };
    (credit * halves + others) / (2 * others)
}

impl KindTally {
    fn ask(&mut self, numbers: &[(Kind, u32)]) {
        for &(kind, number) in numbers {
            *self.asked.entry(kind).or_default() += u64::from(number);
        }
    }

    fn observe(&mut self, world: &BTreeMap<Kind, u64>) {
        for (&kind, &credit) in world {
            *self.credit.entry(kind).or_default() += credit;
            for (&other, &with) in world.range(kind..) {
                *self.products.entry((kind, other)).or_default() += i128::from(credit) * i128::from(with);
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        for (&kind, number) in &other.asked {
            *self.asked.entry(kind).or_default() += number;
        }
        for (&kind, credit) in &other.credit {
            *self.credit.entry(kind).or_default() += credit;
        }
        for (&kinds, product) in &other.products {
            *self.products.entry(kinds).or_default() += product;
        }
    }
}
