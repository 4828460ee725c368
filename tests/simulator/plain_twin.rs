//! A trial played as the model's text reads: every condition of every profile, every coin of every entry, one heap of events,
//! nothing remembered from one policy to the next and nothing left out because it cannot matter. The engine, which leaves out
//! nearly everything, must have the very same reads.

use crate::kit::scenario;
use rand::RngExt;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use whoknows::circle::{Strengths, Tally};
use whoknows::experiment::Plan;
use whoknows::rng::{History, Purpose, unit};
use whoknows::scenario::{Policy, Scenario, deal};
use whoknows::spread::SpreadLaw;
use whoknows::spread::Way;
use whoknows::world::{Audience, Communities, PersonId, Population, PopulationTables, Revealed, World};

const TRIALS: u64 = 60;

/// Heavy tails, spam, a wire, posts of several times, and every condition that a policy can ask.
pub fn busy_scenario(favour: f64) -> Scenario {
    scenario(&format!(
        r#"
        seed = 7
        [world]
        people = 3000
        [world.network]
        mean_audience = 15
        [[segment]]
        name = "executive"
        count = 60
        decision_maker = true
        community = "finance"
        relevance = 0.8
        request_rate = 0.2
        [[segment]]
        name = "peer"
        fraction = 1
        community = "finance"
        relevance = 0.5
        apparent_value = 0.5
        repost = 0.3
        forward = 0.3
        followees = 0.5
        [[segment]]
        name = "lurker"
        fraction = 1
        audience = 0.05
        repost = 0
        forward = 0
        [[segment]]
        name = "spammer"
        fraction = 0.3
        spam = true
        looks_spam = 0.7
        request_rate = 6
        audience = 0.1
        [[policy]]
        name = "open"
        [[policy]]
        name = "courtesy"
        require_bio = true
        min_relevance = 0.05
        min_audience = 3
        reject_spam = true
        [[policy]]
        name = "valuable"
        min_value = 0.4
        min_relevance = 0.3
        min_audience = 1
        [[policy]]
        name = "first thirty"
        max_contacts = 30
        reject_spam = true
        [[policy]]
        name = "nobody"
        accept_none = true
        [requests]
        count = 150
        closure = 0.5
        [circle]
        favour = {favour}
        capacity = 40
        [release]
        posts = [0, 5, 30]
        wire = 3
        [experiment]
        trials = {TRIALS}
        "#
    ))
}

/// A reading as both must have it.
#[derive(Debug, PartialEq)]
pub struct PlainRead {
    pub person: PersonId,
    pub hours: f64,
    pub hops: u32,
    pub way: Way,
    pub reposted: bool,
    pub forwarded: bool,
}

/// Times are not negative, so their bits order them; equal times go as the engine says.
type Event = (u64, u32, PersonId, Option<usize>, u8);
const WAYS: [Way; 4] = [Way::Post, Way::Wire, Way::Repost, Way::Forward];

pub struct Plain<'a, W> {
    pub world: &'a W,
    pub law: SpreadLaw,
    pub scenario: &'a Scenario,
    pub trial: History,
}

impl<W: World> Plain<'_, W> {
    pub fn accepts(&self, policy: &Policy, person: PersonId) -> bool {
        let (traits, segment) = (self.world.traits(), self.world.segment_of(person));
        let valuable = policy.min_value.is_none_or(|bound| {
            let chance = whoknows::rng::Chance::new(traits.population().apparent_value(segment).at_least(bound));
            traits.looks_as_valuable_as(person, chance)
        });
        !policy.accept_none
            && valuable
            && !(policy.reject_spam && traits.is_flagged(person, segment))
            && (!policy.require_bio || traits.has_bio(person, segment))
            && policy
                .min_relevance
                .is_none_or(|least| traits.shown_relevance(person, segment) >= least)
            && policy
                .min_audience
                .is_none_or(|least| self.world.audience(person).len() >= least)
    }

    /// Those whom a policy accepts, in order of arrival.
    fn accepted(&self, policy: &Policy, requesters: &[PersonId]) -> BTreeSet<PersonId> {
        let most = policy.max_contacts.unwrap_or(u32::MAX) as usize;
        let good = requesters
            .iter()
            .copied()
            .filter(|&person| self.accepts(policy, person));
        good.take(most).collect()
    }

    /// Who reads in a circle of these people, of whom these are accepted.
    pub fn play(&self, accepted: &BTreeSet<PersonId>, requesters: &[PersonId], wire: &[PersonId]) -> Vec<PlainRead> {
        let segments = &self.scenario.segments;
        let is_spammer = |person: &&PersonId| segments[self.world.segment_of(**person)].spam;
        let tally = Tally {
            accepted: accepted.len() as u32,
            spammers: accepted.iter().filter(is_spammer).count() as u32,
        };
        let strengths = Strengths::new(&self.scenario.circle, tally);
        let mut events: BinaryHeap<Reverse<Event>> = BinaryHeap::new();
        events.extend(wire.iter().map(|&person| Reverse((0, 1, person, None, 1))));
        for &person in requesters {
            let stays = self.unit(Purpose::Stay, person, 0) < self.scenario.circle.declined_stay;
            let strength = match (accepted.contains(&person), stays) {
                (true, _) => strengths.accepted,
                (false, true) => strengths.declined,
                (false, false) => 0.0,
            };
            for (number, posted) in self.law.release.posts.iter().enumerate() {
                let notice = self
                    .law
                    .notice(self.world.followees(person, self.world.segment_of(person)));
                if self.unit(Purpose::PostNotice, person, number as u64) / notice < strength {
                    let bits = self.trial.stream(Purpose::PostDelay).bits(person.key(), number as u64);
                    self.plan(
                        &mut events,
                        posted + self.law.read_delay.value(bits),
                        (1, person, None, 0),
                    );
                }
            }
        }
        let mut reads: Vec<PlainRead> = Vec::new();
        let mut have_read = BTreeSet::new();
        while let Some(Reverse((bits, hops, person, source, way))) = events.pop() {
            if !have_read.insert(person) {
                continue;
            }
            let hours = f64::from_bits(bits);
            let segment = self.world.segment_of(person);
            let traits = self.world.traits();
            let favour = if accepted.contains(&person) {
                self.law.favour
            } else {
                1.0
            };
            let readiness = self.law.interest(traits.relevance(person, segment)) * traits.enthusiasm(person);
            let appetite = self.law.freshness(hours) * favour;
            let passes = |purpose, rate: f64| self.unit(purpose, person, 0) / (rate * readiness) < appetite;
            let this = Some(reads.len());
            let reposted = passes(Purpose::Repost, segments[segment].repost);
            let audience = self.world.audience(person);
            for entry in (0..audience.len()).filter(|_| reposted) {
                let arc = audience.entry(entry);
                let followees = self.world.followees(arc.listener, self.world.segment_of(arc.listener));
                if self.unit(Purpose::RepostNotice, person, u64::from(entry))
                    < self.law.notice(followees) * arc.strength
                {
                    let bits = self
                        .trial
                        .stream(Purpose::RepostDelay)
                        .bits(person.key(), u64::from(entry));
                    let at = hours + self.law.read_delay.value(bits);
                    self.plan(&mut events, at, (hops + 1, arc.listener, this, 2));
                }
            }
            let came_from = source.map(|source| reads[source].person);
            let mut forwarded = false;
            if passes(Purpose::Forward, segments[segment].forward)
                && let Some(listener) = self.chosen(person, came_from)
            {
                forwarded = true;
                if self.unit(Purpose::ForwardOpen, person, 0) < segments[self.world.segment_of(listener)].open_rate {
                    let bits = self.trial.stream(Purpose::ForwardDelay).bits(person.key(), 0);
                    let at = hours + self.law.forward_delay.value(bits);
                    self.plan(&mut events, at, (hops + 1, listener, this, 3));
                }
            }
            reads.push(PlainRead {
                person,
                hours,
                hops,
                way: WAYS[usize::from(way)],
                reposted,
                forwarded,
            });
        }
        reads
    }

    fn plan(
        &self,
        events: &mut BinaryHeap<Reverse<Event>>,
        hours: f64,
        (hops, person, source, way): (u32, PersonId, Option<usize>, u8),
    ) {
        if hours <= self.law.release.horizon {
            events.push(Reverse((hours.to_bits(), hops, person, source, way)));
        }
    }

    /// To whom a forward goes: entries are proposed and taken in proportion to exp(targeting · relevance).
    fn chosen(&self, person: PersonId, except: Option<PersonId>) -> Option<PersonId> {
        let audience = self.world.audience(person);
        if audience.is_empty() || (0..audience.len()).all(|entry| Some(audience.entry(entry).listener) == except) {
            return None;
        }
        let proposals = (0..).map(|proposal| {
            let mut draws = self
                .trial
                .stream(Purpose::ForwardChoice)
                .sequence(person.key(), proposal);
            let listener = audience
                .entry(draws.random_range(..u64::from(audience.len())) as u32)
                .listener;
            (listener, draws.unit())
        });
        let is_taken = |&(listener, coin): &(PersonId, f64)| {
            let relevance = self.world.traits().relevance(listener, self.world.segment_of(listener));
            let targeting = self.law.targeting;
            Some(listener) != except && coin < libm::exp(targeting * relevance - targeting)
        };
        // Beyond 64 proposals the engine chooses in another way: with this seed no forward here needs so many.
        let taken = proposals.take(64).find(is_taken);
        Some(taken.expect("one of 64 proposals is taken").0)
    }

    pub fn unit(&self, purpose: Purpose, person: PersonId, item: u64) -> f64 {
        unit(self.trial.stream(purpose).bits(person.key(), item))
    }
}

/// `favour` below 1, at 1 and above: it moves both the shortcut and what it cuts.
#[test]
fn the_engine_reads_what_the_plain_text_reads() {
    let (mut readers, mut passed_on, mut forwards) = (0, 0, 0);
    for favour in [0.5, 1.0, 3.0] {
        let scenario = busy_scenario(favour);
        let plan = Plan::new(&scenario).expect("the scenario is right");
        let sizes = deal(scenario.world.people, &scenario.segments).expect("the segments are right");
        let population = Population::new(&scenario, &sizes, &PopulationTables::default());
        let communities = Communities::new(&scenario.world.network, &population);
        for number in 0..TRIALS {
            let trial = History::new(scenario.seed, number);
            let replay = plan.replay(number);
            let requesters: Vec<PersonId> = replay.requesters.iter().map(|requester| requester.person).collect();
            let world = Revealed::new(&communities, &population, trial);
            let twin = Plain {
                world: &world,
                law: SpreadLaw::new(&scenario),
                scenario: &scenario,
                trial,
            };
            for (number, policy) in scenario.policies.iter().enumerate() {
                let accepted = twin.accepted(policy, &requesters);
                let by_engine = replay
                    .requesters
                    .iter()
                    .filter(|requester| requester.is_accepted_by(number));
                assert_eq!(
                    accepted,
                    by_engine.map(|requester| requester.person).collect(),
                    "{}",
                    policy.name
                );
                let reads = &replay.reads[number];
                let told_by_wire = reads.iter().filter(|read| read.way == Way::Wire);
                let wire: Vec<PersonId> = told_by_wire.map(|read| read.person).collect();
                let ours: Vec<PlainRead> = reads
                    .iter()
                    .map(|read| PlainRead {
                        person: read.person,
                        hours: read.hours,
                        hops: read.hops,
                        way: read.way,
                        reposted: read.reposted,
                        forwarded: read.forwarded,
                    })
                    .collect();
                let plainly = twin.play(&accepted, &requesters, &wire);
                readers += plainly.len();
                passed_on += plainly.iter().filter(|read| read.hops > 1).count();
                forwards += plainly.iter().filter(|read| read.way == Way::Forward).count();
                assert_eq!(ours, plainly, "trial {trial:?} under {}", policy.name);
            }
        }
    }
    assert!(
        readers > 10_000 && passed_on > 1_000 && forwards > 50,
        "{readers} {passed_on} {forwards}"
    );
}
