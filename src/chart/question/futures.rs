//! Which policy is safe: in what share of futures each is best, level and behind, and what is lost with it at most.

use super::{Origin, Told, plate};
use crate::chart::axis::Axis;
use crate::chart::canvas::{Anchor, Area, Canvas};
use crate::chart::figures::Figures;
use crate::chart::mesh::Mesh;
use crate::chart::plot::Plot;
use crate::chart::rows::{Rows, Upright};
use crate::chart::sheet::Sheet;
use crate::chart::theme::{NOTE, Paint};
use crate::chart::ticks::Ticks;
use crate::chart::{Chart, Ink, readable};
use crate::study::sensitivity::{Futures, PolicyInFutures};

/// More policies than this have no room.
const MOST_POLICIES: usize = 12;
const AXIS: f64 = 84.0;
const REMARKS: f64 = 60.0;
const UPRIGHT: Upright = Upright {
    figures: 44.0,
    picture: 56.0,
};

/// The picture, titled with its finding; none where nothing is compared.
pub fn futures(ink: Ink, origin: &Origin, futures: &Futures, finding: &str) -> Option<Chart> {
    if futures.futures.is_empty() || futures.policies.len() < 2 {
        return None;
    }
    let words = ink.words;
    let shown: Vec<&PolicyInFutures> = futures.policies.iter().take(MOST_POLICIES).collect();
    let names: Vec<String> = shown.iter().map(|policy| readable(&policy.name)).collect();
    let all: Vec<String> = futures.policies.iter().map(|policy| policy.name.clone()).collect();
    let alt: Vec<String> = shown.iter().map(|policy| spoken(ink, policy)).collect();
    let told = Told {
        name: "futures",
        label: words.futures_heading(),
        title: finding.trim_end_matches('.').to_owned(),
        subtitle: words.futures_subtitle(&words.count(futures.futures.len() as u64)),
        alt: alt.join("; "),
        names: &all,
    };
    let upright = UPRIGHT.height(ink.typeface(), &names) + AXIS + REMARKS;
    Some(plate(ink, origin, told).draw(upright, |canvas, area| draw(ink, &shown, &names, canvas, area)))
}

fn spoken(ink: Ink, policy: &PolicyInFutures) -> String {
    let words = ink.words;
    let heads = words.futures_heads();
    let shares = [policy.wins, policy.level, policy.loses].map(|share| words.percent_of(share));
    let parts: Vec<String> = heads
        .iter()
        .zip(shares)
        .map(|(head, share)| format!("{head} {share}"))
        .collect();
    format!(
        "{}: {}; {} {}",
        words.named(&policy.name),
        parts.join(", "),
        heads[5],
        words.counted_points(policy.regret_worst)
    )
}

fn draw(ink: Ink, shown: &[&PolicyInFutures], names: &[String], canvas: &mut Canvas, area: Area) {
    let (words, typeface, sheet) = (ink.words, ink.typeface(), canvas.sheet());
    let kind = sheet.legible(NOTE);
    let inner = Area {
        top: area.top + REMARKS,
        bottom: area.bottom - AXIS,
        ..area
    };
    let rows = Rows::new(canvas, inner, names, UPRIGHT);
    let heads = words.futures_heads();
    let texts = shown.iter().map(|policy| {
        let held = policy.loses.complement();
        (
            words.percent_of(held),
            words.at_worst(&words.counted_points(policy.regret_worst)),
        )
    });
    let figures = Figures::new(typeface, &rows, texts.collect());
    let right = match sheet {
        Sheet::Slide => rows.area.right - figures.width() - 40.0,
        Sheet::Upright => rows.area.right,
    };
    let ticks = Ticks::around(0.0, 100.0, 5);
    let axis = Axis::of(&ticks, |value| words.percent_tick(&ticks.label(words, value)));
    let room = Area {
        right: right - 10.0,
        ..rows.area
    };
    let axis = axis.spaced(room.width(), |label| kind.width(typeface, label), 8.0, f64::INFINITY);
    let plot = Plot::along(&axis, room);
    let mesh = Mesh {
        below: Some(8.0),
        name: Some((words.futures_axis(), 8.0 + kind.size + kind.line_height() + 10.0)),
        ..Mesh::of(kind)
    };
    rows.mesh(canvas, plot, mesh);
    rows.name(canvas);
    legend(
        ink,
        canvas,
        [heads[0], heads[1], heads[2]],
        (area.left.max(room.left), area.top + 24.0),
    );
    for (index, policy) in shown.iter().enumerate() {
        let middle = rows.middle(index);
        let half = (rows.height * 0.28).min(34.0);
        let paint = Paint::Policy(index);
        let (wins, level) = (policy.wins.estimate * 100.0, policy.level.estimate * 100.0);
        let part = |from: f64, to: f64| Area {
            left: plot.x(from),
            right: plot.x(to),
            top: middle - half,
            bottom: middle + half,
        };
        canvas.mark(&spoken(ink, policy), |canvas| {
            canvas.sensor(rows.row(index));
            canvas.rect(part(0.0, wins), paint);
            if level > 0.0 {
                canvas.hatch(part(wins, wins + level), paint);
            }
            canvas.faint_rect(part(wins + level, 100.0), Paint::Rule, 0.5);
            match sheet {
                Sheet::Slide => figures.write(canvas, area.right, middle, index),
                Sheet::Upright => figures.write_from(canvas, area.left, rows.middle_of_figures(index), index),
            }
        });
    }
}

/// What full, hatched and pale parts mean.
fn legend(ink: Ink, canvas: &mut Canvas, texts: [&str; 3], (mut left, middle): (f64, f64)) {
    let kind = canvas.sheet().legible(NOTE);
    for (place, text) in texts.into_iter().enumerate() {
        let swatch = Area {
            left,
            right: left + 34.0,
            top: middle - 11.0,
            bottom: middle + 11.0,
        };
        match place {
            0 => canvas.rect(swatch, Paint::Muted),
            1 => canvas.hatch(swatch, Paint::Muted),
            _ => canvas.faint_rect(swatch, Paint::Rule, 0.5),
        }
        canvas.centred_text((left + 46.0, middle), text, kind, Paint::Muted, Anchor::Start);
        left += 46.0 + kind.width(ink.typeface(), text) + 40.0;
    }
}
