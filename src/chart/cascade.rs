//! The chart of a classic cascade: how many nodes read, in how large a share of trials.

use super::axis::Axis;
use super::canvas::{Area, Canvas};
use super::frame::Frame;
use super::ink::Ink;
use super::mesh::Mesh;
use super::panels::{self, Heading, Panels, TICK};
use super::sizes::share_label;
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

/// The chart.
///
/// # Panics
/// If there is no trial.
pub fn of_cascade(ink: Ink, cascade: &Cascade) -> Chart {
    let words = ink.words;
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
        look: ink.look,
        name: "sizes",
        title: std::slice::from_ref(&title),
        subtitle: &[words.cascade_subtitle().to_owned()],
        footer: (&readable(cascade.origin), &readable(&foot)),
    };
    let (mut canvas, area) = frame.slide();
    draw(words, cascade, &mean, &mut canvas, area);
    let finished = canvas.finish(&alt);
    let (mut canvas, area) = frame.upright(panels::upright(1));
    draw(words, cascade, &mean, &mut canvas, area);
    let upright_svg = Some(canvas.for_page(&alt));
    Chart {
        name: "sizes",
        label: words.label(Subject::Sizes),
        title,
        alt,
        svg: finished.svg,
        inline_svg: finished.inline_svg,
        untitled: finished.untitled,
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
    let most = last.size.max(first.size + 1);
    let nodes = Axis::logarithmic(first.size.into(), most.into(), |count| words.count(count as u64));
    let rarest = points.iter().map(|point| point.share).fold(0.1, f64::min);
    let shares = Axis::logarithmic(rarest, 1.0, |share| share_label(words, share));
    let decimals = decimals(cascade);
    let range = [cascade.mean_interval.low, cascade.mean_interval.high].map(|end| words.decimal(end, decimals));
    let heading = Heading {
        name: mean.to_owned(),
        figures: words.mean_size_range("95", &words.range(&range[0], &range[1])),
    };
    let panels = Panels::new(canvas, area, &[heading], shares.widest(canvas.typeface(), TICK) + 18.0);
    let (nodes, shares) = panels.spaced(canvas.typeface(), nodes, shares);
    panels.head(canvas);
    let plot = panels.between(&nodes, &shares)[0];
    let mesh = panels.mesh(0);
    plot.mesh(canvas, Mesh { rising: true, ..mesh });
    let paint = Paint::Policy(0);
    let steps = steps(points, nodes.start());
    // An interval that reaches down to 0 has no end on a logarithmic axis, and stops at its foot.
    let edges = |&(size, point): &(f64, &AtLeast)| (size, point.interval.low, point.interval.high);
    plot.band(canvas, steps.iter().map(edges), paint, 0.25);
    let shares = steps.iter().map(|&(size, point)| (size, point.share));
    plot.curve(canvas, shares, paint, 4.5);
    canvas.dot(plot.at((last.size.into(), last.share)), 8.0, paint);
    panels.name_axis(canvas, words.nodes_axis());
}

/// The curve from `start` on: level up to the next size that occurred, and down behind it.
fn steps(points: &[AtLeast], start: f64) -> Vec<(f64, &AtLeast)> {
    let mut steps = Vec::new();
    let mut level_from = start;
    for point in points {
        let size = f64::from(point.size);
        if size > level_from {
            steps.push((level_from, point));
        }
        steps.push((size, point));
        level_from = f64::from(point.to) + 1.0;
    }
    steps
}
