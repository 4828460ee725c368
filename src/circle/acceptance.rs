//! Answering requests in order of arrival, under every policy at once.

use super::Tally;
use crate::rng::Chance;
use crate::scenario::{Condition, Policy};
use crate::world::{Arrival, Audience, PersonId, Population, Watch, World};

/// Somebody who asked to connect with the firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requester {
    /// Who.
    pub person: PersonId,
    /// Index of that person's segment.
    pub segment: u16,
    /// Bit j is set where policy j accepted that person.
    pub accepted_by: u64,
}

impl Requester {
    /// Whether a policy accepted this person.
    #[inline]
    pub fn is_accepted_by(&self, policy: usize) -> bool {
        self.accepted_by >> policy & 1 == 1
    }
}

/// Why a policy declines a profile: what it asks that is not met, beside what the profile shows where that is a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unmet {
    /// The policy accepts nobody.
    Anybody,
    /// The spam filter flags the profile.
    NotSpam,
    /// There is no bio.
    Bio,
    /// The relevance shown, in [0, 1], is too low.
    Relevance {
        /// What the profile shows.
        shown: f64,
        /// What the policy asks.
        least: f64,
    },
    /// The profile does not look valuable enough.
    Value {
        /// What the policy asks.
        least: f64,
    },
    /// Too few people hear the person.
    Audience {
        /// How many hear the person.
        shown: u32,
        /// What the policy asks.
        least: u32,
    },
}

/// Answers between two looks at the watch.
const STRIDE: usize = 1024;

/// What the policies ask: each different condition once, with bit j set for every policy j that asks it.
#[derive(Clone, Debug)]
pub struct AcceptanceLaw {
    /// Per policy: what it asks, as its author wrote it.
    asked: Vec<Vec<Condition>>,
    /// An apparent value that people reach with this chance, by segment.
    value: Vec<(Vec<Chance>, u64)>,
    unflagged: u64,
    /// Policies that nobody without a bio can please: without one, no relevance shows.
    bio: u64,
    /// A relevance that the profile shows.
    relevance: Vec<(f64, u64)>,
    audience: Vec<(u32, u64)>,
    most_contacts: Vec<u32>,
    /// Policies that take any number of contacts.
    unlimited: u64,
    is_spammer: Vec<bool>,
}

impl AcceptanceLaw {
    /// The law of at most 64 policies.
    pub fn new(policies: &[Policy], population: &Population) -> Self {
        let reach = |bound: f64| -> Vec<Chance> {
            let chance = |segment| Chance::new(population.apparent_value(segment).at_least(bound));
            (0..population.segments().len()).map(chance).collect()
        };
        let most_contacts: Vec<u32> = policies.iter().map(Policy::most_contacts).collect();
        let mut law = Self {
            asked: policies.iter().map(|policy| policy.conditions().collect()).collect(),
            value: Vec::new(),
            unflagged: 0,
            bio: 0,
            relevance: Vec::new(),
            audience: Vec::new(),
            unlimited: mask(most_contacts.iter().map(|&most| most == u32::MAX)),
            most_contacts,
            is_spammer: population.segments().iter().map(|segment| segment.spam).collect(),
        };
        for (number, policy) in policies.iter().enumerate() {
            let by = 1 << number;
            for condition in policy.conditions() {
                match condition {
                    Condition::Bio => law.bio |= by,
                    // Every profile shows a relevance of 0.
                    Condition::Relevance(least) if least <= 0.0 => {}
                    Condition::Relevance(least) => {
                        law.bio |= by;
                        ask(&mut law.relevance, least, by);
                    }
                    Condition::Value(least) => ask(&mut law.value, reach(least), by),
                    Condition::Audience(least) => ask(&mut law.audience, least, by),
                    Condition::NotSpam => law.unflagged |= by,
                }
            }
        }
        law
    }

    /// Number of policies.
    pub fn policies(&self) -> usize {
        self.most_contacts.len()
    }

    /// What a policy asks that a requester's profile does not meet, room for one more contact apart.
    pub fn unmet<W: World>(&self, world: &W, requester: Requester, policy: usize) -> Vec<Unmet> {
        if self.most_contacts[policy] == 0 {
            return vec![Unmet::Anybody];
        }
        let (traits, person, segment) = (world.traits(), requester.person, usize::from(requester.segment));
        let looks_valuable = || {
            let mut asked = self.value.iter().filter(|(_, asked_by)| asked_by >> policy & 1 == 1);
            asked.all(|(chances, _)| traits.looks_as_valuable_as(person, chances[segment]))
        };
        let unmet = |&condition: &Condition| match condition {
            Condition::Bio => (!traits.has_bio(person, segment)).then_some(Unmet::Bio),
            Condition::Relevance(least) => {
                let shown = traits.shown_relevance(person, segment);
                (shown < least).then_some(Unmet::Relevance { shown, least })
            }
            Condition::Value(least) => (!looks_valuable()).then_some(Unmet::Value { least }),
            Condition::Audience(least) => {
                let shown = world.audience(person).len();
                (shown < least).then_some(Unmet::Audience { shown, least })
            }
            Condition::NotSpam => traits.is_flagged(person, segment).then_some(Unmet::NotSpam),
        };
        let mut unmet: Vec<Unmet> = self.asked[policy].iter().filter_map(unmet).collect();
        // What the profile is comes before what it lacks.
        unmet.sort_by_key(|unmet| *unmet != Unmet::NotSpam);
        unmet
    }

    /// The policies whose conditions a profile meets, room for one more contact apart.
    pub fn pleases<W: World>(&self, world: &W, arrival: Arrival) -> u64 {
        self.accepted_by(world, arrival, mask(self.most_contacts.iter().map(|&most| most > 0)))
    }

    /// Most contacts that a policy takes.
    pub fn most_contacts(&self, policy: usize) -> u32 {
        self.most_contacts[policy]
    }

    /// Whether people of a segment are true spammers.
    pub fn is_spammer(&self, segment: u16) -> bool {
        self.is_spammer[usize::from(segment)]
    }

    /// Answers the requests, all of them unless the watch is over: fills `requesters` in order of arrival and `tallies` with one count per policy.
    pub fn answer<W: World>(
        &self,
        world: &W,
        arrivals: &[Arrival],
        watch: &Watch<'_>,
        requesters: &mut Vec<Requester>,
        tallies: &mut Vec<Tally>,
    ) {
        requesters.clear();
        tallies.clear();
        tallies.resize(self.policies(), Tally::default());
        let limited = mask(self.most_contacts.iter().map(|&most| most > 0)) & !self.unlimited;
        let mut with_room = self.unlimited | limited;
        for (number, &arrival) in arrivals.iter().enumerate() {
            if number.is_multiple_of(STRIDE) && watch.is_over() {
                return;
            }
            let accepted_by = self.accepted_by(world, arrival, with_room);
            requesters.push(Requester {
                person: arrival.person,
                segment: arrival.segment,
                accepted_by,
            });
            self.count(&mut tallies[..], arrival.segment, accepted_by);
            // Only an acceptance can fill a circle, so room is looked at after those alone.
            if accepted_by & limited != 0 {
                let has_room = |(tally, &most): (&Tally, &u32)| tally.accepted < most;
                with_room = mask(tallies.iter().zip(&self.most_contacts).map(has_room));
            }
        }
    }

    /// Those of the policies `with_room` whose conditions all hold.
    ///
    /// A condition is looked at only while some policy depends on it, and once for all of them; the cheap ones first.
    #[inline]
    fn accepted_by<W: World>(&self, world: &W, arrival: Arrival, with_room: u64) -> u64 {
        let (traits, person, segment) = (world.traits(), arrival.person, usize::from(arrival.segment));
        let mut left = with_room;
        for (chances, asked_by) in &self.value {
            if left & asked_by != 0 && !traits.looks_as_valuable_as(person, chances[segment]) {
                left &= !asked_by;
            }
        }
        if left & self.unflagged != 0 && traits.is_flagged(person, segment) {
            left &= !self.unflagged;
        }
        if left & self.bio != 0 && !traits.has_bio(person, segment) {
            left &= !self.bio;
        }
        let mut shown = None;
        for (least, asked_by) in &self.relevance {
            if left & asked_by != 0 && *shown.get_or_insert_with(|| traits.relevance_in_bio(person, segment)) < *least {
                left &= !asked_by;
            }
        }
        for (least, asked_by) in &self.audience {
            if left & asked_by != 0 && !world.is_heard_by(person, segment, *least) {
                left &= !asked_by;
            }
        }
        left
    }

    /// How many of these each policy accepted.
    pub fn tallies(&self, requesters: &[Requester]) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.policies()];
        for requester in requesters {
            self.count(&mut tallies, requester.segment, requester.accepted_by);
        }
        tallies
    }

    #[inline]
    fn count(&self, tallies: &mut [Tally], segment: u16, accepted_by: u64) {
        let is_spammer = u32::from(self.is_spammer[usize::from(segment)]);
        let mut left = accepted_by;
        while left != 0 {
            let tally = &mut tallies[left.trailing_zeros() as usize];
            tally.accepted += 1;
            tally.spammers += is_spammer;
            left &= left - 1;
        }
    }
}

/// Bit j is set where the j-th answer is yes.
fn mask(answers: impl Iterator<Item = bool>) -> u64 {
    answers.enumerate().fold(0, |mask, (j, yes)| mask | u64::from(yes) << j)
}

/// Adds a policy to those that ask something; each different thing is asked once.
fn ask<A: PartialEq>(asked: &mut Vec<(A, u64)>, what: A, by: u64) {
    match asked.iter_mut().find(|(earlier, _)| *earlier == what) {
        Some((_, asked_by)) => *asked_by |= by,
        None => asked.push((what, by)),
    }
}
