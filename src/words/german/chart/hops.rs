//! Words of the chart of hops in German.

use crate::words::HopsWords;
use crate::words::german::German;
use crate::words::german::number::counted;

impl HopsWords for German {
    fn hops_subtitle(&self) -> String {
        hops_subtitle("von der Firma selbst")
    }

    fn hops_subtitle_with_wire(&self) -> String {
        hops_subtitle("von der Firma oder der Agentur selbst")
    }

    fn hops_alt(&self, rows: &str) -> String {
        format!("Säulen: wie viele Schritte die Kette zum ersten Entscheider hatte, in Anteilen der Erfolge. {rows}.")
    }

    fn hops_mark(&self, policy: &str, hops: &str, share: &str) -> String {
        let plural = if hops == "1" { "" } else { "e" };
        format!("{policy}: {hops} Schritt{plural} bei {share} der Erfolge")
    }

    fn hops_spoken(&self, hops: &str, share: &str) -> String {
        let plural = if hops == "1" { "" } else { "en" };
        format!("{share} mit {hops} Schritt{plural}")
    }

    fn no_success(&self) -> &'static str {
        "kein Erfolg"
    }

    fn hops_of_nothing(&self) -> String {
        "Kein Durchlauf hat einen Entscheider erreicht, also gibt es keine Kette zu messen.".to_owned()
    }

    fn hops_axis(&self) -> &'static str {
        "Schritte von der Firma bis zum Entscheider"
    }

    fn no_chain_to_measure(&self) -> String {
        "Kein Erfolg, also keine Kette zu messen".to_owned()
    }

    fn had_to_be_passed_on(&self, share: &str, range: &str, policy: &str) -> String {
        format!("Bei {share} der Erfolge unter {policy} musste jemand die Nachricht weitergeben ({range})")
    }

    fn had_to_be_passed_on_by_construction(&self) -> String {
        "Hier fragt kein Entscheider an, also muss bei jedem Erfolg jemand die Nachricht weitergeben".to_owned()
    }

    fn always_had_to_be_passed_on(&self, successes: u64, range: &str, policy: &str) -> String {
        match successes {
            1 => format!("Beim einzigen Erfolg unter {policy} musste jemand die Nachricht weitergeben ({range})"),
            _ => format!(
                "Bei allen {} unter {policy} musste jemand die Nachricht weitergeben ({range})",
                counted(successes, "Erfolg", "Erfolgen")
            ),
        }
    }
}

fn hops_subtitle(first: &str) -> String {
    format!(
        "Erfolge nach Länge der Kette, die zuerst einen Entscheider erreichte, in diesem Modell; 1 Schritt: {first}"
    )
}
