//! Words of the chart of people in German.

use crate::words::PeopleWords;
use crate::words::german::German;
use crate::words::german::number::words;

impl PeopleWords for German {
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
}
