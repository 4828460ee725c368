//! Whose successes they were, and who would have turned them away.

use crate::estimate::{Answers, PolicyAnswer};

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

/// The share of `open`'s successes carried by people whom `strict` declined.
pub fn declined_share(answers: &Answers, open: &PolicyAnswer, strict: &PolicyAnswer) -> f64 {
    let rows = answers.credit.iter().filter(|row| row.policy == open.name);
    rows.map(|row| row.declined_by.get(&strict.name).copied().unwrap_or(0.0))
        .sum::<f64>()
        .clamp(0.0, 1.0)
}
