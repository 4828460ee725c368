//! Charts in German.

use super::German;
use super::number::{dative, words};
use crate::words::{ChartWords, NumberWords, Source, Subject};

impl ChartWords for German {
    fn label(&self, subject: Subject) -> &'static str {
        match subject {
            Subject::Reach => "Reichweite",
            Subject::Advantage => "Vorsprung",
            Subject::Time => "Zeit",
            Subject::Credit => "Anfang der Kette",
            Subject::Hops => "Schritte",
            Subject::Funnel => "Anfrage bis Erfolg",
            Subject::People => "Leser im Lauf der Zeit",
            Subject::Sizes => "Wie weit sie kommt",
            Subject::Value => "Wert",
            Subject::Network => "Wer gelesen hat",
            Subject::Change => "Änderung",
            Subject::Chain => "Die Kette",
        }
    }

    fn footer(&self, title: &str) -> String {
        format!("{title} · was in diesem Modell geschieht, keine Vorhersage")
    }

    fn source(&self, source: &Source) -> String {
        let part = source
            .part
            .map_or(String::new(), |(shown, all)| format!("{shown} von {all} Strategien · "));
        format!(
            "{part}{}{} · {} · Seed {} · whoknows {}",
            self.trials(source.trials),
            if source.interrupted { ", abgebrochen" } else { "" },
            source.intervals,
            source.seed,
            source.version
        )
    }

    fn wire_reads_at_once(&self, wire: u32) -> String {
        match wire {
            1 => "ein Mensch liest am Anfang die Agentur, unter jeder Strategie".to_owned(),
            _ => format!(
                "{} lesen am Anfang die Agentur, unter jeder Strategie",
                words().persons(wire.into())
            ),
        }
    }

    fn reach_subtitle_with_one_hop(&self) -> String {
        "Wie oft ein Entscheider die Nachricht liest, in diesem Modell; schraffiert: ein Schritt, ohne Teilen und \
         Weiterleiten"
            .to_owned()
    }

    fn reach_subtitle(&self) -> String {
        "Wie oft ein Entscheider die Nachricht liest, in diesem Modell; ein Schritt allein, ohne Teilen und \
         Weiterleiten: überall 0\u{a0}%"
            .to_owned()
    }

    fn reach_alt(&self, rows: &str) -> String {
        format!("Balken: wie oft jede Strategie einen Entscheider erreicht. {rows}.")
    }

    fn reach_row(&self, name: &str, share: &str, range: &str, one_hop: &str) -> String {
        format!("{name}: {share} der Durchläufe ({range}); ohne Teilen und Weiterleiten {one_hop}")
    }

    fn one_hop_alone(&self, share: &str) -> String {
        format!("ein Schritt allein {share}")
    }

    fn reach_axis(&self) -> &'static str {
        "Anteil der Durchläufe, die einen Entscheider erreichen"
    }

    fn advantage_subtitle(&self, base: &str) -> String {
        format!(
            "Wie viel öfter oder seltener als {base}, in diesem Modell; alle trafen dieselben Leute, Anfragen und \
             Zufälle"
        )
    }

    fn advantage_subtitle_alone(&self) -> String {
        "Jede Strategie wird mit dem Maßstab verglichen; alle treffen dieselben Leute, Anfragen und Zufälle".to_owned()
    }

    fn advantage_alt(&self, base: &str, rows: &str) -> String {
        format!("Wie viel öfter oder seltener als {base}, in Prozentpunkten. {rows}.")
    }

    fn advantage_of_nothing(&self) -> String {
        "Ein Szenario mit einer zweiten Strategie würde hier zeigen, was sie gewinnt oder verliert.".to_owned()
    }

    fn points_head(&self) -> &'static str {
        "Punkte"
    }

    fn zone(&self, points: &str) -> String {
        format!("grau hinterlegt: kein praktischer Unterschied, weniger als {points}")
    }

    fn zone_of_a_fifth(&self) -> String {
        "schattiert: kein praktischer Unterschied, höchstens ein Fünftel des höheren Anteils".to_owned()
    }

    fn less_often(&self) -> &'static str {
        "← seltener"
    }

    fn more_often(&self) -> &'static str {
        "öfter →"
    }

    fn points_axis(&self) -> &'static str {
        "Unterschied in Prozentpunkten"
    }

    fn time_subtitle(&self) -> String {
        "Anteil der Durchläufe, in denen bis dahin ein Entscheider gelesen hat, mit Intervall, in diesem Modell"
            .to_owned()
    }

    fn time_alt(&self, horizon: f64, ends: &str) -> String {
        let time = words().duration(horizon);
        format!("Kurven: Anteil der Durchläufe, in denen ein Entscheider gelesen hat, über {time}. Am Ende: {ends}.")
    }

    fn curves_coincide(&self, policies: &str) -> String {
        format!("Die Kurven von {policies} liegen aufeinander")
    }

    fn many_curves_coincide(&self, curves: usize) -> String {
        format!("{curves} Kurven liegen aufeinander")
    }

    fn axis_ends(&self, end: f64, horizon: f64, rest: Option<&str>) -> String {
        let (end, horizon) = (words().duration(end), dative(horizon));
        match rest {
            Some(rest) => format!("Gezeigt: {end} von {horizon}; danach steigt keine Kurve um mehr als {rest}"),
            None => format!("Gezeigt: {end} von {horizon}; danach steigt keine Kurve mehr"),
        }
    }

    fn between_sentences(&self) -> &'static str {
        ". "
    }

    fn time_mark(&self, hours: f64, rows: &str) -> String {
        format!("Nach {}:\n{rows}", dative(hours))
    }

    fn nobody_read_within(&self, horizon: f64) -> String {
        format!(
            "In keinem Durchlauf hat ein Entscheider innerhalb von {} gelesen.",
            dative(horizon)
        )
    }

    fn hours_axis(&self) -> &'static str {
        "Stunden seit der Veröffentlichung"
    }

    fn days_axis(&self) -> &'static str {
        "Tage seit der Veröffentlichung"
    }

    fn of_the_interest_left(&self) -> &'static str {
        "des Interesses übrig"
    }

    fn firm_posts(&self, posts: usize) -> &'static str {
        if posts == 1 {
            "Beitrag der Firma"
        } else {
            "Beiträge der Firma"
        }
    }

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
}

fn hops_subtitle(first: &str) -> String {
    format!(
        "Erfolge nach Länge der Kette, die zuerst einen Entscheider erreichte, in diesem Modell; 1 Schritt: {first}"
    )
}
