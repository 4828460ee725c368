//! Chart 7: how far the news goes: the distribution of cascade sizes.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas, SENTENCE};
use super::font::Type;
use super::ink::Ink;
use super::mesh::Mesh;
use super::panels::{self, Heading, Panels, TICK};
use super::plot::Plot;
use super::theme::Paint;
use super::{Chart, Shown, Sketch};
use crate::estimate::{Answers, CascadeSizes, Estimate, PolicyAnswers, SizePoint};
use crate::words::{Subject, Words};

pub(super) fn chart(ink: Ink, answers: &Answers) -> Chart {
    let words = ink.words;
    let shown = super::shown(answers);
    let rows: Vec<String> = shown.iter().map(|shown| spoken(words, shown.policy)).collect();
    let sketch = Sketch {
        name: "sizes",
        label: words.label(Subject::Sizes),
        title: words.sizes_finding(answers),
        subtitle: words.sizes_subtitle(answers.premises.release.wire > 0),
        alt: words.sizes_alt(&rows.join("; ")),
        ink,
        answers,
    };
    let nobody_read = shown.iter().all(|shown| sizes(shown).points.is_empty());
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

fn sizes<'a>(shown: &Shown<'a>) -> &'a CascadeSizes {
    &shown.policy.cascade_sizes
}

fn spoken(words: &dyn Words, policy: &PolicyAnswers) -> String {
    let CascadeSizes { star, points, .. } = &policy.cascade_sizes;
    let most = points.last().map_or(0, |point| point.people);
    let star = words.percent_of(*star);
    format!(
        "{}: {}",
        words.named(&policy.name),
        words.star_and_most(&star, &words.count(most.into()))
    )
}

/// A power of ten as a share, on an axis.
pub(super) fn share_label(words: &dyn Words, share: f64) -> String {
    let decimals = usize::try_from(-2 - libm::round(libm::log10(share)) as i32).unwrap_or(0);
    words.percent_tick(&words.tick(share * 100.0, decimals))
}

fn draw(words: &dyn Words, answers: &Answers, shown: &[Shown], canvas: &mut Canvas, area: Area) {
    let points = || shown.iter().flat_map(|shown| &sizes(shown).points);
    let most = points().map(|point| point.people).max().unwrap_or(1);
    // At least a decade, if all trials had as many.
    let least = points().map(|point| point.at_least.estimate).fold(0.1, f64::min);
    // Up to the fewest that occurred all curves are level.
    let firsts = shown.iter().filter_map(|shown| sizes(shown).points.first());
    let fewest = firsts.map(|point| point.people).min().unwrap_or(1);
    let people = Axis::logarithmic(fewest.into(), most.max(fewest + 1).into(), |count| {
        words.count(count as u64)
    });
    let shares = Axis::of_powers(least, 1.0, |share| share_label(words, share));
    let headings: Vec<Heading> = shown
        .iter()
        .map(|shown| Heading {
            name: shown.name(),
            figures: words.star(&words.percent_of(sizes(shown).star)),
        })
        .collect();
    let panels = Panels::new(canvas, area, &headings, shares.widest(canvas.typeface(), TICK) + 18.0);
    let (people, shares) = panels.spaced(canvas.typeface(), people, shares);
    panels.head(canvas);
    for (index, (one, &plot)) in shown.iter().zip(&panels.between(&people, &shares)).enumerate() {
        let mesh = panels.mesh(index);
        plot.mesh(canvas, Mesh { rising: true, ..mesh });
        for other in panels::others(shown, index) {
            plot.curve(canvas, estimates(sizes(other), people.start()), Paint::Rule, 2.5);
        }
        let (sizes, paint) = (sizes(one), one.paint());
        // An interval that reaches down to 0 has no end on a logarithmic axis, and stops at its foot.
        let edges = curve(sizes, people.start());
        let edges = edges.iter().map(|&(people, share)| (people, share.low, share.high));
        plot.band(canvas, edges, paint, 0.25);
        plot.curve(canvas, estimates(sizes, people.start()), paint, 4.5);
        if let Some(last) = sizes.points.last() {
            let end = plot.at((f64::from(last.people), last.at_least.estimate));
            canvas.dot(end, 8.0, paint);
        }
        if let Some(far) = sizes.far().filter(|_| one.policy.place == answers.leader().place) {
            mark(words, canvas, far, plot, paint);
        }
        sensors(words, canvas, one, plot);
    }
    panels.name_axis(canvas, words.sizes_axis());
}

/// Marks what the title says of its policy.
fn mark(words: &dyn Words, canvas: &mut Canvas, far: SizePoint, plot: Plot, paint: Paint) {
    let place = plot.at((far.people.into(), far.at_least.estimate));
    canvas.dot(place, 8.0, paint);
    let text = words.share_of_trials_got_to(&words.percent_of(far.at_least), far.people);
    let kind = Type::semi_bold(TICK.size);
    let (width, gap) = (kind.width(canvas.typeface(), &text), 14.0);
    // A curve that falls leaves room above it to the right and below it to the left.
    if place.0 + gap + width < plot.area.right && place.1 - 2.0 * kind.size > plot.area.top {
        let beside = (place.0 + gap, place.1 - kind.size * 0.9);
        canvas.text(beside, &text, kind, Paint::Ink, Anchor::Start);
    } else if place.0 - gap - width > plot.area.left && place.1 + 2.0 * kind.size < plot.area.bottom {
        let beside = (place.0 - gap, place.1 + kind.size * 1.6);
        canvas.text(beside, &text, kind, Paint::Ink, Anchor::End);
    }
}

/// The curve from `start` on: level up to the fewest that occurred, and across gaps in which nothing did.
fn curve(sizes: &CascadeSizes, start: f64) -> Vec<(f64, Estimate)> {
    let mut points = vec![];
    let mut level_from = start;
    for point in &sizes.points {
        let people = f64::from(point.people);
        if people > level_from {
            points.push((level_from, point.at_least));
        }
        points.push((people, point.at_least));
        level_from = libm::ceil(people * CascadeSizes::RATIO).max(people + 1.0);
    }
    points
}

/// The same without intervals.
fn estimates(sizes: &CascadeSizes, start: f64) -> impl Iterator<Item = (f64, f64)> {
    let curve = curve(sizes, start).into_iter();
    curve.map(|(people, share)| (people, share.estimate))
}

/// Bands that say in how many trials at least so many have read.
fn sensors(words: &dyn Words, canvas: &mut Canvas, shown: &Shown, plot: Plot) {
    let readings = readings(sizes(shown), |people| plot.x(people.into()));
    let middle = |one: usize, other: usize| f64::midpoint(readings[one].0, readings[other].0);
    for (index, &(_, point)) in readings.iter().enumerate() {
        let band = Area {
            left: if index == 0 {
                plot.area.left
            } else {
                middle(index - 1, index)
            },
            right: if index + 1 == readings.len() {
                plot.area.right
            } else {
                middle(index, index + 1)
            },
            ..plot.area
        };
        let share = point.at_least;
        let row = format!(
            "{}: {} ({})",
            shown.policy.name,
            words.percent_of(share),
            words.percent_range(share)
        );
        canvas.mark(&words.sizes_mark(point.people, &row), |canvas| {
            let dot = plot.at((point.people.into(), share.estimate));
            canvas.reading(band, plot.area, &[(dot, shown.paint())]);
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
