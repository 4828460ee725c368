//! Words of the chart of looks in German.

use crate::estimate::Order;
use crate::trial::Look;
use crate::words::german::German;
use crate::words::{LooksWords, NumberWords};

impl LooksWords for German {
    fn looks_subtitle(&self, successes: u64, policy: &str) -> String {
        format!(
            "{} unter {policy} in diesem Modell, jeder aufgeteilt unter allen, die ihn allein erreicht hätten",
            self.successes(successes)
        )
    }

    fn looks_alt(&self, rows: &str) -> String {
        format!(
            "Balken: Anteil am Verdienst nach Zehnteln derer, die Kontakt suchten, die am wertvollsten aussehen zuerst; Punkte: \
             dasselbe in der wahren Reihenfolge. {rows}."
        )
    }

    fn looks_axis(&self) -> &'static str {
        "Zehntel derer, die Kontakt suchten"
    }

    fn by_looks(&self) -> &'static str {
        "danach, wie wertvoll sie aussahen"
    }

    fn in_the_true_order(&self) -> &'static str {
        "in der wahren Reihenfolge"
    }

    fn if_looks_told_nothing(&self) -> &'static str {
        "wenn die Reihenfolge nichts verriete"
    }

    fn looks_mark(&self, tenth: usize, looks: &str, truth: &str) -> String {
        format!("{tenth}. Zehntel: {looks} nach dem Aussehen, {truth} in der wahren Reihenfolge")
    }

    fn top_tenths(&self, looks: &str, truth: &str) -> String {
        format!(
            "Das Zehntel, das am wertvollsten aussah, brachte {looks} des Verdienstes, das wahre beste Zehntel {truth}"
        )
    }

    fn top_tenths_under(&self, policy: &str, looks: &str, truth: &str) -> String {
        format!(
            "Unter {policy} brachte von denen, die Kontakt suchten, das Zehntel, das am wertvollsten aussah, {looks} des \
             Verdienstes an ihren Erfolgen, das wahre beste Zehntel {truth}."
        )
    }

    fn too_few_carriers(&self) -> &'static str {
        "Zu wenige Erfolge, um zu sagen, ob man jemandem ansieht, dass er die Nachricht trägt"
    }

    fn carriers_heading(&self) -> &'static str {
        "Wer hat die Nachricht getragen, und hätte man es wissen können?"
    }

    fn successes_are_shared(&self, policy: &str, mean: &str) -> String {
        format!(
            "Jeder Erfolg unter {policy} wird zu gleichen Teilen auf alle verteilt, die allein einen Entscheider erreicht hätten: \
             im Mittel {mean}."
        )
    }

    fn credit_declined(&self, strict: &str, share: &str) -> String {
        format!("Auf Personen, die {strict} ablehnt, entfallen {share} des Verdienstes.")
    }

    fn looked_better(&self, share: &str) -> String {
        format!(
            "Wer die Nachricht trug, sah in {share} aller solchen Paare wertvoller aus als jemand anderes, der Kontakt suchte; \
             50\u{a0}% hieße, dass das Aussehen nichts verrät."
        )
    }

    fn orders_table(&self) -> &'static str {
        "Anteil am Verdienst nach Reihenfolge derer, die Kontakt suchten"
    }

    fn order_head(&self) -> &'static str {
        "Reihenfolge"
    }

    fn first_head(&self, part: &str) -> String {
        format!("Die ersten {part}")
    }

    fn better_head(&self) -> &'static str {
        "Vor anderen (AUC)"
    }

    fn order(&self, order: Order) -> &'static str {
        match order {
            Order::Look(Look::Value) => "wie wertvoll sie aussahen",
            Order::Look(Look::Relevance) => "die Relevanz, die sie zeigten",
            Order::Look(Look::Audience) => "wie viele ihnen zuhören",
            Order::True => "die wahre Reihenfolge",
        }
    }

    fn shared_credit_table(&self) -> &'static str {
        "Aufgeteiltes Verdienst nach Segment"
    }

    fn all_credit_head(&self) -> &'static str {
        "Anteil am Verdienst"
    }

    fn carriers_note(&self) -> &'static str {
        "In Durchläufen, die einen Entscheider erreichen. Die wahre Reihenfolge ordnet Personen nach dem, was das Profil nicht zeigt: nach \
         Segment und danach, wie viele sie im Mittel zum Lesen brächten. Niemand könnte ihr folgen; sie sagt, wie viel es zu wissen \
         gab. Die Intervalle beruhen auf Durchläufen oder, wo Durchläufe Welten teilen, auf Welten."
    }
}
