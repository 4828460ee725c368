//! Whose successes they were, and who would have turned them away.

use super::contest::highest;
use super::{Answers, Estimate, PolicyAnswers};

impl Answers {
    /// The policy that accepts most, of those that reached anybody: the one whose contacts the stricter ones turned away.
    pub fn most_open(&self) -> Option<&PolicyAnswers> {
        let reached = self.policies.iter().filter(|policy| policy.reach.estimate > 0.0);
        highest(reached, |policy| policy.accepted_mean)
    }

    /// The policies that accept fewer than `open`, in order of the scenario.
    pub fn stricter(&self, open: &PolicyAnswers) -> Vec<&PolicyAnswers> {
        let policies = self.policies.iter();
        policies
            .filter(|policy| policy.accepted_mean < open.accepted_mean)
            .collect()
    }
}

impl PolicyAnswers {
    /// The share of its successes carried by people whom `strict` declined; none where it had no success.
    pub fn declined_share(&self, strict: &Self) -> Option<Estimate> {
        self.declined_by.get(strict.place).copied()
    }
}
