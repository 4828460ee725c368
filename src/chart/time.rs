//! Chart 3: by when the first decision-maker has read.

use super::canvas::{Anchor, Area, Canvas};
use super::font::Type;
use super::scale::{Scale, Ticks, spread_out};
use super::theme::{NOTE, Paint, SMALLEST};
use super::{Chart, Sketch, policy_index, readable};
use crate::estimate::{Answers, Estimate, TimeCurve, TimePoint};
use crate::scenario::{Release, Scenario};
use crate::words::Words;

/// Horizons beyond this are counted in days `[hours]`.
const LONGEST_IN_HOURS: f64 = 72.0;
/// Names at the ends of curves take no more than this `[px]`.
const WIDEST_LABEL: f64 = 430.0;
/// Between the end of a curve and its name, room for a leader `[px]`.
const LEADER: f64 = 56.0;
/// Room for the axis below the curves `[px]`.
const AXIS: f64 = 84.0;
/// Room for posts and half-lives above the curves `[px]`.
const REMARKS: f64 = 86.0;

pub(super) fn chart(words: &dyn Words, answers: &Answers, scenario: &Scenario) -> Chart {
    let curves = curves(answers);
    let ends: Vec<String> = curves.iter().map(|curve| spoken(words, curve)).collect();
    let sketch = Sketch {
        name: "time",
        title: words.time_finding(answers),
        subtitle: words.time_subtitle(),
        alt: words.time_alt(scenario.release.horizon, &ends.join("; ")),
        words,
        answers,
    };
    sketch.draw(|canvas, area| {
        if curves.iter().all(|curve| end(curve).estimate == 0.0) {
            canvas.say_instead(area, &words.nobody_read_within(scenario.release.horizon));
        } else {
            draw(words, answers, &curves, &scenario.release, canvas, area);
        }
    })
}

/// The curves of the policies shown, in order of the scenario.
fn curves(answers: &Answers) -> Vec<&TimeCurve> {
    let of = |name: &String| answers.time_to_reach.iter().find(|curve| curve.policy == *name);
    super::shown(answers)
        .into_iter()
        .filter_map(|(_, policy)| of(&policy.name))
        .collect()
}

fn spoken(words: &dyn Words, curve: &TimeCurve) -> String {
    format!("{} {}", curve.policy, words.percent_of(end(curve)))
}

/// Share that has reached by the horizon.
fn end(curve: &TimeCurve) -> Estimate {
    curve.points.last().expect("a curve begins at the release").share()
}

/// The unit of the time axis.
struct Unit {
    hours: f64,
    axis: &'static str,
}

impl Unit {
    /// Ticks from the release to the horizon `[hours]`, or a little beyond.
    fn ticks(&self, horizon: f64) -> Ticks {
        let in_hours = horizon <= LONGEST_IN_HOURS;
        let hours = in_hours.then(|| Ticks::of_hours(horizon)).flatten();
        hours.unwrap_or_else(|| Ticks::around(0.0, horizon / self.hours, 8))
    }

    fn of(words: &dyn Words, horizon: f64) -> Self {
        if horizon > LONGEST_IN_HOURS {
            Self {
                hours: 24.0,
                axis: words.days_axis(),
            }
        } else {
            Self {
                hours: 1.0,
                axis: words.hours_axis(),
            }
        }
    }
}

/// Names at the ends of the curves, all in one type.
struct Labels {
    kind: Type,
    lines: Vec<Vec<String>>,
}

impl Labels {
    /// The largest type in which all names have room one above the other.
    fn new(words: &dyn Words, curves: &[&TimeCurve], height: f64) -> Self {
        let mut kind = NOTE;
        loop {
            let lines: Vec<Vec<String>> = curves.iter().map(|curve| Self::of(words, curve, kind)).collect();
            let labels = Self { kind, lines };
            if kind.size <= SMALLEST || labels.gap() * curves.len() as f64 <= height {
                return labels;
            }
            kind.size -= 1.0;
        }
    }

    /// Name and end of a curve; the number is never cut.
    fn of(words: &dyn Words, curve: &TimeCurve, kind: Type) -> Vec<String> {
        let number = words.percent_of(end(curve));
        let mut lines = kind.wrap(&readable(&curve.policy), WIDEST_LABEL, 2);
        let last = lines.last_mut().expect("a name has a line");
        let longer = format!("{last} {number}");
        if kind.width(&longer) <= WIDEST_LABEL {
            *last = longer;
        } else {
            lines.push(number);
        }
        lines
    }

    fn width(&self) -> f64 {
        self.lines
            .iter()
            .flatten()
            .map(|line| self.kind.width(line))
            .fold(0.0, f64::max)
    }

    /// Distance of the middles of two labels that just do not touch.
    fn gap(&self) -> f64 {
        let most = self.lines.iter().map(Vec::len).max().unwrap_or(1);
        self.kind.line_height() * most as f64 + 6.0
    }
}

fn draw(
    words: &dyn Words,
    answers: &Answers,
    curves: &[&TimeCurve],
    release: &Release,
    canvas: &mut Canvas,
    area: Area,
) {
    let labels = Labels::new(words, curves, area.height() - REMARKS - AXIS);
    let unit = Unit::of(words, release.horizon);
    let highest = curves
        .iter()
        .flat_map(|curve| &curve.points)
        .map(|point| point.high)
        .fold(0.0, f64::max);
    let shares = Ticks::around(0.0, highest * 100.0, 5);
    let axis_label = |value: f64| words.percent_tick(&shares.label(words, value));
    let gutter = shares
        .values
        .iter()
        .map(|&value| NOTE.width(&axis_label(value)))
        .fold(0.0, f64::max)
        + 16.0;
    let plot = Area {
        left: area.left + gutter,
        top: area.top + REMARKS,
        right: area.right - labels.width() - LEADER,
        bottom: area.bottom - AXIS,
    };
    let x = Scale::new((0.0, release.horizon), (plot.left, plot.right));
    let y = Scale::new((0.0, shares.last()), (plot.bottom, plot.top));
    for &value in &shares.values {
        canvas.line((plot.left, y.at(value)), (plot.right, y.at(value)), Paint::Rule, 1.0);
        let place = (plot.left - 16.0, y.at(value));
        canvas.centred_text(place, &axis_label(value), NOTE, Paint::Muted, Anchor::End);
    }
    time_axis(words, canvas, plot, x, &unit, release.horizon);
    half_lives(words, canvas, plot, x, release);
    posts(words, canvas, plot, x, release);
    let place = |point: &TimePoint, share: f64| (x.at(point.hours), y.at(share * 100.0));
    for curve in curves {
        let paint = Paint::Policy(policy_index(answers, &curve.policy));
        let upper = curve.points.iter().map(|point| place(point, point.high));
        let lower = curve.points.iter().rev().map(|point| place(point, point.low));
        canvas.patch(&upper.chain(lower).collect::<Vec<_>>(), paint, 0.22);
    }
    for curve in curves {
        let paint = Paint::Policy(policy_index(answers, &curve.policy));
        let points: Vec<(f64, f64)> = curve.points.iter().map(|point| place(point, point.reached)).collect();
        canvas.curve(&points, paint, 5.0);
    }
    sensors(words, curves, canvas, plot, x, release.horizon);
    let ends: Vec<f64> = curves.iter().map(|curve| y.at(end(curve).estimate * 100.0)).collect();
    let half = labels.gap() / 2.0;
    let room = (plot.top + half - 12.0, plot.bottom - half + 12.0);
    for (index, middle) in spread_out(&ends, labels.gap(), room).into_iter().enumerate() {
        let paint = Paint::Policy(policy_index(answers, &curves[index].policy));
        canvas.line(
            (plot.right + 12.0, ends[index]),
            (plot.right + LEADER - 12.0, middle),
            paint,
            2.0,
        );
        canvas.dot((plot.right, ends[index]), 9.0, paint);
        let left = plot.right + LEADER;
        canvas.centred_lines(
            (left, middle),
            &labels.lines[index],
            labels.kind,
            Paint::Ink,
            Anchor::Start,
        );
    }
}

/// Bands that say where the curves are, from the release to the horizon.
fn sensors(words: &dyn Words, curves: &[&TimeCurve], canvas: &mut Canvas, plot: Area, x: Scale, horizon: f64) {
    const BANDS: u32 = 28;
    for band in 1..=BANDS {
        let hours = horizon * f64::from(band) / f64::from(BANDS);
        let half = horizon / f64::from(BANDS) / 2.0;
        let rows: Vec<String> = curves
            .iter()
            .filter_map(|curve| {
                let point = curve.points.iter().rev().find(|point| point.hours <= hours + 1e-9)?;
                Some(format!("{} {}", curve.policy, words.percent_of(point.share())))
            })
            .collect();
        canvas.mark(&words.time_mark(hours, &rows.join("\n")), |canvas| {
            canvas.sensor(Area {
                left: x.at(hours - half),
                right: x.at(hours + half),
                ..plot
            });
        });
    }
}

fn time_axis(words: &dyn Words, canvas: &mut Canvas, plot: Area, x: Scale, unit: &Unit, horizon: f64) {
    let ticks = unit.ticks(horizon);
    for &value in ticks.values.iter().filter(|&&value| value * unit.hours <= horizon) {
        let place = (x.at(value * unit.hours), plot.bottom + 10.0 + NOTE.size);
        canvas.text(place, &ticks.label(words, value), NOTE, Paint::Muted, Anchor::Middle);
    }
    let place = (
        f64::midpoint(plot.left, plot.right),
        plot.bottom + 20.0 + NOTE.size + NOTE.line_height(),
    );
    canvas.text(place, unit.axis, NOTE, Paint::Muted, Anchor::Middle);
}

/// Marks when a half, a quarter and an eighth of the interest is left, as far as there is room.
fn half_lives(words: &dyn Words, canvas: &mut Canvas, plot: Area, x: Scale, release: &Release) {
    let baseline = plot.top - 12.0;
    let remark = words.of_the_interest_left();
    let mut last = None;
    for (lives, left) in [(1.0, "½"), (2.0, "¼"), (3.0, "⅛")] {
        let hours = release.half_life * lives;
        let (at, width) = (x.at(hours), NOTE.width(left));
        let free_from = last.map_or(plot.left, |last: f64| last + width + 12.0);
        if hours > release.horizon || at < free_from || at + width + NOTE.width(remark) > plot.right + LEADER {
            break;
        }
        canvas.dashes((at, plot.top), (at, plot.bottom), Paint::Muted, 2.0);
        canvas.text((at, baseline), left, NOTE, Paint::Muted, Anchor::Middle);
        last = Some(at);
    }
    if let Some(last) = last {
        canvas.text((last + NOTE.size, baseline), remark, NOTE, Paint::Muted, Anchor::Start);
    }
}

/// Marks the firm's posts above the curves.
fn posts(words: &dyn Words, canvas: &mut Canvas, plot: Area, x: Scale, release: &Release) {
    let middle = plot.top - 58.0;
    let mut last = None;
    for &hours in release.posts.iter().filter(|&&hours| hours <= release.horizon) {
        let at = x.at(hours);
        let corners = [(at - 9.0, middle - 8.0), (at + 9.0, middle - 8.0), (at, middle + 9.0)];
        canvas.patch(&corners, Paint::Ink, 1.0);
        last = Some(last.map_or(at, |last: f64| last.max(at)));
    }
    let Some(last) = last else { return };
    let text = words.firm_posts(release.posts.len());
    let width = NOTE.width(text);
    if last + 20.0 + width <= plot.right + LEADER {
        canvas.centred_text((last + 20.0, middle), text, NOTE, Paint::Muted, Anchor::Start);
    } else {
        let above = middle - NOTE.size;
        canvas.centred_text((plot.left, above), text, NOTE, Paint::Muted, Anchor::Start);
    }
}
