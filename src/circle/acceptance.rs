//! Answering requests in order of arrival, under every policy at once.

use super::Tally;
use crate::scenario::Policy;
use crate::world::{Audience, PersonId, Population, World};

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

/// What each policy asks, ready to be applied.
#[derive(Clone, Debug)]
pub struct AcceptanceLaw {
    rules: Vec<Rule>,
}

#[derive(Clone, Debug)]
struct Rule {
    policy: Policy,
    /// Per segment: the probability that a profile looks valuable enough.
    valuable: Vec<f64>,
}

impl AcceptanceLaw {
    /// The law of at most 64 policies.
    pub fn new(policies: &[Policy], population: &Population) -> Self {
        let rule = |policy: &Policy| Rule {
            policy: policy.clone(),
            valuable: (0..population.segments().len())
                .map(|segment| {
                    policy
                        .min_value
                        .map_or(1.0, |bound| population.apparent_value(segment).at_least(bound))
                })
                .collect(),
        };
        Self {
            rules: policies.iter().map(rule).collect(),
        }
    }

    /// Number of policies.
    pub fn policies(&self) -> usize {
        self.rules.len()
    }

    /// The conditions of a policy that a person's profile does not meet, room for one more contact apart.
    pub fn unmet<W: World>(&self, world: &W, person: PersonId, policy: usize) -> Vec<Unmet> {
        let Rule { policy, valuable } = &self.rules[policy];
        let mut profile = Profile::new(world, person);
        let (relevance, audience) = (profile.shown_relevance(), profile.audience_len());
        let conditions = [
            (policy.accept_none, Unmet::Anybody),
            (policy.reject_spam && profile.is_flagged(), Unmet::NoSpam),
            (policy.require_bio && !profile.has_bio(), Unmet::Bio),
            (
                policy.min_relevance.is_some_and(|least| relevance < least),
                Unmet::Relevance(relevance),
            ),
            (!profile.looks_as_valuable_as(valuable[profile.segment]), Unmet::Value),
            (
                policy.min_audience.is_some_and(|least| audience < least),
                Unmet::Audience(audience),
            ),
        ];
        conditions
            .into_iter()
            .filter_map(|(fails, unmet)| fails.then_some(unmet))
            .collect()
    }

    /// Answers the requests: fills `requesters` in order of arrival and `tallies` with one count per policy.
    pub fn answer<W: World>(
        &self,
        world: &W,
        arrivals: &[PersonId],
        requesters: &mut Vec<Requester>,
        tallies: &mut Vec<Tally>,
    ) {
        requesters.clear();
        tallies.clear();
        tallies.resize(self.rules.len(), Tally::default());
        for &person in arrivals {
            let mut profile = Profile::new(world, person);
            let is_spammer = world.traits().population().segments()[profile.segment].spam;
            let mut accepted_by = 0;
            for (number, (rule, tally)) in self.rules.iter().zip(tallies.iter_mut()).enumerate() {
                if rule.has_room(tally.accepted) && rule.accepts(&mut profile) {
                    accepted_by |= 1 << number;
                    tally.accepted += 1;
                    tally.spammers += u32::from(is_spammer);
                }
            }
            requesters.push(Requester {
                person,
                segment: profile.segment as u16,
                accepted_by,
            });
        }
    }
}

impl Rule {
    fn has_room(&self, accepted: u32) -> bool {
        !self.policy.accept_none && self.policy.max_contacts.is_none_or(|most| accepted < most)
    }

    /// Whether all conditions hold; the cheap ones are asked first.
    fn accepts<W: World>(&self, profile: &mut Profile<'_, W>) -> bool {
        profile.looks_as_valuable_as(self.valuable[profile.segment])
            && !(self.policy.reject_spam && profile.is_flagged())
            && (!self.policy.require_bio || profile.has_bio())
            && self
                .policy
                .min_relevance
                .is_none_or(|least| profile.shown_relevance() >= least)
            && self
                .policy
                .min_audience
                .is_none_or(|least| profile.audience_len() >= least)
    }
}

/// A requester's profile, looked at only as far as some policy asks.
struct Profile<'a, W> {
    world: &'a W,
    person: PersonId,
    segment: usize,
    shown_relevance: Option<f64>,
    audience_len: Option<u32>,
}

impl<'a, W: World> Profile<'a, W> {
    fn new(world: &'a W, person: PersonId) -> Self {
        Self {
            world,
            person,
            segment: world.segment_of(person),
            shown_relevance: None,
            audience_len: None,
        }
    }

    fn looks_as_valuable_as(&self, probability: f64) -> bool {
        probability >= 1.0 || self.world.traits().looks_as_valuable_as(self.person, probability)
    }

    fn is_flagged(&self) -> bool {
        self.world.traits().is_flagged(self.person, self.segment)
    }

    fn has_bio(&self) -> bool {
        self.world.traits().has_bio(self.person, self.segment)
    }

    fn shown_relevance(&mut self) -> f64 {
        let (world, person, segment) = (self.world, self.person, self.segment);
        *self
            .shown_relevance
            .get_or_insert_with(|| world.traits().shown_relevance(person, segment))
    }

    fn audience_len(&mut self) -> u32 {
        let (world, person) = (self.world, self.person);
        *self.audience_len.get_or_insert_with(|| world.audience(person).len())
    }
}
