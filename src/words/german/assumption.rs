//! Assumptions in German.

use super::German;
use crate::words::AssumptionWords;

/// What accepted contacts do with the news.
fn passing_on(how: &str) -> String {
    format!("Angenommene Kontakte geben die Nachricht {how}. Selbst die Richtung ist umstritten.")
}

impl AssumptionWords for German {
    fn without_estimate(&self, assumptions: &str, try_out: &str) -> String {
        format!(
            "In diesem Modell, keine Vorhersage. Für diese Annahmen, die hier wirken, gibt keine Studie einen belastbaren \
             Wert: {assumptions}. Wie viel sie an der Antwort ändern, wurde nicht berechnet. Andere ausprobieren, z. B. mit \
             {try_out}."
        )
    }

    fn all_with_estimate(&self) -> String {
        "In diesem Modell, keine Vorhersage. Worauf jede Zahl beruht, steht im Bericht.".to_owned()
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
            "Angenommene Spammer schaden der Glaubwürdigkeit der Firma: Ist einer von zehn Kontakten einer, so bleiben \
             {share} ihrer Wirkung."
        )
    }

    fn no_dilution(&self) -> String {
        "So viele Kontakte die Firma auch annimmt: Jeder hört sie gleich gut.".to_owned()
    }

    fn dilution_leaves(&self, capacity: &str, share: &str) -> String {
        format!(
            "Über {capacity} Kontakte hinaus hört jeder die Firma weniger: doppelt so viele Kontakte, {share} der Wirkung."
        )
    }

    fn no_enthusiasm_spread(&self) -> String {
        "Wer gleich interessiert ist, gibt gleich oft weiter.".to_owned()
    }

    fn enthusiasm_spreads(&self) -> String {
        "Manche geben weit mehr weiter als ihresgleichen, und kein Profil verrät es; je größer der Wert, desto mehr ruht \
         auf wenigen."
            .to_owned()
    }
}
