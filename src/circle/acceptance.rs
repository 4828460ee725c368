//! Answering requests in order of arrival, under every policy at once.

use super::Tally;
use crate::rng::Chance;
use crate::scenario::Policy;
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

/// A condition of a policy that a profile does not meet; with what the profile shows, where that is a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unmet {
    /// The policy accepts nobody.
    Anybody,
    /// The spam filter flags the profile.
    NoSpam,
    /// There is no bio.
    Bio,
    /// The relevance shown, in [0, 1], is too low.
    Relevance(f64),
    /// The profile does not look valuable enough.
    Value,
    /// Too few people hear the person.
    Audience(u32),
}

/// Answers between two looks at the watch.
const STRIDE: usize = 1024;

/// What the policies ask: each different condition once, with bit j set for every policy j that asks it.
#[derive(Clone, Debug)]
pub struct AcceptanceLaw {
    /// An apparent value that people reach with this chance, by segment.
    value: Vec<(Vec<Chance>, u64)>,
    unflagged: u64,
    bio: u64,
    /// Policies that nobody without a bio can please: without one, no relevance shows.
    by_bio: u64,
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
        let most_contacts = |policy: &Policy| match policy.max_contacts {
            _ if policy.accept_none => 0,
            most => most.unwrap_or(u32::MAX),
        };
        let most_contacts: Vec<u32> = policies.iter().map(most_contacts).collect();
        Self {
            value: conditions(policies, |policy| policy.min_value.map(reach)),
            unflagged: mask(policies.iter().map(|policy| policy.reject_spam)),
            bio: mask(policies.iter().map(|policy| policy.require_bio)),
            by_bio: mask(
                policies
                    .iter()
                    .map(|policy| policy.require_bio || policy.min_relevance.is_some_and(|least| least > 0.0)),
            ),
            relevance: conditions(policies, |policy| policy.min_relevance.filter(|&least| least > 0.0)),
            audience: conditions(policies, |policy| policy.min_audience),
            unlimited: mask(most_contacts.iter().map(|&most| most == u32::MAX)),
            most_contacts,
            is_spammer: population.segments().iter().map(|segment| segment.spam).collect(),
        }
    }

    /// Number of policies.
    pub fn policies(&self) -> usize {
        self.most_contacts.len()
    }

    /// The conditions of a policy that a requester's profile does not meet, room for one more contact apart.
    pub fn unmet<W: World>(&self, world: &W, requester: Requester, policy: usize) -> Vec<Unmet> {
        let (person, segment) = (requester.person, usize::from(requester.segment));
        let (traits, asks) = (world.traits(), |asked_by: u64| asked_by >> policy & 1 == 1);
        let (relevance, audience) = (traits.shown_relevance(person, segment), world.audience(person).len());
        let looks_valuable = |chances: &[Chance]| traits.looks_as_valuable_as(person, chances[segment]);
        let (mut values, mut relevances, mut audiences) =
            (self.value.iter(), self.relevance.iter(), self.audience.iter());
        let conditions = [
            (self.most_contacts[policy] == 0, Unmet::Anybody),
            (
                asks(self.unflagged) && traits.is_flagged(person, segment),
                Unmet::NoSpam,
            ),
            (asks(self.bio) && !traits.has_bio(person, segment), Unmet::Bio),
            (
                relevances.any(|&(least, by)| asks(by) && relevance < least),
                Unmet::Relevance(relevance),
            ),
            (
                values.any(|(chances, by)| asks(*by) && !looks_valuable(chances)),
                Unmet::Value,
            ),
            (
                audiences.any(|&(least, by)| asks(by) && audience < least),
                Unmet::Audience(audience),
            ),
        ];
        let unmet = conditions.into_iter().filter(|(fails, _)| *fails);
        unmet.map(|(_, unmet)| unmet).collect()
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
        if left & self.by_bio != 0 && !traits.has_bio(person, segment) {
            left &= !self.by_bio;
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

/// What the policies ask, each different thing once, with those that ask it.
fn conditions<A: PartialEq>(policies: &[Policy], asks: impl Fn(&Policy) -> Option<A>) -> Vec<(A, u64)> {
    let mut conditions: Vec<(A, u64)> = Vec::new();
    for (number, policy) in policies.iter().enumerate() {
        let Some(asked) = asks(policy) else { continue };
        match conditions.iter_mut().find(|(condition, _)| *condition == asked) {
            Some((_, asked_by)) => *asked_by |= 1 << number,
            None => conditions.push((asked, 1 << number)),
        }
    }
    conditions
}
