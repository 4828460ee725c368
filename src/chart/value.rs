//! Chart 8: what trials are worth under each policy, and how they spread around the mean.

use super::canvas::{Anchor, Area, Canvas};
use super::font::Type;
use super::rows::Rows;
use super::scale::{Scale, Ticks};
use super::theme::{NOTE, Paint, STRONG};
use super::{Chart, Sketch, readable};
use crate::estimate::{Answers, PolicyAnswer, ValueSpread};
use crate::scenario::Scenario;
use crate::words::Words;

/// Room for the axis below the rows `[px]`.
const AXIS: f64 = 84.0;
/// Between the histogram and the numbers beside it `[px]`.
const GAP: f64 = 36.0;
/// Shares from here on need no decimals.
const ROUGH: f64 = 0.1;
/// Bars of narrow bins are still seen `[px]`.
const NARROWEST: f64 = 5.0;

pub(super) fn chart(words: &dyn Words, answers: &Answers, scenario: &Scenario) -> Chart {
    let currency = &scenario.outcome.currency;
    let rows = rows(answers);
    let spoken: Vec<String> = rows.iter().map(|row| row.spoken(words, currency)).collect();
    let sketch = Sketch {
        name: "value",
        title: words.value_finding(answers, currency),
        subtitle: words.value_subtitle(),
        alt: words.value_alt(&spoken.join("; ")),
        words,
        answers,
    };
    sketch.draw(|canvas, area| draw(words, &rows, currency, canvas, area))
}

/// A policy with its spread.
struct Row<'a> {
    index: usize,
    policy: &'a PolicyAnswer,
    spread: &'a ValueSpread,
}

impl Row<'_> {
    fn spoken(&self, words: &dyn Words, currency: &str) -> String {
        let (mean, gains) = self.texts(words, currency);
        format!("{}: {mean}, {gains}", self.policy.name)
    }

    /// The mean; its interval, and in how many trials there is a gain.
    fn texts(&self, words: &dyn Words, currency: &str) -> (String, String) {
        let mean = words.money(&words.mean_of(self.policy.value), currency);
        (
            words.mean_value(&mean),
            words.range_and_gains(
                &words.mean_range(self.policy.value),
                &words.percent_of(self.spread.gains),
            ),
        )
    }
}

fn rows(answers: &Answers) -> Vec<Row<'_>> {
    let row = |(index, policy): (usize, &'_ PolicyAnswer)| {
        let spread = answers
            .value_spread
            .iter()
            .find(|spread| spread.policy == policy.name)?;
        let policy = &answers.policies[index];
        Some(Row { index, policy, spread })
    };
    super::shown(answers).into_iter().filter_map(row).collect()
}

/// Beside a row, one above the other where there is room, else on one line.
struct Figures {
    strong: Type,
    note: Type,
    stacked: bool,
}

/// Lower rows have their numbers on one line `[px]`.
const LEAST_FOR_TWO_LINES: f64 = 70.0;
/// Between the two on one line `[px]`.
const SPACE: f64 = 16.0;

impl Figures {
    fn new(rows: &Rows) -> Self {
        Self {
            strong: rows.fitting(STRONG, 2.1),
            note: rows.fitting(NOTE, 2.4),
            stacked: rows.height > LEAST_FOR_TWO_LINES,
        }
    }

    fn width(&self, (mean, gains): &(String, String)) -> f64 {
        let (mean, gains) = (self.strong.width(mean), self.note.width(gains));
        if self.stacked {
            mean.max(gains)
        } else {
            mean + SPACE + gains
        }
    }

    fn write(&self, canvas: &mut Canvas, right: f64, middle: f64, (mean, gains): &(String, String)) {
        let (upper, lower) = if self.stacked {
            let (above, below) = (self.strong.size * 0.62, self.note.size * 0.68);
            ((right, middle - above), (right, middle + below))
        } else {
            ((right - self.note.width(gains) - SPACE, middle), (right, middle))
        };
        canvas.centred_text(upper, mean, self.strong, Paint::Ink, Anchor::End);
        canvas.centred_text(lower, gains, self.note, Paint::Muted, Anchor::End);
    }
}

fn draw(words: &dyn Words, rows: &[Row], currency: &str, canvas: &mut Canvas, area: Area) {
    let names: Vec<String> = rows.iter().map(|row| readable(&row.policy.name)).collect();
    let places = Rows::new(
        Area {
            bottom: area.bottom - AXIS,
            ..area
        },
        &names,
    );
    let figures = Figures::new(&places);
    let texts: Vec<(String, String)> = rows.iter().map(|row| row.texts(words, &readable(currency))).collect();
    let widest = texts.iter().map(|text| figures.width(text)).fold(0.0, f64::max);
    let plot = Area {
        right: places.area.right - widest - GAP,
        ..places.area
    };
    let (low, high) = range(rows);
    let ticks = Ticks::around(low, high, 6);
    let scale = Scale::new((low, high), (plot.left, plot.right));
    axis(words, canvas, plot, scale, &ticks, currency);
    places.name(canvas);
    for (place, (row, text)) in rows.iter().zip(&texts).enumerate() {
        canvas.mark(&row.spoken(words, currency), |canvas| {
            canvas.sensor(places.row(place));
            histogram(words, canvas, &places, place, (plot, scale), row);
            figures.write(canvas, area.right, places.middle(place), text);
        });
    }
}

/// Bars that stand on the foot of their row, and the mean below them.
fn histogram(
    words: &dyn Words,
    canvas: &mut Canvas,
    places: &Rows,
    place: usize,
    (plot, scale): (Area, Scale),
    row: &Row,
) {
    let (foot, tallest) = (places.middle(place) + places.height * 0.22, places.height * 0.62);
    let kind = places.fitting(NOTE, 2.6);
    canvas.line((plot.left, foot), (plot.right, foot), Paint::Rule, 1.0);
    let mut free_from = f64::NEG_INFINITY;
    for (bin, share) in row.spread.bins.iter().zip(peaks(row.spread)) {
        let half = ((scale.at(bin.high) - scale.at(bin.low)) / 2.0 - 1.0).max(NARROWEST / 2.0);
        let (centre, top) = (scale.at(bin.mean), foot - tallest * libm::sqrt(bin.share));
        let bar = Area {
            left: centre - half,
            top,
            right: centre + half,
            bottom: foot,
        };
        canvas.rect(bar, Paint::Policy(row.index));
        let Some(share) = share else { continue };
        let label = if share < ROUGH {
            words.percent(share)
        } else {
            words.compact_percent(share)
        };
        let (start, end) = (bar.right + 8.0, bar.right + 8.0 + kind.width(&label));
        if start >= free_from && end < plot.right + GAP / 2.0 {
            let height = (top + kind.size / 2.0).min(foot - kind.size * 0.62);
            canvas.centred_text((start, height), &label, kind, Paint::Muted, Anchor::Start);
            free_from = end + 12.0;
        }
    }
    mean(canvas, scale, row, (foot, places.height));
}

/// The share of each bin that is a peak: larger than the bins that touch it.
fn peaks(spread: &ValueSpread) -> Vec<Option<f64>> {
    let bins = &spread.bins;
    let touching = |one: usize, other: usize| {
        let (one, other) = (&bins[one.min(other)], &bins[one.max(other)]);
        other.low - one.high < 0.5 * (one.high - one.low)
    };
    let beside = |index: usize, other: Option<usize>| {
        let other = other.filter(|&other| other < bins.len() && touching(index, other));
        other.map_or(0.0, |other| bins[other].share)
    };
    (0..bins.len())
        .map(|index| {
            let own = bins[index].share;
            let is_peak = own >= beside(index, index.checked_sub(1)) && own > beside(index, Some(index + 1));
            is_peak.then_some(own)
        })
        .collect()
}

/// The mean as a diamond on its interval, below the bars.
fn mean(canvas: &mut Canvas, scale: Scale, row: &Row, (foot, height): (f64, f64)) {
    let half = (height * 0.08).clamp(5.0, 12.0);
    let y = foot + half + 4.0;
    let value = row.policy.value;
    let x = scale.at(value.estimate);
    canvas.line((scale.at(value.low), y), (scale.at(value.high), y), Paint::Ink, 3.0);
    canvas.patch(
        &[(x - half, y), (x, y - half), (x + half, y), (x, y + half)],
        Paint::Ink,
        1.0,
    );
}

/// From the lowest to the highest value of any trial, zero included, with some room beyond.
fn range(rows: &[Row]) -> (f64, f64) {
    let bins = || rows.iter().flat_map(|row| &row.spread.bins);
    let low = bins().map(|bin| bin.low).fold(0.0, f64::min);
    let high = bins().map(|bin| bin.high).fold(0.0, f64::max);
    let room = if high > low { 0.04 * (high - low) } else { 1.0 };
    (low - room, high + room)
}

fn axis(words: &dyn Words, canvas: &mut Canvas, plot: Area, scale: Scale, ticks: &Ticks, currency: &str) {
    let mut free_from = f64::NEG_INFINITY;
    for &value in ticks.values.iter().filter(|&&value| scale.holds(value)) {
        let (x, paint, width) = if value == 0.0 {
            (scale.at(value), Paint::Ink, 2.0)
        } else {
            (scale.at(value), Paint::Rule, 1.0)
        };
        canvas.line((x, plot.top), (x, plot.bottom), paint, width);
        let label = ticks.label_in_thousands(words, value);
        let half = NOTE.width(&label) / 2.0;
        if x - half > free_from {
            let place = (x, plot.bottom + 10.0 + NOTE.size);
            canvas.text(place, &label, NOTE, Paint::Muted, Anchor::Middle);
            free_from = x + half + 16.0;
        }
    }
    let place = (
        f64::midpoint(plot.left, plot.right),
        plot.bottom + 20.0 + NOTE.size + NOTE.line_height(),
    );
    canvas.text(
        place,
        &readable(&words.value_axis(currency)),
        NOTE,
        Paint::Muted,
        Anchor::Middle,
    );
}
