//! What each channel adds to the leading policy: to reach, and to value where there is money, against the same trials without the firm
//! there.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas};
use super::figures::Figures;
use super::ink::Ink;
use super::mesh::Mesh;
use super::plot::Plot;
use super::rows::{Rows, Upright};
use super::sheet::Sheet;
use super::theme::{NOTE, Paint};
use super::ticks::Ticks;
use super::{Chart, Sketch, colour_place, readable};
use crate::estimate::{Answers, ChannelAdds, Estimate};
use crate::words::{Difference, Subject, Words};

/// Room for the heads of the columns above the rows `[px]`.
const HEAD: f64 = 56.0;
/// Room for the axes below the rows `[px]`.
const AXIS: f64 = 48.0;
/// Between the columns, and between a picture and its figures `[px]`.
const GAP: (f64, f64) = (72.0, 40.0);
/// Room for the ends of intervals and the values of axes at either side of a picture `[px]`.
const INSET: f64 = 24.0;
/// Rows on an upright sheet, where columns stand one above the other.
const UPRIGHT: Upright = Upright {
    figures: 44.0,
    picture: 64.0,
};
/// Of a slide, the part that reach takes beside value.
const REACH: f64 = 0.54;

/// The chart; none where nobody asked what channels add.
pub(super) fn chart(ink: Ink, answers: &Answers) -> Option<Chart> {
    let words = ink.words;
    let leader = answers.leader();
    let adds = &leader.channels.as_ref()?.adds;
    let columns = columns(words, answers, adds);
    let spoken: Vec<String> = (0..adds.len()).map(|row| spoken(words, adds, &columns, row)).collect();
    let sketch = Sketch {
        name: "channels",
        label: words.label(Subject::Channels),
        title: words.channels_finding(leader),
        subtitle: words.channels_subtitle(&words.named(&leader.name)),
        alt: words.channels_alt(&words.named(&leader.name), &spoken.join("; ")),
        ink,
        answers,
    };
    let names: Vec<String> = adds.iter().map(|adds| readable(&adds.channel)).collect();
    let paint = Paint::Policy(colour_place(answers, leader));
    let height = HEAD + UPRIGHT.height(ink.typeface(), &names) + AXIS;
    let upright = columns.len() as f64 * (height + GAP.1) - GAP.1;
    Some(sketch.draw(upright, |canvas, area| match canvas.sheet() {
        Sheet::Slide => draw_beside(words, (&columns, &names, &spoken), paint, canvas, area),
        Sheet::Upright => {
            let mut top = area.top;
            for column in &columns {
                let bottom = top + height;
                let rows = rows(canvas, Area { top, bottom, ..area }, &names);
                rows.name(canvas);
                column.draw(words, (canvas, &rows, &spoken), (area.left, area.right), paint);
                top = bottom + GAP.1;
            }
        }
    }))
}

/// What one column shows of every channel.
struct Column {
    head: String,
    /// In the unit of the axis.
    estimates: Vec<Estimate>,
    /// Each with its interval.
    texts: Vec<(String, String)>,
}

fn columns(words: &dyn Words, answers: &Answers, adds: &[ChannelAdds]) -> Vec<Column> {
    let in_points = |adds: &ChannelAdds| {
        let gain = Difference::alone(adds.reach);
        (words.gain_of(gain), words.points_range(gain))
    };
    let reach = Column {
        head: words.channel_points_head().to_owned(),
        estimates: adds.iter().map(|adds| scaled(adds.reach, 100.0)).collect(),
        texts: adds.iter().map(in_points).collect(),
    };
    let values: Option<Vec<Estimate>> = adds.iter().map(|adds| adds.value).collect();
    let currency = readable(&answers.premises.currency);
    let value = values.map(|values| Column {
        head: words.channel_value_head(&currency),
        texts: values
            .iter()
            .map(|&value| {
                let plus = if value.estimate > 0.0 { "+" } else { "" };
                (format!("{plus}{}", words.mean_of(value)), words.mean_range(value))
            })
            .collect(),
        estimates: values,
    });
    std::iter::once(reach).chain(value).collect()
}

fn scaled(estimate: Estimate, factor: f64) -> Estimate {
    Estimate {
        estimate: factor * estimate.estimate,
        low: factor * estimate.low,
        high: factor * estimate.high,
    }
}

/// `Twitter: Reach, points +2.8 (0.4 to 5.1), Value, USD −339 (−650 to −28)`.
fn spoken(words: &dyn Words, adds: &[ChannelAdds], columns: &[Column], row: usize) -> String {
    let said: Vec<String> = columns
        .iter()
        .map(|column| {
            let (figure, range) = &column.texts[row];
            format!("{} {figure} ({range})", column.head)
        })
        .collect();
    format!("{}: {}", words.named(&adds[row].channel), said.join("; "))
}

fn rows(canvas: &Canvas, area: Area, names: &[String]) -> Rows {
    let inner = Area {
        top: area.top + HEAD,
        bottom: area.bottom - AXIS,
        ..area
    };
    Rows::new(canvas, inner, names, UPRIGHT)
}

/// All columns right of the names.
fn draw_beside(
    words: &dyn Words,
    (columns, names, spoken): (&[Column], &[String], &[String]),
    paint: Paint,
    canvas: &mut Canvas,
    area: Area,
) {
    let rows = rows(canvas, area, names);
    rows.name(canvas);
    let (left, right) = (rows.area.left, rows.area.right);
    let between = match columns {
        [_, _] => left + REACH * (right - left - GAP.0),
        _ => right,
    };
    let places = [(left, between), (between + GAP.0, right)];
    for (column, place) in columns.iter().zip(places) {
        column.draw(words, (canvas, &rows, spoken), place, paint);
    }
}

impl Column {
    /// Draws a bar with its interval in every row, from `left` to `right`.
    fn draw(
        &self,
        words: &dyn Words,
        (canvas, rows, spoken): (&mut Canvas, &Rows, &[String]),
        (left, right): (f64, f64),
        paint: Paint,
    ) {
        let sheet = canvas.sheet();
        let figures = Figures::new(canvas.typeface(), rows, self.texts.clone());
        let end = match sheet {
            Sheet::Slide => right - figures.width() - GAP.1,
            Sheet::Upright => right,
        };
        let room = Area {
            left: left + INSET,
            right: end - INSET,
            ..rows.area
        };
        let bound =
            |pick: fn(&Estimate) -> f64, better: fn(f64, f64) -> f64| self.estimates.iter().map(pick).fold(0.0, better);
        let ticks = Ticks::around(bound(|one| one.low, f64::min), bound(|one| one.high, f64::max), 5);
        let axis = Axis::of(&ticks, |value| {
            let plus = if value > 0.0 { "+" } else { "" };
            format!("{plus}{}", ticks.label_in_thousands(words, value))
        });
        let kind = sheet.legible(NOTE);
        let axis = axis.spaced(
            room.width(),
            |label| kind.width(canvas.typeface(), label),
            12.0,
            f64::INFINITY,
        );
        let plot = Plot::along(&axis, room);
        let first = rows.plots()[0];
        let head = (left, rows.row(0).top - 22.0);
        canvas.fitted_text(head, &self.head, (kind, right - left), Paint::Muted, Anchor::Start);
        rows.mesh(
            canvas,
            plot,
            Mesh {
                below: Some(8.0),
                ..Mesh::of(kind)
            },
        );
        let zero = plot.x(0.0);
        for part in rows.plots() {
            let above = if sheet == Sheet::Slide && part.top == first.top {
                8.0
            } else {
                0.0
            };
            canvas.line((zero, part.top - above), (zero, part.bottom), Paint::Ink, 3.0);
        }
        for (index, one) in self.estimates.iter().enumerate() {
            let middle = rows.middle(index);
            let half = (rows.height * 0.2).min(30.0);
            let to = plot.x(one.estimate);
            let bar = Area {
                left: zero.min(to),
                top: middle - half,
                right: zero.max(to),
                bottom: middle + half,
            };
            canvas.mark(&spoken[index], |canvas| {
                canvas.sensor(Area {
                    left,
                    right,
                    ..rows.row(index)
                });
                canvas.faint_rect(bar, paint, 0.35);
                canvas.whisker(plot.x(one.low), plot.x(one.high), middle, half * 0.7);
                canvas.dot((to, middle), (half * 0.6).clamp(8.0, 14.0), paint);
                match sheet {
                    Sheet::Slide => figures.write(canvas, right, middle, index),
                    Sheet::Upright => figures.write_from(canvas, left, rows.middle_of_figures(index), index),
                }
            });
        }
    }
}
