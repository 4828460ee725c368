//! The report in German.

use super::German;
use super::number::{counted, dative, in_hours, words};
use crate::scenario::{NetworkLaw, NetworkModel, World};
use crate::words::{PageWords, QuestionWords, Spread, Step, Tally};

impl PageWords for German {
    fn not_a_forecast(&self, trials: &str) -> String {
        format!("Das ist das Ergebnis des Modells ({trials}) unter den Annahmen weiter unten und keine Vorhersage.")
    }

    fn not_a_forecast_on_slides(&self) -> &'static str {
        "Das Folgende geschieht in einem Modell, unter den Annahmen auf den letzten Folien. Es ist keine Vorhersage."
    }

    fn contents(&self) -> &'static str {
        "Inhalt"
    }

    fn policies_heading(&self) -> &'static str {
        "Die Strategien"
    }

    fn pictures_heading(&self) -> &'static str {
        "Diagramme"
    }

    fn assumptions_heading(&self) -> &'static str {
        "Annahmen und woher sie kommen"
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

    fn policies_note(&self, intervals: &str, with_hops: bool) -> String {
        let of_successes = if with_hops { "Zeit und Schritte" } else { "Zeit" };
        format!(
            "Mittelwerte über alle Durchläufe; {of_successes} über die Durchläufe, in denen ein Entscheider die Nachricht las. \
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

    fn assumptions_note(&self, in_force: usize) -> String {
        let assumptions = match in_force {
            0 => return "Keine der Annahmen ohne belastbaren Wert kann an diesem Szenario etwas ändern.".to_owned(),
            1 => "eine Annahme, die in diesem Szenario wirkt,".to_owned(),
            many => format!("{many} Annahmen, die in diesem Szenario wirken,"),
        };
        format!("Für {assumptions} nennt keine Studie einen belastbaren Wert.")
    }

    fn effect_not_computed(&self, _in_force: usize) -> &'static str {
        "Wie viel das an der Antwort ändert, wurde nicht berechnet. Wenn es auf das Urteil ankommt, sollte man sie wie jede andere Zahl \
         verändern und sehen, ob es hält."
    }

    fn effect_computed(&self) -> String {
        format!(
            "Was jede für sich an der Antwort ändert, steht unter „{}“.",
            self.tornado_heading()
        )
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

    fn limits(&self, wire: u32, channels: usize, releases: usize) -> String {
        let news = match releases {
            0 | 1 => "eine Meldung".to_owned(),
            _ => format!("{} Meldungen", words().count(releases as u64)),
        };
        let places = match channels {
            0 | 1 => "ein Netz".to_owned(),
            _ => format!("{} Kanäle", words().count(channels as u64)),
        };
        let left_out = if wire == 0 {
            "Es lässt Suchmaschinen, Werbung, die Presse und alles weg, was ein Gespräch vermag und das Teilen eines Beitrags nicht."
                .to_owned()
        } else {
            let readers = match wire {
                1 => "ein Mensch unter jeder Strategie sofort liest".to_owned(),
                _ => format!("{} unter jeder Strategie sofort lesen", words().persons(wire.into())),
            };
            format!(
                "Von Presse und Werbung kennt es nur die Agenturmeldung, die {readers}. Es lässt Suchmaschinen und alles weg, \
                 was ein Gespräch vermag und das Teilen eines Beitrags nicht."
            )
        };
        format!(
            "Die Leute, ihre Kontakte und ihr Glück sind aus Durchschnitten erfunden: Einige wurden gemessen, meist vor Jahren \
             auf Twitter, die anderen sind geschätzt. Eigene Zahlen des Kunden sollten sie ersetzen. Das Modell kennt \
             {news}, eine Firma und {places}. {left_out} Die Unterschiede zwischen Strategien sagen mehr als die Höhe einer \
             einzelnen Zahl."
        )
    }

    fn step(&self, step: Step) -> &'static str {
        match step {
            Step::World => "Eine Welt",
            Step::Requests => "Anfragen",
            Step::Answers => "Antworten",
            Step::Attention => "Aufmerksamkeit",
            Step::News => "Die Nachricht",
            Step::PassingOn => "Weitergeben",
            Step::Success => "Was zählt",
            Step::Trials => "Viele Male",
        }
    }

    fn method_channels(&self, names: &str) -> String {
        format!(
            "Sie hören einander auf diesen Kanälen: {names}. Jeder hat sein eigenes Netz, seine Aufmerksamkeit, Beiträge und \
             Anfragen, und wen eine Strategie dort ablehnt, für den gilt dort Eigenes; was folgt, gilt, wo ein Kanal nichts \
             anderes sagt."
        )
    }

    fn method_world(&self, world: &World, read: Option<(u64, u64)>, decision_makers: &[String]) -> String {
        let made = match (&world.network.model, read) {
            (NetworkModel::Communities, _) => format!(
                "Das Programm hat {} Menschen in Gemeinschaften erfunden, in denen wenige von sehr vielen gehört werden",
                words().count(world.people)
            ),
            (NetworkModel::Drawn(law), _) => format!(
                "Das Programm hat {} Menschen erfunden, {}",
                words().count(world.people),
                ties_by(*law)
            ),
            (NetworkModel::File(_), Some((people, arcs))) => format!(
                "Das Programm hat die {} Menschen, und wer wen hört ({} Verbindungen), aus einer Netzdatei genommen und den \
                 Rest erfunden",
                words().count(people),
                words().count(arcs)
            ),
            (NetworkModel::File(_), None) => {
                "Das Programm hat die Menschen, und wer wen hört, aus einer Netzdatei genommen und \
                                          den Rest erfunden"
                    .to_owned()
            }
        };
        let decide = match decision_makers {
            [] => String::new(),
            [kind] => format!(" Entscheider sind Leute der Art {kind}."),
            kinds => format!(" Entscheider sind Leute der Arten {}.", words().listed(kinds)),
        };
        format!(
            "{made}. Alle haben ein Interesse am Fach der Firma, ein Profil, das es nur ungefähr zeigt, und Konten, denen sie \
             zuhören.{decide}"
        )
    }

    fn method_requests(&self, requests: u64, closure: &str) -> String {
        format!(
            "{} von ihnen bitten die Firma um Kontakt; {closure} davon erfahren von ihr durch jemanden, der vorher gebeten hat.",
            words().count(requests)
        )
    }

    fn method_answers(&self, stay: &str) -> String {
        format!(
            "Jede Strategie beantwortet jede Anfrage nach dem, was das Profil zeigt. Wen sie annimmt, der gehört zu ihrem \
             Kreis; von den Abgelehnten bleiben {stay} und hören die Firma trotzdem."
        )
    }

    fn method_news(&self, spread: Spread, posts: usize, half_life: Option<f64>) -> String {
        let times = match posts {
            1 => "einmal".to_owned(),
            many => format!("{many}-mal"),
        };
        let fading = half_life.map_or(String::new(), |hours| {
            format!(
                " Das Interesse an der Nachricht halbiert sich nach je {}.",
                in_hours(hours)
            )
        });
        let notice = match spread {
            Spread::InFeeds => ", umso seltener, je mehr Konten er folgt",
            Spread::Textbook => "",
        };
        format!(
            "Die Firma stellt ihre Meldung {times} ein. Wer sie hört, bemerkt einen Beitrag vielleicht{notice}.{fading}"
        )
    }

    fn method_wire(&self, wire: u32) -> String {
        match wire {
            1 => "Ein Mensch liest sie sofort über die Agentur, unter jeder Strategie.".to_owned(),
            _ => format!(
                "{} lesen sie sofort über die Agentur, unter jeder Strategie.",
                words().persons(wire.into())
            ),
        }
    }

    fn method_passing_on(&self, spread: Spread) -> &'static str {
        match spread {
            Spread::InFeeds => {
                "Wer sie liest, teilt sie vielleicht mit allen, die ihn hören, oder leitet sie an eine ausgewählte Person \
                 weiter, umso eher, je mehr sie ihn interessiert. So kommt sie zu Leuten, die nie von der Firma gehört haben."
            }
            Spread::Textbook => {
                "Wer sie liest, zeigt sie allen, die ihn hören; von ihnen bemerkt sie wieder jeder vielleicht: eine Kaskade \
                 wie im Lehrbuch."
            }
        }
    }

    fn method_success(&self, horizon: f64) -> String {
        format!(
            "Ein Durchlauf gilt als Erfolg, wenn ein Entscheider innerhalb von {} liest.",
            dative(horizon)
        )
    }

    fn method_value(&self, close: &str, close_forwarded: &str, wire_is_paid: bool) -> String {
        let costs = if wire_is_paid {
            "Anfragen anzusehen und Kontakte zu pflegen, und des Preises der Agentur"
        } else {
            "Anfragen anzusehen und Kontakte zu pflegen"
        };
        format!(
            "Mit jedem Entscheider, der liest, kommt mit einer Wahrscheinlichkeit von {close} ein Abschluss zustande, oder \
             von {close_forwarded}, wenn jemand persönlich weitergeleitet hat; der Wert eines Durchlaufs ist der seiner \
             Abschlüsse abzüglich der Kosten, {costs}."
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

    fn method_chances(&self, ratio: f64) -> String {
        format!(
            "Die Wahrscheinlichkeiten und ihre Unterschiede sind bedingte Schätzungen: Jedes Mal, wenn jemand liest, wird \
             ausgerechnet, mit welcher Chance gerade diese Person die Nachricht als Erste zu einem Entscheider bringt, bevor die \
             Würfel fallen; diese Chancen werden addiert. Im Mittel ist das dasselbe wie das Zählen der erfolgreichen \
             Durchläufe, und so genau wie {}-mal so viele Durchläufe. Zeiten, Anteile an den Erfolgen, Schritte und mittlere Werte \
             sind ebenso geschätzt; Zahlen von Durchläufen, Leser und der Median der Zeit sind gezählt und können deshalb ein wenig \
             abweichen.",
            words().count(ratio as u64)
        )
    }

    fn single_policy(&self) -> &'static str {
        "Das Szenario hat nur eine Strategie: Es gibt nichts zu vergleichen."
    }

    fn comparisons_note(&self, intervals: &str) -> String {
        format!(
            "Gepaarte Unterschiede in Prozentpunkten mit {intervals}n; Zahl der Durchläufe, in denen nur eine, beide oder keine \
             Strategie Erfolg hatte; p-Werte für alle Paare angepasst (Holm). Die Intervalle gelten je für ein Paar allein."
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

    fn percentiles_heading(&self) -> &'static str {
        "Wie einzelne Durchläufe streuen"
    }

    fn percentiles_note(&self) -> &'static str {
        "Einzelne Durchläufe unter jeder Strategie: Die Hälfte liegt zwischen p25 und p75, neun von zehn liegen zwischen p5 und p95."
    }

    fn median_head(&self) -> &'static str {
        "Median"
    }

    fn largest_head(&self) -> &'static str {
        "Höchstwert"
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

    fn rules_note(&self) -> &'static str {
        "Was jede Strategie annimmt:"
    }

    fn accepts_everybody(&self) -> &'static str {
        "jede Anfrage"
    }

    fn accepts_those(&self, conditions: &str) -> String {
        format!("Anfragen von Leuten mit {conditions}")
    }

    fn accepts_nobody(&self) -> &'static str {
        "keine einzige Anfrage"
    }

    fn is_baseline(&self) -> &'static str {
        "mit ihr werden die anderen verglichen"
    }

    fn pointing_note(&self) -> &'static str {
        "Auf einen Balken oder Zeitpunkt zeigen, um die Zahlen zu lesen; mit der Tastatur zu einem Bild springen und die Pfeiltasten benutzen."
    }

    fn in_words(&self) -> &'static str {
        "In Worten"
    }

    fn story_heading(&self) -> &'static str {
        "Ein Durchlauf, erzählt"
    }

    fn change_heading(&self) -> &'static str {
        "Annahmen ohne belastbaren Wert"
    }

    fn try_head(&self) -> &'static str {
        "Ausprobieren"
    }

    fn all_assumptions_table(&self) -> &'static str {
        "Tabelle aller Annahmen"
    }

    fn evidence_head(&self) -> &'static str {
        "Woher man es weiß"
    }

    fn segments_heading(&self) -> &'static str {
        "Die Arten von Leuten"
    }

    fn segments_note(&self) -> &'static str {
        "Geschätzt, wenn das Szenario nichts anderes sagt. Relevanz und scheinbarer Wert sind Mittelwerte auf einer Skala von 0 bis 100, die in den Einstellungen von 0 bis 1 reicht; Wahrscheinlichkeiten des Weitergebens gelten bei vollem Interesse."
    }

    fn people_of_segment_head(&self) -> &'static str {
        "Leute"
    }

    fn relevance_head(&self) -> &'static str {
        "Relevanz"
    }

    fn apparent_value_head(&self) -> &'static str {
        "Scheinbarer Wert"
    }

    fn request_rate_head(&self) -> &'static str {
        "Anfragerate"
    }

    fn repost_head(&self) -> &'static str {
        "Teilen"
    }

    fn forward_head(&self) -> &'static str {
        "Weiterleiten"
    }

    fn as_in_file(&self) -> &'static str {
        "aus Datei"
    }

    fn decision_maker(&self) -> &'static str {
        "Entscheider"
    }

    fn spammer(&self) -> &'static str {
        "Spammer"
    }

    fn references_heading(&self) -> &'static str {
        "Quellen"
    }

    fn assumptions_tally(&self, tally: Tally) -> String {
        format!(
            "Von den {} Zahlen, auf denen das Modell hier ruht, die der Arten von Leuten mitgezählt, sind {} schlicht geschätzt, {} stammen aus \
             veröffentlichten Messungen oder Branchenzahlen, und {} sind Annahmen, die der Autor dieses Szenarios gewählt hat; \
             die übrigen sind vereinbart.",
            tally.all, tally.guessed, tally.measured, tally.set_here
        )
    }
}

/// Wie es dazu kam, wer wen hört, nach „Menschen erfunden,“.
fn ties_by(law: NetworkLaw) -> &'static str {
    match law {
        NetworkLaw::Random => "die einander nach Zufall hören",
        NetworkLaw::SmallWorld => "die ihre Nachbarn auf einem Ring hören und einige über Abkürzungen",
        NetworkLaw::Preferential => "die nacheinander kamen und meist denen zuhörten, die schon viele hörten",
        NetworkLaw::PowerLaw => "die einander nach Zufall hören und von denen wenige sehr viele Zuhörer haben",
        NetworkLaw::Blocks => {
            "in gleich großen Gruppen, die meist unter sich bleiben und in denen wenige sehr viele Zuhörer haben"
        }
        NetworkLaw::Geometric => "die ihre Nachbarn kennen und von denen wenige weithin bekannt sind",
        NetworkLaw::Kleinberg => {
            "die ihre Nachbarn auf einem Gitter hören und andere umso seltener, je ferner sie sind"
        }
        NetworkLaw::Rmat => "in Gruppen innerhalb von Gruppen, in denen wenige viele Zuhörer haben",
        NetworkLaw::Lfr => {
            "in sehr verschieden großen Gemeinschaften, die meist unter sich bleiben und in denen wenige sehr viele Zuhörer haben"
        }
    }
}
