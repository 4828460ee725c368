//! The verdict in German.

use super::German;
use super::number::{counted, words};
use crate::words::number::NBSP;
use crate::words::{Duel, LoneSuccesses, NumberWords, VerdictWords};

fn duel(verb: &str, duel: &Duel) -> String {
    let more = duel
        .more
        .as_ref()
        .map_or("kein Unterschied".to_owned(), |points| format!("{points} mehr"));
    format!(
        "{} {verb} in {} der Durchläufe einen Entscheider, {} in {}: {more} ({} {}).",
        duel.this, duel.this_share, duel.other, duel.other_share, duel.interval, duel.range
    )
}

impl VerdictWords for German {
    fn reaches_alone(&self, name: &str, share: &str, interval: &str, range: &str) -> String {
        format!("{name} erreicht in {share} der Durchläufe einen Entscheider ({interval} {range}).")
    }

    fn settled(&self, settled: &Duel) -> String {
        duel("erreicht", settled)
    }

    fn observed(&self, observed: &Duel) -> String {
        duel("erreichte", observed)
    }

    fn lone_successes(&self, lone: &LoneSuccesses) -> String {
        let trials = words().count(lone.trials);
        let same_luck = match lone.shared_worlds {
            None => format!("In denselben {trials} Welten"),
            Some(worlds) => format!(
                "In {trials} Durchläufen mit gleichem Glück in {} Welten",
                words().count(worlds)
            ),
        };
        let times = |count| match count {
            0 => "kein einziges Mal".to_owned(),
            1 => "einmal".to_owned(),
            many => format!("{}{NBSP}Mal", words().count(many)),
        };
        format!(
            "{same_luck} hatte {} allein {} Erfolg, {} allein {}.",
            lone.this,
            times(lone.only_this),
            lone.other,
            times(lone.only_other)
        )
    }

    fn real_but_too_small(&self, zone: &str) -> String {
        format!("Der Unterschied ist in diesem Modell echt, aber zu klein für die Praxis (weniger als {zone}).")
    }

    fn real_but_perhaps_too_small(&self, zone: &str) -> String {
        format!(
            "Der Unterschied ist in diesem Modell echt, aber sein Intervall reicht unter {zone}, was zu klein für die Praxis \
             wäre."
        )
    }

    fn no_practical_difference(&self, zone: &str) -> String {
        format!("Das ist kein praktischer Unterschied (so oder so weniger als {zone}).")
    }

    fn fifth_of_the_higher(&self, points: &str) -> String {
        format!("{points}, ein Fünftel des höheren Anteils")
    }

    fn more_trials_may_tell(&self, p: Option<&str>, trials: Option<&str>) -> String {
        let close = p.map_or_else(
            || "Das ist zu knapp für ein Urteil".to_owned(),
            |p| format!("Berücksichtigt man alle Paare, ist das zu knapp für ein Urteil (p = {p})"),
        );
        match trials {
            Some(trials) => format!(
                "{close}. Ist der Unterschied so, wie er jetzt scheint, entschieden {trials} Durchläufe es in vier von \
                 fünf Fällen."
            ),
            None => format!("{close}: Mehr Durchläufe könnten es zeigen, oder es gibt keinen Unterschied."),
        }
    }

    fn same_as_best(&self, best: &str, others: &str) -> String {
        format!("Der Vergleich von {best} mit {others} zeigt keinen praktischen Unterschied.")
    }

    fn unsettled_with_best(&self, best: &str, others: &str) -> String {
        format!("Der Vergleich von {best} mit {others} ist zu knapp für ein Urteil.")
    }

    fn others(&self, count: usize) -> String {
        format!("{count} anderen")
    }

    fn the_other_policies(&self, list: &str) -> String {
        format!("Die anderen Strategien: {list}.")
    }

    fn the_others_are_in_the_table(&self, count: usize) -> String {
        format!("Die anderen {count} Strategien stehen in der Tabelle.")
    }

    fn the_chance_is_at_most(&self, interval: &str, highest: &str) -> String {
        format!(
            "Nach dem {interval} ist die Chance unter jeder Strategie höchstens {highest}; mehr Durchläufe würden es \
             einengen."
        )
    }

    fn was_interrupted(&self) -> String {
        "Der Lauf wurde abgebrochen; dies sind die Antworten der bis dahin fertigen Durchläufe.".to_owned()
    }

    fn ended_at_most_readers(&self, most: &str, ended: &str) -> String {
        format!(
            "Durchläufe wurden beendet, sobald mehr als {most} Personen gelesen hatten (experiment.max_readers): {ended}."
        )
    }

    fn ended_under(&self, ended: &str, trials: &str, policy: &str) -> String {
        format!("{ended} von {trials} unter {policy}")
    }

    fn precision_was_not_reached(&self, asked: &str, reached: &str, trials: u64) -> String {
        format!(
            "Die verlangte Genauigkeit wurde nicht erreicht ({}): Das breiteste Intervall hat ± {reached}, nicht ± {asked}.",
            self.trials(trials)
        )
    }

    fn worlds_are_whole(&self, asked: u64, done: u64, per_world: u64) -> String {
        format!(
            "Verlangt waren {}, gerechnet wurden {}, weil Welten zu je {} ganz gerechnet werden.",
            self.trials(asked),
            words().count(done),
            counted(per_world, "Durchlauf", "Durchläufen")
        )
    }

    fn reaches_more(&self, name: &str) -> String {
        format!("{name} liegt vorn")
    }

    fn reaches_more_perhaps_too_little(&self, name: &str) -> String {
        format!("{name} liegt vorn, aber vielleicht zu knapp, um ins Gewicht zu fallen")
    }

    fn no_difference(&self) -> String {
        "kein praktischer Unterschied".to_owned()
    }

    fn undecided(&self) -> String {
        "unentschieden".to_owned()
    }
}
