//! Chart 2: what each policy gains or loses against the baseline, in the same trials.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas, fit};
use super::figures::Figures;
use super::font::{Type, Typeface};
use super::ink::Ink;
use super::mesh::Mesh;
use super::plot::Plot;
use super::rows::{Rows, Upright};
use super::sheet::Sheet;
use super::theme::{NOTE, Paint};
use super::ticks::Ticks;
use super::{Chart, Sketch};
use crate::estimate::{Answers, Contest};
use crate::words::{Subject, Words};

/// Room for the axis below the rows `[px]`.
const AXIS: f64 = 84.0;
/// Room for remarks above the rows `[px]`.
const REMARKS: f64 = 88.0;
/// Letters of a name that fit beside a row.
const LONGEST_NAME: usize = 42;
/// Rows on an upright sheet.
const UPRIGHT: Upright = Upright {
    figures: 44.0,
    picture: 64.0,
};

pub(super) fn chart(ink: Ink, answers: &Answers) -> Chart {
    let words = ink.words;
    let base = answers.base();
    let shown = super::shown(answers).into_iter();
    let (contests, paints): (Vec<Contest>, Vec<Paint>) = shown
        .filter_map(|shown| Some((answers.contest(shown.policy, base)?, shown.paint())))
        .unzip();
    let rows: Vec<String> = contests.iter().map(|row| spoken(words, row)).collect();
    let subtitle = if contests.is_empty() {
        words.advantage_subtitle_alone()
    } else {
        words.advantage_subtitle(&words.named(&base.name))
    };
    let sketch = Sketch {
        name: "advantage",
        label: words.label(Subject::Advantage),
        title: words.advantage_finding(answers),
        alt: words.advantage_alt(&words.named(&base.name), &rows.join("; ")),
        subtitle,
        ink,
        answers,
    };
    // The baseline has no row, but a name is to be told from its name, too.
    let short = super::short_names(answers, |name| name.chars().count() <= LONGEST_NAME);
    let names: Vec<String> = contests.iter().map(|row| short[row.this.place].clone()).collect();
    let upright = UPRIGHT.height(ink.typeface(), &names) + upright_remarks(ink, &contests) + AXIS;
    sketch.draw(upright, |canvas, area| {
        if contests.is_empty() {
            canvas.say_instead(area, &words.advantage_of_nothing());
        } else {
            draw(ink, (&contests, &names, &paints), canvas, area);
        }
    })
}

/// `selective: +5.3 (4.9 to 5.7)`.
fn spoken(words: &dyn Words, row: &Contest) -> String {
    format!(
        "{}: {} ({})",
        words.named(&row.this.name),
        words.gain_of(row.into()),
        words.points_range(row.into())
    )
}

fn draw(ink: Ink, (contests, names, colours): (&[Contest], &[String], &[Paint]), canvas: &mut Canvas, area: Area) {
    let (words, sheet) = (ink.words, canvas.sheet());
    let remarks = match sheet {
        Sheet::Slide => REMARKS,
        Sheet::Upright => upright_remarks(ink, contests),
    };
    let rows = Rows::new(
        canvas,
        Area {
            top: area.top + remarks,
            bottom: area.bottom - AXIS,
            ..area
        },
        names,
        UPRIGHT,
    );
    let range = |row: &Contest| match sheet {
        Sheet::Slide => words.points_range(row.into()),
        Sheet::Upright => format!("{} {}", words.points_range(row.into()), words.points_head()),
    };
    let texts = |row: &Contest| (words.gain_of(row.into()), range(row));
    let figures = Figures::new(canvas.typeface(), &rows, contests.iter().map(texts).collect());
    let zone = widest_zone(contests) * 100.0;
    let bound = |pick: fn(&Contest) -> f64, better: fn(f64, f64) -> f64, start: f64| {
        contests.iter().map(|row| pick(row) * 100.0).fold(start, better)
    };
    let low = bound(|row| row.difference.low, f64::min, -zone * 1.5);
    let high = bound(|row| row.difference.high, f64::max, zone * 1.5);
    let ticks = Ticks::around(low, high, 7);
    let (right, inset) = match sheet {
        Sheet::Slide => (rows.area.right - figures.width() - 40.0, 10.0),
        Sheet::Upright => (rows.area.right, NOTE.size),
    };
    let room = Area { right, ..rows.area };
    let area_of_values = Area {
        left: room.left + inset,
        right: right - inset,
        ..room
    };
    let points = Axis::of(&ticks, |value| {
        let plus = if value > 0.0 { "+" } else { "" };
        format!("{plus}{}", ticks.label(words, value))
    });
    let points = points.spaced(
        area_of_values.width(),
        |label| NOTE.width(canvas.typeface(), label),
        8.0,
        f64::INFINITY,
    );
    let plot = Plot::along(&points, area_of_values);
    let zones: Vec<Area> = contests
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let (half, middle) = (rows.height / 2.0, rows.middle(index));
            let zone = row.zone.half_width * 100.0;
            Area {
                left: plot.x(-zone),
                top: middle - half,
                right: plot.x(zone),
                bottom: middle + half,
            }
        })
        .collect();
    let remark = zone_text(words, contests);
    background(words, canvas, (room, &rows), plot, (&zones, remark.as_deref()));
    rows.name(canvas);
    if sheet == Sheet::Slide {
        let head = (area.right, room.top - 16.0);
        canvas.text(head, words.points_head(), NOTE, Paint::Muted, Anchor::End);
    }
    for (index, (row, &paint)) in contests.iter().zip(colours).enumerate() {
        let middle = rows.middle(index);
        let place = |difference: f64| plot.x(difference * 100.0);
        let half = (rows.height * 0.2).min(30.0);
        let (from, to) = (plot.x(0.0), place(row.difference.estimate));
        let bar = Area {
            left: from.min(to),
            top: middle - half,
            right: from.max(to),
            bottom: middle + half,
        };
        canvas.mark(&spoken(words, row), |canvas| {
            canvas.sensor(rows.row(index));
            canvas.faint_rect(bar, paint, 0.35);
            canvas.whisker(
                place(row.difference.low),
                place(row.difference.high),
                middle,
                half * 0.7,
            );
            canvas.dot((to, middle), (half * 0.6).clamp(8.0, 14.0), paint);
            match sheet {
                Sheet::Slide => figures.write(canvas, area.right, middle, index),
                Sheet::Upright => figures.write_from(canvas, area.left, rows.middle_of_figures(index), index),
            }
        });
    }
}

/// The widest of the zones of no practical difference; each pair has its own.
fn widest_zone(contests: &[Contest]) -> f64 {
    contests.iter().map(|row| row.zone.half_width).fold(0.0, f64::max)
}

/// What the zone means; nothing where there is none.
fn zone_text(words: &dyn Words, contests: &[Contest]) -> Option<String> {
    let zone = widest_zone(contests);
    if zone <= 0.0 {
        return None;
    }
    let text = words.zone(&words.counted_points(zone));
    let is_relative = contests.iter().any(|row| row.zone.is_relative);
    Some(if is_relative { words.zone_of_a_fifth() } else { text })
}

/// What the zone means, in lines no wider than `width`.
fn zone_remark(typeface: &Typeface, sheet: Sheet, text: &str, width: f64) -> (Type, Vec<String>) {
    fit(typeface, sheet, NOTE, text, width, sheet.lines(1))
}

/// Room for remarks on an upright sheet, where they may take more lines `[px]`.
fn upright_remarks(ink: Ink, contests: &[Contest]) -> f64 {
    let sheet = Sheet::Upright;
    let text = zone_text(ink.words, contests).unwrap_or_default();
    let (kind, lines) = zone_remark(ink.typeface(), sheet, &text, sheet.room());
    REMARKS + kind.line_height() * lines.len().saturating_sub(1) as f64
}

/// Zone of no practical difference and zero line through all parts of the plot, axis and remarks.
fn background(
    words: &dyn Words,
    canvas: &mut Canvas,
    (room, rows): (Area, &Rows),
    plot: Plot,
    (zones, remark): (&[Area], Option<&str>),
) {
    let zero = plot.x(0.0);
    if let Some(remark) = remark {
        for &zone in zones {
            canvas.rect(zone, Paint::Zone);
        }
        let (kind, lines) = zone_remark(canvas.typeface(), canvas.sheet(), remark, room.width());
        let mut baseline = room.top - 56.0 - kind.line_height() * (lines.len() - 1) as f64;
        for line in &lines {
            let half = kind.width(canvas.typeface(), line) / 2.0;
            let centre = zero.min(room.right - half).max(room.left + half);
            canvas.text((centre, baseline), line, kind, Paint::Muted, Anchor::Middle);
            baseline += kind.line_height();
        }
    }
    if zero - room.left > 180.0 {
        canvas.text(
            (zero - 16.0, room.top - 16.0),
            words.less_often(),
            NOTE,
            Paint::Muted,
            Anchor::End,
        );
    }
    if room.right - zero > 180.0 {
        canvas.text(
            (zero + 16.0, room.top - 16.0),
            words.more_often(),
            NOTE,
            Paint::Muted,
            Anchor::Start,
        );
    }
    let mesh = Mesh {
        below: Some(8.0),
        name: Some((words.points_axis(), 8.0 + NOTE.size + NOTE.line_height() + 10.0)),
        ..Mesh::of(NOTE)
    };
    rows.mesh(canvas, plot, mesh);
    let above = match canvas.sheet() {
        Sheet::Slide => 40.0,
        Sheet::Upright => 0.0,
    };
    for part in rows.plots() {
        canvas.line((zero, part.top - above), (zero, part.bottom), Paint::Ink, 3.0);
    }
}
