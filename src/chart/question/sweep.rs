//! What if: a curve per policy over one key, a map of who is ahead over two, several maps over three, and a row per point that has a name.

use super::curves::{Curves, Line, Scale};
use super::map::{Maps, axis_name};
use super::points::Points;
use super::{Origin, Told, plate};
use crate::chart::theme::Paint;
use crate::chart::{Chart, Ink, readable};
use crate::scenario::{Level, Sample};
use crate::study::sweep::{AxisOf, Sweep};

/// More curves than this nobody tells apart.
const MOST_CURVES: usize = 12;

/// The picture of a sweep, titled with its finding; none where its points cannot be drawn.
pub fn sweep(ink: Ink, origin: &Origin, sweep: &Sweep, finding: &str) -> Option<Chart> {
    if sweep.cells.is_empty() {
        return None;
    }
    match &sweep.axes[..] {
        [axis] if numbers(sweep, 0).is_some() => Some(curves(ink, origin, sweep, axis, finding)),
        [] | [_] => points(ink, origin, sweep, finding),
        [_, _] | [_, _, _] if sweep.sample == Sample::Grid && sweep.policies.len() > 1 => {
            maps(ink, origin, sweep, finding)
        }
        _ => None,
    }
}

/// The values of the points on an axis, if all are numbers.
fn numbers(sweep: &Sweep, axis: usize) -> Option<Vec<f64>> {
    sweep.points.iter().map(|point| point.levels[axis].number()).collect()
}

fn curves(ink: Ink, origin: &Origin, sweep: &Sweep, axis: &AxisOf, finding: &str) -> Chart {
    let words = ink.words;
    let values = numbers(sweep, 0).unwrap_or_default();
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let line = |(policy, name): (usize, &String)| Line {
        name: readable(name),
        paint: Paint::Policy(policy),
        points: order
            .iter()
            .map(|&point| (values[point], sweep.cells[point].policies[policy].reach))
            .collect(),
    };
    let curves = Curves {
        lines: sweep.policies.iter().enumerate().take(MOST_CURVES).map(line).collect(),
        x_name: readable(&axis_name(words, axis)),
        is_logarithmic: axis.is_logarithmic,
        here: axis
            .here
            .as_ref()
            .and_then(Level::number)
            .map(|here| (here, words.as_in_scenario())),
        flips: Vec::new(),
        scale: Scale::Percent,
    };
    let alt: Vec<String> = sweep
        .policies
        .iter()
        .enumerate()
        .map(|(policy, name)| {
            let end = |point: usize| words.percent_of(sweep.cells[point].policies[policy].reach);
            words.goes_from(&words.named(name), &end(order[0]), &end(order[order.len() - 1]))
        })
        .collect();
    let told = Told {
        name: "sweep",
        label: words.sweep_heading(),
        title: finding.trim_end_matches('.').to_owned(),
        subtitle: words.reach_over(&axis_name(words, axis)),
        alt: alt.join("; "),
        names: &sweep.policies,
    };
    plate(ink, origin, told).draw(curves.upright(), |canvas, area| curves.draw(ink, canvas, area))
}

fn maps(ink: Ink, origin: &Origin, sweep: &Sweep, finding: &str) -> Option<Chart> {
    let words = ink.words;
    let maps = Maps::of(ink, sweep)?;
    let told = Told {
        name: "sweep",
        label: words.sweep_heading(),
        title: finding.trim_end_matches('.').to_owned(),
        subtitle: words.map_subtitle().to_owned(),
        alt: finding.to_owned(),
        names: &sweep.policies,
    };
    Some(plate(ink, origin, told).draw(maps.upright(), |canvas, area| maps.draw(canvas, area)))
}

fn points(ink: Ink, origin: &Origin, sweep: &Sweep, finding: &str) -> Option<Chart> {
    let words = ink.words;
    let points = Points::of(ink, sweep)?;
    let told = Told {
        name: "sweep",
        label: words.sweep_heading(),
        title: finding.trim_end_matches('.').to_owned(),
        subtitle: match &sweep.axes[..] {
            [axis] => words.reach_over(&axis_name(words, axis)),
            _ => words.reach_at_points().to_owned(),
        },
        alt: points.alt(),
        names: &sweep.policies,
    };
    Some(plate(ink, origin, told).draw(points.upright(), |canvas, area| points.draw(canvas, area)))
}
