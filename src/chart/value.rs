//! Chart 8: what trials are worth under each policy, and how they spread around the mean.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas};
use super::figures::Figures;
use super::font::Type;
use super::ink::Ink;
use super::mesh::Mesh;
use super::plot::Plot;
use super::rows::{Rows, Upright};
use super::sheet::Sheet;
use super::theme::{NOTE, Paint};
use super::ticks::Ticks;
use super::{Chart, Shown, Sketch, readable};
use crate::estimate::{Answers, ValueSpread};
use crate::words::{Subject, Words};

/// Room for the heads of the columns above the rows `[px]`.
const HEAD: f64 = 52.0;
/// Room for the axes below the rows `[px]`.
const AXIS: f64 = 48.0;
/// Between the columns `[px]`.
const GAP: f64 = 40.0;
/// Rows of means on an upright sheet, where columns stand one above the other.
const UPRIGHT_MEANS: Upright = Upright {
    figures: 44.0,
    picture: 64.0,
};
/// Rows of single trials there.
const UPRIGHT_TRIALS: Upright = Upright {
    figures: 44.0,
    picture: 96.0,
};
/// Of the room for pictures, the part that the means take.
const MEANS: f64 = 0.4;
/// Shares from here on need no decimals.
const ROUGH: f64 = 0.1;
/// Bars of narrow bins are still seen `[px]`.
const NARROWEST: f64 = 5.0;

pub(super) fn chart(ink: Ink, answers: &Answers) -> Chart {
    let words = ink.words;
    let currency = &answers.premises.currency;
    let rows = super::shown(answers);
    let spoken: Vec<String> = rows.iter().map(|row| spoken(words, row, currency)).collect();
    let sketch = Sketch {
        name: "value",
        label: words.label(Subject::Value),
        title: words.value_finding(answers),
        subtitle: words.value_subtitle(),
        alt: words.value_alt(&spoken.join("; ")),
        ink,
        answers,
    };
    let names: Vec<String> = rows.iter().map(|row| row.name()).collect();
    let currency = readable(currency);
    let columns = [UPRIGHT_MEANS, UPRIGHT_TRIALS].map(|column| HEAD + column.height(ink.typeface(), &names) + AXIS);
    sketch.draw(columns[0] + GAP + columns[1], |canvas, area| match canvas.sheet() {
        Sheet::Slide => draw(ink, (&rows, &names), &currency, canvas, area),
        Sheet::Upright => {
            let bottom = area.top + columns[0];
            draw_means(ink, (&rows, &names), &currency, canvas, Area { bottom, ..area });
            let top = bottom + GAP;
            draw_trials(ink, (&rows, &names), &currency, canvas, Area { top, ..area });
        }
    })
}

fn spoken(words: &dyn Words, row: &Shown, currency: &str) -> String {
    let ((mean, range), (gains, _)) = figures(words, row, currency);
    let gains = words.range_and_gains(&range, &gains);
    format!(
        "{}: {}, {gains}",
        words.named(&row.policy.name),
        words.mean_value(&mean)
    )
}

/// The mean and the share of trials with a gain, each with its interval.
fn figures(words: &dyn Words, row: &Shown, currency: &str) -> ((String, String), (String, String)) {
    let (value, gains) = (row.policy.value, row.policy.value_spread.gains);
    (
        (words.money(&words.mean_of(value), currency), words.mean_range(value)),
        (words.percent_of(gains), words.percent_range(gains)),
    )
}

/// From left to right: the means, their numbers, the spread of single trials, the shares with a gain.
struct Columns {
    means: Area,
    /// Where the numbers of the means end `[px]`.
    numbers: f64,
    spread: Area,
    /// Where the shares with a gain end `[px]`.
    gains: f64,
}

impl Columns {
    /// Divides `area` between pictures and numbers that are so wide `[px]`.
    fn new(area: Area, [numbers, gains]: [f64; 2]) -> Self {
        let room = area.width() - numbers - gains - 3.0 * GAP;
        let means = Area {
            right: area.left + MEANS * room,
            ..area
        };
        let numbers = means.right + GAP + numbers;
        let spread = Area {
            left: numbers + GAP,
            right: area.right - gains - GAP,
            ..area
        };
        Self {
            means,
            numbers,
            spread,
            gains: area.right,
        }
    }

    /// Says above the columns what they are.
    fn head(&self, words: &dyn Words, canvas: &mut Canvas, currency: &str, numbers: f64) {
        let y = self.means.top - 20.0;
        let mut write = |x: f64, text: &str, width: f64, anchor: Anchor| {
            canvas.fitted_text((x, y), text, (NOTE, width), Paint::Muted, anchor);
        };
        let means = self.means.width() + GAP + numbers;
        write(self.means.left, &words.mean_head(currency), means, Anchor::Start);
        write(
            self.spread.left,
            &words.single_trials_head(currency),
            self.spread.width(),
            Anchor::Start,
        );
        write(
            self.gains,
            words.gain_head(),
            self.gains - self.spread.right,
            Anchor::End,
        );
    }
}

/// Places for rows between heads and axes.
fn places(canvas: &Canvas, area: Area, names: &[String], upright: Upright) -> Rows {
    let area = Area {
        top: area.top + HEAD,
        bottom: area.bottom - AXIS,
        ..area
    };
    Rows::new(canvas, area, names, upright)
}

fn draw(ink: Ink, (rows, names): (&[Shown], &[String]), currency: &str, canvas: &mut Canvas, area: Area) {
    let words = ink.words;
    let places = places(canvas, area, names, UPRIGHT_MEANS);
    let (means, gains) = rows.iter().map(|row| figures(words, row, currency)).unzip();
    let (numbers, gains) = (
        Figures::new(canvas.typeface(), &places, means),
        Figures::new(canvas.typeface(), &places, gains),
    );
    let widths = [
        numbers.width(),
        gains.width().max(NOTE.width(canvas.typeface(), words.gain_head())),
    ];
    let columns = Columns::new(places.area, widths);
    let means = axis(ink, range_of_means(rows), columns.means.width());
    let means = Plot::along(&means, columns.means);
    let trials = axis(ink, range_of_trials(rows), columns.spread.width());
    let trials = Plot::along(&trials, columns.spread);
    for plot in [means, trials] {
        mesh(canvas, &places, plot);
    }
    columns.head(words, canvas, currency, widths[0]);
    places.name(canvas);
    for (place, row) in rows.iter().enumerate() {
        let middle = places.middle(place);
        canvas.mark(&spoken(words, row, currency), |canvas| {
            canvas.sensor(places.row(place));
            interval(canvas, means, row, middle, places.height);
            numbers.write(canvas, columns.numbers, middle, place);
            histogram(words, canvas, &places, place, trials, row);
            gains.write(canvas, columns.gains, middle, place);
        });
    }
}

/// The means alone, on an upright sheet.
fn draw_means(ink: Ink, (rows, names): (&[Shown], &[String]), currency: &str, canvas: &mut Canvas, area: Area) {
    let words = ink.words;
    let places = places(canvas, area, names, UPRIGHT_MEANS);
    let values = axis(ink, range_of_means(rows), pictures(&places).width());
    let plot = Plot::along(&values, pictures(&places));
    mesh(canvas, &places, plot);
    head(canvas, area, &words.mean_head(currency));
    places.name(canvas);
    let means = rows.iter().map(|row| figures(words, row, currency).0);
    let figures = Figures::new(canvas.typeface(), &places, means.collect());
    for (place, row) in rows.iter().enumerate() {
        canvas.mark(&spoken(words, row, currency), |canvas| {
            canvas.sensor(places.row(place));
            interval(canvas, plot, row, places.middle(place), places.height);
            figures.write_from(canvas, area.left, places.middle_of_figures(place), place);
        });
    }
}

/// Single trials alone, on an upright sheet.
fn draw_trials(ink: Ink, (rows, names): (&[Shown], &[String]), currency: &str, canvas: &mut Canvas, area: Area) {
    let words = ink.words;
    let places = places(canvas, area, names, UPRIGHT_TRIALS);
    let values = axis(ink, range_of_trials(rows), pictures(&places).width());
    let plot = Plot::along(&values, pictures(&places));
    mesh(canvas, &places, plot);
    head(canvas, area, &words.single_trials_head(currency));
    places.name(canvas);
    let gains = |row: &Shown| {
        let (_, (share, range)) = figures(words, row, currency);
        (share, format!("{} ({range})", words.gain_head()))
    };
    let figures = Figures::new(canvas.typeface(), &places, rows.iter().map(gains).collect());
    for (place, row) in rows.iter().enumerate() {
        canvas.mark(&spoken(words, row, currency), |canvas| {
            canvas.sensor(places.row(place));
            histogram(words, canvas, &places, place, plot, row);
            figures.write_from(canvas, area.left, places.middle_of_figures(place), place);
        });
    }
}

/// Says above a column of an upright sheet what it is.
fn head(canvas: &mut Canvas, area: Area, text: &str) {
    let place = (area.left, area.top + NOTE.size);
    canvas.fitted_text(
        place,
        text,
        (Type::semi_bold(NOTE.size), area.width()),
        Paint::Muted,
        Anchor::Start,
    );
}

/// Where pictures stand on an upright sheet, down to the last, with room for the ends of the axis.
fn pictures(places: &Rows) -> Area {
    let last = *places.plots().last().expect("every scenario has a policy");
    Area {
        left: last.left + NOTE.size,
        right: last.right - NOTE.size,
        ..last
    }
}

/// The mean as a bar from nothing, with its interval.
fn interval(canvas: &mut Canvas, plot: Plot, row: &Shown, middle: f64, height: f64) {
    let value = row.policy.value;
    let (from, to) = (plot.x(0.0), plot.x(value.estimate));
    let half = (height * 0.2).min(30.0);
    let bar = Area {
        left: from.min(to),
        top: middle - half,
        right: from.max(to),
        bottom: middle + half,
    };
    canvas.faint_rect(bar, row.paint(), 0.35);
    canvas.whisker(plot.x(value.low), plot.x(value.high), middle, half * 0.7);
    canvas.dot((to, middle), (half * 0.6).clamp(8.0, 14.0), row.paint());
}

/// Single trials: bars that stand on the foot of their row.
fn histogram(words: &dyn Words, canvas: &mut Canvas, places: &Rows, place: usize, plot: Plot, row: &Shown) {
    let (foot, tallest) = (places.middle(place) + places.height * 0.34, places.height * 0.68);
    let kind = places.fitting(NOTE, 2.6);
    let Area { left, right, .. } = plot.area;
    canvas.line((left, foot), (right, foot), Paint::Rule, 1.0);
    let mut free_from = f64::NEG_INFINITY;
    for (bin, share) in row.policy.value_spread.bins.iter().zip(peaks(&row.policy.value_spread)) {
        let half = ((plot.x(bin.high) - plot.x(bin.low)) / 2.0 - 1.0).max(NARROWEST / 2.0);
        let (centre, top) = (plot.x(bin.mean), foot - tallest * libm::sqrt(bin.share));
        let bar = Area {
            left: centre - half,
            top,
            right: centre + half,
            bottom: foot,
        };
        canvas.rect(bar, row.paint());
        let Some(share) = share else { continue };
        let label = if share < ROUGH {
            words.percent_tick(&words.about(100.0 * share))
        } else {
            words.compact_percent(share)
        };
        let (start, end) = (bar.right + 8.0, bar.right + 8.0 + kind.width(canvas.typeface(), &label));
        if start >= free_from && end < right + GAP / 2.0 {
            let height = (top + kind.size / 2.0).min(foot - kind.size * 0.62);
            canvas.centred_text((start, height), &label, kind, Paint::Muted, Anchor::Start);
            free_from = end + 12.0;
        }
    }
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

/// From the lowest to the highest end of any interval of a mean, zero included.
fn range_of_means(rows: &[Shown]) -> (f64, f64) {
    let values = || rows.iter().map(|row| row.policy.value);
    with_room(
        values().map(|value| value.low).fold(0.0, f64::min),
        values().map(|value| value.high).fold(0.0, f64::max),
    )
}

/// Of the axis of single trials, the part to the right of the highest bar, where its share is written.
const LABEL: f64 = 0.14;

/// From the lowest to the highest value of any trial, zero included, with room for the share of the highest.
fn range_of_trials(rows: &[Shown]) -> (f64, f64) {
    let bins = || rows.iter().flat_map(|row| &row.policy.value_spread.bins);
    let (low, high) = with_room(
        bins().map(|bin| bin.low).fold(0.0, f64::min),
        bins().map(|bin| bin.high).fold(0.0, f64::max),
    );
    (low, high + LABEL * (high - low))
}

/// A little more on both sides.
fn with_room(low: f64, high: f64) -> (f64, f64) {
    let room = if high > low { 0.04 * (high - low) } else { 1.0 };
    (low - room, high + room)
}

/// The axis of a column that is so wide, from `low` to `high`.
fn axis(ink: Ink, (low, high): (f64, f64), width: f64) -> Axis {
    let ticks = Ticks::around(low, high, 5);
    let label = |&value: &f64| (value, ticks.label_in_thousands(ink.words, value));
    let axis = Axis::new((low, high), ticks.values.iter().map(label));
    axis.spaced(width, |label| NOTE.width(ink.typeface(), label), 16.0, f64::INFINITY)
}

/// Draws the axis of a column through all rows, nothing in ink.
fn mesh(canvas: &mut Canvas, places: &Rows, plot: Plot) {
    let mesh = Mesh {
        below: Some(10.0),
        ..Mesh::of(NOTE)
    };
    places.mesh(canvas, plot, mesh);
    let nothing = plot.x(0.0);
    for Area { top, bottom, .. } in places.plots() {
        canvas.line((nothing, top), (nothing, bottom), Paint::Ink, 2.0);
    }
}
