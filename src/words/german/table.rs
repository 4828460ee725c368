//! Heads of tables in German.

use super::German;
use crate::words::TableWords;

impl TableWords for German {
    fn policy_column(&self) -> &'static str {
        "Strategie"
    }

    fn reaches_column(&self, level: &str) -> String {
        format!("Erreicht [{level}]")
    }

    fn one_hop_column(&self) -> &'static str {
        "Ein Schritt"
    }

    fn contacts_column(&self) -> &'static str {
        "Kontakte"
    }

    fn readers_column(&self) -> &'static str {
        "Leser"
    }

    fn median_time_column(&self) -> &'static str {
        "Zeit (Median)"
    }

    fn never(&self) -> &'static str {
        "nie"
    }

    fn value_column(&self, currency: &str) -> String {
        if currency.is_empty() {
            "Wert".to_owned()
        } else {
            format!("Wert, {currency}")
        }
    }

    fn spam_column(&self) -> &'static str {
        "Spam"
    }

    fn compared_column(&self) -> &'static str {
        "Vergleich"
    }

    fn points_column(&self, level: &str) -> String {
        format!("Punkte [{level}]")
    }

    fn verdict_column(&self) -> &'static str {
        "Urteil"
    }

    fn p_column(&self) -> &'static str {
        "p (Holm)"
    }

    fn only_first_column(&self) -> &'static str {
        "Nur erste"
    }

    fn only_second_column(&self) -> &'static str {
        "Nur zweite"
    }

    fn columns_without_room(&self, columns: &[&str], width: usize) -> String {
        format!(
            "Hier ist kein Platz für: {}. Ab {width} Zeichen Breite zeigt das Terminal sie; in den Dateien des Ergebnisses stehen sie immer.",
            columns.join(", ")
        )
    }
}
