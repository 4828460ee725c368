//! How the policies stand against one another.

use super::{Answers, Comparison, Estimate, Importance, PolicyAnswers, Standing, Verdict, Zone};

/// One policy against another, seen from the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contest<'a> {
    /// The policy from which the contest is seen.
    pub this: &'a PolicyAnswers,
    /// The policy it is compared with.
    pub other: &'a PolicyAnswers,
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
    pub fn leader(&self) -> &PolicyAnswers {
        highest(&self.policies, |policy| policy.reach.estimate).expect("every scenario has a policy")
    }

    /// The policy that the others are compared with.
    pub fn base(&self) -> &PolicyAnswers {
        &self.policies[self.baseline]
    }

    /// `this` against `other`, if the answers compare them.
    pub fn contest<'a>(&'a self, this: &'a PolicyAnswers, other: &'a PolicyAnswers) -> Option<Contest<'a>> {
        let pair = (this.place.min(other.place), this.place.max(other.place));
        let row = self.comparisons.iter().find(|row| (row.a, row.b) == pair)?;
        let contest = self.contest_of(row);
        Some(if this.place == row.a { contest } else { contest.turned() })
    }

    /// The two policies of a row of comparisons, seen from the first.
    pub fn contest_of(&self, row: &Comparison) -> Contest<'_> {
        let Verdict { standing, importance } = row.verdict;
        Contest {
            this: &self.policies[row.a],
            other: &self.policies[row.b],
            difference: row.difference,
            only_this: row.only_a,
            only_other: row.only_b,
            p_holm: row.p_holm,
            standing,
            importance,
            zone: row.zone,
            trials_to_decide: row.trials_to_decide,
        }
    }

    /// `this` against every policy but itself, in order of the scenario.
    pub fn contests<'a>(&'a self, this: &'a PolicyAnswers) -> Vec<Contest<'a>> {
        let others = self.others(this);
        others.filter_map(|other| self.contest(this, other)).collect()
    }

    /// The leader against the baseline, or, where the baseline leads, against the runner-up.
    pub fn main_contest(&self) -> Option<Contest<'_>> {
        let best = self.leader();
        let rival = if best.place == self.baseline {
            highest(self.others(best), |policy| policy.reach.estimate)?
        } else {
            self.base()
        };
        self.contest(best, rival)
    }

    /// Every policy but this, in order of the scenario.
    pub(super) fn others<'a>(&'a self, this: &'a PolicyAnswers) -> impl Iterator<Item = &'a PolicyAnswers> {
        self.policies.iter().filter(|other| other.place != this.place)
    }
}

/// The policy of which a figure is highest; of equals the first.
pub(super) fn highest<'a>(
    policies: impl IntoIterator<Item = &'a PolicyAnswers>,
    figure: impl Fn(&PolicyAnswers) -> f64,
) -> Option<&'a PolicyAnswers> {
    let better = |best, policy| if figure(policy) > figure(best) { policy } else { best };
    policies.into_iter().reduce(better)
}
