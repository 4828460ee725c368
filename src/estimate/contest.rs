//! How the policies stand against one another.

use super::{Answers, Comparison, Estimate, Importance, PolicyAnswer, Standing, Verdict, Zone};

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
    /// The p-value of no difference, adjusted for all pairs.
    pub p_holm: f64,
    /// What may be said about it.
    pub standing: Standing,
    /// Whether it matters.
    pub importance: Importance,
    /// What would not matter.
    pub zone: Zone,
    /// Trials that would decide it, where it is not decided and a number can be named.
    pub trials_to_decide: Option<u64>,
}

impl Contest<'_> {
    /// The p-value, where it alone leaves open what the interval of the difference, taken by itself, would settle.
    pub fn p_that_leaves_open(&self) -> Option<f64> {
        let excludes_zero = self.difference.low > 0.0 || self.difference.high < 0.0;
        (excludes_zero && self.standing == Standing::Unsettled).then_some(self.p_holm)
    }

    /// The same, seen from the other policy.
    #[must_use]
    pub fn turned(&self) -> Self {
        let Verdict { standing, importance } = Verdict {
            standing: self.standing,
            importance: self.importance,
        }
        .reversed();
        Self {
            this: self.other,
            other: self.this,
            difference: self.difference.negated(),
            only_this: self.only_other,
            only_other: self.only_this,
            standing,
            importance,
            ..*self
        }
    }

    /// Whether the difference, if there is one, is too small to matter.
    pub fn is_negligible(&self) -> bool {
        self.importance == Importance::None
    }
}

impl Answers {
    /// The policy that reached in most trials; of equals the first.
    ///
    /// # Panics
    /// If there is no policy; every scenario has one.
    pub fn leader(&self) -> &PolicyAnswer {
        highest(&self.policies, |policy| policy.reach.estimate).expect("every scenario has a policy")
    }

    /// The policy that the others are compared with.
    pub fn base(&self) -> &PolicyAnswer {
        let mut policies = self.policies.iter();
        policies
            .find(|policy| policy.name == self.baseline)
            .unwrap_or(&self.policies[0])
    }

    /// `this` against `other`, if the answers compare them.
    pub fn contest<'a>(&'a self, this: &'a PolicyAnswer, other: &'a PolicyAnswer) -> Option<Contest<'a>> {
        let is = |row: &&Comparison, a: &PolicyAnswer, b: &PolicyAnswer| row.a == a.name && row.b == b.name;
        let rows = &self.comparisons;
        let seen_from_this = rows.iter().find(|row| is(row, this, other));
        let row = seen_from_this.or_else(|| rows.iter().find(|row| is(row, other, this)))?;
        let is_turned = seen_from_this.is_none();
        let Verdict { standing, importance } = if is_turned {
            self.verdict(row).reversed()
        } else {
            self.verdict(row)
        };
        let (only_this, only_other) = if is_turned {
            (row.only_b, row.only_a)
        } else {
            (row.only_a, row.only_b)
        };
        Some(Contest {
            this,
            other,
            difference: if is_turned {
                row.difference.negated()
            } else {
                row.difference
            },
            only_this,
            only_other,
            p_holm: row.p_holm,
            standing,
            importance,
            zone: self.zone(row),
            trials_to_decide: row.trials_to_decide,
        })
    }

    /// The two policies of a row of comparisons, seen from the first.
    ///
    /// # Panics
    /// If the answers hold no such policies; they hold those of all their rows.
    pub fn contest_of<'a>(&'a self, row: &Comparison) -> Contest<'a> {
        let named = |name: &str| self.policies.iter().find(|policy| policy.name == name);
        let pair = named(&row.a).zip(named(&row.b));
        pair.and_then(|(a, b)| self.contest(a, b))
            .expect("answers compare policies that they hold")
    }

    /// `this` against every policy but itself, in order of the scenario.
    pub fn contests<'a>(&'a self, this: &'a PolicyAnswer) -> Vec<Contest<'a>> {
        let others = self.others(this);
        others.filter_map(|other| self.contest(this, other)).collect()
    }

    /// The leader against the baseline, or, where the baseline leads, against the runner-up.
    pub fn main_contest(&self) -> Option<Contest<'_>> {
        let best = self.leader();
        let rival = if best.name == self.base().name {
            highest(self.others(best), |policy| policy.reach.estimate)?
        } else {
            self.base()
        };
        self.contest(best, rival)
    }

    /// Every policy but this, in order of the scenario.
    pub(super) fn others<'a>(&'a self, this: &'a PolicyAnswer) -> impl Iterator<Item = &'a PolicyAnswer> {
        self.policies.iter().filter(|other| other.name != this.name)
    }
}

/// The policy of which a figure is highest; of equals the first.
pub(super) fn highest<'a>(
    policies: impl IntoIterator<Item = &'a PolicyAnswer>,
    figure: impl Fn(&PolicyAnswer) -> f64,
) -> Option<&'a PolicyAnswer> {
    let better = |best, policy| if figure(policy) > figure(best) { policy } else { best };
    policies.into_iter().reduce(better)
}
