//! Which policy is worth most, in a sentence.

use super::Words;
use super::number::{agreeing, is_huge, mean_of_decimals};
use crate::estimate::{Answers, MoneyContest, Standing, ValueComparison};

/// Fewer trials than this, in which the deals of two policies differ, are few.
const FEW: u64 = 30;

/// Two policies and what a trial is worth under each, as text with the currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyDuel {
    /// The policy whose mean is higher, as it stands in a sentence.
    pub this: String,
    /// Its mean value.
    pub this_value: String,
    /// The other.
    pub other: String,
    /// Its mean value.
    pub other_value: String,
    /// The difference of the means.
    pub more: String,
    /// What the interval is called: `95 % interval`.
    pub interval: String,
    /// The interval of the difference.
    pub range: String,
    /// The p-value adjusted for all pairs, where it is what leaves a difference open whose own interval excludes 0.
    pub p_of_all_pairs: Option<String>,
}

/// How a language says which policy is worth most.
pub trait MoneyWords {
    /// The one is worth more.
    fn worth_more(&self, duel: &MoneyDuel) -> String;
    /// No difference can be told.
    fn no_money_difference_told(&self, duel: &MoneyDuel) -> String;
    /// Both are worth the same in every trial.
    fn worth_the_same(&self, duel: &MoneyDuel) -> String;
    /// In so few trials only do the deals of the two differ, so the interval is wide, and rough.
    fn few_deals(&self, trials: u64) -> String;
    /// Title: no difference in value can be told between the best two.
    fn money_too_close(&self, duel: &MoneyDuel) -> String;
    /// In a table: this policy is worth more.
    fn is_worth_more(&self, name: &str) -> String;
    /// In a table: no difference can be told.
    fn none_told(&self) -> String;
    /// In a table: no difference can be told once all pairs are allowed for, though the interval of this one excludes 0.
    fn none_told_among_all_pairs(&self, p: &str) -> String;
    /// In a table: the same.
    fn same_worth(&self) -> String;
    /// Head of the column of differences of value.
    fn money_difference_head(&self, currency: &str) -> String;
}

impl dyn Words + '_ {
    /// The verdict on money: the policy with the highest mean value against the one that reaches most often, or, where that
    /// is the same, against the next in value. Nothing where there is no money, or nothing to compare.
    pub fn money_verdict(&self, answers: &Answers) -> Vec<String> {
        let Some(contest) = answers.money_contest() else {
            return vec![];
        };
        let duel = self.money_duel(answers, &contest);
        let mut sentences = vec![match contest.standing {
            Standing::Ahead | Standing::Behind => self.worth_more(&duel),
            Standing::Same => self.worth_the_same(&duel),
            Standing::Unsettled => self.no_money_difference_told(&duel),
        }];
        if contest.trials_with_other_deals < FEW && contest.standing != Standing::Same {
            sentences.push(self.few_deals(contest.trials_with_other_deals));
        }
        sentences
    }

    /// The finding on the money of a pair of policies in a few words.
    pub fn money_pair_verdict(&self, answers: &Answers, row: &ValueComparison) -> String {
        let named = |place: usize| self.named(&answers.policies[place].name);
        match row.standing {
            Standing::Ahead => self.is_worth_more(&named(row.a)),
            Standing::Behind => self.is_worth_more(&named(row.b)),
            Standing::Same => self.same_worth(),
            Standing::Unsettled if row.difference.low > 0.0 || row.difference.high < 0.0 => {
                self.none_told_among_all_pairs(&self.p_value(row.p_holm))
            }
            Standing::Unsettled => self.none_told(),
        }
    }

    /// A title where the policy with the highest mean value is not clearly worth more than that of the verdict.
    pub(super) fn money_too_close_finding(&self, answers: &Answers) -> Option<String> {
        let contest = answers.money_contest()?;
        let is_told = contest.standing != Standing::Unsettled;
        (!is_told).then(|| self.money_too_close(&self.money_duel(answers, &contest)))
    }

    fn money_duel(&self, answers: &Answers, contest: &MoneyContest) -> MoneyDuel {
        let MoneyContest {
            this,
            other,
            difference,
            standing,
            p_holm,
            ..
        } = contest;
        let excludes_zero = difference.low > 0.0 || difference.high < 0.0;
        let currency = &answers.premises.currency;
        let means = [this.value, other.value, *difference];
        let own = means.map(mean_of_decimals);
        let amounts = if means.into_iter().any(is_huge) {
            means.map(|mean| self.mean_of(mean))
        } else {
            agreeing(means.map(|mean| mean.estimate), own).map(|(mean, decimals)| self.decimal(mean, decimals))
        };
        let [this_value, other_value, more] = amounts.map(|amount| self.money(&amount, currency));
        MoneyDuel {
            this: self.named(&this.name),
            this_value,
            other: self.named(&other.name),
            other_value,
            more,
            interval: self.interval(&self.level_number(answers)),
            range: self.mean_range(*difference),
            p_of_all_pairs: (excludes_zero && *standing == Standing::Unsettled).then(|| self.p_value(*p_holm)),
        }
    }
}
