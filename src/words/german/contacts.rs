//! Die eigenen Kontakte auf Deutsch.

use super::German;
use crate::words::{ContactWords, MostBrought};

impl ContactWords for German {
    fn ranking_heading(&self) -> &'static str {
        "Wer bringt wie viel?"
    }

    fn each_brings(&self, policy: &str, most: &MostBrought) -> String {
        let MostBrought {
            contacts,
            is_clear,
            kind,
            each,
            range,
            all,
        } = most;
        let lead = if *is_clear {
            format!("In diesem Modell bringt unter {policy} ein solcher Kontakt am meisten: {kind}.")
        } else {
            format!(
                "In diesem Modell ist unter {policy} nicht zu entscheiden, welche Kontakte am meisten bringen; in diesen Durchläufen vorn: {kind}."
            )
        };
        let brings = format!("{each} des Verdienstes an den Erfolgen ({range})");
        if *contacts == 1 {
            format!("{lead} Dieser eine bringt {brings}.")
        } else {
            format!("{lead} Jeder der {contacts} bringt {brings}, alle zusammen {all}.")
        }
    }

    fn nobody_brings(&self, policy: &str, trials: &str) -> String {
        format!(
            "In keinem von {trials} Durchläufen erreichte die Nachricht unter {policy} einen Entscheider; so bringt kein Kontakt etwas."
        )
    }

    fn kind_of_contacts(&self, segment: Option<&str>, bio: Option<bool>) -> String {
        let segment = segment.unwrap_or("Segment nicht bekannt");
        match bio {
            None => segment.to_owned(),
            Some(true) => format!("{segment}, mit Profiltext"),
            Some(false) => format!("{segment}, ohne Profiltext"),
        }
    }

    fn ranking_note(&self, trials: &str, reached: &str) -> String {
        format!(
            "{trials} Durchläufe, von denen {reached} einen Entscheider erreichten. Jeder Erfolg wird zu gleichen Teilen auf alle verteilt, die in \
             diesem Durchlauf allein die Nachricht zu einem Entscheider gebracht hätten."
        )
    }

    fn alike_note(&self) -> &'static str {
        "Kontakte, von denen die Liste dasselbe sagt, sind für das Modell gleich; jeder bekommt deshalb den Mittelwert von allen. Wer sie \
         wirklich sind und wen sie kennen, hat ihm niemand gesagt."
    }

    fn ranking_heads(&self, level: &str) -> [String; 4] {
        [
            "Kontakte".to_owned(),
            "Wie viele".to_owned(),
            "Welche".to_owned(),
            format!("Jeder bringt [{level}]"),
        ]
    }

    fn accepts_head(&self, policy: &str) -> String {
        format!("{policy} nimmt an")
    }

    fn ranking_table(&self) -> &'static str {
        "Kontakte nach dem, was jeder von ihnen bringt"
    }

    fn ranking_subtitle(&self, policy: &str) -> String {
        format!(
            "Anteil am Verdienst für die Erfolge von {policy}, den ein Kontakt jeder Art bringt, mit seinem 95-%-Intervall"
        )
    }

    fn ranking_axis(&self) -> &'static str {
        "Anteil am Verdienst, den ein Kontakt bringt"
    }
}
