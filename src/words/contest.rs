//! How the policies stand against one another.

use crate::estimate::{Answers, Comparison, Estimate, Importance, PolicyAnswer, Standing, Verdict, Zone};

/// One policy against another, seen from the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contest<'a> {
    /// The policy from which the contest is seen.
    pub this: &'a PolicyAnswer,
    /// The policy it is compared with.
    pub other: &'a PolicyAnswer,
    /// Reach of `this` less reach of `other`.
    pub difference: Estimate,
    /// Trials in which only `this` reached.
    pub only_this: u64,
    /// Trials in which only `other` reached.
    pub only_other: u64,
    /// What may be said about it.
    pub standing: Standing,
    /// Whether it matters.
    pub importance: Importance,
    /// What would not matter.
    pub zone: Zone,
    /// Trials that would decide it, where it is not decided and a number can be named.
    pub trials_to_decide: Option<u64>,
}

/// `this` against `other`, if the answers compare them.
pub fn contest<'a>(answers: &'a Answers, this: &'a PolicyAnswer, other: &'a PolicyAnswer) -> Option<Contest<'a>> {
    let is = |row: &&Comparison, a: &PolicyAnswer, b: &PolicyAnswer| row.a == a.name && row.b == b.name;
    let rows = &answers.comparisons;
    if let Some(row) = rows.iter().find(|row| is(row, this, other)) {
        let Verdict { standing, importance } = answers.verdict(row);
        return Some(Contest {
            this,
            other,
            difference: row.difference,
            only_this: row.only_a,
            only_other: row.only_b,
            standing,
            importance,
            zone: answers.zone(row),
            trials_to_decide: row.trials_to_decide,
        });
    }
    let row = rows.iter().find(|row| is(row, other, this))?;
    let Verdict { standing, importance } = answers.verdict(row).reversed();
    Some(Contest {
        this,
        other,
        difference: row.difference.negated(),
        only_this: row.only_b,
        only_other: row.only_a,
        standing,
        importance,
        zone: answers.zone(row),
        trials_to_decide: row.trials_to_decide,
    })
}

impl Contest<'_> {
    /// Whether the difference, if there is one, is too small to matter.
    pub fn is_negligible(&self) -> bool {
        self.importance == Importance::None
    }
}

/// The policy that reached in most trials; of equals the first.
///
/// # Panics
/// If there is no policy; every scenario has one.
pub fn leader(answers: &Answers) -> &PolicyAnswer {
    let better = |best, policy| if reach(policy) > reach(best) { policy } else { best };
    answers
        .policies
        .iter()
        .reduce(better)
        .expect("every scenario has a policy")
}

pub(super) fn reach(policy: &PolicyAnswer) -> f64 {
    policy.reach.estimate
}

/// The policy that the others are compared with.
pub fn baseline(answers: &Answers) -> &PolicyAnswer {
    answers
        .policies
        .iter()
        .find(|policy| policy.name == answers.baseline)
        .unwrap_or(&answers.policies[0])
}

/// `this` against every policy but itself, in order of the scenario.
pub fn contests<'a>(answers: &'a Answers, this: &'a PolicyAnswer) -> Vec<Contest<'a>> {
    let others = answers.policies.iter().filter(|other| other.name != this.name);
    others.filter_map(|other| contest(answers, this, other)).collect()
}
