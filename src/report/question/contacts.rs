//! Who brings what: kinds of contacts by the credit of each, and every contact as a file.

use crate::report::section::{Head, Section, SectionTable};
use crate::study::columns::{Cells, Columns};
use crate::study::contacts::{KindOfContacts, Ranking};
use crate::words::{MostBrought, Words};

/// Contacts of a kind that are named in the table.
const MOST_NAMED: usize = 4;

/// The section of a ranking, in which contacts are called as `name` has it.
pub fn contacts(words: &dyn Words, found: &Ranking, name: &dyn Fn(&str) -> String) -> Section {
    let mut notes = vec![words.ranking_note(&words.count(found.trials), &words.count(found.reached))];
    if found.kinds.iter().any(|kind| kind.ids.len() > 1) {
        notes.push(words.alike_note().to_owned());
    }
    Section {
        id: "contacts",
        heading: words.ranking_heading().to_owned(),
        findings: vec![finding(words, found)],
        charts: Vec::new(),
        tables: vec![table(words, found, name)],
        notes,
    }
}

fn finding(words: &dyn Words, found: &Ranking) -> String {
    let policy = words.named(&found.policies[found.policy]);
    let Some(first) = found.kinds.first().filter(|_| found.reached > 0) else {
        return words.nobody_brings(&policy, &words.count(found.trials));
    };
    let number = first.ids.len() as u64;
    words.each_brings(
        &policy,
        &MostBrought {
            contacts: number,
            is_clear: found.kinds[1..].iter().all(|kind| kind.credit.high < first.credit.low),
            kind: &said(words, first),
            each: &words.percent_of(first.credit),
            range: &words.percent_range(first.credit),
            all: &words.percent(first.credit.estimate * number as f64),
        },
    )
}

/// What the list says of a kind of contacts.
pub(super) fn said(words: &dyn Words, kind: &KindOfContacts) -> String {
    words.kind_of_contacts(kind.segment.as_deref(), kind.bio)
}

fn table(words: &dyn Words, found: &Ranking, name: &dyn Fn(&str) -> String) -> SectionTable {
    let [kind, number, which, each] = words.ranking_heads("95\u{a0}%");
    let policies = found
        .policies
        .iter()
        .map(|policy| Head::numbers(words.accepts_head(policy)));
    let heads = [
        Head::words(kind),
        Head::numbers(number),
        Head::words(which),
        Head::numbers(each),
    ];
    let row = |kind: &KindOfContacts| {
        let mut named: Vec<String> = kind.ids.iter().take(MOST_NAMED).map(|id| name(id)).collect();
        if kind.ids.len() > MOST_NAMED {
            named.push("…".to_owned());
        }
        let accepted = kind.accepted_by.iter().map(|&often| words.percent(often));
        [
            said(words, kind),
            words.count(kind.ids.len() as u64),
            named.join(", "),
            words.percent_with_interval(kind.credit),
        ]
        .into_iter()
        .chain(accepted)
        .collect()
    };
    SectionTable {
        caption: words.ranking_table().to_owned(),
        heads: heads.into_iter().chain(policies).collect(),
        rows: found.kinds.iter().take(MOST_ROWS).map(row).collect(),
    }
}

/// Rows of the table; the file has them all.
const MOST_ROWS: usize = 20;

/// `contacts.csv` and `contacts.parquet`: a row per contact, the most credit first.
pub fn each_contact(found: &Ranking) -> Columns {
    let each = || {
        let ranks = found.kinds.iter().scan(1, |next: &mut u64, kind| {
            let rank = *next;
            *next += kind.ids.len() as u64;
            Some((rank, kind))
        });
        ranks.flat_map(|(rank, kind)| kind.ids.iter().map(move |id| (rank, kind, id)))
    };
    let number =
        |of: &dyn Fn(&KindOfContacts) -> f64| Cells::Numbers(each().map(|(_, kind, _)| Some(of(kind))).collect());
    let columns = Columns::default()
        .with("id", Cells::Texts(each().map(|(.., id)| id.clone()).collect()))
        .with("rank", Cells::Counts(each().map(|(rank, ..)| rank).collect()))
        .with(
            "segment",
            Cells::Texts(
                each()
                    .map(|(_, kind, _)| kind.segment.clone().unwrap_or_default())
                    .collect(),
            ),
        )
        .with("credit", number(&|kind| kind.credit.estimate))
        .with("credit_low", number(&|kind| kind.credit.low))
        .with("credit_high", number(&|kind| kind.credit.high));
    found
        .policies
        .iter()
        .enumerate()
        .fold(columns, |columns, (place, policy)| {
            columns.with(format!("accepted_by {policy}"), number(&|kind| kind.accepted_by[place]))
        })
}
