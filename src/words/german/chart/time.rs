//! Words of the chart of time in German.

use crate::words::TimeWords;
use crate::words::german::German;
use crate::words::german::number::{counted, dative, words};

impl TimeWords for German {
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

    fn hours_axis(&self, is_campaign: bool) -> &'static str {
        if is_campaign {
            "Stunden seit der ersten Veröffentlichung"
        } else {
            "Stunden seit der Veröffentlichung"
        }
    }

    fn days_axis(&self, is_campaign: bool) -> &'static str {
        if is_campaign {
            "Tage seit der ersten Veröffentlichung"
        } else {
            "Tage seit der Veröffentlichung"
        }
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

    fn half_come(&self, policy: &str, when: &str, hedge: &str) -> String {
        format!("Die Hälfte der Erfolge unter {policy} kommt {when}{hedge}")
    }

    fn of_only(&self, successes: u64) -> String {
        format!(" (von nur {})", counted(successes, "Erfolg", "Erfolgen"))
    }
}
