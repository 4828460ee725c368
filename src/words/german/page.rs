//! The report in German.

use super::German;
use super::number::{counted, dative, words};
use crate::words::{PageWords, Spread, WorldMade};

impl PageWords for German {
    fn not_a_forecast(&self, trials: &str) -> String {
        format!("Das geschieht im Modell, über {trials}, unter den Annahmen weiter unten. Es ist keine Vorhersage.")
    }

    fn contents(&self) -> &'static str {
        "Inhalt"
    }

    fn policies_heading(&self) -> &'static str {
        "Die Strategien"
    }

    fn pictures_heading(&self) -> &'static str {
        "Bilder"
    }

    fn assumptions_heading(&self) -> &'static str {
        "Woran die Antwort hängt"
    }

    fn method_heading(&self) -> &'static str {
        "Wie die Antwort zustande kam"
    }

    fn comparisons_heading(&self) -> &'static str {
        "Alle Vergleiche"
    }

    fn credit_heading(&self) -> &'static str {
        "Wer sie getragen hat"
    }

    fn settings_heading(&self) -> &'static str {
        "Einstellungen"
    }

    fn reproduce_heading(&self) -> &'static str {
        "Selbst nachrechnen"
    }

    fn made_by(&self, version: &str) -> String {
        format!("Erstellt mit whoknows {version}. Schrift: Inter, SIL Open Font License 1.1.")
    }

    fn swipe(&self) -> &'static str {
        "Für alles seitwärts wischen →"
    }

    fn policies_note(&self, intervals: &str) -> String {
        format!(
            "Mittelwerte über alle Durchläufe; Zeit und Schritte über die Durchläufe, die einen Entscheider erreicht haben. \
             Spannen sind {intervals}."
        )
    }

    fn policies_table(&self) -> &'static str {
        "Tabelle der Strategien"
    }

    fn policy_head(&self) -> &'static str {
        "Strategie"
    }

    fn reach_head(&self) -> &'static str {
        "Erreicht einen Entscheider"
    }

    fn one_hop_head(&self) -> &'static str {
        "Ein Schritt allein"
    }

    fn accepted_head(&self) -> &'static str {
        "Angenommene Anfragen"
    }

    fn spam_head(&self) -> &'static str {
        "Spammer darunter"
    }

    fn people_head(&self) -> &'static str {
        "Leser"
    }

    fn passed_on_head(&self) -> &'static str {
        "Geteilt / weitergeleitet"
    }

    fn time_head(&self) -> &'static str {
        "Zeit (Median)"
    }

    fn hops_head(&self) -> &'static str {
        "Schritte"
    }

    fn value_head(&self) -> &'static str {
        "Wert je Durchlauf"
    }

    fn assumptions_note(&self) -> &'static str {
        "Einige Einstellungen des Modells beruhen auf veröffentlichten Messungen, meist von Twitter; die anderen sind geschätzt. Für diese \
         vier gibt keine Studie einen belastbaren Wert, und an ihnen hängt die Antwort am unmittelbarsten. Wenn das Urteil zählt, \
         sollte man sie zuerst verändern und sehen, ob es hält."
    }

    fn assumptions_table(&self) -> &'static str {
        "Annahmen ohne belastbaren Beleg"
    }

    fn assumption_head(&self) -> &'static str {
        "Annahme"
    }

    fn here_head(&self) -> &'static str {
        "Hier"
    }

    fn meaning_head(&self) -> &'static str {
        "Was sie bedeutet"
    }

    fn limits_heading(&self) -> &'static str {
        "Grenzen"
    }

    fn limits(&self) -> &'static str {
        "Die Leute, ihre Kontakte und ihr Glück sind aus Durchschnitten erfunden: Einige wurden gemessen, meist vor Jahren auf Twitter, \
         die anderen sind geschätzt. Eigene Zahlen des Kunden sollten sie ersetzen. Das Modell kennt eine Meldung, eine Firma und ein \
         Netz. Es lässt Suchmaschinen, Werbung, die Presse und alles weg, was ein Gespräch vermag und das Teilen eines Beitrags nicht. \
         Man lese eher die Unterschiede zwischen Strategien als die Höhe einer einzelnen Zahl."
    }

    fn method_world(&self, world: WorldMade, requests: u64) -> String {
        let world = match world {
            WorldMade::InCommunities(people) => format!(
                "hat {} Menschen in Gemeinschaften erfunden, in denen wenige von sehr vielen gehört werden",
                words().count(people)
            ),
            WorldMade::AtRandom(people) => {
                format!(
                    "hat {} Menschen erfunden, die einander nach Zufall hören",
                    words().count(people)
                )
            }
            // How many these are stands in the file, not in the scenario.
            WorldMade::FromFile => {
                "hat die Menschen, und wer wen hört, aus einer Netzdatei genommen und den Rest erfunden".to_owned()
            }
        };
        format!(
            "Das Programm {world}. In jedem Durchlauf bitten {} von ihnen die Firma um Kontakt, und jede Strategie nimmt \
             einige an: Das ist ihr Kreis.",
            words().count(requests)
        )
    }

    fn method_spread(&self, spread: Spread, horizon: f64) -> String {
        let spread = match spread {
            Spread::InFeeds => {
                "Jeder Kontakt bemerkt einen Beitrag vielleicht, umso seltener, je mehr Konten er folgt; wer ihn liest, teilt \
                 ihn vielleicht mit allen, die ihn hören, oder leitet ihn an eine ausgewählte Person weiter, umso seltener, \
                 je älter die Nachricht ist."
            }
            Spread::Textbook => {
                "Jeder Kontakt bemerkt einen Beitrag vielleicht, und wer ihn liest, zeigt ihn allen, die ihn hören; von ihnen \
                 bemerkt ihn wieder jeder vielleicht: eine Kaskade wie im Lehrbuch, in der Nachrichten nicht altern und \
                 niemand weiterleitet."
            }
        };
        format!(
            "Dann veröffentlicht die Firma ihre Meldung. {spread} Ein Durchlauf gilt als Erfolg, wenn ein Entscheider \
             innerhalb von {} liest.",
            dative(horizon)
        )
    }

    fn method_luck(&self, shared_worlds: Option<u64>, level: &str, trials: u64) -> String {
        let worlds = match shared_worlds {
            None => "Jeder Durchlauf ist eine Welt für sich".to_owned(),
            Some(worlds) => format!(
                "Die Durchläufe teilen sich {}, und die Intervalle berücksichtigen das",
                counted(worlds, "Welt", "Welten")
            ),
        };
        format!(
            "{worlds}. Alle Strategien treffen dieselben Leute, dieselben Anfragen und dasselbe Glück; ein Unterschied \
             zwischen zweien kommt also allein von den Strategien. Intervalle ({level}) sagen, wie weit der Zufall in {} eine \
             Zahl verschoben haben mag; sie sagen nicht, wie gut das Modell zur Welt passt.",
            counted(trials, "Durchlauf", "Durchläufen")
        )
    }

    fn single_policy(&self) -> &'static str {
        "Das Szenario hat nur eine Strategie: Es gibt nichts zu vergleichen."
    }

    fn comparisons_note(&self, intervals: &str) -> String {
        format!(
            "Gepaarte Unterschiede in Prozentpunkten mit {intervals}n; Durchläufe, in denen eine, beide oder keine Strategie \
             erreichte; p-Werte für alle Paare angepasst (Holm)."
        )
    }

    fn comparisons_table(&self) -> &'static str {
        "Tabelle der Vergleiche"
    }

    fn pair_head(&self) -> &'static str {
        "Paar"
    }

    fn pair(&self, a: &str, b: &str) -> String {
        format!("{a} gegen {b}")
    }

    fn difference_head(&self) -> &'static str {
        "Unterschied"
    }

    fn only_first_head(&self) -> &'static str {
        "Nur die erste"
    }

    fn only_second_head(&self) -> &'static str {
        "Nur die zweite"
    }

    fn both_head(&self) -> &'static str {
        "Beide"
    }

    fn neither_head(&self) -> &'static str {
        "Keine"
    }

    fn verdict_head(&self) -> &'static str {
        "Urteil"
    }

    fn credit_note(&self) -> &'static str {
        "Von den Erfolgen unter jeder Strategie: das Segment der Person am Anfang der Kette, und der Teil, den Leute getragen haben, \
         die eine andere Strategie abgelehnt hätte."
    }

    fn under_policy(&self, policy: &str) -> String {
        format!("Unter {policy}")
    }

    fn credit_table(&self, policy: &str) -> String {
        format!("Verdienst unter {policy}")
    }

    fn segment_head(&self) -> &'static str {
        "Segment"
    }

    fn share_head(&self) -> &'static str {
        "Anteil der Erfolge"
    }

    fn declined_by_itself(&self, policy: &str) -> String {
        format!("Abgelehnt von {policy} selbst")
    }

    fn declined_by_itself_note(&self, policy: &str) -> String {
        format!(
            "Abgelehnt von {policy} selbst: Leute, die die Strategie abwies, die trotzdem blieben, die Firma hörten und ihre \
             Nachricht trugen."
        )
    }

    fn settings_summary(&self) -> &'static str {
        "Das Szenario, mit allen Vorgaben ausgeschrieben"
    }

    fn reproduce(&self) -> (&'static str, &'static str) {
        (
            "Die Einstellungen oben speichern als ",
            "; dieselbe Version ergibt auf jeder Maschine dieselben Zahlen bis zur letzten Stelle.",
        )
    }

    fn version_term(&self) -> &'static str {
        "Version"
    }

    fn seed_term(&self) -> &'static str {
        "Seed"
    }

    fn digest_term(&self) -> &'static str {
        "Prüfsumme des Szenarios"
    }

    fn trials_term(&self) -> &'static str {
        "Durchläufe"
    }

    fn interrupted_remark(&self) -> &'static str {
        " (vor dem geplanten Ende abgebrochen)"
    }
}
