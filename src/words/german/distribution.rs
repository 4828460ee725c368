//! Charts of how trials differ, in German.

use super::German;
use super::number::{counted, words};
use crate::words::DistributionWords;

impl DistributionWords for German {
    fn people_in_the_median_trial(&self, policy: &str, median: u32, range: &str) -> String {
        let people = words().persons(median.into());
        let read = if median == 1 { "liest" } else { "lesen" };
        format!("Unter {policy} {read} die Nachricht im mittleren Durchlauf {people}, in neun von zehn {range}")
    }

    fn nobody_was_counted(&self) -> String {
        "Leser wurden nicht über die Zeit gezählt".to_owned()
    }

    fn people_subtitle(&self) -> String {
        "Wer bis dahin gelesen hat, in diesem Modell; Linie: Median, dunkel: die Hälfte, hell: neun von zehn; gepunktet: Beitrag der Firma"
            .to_owned()
    }

    fn people_counted(&self, people: u64) -> String {
        match people {
            1 => "1 Leser".to_owned(),
            people => format!("{} Leser", words().count(people)),
        }
    }

    fn people_alt(&self, horizon: f64, rows: &str) -> String {
        let time = words().duration(horizon);
        format!("Kurven: Leute, die gelesen haben, über {time}, mit Bändern. Am Ende: {rows}.")
    }

    fn median_people(&self, median: u32, range: &str) -> String {
        let people = words().persons(median.into());
        format!("{people} ({range} in neun von zehn Durchläufen)")
    }

    fn got_to(&self, policy: &str, people: u32, share: &str, range: &str) -> String {
        let people = words().count(people.into());
        format!("Unter {policy} haben {share} der Durchläufe {people} Leser oder mehr ({range})")
    }

    fn nobody_ever_read(&self) -> String {
        "In keinem Durchlauf hat jemand die Nachricht gelesen".to_owned()
    }

    fn share_of_trials_got_to(&self, share: &str, people: u32) -> String {
        format!("{share}: {} oder mehr", words().count(people.into()))
    }

    fn nobody_ever_read_under(&self, policy: &str) -> String {
        format!("Unter {policy} hat in keinem Durchlauf jemand die Nachricht gelesen")
    }

    fn sizes_subtitle(&self, wire: bool) -> String {
        let source = if wire {
            "der Firma oder der Agentur"
        } else {
            "der Firma"
        };
        format!(
            "Anteil der Durchläufe mit so vielen Lesern oder mehr, in diesem Modell; erste Leser: wer sie von {source} selbst hat"
        )
    }

    fn sizes_alt(&self, rows: &str) -> String {
        format!("Kurven: Anteil der Durchläufe mit so vielen Lesern oder mehr, beide Achsen logarithmisch. {rows}.")
    }

    fn star(&self, share: &str) -> String {
        format!("bleibt in {share} bei den ersten Lesern")
    }

    fn star_and_most(&self, star: &str, most: &str) -> String {
        format!(
            "in {star} der Durchläufe bleibt die Nachricht bei ihren ersten Lesern, und der größte hat {most} Leser"
        )
    }

    fn sizes_mark(&self, people: u32, row: &str) -> String {
        format!(
            "Durchläufe mit mindestens {}:\n{row}",
            counted(people.into(), "Leser", "Lesern")
        )
    }

    fn sizes_axis(&self) -> &'static str {
        "Leser, mindestens"
    }

    fn pays(&self, name: &str, value: &str, range: &str, gains: &str) -> String {
        format!("{name} bringt im Mittel {value} je Durchlauf ({range}), mit Gewinn in {gains} der Durchläufe")
    }

    fn may_not_pay(&self, policy: &str, value: &str, range: &str) -> String {
        format!("Keine Strategie lohnt sich klar: der höchste Mittelwert, von {policy}, ist {value} ({range})")
    }

    fn none_pays(&self, policy: &str, value: &str, range: &str) -> String {
        format!("Keine Strategie lohnt sich im Mittel: der höchste Mittelwert, von {policy}, ist {value} ({range})")
    }

    fn value_subtitle(&self) -> String {
        "Was ein Durchlauf in diesem Modell wert ist: im Mittel und einzeln; die Balken wachsen mit der Wurzel des Anteils".to_owned()
    }

    fn value_alt(&self, rows: &str) -> String {
        format!(
            "Was ein Durchlauf wert ist: das Mittel mit seinem Intervall, und wie oft Durchläufe mit Gewinn enden. {rows}."
        )
    }

    fn mean_value(&self, value: &str) -> String {
        format!("Mittel {value}")
    }

    fn range_and_gains(&self, range: &str, share: &str) -> String {
        format!("{range}; Gewinn in {share} der Durchläufe")
    }

    fn mean_head(&self, currency: &str) -> String {
        format!("Mittel je Durchlauf, {currency}")
    }

    fn single_trials_head(&self, currency: &str) -> String {
        format!("Einzelne Durchläufe, {currency}")
    }

    fn gain_head(&self) -> &'static str {
        "mit Gewinn"
    }

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
            "geben es weiter",
            "Durchläufe mit Erfolg",
        ]
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

    fn share_of(&self, share: &str, whole: &str) -> String {
        format!("{share} von {whole}")
    }
}
