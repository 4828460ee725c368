//! The chart of two results compared: what changes of each policy's reach from the one to the other.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas};
use super::figures::Figures;
use super::frame::Frame;
use super::ink::Ink;
use super::mesh::Mesh;
use super::plot::Plot;
use super::rows::{Rows, Upright};
use super::sheet::Sheet;
use super::theme::{NOTE, Paint};
use super::ticks::Ticks;
use super::{Chart, MOST_POLICIES, readable};
use crate::estimate::PolicyChange;
use crate::study::Comparison;
use crate::words::{Subject, Words, shortened};

/// Room for the axis below the rows `[px]`.
const AXIS: f64 = 84.0;
/// Room for remarks above the rows `[px]`.
const REMARKS: f64 = 56.0;
/// Letters of a name that fit beside a row.
const LONGEST_NAME: usize = 42;
/// No axis spans less than this to either side of no change `[points]`.
const LEAST_SPAN: f64 = 0.5;
/// Rows on an upright sheet.
const UPRIGHT: Upright = Upright {
    figures: 44.0,
    picture: 64.0,
};

/// The chart of results that have these names. Of very many policies those are shown whose reach changes most.
pub fn of_comparison(ink: Ink, comparison: &Comparison, names: [&str; 2]) -> Chart {
    let words = ink.words;
    let shown = shown(&comparison.policies);
    let rows: Vec<String> = shown.iter().map(|(_, row)| spoken(words, row)).collect();
    let title = readable(&words.change_finding(&comparison.policies));
    let alt = readable(&words.change_alt(&rows.join("; ")));
    let (a, b) = (&comparison.a, &comparison.b);
    let frame = Frame {
        look: ink.look,
        name: "change",
        title: std::slice::from_ref(&title),
        subtitle: &[words.change_subtitle().to_owned()],
        footer: (
            &readable(&words.compared_results(names)),
            &words.compared_runs([a.trials, b.trials], [a.seed, b.seed], &comparison.version),
        ),
    };
    let policies: Vec<String> = shown.iter().map(|(_, row)| readable(&row.name)).collect();
    let policies = shortened(&policies, |name| name.chars().count() <= LONGEST_NAME, "…");
    let picture = |canvas: &mut Canvas, area: Area| {
        if shown.is_empty() {
            canvas.say_instead(area, &words.no_common_policy());
        } else {
            draw(words, (&shown, &policies), canvas, area);
        }
    };
    let (mut canvas, area) = frame.slide();
    picture(&mut canvas, area);
    let finished = canvas.finish(&alt);
    let (mut canvas, area) = frame.upright(UPRIGHT.height(ink.typeface(), &policies) + REMARKS + AXIS);
    picture(&mut canvas, area);
    let upright_svg = Some(canvas.for_page(&alt));
    Chart {
        name: "change",
        label: words.label(Subject::Change),
        title,
        alt,
        svg: finished.svg,
        inline_svg: finished.inline_svg,
        untitled: finished.untitled,
        upright_svg,
    }
}

/// The policies that are shown, each with its place; of too many those that change most.
fn shown(policies: &[PolicyChange]) -> Vec<(usize, &PolicyChange)> {
    let mut shown: Vec<(usize, &PolicyChange)> = policies.iter().enumerate().collect();
    let size = |row: &PolicyChange| row.reach.change.estimate.abs();
    shown.sort_by(|(_, a), (_, b)| size(b).total_cmp(&size(a)));
    shown.truncate(MOST_POLICIES);
    shown.sort_by_key(|(place, _)| *place);
    shown
}

/// `selective: +5.3 (4.9 to 5.7)`.
fn spoken(words: &dyn Words, row: &PolicyChange) -> String {
    let points = row.reach.in_points();
    format!(
        "{}: {} ({})",
        words.named(&row.name),
        words.gain_of(points),
        words.points_range(points)
    )
}

fn draw(words: &dyn Words, (changes, names): (&[(usize, &PolicyChange)], &[String]), canvas: &mut Canvas, area: Area) {
    let sheet = canvas.sheet();
    let place = Area {
        top: area.top + REMARKS,
        bottom: area.bottom - AXIS,
        ..area
    };
    let rows = Rows::new(canvas, place, names, UPRIGHT);
    let texts = |(_, row): &(usize, &PolicyChange)| {
        let points = row.reach.in_points();
        let range = words.points_range(points);
        let range = match sheet {
            Sheet::Slide => range,
            Sheet::Upright => format!("{range} {}", words.points_head()),
        };
        (words.gain_of(points), range)
    };
    let figures = Figures::new(canvas.typeface(), &rows, changes.iter().map(texts).collect());
    let ends = |end: fn(&PolicyChange) -> f64| changes.iter().map(move |(_, row)| end(row) * 100.0);
    let low = ends(|row| row.reach.change.low).fold(-LEAST_SPAN, f64::min);
    let high = ends(|row| row.reach.change.high).fold(LEAST_SPAN, f64::max);
    let ticks = Ticks::around(low, high, 7);
    let (right, inset) = match sheet {
        Sheet::Slide => (rows.area.right - figures.width() - 40.0, 10.0),
        Sheet::Upright => (rows.area.right, NOTE.size),
    };
    let room = Area { right, ..rows.area };
    let values = Area {
        left: room.left + inset,
        right: right - inset,
        ..room
    };
    let points = Axis::of(&ticks, |value| {
        let plus = if value > 0.0 { "+" } else { "" };
        format!("{plus}{}", ticks.label(words, value))
    });
    let points = points.spaced(
        values.width(),
        |label| NOTE.width(canvas.typeface(), label),
        8.0,
        f64::INFINITY,
    );
    let plot = Plot::along(&points, values);
    background(words, canvas, (room, &rows), plot);
    rows.name(canvas);
    if sheet == Sheet::Slide {
        let head = (area.right, room.top - 16.0);
        canvas.text(head, words.points_head(), NOTE, Paint::Muted, Anchor::End);
    }
    for (index, (colour, row)) in changes.iter().enumerate() {
        let middle = rows.middle(index);
        let half = (rows.height * 0.2).min(30.0);
        let change = row.reach.change;
        let [from, to, low, high] = [0.0, change.estimate, change.low, change.high].map(|end| plot.x(end * 100.0));
        let paint = Paint::Policy(colour % MOST_POLICIES);
        let bar = Area {
            left: from.min(to),
            top: middle - half,
            right: from.max(to),
            bottom: middle + half,
        };
        canvas.mark(&spoken(words, row), |canvas| {
            canvas.sensor(rows.row(index));
            canvas.faint_rect(bar, paint, 0.35);
            canvas.whisker(low, high, middle, half * 0.7);
            canvas.dot((to, middle), (half * 0.6).clamp(8.0, 14.0), paint);
            match sheet {
                Sheet::Slide => figures.write(canvas, area.right, middle, index),
                Sheet::Upright => figures.write_from(canvas, area.left, rows.middle_of_figures(index), index),
            }
        });
    }
}

/// The line of no change, what its sides mean, and the axis.
fn background(words: &dyn Words, canvas: &mut Canvas, (room, rows): (Area, &Rows), plot: Plot) {
    let zero = plot.x(0.0);
    let height = room.top - 16.0;
    if zero - room.left > 180.0 {
        let place = (zero - 16.0, height);
        canvas.text(place, words.less_often_in_b(), NOTE, Paint::Muted, Anchor::End);
    }
    if room.right - zero > 180.0 {
        let place = (zero + 16.0, height);
        canvas.text(place, words.more_often_in_b(), NOTE, Paint::Muted, Anchor::Start);
    }
    let mesh = Mesh {
        below: Some(8.0),
        name: Some((words.points_axis(), 8.0 + NOTE.size + NOTE.line_height() + 10.0)),
        ..Mesh::of(NOTE)
    };
    rows.mesh(canvas, plot, mesh);
    for part in rows.plots() {
        canvas.line((zero, part.top), (zero, part.bottom), Paint::Ink, 3.0);
    }
}
