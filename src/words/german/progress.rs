//! Progress in German.

use super::German;
use crate::words::ProgressWords;

impl ProgressWords for German {
    fn progress(&self) -> &'static str {
        "{human_pos} von {human_len} Durchläufen, noch {eta}"
    }

    fn reading(&self, path: &str) -> String {
        format!("{path} wird gelesen")
    }

    fn writing(&self) -> &'static str {
        "Diagramme werden gezeichnet und Dateien geschrieben"
    }

    fn depending(&self) -> &'static str {
        "Die Annahmen werden eine nach der anderen verändert"
    }

    fn long_run(&self, trials: &str, at_most: bool, threads: usize, time: &str) -> String {
        let most = if at_most { "bis zu " } else { "" };
        let threads = if threads == 1 {
            "1 Thread".to_owned()
        } else {
            format!("{threads} Threads")
        };
        format!(
            "Das dauert {most}etwa {time}: {trials} Durchläufe auf {threads}. Weniger Durchläufe (experiment.trials) gehen \
             schneller, ebenso eine Obergrenze für Leser (experiment.max_readers)."
        )
    }

    fn slow_trials(&self, seconds: &str, trials: &str, threads: usize, time: &str) -> String {
        let threads = if threads == 1 {
            "1 Thread".to_owned()
        } else {
            format!("{threads} Threads")
        };
        format!(
            "Ein Durchlauf dauert über {seconds} Sekunden, {trials} Durchläufe auf {threads} also über {time}. Eine Obergrenze für \
             Leser (experiment.max_readers) beendet Durchläufe, in denen die Nachricht um die Welt geht."
        )
    }

    fn nothing_saved(&self) -> &'static str {
        "Abgebrochen, bevor die ersten Durchläufe fertig waren: Nichts ist gespeichert."
    }

    fn resumable(&self) -> &'static str {
        "Was fertig ist, ist gespeichert: Derselbe Befehl mit --resume macht dort weiter."
    }

    fn rows_not_stored(&self) -> &'static str {
        "Die Zeilen der Durchläufe lassen sich nicht mehr speichern, deshalb wird von diesem Lauf nichts gespeichert. Er läuft weiter und \
         zeigt am Ende seine Ergebnisse; Strg-C zeigt die der bisherigen Durchläufe."
    }

    fn report_at(&self, path: &str) -> String {
        format!("Bericht: {path}")
    }
}
