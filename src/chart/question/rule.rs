//! When another policy is best: every set of assumptions as a dot over the two that tell most, and the box of the rule.

use super::key::key_of_policies;
use super::{Origin, Told, plate};
use crate::chart::axis::Axis;
use crate::chart::canvas::{Anchor, Area, Canvas};
use crate::chart::mesh::Mesh;
use crate::chart::plot::Plot;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{NOTE, Paint};
use crate::chart::ticks::Ticks;
use crate::chart::{Chart, Ink, readable};
use crate::study::sensitivity::{Assumption, Future, Futures, RuleOf, Tornado};

/// More dots than this nobody tells apart.
const MOST_DOTS: usize = 1000;
/// Height of the picture on an upright sheet, without the key `[px]`.
const UPRIGHT: f64 = 900.0;
/// Room for the axis below, and for the name of the one on the left `[px]`.
const AXIS: f64 = 84.0;
const REMARKS: f64 = 44.0;
const BESIDE: f64 = 16.0;

/// What the rule is about.
struct Picture<'a> {
    ink: Ink<'a>,
    futures: &'a Futures,
    /// Its two main assumptions, and where they stand among all.
    across: (usize, &'a Assumption),
    upwards: (usize, &'a Assumption),
    rule: &'a RuleOf,
}

/// The picture, titled with the rule; none where there is no rule, or nothing to draw it over.
pub fn rule(
    ink: Ink,
    origin: &Origin,
    futures: &Futures,
    (assumptions, tornado): (&[Assumption], &Tornado),
    finding: &str,
) -> Option<Chart> {
    let rule = futures.rule.as_ref()?;
    // Where the rule asks one assumption, the other is the one that moves the lead most by itself.
    let sides = rule.sides.iter().map(|side| side.assumption);
    let mut places = sides.chain(tornado.bars.iter().map(|bar| bar.assumption));
    let first = places.next()?;
    let second = places.find(|place| *place != first)?;
    let of = |place: usize| Some((place, assumptions.get(place)?));
    let picture = Picture {
        ink,
        futures,
        across: of(first)?,
        upwards: of(second)?,
        rule,
    };
    let words = ink.words;
    let names: Vec<String> = futures.policies.iter().map(|policy| policy.name.clone()).collect();
    let told = Told {
        name: "rule",
        label: words.rule_heading(),
        title: finding.trim_end_matches('.').to_owned(),
        subtitle: words.rule_subtitle(rule.sides.len() > 2),
        alt: finding.to_owned(),
        names: &names,
    };
    let key = Sheet::Upright.legible(NOTE).line_height() * 1.4 * names.len() as f64;
    Some(plate(ink, origin, told).draw(UPRIGHT + key, |canvas, area| picture.draw(&names, canvas, area)))
}

impl Picture<'_> {
    fn draw(&self, names: &[String], canvas: &mut Canvas, area: Area) {
        let (ink, typeface) = (self.ink, self.ink.typeface());
        let kind = canvas.sheet().legible(NOTE);
        let area = key_of_policies(ink, canvas, kind, area, names);
        let (x, y) = (self.axis(self.across.1), self.axis(self.upwards.1));
        let room = Area {
            left: area.left + y.widest(typeface, kind) + BESIDE,
            top: area.top + REMARKS,
            right: area.right - 12.0,
            bottom: area.bottom - AXIS,
        };
        let x = x.spaced(room.width(), |label| kind.width(typeface, label), 14.0, f64::INFINITY);
        let plot = Plot {
            area: room,
            x: &x,
            y: &y,
        };
        let along = format!("{} →", self.name(self.across.1));
        let mesh = Mesh {
            level: true,
            left: Some(BESIDE),
            below: Some(10.0),
            name: Some((&along, 20.0 + kind.size + kind.line_height())),
            ..Mesh::of(kind)
        };
        plot.mesh(canvas, mesh);
        let upwards = format!("{} ↑", self.name(self.upwards.1));
        canvas.fitted_text(
            (area.left, area.top + kind.size),
            &upwards,
            (kind, area.width()),
            Paint::Muted,
            Anchor::Start,
        );
        canvas.faint_rect(self.area_of_rule(plot), Paint::Zone, 1.0);
        for future in self.futures.futures.iter().take(MOST_DOTS) {
            self.dot(canvas, plot, future);
        }
        frame(canvas, self.area_of_rule(plot));
    }

    /// A full dot where its policy beats all others, else a ring.
    fn dot(&self, canvas: &mut Canvas, plot: Plot, future: &Future) {
        let at = |(place, assumption): (usize, &Assumption)| value_at(assumption, future.shares[place]);
        let centre = plot.at((at(self.across), at(self.upwards)));
        let paint = Paint::Policy(future.best);
        if future.behind.len() + 1 == self.futures.policies.len() {
            canvas.dot(centre, 6.5, paint);
        } else {
            canvas.circle(centre, 6.0, None, Some((paint, 2.5)));
        }
    }

    /// Where the rule holds, as far as these two assumptions go.
    fn area_of_rule(&self, plot: Plot) -> Area {
        let ends = |(place, assumption): (usize, &Assumption)| {
            let side = self.rule.sides.iter().find(|side| side.assumption == place);
            let (low, high) = side.map_or((0.0, 1.0), |side| side.shares);
            (value_at(assumption, low), value_at(assumption, high))
        };
        let ((left, right), (bottom, top)) = (ends(self.across), ends(self.upwards));
        Area {
            left: plot.x(left),
            right: plot.x(right),
            top: plot.y(top),
            bottom: plot.y(bottom),
        }
    }

    fn axis(&self, assumption: &Assumption) -> Axis {
        let words = self.ink.words;
        let ticks = Ticks::around(assumption.low, assumption.high, 6);
        let within = |value: &&f64| (assumption.low..=assumption.high).contains(*value);
        let written = ticks
            .values
            .iter()
            .filter(within)
            .map(|&value| (value, ticks.label_in_thousands(words, value)));
        Axis::new((assumption.low, assumption.high), written)
    }

    fn name(&self, assumption: &Assumption) -> String {
        let called = self
            .ink
            .words
            .called_along(&assumption.path, assumption.key.as_deref(), assumption.scales());
        if called == assumption.path {
            readable(&called)
        } else {
            readable(&format!("{called} ({})", assumption.path))
        }
    }
}

/// The value of an assumption at a share of the way from its low end to its high one.
fn value_at(assumption: &Assumption, share: f64) -> f64 {
    assumption.low + (assumption.high - assumption.low) * share
}

fn frame(canvas: &mut Canvas, area: Area) {
    let corners = [
        (area.left, area.top),
        (area.right, area.top),
        (area.right, area.bottom),
        (area.left, area.bottom),
    ];
    for (from, to) in corners.into_iter().zip(corners.into_iter().cycle().skip(1)) {
        canvas.line(from, to, Paint::Ink, 3.0);
    }
}
