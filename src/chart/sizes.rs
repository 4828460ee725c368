//! Chart 7: how far the news goes: the distribution of cascade sizes.

use super::canvas::{Area, Canvas};
use super::panels::{self, Heading, Panels, TICK};
use super::scale::Scale;
use super::theme::Paint;
use super::{Chart, Sketch, policy_index, readable};
use crate::estimate::{Answers, CascadeSizes, SizePoint};
use crate::words::{Subject, Words};

/// Fewest decades on an axis.
const FEWEST_DECADES: i32 = 1;

pub(super) fn chart(words: &dyn Words, answers: &Answers) -> Chart {
    let shown = shown(answers);
    let rows: Vec<String> = shown.iter().map(|sizes| spoken(words, sizes)).collect();
    let sketch = Sketch {
        name: "sizes",
        label: words.label(Subject::Sizes),
        title: words.sizes_finding(answers),
        subtitle: words.sizes_subtitle(),
        alt: words.sizes_alt(&rows.join("; ")),
        words,
        answers,
    };
    sketch.draw(|canvas, area| {
        if shown.iter().all(|sizes| sizes.points.is_empty()) {
            canvas.say_instead(area, &words.nobody_ever_read());
        } else {
            draw(words, answers, &shown, canvas, area);
        }
    })
}

/// The distributions of the policies shown, in order of the scenario.
fn shown(answers: &Answers) -> Vec<&CascadeSizes> {
    let of = |name: &String| answers.cascade_sizes.iter().find(|sizes| sizes.policy == *name);
    let shown = super::shown(answers).into_iter();
    shown.filter_map(|(_, policy)| of(&policy.name)).collect()
}

fn spoken(words: &dyn Words, sizes: &CascadeSizes) -> String {
    let most = sizes.points.last().map_or(0, |point| point.people);
    let star = words.percent_of(sizes.star);
    format!(
        "{}: {}",
        sizes.policy,
        words.star_and_most(&star, &words.count(most.into()))
    )
}

/// A logarithmic axis of whole decades.
struct Decades {
    /// Powers of ten at its ends.
    from: i32,
    to: i32,
}

impl Decades {
    /// Encloses `low` to `high`, both above 0.
    fn around(low: f64, high: f64) -> Self {
        let from = libm::floor(libm::log10(low) + 1e-9) as i32;
        let to = libm::ceil(libm::log10(high) - 1e-9) as i32;
        Self {
            from,
            to: to.max(from + FEWEST_DECADES),
        }
    }

    fn scale(&self, places: (f64, f64)) -> Scale {
        Scale::new((f64::from(self.from), f64::from(self.to)), places)
    }

    fn powers(&self) -> std::ops::RangeInclusive<i32> {
        self.from..=self.to
    }
}

/// A power of ten as a share, on an axis.
fn share_label(words: &dyn Words, power: i32) -> String {
    let decimals = usize::try_from(-2 - power).unwrap_or(0);
    words.percent_tick(&words.tick(libm::exp10(f64::from(power + 2)), decimals))
}

fn draw(words: &dyn Words, answers: &Answers, shown: &[&CascadeSizes], canvas: &mut Canvas, area: Area) {
    let points = || shown.iter().flat_map(|sizes| &sizes.points);
    let most = points().map(|point| point.people).max().unwrap_or(1);
    let least = points().map(|point| point.at_least.estimate).fold(1.0, f64::min);
    // Up to the fewest that occurred all curves are level.
    let firsts = shown.iter().filter_map(|sizes| sizes.points.first());
    let fewest = firsts.map(|point| point.people).min().unwrap_or(1);
    let people = Decades::around(f64::from(fewest), f64::from(most.max(fewest + 1)));
    let shares = Decades::around(least, 1.0);
    let widest = shares
        .powers()
        .map(|power| TICK.width(&share_label(words, power)))
        .fold(0.0, f64::max);
    let headings: Vec<Heading> = shown
        .iter()
        .map(|sizes| Heading {
            name: readable(&sizes.policy),
            figures: words.star(&words.percent_of(sizes.star)),
        })
        .collect();
    let panels = Panels::new(area, &headings, widest + 18.0, 0.0);
    panels.head(canvas);
    for (index, (sizes, &plot)) in shown.iter().zip(&panels.plots).enumerate() {
        let (x, y) = (
            people.scale((plot.left, plot.right)),
            shares.scale((plot.bottom, plot.top)),
        );
        let mut free_below = f64::INFINITY;
        for power in shares.powers() {
            let at = y.at(f64::from(power));
            canvas.line((plot.left, at), (plot.right, at), Paint::Rule, 1.0);
            if panels.is_left(index) {
                free_below = panels::side_tick(canvas, plot, at, &share_label(words, power), free_below);
            }
        }
        let mut free_from = f64::NEG_INFINITY;
        for power in people.powers() {
            let at = x.at(f64::from(power));
            canvas.line((at, plot.top), (at, plot.bottom), Paint::Rule, 1.0);
            if panels.is_lowest(index) {
                let label = words.count(libm::exp10(f64::from(power)) as u64);
                free_from = panels::tick(canvas, plot, at, &label, free_from);
            }
        }
        let place = |people: u32, share: f64| (x.at(libm::log10(f64::from(people))), y.at(libm::log10(share)));
        let line = |sizes: &CascadeSizes| -> Vec<(f64, f64)> {
            steps(sizes, &people)
                .into_iter()
                .map(|(people, share)| place(people, share))
                .collect()
        };
        for other in panels::others(shown, index) {
            canvas.curve(&line(other), Paint::Rule, 2.5);
        }
        let paint = Paint::Policy(policy_index(answers, &sizes.policy));
        // An interval that reaches down to 0 has no end on a logarithmic axis.
        let floor = libm::exp10(f64::from(shares.from));
        let edge = |people: u32, share: f64| place(people, share.max(floor));
        let upper = sizes.points.iter().map(|point| edge(point.people, point.at_least.high));
        let lower = sizes
            .points
            .iter()
            .rev()
            .map(|point| edge(point.people, point.at_least.low));
        canvas.patch(&upper.chain(lower).collect::<Vec<_>>(), paint, 0.25);
        canvas.curve(&line(sizes), paint, 4.5);
        if let Some(last) = sizes.points.last() {
            canvas.dot(place(last.people, last.at_least.estimate), 8.0, paint);
        }
        sensors(words, canvas, sizes, plot, paint, place);
    }
    panels.name_axis(canvas, words.sizes_axis());
}

/// The curve from the beginning of the axis on: level up to the fewest that occurred.
fn steps(sizes: &CascadeSizes, axis: &Decades) -> Vec<(u32, f64)> {
    let start = libm::exp10(f64::from(axis.from)) as u32;
    let first = sizes.points.first().map(|point| (start, point.at_least.estimate));
    let points = sizes.points.iter().map(|point| (point.people, point.at_least.estimate));
    first.into_iter().chain(points).collect()
}

/// Bands that say in how many trials at least so many have read.
fn sensors(
    words: &dyn Words,
    canvas: &mut Canvas,
    sizes: &CascadeSizes,
    plot: Area,
    paint: Paint,
    place: impl Fn(u32, f64) -> (f64, f64),
) {
    let readings = readings(sizes, |people| place(people, 1.0).0);
    let middle = |one: usize, other: usize| f64::midpoint(readings[one].0, readings[other].0);
    for (index, &(_, point)) in readings.iter().enumerate() {
        let band = Area {
            left: if index == 0 {
                plot.left
            } else {
                middle(index - 1, index)
            },
            right: if index + 1 == readings.len() {
                plot.right
            } else {
                middle(index, index + 1)
            },
            ..plot
        };
        let share = point.at_least;
        let row = format!(
            "{}: {} ({})",
            sizes.policy,
            words.percent_of(share),
            words.percent_range(share)
        );
        canvas.mark(&words.sizes_mark(point.people, &row), |canvas| {
            canvas.reading(band, plot, &[(place(point.people, share.estimate), paint)]);
        });
    }
}

/// The points of a curve, with their places `[px]`, that are far enough apart to be pointed at: always the first and the
/// largest.
fn readings(sizes: &CascadeSizes, x: impl Fn(u32) -> f64) -> Vec<(f64, &SizePoint)> {
    const APART: f64 = 24.0;
    let mut readings: Vec<(f64, &SizePoint)> = vec![];
    for (index, point) in sizes.points.iter().enumerate() {
        let at = x(point.people);
        let crowds = readings.last().is_some_and(|&(last, _)| at - last < APART);
        let is_largest = index + 1 == sizes.points.len();
        if crowds && is_largest && readings.len() > 1 {
            readings.pop();
        }
        if !crowds || is_largest {
            readings.push((at, point));
        }
    }
    readings
}
