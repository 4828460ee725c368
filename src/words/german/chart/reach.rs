//! Words of the chart of reach in German.

use crate::words::ReachWords;
use crate::words::german::German;
use crate::words::german::number::counted;

impl ReachWords for German {
    fn reach_subtitle_with_one_hop(&self) -> String {
        "Wie oft ein Entscheider die Nachricht liest, in diesem Modell; schraffiert: ein Schritt, ohne Teilen und \
         Weiterleiten"
            .to_owned()
    }

    fn reach_subtitle(&self) -> String {
        "Wie oft ein Entscheider die Nachricht liest, in diesem Modell; ein Schritt allein, ohne Teilen und \
         Weiterleiten: überall 0\u{a0}%"
            .to_owned()
    }

    fn reach_alt(&self, rows: &str) -> String {
        format!("Balken: wie oft jede Strategie einen Entscheider erreicht. {rows}.")
    }

    fn reach_row(&self, name: &str, share: &str, range: &str, one_hop: &str) -> String {
        format!("{name}: {share} der Durchläufe ({range}); ohne Teilen und Weiterleiten {one_hop}")
    }

    fn one_hop_alone(&self, share: &str) -> String {
        format!("ein Schritt allein {share}")
    }

    fn reach_axis(&self) -> &'static str {
        "Anteil der Durchläufe, die einen Entscheider erreichen"
    }

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
}

/// `20.000 Durchläufen`, as after “in”.
fn in_trials(count: u64) -> String {
    counted(count, "Durchlauf", "Durchläufen")
}
