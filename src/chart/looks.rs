//! Chart 5: how valuable contacts looked, and what they brought: the credit of each tenth of those who asked, and what the tenths of the
//! true order brought.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas, fit};
use super::font::Type;
use super::ink::Ink;
use super::mesh::Mesh;
use super::plot::Plot;
use super::sheet::Sheet;
use super::theme::{LABEL, NOTE, Paint};
use super::ticks::Ticks;
use super::{Chart, Sketch, colour_place};
use crate::estimate::{Answers, Estimate, Order, Ranking};
use crate::trial::Look;
use crate::words::{Subject, Words};

/// Room for the axis below the bars `[px]`.
const AXIS: f64 = 84.0;
/// Between the values of an axis and what they belong to `[px]`.
const BESIDE: f64 = 16.0;
/// Between the key and the picture `[px]`.
const BELOW_KEY: f64 = 40.0;
/// Width of a mark in the key `[px]`.
const KEY_MARK: f64 = 30.0;
/// Between the entries of the key, and between a mark and its text `[px]`.
const KEY_GAP: (f64, f64) = (56.0, 14.0);
/// Height of the bars on an upright sheet, with their axis `[px]`.
const UPRIGHT: f64 = 640.0;
/// Middles and half-widths of a tenth's bar and of its dot, as parts of its place.
const BAR: (f64, f64) = (-0.14, 0.24);
const DOT: f64 = 0.27;

/// The chart; none where nobody asked who carried the news, or nobody did.
pub(super) fn chart(ink: Ink, answers: &Answers) -> Option<Chart> {
    let words = ink.words;
    let open = answers.most_open()?;
    let rankings = open.carriers.as_ref()?;
    let (looks, truth) = (
        rankings.ranking(Order::Look(Look::Value))?,
        rankings.ranking(Order::True)?,
    );
    let rows: Vec<String> = (0..looks.tenths.len())
        .map(|tenth| words.looks_mark(tenth + 1, &said(words, looks, tenth), &said(words, truth, tenth)))
        .collect();
    let sketch = Sketch {
        name: "looks",
        label: words.label(Subject::Looks),
        title: words.looks_finding(open)?,
        subtitle: words.looks_subtitle(open.successes, &words.named(&open.name)),
        alt: words.looks_alt(&rows.join("; ")),
        ink,
        answers,
    };
    let paint = Paint::Policy(colour_place(answers, open));
    let upright = UPRIGHT + key_height(Sheet::Upright);
    Some(sketch.draw(upright, |canvas, area| {
        draw(words, (looks, truth, &rows), paint, canvas, area);
    }))
}

/// What a tenth brought, with its interval.
fn said(words: &dyn Words, ranking: &Ranking, tenth: usize) -> String {
    words.share_of_credit(ranking.tenths[tenth])
}

/// What stands in the key.
fn entries(words: &dyn Words) -> [&'static str; 3] {
    [
        words.by_looks(),
        words.in_the_true_order(),
        words.if_looks_told_nothing(),
    ]
}

fn key_height(sheet: Sheet) -> f64 {
    let lines = match sheet {
        Sheet::Slide => 1.0,
        Sheet::Upright => 3.0,
    };
    lines * sheet.legible(LABEL).line_height() + BELOW_KEY
}

/// Says what bars, dots and the line are, above them.
fn key(words: &dyn Words, canvas: &mut Canvas, area: Area, paint: Paint) {
    let sheet = canvas.sheet();
    let kind = sheet.legible(LABEL);
    let room = match sheet {
        Sheet::Slide => (area.width() - 2.0 * KEY_GAP.0) / 3.0,
        Sheet::Upright => area.width(),
    } - KEY_MARK
        - KEY_GAP.1;
    let mut place = (area.left, area.top + kind.line_height() / 2.0);
    for (number, text) in entries(words).into_iter().enumerate() {
        let (left, middle) = place;
        let mark = Area {
            left,
            top: middle - 12.0,
            right: left + KEY_MARK,
            bottom: middle + 12.0,
        };
        match number {
            0 => canvas.rect(mark, paint),
            1 => canvas.circle(mark.middle(), 10.0, Some(Paint::Paper), Some((Paint::Ink, 4.0))),
            _ => canvas.dashes((left, middle), (mark.right, middle), Paint::Ink, 3.0),
        }
        let (kind, lines) = fit(canvas.typeface(), sheet, kind, text, room, 1);
        let start = mark.right + KEY_GAP.1;
        canvas.centred_text((start, middle), &lines[0], kind, Paint::Ink, Anchor::Start);
        match sheet {
            Sheet::Slide => place.0 = start + kind.width(canvas.typeface(), &lines[0]) + KEY_GAP.0,
            Sheet::Upright => place.1 += sheet.legible(LABEL).line_height(),
        }
    }
}

fn draw(
    words: &dyn Words,
    (looks, truth, rows): (&Ranking, &Ranking, &[String]),
    paint: Paint,
    canvas: &mut Canvas,
    area: Area,
) {
    let sheet = canvas.sheet();
    let kind = sheet.legible(NOTE);
    key(words, canvas, area, paint);
    let tenths = looks.tenths.len();
    let shares = || looks.tenths.iter().chain(&truth.tenths);
    let highest = shares().map(|share| share.high * 100.0).fold(0.0, f64::max);
    let ticks = Ticks::around(0.0, highest, 5);
    let y = Axis::of(&ticks, |value| words.percent_tick(&ticks.label(words, value)));
    let written = (1..=tenths).map(|tenth| (tenth as f64, tenth.to_string()));
    let x = Axis::new((0.5, tenths as f64 + 0.5), written);
    let plot = Plot {
        area: Area {
            left: area.left + y.widest(canvas.typeface(), kind) + BESIDE,
            // The highest bar has its number above it.
            top: area.top + key_height(sheet) + kind.line_height(),
            right: area.right,
            bottom: area.bottom - AXIS,
        },
        x: &x,
        y: &y,
    };
    plot.mesh(
        canvas,
        Mesh {
            level: true,
            left: Some(BESIDE),
            below: Some(10.0),
            name: Some((words.looks_axis(), 20.0 + kind.size + kind.line_height())),
            ..Mesh::of(kind)
        },
    );
    let slot = plot.area.width() / tenths as f64;
    let number = Type::regular((slot * 0.24).clamp(sheet.smallest(), LABEL.size));
    even_line(words, canvas, plot, looks, number);
    for (index, (look, real)) in looks.tenths.iter().zip(&truth.tenths).enumerate() {
        let tenth = index as f64 + 1.0;
        canvas.mark(&rows[index], |canvas| {
            canvas.sensor(Area {
                left: plot.x(tenth - 0.5),
                right: plot.x(tenth + 0.5),
                ..plot.area
            });
            bar(words, canvas, plot, (tenth, *look), number, paint);
            dot(canvas, plot, tenth + DOT, *real, slot);
        });
    }
    let Area {
        left, right, bottom, ..
    } = plot.area;
    canvas.line((left, bottom), (right, bottom), Paint::Muted, 2.0);
}

/// Where the number above a bar stands: its middle and its baseline.
fn number_place(plot: Plot, (tenth, share): (f64, Estimate)) -> (f64, f64) {
    let (centre, top) = plot.at((tenth + BAR.0, share.high * 100.0));
    (centre, top - 10.0)
}

/// A dashed line where all tenths would bring as much, left out behind the numbers of bars.
fn even_line(words: &dyn Words, canvas: &mut Canvas, plot: Plot, looks: &Ranking, number: Type) {
    let even = plot.y(100.0 / looks.tenths.len() as f64);
    let mut from = plot.area.left;
    for (tenth, share) in (1..).zip(&looks.tenths) {
        let (centre, base) = number_place(plot, (f64::from(tenth), *share));
        if base > even - 8.0 && base - number.size < even + 8.0 {
            let text = words.compact_percent(share.estimate);
            let half = number.width(canvas.typeface(), &text) / 2.0 + 8.0;
            canvas.dashes((from, even), (centre - half, even), Paint::Ink, 3.0);
            from = centre + half;
        }
    }
    canvas.dashes((from, even), (plot.area.right, even), Paint::Ink, 3.0);
}

/// What a tenth by looks brought, with its number above.
fn bar(
    words: &dyn Words,
    canvas: &mut Canvas,
    plot: Plot,
    (tenth, share): (f64, Estimate),
    number: Type,
    paint: Paint,
) {
    let (middle, half) = (tenth + BAR.0, BAR.1);
    plot.bar(canvas, (middle - half, middle + half), share.estimate * 100.0, paint);
    let place = number_place(plot, (tenth, share));
    let (low, high) = (plot.y(share.low * 100.0), plot.y(share.high * 100.0));
    canvas.upright_whisker(low, high, place.0, 10.0);
    let text = words.compact_percent(share.estimate);
    canvas.text(place, &text, number, Paint::Ink, Anchor::Middle);
}

/// What the tenth of the true order brought.
fn dot(canvas: &mut Canvas, plot: Plot, x: f64, share: Estimate, slot: f64) {
    let [low, middle, high] = [share.low, share.estimate, share.high].map(|share| plot.y(share * 100.0));
    let centre = plot.x(x);
    canvas.upright_whisker(low, high, centre, 8.0);
    let radius = (slot * 0.1).min(11.0);
    canvas.circle((centre, middle), radius, Some(Paint::Paper), Some((Paint::Ink, 4.0)));
}
