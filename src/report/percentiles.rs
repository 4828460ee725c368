//! How single trials differ, as the report lists it: between which numbers of readers and amounts of money most lie.

use crate::chart::{self, Colour};
use crate::estimate::{Answers, PeoplePoint, ValueSpread};
use crate::scenario::Scenario;
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
pub(super) fn tables(words: &dyn Words, answers: &Answers, scenario: &Scenario) -> Vec<Table> {
    let heads = ["p5", "p25", words.median_head(), "p75", "p95"];
    let readers = Table {
        heading: words.people_head().to_owned(),
        heads: heads.into_iter().chain([words.largest_head()]).collect(),
        rows: rows(answers, |policy| readers(words, answers, policy)),
    };
    let value = Table {
        heading: format!("{}, {}", words.value_head(), scenario.outcome.currency),
        heads: heads.to_vec(),
        rows: rows(answers, |policy| value(words, answers, policy)),
    };
    let tables = [Some(readers), scenario.has_value().then_some(value)];
    tables
        .into_iter()
        .flatten()
        .filter(|table| !table.rows.is_empty())
        .collect()
}

/// A row per policy of which there are figures.
fn rows(answers: &Answers, figures: impl Fn(&str) -> Option<Vec<String>>) -> Vec<Row> {
    let row = |name: &String| {
        let (light, dark) = chart::policy_colours(chart::colour_place(answers, name));
        Some(Row {
            name: name.clone(),
            light,
            dark,
            figures: figures(name)?,
        })
    };
    let names = answers.policies.iter().map(|policy| &policy.name);
    names.filter_map(row).collect()
}

fn readers(words: &dyn Words, answers: &Answers, policy: &str) -> Option<Vec<String>> {
    let curve = answers.people_over_time.iter().find(|curve| curve.policy == policy)?;
    let &PeoplePoint {
        p05,
        p25,
        median,
        p75,
        p95,
        ..
    } = curve.points.last()?;
    let sizes = answers.cascade_sizes.iter().find(|sizes| sizes.policy == policy)?;
    let largest = sizes.points.last().map_or(0, |point| point.people);
    let figures = [p05, p25, median, p75, p95, largest];
    Some(figures.map(|people| words.count(people.into())).to_vec())
}

fn value(words: &dyn Words, answers: &Answers, policy: &str) -> Option<Vec<String>> {
    let &ValueSpread {
        p05,
        p25,
        median,
        p75,
        p95,
        ..
    } = answers.value_spread.iter().find(|spread| spread.policy == policy)?;
    let figures = [p05, p25, median, p75, p95];
    Some(figures.map(|value| words.mean(value)).to_vec())
}
