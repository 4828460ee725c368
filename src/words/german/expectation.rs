//! Expectations in German.

use super::German;
use crate::estimate::Decision;
use crate::words::ExpectationWords;

impl ExpectationWords for German {
    fn expectations_heading(&self) -> &'static str {
        "Was erwartet wurde"
    }

    fn expectations_note(&self, intervals: &str) -> String {
        format!(
            "Zahlen stehen in der Einheit der Schwelle, dahinter in Klammern {intervals}. Eine Erwartung ist erfüllt oder verfehlt, \
             wenn das ganze Intervall es sagt; sonst lassen diese Durchläufe sie offen."
        )
    }

    fn expected_head(&self) -> &'static str {
        "Erwartet"
    }

    fn found_head(&self) -> &'static str {
        "Gefunden"
    }

    fn decision_head(&self) -> &'static str {
        "Ergebnis"
    }

    fn decision(&self, decision: Decision) -> &'static str {
        match decision {
            Decision::Holds => "erfüllt",
            Decision::Fails => "verfehlt",
            Decision::Undecided => "offen",
        }
    }

    fn nothing_found(&self) -> &'static str {
        "unbekannt: zu wenige Durchläufe"
    }

    fn expectation_fails(&self, that: &str, found: &str) -> String {
        format!("Erwartung verfehlt: {that}; gefunden: {found}")
    }

    fn expectation_undecided(&self, that: &str, found: &str) -> String {
        format!("Erwartung offen: {that}; gefunden: {found}")
    }
}
