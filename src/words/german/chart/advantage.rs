//! Words of the chart of advantage in German.

use crate::words::AdvantageWords;
use crate::words::german::German;

impl AdvantageWords for German {
    fn advantage_subtitle(&self, base: &str) -> String {
        format!(
            "Wie viel öfter oder seltener als {base}, in diesem Modell; alle trafen dieselben Leute, Anfragen und \
             Zufälle"
        )
    }

    fn advantage_subtitle_alone(&self) -> String {
        "Jede Strategie wird mit dem Maßstab verglichen; alle treffen dieselben Leute, Anfragen und Zufälle".to_owned()
    }

    fn advantage_alt(&self, base: &str, rows: &str) -> String {
        format!("Wie viel öfter oder seltener als {base}, in Prozentpunkten. {rows}.")
    }

    fn advantage_of_nothing(&self) -> String {
        "Ein Szenario mit einer zweiten Strategie würde hier zeigen, was sie gewinnt oder verliert.".to_owned()
    }

    fn points_head(&self) -> &'static str {
        "Punkte"
    }

    fn zone(&self, points: &str) -> String {
        format!("grau hinterlegt: kein praktischer Unterschied, weniger als {points}")
    }

    fn zone_of_a_fifth(&self) -> String {
        "schattiert: kein praktischer Unterschied, höchstens ein Fünftel des höheren Anteils".to_owned()
    }

    fn less_often(&self) -> &'static str {
        "← seltener"
    }

    fn more_often(&self) -> &'static str {
        "öfter →"
    }

    fn points_axis(&self) -> &'static str {
        "Unterschied in Prozentpunkten"
    }

    fn nothing_to_compare(&self) -> String {
        "Nur eine Strategie: nichts zu vergleichen".to_owned()
    }

    fn beats(&self, name: &str, base: &str, points: &str, range: &str) -> String {
        format!("{name} hat öfter Erfolg als {base}, um {points} ({range})")
    }

    fn beats_by_perhaps_too_little(&self, name: &str, base: &str, points: &str, range: &str) -> String {
        format!("{name} hat öfter Erfolg als {base}, um {points} ({range}), womöglich zu wenig, als dass es zählte")
    }

    fn several_beat(&self, policies: usize, base: &str, points: &str, range: &str) -> String {
        format!("{policies} Strategien haben öfter Erfolg als {base}, um bis zu {points} ({range})")
    }

    fn falls_behind(&self, name: &str, base: &str, points: &str, range: &str) -> String {
        format!("{name} hat seltener Erfolg als {base}, um {points} ({range})")
    }

    fn all_fall_behind(&self, base: &str, points: &str, range: &str) -> String {
        format!("Alle anderen Strategien bleiben hinter {base} zurück, um bis zu {points} ({range})")
    }

    fn none_differs_enough(&self, base: &str) -> String {
        format!("Keine Strategie unterscheidet sich von {base} so sehr, dass es zählte")
    }

    fn none_clearly_better(&self, base: &str) -> String {
        format!("Keine Strategie ist klar besser als {base}")
    }
}
