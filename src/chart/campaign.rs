//! What came of a campaign: the circle at each release, the chance of a first deal, and how much earlier it comes.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas};
use super::ink::Ink;
use super::mesh::Mesh;
use super::plot::Plot;
use super::question::curves::{Curves, Line, Scale};
use super::rows::{Rows, Upright};
use super::sheet::Sheet;
use super::theme::{NOTE, Paint};
use super::ticks::Ticks;
use super::{Chart, Shown, Sketch, readable, shown};
use crate::estimate::{Answers, Estimate, ReleaseAnswers};

/// Room for the axis below the rows `[px]`.
const AXIS: f64 = 84.0;
/// Between a row and its figures `[px]`.
const GAP: f64 = 40.0;
/// Rows on an upright sheet.
const UPRIGHT: Upright = Upright {
    figures: 44.0,
    picture: 64.0,
};

/// The pictures of a campaign; none without one.
pub fn of_campaign(ink: Ink, answers: &Answers) -> Vec<Chart> {
    if answers.leader().campaign.is_none() {
        return Vec::new();
    }
    earlier(ink, answers)
        .into_iter()
        .chain([deals(ink, answers), circle(ink, answers)])
        .collect()
}

/// A curve per policy, through a point for each release.
fn lines<'a>(
    answers: &'a Answers,
    start: Option<(f64, Estimate)>,
    point: impl Fn(&ReleaseAnswers) -> (f64, Estimate) + Copy + 'a,
) -> Vec<Line> {
    let line = move |policy: Shown<'_>| {
        let releases = policy.policy.campaign.iter().flat_map(|campaign| &campaign.releases);
        Line {
            name: policy.name(),
            paint: policy.paint(),
            points: start.into_iter().chain(releases.map(point)).collect(),
        }
    };
    shown(answers).into_iter().map(line).collect()
}

fn curves(ink: Ink<'_>, lines: Vec<Line>, scale: Scale) -> Curves<'static> {
    Curves {
        lines,
        x_name: ink.words.quarters_axis().to_owned(),
        is_logarithmic: false,
        here: None,
        flips: Vec::new(),
        scale,
    }
}

fn circle(ink: Ink, answers: &Answers) -> Chart {
    let words = ink.words;
    let told = |shown: Shown<'_>| words.circle_finding(shown.policy);
    let rows: Vec<String> = shown(answers).into_iter().filter_map(told).collect();
    let sketch = Sketch {
        name: "circle",
        label: words.circle_label(),
        title: words.circle_finding(answers.leader()).unwrap_or_default(),
        subtitle: words.circle_subtitle().to_owned(),
        alt: rows.join("; "),
        ink,
        answers,
    };
    let curves = curves(
        ink,
        lines(answers, None, |release| (release.at, release.contacts)),
        Scale::Amount,
    );
    sketch.draw(curves.upright(), |canvas, area| curves.draw(ink, canvas, area))
}

fn deals(ink: Ink, answers: &Answers) -> Chart {
    let words = ink.words;
    let told = |shown: Shown<'_>| words.deals_finding(shown.policy);
    let rows: Vec<String> = shown(answers).into_iter().filter_map(told).collect();
    let most = |policy: &&crate::estimate::PolicyAnswers| {
        let releases = policy.campaign.as_ref().map(|campaign| &campaign.releases);
        releases
            .and_then(|releases| releases.last())
            .map_or(0.0, |last| last.deal_by.estimate)
    };
    let best = answers.policies.iter().rev().max_by(|a, b| most(a).total_cmp(&most(b)));
    let title = best.and_then(|best| words.deals_finding(best)).unwrap_or_default();
    let sketch = Sketch {
        name: "deals",
        label: words.deals_label(),
        title: title.trim_end_matches('.').to_owned(),
        subtitle: words.deals_subtitle().to_owned(),
        alt: rows.join(" "),
        ink,
        answers,
    };
    let nothing = Estimate {
        estimate: 0.0,
        low: 0.0,
        high: 0.0,
    };
    let curves = curves(
        ink,
        lines(answers, Some((0.0, nothing)), |release| {
            (release.until, release.deal_by)
        }),
        Scale::Percent,
    );
    sketch.draw(curves.upright(), |canvas, area| curves.draw(ink, canvas, area))
}

/// How much earlier the first deal comes under a policy than under the baseline.
struct Earlier {
    name: String,
    paint: Paint,
    quarters: Estimate,
}

/// A row for each policy but the baseline; none where there is no other.
fn earlier(ink: Ink, answers: &Answers) -> Option<Chart> {
    let words = ink.words;
    let base = answers.base();
    let row = |shown: Shown<'_>| {
        let place = shown.policy.place;
        let of_both = |row: &&crate::estimate::WaitComparison| {
            place != base.place && [row.a, row.b].contains(&place) && [row.a, row.b].contains(&base.place)
        };
        let row = answers.wait_comparisons.iter().find(of_both)?;
        Some(Earlier {
            name: shown.name(),
            paint: shown.paint(),
            quarters: row.earlier_under(place)?,
        })
    };
    let rows: Vec<Earlier> = shown(answers).into_iter().filter_map(row).collect();
    let findings = words.campaign_findings(answers);
    let finding = findings.first().filter(|_| !rows.is_empty())?;
    let sketch = Sketch {
        name: "earlier",
        label: words.earlier_label(),
        title: finding.trim_end_matches('.').to_owned(),
        subtitle: words.earlier_subtitle(&words.named(&base.name)),
        alt: findings.join(" "),
        ink,
        answers,
    };
    let names: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
    let axis = readable(&words.earlier_axis(&words.named(&base.name)));
    let upright = UPRIGHT.height(ink.typeface(), &names) + AXIS;
    Some(sketch.draw(upright, |canvas, area| {
        draw(ink, (&rows, &names, &axis), canvas, area);
    }))
}

fn draw(ink: Ink, (earlier, names, name): (&[Earlier], &[String], &str), canvas: &mut Canvas, area: Area) {
    let (words, typeface, sheet) = (ink.words, ink.typeface(), canvas.sheet());
    let inner = Area {
        bottom: area.bottom - AXIS,
        ..area
    };
    let rows = Rows::new(canvas, inner, names, UPRIGHT);
    let figures: Vec<String> = earlier
        .iter()
        .map(|row| format!("{} ({})", words.mean_of(row.quarters), words.mean_range(row.quarters)))
        .collect();
    let widest = figures
        .iter()
        .map(|text| NOTE.width(typeface, text))
        .fold(0.0, f64::max);
    let room = Area {
        left: rows.area.left + NOTE.size,
        right: rows.area.right - if sheet == Sheet::Slide { widest + GAP } else { NOTE.size },
        ..rows.area
    };
    let low = earlier.iter().map(|row| row.quarters.low).fold(0.0, f64::min);
    let high = earlier.iter().map(|row| row.quarters.high).fold(0.0, f64::max);
    let ticks = Ticks::around(low, if high > low { high } else { low + 1.0 }, 6);
    let axis = Axis::of(&ticks, |value| ticks.label(words, value)).spaced(
        room.width(),
        |label| NOTE.width(typeface, label),
        8.0,
        f64::INFINITY,
    );
    let plot = Plot::along(&axis, room);
    let mesh = Mesh {
        below: Some(8.0),
        name: Some((name, 8.0 + NOTE.size + NOTE.line_height() + 10.0)),
        ..Mesh::of(NOTE)
    };
    rows.mesh(canvas, plot, mesh);
    let zero = plot.x(0.0);
    for part in rows.plots() {
        canvas.line((zero, part.top), (zero, part.bottom), Paint::Ink, 3.0);
    }
    rows.name(canvas);
    for (index, (row, figure)) in earlier.iter().zip(&figures).enumerate() {
        let (middle, half) = (rows.middle(index), (rows.height * 0.2).min(30.0));
        let [at, low, high] = [row.quarters.estimate, row.quarters.low, row.quarters.high].map(|x| plot.x(x));
        canvas.mark(&format!("{}: {figure}", row.name), |canvas| {
            canvas.sensor(rows.row(index));
            let bar = Area {
                left: zero.min(at),
                top: middle - half,
                right: zero.max(at),
                bottom: middle + half,
            };
            canvas.faint_rect(bar, row.paint, 0.35);
            canvas.whisker(low, high, middle, half * 0.7);
            canvas.dot((at, middle), (half * 0.6).clamp(8.0, 14.0), row.paint);
            let (place, anchor) = match sheet {
                Sheet::Slide => ((area.right, middle), Anchor::End),
                Sheet::Upright => ((area.left, rows.middle_of_figures(index)), Anchor::Start),
            };
            canvas.centred_text(place, figure, NOTE, Paint::Ink, anchor);
        });
    }
}
