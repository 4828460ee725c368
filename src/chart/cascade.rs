//! The chart of a classic cascade: how many nodes read, in how large a share of trials.

use super::canvas::{Area, Canvas};
use super::frame::Frame;
use super::panels::{self, Heading, Panels, TICK};
use super::sizes::{LogAxis, share_label};
use super::theme::Paint;
use super::{Chart, readable};
use crate::cascade::AtLeast;
use crate::stats::interval::Interval;
use crate::words::{Source, Subject, Words};

/// What the trials of a cascade gave.
#[derive(Clone, Debug)]
pub struct Cascade<'a> {
    /// Model and network, for the foot of the chart.
    pub origin: &'a str,
    /// Nodes of the network.
    pub nodes: u64,
    /// Mean number of nodes that read.
    pub mean: f64,
    /// Its 95 % interval.
    pub mean_interval: Interval,
    /// The share of trials with at least so many, for rising sizes; at least one.
    pub at_least: &'a [AtLeast],
    /// Trials done.
    pub trials: u64,
    /// Whether they were interrupted before their planned end.
    pub interrupted: bool,
    /// Seed of all randomness.
    pub seed: u64,
    /// Version of the program.
    pub version: &'a str,
}

/// The chart in the look in use.
///
/// # Panics
/// If there is no trial.
pub fn of_cascade(words: &dyn Words, cascade: &Cascade) -> Chart {
    let title = readable(&title(words, cascade));
    let mean = words.mean_size(&words.decimal(cascade.mean, decimals(cascade)));
    let alt = readable(&words.cascade_alt(&title, &mean));
    let foot = words.source(&Source {
        part: None,
        trials: cascade.trials,
        interrupted: cascade.interrupted,
        intervals: words.intervals("95"),
        seed: cascade.seed,
        version: cascade.version,
    });
    let frame = Frame {
        name: "sizes",
        title: std::slice::from_ref(&title),
        subtitle: &[words.cascade_subtitle().to_owned()],
        footer: (&readable(cascade.origin), &readable(&foot)),
    };
    let (mut canvas, area) = frame.slide();
    draw(words, cascade, &mean, &mut canvas, area);
    let (svg, inline_svg) = canvas.finish(&alt);
    let (mut canvas, area) = frame.upright(panels::upright(1));
    draw(words, cascade, &mean, &mut canvas, area);
    let upright_svg = Some(canvas.for_page(&alt));
    Chart {
        name: "sizes",
        label: words.label(Subject::Sizes),
        title,
        alt,
        svg,
        inline_svg,
        upright_svg,
    }
}

/// What was found: sizes that half of the trials and one of ten have at least.
fn title(words: &dyn Words, cascade: &Cascade) -> String {
    let points = cascade.at_least;
    let all = words.count(cascade.nodes);
    let exceeded_by = |share: f64| {
        let point = points.iter().rev().find(|point| point.share >= share);
        u64::from(point.expect("the smallest size is that of all trials").size)
    };
    let (half, tenth) = (exceeded_by(0.5), exceeded_by(0.1));
    match points {
        [only] if only.size == only.to => words.always(&words.count(half), &all),
        _ if half == tenth => words.half_or_more(&words.count(half), &all),
        _ => words.half_and_tenth(&words.count(half), &words.count(tenth), &all),
    }
}

/// As many decimals as the interval of the mean lets us know.
fn decimals(cascade: &Cascade) -> usize {
    match cascade.mean_interval.half_width() {
        width if width >= 10.0 => 0,
        width if width >= 0.5 => 1,
        _ => 2,
    }
}

fn draw(words: &dyn Words, cascade: &Cascade, mean: &str, canvas: &mut Canvas, area: Area) {
    let points = cascade.at_least;
    let (first, last) = (points[0], points[points.len() - 1]);
    let nodes = LogAxis::around(f64::from(first.size), f64::from(last.size.max(first.size + 1)));
    let rarest = points.iter().map(|point| point.share).fold(0.1, f64::min);
    let shares = LogAxis::around(rarest, 1.0);
    let labels = shares.ticks.iter().map(|&share| TICK.width(&share_label(words, share)));
    let widest = labels.fold(0.0, f64::max);
    let decimals = decimals(cascade);
    let range = [cascade.mean_interval.low, cascade.mean_interval.high].map(|end| words.decimal(end, decimals));
    let heading = Heading {
        name: mean.to_owned(),
        figures: words.mean_size_range("95", &words.range(&range[0], &range[1])),
    };
    let panels = Panels::new(canvas.sheet(), area, &[heading], widest + 18.0, 0.0);
    panels.head(canvas);
    let plot = panels.plots[0];
    let (x, y) = (
        nodes.scale((plot.left, plot.right)),
        shares.scale((plot.bottom, plot.top)),
    );
    let mut free_below = f64::INFINITY;
    for &share in &shares.ticks {
        let at = y.at(libm::log10(share));
        canvas.line((plot.left, at), (plot.right, at), Paint::Rule, 1.0);
        free_below = panels::side_tick(canvas, plot, at, &share_label(words, share), free_below);
    }
    let mut free_from = f64::NEG_INFINITY;
    for &count in &nodes.ticks {
        let at = x.at(libm::log10(count));
        canvas.line((at, plot.top), (at, plot.bottom), Paint::Rule, 1.0);
        free_from = panels::tick(canvas, plot, at, &words.count(count as u64), free_from);
    }
    // An interval that reaches down to 0 has no end on a logarithmic axis.
    let place = |(size, share): (f64, f64)| (x.at(libm::log10(size)), y.at(libm::log10(share.max(shares.start()))));
    let line = |share: fn(&AtLeast) -> f64| -> Vec<(f64, f64)> {
        steps(points, nodes.start(), share).into_iter().map(place).collect()
    };
    let paint = Paint::Policy(0);
    let (upper, mut lower) = (line(|point| point.interval.high), line(|point| point.interval.low));
    lower.reverse();
    canvas.patch(&[upper, lower].concat(), paint, 0.25);
    canvas.curve(&line(|point| point.share), paint, 4.5);
    canvas.dot(place((f64::from(last.size), last.share)), 8.0, paint);
    panels.name_axis(canvas, words.nodes_axis());
}

/// The curve from `start` on: level up to the next size that occurred, and down behind it.
fn steps(points: &[AtLeast], start: f64, share: fn(&AtLeast) -> f64) -> Vec<(f64, f64)> {
    let mut steps = Vec::new();
    let mut level_from = start;
    for point in points {
        let size = f64::from(point.size);
        if size > level_from {
            steps.push((level_from, share(point)));
        }
        steps.push((size, share(point)));
        level_from = f64::from(point.to) + 1.0;
    }
    steps
}
