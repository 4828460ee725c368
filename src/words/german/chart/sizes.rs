//! Words of the chart of sizes in German.

use crate::words::SizesWords;
use crate::words::german::German;
use crate::words::german::number::{counted, words};

impl SizesWords for German {
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
}
