//! Who carried the news, and whether one could have known.

use crate::estimate::{Answers, CarrierAnswers, Order, PolicyAnswers, Ranking};
use crate::report::section::{Head, Section, SectionTable};
use crate::tally::TOPS;
use crate::trial::Look;
use crate::words::Words;

/// Parts of those who asked whose share of the credit stands in the table, in twentieths.
const PARTS: [usize; 4] = [1, 2, 4, 10];

/// The section; none where nobody asked who carried the news, or nobody did. Its picture is among those of the run.
pub fn carriers(words: &dyn Words, answers: &Answers) -> Option<Section> {
    let open = answers.most_open()?;
    let carriers = open.carriers.as_ref()?;
    let mut tables = vec![by_segment(words, answers, open, carriers)];
    if !carriers.rankings.is_empty() {
        tables.insert(0, orders(words, carriers));
    }
    Some(Section {
        id: "carriers",
        heading: words.carriers_heading().to_owned(),
        findings: findings(words, answers, open, carriers),
        charts: Vec::new(),
        tables,
        notes: vec![words.carriers_note().to_owned()],
    })
}

/// What the top tenths brought, whose credit was declined, and how well looks tell.
fn findings(words: &dyn Words, answers: &Answers, open: &PolicyAnswers, carriers: &CarrierAnswers) -> Vec<String> {
    let mut said: Vec<String> = words
        .looks_finding(open)
        .map(|title| format!("{title}."))
        .into_iter()
        .collect();
    if let Some(looks) = carriers.ranking(Order::Look(Look::Value)) {
        said.push(words.looked_better(&words.share_of_credit(looks.better)));
    }
    said.push(words.successes_are_shared(&words.named(&open.name), &words.decimal(carriers.carriers_mean, 2)));
    let picky = answers
        .stricter(open)
        .into_iter()
        .filter(|policy| policy.accepted_mean > 0.0);
    let declined = picky.map(|strict| {
        let share = carriers.declined_by[strict.place];
        words.credit_declined(&words.named(&strict.name), &words.share_of_credit(share))
    });
    said.push(declined.collect::<Vec<String>>().join(" "));
    said.retain(|sentence| !sentence.is_empty());
    said
}

fn orders(words: &dyn Words, carriers: &CarrierAnswers) -> SectionTable {
    let part = |steps: usize| words.setting_percent(steps as f64 / TOPS as f64);
    let mut heads = vec![Head::words(words.order_head())];
    heads.extend(PARTS.map(|steps| Head::numbers(words.first_head(&part(steps)))));
    heads.push(Head::numbers(words.better_head()));
    let row = |ranking: &Ranking| {
        let mut row = vec![words.order(ranking.order).to_owned()];
        row.extend(PARTS.map(|steps| words.share_of_credit(ranking.tops[steps - 1])));
        row.push(words.share_of_credit(ranking.better));
        row
    };
    SectionTable {
        caption: words.orders_table().to_owned(),
        heads,
        rows: carriers.rankings.iter().map(row).collect(),
    }
}

fn by_segment(words: &dyn Words, answers: &Answers, open: &PolicyAnswers, carriers: &CarrierAnswers) -> SectionTable {
    let strict: Vec<&PolicyAnswers> = answers.stricter(open);
    let mut heads = vec![
        Head::words(words.segment_head()),
        Head::numbers(words.all_credit_head()),
    ];
    heads.extend(
        strict
            .iter()
            .map(|policy| Head::numbers(words.declined_by(&words.named(&policy.name)))),
    );
    let rows = carriers.credit.iter().map(|credit| {
        let mut row = vec![credit.segment.clone(), words.share_of_credit(credit.share)];
        row.extend(strict.iter().map(|policy| {
            let declined = credit.declined_by.get(policy.place);
            declined.map_or_else(|| "–".to_owned(), |&share| words.rough_percent(share))
        }));
        row
    });
    SectionTable {
        caption: words.shared_credit_table().to_owned(),
        heads,
        rows: rows.collect(),
    }
}
