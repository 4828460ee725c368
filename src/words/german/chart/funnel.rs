//! Words of the chart of funnel in German.

use crate::words::FunnelWords;
use crate::words::german::German;

impl FunnelWords for German {
    fn funnel_of(
        &self,
        policy: &str,
        accepted: [&str; 2],
        read: (&str, Option<&str>),
        share: &str,
        range: &str,
    ) -> String {
        let [requests, accepted] = accepted;
        let readers = match read {
            (of_them, None) => format!("{of_them} davon lesen einen Beitrag"),
            (of_them, Some(declined)) => format!("{of_them} davon und {declined} Abgelehnte lesen einen Beitrag"),
        };
        format!("{policy} nimmt {accepted} von {requests} an; {readers}; Erfolg in {share} der Durchläufe ({range})")
    }

    fn funnel_subtitle(&self) -> String {
        "Leute je Durchlauf im Mittel, in diesem Modell, ohne die, die es von anderen lesen; die Balken wachsen mit der Wurzel ihrer Zahl"
            .to_owned()
    }

    fn funnel_subtitle_with_declined(&self) -> String {
        "Leute je Durchlauf im Mittel, in diesem Modell, ohne die, die es von anderen lesen; die Balken wachsen mit der \
         Wurzel; schraffiert: abgelehnt und doch Leser, nicht im Anteil der Angenommenen"
            .to_owned()
    }

    fn funnel_alt(&self, rows: &str) -> String {
        format!("Von der Anfrage bis zum Erfolg, Leute je Durchlauf im Mittel. {rows}.")
    }

    fn funnel_heads(&self) -> [&'static str; 5] {
        [
            "fragen an",
            "werden angenommen",
            "lesen einen Beitrag",
            "geben ihn weiter",
            "Durchläufe mit Erfolg",
        ]
    }

    fn share_of(&self, share: &str, whole: &str) -> String {
        format!("{share} von {whole}")
    }

    fn trials_succeed(&self, share: &str) -> String {
        format!("Erfolg in {share} der Durchläufe")
    }

    fn part_of(&self, part: &str, whole: &str, share: &str) -> String {
        format!("{part} von {whole}: {share}")
    }

    fn of_the_accepted(&self, part: &str, declined: &str) -> String {
        format!("von den Angenommenen {part}; dazu {declined} Abgelehnte")
    }
}
