//! Heads of tables in English.

use super::English;
use crate::words::TableWords;

impl TableWords for English {
    fn policy_column(&self) -> &'static str {
        "Policy"
    }

    fn reaches_column(&self, level: &str) -> String {
        format!("Reaches [{level}]")
    }

    fn one_hop_column(&self) -> &'static str {
        "One hop"
    }

    fn contacts_column(&self) -> &'static str {
        "Contacts"
    }

    fn readers_column(&self) -> &'static str {
        "Readers"
    }

    fn median_time_column(&self) -> &'static str {
        "Median time"
    }

    fn never(&self) -> &'static str {
        "never"
    }

    fn value_column(&self, currency: &str) -> String {
        if currency.is_empty() {
            "Value".to_owned()
        } else {
            format!("Value, {currency}")
        }
    }

    fn spam_column(&self) -> &'static str {
        "Spam"
    }

    fn compared_column(&self) -> &'static str {
        "Compared"
    }

    fn points_column(&self, level: &str) -> String {
        format!("Points [{level}]")
    }

    fn verdict_column(&self) -> &'static str {
        "Verdict"
    }

    fn p_column(&self) -> &'static str {
        "p (Holm)"
    }

    fn only_first_column(&self) -> &'static str {
        "Only first"
    }

    fn only_second_column(&self) -> &'static str {
        "Only second"
    }

    fn columns_without_room(&self, columns: &[&str], width: usize) -> String {
        let them = if columns.len() == 1 { "it" } else { "them" };
        format!(
            "No room here for: {}. A terminal {width} characters wide shows {them}; the files of the result always have {them}.",
            columns.join(", ")
        )
    }
}
