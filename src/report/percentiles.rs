//! How single trials differ, as the report lists it: between which numbers of readers and amounts of money most lie.

use crate::chart::{self, Colour, Ink};
use crate::estimate::{Answers, PeoplePoint, PolicyAnswers, ValueSpread};
use crate::words::Words;

/// Percentiles of one measure, a row per policy.
pub(super) struct Table {
    pub(super) heading: String,
    pub(super) heads: Vec<&'static str>,
    pub(super) rows: Vec<Row>,
}

/// Percentiles under one policy, ascending.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) light: Colour,
    pub(super) dark: Colour,
    pub(super) figures: Vec<String>,
}

/// Readers by the horizon, where they were counted, and value, where the scenario has any.
pub(super) fn tables(ink: Ink, answers: &Answers) -> Vec<Table> {
    let words = ink.words;
    let heads = ["p5", "p25", words.median_head(), "p75", "p95"];
    let readers = Table {
        heading: words.people_head().to_owned(),
        heads: heads.into_iter().chain([words.largest_head()]).collect(),
        rows: rows(ink, answers, |policy| readers(words, policy)),
    };
    let value = Table {
        heading: format!("{}, {}", words.value_head(), answers.premises.currency),
        heads: heads.to_vec(),
        rows: rows(ink, answers, |policy| Some(value(words, policy))),
    };
    let tables = [Some(readers), answers.premises.has_value.then_some(value)];
    tables
        .into_iter()
        .flatten()
        .filter(|table| !table.rows.is_empty())
        .collect()
}

/// A row per policy of which there are figures.
fn rows(ink: Ink, answers: &Answers, figures: impl Fn(&PolicyAnswers) -> Option<Vec<String>>) -> Vec<Row> {
    let row = |policy: &PolicyAnswers| {
        let (light, dark) = ink.look.policy_colours(chart::colour_place(answers, policy));
        Some(Row {
            name: policy.name.clone(),
            light,
            dark,
            figures: figures(policy)?,
        })
    };
    answers.policies.iter().filter_map(row).collect()
}

fn readers(words: &dyn Words, policy: &PolicyAnswers) -> Option<Vec<String>> {
    let &PeoplePoint {
        p05,
        p25,
        median,
        p75,
        p95,
        ..
    } = policy.people_over_time.last()?;
    let largest = policy.cascade_sizes.points.last().map_or(0, |point| point.people);
    let figures = [p05, p25, median, p75, p95, largest];
    Some(figures.map(|people| words.count(people.into())).to_vec())
}

fn value(words: &dyn Words, policy: &PolicyAnswers) -> Vec<String> {
    let ValueSpread {
        p05,
        p25,
        median,
        p75,
        p95,
        ..
    } = policy.value_spread;
    let figures = [p05, p25, median, p75, p95];
    figures.map(|value| words.mean(value)).to_vec()
}
