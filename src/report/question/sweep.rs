//! What if: a table of points, and the same as files.

use crate::estimate::{Estimate, Standing};
use crate::report::section::{Head, Section, SectionTable};
use crate::scenario::Level;
use crate::study::cells::{Cell, PairCell, PolicyCell};
use crate::study::columns::{Cells, Columns};
use crate::study::sweep::{AxisOf, Point, Sweep};
use crate::words::Words;

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
    let cell = cell.reaches();
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
    // The answer stands where no narrow terminal cuts it off.
    if sweep.policies.len() > 1 {
        heads.push(Head::words(words.ahead_head()));
    }
    heads.extend(
        sweep
            .policies
            .iter()
            .map(|name| Head::numbers(format!("{name} [95\u{a0}%]"))),
    );
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

/// `cells.csv` and `cells.parquet`: a row per point and policy.
pub fn cells(sweep: &Sweep) -> Columns {
    let each = || {
        let cells = sweep.points.iter().zip(&sweep.cells);
        cells.flat_map(|(point, cell)| {
            let policies = sweep.policies.iter().zip(&cell.policies);
            policies.map(move |(name, policy)| (point, cell, name, policy))
        })
    };
    let number = |of: fn(&PolicyCell) -> f64| Cells::Numbers(each().map(|(.., policy)| Some(of(policy))).collect());
    let points: Vec<&Point> = each().map(|(point, ..)| point).collect();
    places(sweep, &points)
        .with(
            "policy",
            Cells::Texts(each().map(|(_, _, name, _)| name.clone()).collect()),
        )
        .with(
            "trials",
            Cells::Counts(each().map(|(_, cell, ..)| cell.trials).collect()),
        )
        .with("reach", number(|policy| policy.reach.estimate))
        .with("reach_low", number(|policy| policy.reach.low))
        .with("reach_high", number(|policy| policy.reach.high))
        .with("value", number(|policy| policy.value.estimate))
        .with("value_low", number(|policy| policy.value.low))
        .with("value_high", number(|policy| policy.value.high))
        .with("people_mean", number(|policy| policy.readers))
        .with("accepted_mean", number(|policy| policy.contacts))
        .with(
            "first_reach_hours_median",
            Cells::Numbers(each().map(|(.., policy)| policy.median_hours).collect()),
        )
}

/// `pairs.csv` and `pairs.parquet`: a row per point and pair of policies.
pub fn pairs(sweep: &Sweep) -> Columns {
    let each = || {
        let cells = sweep.points.iter().zip(&sweep.cells);
        cells.flat_map(|(point, cell)| cell.pairs.iter().map(move |pair| (point, pair)))
    };
    let number = |of: fn(&PairCell) -> f64| Cells::Numbers(each().map(|(_, pair)| Some(of(pair))).collect());
    let name =
        |of: fn(&PairCell) -> usize| Cells::Texts(each().map(|(_, pair)| sweep.policies[of(pair)].clone()).collect());
    let points: Vec<&Point> = each().map(|(point, _)| point).collect();
    places(sweep, &points)
        .with("a", name(|pair| pair.a))
        .with("b", name(|pair| pair.b))
        .with("difference", number(|pair| pair.difference.estimate))
        .with("difference_low", number(|pair| pair.difference.low))
        .with("difference_high", number(|pair| pair.difference.high))
        .with("p_holm", number(|pair| pair.p_holm))
}

/// Which point each row is of: its name, or its value on each axis.
fn places(sweep: &Sweep, points: &[&Point]) -> Columns {
    if sweep.axes.is_empty() {
        let names = points.iter().map(|point| point.name.clone().unwrap_or_default());
        return Columns::default().with("point", Cells::Texts(names.collect()));
    }
    let axes = sweep.axes.iter().enumerate();
    axes.fold(Columns::default(), |columns, (place, axis)| {
        let levels = || points.iter().map(|point| &point.levels[place]);
        let cells = if levels().all(|level| level.number().is_some()) {
            Cells::Numbers(levels().map(Level::number).collect())
        } else {
            Cells::Texts(levels().map(Level::to_string).collect())
        };
        columns.with(axis.name.clone(), cells)
    })
}
