//! Words of the chart of looks in English.

use crate::estimate::Order;
use crate::trial::Look;
use crate::words::english::English;
use crate::words::{LooksWords, NumberWords};

impl LooksWords for English {
    fn looks_subtitle(&self, successes: u64, policy: &str) -> String {
        format!(
            "{} under {policy} in this model, each shared out among all who would have reached alone",
            self.successes(successes)
        )
    }

    fn looks_alt(&self, rows: &str) -> String {
        format!(
            "Bars of the share of the credit by tenth of those who asked to connect, the most valuable-looking first; dots of \
             the same for the true order. {rows}."
        )
    }

    fn looks_axis(&self) -> &'static str {
        "Tenths of those who asked to connect"
    }

    fn by_looks(&self) -> &'static str {
        "in order of how valuable they looked"
    }

    fn in_the_true_order(&self) -> &'static str {
        "in the true order"
    }

    fn if_looks_told_nothing(&self) -> &'static str {
        "if the order told nothing"
    }

    fn looks_mark(&self, tenth: usize, looks: &str, truth: &str) -> String {
        format!("Tenth {tenth}: {looks} by looks, {truth} in the true order")
    }

    fn top_tenths(&self, looks: &str, truth: &str) -> String {
        format!("The top tenth by looks brought {looks} of the credit, the true top tenth {truth}")
    }

    fn top_tenths_under(&self, policy: &str, looks: &str, truth: &str) -> String {
        format!(
            "Under {policy}, the tenth of those who asked that looked most valuable brought {looks} of the credit for its successes, the true \
             top tenth {truth}."
        )
    }

    fn too_few_carriers(&self) -> &'static str {
        "Too few successes to tell whether looks show who carries the news"
    }

    fn carriers_heading(&self) -> &'static str {
        "Who carried it, and could one have known?"
    }

    fn successes_are_shared(&self, policy: &str, mean: &str) -> String {
        format!(
            "Each success under {policy} is shared out equally among all who would have reached a decision-maker alone: {mean} \
             on average."
        )
    }

    fn credit_declined(&self, strict: &str, share: &str) -> String {
        format!("People whom {strict} declines have {share} of the credit.")
    }

    fn looked_better(&self, share: &str) -> String {
        format!(
            "Somebody who carried the news looked more valuable than somebody else who asked in {share} of all such pairs; 50\u{a0}% \
             would mean that looks tell nothing."
        )
    }

    fn orders_table(&self) -> &'static str {
        "Share of the credit by order of those who asked"
    }

    fn order_head(&self) -> &'static str {
        "Order"
    }

    fn first_head(&self, part: &str) -> String {
        format!("Top {part}")
    }

    fn better_head(&self) -> &'static str {
        "Before others (AUC)"
    }

    fn order(&self, order: Order) -> &'static str {
        match order {
            Order::Look(Look::Value) => "how valuable they looked",
            Order::Look(Look::Relevance) => "the relevance they showed",
            Order::Look(Look::Audience) => "the size of their audience",
            Order::True => "the true order",
        }
    }

    fn shared_credit_table(&self) -> &'static str {
        "Credit shared out, by segment"
    }

    fn all_credit_head(&self) -> &'static str {
        "Share of the credit"
    }

    fn carriers_note(&self) -> &'static str {
        "Of trials that reach a decision-maker. The true order ranks people by what the profile does not show: their segment, and how many they would \
         get to read on average. Nobody could follow it; it says how much there was to know. Intervals rest on trials, or on worlds where \
         trials share them."
    }
}
