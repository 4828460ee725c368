//! The words of the chart of looks, and of the section beside it: who carried the news, and whether one could have known.

use crate::estimate::{Answers, Estimate, Order, PolicyAnswers};
use crate::trial::Look;
use crate::words::Words;

/// Of fewer successes nothing is said.
const FEW: u64 = 30;

/// How a language says who carried the news, and whether their looks told. Names come as they stand in a sentence, figures as text, and
/// `rows` are what is drawn for those who do not see it, already joined.
pub trait LooksWords {
    /// What is drawn: so many successes of a policy, shared out.
    fn looks_subtitle(&self, successes: u64, policy: &str) -> String;
    /// What is seen.
    fn looks_alt(&self, rows: &str) -> String;
    /// What stands from left to right.
    fn looks_axis(&self) -> &'static str;
    /// In the key: the bars.
    fn by_looks(&self) -> &'static str;
    /// In the key: the dots.
    fn in_the_true_order(&self) -> &'static str;
    /// In the key: the line.
    fn if_looks_told_nothing(&self) -> &'static str;
    /// A tenth, pointed at: its number, from 1, and what it brought by looks and in the true order.
    fn looks_mark(&self, tenth: usize, looks: &str, truth: &str) -> String;
    /// What the top tenth by looks brought, and that of the true order, both with their intervals.
    fn top_tenths(&self, looks: &str, truth: &str) -> String;
    /// The same in one sentence that names the policy.
    fn top_tenths_under(&self, policy: &str, looks: &str, truth: &str) -> String;
    /// There were too few successes to say.
    fn too_few_carriers(&self) -> &'static str;
    /// Heading of the section.
    fn carriers_heading(&self) -> &'static str;
    /// That each success of a policy is shared out, and among how many on average.
    fn successes_are_shared(&self, policy: &str, mean: &str) -> String;
    /// The share of that credit of people whom a policy declines, with its interval.
    fn credit_declined(&self, strict: &str, share: &str) -> String;
    /// How often somebody who carried the news looked better than somebody else, by an order; with its interval.
    fn looked_better(&self, share: &str) -> String;
    /// Caption of the table of orders.
    fn orders_table(&self) -> &'static str;
    /// Head of the column of orders.
    fn order_head(&self) -> &'static str;
    /// Head of the column of the share of the first so many.
    fn first_head(&self, part: &str) -> String;
    /// Head of the column of the chance to stand before somebody else.
    fn better_head(&self) -> &'static str;
    /// An order, as the head of a row.
    fn order(&self, order: Order) -> &'static str;
    /// Caption of the table of credit by segment.
    fn shared_credit_table(&self) -> &'static str;
    /// Head of the column of all credit.
    fn all_credit_head(&self) -> &'static str;
    /// How the figures were got.
    fn carriers_note(&self) -> &'static str;
}

impl dyn Words + '_ {
    /// Title of the chart of looks: what the top tenth brought, by looks and in truth; none where the policy has no carriers.
    pub fn looks_finding(&self, open: &PolicyAnswers) -> Option<String> {
        let [looks, truth] = self.top_tenths_of(open)?;
        Some(if open.successes < FEW {
            self.too_few_carriers().to_owned()
        } else {
            self.top_tenths(&looks, &truth)
        })
    }

    /// What the top tenths brought under the most open policy, for where no chart says whose successes they are; none where the
    /// policy has no carriers, or too few.
    pub fn looks_sentence(&self, answers: &Answers) -> Option<String> {
        let open = answers.most_open().filter(|open| open.successes >= FEW)?;
        let [looks, truth] = self.top_tenths_of(open)?;
        Some(self.top_tenths_under(&self.named(&open.name), &looks, &truth))
    }

    /// Shares of the credit of the top tenth by looks and of the true top tenth, with their intervals.
    fn top_tenths_of(&self, open: &PolicyAnswers) -> Option<[String; 2]> {
        let carriers = open.carriers.as_ref()?;
        let top = |order| Some(self.share_of_credit(carriers.ranking(order)?.top_tenth()));
        Some([top(Order::Look(Look::Value))?, top(Order::True)?])
    }

    /// A share with its interval: `34 % (29 to 39 %)`.
    pub fn share_of_credit(&self, share: Estimate) -> String {
        format!("{} ({})", self.percent_of(share), self.percent_range(share))
    }
}
