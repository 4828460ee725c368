//! Two results compared, in German.

use super::German;
use crate::estimate::{Decision, Luck};
use crate::words::{CompareWords, NumberWords};

impl CompareWords for German {
    fn luck(&self, luck: Luck, paired: u64) -> String {
        match luck {
            Luck::Same => format!(
                "Dasselbe Glück: {} haben in beiden dieselben Menschen, Anfragen und Zufälle, also werden sie paarweise verglichen.",
                self.trials(paired)
            ),
            Luck::OtherPeople => format!(
                "Derselbe Seed, andere Menschen: dieselben Zufallszahlen treffen andere Menschen oder Anfragen. {} werden trotzdem \
                 paarweise verglichen, doch die Intervalle werden dadurch vielleicht kaum schmaler.",
                self.trials(paired)
            ),
            Luck::Other => {
                "Anderes Glück: die Seeds sind verschieden, also sind beide voneinander unabhängig, und nichts wird \
                            paarweise verglichen. Mit demselben Seed wären die Intervalle schmaler."
                    .to_owned()
            }
            Luck::Apart => {
                "Derselbe Seed, aber eine andere Zahl von Durchläufen je Welt: kein Durchlauf gehört zu einem anderen, \
                            also sind die Intervalle so breit, wie sie sein können."
                    .to_owned()
            }
        }
    }

    fn only_common_trials(&self, paired: u64) -> String {
        format!("Gezählt werden nur {}: so viele haben beide.", self.trials(paired))
    }

    fn reach_changes(&self, name: &str, is_more: bool, points: &str, range: &str) -> String {
        let how = if is_more { "öfter" } else { "seltener" };
        format!("{name} erreicht in B {how} einen Entscheider als in A: um {points} ({range})")
    }

    fn no_clear_change(&self) -> String {
        "Kein klarer Unterschied zwischen A und B in der Reichweite".to_owned()
    }

    fn no_common_policy(&self) -> String {
        "A und B haben keine Strategie gemeinsam".to_owned()
    }

    fn change_column(&self, level: &str) -> String {
        format!("B − A, Punkte [{level}]")
    }

    fn value_change_column(&self, currency: &str) -> String {
        format!("B − A, {currency}")
    }

    fn keys_heading(&self) -> &'static str {
        "Was verschieden ist, A → B:"
    }

    fn no_key_differs(&self) -> &'static str {
        "Keine Einstellung ist verschieden."
    }

    fn only_files_differ(&self) -> &'static str {
        "Keine Einstellung ist verschieden, wohl aber die Netzwerkdateien, die die Szenarien nennen."
    }

    fn not_set(&self) -> &'static str {
        "nicht gesetzt"
    }

    fn only_in(&self, run: &str, names: &str) -> String {
        format!("Nur in {run}: {names}.")
    }

    fn condition_head(&self) -> &'static str {
        "Scheitert, wenn"
    }

    fn condition_decision(&self, decision: Decision) -> &'static str {
        match decision {
            Decision::Holds => "✗ trifft zu",
            Decision::Fails => "✓ trifft nicht zu",
            Decision::Undecided => "? offen",
        }
    }

    fn condition_holds(&self, that: &str, found: &str) -> String {
        format!("Bedingung trifft zu: {that}; gefunden: {found}")
    }

    fn condition_undecided(&self, that: &str, found: &str) -> String {
        format!("Bedingung offen: {that}; gefunden: {found}")
    }

    fn change_subtitle(&self) -> &'static str {
        "Änderung der Reichweite von A zu B in Prozentpunkten, in diesem Modell; 95-%-Intervalle"
    }

    fn change_alt(&self, rows: &str) -> String {
        format!("Änderung der Reichweite von A zu B in Prozentpunkten, nach Strategie: {rows}.")
    }

    fn less_often_in_b(&self) -> &'static str {
        "seltener in B"
    }

    fn more_often_in_b(&self) -> &'static str {
        "öfter in B"
    }

    fn compared_results(&self, [a, b]: [&str; 2]) -> String {
        format!("A: {a} · B: {b} · was in diesem Modell geschieht, keine Vorhersage")
    }

    fn compared_runs(&self, trials: [u64; 2], seeds: [u64; 2], version: &str) -> String {
        let [a, b] = [0, 1].map(|run| format!("{}, Seed {}", self.trials(trials[run]), seeds[run]));
        let both = if a == b { a } else { format!("A {a} · B {b}") };
        format!("{both} · whoknows {version}")
    }
}
