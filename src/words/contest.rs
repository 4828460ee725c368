//! How the policies stand against one another.

use crate::estimate::{Answers, Comparison, Estimate, PolicyAnswer};

/// How one policy stands against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Reaches more often, beyond doubt of the simulation.
    Ahead,
    /// Reaches less often, beyond doubt of the simulation.
    Behind,
    /// If there is a difference, it is too small to matter.
    Same,
    /// These trials do not tell.
    Unsettled,
}

/// Whether a difference is of practical importance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Importance {
    /// Its interval lies inside the zone of no practical difference.
    None,
    /// Its interval lies partly inside.
    Doubtful,
    /// Its interval lies outside.
    Certain,
}

impl Importance {
    /// Judges `difference` by the half-width `zone` of the zone of no practical difference.
    fn of(difference: Estimate, zone: f64) -> Self {
        let Estimate { low, high, .. } = difference;
        if low >= -zone && high <= zone {
            Self::None
        } else if low > zone || high < -zone {
            Self::Certain
        } else {
            Self::Doubtful
        }
    }
}

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
}

/// `this` against `other`, if the answers compare them.
pub fn contest<'a>(answers: &'a Answers, this: &'a PolicyAnswer, other: &'a PolicyAnswer) -> Option<Contest<'a>> {
    let is = |row: &&Comparison, a: &PolicyAnswer, b: &PolicyAnswer| row.a == a.name && row.b == b.name;
    let forward = answers.comparisons.iter().find(|row| is(row, this, other));
    let (row, difference, only_this, only_other) = if let Some(row) = forward {
        (row, row.difference, row.only_a, row.only_b)
    } else {
        let row = answers.comparisons.iter().find(|row| is(row, other, this))?;
        (row, negated(row.difference), row.only_b, row.only_a)
    };
    let importance = Importance::of(difference, answers.practical_difference);
    let settled = row.p_holm < 1.0 - this.reach.level;
    let standing = match difference {
        Estimate { low, .. } if settled && low > 0.0 => Standing::Ahead,
        Estimate { high, .. } if settled && high < 0.0 => Standing::Behind,
        _ if importance == Importance::None => Standing::Same,
        _ => Standing::Unsettled,
    };
    Some(Contest {
        this,
        other,
        difference,
        only_this,
        only_other,
        standing,
        importance,
    })
}

impl Contest<'_> {
    /// Whether the difference, if there is one, is too small to matter.
    pub fn is_negligible(&self) -> bool {
        self.importance == Importance::None
    }
}

pub(super) fn negated(difference: Estimate) -> Estimate {
    Estimate {
        estimate: -difference.estimate,
        low: -difference.high,
        high: -difference.low,
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
