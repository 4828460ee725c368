//! Chart 6: how many people have read by when, and how much trials differ.

use super::axis::Axis;
use super::canvas::{Area, Canvas, SENTENCE};
use super::ink::Ink;
use super::panels::{self, Heading, Panels, TICK};
use super::plot::Plot;
use super::theme::Paint;
use super::ticks::Ticks;
use super::timeline::{End, Reading, time_axis};
use super::{Chart, Shown, Sketch};
use crate::estimate::{Answers, PeoplePoint, PolicyAnswers};
use crate::scenario::Release;
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

pub(super) fn chart(ink: Ink, answers: &Answers) -> Chart {
    let words = ink.words;
    let release = &answers.premises.release;
    let curves = super::shown(answers);
    let rows: Vec<String> = curves
        .iter()
        .map(|curve| format!("{}: {}", words.named(&curve.policy.name), figures(words, curve.policy)))
        .collect();
    let axis_end = axis_end(&curves, release);
    let remark = axis_end.remark(words, release, |rest| words.people_counted(rest as u64));
    let subtitle: Vec<String> = [words.people_subtitle()].into_iter().chain(remark).collect();
    let sketch = Sketch {
        name: "people",
        label: words.label(Subject::People),
        title: words.people_finding(answers),
        subtitle: words.with_wire(subtitle.join(words.between_sentences()), release.wire),
        alt: words.people_alt(release.horizon, &rows.join("; ")),
        ink,
        answers,
    };
    let nobody_was_counted = curves.iter().all(|curve| curve.policy.people_over_time.is_empty());
    let upright = if nobody_was_counted {
        SENTENCE
    } else {
        panels::upright(curves.len())
    };
    sketch.draw(upright, |canvas, area| {
        if nobody_was_counted {
            canvas.say_instead(area, &words.nobody_was_counted());
        } else {
            draw(words, &curves, (release, axis_end), canvas, area);
        }
    })
}

/// Where the axis ends: after it, no line and no band rises by more than can be seen.
fn axis_end(curves: &[Shown], release: &Release) -> End {
    let edges = |point: &PeoplePoint| [point.p05, point.p25, point.median, point.p75, point.p95].map(f64::from);
    let last = |curve: &Shown| curve.policy.people_over_time.last().map_or([0.0; 5], edges);
    let highest = curves.iter().flat_map(last).fold(0.0, f64::max);
    let rest_after = |hours: f64| {
        let rest = |curve: &Shown| {
            let points = &curve.policy.people_over_time;
            let then = points.partition_point(|point| point.hours <= hours);
            let then = then.checked_sub(1).map_or([0.0; 5], |point| edges(&points[point]));
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
fn figures(words: &dyn Words, policy: &PolicyAnswers) -> String {
    let last = policy.people_over_time.last();
    last.map_or_else(String::new, |point| words.readers_by_then(point))
}

fn draw(words: &dyn Words, curves: &[Shown], (release, axis_end): (&Release, End), canvas: &mut Canvas, area: Area) {
    let points = || curves.iter().flat_map(|curve| &curve.policy.people_over_time);
    let highest = points().map(|point| point.p95).max().unwrap_or(0);
    // Whole people: no tick between 0 and 1.
    let ticks = Ticks::around(0.0, f64::from(highest.max(6)), 6);
    let people = Axis::of(&ticks, |value| words.count(value as u64));
    let headings: Vec<Heading> = curves
        .iter()
        .map(|curve| Heading {
            name: curve.name(),
            figures: figures(words, curve.policy),
        })
        .collect();
    let panels = Panels::new(canvas, area, &headings, people.widest(canvas.typeface(), TICK) + 18.0);
    let (time, unit) = time_axis(words, axis_end.hours, curves[0].policy.campaign.is_some());
    let (time, people) = panels.spaced(canvas.typeface(), time, people);
    panels.head(canvas);
    let plots = panels.between(&time, &people);
    for (index, (curve, &plot)) in curves.iter().zip(&plots).enumerate() {
        plot.mesh(canvas, panels.mesh(index));
        let Area { top, bottom, .. } = plot.area;
        for &post in release
            .posts
            .iter()
            .take(MOST_POSTS)
            .filter(|&&post| post <= release.horizon)
        {
            let at = plot.x(post);
            canvas.dashes((at, top), (at, bottom), Paint::Muted, 2.0);
        }
        for other in panels::others(curves, index) {
            plot.curve(canvas, medians(other.policy), Paint::Rule, 2.5);
        }
        let paint = curve.paint();
        for (low, high, opacity) in BANDS {
            let edges = |point: &PeoplePoint| (point.hours, low(point).into(), high(point).into());
            plot.band(canvas, curve.policy.people_over_time.iter().map(edges), paint, opacity);
        }
        plot.curve(canvas, medians(curve.policy), paint, 4.5);
    }
    sensors(words, curves, canvas, &plots);
    panels.name_axis(canvas, unit);
}

/// Half of the trials have at least so many readers by then.
fn medians(policy: &PolicyAnswers) -> impl Iterator<Item = (f64, f64)> {
    let points = policy.people_over_time.iter();
    points.map(|point| (point.hours, point.median.into()))
}

/// Bands that say how many have read by then; they run through all panels, which are read off together.
fn sensors(words: &dyn Words, curves: &[Shown], canvas: &mut Canvas, plots: &[Plot]) {
    let grid = curves[0].policy.people_over_time.iter().map(|point| point.hours);
    let grid: Vec<f64> = grid.filter(|&hours| plots[0].x.holds(hours)).collect();
    for reading in Reading::all(&grid, READINGS) {
        let row = |curve: &Shown| {
            let PolicyAnswers {
                name, people_over_time, ..
            } = curve.policy;
            format!("{name}: {}", words.readers_by_then(&people_over_time[reading.point]))
        };
        let rows: Vec<String> = curves.iter().map(row).collect();
        canvas.mark(&words.time_mark(reading.hours, &rows.join("\n")), |canvas| {
            for (curve, &plot) in curves.iter().zip(plots) {
                let median = curve.policy.people_over_time[reading.point].median.into();
                reading.draw(canvas, plot, &[(median, curve.paint())]);
            }
        });
    }
}
