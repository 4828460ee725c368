//! Where the news went under the leading policy: from the channel on which the firm was heard to the one on which a decision-maker read.

use super::apart::spread_out;
use super::canvas::{Anchor, Area, Canvas};
use super::font::Type;
use super::ink::Ink;
use super::sheet::Sheet;
use super::theme::{LABEL, NOTE, Paint, STRONG};
use super::{Chart, Sketch, colour_place, readable};
use crate::estimate::{Answers, PolicyAnswers, RouteShare};
use crate::words::{Subject, Words};

/// Room for the heads of the columns above the picture: on a slide, and on an upright sheet, where a name of several lines may rise above
/// its bar `[px]`.
const HEAD: (f64, f64) = (56.0, 96.0);
/// Width of the bar of a channel `[px]`.
const BAR: f64 = 26.0;
/// Between a bar and what is written beside it `[px]`.
const BESIDE: f64 = 18.0;
/// Between the bars of two channels `[px]`.
const BETWEEN: f64 = 30.0;
/// Most room for names at either side: on a slide, and on an upright sheet `[px]`.
const NAMES: (f64, f64) = (440.0, 196.0);
/// Height of the picture on an upright sheet, heads included `[px]`.
const UPRIGHT: f64 = 860.0;
/// How strongly the route of most successes is painted, and the others.
const OPACITY: (f64, f64) = (0.6, 0.28);
/// Points along the edge of a ribbon.
const STEPS: u32 = 32;

/// The chart; none where nobody asked, or no trial reached.
pub(super) fn chart(ink: Ink, answers: &Answers) -> Option<Chart> {
    let words = ink.words;
    let leader = answers.leader();
    let routes = &leader.channels.as_ref()?.routes;
    routes.first()?;
    let wire = answers.premises.release.wire;
    let flows = Flows::of(words, leader, wire);
    let spoken: Vec<String> = flows.ribbons.iter().map(|ribbon| flows.spoken(words, ribbon)).collect();
    let sketch = Sketch {
        name: "routes",
        label: words.label(Subject::Routes),
        title: words.routes_finding(leader, wire),
        subtitle: words.routes_subtitle(&words.named(&leader.name), leader.successes),
        alt: words.routes_alt(&words.named(&leader.name), &spoken.join("; ")),
        ink,
        answers,
    };
    let paint = Paint::Policy(colour_place(answers, leader));
    Some(sketch.draw(UPRIGHT, |canvas, area| {
        flows.draw(words, (canvas, area), &spoken, paint);
    }))
}

/// One channel at one end of the routes.
struct End {
    name: String,
    /// Of the successes.
    share: f64,
}

/// The channel at one end of a route; none where no channel brought the news.
type EndOf = fn(&RouteShare) -> &Option<String>;

/// What flows from one channel to another.
struct Ribbon<'a> {
    first: usize,
    last: usize,
    route: &'a RouteShare,
}

/// All routes between the channels at both ends, in order of the scenario, with none of them behind all.
struct Flows<'a> {
    firsts: Vec<End>,
    lasts: Vec<End>,
    ribbons: Vec<Ribbon<'a>>,
}

impl<'a> Flows<'a> {
    fn of(words: &dyn Words, policy: &'a PolicyAnswers, wire: u32) -> Self {
        let channels = policy.channels.iter().flat_map(|channels| &channels.adds);
        let places: Vec<Option<String>> = channels.map(|adds| Some(adds.channel.clone())).chain([None]).collect();
        let routes: Vec<&RouteShare> = policy.channels.iter().flat_map(|channels| &channels.routes).collect();
        let taken = |end: EndOf| -> Vec<&Option<String>> {
            let is_taken = |place: &&Option<String>| routes.iter().any(|route| end(route) == *place);
            places.iter().filter(is_taken).collect()
        };
        let (first, last): (EndOf, EndOf) = (|route| &route.first, |route| &route.last);
        let ends = |places: &[&Option<String>], end: EndOf, without: &str| -> Vec<End> {
            let share = |place: &Option<String>| {
                let there = routes.iter().filter(|route| end(route) == place);
                there.map(|route| route.share.estimate).sum()
            };
            let name = |place: &Option<String>| place.clone().unwrap_or_else(|| without.to_owned());
            places
                .iter()
                .map(|place| End {
                    name: readable(&name(place)),
                    share: share(place),
                })
                .collect()
        };
        let (from, to) = (taken(first), taken(last));
        let place_in = |places: &[&Option<String>], place: &Option<String>| {
            places.iter().position(|other| *other == place).expect("it is taken")
        };
        let mut ribbons: Vec<Ribbon> = routes
            .iter()
            .map(|&route| Ribbon {
                first: place_in(&from, &route.first),
                last: place_in(&to, &route.last),
                route,
            })
            .collect();
        ribbons.sort_by_key(|ribbon| (ribbon.first, ribbon.last));
        Self {
            firsts: ends(&from, first, words.wire_end()),
            lasts: ends(&to, last, words.private_end(wire)),
            ribbons,
        }
    }

    /// `Twitter → LinkedIn: 12 % (9 to 16 %)`.
    fn spoken(&self, words: &dyn Words, ribbon: &Ribbon) -> String {
        let share = ribbon.route.share;
        format!(
            "{} → {}: {} ({})",
            self.firsts[ribbon.first].name,
            self.lasts[ribbon.last].name,
            words.percent_of(share),
            words.percent_range(share)
        )
    }

    fn draw(&self, words: &dyn Words, (canvas, area): (&mut Canvas, Area), spoken: &[String], paint: Paint) {
        let sheet = canvas.sheet();
        let (names, above) = match sheet {
            Sheet::Slide => (NAMES.0, HEAD.0),
            Sheet::Upright => (NAMES.1, HEAD.1),
        };
        let beside = names + BESIDE;
        let inner = Area {
            left: area.left + beside,
            top: area.top + above,
            right: area.right - beside,
            bottom: area.bottom,
        };
        let kind = sheet.legible(NOTE);
        let half = area.width() / 2.0 - BESIDE;
        for (x, head, anchor) in [
            (area.left, words.first_channel_head(), Anchor::Start),
            (area.right, words.last_channel_head(), Anchor::End),
        ] {
            canvas.fitted_text((x, area.top + kind.size), head, (kind, half), Paint::Muted, anchor);
        }
        let most = self.firsts.len().max(self.lasts.len());
        let scale = inner.height() - BETWEEN * (most - 1) as f64;
        let left = bars(&self.firsts, inner, inner.left, scale);
        let right = bars(&self.lasts, inner, inner.right - BAR, scale);
        self.draw_ribbons(words, canvas, (&left, &right, scale), spoken, paint);
        for bar in left.iter().chain(&right) {
            canvas.rect(*bar, paint);
        }
        write(words, canvas, &self.firsts, &left, (inner.left - BESIDE, Anchor::End));
        write(
            words,
            canvas,
            &self.lasts,
            &right,
            (inner.right + BESIDE, Anchor::Start),
        );
    }

    fn draw_ribbons(
        &self,
        words: &dyn Words,
        canvas: &mut Canvas,
        (left, right, scale): (&[Area], &[Area], f64),
        spoken: &[String],
        paint: Paint,
    ) {
        let kind = canvas.sheet().legible(NOTE);
        let widest = self
            .ribbons
            .iter()
            .map(|ribbon| ribbon.route.share.estimate)
            .fold(0.0, f64::max);
        let mut from: Vec<f64> = left.iter().map(|bar| bar.top).collect();
        let mut to: Vec<f64> = right.iter().map(|bar| bar.top).collect();
        for (ribbon, spoken) in self.ribbons.iter().zip(spoken) {
            let share = ribbon.route.share.estimate;
            let height = share * scale;
            let (start, end) = (left[ribbon.first].right, right[ribbon.last].left);
            let (above, below) = (from[ribbon.first], to[ribbon.last]);
            from[ribbon.first] += height;
            to[ribbon.last] += height;
            let opacity = if share == widest { OPACITY.0 } else { OPACITY.1 };
            let is_whole = height >= right[ribbon.last].height() - 0.5;
            canvas.mark(spoken, |canvas| {
                canvas.patch(&outline((start, above), (end, below), height), paint, opacity);
                // Where all of a channel came one way, its own figure says the same.
                if height > 1.2 * kind.size && !is_whole {
                    let place = (end - BESIDE, below + height / 2.0);
                    let text = words.compact_percent(share);
                    canvas.centred_text(place, &text, kind, Paint::Ink, Anchor::End);
                }
            });
        }
    }
}

/// The bars of a column, one below the other, in the middle of `area`.
fn bars(ends: &[End], area: Area, left: f64, scale: f64) -> Vec<Area> {
    let taken = scale + BETWEEN * (ends.len() - 1) as f64;
    let mut top = area.top + (area.height() - taken) / 2.0;
    ends.iter()
        .map(|end| {
            let bottom = top + end.share * scale;
            let bar = Area {
                left,
                top,
                right: left + BAR,
                bottom,
            };
            top = bottom + BETWEEN;
            bar
        })
        .collect()
}

/// What a ribbon of this height covers whose upper edge goes from one place to another.
fn outline((start, above): (f64, f64), (end, below): (f64, f64), height: f64) -> Vec<(f64, f64)> {
    let along = |step: u32| {
        let t = f64::from(step) / f64::from(STEPS);
        // Level at both ends.
        let part = t * t * (3.0 - 2.0 * t);
        (start + (end - start) * t, above + (below - above) * part)
    };
    let upper = (0..=STEPS).map(along);
    let lower = (0..=STEPS).rev().map(|step| {
        let (x, y) = along(step);
        (x, y + height)
    });
    upper.chain(lower).collect()
}

/// Names and shares beside the bars of a column, moved apart where they would touch.
fn write(words: &dyn Words, canvas: &mut Canvas, ends: &[End], bars: &[Area], (x, anchor): (f64, Anchor)) {
    let sheet = canvas.sheet();
    let (label, strong) = (sheet.legible(LABEL), STRONG);
    let names: Vec<String> = ends.iter().map(|end| end.name.clone()).collect();
    let middles: Vec<f64> = bars.iter().map(|bar| bar.middle().1).collect();
    let typeface = canvas.typeface().clone();
    let first_and_last = (
        bars.first().map_or(0.0, |bar| bar.top),
        bars.last().map_or(0.0, |bar| bar.bottom),
    );
    match sheet {
        Sheet::Slide => {
            let figures: Vec<String> = ends.iter().map(|end| words.compact_percent(end.share)).collect();
            let widest = figures
                .iter()
                .map(|text| strong.width(&typeface, text))
                .fold(0.0, f64::max);
            let names = label.wrap_names(&typeface, &names, NAMES.0 - widest - BESIDE, 2);
            let lines = names.iter().map(Vec::len).max().unwrap_or(1) as f64;
            let places = spread_out(&middles, label.line_height() * lines + 4.0, first_and_last);
            let beyond = match anchor {
                Anchor::End => x - widest - BESIDE,
                _ => x + widest + BESIDE,
            };
            for ((name, figure), place) in names.iter().zip(&figures).zip(places) {
                canvas.centred_text((x, place), figure, strong, Paint::Ink, anchor);
                canvas.centred_lines((beyond, place), name, label, Paint::Ink, anchor);
            }
        }
        Sheet::Upright => {
            let kind = Type {
                size: sheet.smallest(),
                ..label
            };
            let names = kind.wrap_names(&typeface, &names, NAMES.1, 3);
            let lines = |name: &Vec<String>| name.len() as f64 + 1.0;
            let most = names.iter().map(lines).fold(1.0, f64::max);
            let places = spread_out(&middles, kind.line_height() * most + 6.0, first_and_last);
            for ((name, end), place) in names.iter().zip(ends).zip(places) {
                let mut text = name.clone();
                text.push(words.compact_percent(end.share));
                canvas.centred_lines((x, place), &text, kind, Paint::Ink, anchor);
            }
        }
    }
}
