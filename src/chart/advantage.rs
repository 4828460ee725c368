//! Chart 2: what each policy gains or loses against the baseline, in the same trials.

use super::canvas::{Anchor, Area, Canvas, fit};
use super::figures::Figures;
use super::rows::Rows;
use super::scale::{Scale, Ticks};
use super::theme::{NOTE, Paint};
use super::{Chart, Sketch, policy_index, readable};
use crate::estimate::Answers;
use crate::words::{self, Contest, Subject, Words};

/// Room for the axis below the rows `[px]`.
const AXIS: f64 = 84.0;
/// Room for remarks above the rows `[px]`.
const REMARKS: f64 = 88.0;

pub(super) fn chart(words: &dyn Words, answers: &Answers) -> Chart {
    let base = words::baseline(answers);
    let contests: Vec<Contest> = super::shown(answers)
        .into_iter()
        .filter_map(|(_, policy)| words::contest(answers, policy, base))
        .collect();
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
        alt: words.advantage_alt(&base.name, &rows.join("; ")),
        subtitle,
        words,
        answers,
    };
    sketch.draw(|canvas, area| {
        if contests.is_empty() {
            canvas.say_instead(area, &words.advantage_of_nothing());
        } else {
            draw(words, answers, &contests, canvas, area);
        }
    })
}

/// `selective: +5.3 (4.9 to 5.7)`.
fn spoken(words: &dyn Words, row: &Contest) -> String {
    format!(
        "{}: {} ({})",
        row.this.name,
        words.gain_of(row.difference),
        words.points_range(row.difference)
    )
}

fn draw(words: &dyn Words, answers: &Answers, contests: &[Contest], canvas: &mut Canvas, area: Area) {
    let names: Vec<String> = contests.iter().map(|row| readable(&row.this.name)).collect();
    let rows = Rows::new(
        Area {
            top: area.top + REMARKS,
            bottom: area.bottom - AXIS,
            ..area
        },
        &names,
    );
    let texts = |row: &Contest| (words.gain_of(row.difference), words.points_range(row.difference));
    let figures = Figures::new(&rows, contests.iter().map(texts).collect());
    let zone = answers.practical_difference * 100.0;
    let bound = |pick: fn(&Contest) -> f64, better: fn(f64, f64) -> f64, start: f64| {
        contests.iter().map(|row| pick(row) * 100.0).fold(start, better)
    };
    let low = bound(|row| row.difference.low, f64::min, -zone * 1.5);
    let high = bound(|row| row.difference.high, f64::max, zone * 1.5);
    let ticks = Ticks::around(low, high, 7);
    let plot = Area {
        right: rows.area.right - figures.width() - 40.0,
        ..rows.area
    };
    let scale = Scale::new((ticks.first(), ticks.last()), (plot.left + 10.0, plot.right - 10.0));
    background(words, canvas, plot, scale, &ticks, zone);
    rows.name(canvas);
    canvas.text(
        (area.right, plot.top - 16.0),
        words.points_head(),
        NOTE,
        Paint::Muted,
        Anchor::End,
    );
    for (index, row) in contests.iter().enumerate() {
        let middle = rows.middle(index);
        let place = |difference: f64| scale.at(difference * 100.0);
        let paint = Paint::Policy(policy_index(answers, &row.this.name));
        let half = (rows.height * 0.2).min(30.0);
        let (from, to) = (scale.at(0.0), place(row.difference.estimate));
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
            figures.write(canvas, area.right, middle, index);
        });
    }
}

/// Zone of no practical difference, zero line, axis and remarks.
fn background(words: &dyn Words, canvas: &mut Canvas, plot: Area, scale: Scale, ticks: &Ticks, zone: f64) {
    let zero = scale.at(0.0);
    let middle = f64::midpoint(plot.left, plot.right);
    if zone > 0.0 {
        let (left, right) = (scale.at(-zone), scale.at(zone));
        canvas.rect(Area { left, right, ..plot }, Paint::Zone);
        let text = words.zone(&words.counted_points(zone / 100.0));
        let (kind, lines) = fit(NOTE, &text, plot.width(), 1);
        let half = kind.width(&lines[0]) / 2.0;
        let centre = zero.min(plot.right - half).max(plot.left + half);
        canvas.text((centre, plot.top - 56.0), &lines[0], kind, Paint::Muted, Anchor::Middle);
    }
    if ticks.first() < 0.0 && zero - plot.left > 180.0 {
        canvas.text(
            (zero - 16.0, plot.top - 16.0),
            words.less_often(),
            NOTE,
            Paint::Muted,
            Anchor::End,
        );
    }
    if ticks.last() > 0.0 && plot.right - zero > 180.0 {
        canvas.text(
            (zero + 16.0, plot.top - 16.0),
            words.more_often(),
            NOTE,
            Paint::Muted,
            Anchor::Start,
        );
    }
    for &value in &ticks.values {
        let x = scale.at(value);
        if value != 0.0 {
            canvas.line((x, plot.top), (x, plot.bottom), Paint::Rule, 1.0);
        }
        let plus = if value > 0.0 { "+" } else { "" };
        let label = format!("{plus}{}", ticks.label(words, value));
        canvas.text(
            (x, plot.bottom + 8.0 + NOTE.size),
            &label,
            NOTE,
            Paint::Muted,
            Anchor::Middle,
        );
    }
    canvas.line((zero, plot.top - 40.0), (zero, plot.bottom), Paint::Ink, 3.0);
    let below = plot.bottom + 8.0 + NOTE.size + NOTE.line_height() + 10.0;
    canvas.text((middle, below), words.points_axis(), NOTE, Paint::Muted, Anchor::Middle);
}
