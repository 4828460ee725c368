//! What the answer depends on: a bar per assumption, from the lead at its low end to that at its high end.

use super::{Origin, Told, plate};
use crate::chart::axis::Axis;
use crate::chart::canvas::{Anchor, Area, Canvas};
use crate::chart::mesh::Mesh;
use crate::chart::plot::Plot;
use crate::chart::rows::Rows;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{NOTE, Paint};
use crate::chart::ticks::Ticks;
use crate::chart::{Chart, Ink, readable};
use crate::estimate::Standing;
use crate::study::sensitivity::{Assumption, Bar, Tornado};
use crate::words::Words;

/// Bars that have room.
const MOST_BARS: usize = 14;
/// Room for the axis below, and for words above `[px]`.
const AXIS: f64 = 84.0;
const REMARKS: f64 = 52.0;
/// Height of a bar on an upright sheet `[px]`.
const UPRIGHT_ROW: f64 = 92.0;

/// The picture, titled with its finding; none where there is no bar. `places` says where the policies stand in the scenario.
pub fn tornado(
    ink: Ink,
    origin: &Origin,
    (tornado, assumptions): (&Tornado, &[Assumption]),
    policies: &[String],
    finding: &str,
) -> Option<Chart> {
    let bars: Vec<&Bar> = tornado.bars.iter().take(MOST_BARS).collect();
    if bars.is_empty() {
        return None;
    }
    let words = ink.words;
    let name = |bar: &&Bar| {
        let assumption = &assumptions[bar.assumption];
        readable(&words.called(&assumption.path, assumption.key.as_deref()))
    };
    let names: Vec<String> = bars.iter().map(name).collect();
    let values = |bar: &&Bar| {
        let scales = assumptions[bar.assumption].scales();
        bar.ends()
            .map(|end| words.beside(words.value_of_key(end.value), scales))
    };
    let values: Vec<[String; 2]> = bars.iter().map(values).collect();
    let spoken: Vec<String> = bars
        .iter()
        .zip(&names)
        .zip(&values)
        .map(|((bar, name), values)| spoken(words, name, bar, values))
        .collect();
    let rival = tornado.rival.as_deref().map(|rival| words.named(rival));
    let told = Told {
        name: "tornado",
        label: words.tornado_heading(),
        title: finding.trim_end_matches('.').to_owned(),
        subtitle: words.tornado_subtitle(
            &words.named(&tornado.leader),
            rival.as_deref(),
            bars.len() < tornado.bars.len(),
        ),
        alt: spoken.join("; "),
        names: policies,
    };
    let leader = policies
        .iter()
        .position(|policy| *policy == tornado.leader)
        .unwrap_or_default();
    let upright = UPRIGHT_ROW * bars.len() as f64 + AXIS + REMARKS;
    Some(plate(ink, origin, told).draw(upright, |canvas, area| {
        let rows = Labels {
            names: &names,
            values: &values,
            spoken: &spoken,
        };
        draw(ink, (tornado, &bars, rows), leader, canvas, area);
    }))
}

/// `dilution: +9.1 at 0, +5.2 at 0.6`.
fn spoken(words: &dyn Words, name: &str, bar: &Bar, values: &[String; 2]) -> String {
    let [low, high] = bar.ends().map(|end| words.lead(end.lead));
    let ends = [words.lead_at(&low, &values[0]), words.lead_at(&high, &values[1])];
    format!("{name}: {}", ends.join(", "))
}

/// What stands beside each bar, at its ends, and is spoken of it.
#[derive(Clone, Copy)]
struct Labels<'a> {
    names: &'a [String],
    values: &'a [[String; 2]],
    spoken: &'a [String],
}

fn draw(
    ink: Ink,
    (tornado, bars, labels): (&Tornado, &[&Bar], Labels),
    leader: usize,
    canvas: &mut Canvas,
    area: Area,
) {
    let (words, typeface) = (ink.words, ink.typeface());
    let kind = canvas.sheet().legible(NOTE);
    let inner = Area {
        top: area.top + REMARKS,
        bottom: area.bottom - AXIS,
        ..area
    };
    let rows = Rows::beside(canvas, inner, labels.names);
    let leads = || {
        bars.iter()
            .flat_map(|bar| bar.ends())
            .map(|end| end.lead.estimate * 100.0)
    };
    let here = tornado.lead.estimate * 100.0;
    let low = leads().fold(here.min(0.0), f64::min);
    let high = leads().fold(here.max(0.0), f64::max);
    let ticks = Ticks::around(low, if high > low { high } else { low + 1.0 }, 7);
    let pad = 90.0;
    let room = Area {
        left: rows.area.left + pad,
        right: rows.area.right - pad,
        ..rows.area
    };
    let axis = Axis::of(&ticks, |value| {
        let plus = if value > 0.0 { "+" } else { "" };
        format!("{plus}{}", ticks.label(words, value))
    });
    let axis = axis.spaced(room.width(), |label| kind.width(typeface, label), 8.0, f64::INFINITY);
    let plot = Plot::along(&axis, room);
    let name = match tornado.rival {
        Some(_) => words.lead_axis(),
        None => words.reach_axis_of_lead(),
    };
    let mesh = Mesh {
        below: Some(8.0),
        name: Some((name, 8.0 + kind.size + kind.line_height() + 10.0)),
        ..Mesh::of(kind)
    };
    plot.mesh(canvas, mesh);
    rows.name(canvas);
    let zero = plot.x(0.0);
    canvas.line((zero, room.top - 8.0), (zero, room.bottom), Paint::Ink, 3.0);
    let place_here = plot.x(here);
    canvas.dashes(
        (place_here, room.top - 8.0),
        (place_here, room.bottom),
        Paint::Muted,
        2.0,
    );
    let text = words.as_in_scenario();
    let half = kind.width(typeface, text) / 2.0;
    let centre = place_here.clamp(rows.area.left + half, rows.area.right - half);
    canvas.text((centre, room.top - 20.0), text, kind, Paint::Muted, Anchor::Middle);
    for (index, bar) in bars.iter().enumerate() {
        let middle = rows.middle(index);
        let half = (rows.height * 0.3).min(26.0);
        let [low, high] = bar.ends().map(|end| plot.x(end.lead.estimate * 100.0));
        let body = Area {
            left: low.min(high),
            right: low.max(high).max(low.min(high) + 2.0),
            top: middle - half,
            bottom: middle + half,
        };
        canvas.mark(&labels.spoken[index], |canvas| {
            canvas.sensor(rows.row(index));
            canvas.faint_rect(body, Paint::Policy(leader), 0.4);
            for (end, place) in bar.ends().into_iter().zip([low, high]) {
                // An end at which the lead is gone is seen by its shape, too.
                match end.standing {
                    Standing::Ahead => canvas.dot((place, middle), 7.0, Paint::Policy(leader)),
                    _ => canvas.circle((place, middle), 9.0, Some(Paint::Paper), Some((Paint::Ink, 3.0))),
                }
            }
            if canvas.sheet() == Sheet::Slide || rows.height > 2.0 * kind.line_height() {
                let [at_low, at_high] = &labels.values[index];
                let (left, right) = if low <= high {
                    (at_low, at_high)
                } else {
                    (at_high, at_low)
                };
                canvas.centred_text((body.left - 16.0, middle), left, kind, Paint::Muted, Anchor::End);
                canvas.centred_text((body.right + 16.0, middle), right, kind, Paint::Muted, Anchor::Start);
            }
        });
    }
}
