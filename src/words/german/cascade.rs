//! The chart of a classic cascade, in German.

use super::German;
use crate::words::CascadeWords;

impl CascadeWords for German {
    fn half_and_tenth(&self, half: &str, tenth: &str, all: &str) -> String {
        format!(
            "In der Hälfte der Durchläufe lesen es mindestens {half} von {all} Knoten, in jedem zehnten mindestens {tenth}"
        )
    }

    fn half_or_more(&self, half: &str, all: &str) -> String {
        format!("In mindestens der Hälfte der Durchläufe lesen es {half} von {all} Knoten oder mehr")
    }

    fn always(&self, size: &str, all: &str) -> String {
        format!("In jedem Durchlauf lesen es {size} von {all} Knoten")
    }

    fn cascade_subtitle(&self) -> &'static str {
        "Anteil der Durchläufe, in denen es mindestens so viele Knoten lesen, die ersten eingeschlossen; Band: Intervall des Anteils"
    }

    fn mean_size(&self, mean: &str) -> String {
        format!("Mittelwert: {mean} Knoten")
    }

    fn mean_size_range(&self, level: &str, range: &str) -> String {
        format!("{level}-%-Intervall des Mittelwerts {range}")
    }

    fn cascade_alt(&self, title: &str, mean: &str) -> String {
        format!(
            "Eine Kurve des Anteils der Durchläufe mit mindestens so vielen Lesern, beide Achsen logarithmisch. {title}. {mean}."
        )
    }

    fn nodes_axis(&self) -> &'static str {
        "Knoten, die es lesen, oder mehr"
    }
}
