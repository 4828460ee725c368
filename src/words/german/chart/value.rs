//! Words of the chart of value in German.

use crate::words::ValueWords;
use crate::words::german::German;

impl ValueWords for German {
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
}
