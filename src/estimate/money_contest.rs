//! Which policy is worth most, and against which that is to be seen.

use super::contest::highest;
use super::{Answers, Estimate, PolicyAnswers, Standing};

/// Two policies compared by value, seen from the one whose mean is higher.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoneyContest<'a> {
    /// The policy whose mean value is higher.
    pub this: &'a PolicyAnswers,
    /// The other.
    pub other: &'a PolicyAnswers,
    /// Mean value of a trial under `this` less that under `other` `[currency]`.
    pub difference: Estimate,
    /// Holm-adjusted p-value of no difference, over all pairs of the run.
    pub p_holm: f64,
    /// What may be said about it.
    pub standing: Standing,
    /// Trials whose deals differ between the two.
    pub trials_with_other_deals: u64,
}

impl Answers {
    /// The policy with the highest mean value; of equals the leader in reach, or else the first of the scenario.
    ///
    /// # Panics
    /// If there is no policy; every scenario has one.
    pub fn worth_most(&self) -> &PolicyAnswers {
        let leader_first = std::iter::once(self.leader()).chain(&self.policies);
        highest(leader_first, |policy| policy.value.estimate).expect("there is a leader")
    }

    /// The policy that is worth most against the one that reaches most often, or, where that is the same, against the next in
    /// value.
    pub fn money_contest(&self) -> Option<MoneyContest<'_>> {
        let best = self.worth_most();
        let leader = self.leader();
        let rival = if leader.place == best.place {
            highest(self.others(best), |policy| policy.value.estimate)?
        } else {
            leader
        };
        let pair = (best.place.min(rival.place), best.place.max(rival.place));
        let row = self.value_comparisons.iter().find(|row| (row.a, row.b) == pair)?;
        let (difference, standing) = if row.a == best.place {
            (row.difference, row.standing)
        } else {
            (row.difference.negated(), row.standing.reversed())
        };
        Some(MoneyContest {
            this: best,
            other: rival,
            difference,
            p_holm: row.p_holm,
            standing,
            trials_with_other_deals: row.trials_with_other_deals,
        })
    }
}
