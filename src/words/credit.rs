//! Whose successes they were, and who would have turned them away.

use crate::estimate::{Answers, Estimate, PolicyAnswer};
use crate::scenario::Scenario;

/// Trials in which the policy reached a decision-maker.
pub fn successes(answers: &Answers, policy: &PolicyAnswer) -> u64 {
    answers
        .hops
        .iter()
        .filter(|row| row.policy == policy.name)
        .map(|row| row.trials)
        .sum()
}

/// The policy that accepts most, of those that reached anybody: the one whose contacts the stricter ones turned away.
pub fn most_open(answers: &Answers) -> Option<&PolicyAnswer> {
    let reached = answers.policies.iter().filter(|policy| policy.reach.estimate > 0.0);
    reached.reduce(|most, policy| {
        if policy.accepted_mean > most.accepted_mean {
            policy
        } else {
            most
        }
    })
}

/// The policies that accept fewer than `open`, in order of the scenario.
pub fn stricter<'a>(answers: &'a Answers, open: &PolicyAnswer) -> Vec<&'a PolicyAnswer> {
    answers
        .policies
        .iter()
        .filter(|policy| policy.accepted_mean < open.accepted_mean)
        .collect()
}

/// The share of `open`'s successes carried by people whom `strict` declined; none where `open` had no success.
pub fn declined_share(answers: &Answers, open: &PolicyAnswer, strict: &PolicyAnswer) -> Option<Estimate> {
    let mut rows = answers.declined.iter();
    let row = rows.find(|row| row.policy == open.name && row.by == strict.name);
    row.map(|row| row.share)
}

/// The segments with whose people no success of `policy` began, in order of the scenario.
pub fn without_success<'a>(answers: &Answers, scenario: &'a Scenario, policy: &PolicyAnswer) -> Vec<&'a str> {
    let began = |segment: &str| {
        let mut rows = answers.credit.iter();
        rows.any(|row| row.policy == policy.name && row.segment == segment)
    };
    let names = scenario.segments.iter().map(|segment| segment.name.as_str());
    names.filter(|name| !began(name)).collect()
}
