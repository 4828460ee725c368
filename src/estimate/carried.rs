//! Whose successes they were, and who would have turned them away.

use super::contest::highest;
use super::{Answers, Estimate, PolicyAnswer};
use crate::scenario::Scenario;

impl Answers {
    /// Trials in which the policy reached a decision-maker.
    pub fn successes(&self, policy: &PolicyAnswer) -> u64 {
        let rows = self.hops.iter().filter(|row| row.policy == policy.name);
        rows.map(|row| row.trials).sum()
    }

    /// The policy that accepts most, of those that reached anybody: the one whose contacts the stricter ones turned away.
    pub fn most_open(&self) -> Option<&PolicyAnswer> {
        let reached = self.policies.iter().filter(|policy| policy.reach.estimate > 0.0);
        highest(reached, |policy| policy.accepted_mean)
    }

    /// The policies that accept fewer than `open`, in order of the scenario.
    pub fn stricter(&self, open: &PolicyAnswer) -> Vec<&PolicyAnswer> {
        let policies = self.policies.iter();
        policies
            .filter(|policy| policy.accepted_mean < open.accepted_mean)
            .collect()
    }

    /// The share of `open`'s successes carried by people whom `strict` declined; none where `open` had no success.
    pub fn declined_share(&self, open: &PolicyAnswer, strict: &PolicyAnswer) -> Option<Estimate> {
        let mut rows = self.declined.iter();
        let row = rows.find(|row| row.policy == open.name && row.by == strict.name);
        row.map(|row| row.share)
    }

    /// The segments with whose people no success of `policy` began, in order of the scenario.
    pub fn without_success<'a>(&self, scenario: &'a Scenario, policy: &PolicyAnswer) -> Vec<&'a str> {
        let began = |segment: &str| {
            let mut rows = self.credit.iter();
            rows.any(|row| row.policy == policy.name && row.segment == segment)
        };
        let names = scenario.segments.iter().map(|segment| segment.name.as_str());
        names.filter(|name| !began(name)).collect()
    }
}
