//! Chart 6: how many people have read by when, and how much trials differ.

use super::canvas::{Area, Canvas, SENTENCE};
use super::panels::{self, Heading, Panels, TICK};
use super::scale::{Scale, Ticks};
use super::theme::Paint;
use super::timeline::{End, Reading, Unit};
use super::{Chart, Sketch, colour_place, readable};
use crate::estimate::{Answers, PeopleCurve, PeoplePoint};
use crate::scenario::{Release, Scenario};
use crate::words::{Subject, Words};

/// Outer edges of the bands, and how much is seen through them.
type Edge = fn(&PeoplePoint) -> u32;
const BANDS: [(Edge, Edge, f64); 2] = [
    (|point| point.p05, |point| point.p95, 0.18),
    (|point| point.p25, |point| point.p75, 0.32),
];

/// A part of the height that is hardly seen.
const UNSEEN: f64 = 0.01;
/// Steps in which the curves are read off.
const READINGS: u32 = 14;
/// More posts than this are not marked: they would hide the curves.
const MOST_POSTS: usize = 12;

pub(super) fn chart(words: &dyn Words, answers: &Answers, scenario: &Scenario) -> Chart {
    let curves = curves(answers);
    let rows: Vec<String> = curves
        .iter()
        .map(|curve| format!("{}: {}", curve.policy, figures(words, curve)))
        .collect();
    let axis_end = axis_end(&curves, &scenario.release);
    let remark = axis_end.remark(words, &scenario.release, |rest| words.people_counted(rest as u64));
    let subtitle: Vec<String> = [words.people_subtitle()].into_iter().chain(remark).collect();
    let sketch = Sketch {
        name: "people",
        label: words.label(Subject::People),
        title: words.people_finding(answers),
        subtitle: words.with_wire(subtitle.join(words.between_sentences()), scenario.release.wire),
        alt: words.people_alt(scenario.release.horizon, &rows.join("; ")),
        words,
        answers,
    };
    let nobody_was_counted = curves.iter().all(|curve| curve.points.is_empty());
    let upright = if nobody_was_counted {
        SENTENCE
    } else {
        panels::upright(curves.len())
    };
    sketch.draw(upright, |canvas, area| {
        if nobody_was_counted {
            canvas.say_instead(area, &words.nobody_was_counted());
        } else {
            draw(words, answers, &curves, (&scenario.release, axis_end), canvas, area);
        }
    })
}

/// The curves of the policies shown, in order of the scenario.
fn curves(answers: &Answers) -> Vec<&PeopleCurve> {
    let of = |name: &String| answers.people_over_time.iter().find(|curve| curve.policy == *name);
    let shown = super::shown(answers).into_iter();
    shown.filter_map(|(_, policy)| of(&policy.name)).collect()
}

/// Where the axis ends: after it, no line and no band rises by more than can be seen.
fn axis_end(curves: &[&PeopleCurve], release: &Release) -> End {
    let edges = |point: &PeoplePoint| [point.p05, point.p25, point.median, point.p75, point.p95].map(f64::from);
    let last = |curve: &PeopleCurve| curve.points.last().map_or([0.0; 5], edges);
    let highest = curves.iter().flat_map(|curve| last(curve)).fold(0.0, f64::max);
    let rest_after = |hours: f64| {
        let rest = |curve: &&PeopleCurve| {
            let then = curve.points.partition_point(|point| point.hours <= hours);
            let then = then
                .checked_sub(1)
                .map_or([0.0; 5], |point| edges(&curve.points[point]));
            last(curve)
                .iter()
                .zip(then)
                .map(|(end, then)| end - then)
                .fold(0.0, f64::max)
        };
        curves.iter().map(rest).fold(0.0, f64::max)
    };
    End::of(release, UNSEEN * highest, rest_after)
}

/// Readers at the end.
fn figures(words: &dyn Words, curve: &PeopleCurve) -> String {
    let last = curve.points.last();
    last.map_or_else(String::new, |point| words.readers_by_then(point))
}

fn draw(
    words: &dyn Words,
    answers: &Answers,
    curves: &[&PeopleCurve],
    (release, axis_end): (&Release, End),
    canvas: &mut Canvas,
    area: Area,
) {
    let points = || curves.iter().flat_map(|curve| &curve.points);
    let highest = points().map(|point| point.p95).max().unwrap_or(0);
    // Whole people: no tick between 0 and 1.
    let ticks = Ticks::around(0.0, f64::from(highest.max(6)), 6);
    let label = |value: f64| words.count(value as u64);
    let widest = ticks
        .values
        .iter()
        .map(|&value| TICK.width(&label(value)))
        .fold(0.0, f64::max);
    let headings: Vec<Heading> = curves
        .iter()
        .map(|curve| Heading {
            name: readable(&curve.policy),
            figures: figures(words, curve),
        })
        .collect();
    let panels = Panels::new(canvas.sheet(), area, &headings, widest + 18.0, 0.0);
    let unit = Unit::of(words, axis_end.hours);
    panels.head(canvas);
    let scales: Vec<(Area, Scale, Scale)> = panels
        .plots
        .iter()
        .map(|&plot| {
            let x = Scale::new((0.0, axis_end.hours), (plot.left, plot.right));
            let y = Scale::new((0.0, ticks.last()), (plot.bottom, plot.top));
            (plot, x, y)
        })
        .collect();
    for (index, (curve, &(plot, x, y))) in curves.iter().zip(&scales).enumerate() {
        let mut free_below = f64::INFINITY;
        for &value in &ticks.values {
            let at = y.at(value);
            canvas.line((plot.left, at), (plot.right, at), Paint::Rule, 1.0);
            if panels.is_left(index) {
                free_below = panels::side_tick(canvas, plot, at, &label(value), free_below);
            }
        }
        if panels.is_lowest(index) {
            let time = unit.ticks(axis_end.hours);
            let mut free_from = f64::NEG_INFINITY;
            for &value in time
                .values
                .iter()
                .filter(|&&value| value * unit.hours <= axis_end.hours)
            {
                let at = x.at(value * unit.hours);
                free_from = panels::tick(canvas, plot, at, &time.label(words, value), free_from);
            }
        }
        for &post in release
            .posts
            .iter()
            .take(MOST_POSTS)
            .filter(|&&post| post <= release.horizon)
        {
            canvas.dashes((x.at(post), plot.top), (x.at(post), plot.bottom), Paint::Muted, 2.0);
        }
        let place = |point: &PeoplePoint, people: u32| (x.at(point.hours), y.at(f64::from(people)));
        for other in panels::others(curves, index) {
            let medians: Vec<(f64, f64)> = other.points.iter().map(|point| place(point, point.median)).collect();
            canvas.curve(&medians, Paint::Rule, 2.5);
        }
        let paint = Paint::Policy(colour_place(answers, &curve.policy));
        for (low, high, opacity) in BANDS {
            let upper = curve.points.iter().map(|point| place(point, high(point)));
            let lower = curve.points.iter().rev().map(|point| place(point, low(point)));
            canvas.patch(&upper.chain(lower).collect::<Vec<_>>(), paint, opacity);
        }
        let medians: Vec<(f64, f64)> = curve.points.iter().map(|point| place(point, point.median)).collect();
        canvas.curve(&medians, paint, 4.5);
    }
    sensors(words, answers, curves, canvas, &scales);
    panels.name_axis(canvas, unit.axis);
}

/// Bands that say how many have read by then; they run through all panels, which are read off together.
fn sensors(
    words: &dyn Words,
    answers: &Answers,
    curves: &[&PeopleCurve],
    canvas: &mut Canvas,
    scales: &[(Area, Scale, Scale)],
) {
    let (_, x, _) = scales[0];
    let grid = curves[0].points.iter().map(|point| point.hours);
    let grid: Vec<f64> = grid.filter(|&hours| x.holds(hours)).collect();
    for reading in Reading::all(&grid, READINGS) {
        let rows: Vec<String> = curves
            .iter()
            .map(|curve| {
                format!(
                    "{}: {}",
                    curve.policy,
                    words.readers_by_then(&curve.points[reading.point])
                )
            })
            .collect();
        canvas.mark(&words.time_mark(reading.hours, &rows.join("\n")), |canvas| {
            for (curve, &(plot, x, y)) in curves.iter().zip(scales) {
                let median = y.at(f64::from(curve.points[reading.point].median));
                let paint = Paint::Policy(colour_place(answers, &curve.policy));
                reading.draw(canvas, plot, x, &[(median, paint)]);
            }
        });
    }
}
