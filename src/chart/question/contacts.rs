//! Who brings what: a row per kind of contacts, with what one of them brings.

use super::{Origin, Told, plate};
use crate::chart::axis::Axis;
use crate::chart::canvas::{Area, Canvas};
use crate::chart::mesh::Mesh;
use crate::chart::plate::Plate;
use crate::chart::plot::Plot;
use crate::chart::rows::{Rows, Upright};
use crate::chart::theme::{NOTE, Paint};
use crate::chart::ticks::Ticks;
use crate::chart::{Chart, Ink, readable};
use crate::study::contacts::{KindOfContacts, Ranking};

/// Rows that have room.
const MOST_ROWS: usize = 12;
/// Room for the axis below the rows `[px]`.
const AXIS: f64 = 84.0;
/// Height of a picture on an upright sheet `[px]`.
const UPRIGHT: f64 = 40.0;

/// The picture, titled with its finding; none where nobody brings anything.
pub fn contacts(ink: Ink, origin: &Origin, found: &Ranking, finding: &str) -> Option<Chart> {
    let words = ink.words;
    let kinds = &found.kinds[..found.kinds.len().min(MOST_ROWS)];
    if found.reached == 0 || kinds.is_empty() {
        return None;
    }
    let name = |kind: &KindOfContacts| {
        let said = words.kind_of_contacts(kind.segment.as_deref(), kind.bio);
        readable(&match &kind.ids[..] {
            [only] => format!("{only}: {said}"),
            many => format!("{said} ({})", words.count(many.len() as u64)),
        })
    };
    let names: Vec<String> = kinds.iter().map(name).collect();
    let spoken: Vec<String> = names
        .iter()
        .zip(kinds)
        .map(|(name, kind)| format!("{name}: {}", words.percent_with_interval(kind.credit)))
        .collect();
    let told = Told {
        name: "contacts",
        label: words.ranking_heading(),
        title: finding.trim_end_matches('.').to_owned(),
        subtitle: words.ranking_subtitle(&words.named(&found.policies[found.policy])),
        alt: spoken.join("; "),
        names: &found.policies,
    };
    let rows = Upright {
        figures: 0.0,
        picture: UPRIGHT,
    };
    let upright = rows.height(ink.typeface(), &names) + AXIS;
    let plate = Plate {
        footer: origin.footer_of_one(ink),
        ..plate(ink, origin, told)
    };
    Some(plate.draw(upright, |canvas, area| {
        let rows = Rows::new(
            canvas,
            Area {
                bottom: area.bottom - AXIS,
                ..area
            },
            &names,
            rows,
        );
        draw(ink, canvas, &rows, (kinds, &spoken), found.policy);
    }))
}

fn draw(ink: Ink, canvas: &mut Canvas, rows: &Rows, (kinds, spoken): (&[KindOfContacts], &[String]), policy: usize) {
    let (words, typeface) = (ink.words, ink.typeface());
    let kind = canvas.sheet().legible(NOTE);
    let high = kinds.iter().map(|kind| kind.credit.high * 100.0).fold(0.0, f64::max);
    let ticks = Ticks::around(0.0, if high > 0.0 { high } else { 1.0 }, 6);
    let room = Area {
        right: rows.area.right - 30.0,
        ..rows.area
    };
    let axis = Axis::of(&ticks, |value| words.percent_tick(&ticks.label(words, value)));
    let axis = axis.spaced(room.width(), |label| kind.width(typeface, label), 8.0, f64::INFINITY);
    let plot = Plot::along(&axis, room);
    let mesh = Mesh {
        below: Some(8.0),
        name: Some((words.ranking_axis(), 8.0 + kind.size + kind.line_height() + 10.0)),
        ..Mesh::of(kind)
    };
    rows.mesh(canvas, plot, mesh);
    rows.name(canvas);
    for (index, (kind, spoken)) in kinds.iter().zip(spoken).enumerate() {
        canvas.mark(spoken, |canvas| {
            canvas.sensor(rows.row(index));
            let middle = rows.middle(index);
            let [at, low, high] = [kind.credit.estimate, kind.credit.low, kind.credit.high].map(|x| plot.x(x * 100.0));
            canvas.line((low, middle), (high, middle), Paint::Policy(policy), 5.0);
            canvas.dot((at, middle), 11.0, Paint::Policy(policy));
        });
    }
}
