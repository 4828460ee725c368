//! Which assumptions of a scenario can change a result of it, as far as the scenario alone tells.

use super::{Policy, Scenario, Segment, Size};

impl Scenario {
    /// Whether any policy may accept more contacts than the capacity, so that attention is diluted.
    pub fn can_dilute(&self) -> bool {
        let most = |policy: &Policy| f64::from(self.requests.count.min(most_contacts(policy)));
        self.policies.iter().any(|policy| most(policy) > self.circle.capacity)
    }

    /// Whether any policy may accept a spammer, so that credibility suffers.
    pub fn can_accept_spammers(&self) -> bool {
        let mut spammers = self.segments.iter().filter(|segment| segment.spam);
        spammers.any(|segment| self.may_accept(segment))
    }

    /// Whether anybody who may be accepted may pass the news on, so that favour counts.
    pub fn can_favour(&self) -> bool {
        let mut willing = self.segments.iter().filter(|segment| self.may_pass_on(segment));
        willing.any(|segment| self.may_accept(segment))
    }

    /// Whether anybody may pass the news on, so that enthusiasm counts.
    pub fn can_be_passed_on(&self) -> bool {
        self.segments.iter().any(|segment| self.may_pass_on(segment))
    }

    /// Whether people of this kind may ask to connect and be accepted by some policy.
    fn may_accept(&self, segment: &Segment) -> bool {
        let asks = self.requests.count > 0 && segment.request_rate > 0.0 && has_people(segment);
        asks && self.policies.iter().any(|policy| may_please(policy, segment))
    }

    /// Whether people of this kind, if there are any, may repost or forward.
    fn may_pass_on(&self, segment: &Segment) -> bool {
        let release = &self.release;
        let is_of_interest = release.appeal > 0.0 && (release.breadth > 0.0 || segment.relevance > 0.0);
        has_people(segment) && is_of_interest && (segment.repost > 0.0 || segment.forward > 0.0)
    }
}

fn has_people(segment: &Segment) -> bool {
    match segment.size {
        Size::Count(people) => people > 0,
        Size::Fraction(share) => share > 0.0,
        Size::FromFile => true,
    }
}

/// The most that a policy accepts, whoever asks.
fn most_contacts(policy: &Policy) -> u32 {
    if policy.accept_none {
        0
    } else {
        policy.max_contacts.unwrap_or(u32::MAX)
    }
}

/// Whether a profile of this kind may please a policy; of its own traits only those that are certain count.
fn may_please(policy: &Policy, segment: &Segment) -> bool {
    let has_no_bio = segment.bio <= 0.0;
    let shows_relevance = policy.min_relevance.is_some_and(|least| least > 0.0);
    most_contacts(policy) > 0
        && !(policy.reject_spam && segment.looks_spam >= 1.0)
        && !(has_no_bio && (policy.require_bio || shows_relevance))
}
