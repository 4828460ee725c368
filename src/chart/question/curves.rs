//! Curves with bands over the values of a key, each named at its end.

use crate::chart::Ink;
use crate::chart::apart::spread_out;
use crate::chart::axis::Axis;
use crate::chart::canvas::{Anchor, Area, Canvas};
use crate::chart::font::Type;
use crate::chart::mesh::Mesh;
use crate::chart::plot::Plot;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{NOTE, Paint};
use crate::chart::ticks::Ticks;
use crate::estimate::Estimate;
use crate::words;

/// Curves and their axes.
pub(in crate::chart) struct Curves<'a> {
    pub(in crate::chart) lines: Vec<Line>,
    /// What the values from left to right are.
    pub(in crate::chart) x_name: String,
    /// Whether they lie apart by equal factors.
    pub(in crate::chart) is_logarithmic: bool,
    /// The value in the scenario, and how that is said.
    pub(in crate::chart) here: Option<(f64, &'a str)>,
    /// Values between which something flips.
    pub(in crate::chart) flips: Vec<(f64, f64)>,
    /// What the values from below to above are.
    pub(in crate::chart) scale: Scale,
}

/// What the height of a curve is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Scale {
    /// A share, from nothing.
    Percent,
    /// A difference of shares, around nothing.
    Points,
    /// An amount.
    Amount,
}

/// A curve.
pub(in crate::chart) struct Line {
    pub(in crate::chart) name: String,
    pub(in crate::chart) paint: Paint,
    /// In order of the values.
    pub(in crate::chart) points: Vec<(f64, Estimate)>,
}

/// Height of the picture on an upright sheet, without the names below it `[px]`.
const UPRIGHT: f64 = 720.0;
/// Room for the axis below `[px]`.
const AXIS: f64 = 84.0;
/// Room for remarks above `[px]`.
const REMARKS: f64 = 44.0;
/// Names at the ends take no more than this `[px]`.
const WIDEST_LABEL: f64 = 400.0;
/// Between the end of a curve and its name `[px]`.
const LEADER: f64 = 48.0;
const BESIDE: f64 = 16.0;

impl Curves<'_> {
    /// Height of the picture on an upright sheet `[px]`.
    pub(in crate::chart) fn upright(&self) -> f64 {
        UPRIGHT + self.lines.len() as f64 * Sheet::Upright.legible(NOTE).line_height() * 1.4
    }

    #[expect(clippy::too_many_lines, reason = "one picture, from below to above")]
    pub(in crate::chart) fn draw(&self, ink: Ink, canvas: &mut Canvas, mut area: Area) {
        let typeface = ink.typeface();
        let sheet = canvas.sheet();
        let kind = sheet.legible(NOTE);
        if sheet == Sheet::Upright {
            area.bottom -= self.key(canvas, kind, area);
        }
        let labels = match sheet {
            Sheet::Slide => self.labels(ink, kind),
            Sheet::Upright => Vec::new(),
        };
        let widest = labels
            .iter()
            .flatten()
            .map(|line| kind.width(typeface, line))
            .fold(0.0, f64::max);
        let factor = if self.scale == Scale::Amount { 1.0 } else { 100.0 };
        let values = || self.lines.iter().flat_map(|line| &line.points).map(|(_, value)| value);
        let low = values().map(|value| value.low * factor).fold(0.0, f64::min);
        let high = values().map(|value| value.high * factor).fold(0.0, f64::max);
        let ticks = Ticks::around(low, if high > low { high } else { low + 1.0 }, 5);
        let y = Axis::of(&ticks, |value| match self.scale {
            Scale::Percent => ink.words.percent_tick(&ticks.label(ink.words, value)),
            Scale::Points if value > 0.0 => format!("+{}", ticks.label(ink.words, value)),
            Scale::Points => ticks.label(ink.words, value),
            Scale::Amount => ticks.label_in_thousands(ink.words, value),
        });
        let plot_area = Area {
            left: area.left + y.widest(typeface, kind) + BESIDE,
            top: area.top + REMARKS,
            right: area.right - if labels.is_empty() { 12.0 } else { widest + LEADER },
            bottom: area.bottom - AXIS,
        };
        let x = self.x(ink).spaced(
            plot_area.width(),
            |label| kind.width(typeface, label),
            14.0,
            f64::INFINITY,
        );
        let plot = Plot {
            area: plot_area,
            x: &x,
            y: &y,
        };
        for &(from, to) in &self.flips {
            let zone = Area {
                left: plot.x(from),
                right: plot.x(to).max(plot.x(from) + 3.0),
                ..plot_area
            };
            canvas.rect(zone, Paint::Zone);
        }
        plot.mesh(
            canvas,
            Mesh {
                level: true,
                left: Some(BESIDE),
                below: Some(10.0),
                name: Some((&self.x_name, 20.0 + kind.size + kind.line_height())),
                ..Mesh::of(kind)
            },
        );
        if self.scale == Scale::Points {
            let zero = plot.y(0.0);
            canvas.line((plot_area.left, zero), (plot_area.right, zero), Paint::Ink, 2.5);
        }
        if let Some((value, text)) = self.here
            && x.holds(value)
        {
            let place = plot.x(value);
            canvas.dashes((place, plot_area.top), (place, plot_area.bottom), Paint::Muted, 2.0);
            let half = kind.width(typeface, text) / 2.0;
            let centre = place.clamp(
                plot_area.left + half,
                (plot_area.right - half).max(plot_area.left + half),
            );
            canvas.text((centre, plot_area.top - 12.0), text, kind, Paint::Muted, Anchor::Middle);
        }
        for line in &self.lines {
            let edges = line
                .points
                .iter()
                .map(|(x, value)| (*x, value.low * factor, value.high * factor));
            plot.band(canvas, edges, line.paint, 0.2);
        }
        for line in &self.lines {
            plot.curve(
                canvas,
                line.points.iter().map(|(x, value)| (*x, value.estimate * factor)),
                line.paint,
                5.0,
            );
            for (x, value) in &line.points {
                canvas.dot(plot.at((*x, value.estimate * factor)), 6.0, line.paint);
            }
        }
        let ends: Vec<f64> = self
            .lines
            .iter()
            .map(|line| {
                line.points
                    .last()
                    .map_or(plot_area.bottom, |(_, value)| plot.y(value.estimate * factor))
            })
            .collect();
        let gap = kind.line_height() * labels.iter().map(Vec::len).max().unwrap_or(1) as f64 + 6.0;
        let room = (plot_area.top + gap / 2.0, plot_area.bottom - gap / 2.0);
        for ((label, line), (middle, end)) in labels
            .iter()
            .zip(&self.lines)
            .zip(spread_out(&ends, gap, room).into_iter().zip(&ends))
        {
            let right = plot_area.right;
            canvas.line((right + 8.0, *end), (right + LEADER - 10.0, middle), line.paint, 2.0);
            canvas.centred_lines((right + LEADER, middle), label, kind, Paint::Ink, Anchor::Start);
        }
    }

    /// Names and numbers at the ends of the curves.
    fn labels(&self, ink: Ink, kind: Type) -> Vec<Vec<String>> {
        let names: Vec<String> = self.lines.iter().map(|line| line.name.clone()).collect();
        kind.wrap_names(ink.typeface(), &names, WIDEST_LABEL, 2)
    }

    /// Names below an upright picture; the height that they take `[px]`.
    fn key(&self, canvas: &mut Canvas, kind: Type, area: Area) -> f64 {
        let step = kind.line_height() * 1.4;
        let names: Vec<String> = self.lines.iter().map(|line| line.name.clone()).collect();
        let typeface = canvas.typeface().clone();
        let width = area.width() - 48.0;
        let names = words::shortened(&names, |name| kind.width(&typeface, name) <= width, "…");
        for (place, (line, name)) in self.lines.iter().zip(&names).enumerate() {
            let middle = area.bottom - step * (self.lines.len() - place) as f64 + step / 2.0;
            canvas.dot((area.left + 12.0, middle), 10.0, line.paint);
            canvas.centred_text((area.left + 36.0, middle), name, kind, Paint::Ink, Anchor::Start);
        }
        step * self.lines.len() as f64
    }

    fn x(&self, ink: Ink) -> Axis {
        let xs = || self.lines.iter().flat_map(|line| &line.points).map(|(x, _)| *x);
        let (low, high) = (
            xs().fold(f64::INFINITY, f64::min),
            xs().fold(f64::NEG_INFINITY, f64::max),
        );
        if self.is_logarithmic && low > 0.0 && high > low {
            return Axis::logarithmic(low, high, |value| ink.words.value_of_key(value));
        }
        let high = if high > low { high } else { low + 1.0 };
        let ticks = Ticks::around(low, high, 7);
        let written = ticks
            .values
            .iter()
            .map(|&value| (value, ticks.label_in_thousands(ink.words, value)));
        Axis::new((low, high), written)
    }
}
