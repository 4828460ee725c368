//! Chart 7: how far the news goes: the distribution of cascade sizes.

use super::canvas::{Area, Canvas, SENTENCE};
use super::panels::{self, Heading, Panels, TICK};
use super::scale::Scale;
use super::theme::Paint;
use super::{Chart, Sketch, colour_place, readable};
use crate::estimate::{Answers, CascadeSizes, Estimate, SizePoint};
use crate::scenario::Scenario;
use crate::words::{Subject, Words};

pub(super) fn chart(words: &dyn Words, answers: &Answers, scenario: &Scenario) -> Chart {
    let shown = shown(answers);
    let rows: Vec<String> = shown.iter().map(|sizes| spoken(words, sizes)).collect();
    let sketch = Sketch {
        name: "sizes",
        label: words.label(Subject::Sizes),
        title: words.sizes_finding(answers),
        subtitle: words.sizes_subtitle(scenario.release.wire > 0),
        alt: words.sizes_alt(&rows.join("; ")),
        words,
        answers,
    };
    let nobody_read = shown.iter().all(|sizes| sizes.points.is_empty());
    let upright = if nobody_read {
        SENTENCE
    } else {
        panels::upright(shown.len())
    };
    sketch.draw(upright, |canvas, area| {
        if nobody_read {
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

/// A logarithmic axis, from one of its ticks to another.
pub(super) struct LogAxis {
    /// Ascending; at least two.
    pub(super) ticks: Vec<f64>,
}

/// Axes of fewer decades have ticks within these, too.
const MANY_DECADES: f64 = 3.5;

impl LogAxis {
    /// Powers of ten that enclose `low` to `high`, both above 0.
    pub(super) fn of_powers(low: f64, high: f64) -> Self {
        let from = libm::floor(libm::log10(low) + 1e-9) as i32;
        let to = libm::ceil(libm::log10(high) - 1e-9) as i32;
        let powers = from..=to.max(from + 1);
        Self {
            ticks: powers.map(|power| libm::exp10(f64::from(power))).collect(),
        }
    }

    /// The same cut to 1, 2 and 5 times powers of ten, if these are few.
    pub(super) fn around(low: f64, high: f64) -> Self {
        let powers = Self::of_powers(low, high);
        if libm::log10(high / low) > MANY_DECADES {
            return powers;
        }
        let mut ticks: Vec<f64> = powers
            .ticks
            .iter()
            .flat_map(|power| [*power, 2.0 * power, 5.0 * power])
            .collect();
        let below = ticks.iter().rposition(|tick| *tick <= low * (1.0 + 1e-9)).unwrap_or(0);
        let above = ticks
            .iter()
            .position(|tick| *tick >= high * (1.0 - 1e-9))
            .unwrap_or(ticks.len() - 1);
        ticks.truncate(above.max(below + 1) + 1);
        ticks.drain(..below);
        Self { ticks }
    }

    pub(super) fn start(&self) -> f64 {
        self.ticks[0]
    }

    pub(super) fn scale(&self, places: (f64, f64)) -> Scale {
        let end = self.ticks[self.ticks.len() - 1];
        Scale::new((libm::log10(self.start()), libm::log10(end)), places)
    }
}

/// A power of ten as a share, on an axis.
pub(super) fn share_label(words: &dyn Words, share: f64) -> String {
    let decimals = usize::try_from(-2 - libm::round(libm::log10(share)) as i32).unwrap_or(0);
    words.percent_tick(&words.tick(share * 100.0, decimals))
}

fn draw(words: &dyn Words, answers: &Answers, shown: &[&CascadeSizes], canvas: &mut Canvas, area: Area) {
    let points = || shown.iter().flat_map(|sizes| &sizes.points);
    let most = points().map(|point| point.people).max().unwrap_or(1);
    // At least a decade, if all trials had as many.
    let least = points().map(|point| point.at_least.estimate).fold(0.1, f64::min);
    // Up to the fewest that occurred all curves are level.
    let firsts = shown.iter().filter_map(|sizes| sizes.points.first());
    let fewest = firsts.map(|point| point.people).min().unwrap_or(1);
    let people = LogAxis::around(f64::from(fewest), f64::from(most.max(fewest + 1)));
    let shares = LogAxis::of_powers(least, 1.0);
    let labels = shares.ticks.iter().map(|&share| TICK.width(&share_label(words, share)));
    let widest = labels.fold(0.0, f64::max);
    let headings: Vec<Heading> = shown
        .iter()
        .map(|sizes| Heading {
            name: readable(&sizes.policy),
            figures: words.star(&words.percent_of(sizes.star)),
        })
        .collect();
    let panels = Panels::new(canvas.sheet(), area, &headings, widest + 18.0, 0.0);
    panels.head(canvas);
    for (index, (sizes, &plot)) in shown.iter().zip(&panels.plots).enumerate() {
        let (x, y) = (
            people.scale((plot.left, plot.right)),
            shares.scale((plot.bottom, plot.top)),
        );
        let mut free_below = f64::INFINITY;
        for &share in &shares.ticks {
            let at = y.at(libm::log10(share));
            canvas.line((plot.left, at), (plot.right, at), Paint::Rule, 1.0);
            if panels.is_left(index) {
                free_below = panels::side_tick(canvas, plot, at, &share_label(words, share), free_below);
            }
        }
        let mut free_from = f64::NEG_INFINITY;
        for &count in &people.ticks {
            let at = x.at(libm::log10(count));
            canvas.line((at, plot.top), (at, plot.bottom), Paint::Rule, 1.0);
            if panels.is_lowest(index) {
                free_from = panels::tick(canvas, plot, at, &words.count(count as u64), free_from);
            }
        }
        // An interval that reaches down to 0 has no end on a logarithmic axis.
        let place = |(people, share): (f64, f64)| {
            let share = share.max(shares.start());
            (x.at(libm::log10(people)), y.at(libm::log10(share)))
        };
        let line = |sizes: &CascadeSizes, share: fn(Estimate) -> f64| -> Vec<(f64, f64)> {
            curve(sizes, people.start(), share).into_iter().map(place).collect()
        };
        for other in panels::others(shown, index) {
            canvas.curve(&line(other, |share| share.estimate), Paint::Rule, 2.5);
        }
        let paint = Paint::Policy(colour_place(answers, &sizes.policy));
        let (upper, mut lower) = (line(sizes, |share| share.high), line(sizes, |share| share.low));
        lower.reverse();
        canvas.patch(&[upper, lower].concat(), paint, 0.25);
        canvas.curve(&line(sizes, |share| share.estimate), paint, 4.5);
        if let Some(last) = sizes.points.last() {
            canvas.dot(place((f64::from(last.people), last.at_least.estimate)), 8.0, paint);
        }
        sensors(words, canvas, sizes, plot, paint, place);
    }
    panels.name_axis(canvas, words.sizes_axis());
}

/// The curve from `start` on: level up to the fewest that occurred, and across gaps in which nothing did.
fn curve(sizes: &CascadeSizes, start: f64, share: fn(Estimate) -> f64) -> Vec<(f64, f64)> {
    let mut points = vec![];
    let mut level_from = start;
    for point in &sizes.points {
        let (people, share) = (f64::from(point.people), share(point.at_least));
        if people > level_from {
            points.push((level_from, share));
        }
        points.push((people, share));
        level_from = libm::ceil(people * CascadeSizes::RATIO).max(people + 1.0);
    }
    points
}

/// Bands that say in how many trials at least so many have read.
fn sensors(
    words: &dyn Words,
    canvas: &mut Canvas,
    sizes: &CascadeSizes,
    plot: Area,
    paint: Paint,
    place: impl Fn((f64, f64)) -> (f64, f64),
) {
    let readings = readings(sizes, |people| place((f64::from(people), 1.0)).0);
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
            canvas.reading(band, plot, &[(place((f64::from(point.people), share.estimate)), paint)]);
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
