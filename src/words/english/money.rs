//! Money in English.

use super::English;
use super::number::counted;
use crate::words::{MoneyDuel, MoneyWords};

impl MoneyWords for English {
    fn worth_more(&self, duel: &MoneyDuel) -> String {
        format!(
            "In money, under {} a trial brings {} on average, under {} {}: {} more ({} {}).",
            duel.this, duel.this_value, duel.other, duel.other_value, duel.more, duel.interval, duel.range
        )
    }

    fn no_money_difference_told(&self, duel: &MoneyDuel) -> String {
        let interval = match &duel.p_of_all_pairs {
            None => format!(" ({} {}).", duel.interval, duel.range),
            Some(p) => format!(
                ". Taken alone, this pair would look settled ({} {}); once all pairs are allowed for, it may be chance \
                 (p = {p}).",
                duel.interval, duel.range
            ),
        };
        format!(
            "In money, no clear difference between {} and {}: a trial brings {} on average under the one and {} under the other, a \
             difference of {}{interval}",
            duel.this, duel.other, duel.this_value, duel.other_value, duel.more
        )
    }

    fn worth_the_same(&self, duel: &MoneyDuel) -> String {
        format!(
            "In money {} and {} are the same in every trial: {} on average.",
            duel.this, duel.other, duel.this_value
        )
    }

    fn few_deals(&self, trials: u64) -> String {
        format!(
            "That rests on few deals: the two policies differ in them in only {}.",
            counted(trials, "trial")
        )
    }

    fn money_too_close(&self, duel: &MoneyDuel) -> String {
        let why = match &duel.p_of_all_pairs {
            None => format!("difference {}", duel.range),
            Some(p) => format!("p = {p}, all pairs allowed for"),
        };
        format!(
            "No clear difference in value between {} and {}: {} and {} a trial ({why})",
            duel.this, duel.other, duel.this_value, duel.other_value
        )
    }

    fn is_worth_more(&self, name: &str) -> String {
        format!("{name} is worth more")
    }

    fn none_told(&self) -> String {
        "no difference can be told".to_owned()
    }

    fn none_told_among_all_pairs(&self, p: &str) -> String {
        format!("no difference can be told once all pairs are allowed for (p = {p})")
    }

    fn same_worth(&self) -> String {
        "the same".to_owned()
    }

    fn money_difference_head(&self, currency: &str) -> String {
        format!("Value, {currency}")
    }
}
