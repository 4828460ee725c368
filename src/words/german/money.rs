//! Money in German.

use super::German;
use super::number::counted;
use crate::words::{MoneyDuel, MoneyWords};

impl MoneyWords for German {
    fn worth_more(&self, duel: &MoneyDuel) -> String {
        format!(
            "In Geld bringt ein Durchlauf unter {} im Mittel {}, unter {} {}: {} mehr ({} {}).",
            duel.this, duel.this_value, duel.other, duel.other_value, duel.more, duel.interval, duel.range
        )
    }

    fn no_money_difference_told(&self, duel: &MoneyDuel) -> String {
        let interval = match &duel.p_of_all_pairs {
            None => format!(" ({} {}).", duel.interval, duel.range),
            Some(p) => format!(
                ". Für sich allein sähe dieses Paar entschieden aus ({} {}); berücksichtigt man alle Paare, kann es Zufall \
                 sein (p = {p}).",
                duel.interval, duel.range
            ),
        };
        format!(
            "In Geld ist zwischen {} und {} kein Unterschied gesichert: Ein Durchlauf bringt im Mittel {} unter der einen und {} \
             unter der anderen Strategie, ein Unterschied von {}{interval}",
            duel.this, duel.other, duel.this_value, duel.other_value, duel.more
        )
    }

    fn worth_the_same(&self, duel: &MoneyDuel) -> String {
        format!(
            "In Geld sind {} und {} in jedem Durchlauf gleich: {} im Mittel.",
            duel.this, duel.other, duel.this_value
        )
    }

    fn few_deals(&self, trials: u64) -> String {
        let trials = counted(trials, "Durchlauf", "Durchläufen");
        format!("Das beruht auf wenigen Abschlüssen: Nur in {trials} unterscheiden sich die beiden darin.")
    }

    fn money_too_close(&self, duel: &MoneyDuel) -> String {
        let why = match &duel.p_of_all_pairs {
            None => format!("Unterschied {}", duel.range),
            Some(p) => format!("p = {p}, alle Paare berücksichtigt"),
        };
        format!(
            "Kein gesicherter Unterschied im Wert zwischen {} und {}: {} und {} je Durchlauf ({why})",
            duel.this, duel.other, duel.this_value, duel.other_value
        )
    }

    fn is_worth_more(&self, name: &str) -> String {
        format!("{name} ist mehr wert")
    }

    fn none_told(&self) -> String {
        "kein Unterschied feststellbar".to_owned()
    }

    fn none_told_among_all_pairs(&self, p: &str) -> String {
        format!("kein Unterschied feststellbar, wenn man alle Paare berücksichtigt (p = {p})")
    }

    fn same_worth(&self) -> String {
        "gleich".to_owned()
    }

    fn money_difference_head(&self, currency: &str) -> String {
        format!("Wert, {currency}")
    }
}
