//! What a page says around its engine, in German.

use super::German;
use crate::words::WhatIfWords;

impl WhatIfWords for German {
    fn what_if_heading(&self) -> &'static str {
        "Und wenn …?"
    }

    fn what_if_note(&self) -> &'static str {
        "Verschieben Sie eine Annahme, und dieselben Welten werden neu simuliert, hier auf Ihrem Rechner; nichts wird irgendwohin gesendet. Was herauskommt, gilt in diesem Modell."
    }

    fn what_if_matters_most(&self) -> &'static str {
        "Annahmen; zuerst die, die am meisten bewirkt"
    }

    fn what_if_uncertain(&self) -> &'static str {
        "Annahmen ohne belastbare Schätzung"
    }

    fn what_if_policies(&self) -> &'static str {
        "Was die Strategien verlangen"
    }

    fn what_if_channels(&self) -> &'static str {
        "Wo die Firma postet"
    }

    fn what_if_here(&self, value: &str) -> String {
        format!("Szenario: {value}")
    }

    fn what_if_condition(&self, policy: &str, condition: &str) -> String {
        format!("{policy} besteht auf {condition}")
    }

    fn what_if_posts_on(&self, channel: &str) -> String {
        format!("Die Firma postet auf {channel}")
    }

    fn with_unit(&self, value: &str, unit: &str) -> Option<String> {
        let unit = match unit {
            "persons" if value == "1" => "Person",
            "persons" => "Personen",
            "accounts" => "Konten",
            "blocks" => "Gruppen",
            "currency" => return Some(value.to_owned()),
            "followees" => "Gefolgte",
            "hours" => "Stunden",
            "worlds" => "Welten",
            "releases" => "Meldungen",
            "trials" => "Versuche",
            _ => return None,
        };
        Some(format!("{value} {unit}"))
    }

    fn what_if_reset(&self) -> &'static str {
        "Zurück zum Szenario"
    }

    fn what_if_pictures(&self) -> &'static str {
        "Bild"
    }

    fn what_if_command(&self) -> &'static str {
        "Dasselbe auf der Befehlszeile, im Ordner dieses Berichts:"
    }

    fn what_if_copy(&self) -> &'static str {
        "Befehl kopieren"
    }

    fn what_if_copy_link(&self) -> &'static str {
        "Link auf diesen Stand kopieren"
    }

    fn what_if_copied(&self) -> &'static str {
        "Kopiert."
    }

    fn what_if_not_copied(&self) -> &'static str {
        "Dieser Browser lässt die Seite nicht kopieren; markieren Sie den Text."
    }

    fn what_if_untouched(&self, trials: &str) -> String {
        format!("Wie im Szenario: {trials}.")
    }

    fn what_if_progress(&self, trials: &str) -> String {
        format!("Bisher {{}}, auf dem Weg zu {trials}; mit jedem weiteren werden die Intervalle schmaler.")
    }

    fn what_if_done(&self) -> &'static str {
        "{} in denselben Welten wie im Bericht."
    }

    fn what_if_paused(&self, trials: &str) -> String {
        format!("{{}}, dann eine Pause: Dieses Szenario ist schwer für eine Seite. Der Bericht hat {trials}.")
    }

    fn what_if_go_on(&self) -> &'static str {
        "Weiter simulieren"
    }

    fn what_if_working(&self) -> &'static str {
        "Simuliere …"
    }

    fn what_if_refused(&self) -> &'static str {
        "Diese Werte passen nicht zusammen: {}"
    }

    fn what_if_failed(&self) -> &'static str {
        "Das Rechenwerk dieser Seite ist stehen geblieben: {} Laden Sie die Seite neu, um weiterzumachen."
    }

    fn what_if_other_link(&self) -> &'static str {
        "Dieser Link gehört zu einem anderen Bericht; die Seite zeigt ihr eigenes Szenario."
    }

    fn what_if_unknown_link(&self) -> &'static str {
        "Dieser Link verlangt, was diese Seite nicht hat; es bleibt wie im Szenario: {}"
    }

    fn what_if_no_scripts(&self) -> &'static str {
        "Mit Skripten ließen sich hier Annahmen verschieben, und die Antwort folgte. Ohne sie zeigt die Seite den Lauf, wie er war."
    }

    fn what_if_no_engine(&self) -> &'static str {
        "Dieser Browser kann das Rechenwerk (WebAssembly) nicht ausführen, mit dem sich hier Annahmen verschieben ließen; die Seite zeigt den Lauf, wie er war."
    }

    fn what_if_no_network(&self) -> &'static str {
        "Auf dieser Seite lassen sich keine Annahmen verschieben: Das Netz steht in einer eigenen Datei, die keine Seite mitführt. Auf der Befehlszeile geht es mit --set."
    }

    fn what_if_no_contacts(&self) -> &'static str {
        "Auf dieser Seite lassen sich keine Annahmen verschieben: Die Kontakte der Firma stehen in einer eigenen Datei, und keine Seite führt Menschen mit. Auf der Befehlszeile geht es mit --set."
    }

    fn what_if_too_many(&self, people: &str) -> String {
        format!(
            "Auf dieser Seite lassen sich keine Annahmen verschieben: Ein ganz gezogenes Netz mit mehr als {people} Menschen ist zu viel für sie. Auf der Befehlszeile geht es mit --set."
        )
    }
}
