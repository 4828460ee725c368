//! German titles of charts.

use super::German;
use super::number::{counted, words};
use crate::words::FindingWords;

/// `20.000 Durchläufen`, as after “in”.
fn in_trials(count: u64) -> String {
    counted(count, "Durchlauf", "Durchläufen")
}

impl FindingWords for German {
    fn never_reached(&self, name: &str, trials: u64) -> String {
        format!("{name} hat in {} nie einen Entscheider erreicht", in_trials(trials))
    }

    fn no_policy_reached(&self, trials: u64) -> String {
        format!(
            "Keine Strategie hat in {} je einen Entscheider erreicht",
            in_trials(trials)
        )
    }

    fn reaches_in(&self, name: &str, share: &str, range: &str) -> String {
        format!("{name} erreicht in {share} der Durchläufe einen Entscheider ({range})")
    }

    fn reaches_most_often(&self, name: &str, share: &str, range: &str) -> String {
        format!("{name} erreicht Entscheider am häufigsten: in {share} der Durchläufe ({range})")
    }

    fn ahead_by_perhaps_too_little(&self, name: &str, behind: &str) -> String {
        format!("{name} liegt vor {behind}, aber vielleicht zu knapp, um ins Gewicht zu fallen")
    }

    fn no_difference_between(&self, one: &str, other: &str) -> String {
        format!("Kein praktischer Unterschied zwischen {one} und {other}")
    }

    fn too_close_to_call(&self, name: &str, other: &str) -> String {
        format!("{name} und {other} liegen zu dicht beieinander für ein Urteil")
    }

    fn no_difference_at_all(&self) -> String {
        "Kein praktischer Unterschied zwischen den Strategien".to_owned()
    }

    fn no_policy_clearly_ahead(&self) -> String {
        "Keine Strategie liegt klar vorn".to_owned()
    }

    fn no_difference_among_best(&self, best: usize, policies: usize) -> String {
        format!("Kein praktischer Unterschied zwischen den {best} besten von {policies} Strategien")
    }

    fn best_too_close_to_call(&self, best: usize, policies: usize) -> String {
        format!("Die {best} besten von {policies} Strategien liegen zu dicht beieinander für ein Urteil")
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

    fn half_come(&self, policy: &str, when: &str, hedge: &str) -> String {
        format!("Die Hälfte der Erfolge unter {policy} kommt {when}{hedge}")
    }

    fn nobody_to_credit(&self) -> String {
        "Kein Erfolg, also kein Verdienst".to_owned()
    }

    fn declines_the_first(&self, open: &str, strict: &str, declined: (&str, &str), lost: (u64, u64)) -> String {
        let (share, range) = declined;
        let (lost, of_all) = (words().count(lost.0), words().count(lost.1));
        let successes = if of_all == "1" { "Erfolg" } else { "Erfolgen" };
        let escape = if lost == "1" { "entgeht" } else { "entgehen" };
        format!(
            "{strict} {escape} {lost} von {of_all} {successes} unter {open}; bei {share} von allen {of_all} ({range}) lehnt sie \
             die erste Person ab"
        )
    }

    fn segment_carried(&self, segment: &str, share: &str, range: &str, policy: &str) -> String {
        format!("Bei {share} der Erfolge unter {policy} ({range}) steht am Anfang der Kette jemand der Art {segment}")
    }

    fn no_chain_to_measure(&self) -> String {
        "Kein Erfolg, also keine Kette zu messen".to_owned()
    }

    fn had_to_be_passed_on(&self, share: &str, range: &str, policy: &str) -> String {
        format!("Bei {share} der Erfolge unter {policy} musste jemand die Nachricht weitergeben ({range})")
    }

    fn had_to_be_passed_on_by_construction(&self) -> String {
        "Hier fragt kein Entscheider an, also muss bei jedem Erfolg jemand die Nachricht weitergeben".to_owned()
    }

    fn always_had_to_be_passed_on(&self, successes: u64, range: &str, policy: &str) -> String {
        match successes {
            1 => format!("Beim einzigen Erfolg unter {policy} musste jemand die Nachricht weitergeben ({range})"),
            _ => format!(
                "Bei allen {} unter {policy} musste jemand die Nachricht weitergeben ({range})",
                counted(successes, "Erfolg", "Erfolgen")
            ),
        }
    }

    fn of_only(&self, successes: u64) -> String {
        format!(" (von nur {})", counted(successes, "Erfolg", "Erfolgen"))
    }
}
