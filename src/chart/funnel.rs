//! Chart 9: from those who ask to a decision-maker who reads: what is left at each step.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas, fit};
use super::font::Type;
use super::ink::Ink;
use super::rows::{Rows, Upright};
use super::sheet::Sheet;
use super::theme::{NOTE, Paint, STRONG};
use super::{Chart, Shown, Sketch};
use crate::estimate::{Answers, Estimate, Funnel, PolicyAnswers};
use crate::words::{Subject, Words};

/// Room for the heads of the columns above the rows `[px]`.
const HEADS: f64 = 56.0;
/// Rows on an upright sheet: the steps, and below them the share of trials.
const UPRIGHT: Upright = Upright {
    figures: 0.0,
    // A part beside a step takes three lines below the middle.
    picture: 280.0,
};
/// Of that, what the share of trials takes `[px]`.
const UPRIGHT_REACH: f64 = 84.0;
/// Steps before the last, which is a share of trials and no number of people.
const STEPS: usize = 4;
/// The step of those who read a post of the firm.
const HEARD: usize = 2;
/// Of a step's column, the part that its block takes; the rest is the slope to the next.
const BLOCK: f64 = 0.34;
/// Between a block and the number beside it `[px]`.
const BESIDE: f64 = 14.0;
/// Between the steps and the share of trials `[px]`.
const GAP: f64 = 36.0;

pub(super) fn chart(ink: Ink, answers: &Answers) -> Chart {
    let words = ink.words;
    let rows = super::shown(answers);
    let spoken: Vec<String> = rows.iter().map(|shown| spoken(words, shown.policy)).collect();
    let any_declined = rows.iter().any(|shown| declined(&shown.policy.funnel) > 0.0);
    let subtitle = if any_declined {
        words.funnel_subtitle_with_declined()
    } else {
        words.funnel_subtitle()
    };
    let sketch = Sketch {
        name: "funnel",
        label: words.label(Subject::Funnel),
        title: words.funnel_finding(answers),
        subtitle: words.with_wire(subtitle, answers.premises.release.wire),
        alt: words.funnel_alt(&spoken.join("; ")),
        ink,
        answers,
    };
    let names: Vec<String> = rows.iter().map(|shown| shown.name()).collect();
    let upright = UprightHeads::new(ink).height() + UPRIGHT.height(ink.typeface(), &names);
    sketch.draw(upright, |canvas, area| {
        draw(ink, &rows, &names, canvas, area);
    })
}

/// All steps of a policy.
fn spoken(words: &dyn Words, policy: &PolicyAnswers) -> String {
    let funnel = &policy.funnel;
    let heads = words.funnel_heads();
    let step = |(step, people): (usize, f64)| {
        let said = format!("{} {}", words.mean(people), heads[step]);
        match part(words, funnel, step) {
            Some(Part { in_full, .. }) => format!("{said} ({in_full})"),
            None => said,
        }
    };
    let steps = people(funnel).into_iter().enumerate().map(step);
    let reach = words.trials_succeed(&words.percent_of(funnel.reach));
    let steps: Vec<String> = steps.chain([reach]).collect();
    format!("{}: {}", words.named(&policy.name), steps.join(", "))
}

/// People at each step.
fn people(funnel: &Funnel) -> [f64; STEPS] {
    let Funnel {
        accepted,
        heard,
        heard_passed_on,
        ..
    } = funnel;
    [
        funnel.requests,
        accepted.estimate,
        heard.estimate,
        heard_passed_on.estimate,
    ]
}

/// People who read a post although they had been declined.
fn declined(funnel: &Funnel) -> f64 {
    (funnel.heard.estimate - funnel.heard_accepted.estimate).max(0.0)
}

/// What part of the step before a step is.
struct Part {
    /// For those who do not see which step it stands beside.
    in_full: String,
    /// Beside the block; the shorter one where the other has no room.
    beside: [String; 2],
}

/// The part of the step before that a step keeps, if there was anybody.
///
/// Those who read a post of the firm are no part of the accepted where some of them were declined; then only the accepted among
/// them are counted, and both numbers of the share are told.
fn part(words: &dyn Words, funnel: &Funnel, step: usize) -> Option<Part> {
    let steps = people(funnel);
    let before = steps[step.checked_sub(1)?];
    if before <= 0.0 {
        return None;
    }
    let percent = |part: f64| words.compact_percent(part / before);
    if step == HEARD && declined(funnel) > 0.0 {
        let accepted = funnel.heard_accepted.estimate;
        let share = words.part_of(&words.mean(accepted), &words.mean(before), &percent(accepted));
        return Some(Part {
            in_full: words.of_the_accepted(&share, &words.mean(declined(funnel))),
            beside: [share.clone(), share],
        });
    }
    let share = percent(steps[step]);
    let whole = words.share_of(&share, &words.mean(before));
    Some(Part {
        in_full: whole.clone(),
        beside: [whole, share],
    })
}

fn draw(ink: Ink, rows: &[Shown], names: &[String], canvas: &mut Canvas, area: Area) {
    let (words, sheet) = (ink.words, canvas.sheet());
    let heads_height = match sheet {
        Sheet::Slide => HEADS,
        Sheet::Upright => UprightHeads::new(ink).height(),
    };
    let places = Rows::new(
        canvas,
        Area {
            top: area.top + heads_height,
            ..area
        },
        names,
        UPRIGHT,
    );
    let (strong, note) = (places.fitting(STRONG, 2.1), places.fitting(NOTE, 2.4));
    let reach = Reach::new(sheet, ink, rows, (strong, note));
    // On an upright sheet the share of trials stands below the steps.
    let (right, below) = match sheet {
        Sheet::Slide => (places.area.right - reach.width - GAP, 0.0),
        Sheet::Upright => (places.area.right, UPRIGHT_REACH),
    };
    let plot = Area { right, ..places.area };
    match sheet {
        Sheet::Slide => heads(words, canvas, plot, (area.right, reach.width)),
        Sheet::Upright => UprightHeads::new(ink).draw(canvas, plot.left, plot.top),
    }
    places.name(canvas);
    let most = rows
        .iter()
        .flat_map(|shown| people(&shown.policy.funnel))
        .fold(1.0, f64::max);
    for (place, shown) in rows.iter().enumerate() {
        let funnel = &shown.policy.funnel;
        let (middle, half) = (places.middle(place), places.height / 2.0);
        let row = Row {
            area: Area {
                top: middle - half,
                bottom: middle + half - below,
                ..plot
            },
            paint: shown.paint(),
            types: (strong, note),
            most,
        };
        canvas.mark(&spoken(words, shown.policy), |canvas| {
            canvas.sensor(places.row(place));
            row.draw(words, canvas, funnel);
            let (middle, height) = match sheet {
                Sheet::Slide => (middle, places.height),
                Sheet::Upright => (row.area.bottom + below / 2.0, below),
            };
            reach.draw(words, canvas, (area.right, middle), funnel.reach, (row.paint, height));
            if sheet == Sheet::Upright {
                let room = area.width() - reach.width - GAP;
                let (kind, lines) = fit(canvas.typeface(), sheet, NOTE, words.funnel_heads()[STEPS], room, 1);
                canvas.centred_text((area.left, middle), &lines[0], kind, Paint::Muted, Anchor::Start);
            }
        });
    }
}

/// Where one policy's steps are drawn.
struct Row {
    area: Area,
    paint: Paint,
    types: (Type, Type),
    /// People who take the whole height.
    most: f64,
}

impl Row {
    fn draw(&self, words: &dyn Words, canvas: &mut Canvas, funnel: &Funnel) {
        let middle = self.area.middle().1;
        let column = self.area.width() / STEPS as f64;
        let left = |step: usize| self.area.left + column * step as f64;
        let half = |people: f64| (libm::sqrt(people / self.most) * self.area.height() * 0.42).max(1.0);
        let steps = people(funnel);
        for (step, &now) in steps.iter().enumerate() {
            let block = Area {
                left: left(step),
                top: middle - half(now),
                right: left(step) + column * BLOCK,
                bottom: middle + half(now),
            };
            if step == HEARD && declined(funnel) > 0.0 {
                self.divided(canvas, block, declined(funnel) / now);
            } else {
                canvas.rect(block, self.paint);
            }
            let next_left = left(step + 1);
            if let Some(&next) = steps.get(step + 1) {
                let slope = [
                    (block.right, block.top),
                    (next_left, middle - half(next)),
                    (next_left, middle + half(next)),
                    (block.right, block.bottom),
                ];
                canvas.patch(&slope, self.paint, 0.2);
            }
            let place = (block.right, middle, next_left - block.right);
            number(words, canvas, place, self.types, (now, part(words, funnel, step)));
        }
    }

    /// From the top, in proportion of people: those whom the policy accepted, then the share that it declined.
    fn divided(&self, canvas: &mut Canvas, block: Area, declined: f64) {
        let border = block.bottom - block.height() * declined;
        let (accepted, rest) = (
            Area {
                bottom: border,
                ..block
            },
            Area { top: border, ..block },
        );
        canvas.rect(accepted, self.paint);
        canvas.faint_rect(rest, self.paint, 0.25);
        canvas.hatch(rest, self.paint);
    }
}

/// The number of a step on the slope beside it, and the part that is left of the step before.
fn number(
    words: &dyn Words,
    canvas: &mut Canvas,
    (left, middle, room): (f64, f64, f64),
    (strong, note): (Type, Type),
    (now, part): (f64, Option<Part>),
) {
    let fits = |text: &String| note.width(canvas.typeface(), text) + 2.0 * BESIDE < room;
    let part = part.map(|part| {
        let [long, short] = part.beside;
        if fits(&long) { long } else { short }
    });
    let place = left + BESIDE;
    let upper = if part.is_some() {
        middle - strong.size * 0.62
    } else {
        middle
    };
    let (strong, now) = fit(
        canvas.typeface(),
        canvas.sheet(),
        strong,
        &words.mean(now),
        room - BESIDE,
        1,
    );
    canvas.centred_text((place, upper), &now[0], strong, Paint::Ink, Anchor::Start);
    if let Some(part) = part {
        let sheet = canvas.sheet();
        let mut lower = middle + note.size * 0.68;
        let (note, lines) = fit(canvas.typeface(), sheet, note, &part, room - BESIDE, sheet.lines(1));
        for line in &lines {
            canvas.centred_text((place, lower), line, note, Paint::Ink, Anchor::Start);
            lower += note.line_height();
        }
    }
}

fn heads(words: &dyn Words, canvas: &mut Canvas, plot: Area, (right, width): (f64, f64)) {
    let heads = words.funnel_heads();
    let column = plot.width() / STEPS as f64;
    let mut kind = NOTE;
    let too_wide = |kind: Type| {
        heads[..STEPS]
            .iter()
            .any(|head| kind.width(canvas.typeface(), head) > column - 12.0)
            || kind.width(canvas.typeface(), heads[STEPS]) > width + GAP - 12.0
    };
    while kind.size > super::theme::SMALLEST && too_wide(kind) {
        kind.size -= 1.0;
    }
    let baseline = plot.top - 20.0;
    for (step, head) in heads[..STEPS].iter().enumerate() {
        let left = plot.left + column * step as f64;
        canvas.text((left, baseline), head, kind, Paint::Muted, Anchor::Start);
    }
    canvas.text((right, baseline), heads[STEPS], kind, Paint::Muted, Anchor::End);
}

/// The heads of the steps in lines, above the columns of an upright sheet.
struct UprightHeads {
    kind: Type,
    lines: Vec<Vec<String>>,
    column: f64,
}

impl UprightHeads {
    fn new(ink: Ink) -> Self {
        let sheet = Sheet::Upright;
        let column = sheet.room() / STEPS as f64;
        let kind = Type::regular(sheet.smallest());
        let heads = &ink.words.funnel_heads()[..STEPS];
        Self {
            kind,
            lines: heads
                .iter()
                .map(|head| kind.wrap(ink.typeface(), head, column - BESIDE, 2))
                .collect(),
            column,
        }
    }

    fn height(&self) -> f64 {
        let most = self.lines.iter().map(Vec::len).max().unwrap_or(1);
        HEADS + self.kind.line_height() * (most - 1) as f64
    }

    /// Writes them, all ending above `bottom`.
    fn draw(&self, canvas: &mut Canvas, left: f64, bottom: f64) {
        for (step, lines) in self.lines.iter().enumerate() {
            for (above, line) in lines.iter().rev().enumerate() {
                let baseline = bottom - 20.0 - self.kind.line_height() * above as f64;
                let place = (left + self.column * step as f64, baseline);
                canvas.text(place, line, self.kind, Paint::Muted, Anchor::Start);
            }
        }
    }
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
/// The same on an upright sheet `[px]`.
const UPRIGHT_BAR: f64 = 150.0;

impl Reach {
    fn new(sheet: Sheet, ink: Ink, rows: &[Shown], (strong, note): (Type, Type)) -> Self {
        let bar = match sheet {
            Sheet::Slide => BAR,
            Sheet::Upright => UPRIGHT_BAR,
        };
        let (words, typeface) = (ink.words, ink.typeface());
        let texts = rows.iter().map(|shown| {
            let funnel = &shown.policy.funnel;
            let (share, range) = (words.percent_of(funnel.reach), words.percent_range(funnel.reach));
            strong.width(typeface, &share).max(note.width(typeface, &range))
        });
        Self {
            width: bar + 18.0 + texts.fold(0.0, f64::max),
            bar,
            highest: rows
                .iter()
                .map(|shown| shown.policy.funnel.reach.high)
                .fold(0.0, f64::max),
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
        let shares = Axis::new((0.0, self.highest.max(f64::MIN_POSITIVE)), []);
        let at = |share: f64| shares.at(share, (left, left + self.bar));
        let half = (height * 0.2).min(28.0);
        let bar = Area {
            left,
            top: middle - half,
            right: at(reach.estimate),
            bottom: middle + half,
        };
        canvas.rect(bar, paint);
        canvas.whisker(at(reach.low), at(reach.high), middle, half * 0.5);
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
