//! What if: a table of points, and the same as files.

use crate::estimate::{Estimate, Standing};
use crate::report::section::{Head, Section, SectionTable};
use crate::scenario::Level;
use crate::study::cells::Cell;
use crate::study::spreadsheet::{Dialect, safe_cell};
use crate::study::sweep::{AxisOf, Point, Sweep};
use crate::words::{Language, Words};

/// The section of a sweep.
pub fn sweep(words: &dyn Words, sweep: &Sweep) -> Section {
    let mut notes = vec![
        words.effort(&words.count(sweep.cells.len() as u64), &words.count(sweep.trials)),
        words.by_chances(sweep.is_conditional).to_owned(),
    ];
    if sweep.interrupted {
        let [done, planned] = [sweep.cells.len(), sweep.planned].map(|count| words.count(count as u64));
        notes.push(words.stopped_early(&done, &planned));
    }
    Section {
        id: "sweep",
        heading: words.sweep_heading().to_owned(),
        findings: findings(words, sweep),
        charts: Vec::new(),
        tables: vec![table(words, sweep)],
        notes,
    }
}

/// The policy that is ahead of all others beyond doubt and by enough to matter, by its place.
pub(super) fn ahead(cell: &Cell) -> Option<usize> {
    let leader = cell.leader();
    (cell.standing(leader) == Standing::Ahead).then_some(leader)
}

fn findings(words: &dyn Words, sweep: &Sweep) -> Vec<String> {
    let points = words.count(sweep.cells.len() as u64);
    if let [only] = &sweep.policies[..] {
        let reaches = || sweep.cells.iter().map(|cell| cell.policies[0].reach);
        let by = |a: &Estimate, b: &Estimate| a.estimate.total_cmp(&b.estimate);
        let ends = reaches().min_by(by).zip(reaches().max_by(by));
        return ends
            .map(|(low, high)| words.reach_moves(&words.named(only), &words.percent_of(low), &words.percent_of(high)))
            .into_iter()
            .collect();
    }
    let count = |of: Option<usize>| sweep.cells.iter().filter(|cell| ahead(cell) == of).count();
    let mut counted: Vec<(usize, usize)> = (0..sweep.policies.len())
        .map(|policy| (policy, count(Some(policy))))
        .filter(|(_, here)| *here > 0)
        .collect();
    counted.sort_by_key(|&(_, here)| std::cmp::Reverse(here));
    if let [(policy, here)] = counted[..]
        && here == sweep.cells.len()
    {
        return vec![words.ahead_everywhere(&words.named(&sweep.policies[policy]), &points)];
    }
    let of_policy = |&(policy, here): &(usize, usize)| {
        words.ahead_at(&words.named(&sweep.policies[policy]), &words.count(here as u64))
    };
    let undecided = count(None);
    let nobody = (undecided > 0).then(|| words.nobody_ahead_at(&words.count(undecided as u64)));
    let parts: Vec<String> = counted.iter().map(of_policy).chain(nobody).collect();
    vec![words.of_points(&points, &words.listed(&parts))]
}

fn table(words: &dyn Words, sweep: &Sweep) -> SectionTable {
    let mut heads: Vec<Head> = Vec::new();
    if sweep.axes.is_empty() {
        heads.push(Head::words(words.point_column()));
    }
    heads.extend(sweep.axes.iter().map(|axis| Head::numbers(head(axis))));
    heads.extend(
        sweep
            .policies
            .iter()
            .map(|name| Head::numbers(format!("{name} [95\u{a0}%]"))),
    );
    if sweep.policies.len() > 1 {
        heads.push(Head::words(words.ahead_head()));
    }
    let rows = sweep
        .points
        .iter()
        .zip(&sweep.cells)
        .map(|(point, cell)| row(words, sweep, point, cell));
    SectionTable {
        caption: words.sweep_heading().to_owned(),
        heads,
        rows: rows.collect(),
    }
}

/// A key as a column is headed.
fn head(axis: &AxisOf) -> String {
    if axis.unit.is_empty() {
        axis.name.clone()
    } else {
        format!("{}, {}", axis.name, axis.unit)
    }
}

fn row(words: &dyn Words, sweep: &Sweep, point: &Point, cell: &Cell) -> Vec<String> {
    let name = sweep.axes.is_empty().then(|| point.name.clone().unwrap_or_default());
    let levels = point.levels.iter().map(|level| level_of(words, level));
    let reaches = cell
        .policies
        .iter()
        .map(|policy| words.percent_with_interval(policy.reach));
    let ahead = (sweep.policies.len() > 1).then(|| match ahead(cell) {
        Some(policy) => sweep.policies[policy].clone(),
        None => words.nobody_ahead().to_owned(),
    });
    name.into_iter().chain(levels).chain(ahead).chain(reaches).collect()
}

/// A value on an axis.
pub(super) fn level_of(words: &dyn Words, level: &Level) -> String {
    match level {
        Level::Number(number) => words.value_of_key(*number),
        Level::Text(text) => text.clone(),
    }
}

/// `cells.csv`: a row per point and policy.
///
/// # Panics
/// Never: memory can be written to.
pub fn cells_csv(sweep: &Sweep, language: Language) -> Vec<u8> {
    let dialect = language.dialect();
    let mut writer = dialect.writer();
    let figures = [
        "policy",
        "trials",
        "reach",
        "reach_low",
        "reach_high",
        "value",
        "value_low",
        "value_high",
        "people_mean",
        "accepted_mean",
        "first_reach_hours_median",
    ];
    let mut record = |cells: Vec<String>| writer.write_record(&cells).expect("memory can be written to");
    record(keys(sweep).chain(figures.map(str::to_owned)).collect());
    for (point, cell) in sweep.points.iter().zip(&sweep.cells) {
        for (name, policy) in sweep.policies.iter().zip(&cell.policies) {
            let numbers = [
                policy.reach.estimate,
                policy.reach.low,
                policy.reach.high,
                policy.value.estimate,
                policy.value.low,
                policy.value.high,
                policy.readers,
                policy.contacts,
            ];
            let own = [safe_cell(name).into_owned(), cell.trials.to_string()];
            let median = policy
                .median_hours
                .map_or_else(String::new, |hours| dialect.number(hours));
            record(
                place(sweep, point, dialect)
                    .chain(own)
                    .chain(numbers.map(|number| dialect.number(number)))
                    .chain([median])
                    .collect(),
            );
        }
    }
    dialect.finish(writer)
}

/// `pairs.csv`: a row per point and pair of policies.
///
/// # Panics
/// Never: memory can be written to.
pub fn pairs_csv(sweep: &Sweep, language: Language) -> Vec<u8> {
    let dialect = language.dialect();
    let mut writer = dialect.writer();
    let figures = ["a", "b", "difference", "difference_low", "difference_high", "p_holm"];
    let mut record = |cells: Vec<String>| writer.write_record(&cells).expect("memory can be written to");
    record(keys(sweep).chain(figures.map(str::to_owned)).collect());
    for (point, cell) in sweep.points.iter().zip(&sweep.cells) {
        for pair in &cell.pairs {
            let names = [pair.a, pair.b].map(|policy| safe_cell(&sweep.policies[policy]).into_owned());
            let Estimate { estimate, low, high } = pair.difference;
            let numbers = [estimate, low, high, pair.p_holm].map(|number| dialect.number(number));
            record(place(sweep, point, dialect).chain(names).chain(numbers).collect());
        }
    }
    dialect.finish(writer)
}

/// Heads of the columns that say which point it is.
fn keys(sweep: &Sweep) -> impl Iterator<Item = String> {
    let name = sweep.axes.is_empty().then(|| "point".to_owned());
    name.into_iter()
        .chain(sweep.axes.iter().map(|axis| safe_cell(&axis.name).into_owned()))
}

/// Which point it is.
fn place(sweep: &Sweep, point: &Point, dialect: Dialect) -> impl Iterator<Item = String> {
    let name = sweep.axes.is_empty().then(|| point.name.clone().unwrap_or_default());
    let levels = point.levels.iter().map(move |level| match level {
        Level::Number(number) => dialect.number(*number),
        Level::Text(text) => safe_cell(text).into_owned(),
    });
    name.map(|name| safe_cell(&name).into_owned()).into_iter().chain(levels)
}
