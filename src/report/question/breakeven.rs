//! Where it flips: a sentence and a row per key.

use crate::estimate::LEVEL;
use crate::report::section::{Head, Section, SectionTable};
use crate::study::breakeven::{BreakEven, Finding, Root};
use crate::words::Words;

/// More keys than this are not told one by one: the table has them.
const MOST_TOLD: usize = 6;

/// The section of break-evens.
pub fn breakevens(words: &dyn Words, found: &[BreakEven]) -> Section {
    Section {
        id: "breakeven",
        heading: words.breakeven_heading().to_owned(),
        findings: findings(words, found),
        charts: Vec::new(),
        tables: vec![table(words, found)],
        notes: vec![words.breakeven_note(&words.setting(100.0 * LEVEL))],
    }
}

fn findings(words: &dyn Words, found: &[BreakEven]) -> Vec<String> {
    if let [one] = found {
        return sentences(words, one);
    }
    let flipping: Vec<&BreakEven> = found.iter().filter(|one| !one.roots.is_empty()).collect();
    let leader = found.first().map_or_else(String::new, |one| words.named(&one.leader));
    let all = words.count(found.len() as u64);
    let first = if flipping.is_empty() {
        words.none_flips(&leader, &all)
    } else {
        words.flips_of(&leader, &words.count(flipping.len() as u64), &all)
    };
    let told = flipping
        .into_iter()
        .take(MOST_TOLD)
        .flat_map(|one| sentences(words, one));
    std::iter::once(first).chain(told).collect()
}

pub(super) fn sentences(words: &dyn Words, one: &BreakEven) -> Vec<String> {
    let leader = words.named(&one.leader);
    let what = what(words, one);
    let [from, to] = [one.from, one.to].map(|value| words.in_sentence(words.value_of_key(value), one.axis.scales));
    let sentence = match one.finding() {
        Finding::Flips => return one.roots.iter().map(|root| flips(words, one, root)).collect(),
        Finding::StaysAhead => words.stays_ahead(&leader, &what, &from, &to),
        Finding::StaysBehind => words.stays_behind(&leader, &what, &from, &to),
        Finding::Flat => words.stays_level(&leader, &what, &from, &to),
        Finding::NeverBehind => words.never_behind(&leader, &what, &from, &to),
        Finding::Open => words.flip_unknown(&leader, &what, &from, &to),
    };
    vec![sentence]
}

fn flips(words: &dyn Words, one: &BreakEven, root: &Root) -> String {
    words.flips(
        &words.named(&one.leader),
        &words.named(&root.rival),
        &what(words, one),
        &words.in_sentence(words.value_between(root.estimate, root.low, root.high), one.axis.scales),
        &range(words, root),
        root.falls,
    )
}

/// The key, at the beginning of a sentence.
fn what(words: &dyn Words, one: &BreakEven) -> String {
    let called = words.called(&one.axis.name, one.axis.key.as_deref());
    let mut letters = called.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn range(words: &dyn Words, root: &Root) -> String {
    words.range(&words.value_of_key(root.low), &words.value_of_key(root.high))
}

fn table(words: &dyn Words, found: &[BreakEven]) -> SectionTable {
    let row = |one: &BreakEven| {
        let flips: Vec<String> = one
            .roots
            .iter()
            .map(|root| {
                format!(
                    "{} ({})",
                    words.value_between(root.estimate, root.low, root.high),
                    range(words, root)
                )
            })
            .collect();
        let at = match one.finding() {
            Finding::Flips => flips.join("; "),
            Finding::Open => words.untold().to_owned(),
            _ => words.nowhere().to_owned(),
        };
        let here = one
            .axis
            .here
            .as_ref()
            .map_or("–".to_owned(), |level| super::sweep::level_of(words, level));
        vec![
            what(words, one),
            one.axis.name.clone(),
            here,
            at,
            words.range(&words.value_of_key(one.from), &words.value_of_key(one.to)),
        ]
    };
    SectionTable {
        caption: words.breakeven_heading().to_owned(),
        heads: vec![
            Head::words(words.assumption_column()),
            Head::words(words.key_column()),
            Head::numbers(words.here_head()),
            Head::numbers(words.flips_at_column()),
            Head::numbers(words.looked_for_column()),
        ],
        rows: found.iter().map(row).collect(),
    }
}
