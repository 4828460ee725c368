//! Words of the chart of credit in German.

use crate::words::german::German;
use crate::words::german::number::words;
use crate::words::{CreditWords, NumberWords};

impl CreditWords for German {
    fn credit_subtitle(&self, successes: u64, policy: &str) -> String {
        format!(
            "{} unter {policy} in diesem Modell, nach Segment am Anfang der Kette; schraffiert: von der \
             genannten Strategie abgelehnt",
            self.successes(successes)
        )
    }

    fn credit_subtitle_of_nothing(&self) -> String {
        "Anteil der Erfolge nach Segment am Anfang der Kette, in diesem Modell".to_owned()
    }

    fn credit_alt(&self, rows: &str, silence: &str) -> String {
        format!("Balken: Anteil der Erfolge nach Segment des Kontakts am Anfang der Kette. {rows}. {silence}")
    }

    fn no_success_began_with(&self, names: &str) -> String {
        format!("Kein Erfolg begann mit: {names}.")
    }

    fn no_success_began_with_many(&self, segments: usize) -> String {
        format!("Kein Erfolg begann mit einem von {segments} anderen Segmenten.")
    }

    fn other_segments(&self, segments: usize) -> String {
        format!("{segments} andere")
    }

    fn all_under(&self, policy: &str) -> String {
        format!("Alle unter {policy}")
    }

    fn declined_by(&self, policy: &str) -> String {
        format!("Abgelehnt von {policy}")
    }

    fn credit_of_nothing(&self) -> String {
        "Kein Durchlauf hat einen Entscheider erreicht, also hat niemand ein Verdienst.".to_owned()
    }

    fn nobody_to_credit(&self) -> String {
        "Kein Erfolg, also kein Verdienst".to_owned()
    }

    fn declines_the_first(&self, open: &str, strict: &str, declined: (&str, &str), lost: (u64, u64)) -> String {
        let (share, range) = declined;
        let (lost, of_all) = (words().count(lost.0), words().count(lost.1));
        let successes = if of_all == "1" { "Erfolg" } else { "Erfolgen" };
        let escape = if lost == "1" { "entgeht" } else { "entgehen" };
        format!(
            "{strict} {escape} {lost} von {of_all} {successes} unter {open}; bei {share} von allen {of_all} ({range}) lehnt sie \
             die erste Person ab"
        )
    }

    fn segment_carried(&self, segment: &str, share: &str, range: &str, policy: &str) -> String {
        format!("Bei {share} der Erfolge unter {policy} ({range}) steht am Anfang der Kette jemand der Art {segment}")
    }
}
