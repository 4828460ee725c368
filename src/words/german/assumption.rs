//! Assumptions in German.

use super::German;
use crate::words::AssumptionWords;

/// What accepted contacts do with the news.
fn passing_on(how: &str) -> String {
    format!("Angenommene Kontakte geben die Nachricht {how}. Selbst die Richtung ist umstritten.")
}

impl AssumptionWords for German {
    fn hangs_on(&self, values: [&str; 4], try_dilution: &str) -> String {
        let [dilution, spam_penalty, favour, enthusiasm_spread] = values;
        format!(
            "In diesem Modell, keine Vorhersage. Die Antwort hängt an Annahmen, die niemand gut gemessen hat: dilution \
             {dilution}, spam_penalty {spam_penalty}, favour {favour}, enthusiasm_spread {enthusiasm_spread}. Andere \
             ausprobieren, z. B. mit --set circle.dilution={try_dilution}."
        )
    }

    fn names_of_assumptions(&self) -> [&'static str; 4] {
        ["Verdünnung", "Spam-Malus", "Wohlwollen", "Streuung der Begeisterung"]
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
