//! Words of the chart of hops in English.

use crate::words::english::English;
use crate::words::{HopsWords, NumberWords};

impl HopsWords for English {
    fn hops_subtitle(&self) -> String {
        hops_subtitle("the firm itself")
    }

    fn hops_subtitle_with_wire(&self) -> String {
        hops_subtitle("the firm or the wire itself")
    }

    fn hops_alt(&self, rows: &str) -> String {
        format!("Columns of how many hops the chain to the first decision-maker had, in shares of successes. {rows}.")
    }

    fn hops_mark(&self, policy: &str, hops: &str, share: &str) -> String {
        let plural = if hops == "1" { "" } else { "s" };
        format!("{policy}: {hops} hop{plural} in {share} of successes")
    }

    fn hops_spoken(&self, hops: &str, share: &str) -> String {
        let plural = if hops == "1" { "" } else { "s" };
        format!("{share} in {hops} hop{plural}")
    }

    fn no_success(&self) -> &'static str {
        "no success"
    }

    fn hops_of_nothing(&self) -> String {
        "No trial reached a decision-maker, so there is no chain to measure.".to_owned()
    }

    fn hops_axis(&self) -> &'static str {
        "Degrees from the firm (hops in the chain)"
    }

    fn no_chain_to_measure(&self) -> String {
        "No success, so no chain to measure".to_owned()
    }

    fn had_to_be_passed_on(&self, share: &str, range: &str, policy: &str) -> String {
        format!("Somebody had to pass it on in {share} of successes under {policy} ({range})")
    }

    fn had_to_be_passed_on_by_construction(&self) -> String {
        "No decision-maker here asks to connect, so every success needs somebody to pass it on".to_owned()
    }

    fn always_had_to_be_passed_on(&self, successes: u64, range: &str, policy: &str) -> String {
        match successes {
            1 => format!("Somebody had to pass it on in the only success under {policy} ({range})"),
            _ => format!(
                "Somebody had to pass it on in all {} under {policy} ({range})",
                self.successes(successes)
            ),
        }
    }
}

fn hops_subtitle(first: &str) -> String {
    format!(
        "Successes by length of the chain that first reached a decision-maker, in this model; 1 hop: the decision-maker read it from {first}"
    )
}
