//! What if: a curve per policy over one key, or a map of who is ahead over two.

use super::curves::{Curves, Line, Scale};
use super::{Origin, Told, plate};
use crate::chart::canvas::{Anchor, Area, Canvas};
use crate::chart::sheet::Sheet;
use crate::chart::theme::{NOTE, Paint};
use crate::chart::{Chart, Ink, readable};
use crate::estimate::Standing;
use crate::scenario::Level;
use crate::scenario::Sample;
use crate::study::cells::Cell;
use crate::study::sweep::{AxisOf, Sweep};
use crate::words::Words;

/// More curves than this nobody tells apart.
const MOST_CURVES: usize = 12;

/// The picture of a sweep, titled with its finding; none where its points cannot be drawn.
pub fn sweep(ink: Ink, origin: &Origin, sweep: &Sweep, finding: &str) -> Option<Chart> {
    if sweep.cells.is_empty() {
        return None;
    }
    match &sweep.axes[..] {
        [axis] if numbers(sweep, 0).is_some() => Some(curves(ink, origin, sweep, axis, finding)),
        [_, _] if sweep.sample == Sample::Grid && sweep.policies.len() > 1 => map(ink, origin, sweep, finding),
        _ => None,
    }
}

/// The values of the points on an axis, if all are numbers.
fn numbers(sweep: &Sweep, axis: usize) -> Option<Vec<f64>> {
    sweep.points.iter().map(|point| point.levels[axis].number()).collect()
}

/// What a key is, in words and as it is written.
pub(super) fn axis_name(words: &dyn Words, axis: &AxisOf) -> String {
    let called = words.called(&axis.name, axis.key.as_deref(), axis.scales);
    let unit = if axis.unit.is_empty() {
        String::new()
    } else {
        format!(", {}", axis.unit)
    };
    if called == axis.name {
        format!("{}{unit}", axis.name)
    } else {
        format!("{called} ({}{unit})", axis.name)
    }
}

fn curves(ink: Ink, origin: &Origin, sweep: &Sweep, axis: &AxisOf, finding: &str) -> Chart {
    let words = ink.words;
    let values = numbers(sweep, 0).unwrap_or_default();
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let line = |(policy, name): (usize, &String)| Line {
        name: readable(name),
        paint: Paint::Policy(policy),
        points: order
            .iter()
            .map(|&point| (values[point], sweep.cells[point].policies[policy].reach))
            .collect(),
    };
    let curves = Curves {
        lines: sweep.policies.iter().enumerate().take(MOST_CURVES).map(line).collect(),
        x_name: readable(&axis_name(words, axis)),
        is_logarithmic: axis.is_logarithmic,
        here: axis
            .here
            .as_ref()
            .and_then(Level::number)
            .map(|here| (here, words.as_in_scenario())),
        flips: Vec::new(),
        scale: Scale::Percent,
    };
    let alt: Vec<String> = sweep
        .policies
        .iter()
        .enumerate()
        .map(|(policy, name)| {
            let end = |point: usize| words.percent_of(sweep.cells[point].policies[policy].reach);
            words.goes_from(&words.named(name), &end(order[0]), &end(order[order.len() - 1]))
        })
        .collect();
    let told = Told {
        name: "sweep",
        label: words.sweep_heading(),
        title: finding.trim_end_matches('.').to_owned(),
        subtitle: words.reach_over(&axis_name(words, axis)),
        alt: alt.join("; "),
        names: &sweep.policies,
    };
    plate(ink, origin, told).draw(curves.upright(), |canvas, area| curves.draw(ink, canvas, area))
}

/// Who is ahead at each point of two axes, and by how much.
fn map(ink: Ink, origin: &Origin, sweep: &Sweep, finding: &str) -> Option<Chart> {
    let words = ink.words;
    let levels = |axis: usize| {
        let mut found: Vec<&Level> = Vec::new();
        for point in &sweep.points {
            if !found.contains(&&point.levels[axis]) {
                found.push(&point.levels[axis]);
            }
        }
        found
    };
    let (columns, rows) = (levels(0), levels(1));
    if columns.len() < 2 || rows.len() < 2 || columns.len() > 40 || rows.len() > 40 {
        return None;
    }
    let told = Told {
        name: "sweep",
        label: words.sweep_heading(),
        title: finding.trim_end_matches('.').to_owned(),
        subtitle: words.map_subtitle(&axis_name(words, &sweep.axes[0]), &axis_name(words, &sweep.axes[1])),
        alt: finding.to_owned(),
        names: &sweep.policies,
    };
    let upright = 900.0 + sweep.policies.len() as f64 * Sheet::Upright.legible(NOTE).line_height() * 1.4;
    Some(plate(ink, origin, told).draw(upright, |canvas, area| {
        draw_map(ink, sweep, (&columns, &rows), canvas, area);
    }))
}

#[expect(clippy::too_many_lines, reason = "squares, both axes and the key of one picture")]
fn draw_map(ink: Ink, sweep: &Sweep, (columns, rows): (&[&Level], &[&Level]), canvas: &mut Canvas, area: Area) {
    let (words, typeface) = (ink.words, ink.typeface());
    let kind = canvas.sheet().legible(NOTE);
    let said = |level: &Level| match level {
        Level::Number(number) => words.value_of_key(*number),
        Level::Text(text) => readable(text),
    };
    let beside = rows
        .iter()
        .map(|level| kind.width(typeface, &said(level)))
        .fold(0.0, f64::max)
        + 20.0;
    let step = kind.line_height() * 1.4;
    let (key_width, key_height) = match canvas.sheet() {
        Sheet::Slide => {
            let names = sweep.policies.iter().map(|name| kind.width(typeface, &readable(name)));
            (
                names
                    .fold(kind.width(typeface, words.nobody_ahead()), f64::max)
                    .min(360.0)
                    + 70.0,
                0.0,
            )
        }
        Sheet::Upright => (0.0, step * (sweep.policies.len() + 1) as f64),
    };
    let field = Area {
        left: area.left + beside,
        top: area.top + 20.0 + kind.line_height(),
        right: area.right - key_width,
        bottom: area.bottom - key_height - 2.2 * kind.line_height() - 20.0,
    };
    let (width, height) = (field.width() / columns.len() as f64, field.height() / rows.len() as f64);
    for (point, cell) in sweep.points.iter().zip(&sweep.cells) {
        let place = |levels: &[&Level], axis: usize| levels.iter().position(|level| **level == point.levels[axis]);
        let Some((column, row)) = place(columns, 0).zip(place(rows, 1)) else {
            continue;
        };
        let square = Area {
            left: field.left + width * column as f64 + 1.5,
            right: field.left + width * (column + 1) as f64 - 1.5,
            // Larger values stand above.
            top: field.bottom - height * (row + 1) as f64 + 1.5,
            bottom: field.bottom - height * row as f64 - 1.5,
        };
        draw_square(ink, sweep, cell, canvas, square);
    }
    let spaced = |count: usize, room: f64, taken: f64| ((taken * count as f64 / room).ceil() as usize).max(1);
    let every = spaced(
        columns.len(),
        field.width(),
        columns
            .iter()
            .map(|level| kind.width(typeface, &said(level)))
            .fold(0.0, f64::max)
            + 16.0,
    );
    for (column, level) in columns.iter().enumerate().step_by(every) {
        let middle = field.left + width * (column as f64 + 0.5);
        canvas.text(
            (middle, field.bottom + kind.size + 8.0),
            &said(level),
            kind,
            Paint::Muted,
            Anchor::Middle,
        );
    }
    let every = spaced(rows.len(), field.height(), kind.line_height());
    for (row, level) in rows.iter().enumerate().step_by(every) {
        let middle = field.bottom - height * (row as f64 + 0.5);
        canvas.centred_text(
            (field.left - 14.0, middle),
            &said(level),
            kind,
            Paint::Muted,
            Anchor::End,
        );
    }
    let upwards = format!("{} ↑", readable(&sweep.axes[1].name));
    canvas.fitted_text(
        (area.left, field.top - 14.0),
        &upwards,
        (kind, field.width()),
        Paint::Muted,
        Anchor::Start,
    );
    let name = format!("{} →", readable(&sweep.axes[0].name));
    canvas.fitted_text(
        (
            f64::midpoint(field.left, field.right),
            field.bottom + 2.2 * kind.line_height() + 8.0,
        ),
        &name,
        (kind, field.width()),
        Paint::Muted,
        Anchor::Middle,
    );
    for (place, name) in sweep.policies.iter().enumerate() {
        let middle = match canvas.sheet() {
            Sheet::Slide => field.top + step * (place as f64 + 0.5),
            Sheet::Upright => area.bottom - key_height + step * (place as f64 + 0.5),
        };
        let left = if key_width > 0.0 { field.right + 30.0 } else { area.left };
        canvas.dot((left + 10.0, middle), 11.0, Paint::Policy(place));
        canvas.fitted_text(
            (left + 34.0, middle + kind.size * 0.35),
            &readable(name),
            (kind, 360.0),
            Paint::Ink,
            Anchor::Start,
        );
    }
}

/// A point in the colour of the policy that is ahead, with its lead; hatched where nobody is.
fn draw_square(ink: Ink, sweep: &Sweep, cell: &Cell, canvas: &mut Canvas, square: Area) {
    let words = ink.words;
    let leader = cell.leader();
    let Some(closest) = cell.closest(leader) else { return };
    let is_ahead = cell.standing(leader) == Standing::Ahead;
    let paint = Paint::Policy(leader);
    let text = words.points(closest.difference.estimate);
    let said = format!(
        "{}: {} ({})",
        sweep.policies[leader],
        words.lead(closest.difference),
        words.lead_range(closest.difference)
    );
    let kind = canvas.sheet().legible(NOTE);
    canvas.mark(&said, |canvas| {
        if is_ahead {
            canvas.faint_rect(square, paint, 0.35);
        } else {
            canvas.hatch(square, paint);
        }
        if kind.width(ink.typeface(), &text) + 12.0 < square.width() && kind.line_height() < square.height() {
            let middle = (
                f64::midpoint(square.left, square.right),
                f64::midpoint(square.top, square.bottom),
            );
            canvas.centred_text(middle, &text, kind, Paint::Ink, Anchor::Middle);
        }
    });
}
