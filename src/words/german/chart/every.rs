//! Words of every chart in German.

use crate::words::german::German;
use crate::words::german::number::words;
use crate::words::{ChartWords, NumberWords, Source, Subject};

impl ChartWords for German {
    fn label(&self, subject: Subject) -> &'static str {
        match subject {
            Subject::Reach => "Reichweite",
            Subject::Advantage => "Vorsprung",
            Subject::Time => "Zeit",
            Subject::Credit => "Anfang der Kette",
            Subject::Looks => "Aussehen und Verdienst",
            Subject::Channels => "Was Kanäle bringen",
            Subject::Routes => "Von Kanal zu Kanal",
            Subject::Hops => "Schritte",
            Subject::Funnel => "Anfrage bis Erfolg",
            Subject::People => "Leser im Lauf der Zeit",
            Subject::Sizes => "Wie weit sie kommt",
            Subject::Value => "Wert",
            Subject::Network => "Wer gelesen hat",
            Subject::Chain => "Die Kette",
            Subject::Change => "Änderung",
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
}
