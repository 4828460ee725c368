//! Assumptions in German.

use super::German;
use crate::words::AssumptionWords;

/// What accepted contacts do with the news.
fn passing_on(how: &str) -> String {
    format!(
        "Angenommene Kontakte geben die Nachricht {how}. Studien sind sich nicht einmal einig, ob es Leute williger macht, angenommen zu werden, oder weniger willig."
    )
}

impl AssumptionWords for German {
    fn without_estimate(&self, assumptions: &str, try_out: &str) -> String {
        format!(
            "All das gilt im Modell und ist keine Vorhersage. Für diese Annahmen, die hier wirken, nennt keine Studie einen \
             belastbaren Wert: {assumptions}. Wie viel sie an der Antwort ändern, wurde nicht berechnet. Andere ausprobieren, z. B. mit \
             {try_out}."
        )
    }

    fn all_with_estimate(&self) -> String {
        "All das gilt im Modell und ist keine Vorhersage. Worauf jede Zahl beruht, steht im Bericht.".to_owned()
    }

    fn name_of_assumption(&self, key: &str) -> Option<&'static str> {
        Some(match key {
            "circle.dilution" => "Verdünnung",
            "circle.spam_penalty" => "Spam-Malus",
            "circle.favour" => "Wohlwollen",
            "world.enthusiasm_spread" => "Streuung der Begeisterung",
            _ => return None,
        })
    }

    fn favour_above_one(&self) -> String {
        passing_on("einer Firma, die sie angenommen hat, bereitwilliger weiter")
    }

    fn favour_below_one(&self) -> String {
        passing_on("einer Firma, die sie angenommen hat, weniger bereitwillig weiter")
    }

    fn favour_of_one(&self) -> String {
        passing_on("so bereitwillig weiter wie alle anderen")
    }

    fn no_spam_penalty(&self) -> String {
        "Angenommene Spammer schaden der Glaubwürdigkeit der Firma nicht.".to_owned()
    }

    fn spam_penalty_leaves(&self, share: &str) -> String {
        format!(
            "Angenommene Spammer schaden der Glaubwürdigkeit der Firma: Mit einem Spammer unter zehn Kontakten bleiben \
             {share} davon."
        )
    }

    fn no_dilution(&self) -> String {
        "So viele Kontakte die Firma auch annimmt: Jeder schenkt ihr gleich viel Aufmerksamkeit.".to_owned()
    }

    fn dilution_leaves(&self, capacity: &str, share: &str) -> String {
        format!(
            "Über {capacity} Kontakte hinaus schenkt jeder der Firma weniger Aufmerksamkeit: bei doppelt so vielen {share} von \
             dem, was er ihr bei {capacity} schenkte."
        )
    }

    fn no_enthusiasm_spread(&self) -> String {
        "Wer gleich interessiert ist, gibt gleich oft weiter.".to_owned()
    }

    fn enthusiasm_spreads(&self) -> String {
        "Von Leuten mit gleichem Interesse geben manche weit mehr weiter als andere, und kein Profil verrät es; je größer der \
         Wert, desto mehr ruht auf wenigen."
            .to_owned()
    }
}
