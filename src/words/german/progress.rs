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

    fn nothing_saved(&self) -> &'static str {
        "Abgebrochen, bevor die ersten Durchläufe fertig waren: Nichts ist gespeichert."
    }

    fn report_at(&self, path: &str) -> String {
        format!("Bericht: {path}")
    }
}
