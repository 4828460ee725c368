//! Chart 1: how often each policy reaches a decision-maker.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas};
use super::font::{Type, Typeface};
use super::ink::Ink;
use super::mesh::Mesh;
use super::plot::Plot;
use super::rows::{Rows, Upright};
use super::sheet::Sheet;
use super::theme::{LABEL, NOTE, Paint, STRONG};
use super::ticks::Ticks;
use super::{Chart, Shown, Sketch};
use crate::estimate::{Answers, PolicyAnswers};
use crate::words::{Subject, Words};

/// Room for the axis below the bars `[px]`.
const AXIS: f64 = 84.0;
/// Between the end of an interval and the number beside it `[px]`.
const GAP: f64 = 22.0;

pub(super) fn chart(ink: Ink, answers: &Answers) -> Chart {
    let words = ink.words;
    let rows: Vec<String> = super::shown(answers)
        .iter()
        .map(|shown| spoken(words, shown.policy))
        .collect();
    let one_hop_reaches = one_hop_reaches(answers);
    let sketch = Sketch {
        name: "reach",
        label: words.label(Subject::Reach),
        title: words.reach_finding(answers),
        subtitle: if one_hop_reaches {
            words.reach_subtitle_with_one_hop()
        } else {
            words.reach_subtitle()
        },
        alt: words.reach_alt(&rows.join("; ")),
        ink,
        answers,
    };
    let names = names(answers);
    // Of rows on an upright sheet, figures take a second line where one hop reached.
    let upright = Upright {
        figures: if one_hop_reaches { 76.0 } else { 44.0 },
        picture: 52.0,
    };
    sketch.draw(upright.height(ink.typeface(), &names) + AXIS, |canvas, area| {
        let area = Area {
            bottom: area.bottom - AXIS,
            ..area
        };
        let rows = Rows::new(canvas, area, &names, upright);
        draw(words, answers, &rows, one_hop_reaches, canvas);
    })
}

fn names(answers: &Answers) -> Vec<String> {
    super::shown(answers).into_iter().map(Shown::name).collect()
}

/// Whether any policy shown reached without reposts and forwards; if not, there is nothing to hatch.
fn one_hop_reaches(answers: &Answers) -> bool {
    let shown = super::shown(answers);
    shown.iter().any(|shown| shown.policy.one_hop_reach.estimate > 0.0)
}

fn spoken(words: &dyn Words, policy: &PolicyAnswers) -> String {
    words.reach_row(
        &words.named(&policy.name),
        &words.percent_of(policy.reach.interval()),
        &words.percent_range(policy.reach.interval()),
        &words.percent_of(policy.one_hop_reach),
    )
}

/// The numbers beside a bar.
struct Figures {
    reach: String,
    range: String,
    /// Only where one hop reached under any policy.
    one_hop: Option<String>,
}

impl Figures {
    fn new(words: &dyn Words, policy: &PolicyAnswers, one_hop_reaches: bool) -> Self {
        let one_hop = || words.one_hop_alone(&words.percent_of(policy.one_hop_reach));
        Self {
            reach: words.percent_of(policy.reach.interval()),
            range: words.percent_range(policy.reach.interval()),
            one_hop: one_hop_reaches.then(one_hop),
        }
    }

    fn width(&self, typeface: &Typeface, strong: Type, note: Type) -> f64 {
        let upper = strong.width(typeface, &self.reach) + SPACE + note.width(typeface, &self.range);
        let lower = self
            .one_hop
            .as_ref()
            .map(|text| SWATCH + SPACE + note.width(typeface, text));
        upper.max(lower.unwrap_or(0.0))
    }

    /// Writes them from `left` on, around the height `middle`.
    fn write(&self, canvas: &mut Canvas, (left, middle): (f64, f64), (strong, note): (Type, Type), paint: Paint) {
        let upper = if self.one_hop.is_some() {
            middle - strong.size * 0.62
        } else {
            middle
        };
        canvas.centred_text((left, upper), &self.reach, strong, Paint::Ink, Anchor::Start);
        let range = (left + strong.width(canvas.typeface(), &self.reach) + SPACE, upper);
        canvas.centred_text(range, &self.range, note, Paint::Muted, Anchor::Start);
        let Some(one_hop) = &self.one_hop else { return };
        let lower = middle + note.size * 0.68;
        let side = SWATCH.min(note.size);
        let swatch = Area {
            left,
            top: lower - side / 2.0,
            right: left + side,
            bottom: lower + side / 2.0,
        };
        shade(canvas, swatch, paint);
        let text = (left + side + SPACE, lower);
        canvas.centred_text(text, one_hop, note, Paint::Muted, Anchor::Start);
    }
}

/// Between the parts of a line of numbers `[px]`.
const SPACE: f64 = 14.0;
/// Side of the hatched swatch before the one-hop number `[px]`.
const SWATCH: f64 = 20.0;

fn draw(words: &dyn Words, answers: &Answers, rows: &Rows, one_hop_reaches: bool, canvas: &mut Canvas) {
    let shown = super::shown(answers);
    let sheet = canvas.sheet();
    let (strong, note) = (rows.fitting(STRONG, 2.1), rows.fitting(NOTE, 2.4));
    let figures: Vec<Figures> = shown
        .iter()
        .map(|shown| Figures::new(words, shown.policy, one_hop_reaches))
        .collect();
    let widest = figures
        .iter()
        .map(|figures| figures.width(canvas.typeface(), strong, note))
        .fold(0.0, f64::max);
    let highest = shown.iter().map(|shown| shown.policy.reach.high).fold(0.0, f64::max);
    let ticks = Ticks::around(0.0, highest * 100.0, 5);
    let right = match sheet {
        Sheet::Slide => rows.area.right - widest - GAP,
        Sheet::Upright => rows.area.right - NOTE.size,
    };
    let shares = Axis::of(&ticks, |value| words.percent_tick(&ticks.label(words, value)));
    let plot = Plot::along(&shares, Area { right, ..rows.area });
    rows.name(canvas);
    plot.mesh(
        canvas,
        Mesh {
            below: Some(8.0),
            name: Some((words.reach_axis(), 12.0 + NOTE.size + LABEL.line_height())),
            ..Mesh::of(NOTE)
        },
    );
    for (row, (shown, figures)) in shown.iter().zip(&figures).enumerate() {
        let middle = rows.middle(row);
        let half = rows.height * 0.3;
        let place = |share: f64| plot.x(share * 100.0);
        let (policy, paint) = (shown.policy, shown.paint());
        let bar = Area {
            left: plot.area.left,
            top: middle - half,
            right: place(policy.reach.estimate),
            bottom: middle + half,
        };
        let one_hop = Area {
            right: place(policy.one_hop_reach.estimate.min(policy.reach.estimate)),
            ..bar
        };
        canvas.mark(&spoken(words, policy), |canvas| {
            canvas.sensor(rows.row(row));
            canvas.rect(
                Area {
                    left: one_hop.right,
                    ..bar
                },
                paint,
            );
            shade(canvas, one_hop, paint);
            canvas.whisker(
                place(policy.reach.low),
                place(policy.reach.high),
                middle,
                (half * 0.4).min(16.0),
            );
            let left = match sheet {
                Sheet::Slide => place(policy.reach.high) + GAP,
                Sheet::Upright => bar.left,
            };
            figures.write(canvas, (left, rows.middle_of_figures(row)), (strong, note), paint);
        });
    }
    for plot in rows.plots() {
        canvas.line((plot.left, plot.top), (plot.left, plot.bottom), Paint::Muted, 2.0);
    }
}

/// What one hop reaches: stripes on a tint.
fn shade(canvas: &mut Canvas, area: Area, paint: Paint) {
    canvas.faint_rect(area, paint, 0.25);
    canvas.hatch(area, paint);
}
