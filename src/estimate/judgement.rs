//! The one judgement of a run, which verdict, charts and slides share.

use super::{Answers, Contest, PolicyAnswers, Standing};

/// Who is ahead.
#[derive(Clone, Debug, PartialEq)]
pub enum Judgement<'a> {
    /// No policy reached anybody.
    NobodyReached,
    /// There is nothing to compare with.
    Alone,
    /// One policy is ahead of all others, by more than is negligible; this is its contest with the closest.
    Ahead(Contest<'a>),
    /// The policy that reached most often is not clearly ahead of these, or by too little to matter.
    Level {
        /// It.
        best: &'a PolicyAnswers,
        /// Its contests with those that are level with it, in order of the scenario.
        rivals: Vec<Contest<'a>>,
    },
}

impl<'a> Judgement<'a> {
    /// Judges a run.
    pub fn of(answers: &'a Answers) -> Self {
        let best = answers.leader();
        if best.reach.estimate == 0.0 {
            return Self::NobodyReached;
        }
        let against = answers.contests(best);
        let is_level = |contest: &&Contest| contest.standing != Standing::Ahead || contest.is_negligible();
        let rivals: Vec<Contest> = against.iter().filter(is_level).copied().collect();
        if !rivals.is_empty() {
            return Self::Level { best, rivals };
        }
        let smaller = |a: &Contest, b: &Contest| a.difference.estimate.total_cmp(&b.difference.estimate);
        against.into_iter().min_by(smaller).map_or(Self::Alone, Self::Ahead)
    }
}
