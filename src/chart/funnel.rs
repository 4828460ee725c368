//! Chart 9: from those who ask to a decision-maker who reads: what is left at each step.

use super::canvas::{Anchor, Area, Canvas};
use super::font::Type;
use super::rows::Rows;
use super::scale::Scale;
use super::theme::{NOTE, Paint, STRONG};
use super::{Chart, Sketch, readable};
use crate::estimate::{Answers, Estimate, Funnel};
use crate::words::Words;

/// Room for the heads of the columns above the rows `[px]`.
const HEADS: f64 = 56.0;
/// Steps before the last, which is a share of trials and no number of people.
const STEPS: usize = 4;
/// Of a step's column, the part that its block takes; the rest is the slope to the next.
const BLOCK: f64 = 0.34;
/// Between a block and the number beside it `[px]`.
const BESIDE: f64 = 14.0;
/// Between the steps and the share of trials `[px]`.
const GAP: f64 = 36.0;

pub(super) fn chart(words: &dyn Words, answers: &Answers) -> Chart {
    let rows = rows(answers);
    let heads = words.funnel_heads();
    let spoken: Vec<String> = rows
        .iter()
        .map(|(_, funnel)| {
            let people = people(funnel).map(|people| words.mean(people));
            let steps = people
                .iter()
                .zip(heads)
                .map(|(people, head)| format!("{people} {head}"));
            let reach = format!("{} {}", words.percent_of(funnel.reach), heads[STEPS]);
            format!(
                "{}: {}",
                funnel.policy,
                steps.chain([reach]).collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    let any_declined = rows.iter().any(|(_, funnel)| declined(funnel) > 0.0);
    let sketch = Sketch {
        name: "funnel",
        title: words.funnel_finding(answers),
        subtitle: if any_declined {
            words.funnel_subtitle_with_declined()
        } else {
            words.funnel_subtitle()
        },
        alt: words.funnel_alt(&spoken.join("; ")),
        words,
        answers,
    };
    sketch.draw(|canvas, area| draw(words, &rows, canvas, area))
}

/// The funnels of the policies shown, with their places in the scenario.
fn rows(answers: &Answers) -> Vec<(usize, &Funnel)> {
    let of = |name: &String| answers.funnel.iter().find(|funnel| funnel.policy == *name);
    let shown = super::shown(answers).into_iter();
    shown
        .filter_map(|(index, policy)| of(&policy.name).map(|funnel| (index, funnel)))
        .collect()
}

/// People at each step.
fn people(funnel: &Funnel) -> [f64; STEPS] {
    let Funnel {
        accepted,
        heard,
        passed_on,
        ..
    } = funnel;
    [
        f64::from(funnel.requests),
        accepted.estimate,
        heard.estimate,
        passed_on.estimate,
    ]
}

/// People who heard although they had been declined.
fn declined(funnel: &Funnel) -> f64 {
    (funnel.heard.estimate - funnel.heard_accepted.estimate).max(0.0)
}

fn draw(words: &dyn Words, rows: &[(usize, &Funnel)], canvas: &mut Canvas, area: Area) {
    let names: Vec<String> = rows.iter().map(|(_, funnel)| readable(&funnel.policy)).collect();
    let places = Rows::new(
        Area {
            top: area.top + HEADS,
            ..area
        },
        &names,
    );
    let (strong, note) = (places.fitting(STRONG, 2.1), places.fitting(NOTE, 2.4));
    let reach = Reach::new(words, rows, strong, note);
    let plot = Area {
        right: places.area.right - reach.width - GAP,
        ..places.area
    };
    let column = plot.width() / STEPS as f64;
    let left = |step: usize| plot.left + column * step as f64;
    heads(words, canvas, plot, left, (area.right, reach.width));
    places.name(canvas);
    let most = rows.iter().flat_map(|(_, funnel)| people(funnel)).fold(1.0, f64::max);
    for (place, &(index, funnel)) in rows.iter().enumerate() {
        let middle = places.middle(place);
        let half = |people: f64| libm::sqrt(people / most) * places.height * 0.42;
        let paint = Paint::Policy(index);
        let steps = people(funnel);
        for (step, &now) in steps.iter().enumerate() {
            let (from, to) = (left(step), left(step) + column * BLOCK);
            let block = Area {
                left: from,
                top: middle - half(now).max(1.0),
                right: to,
                bottom: middle + half(now).max(1.0),
            };
            if step == 2 && declined(funnel) > 0.0 {
                // From the top, in proportion of people: those whom the policy accepted, then those who stayed all the same.
                let share = 1.0 - declined(funnel) / now;
                let border = block.top + block.height() * share;
                canvas.rect(
                    Area {
                        bottom: border,
                        ..block
                    },
                    paint,
                );
                let rest = Area { top: border, ..block };
                canvas.faint_rect(rest, paint, 0.25);
                canvas.hatch(rest, paint);
            } else {
                canvas.rect(block, paint);
            }
            if let Some(&next) = steps.get(step + 1) {
                let slope = [
                    (to, middle - half(now).max(1.0)),
                    (left(step + 1), middle - half(next).max(1.0)),
                    (left(step + 1), middle + half(next).max(1.0)),
                    (to, middle + half(now).max(1.0)),
                ];
                canvas.patch(&slope, paint, 0.2);
            }
            let room = left(step + 1) - to;
            let before = step.checked_sub(1).map(|before| steps[before]);
            number(words, canvas, (to, middle, room), (strong, note), (now, before));
        }
        reach.draw(
            words,
            canvas,
            (area.right, middle),
            funnel.reach,
            (paint, places.height),
        );
    }
}

/// The number of a step on the slope beside it, and the part that is left of the step before.
fn number(
    words: &dyn Words,
    canvas: &mut Canvas,
    (left, middle, room): (f64, f64, f64),
    (strong, note): (Type, Type),
    (now, before): (f64, Option<f64>),
) {
    let before = before.filter(|&before| before > 0.0 && now <= before);
    let part = before.map(|before| {
        let share = words.compact_percent(now / before);
        let whole = words.of_these(&share);
        if note.width(&whole) + 2.0 * BESIDE < room {
            whole
        } else {
            share
        }
    });
    let place = left + BESIDE;
    let upper = if part.is_some() {
        middle - strong.size * 0.62
    } else {
        middle
    };
    canvas.centred_text((place, upper), &words.mean(now), strong, Paint::Ink, Anchor::Start);
    if let Some(part) = part {
        let lower = middle + note.size * 0.68;
        canvas.centred_text((place, lower), &part, note, Paint::Ink, Anchor::Start);
    }
}

fn heads(words: &dyn Words, canvas: &mut Canvas, plot: Area, left: impl Fn(usize) -> f64, (right, width): (f64, f64)) {
    let heads = words.funnel_heads();
    let column = plot.width() / STEPS as f64;
    let mut kind = NOTE;
    let too_wide = |kind: Type| {
        heads[..STEPS].iter().any(|head| kind.width(head) > column - 12.0)
            || kind.width(heads[STEPS]) > width + GAP - 12.0
    };
    while kind.size > super::theme::SMALLEST && too_wide(kind) {
        kind.size -= 1.0;
    }
    let baseline = plot.top - 20.0;
    for (step, head) in heads[..STEPS].iter().enumerate() {
        canvas.text((left(step), baseline), head, kind, Paint::Muted, Anchor::Start);
    }
    canvas.text((right, baseline), heads[STEPS], kind, Paint::Muted, Anchor::End);
}

/// The share of trials that reach: a bar with its interval, and the number.
struct Reach {
    width: f64,
    bar: f64,
    highest: f64,
    strong: Type,
    note: Type,
}

/// Length of the longest bar of reach `[px]`.
const BAR: f64 = 190.0;

impl Reach {
    fn new(words: &dyn Words, rows: &[(usize, &Funnel)], strong: Type, note: Type) -> Self {
        let texts = rows.iter().map(|(_, funnel)| {
            let (share, range) = (words.percent_of(funnel.reach), words.percent_range(funnel.reach));
            strong.width(&share).max(note.width(&range))
        });
        Self {
            width: BAR + 18.0 + texts.fold(0.0, f64::max),
            bar: BAR,
            highest: rows.iter().map(|(_, funnel)| funnel.reach.high).fold(0.0, f64::max),
            strong,
            note,
        }
    }

    fn draw(
        &self,
        words: &dyn Words,
        canvas: &mut Canvas,
        (right, middle): (f64, f64),
        reach: Estimate,
        (paint, height): (Paint, f64),
    ) {
        let left = right - self.width;
        let scale = Scale::new((0.0, self.highest.max(f64::MIN_POSITIVE)), (left, left + self.bar));
        let half = (height * 0.2).min(28.0);
        let bar = Area {
            left,
            top: middle - half,
            right: scale.at(reach.estimate),
            bottom: middle + half,
        };
        canvas.rect(bar, paint);
        canvas.whisker(scale.at(reach.low), scale.at(reach.high), middle, half * 0.5);
        canvas.line(
            (left, middle - half - 6.0),
            (left, middle + half + 6.0),
            Paint::Muted,
            2.0,
        );
        let (upper, lower) = (middle - self.strong.size * 0.62, middle + self.note.size * 0.68);
        canvas.centred_text(
            (right, upper),
            &words.percent_of(reach),
            self.strong,
            Paint::Ink,
            Anchor::End,
        );
        canvas.centred_text(
            (right, lower),
            &words.percent_range(reach),
            self.note,
            Paint::Muted,
            Anchor::End,
        );
    }
}
