//! Chart 3: by when the first decision-maker has read.

use super::apart::spread_out;
use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas, SENTENCE};
use super::font::{Type, Typeface};
use super::ink::Ink;
use super::mesh::Mesh;
use super::plot::Plot;
use super::sheet::Sheet;
use super::theme::{LABEL, NOTE, Paint, STRONG};
use super::ticks::Ticks;
use super::timeline::{End, Reading, half_lives, posts, time_axis};
use super::{Chart, Shown, Sketch};
use crate::estimate::{Answers, Estimate, PolicyAnswers, TimePoint};
use crate::scenario::Release;
use crate::words::{self, Subject, Words};

/// Names at the ends of curves take no more than this `[px]`.
const WIDEST_LABEL: f64 = 430.0;
/// Between the end of a curve and its name, room for a leader `[px]`.
const LEADER: f64 = 56.0;
/// Room for the axis below the curves `[px]`.
const AXIS: f64 = 84.0;
/// A part of the height that is not seen: less than a curve is thick.
const UNSEEN: f64 = 0.005;
/// More curves that lie on one another than this are counted rather than named.
const MOST_NAMED: usize = 3;
/// Thickness of curves `[px]`.
const THICK: f64 = 5.0;
/// Length of the dashes of curves that lie on one another `[px]`.
const DASH: f64 = 22.0;
/// Steps in which the curves are read off.
const READINGS: u32 = 28;
/// Between shares and curves `[px]`.
const BESIDE: f64 = 16.0;
/// Room for posts and half-lives above the curves `[px]`.
const REMARKS: f64 = 86.0;
/// Height of the curves on an upright sheet, with axis and remarks `[px]`.
const UPRIGHT_PLOT: f64 = 720.0;

pub(super) fn chart(ink: Ink, answers: &Answers) -> Chart {
    let words = ink.words;
    let release = &answers.premises.release;
    let curves = super::shown(answers);
    let ends: Vec<String> = curves.iter().map(|curve| spoken(words, curve.policy)).collect();
    let axis_end = axis_end(&curves, release);
    let together = together(&curves);
    let nobody_reached = curves.iter().all(|curve| end(curve.policy).estimate == 0.0);
    let mut subtitle = vec![words.time_subtitle()];
    if !nobody_reached {
        subtitle.extend(together.iter().map(|group| {
            let names: Vec<&str> = group.iter().map(|&index| &*curves[index].policy.name).collect();
            if names.len() <= MOST_NAMED {
                words.curves_coincide(&words.names(&names))
            } else {
                words.many_curves_coincide(names.len())
            }
        }));
        subtitle.extend(axis_end.remark(words, release, |rest| words.counted_points(rest)));
    }
    let sketch = Sketch {
        name: "time",
        label: words.label(Subject::Time),
        title: words.time_finding(answers),
        subtitle: words.with_wire(subtitle.join(words.between_sentences()), release.wire),
        alt: words.time_alt(release.horizon, &ends.join("; ")),
        ink,
        answers,
    };
    let upright = if nobody_reached {
        SENTENCE
    } else {
        UPRIGHT_PLOT + Key::new(ink, &curves).height()
    };
    sketch.draw(upright, |canvas, area| {
        if nobody_reached {
            canvas.say_instead(area, &words.nobody_read_within(release.horizon));
        } else {
            draw(ink, (&curves, &together), (release, axis_end), canvas, area);
        }
    })
}

/// Where the axis ends: after it, no curve rises by more than can be seen.
fn axis_end(curves: &[Shown], release: &Release) -> End {
    let highest = curves
        .iter()
        .map(|curve| end(curve.policy).estimate)
        .fold(0.0, f64::max);
    let rest_after = |hours: f64| {
        let rest = |curve: &Shown| {
            let points = &curve.policy.time_to_reach;
            let then = points.partition_point(|point| point.hours <= hours);
            let then = then.checked_sub(1).map_or(0.0, |last| points[last].reached.estimate);
            end(curve.policy).estimate - then
        };
        curves.iter().map(rest).fold(0.0, f64::max)
    };
    End::of(release, UNSEEN * highest, rest_after)
}

/// Curves that hide one another from the release to the horizon, by their places.
fn together(curves: &[Shown]) -> Vec<Vec<usize>> {
    let highest = curves
        .iter()
        .map(|curve| end(curve.policy).high)
        .fold(f64::MIN_POSITIVE, f64::max);
    let same = |one: Shown, other: Shown| {
        let (one, other) = (&one.policy.time_to_reach, &other.policy.time_to_reach);
        let mut points = one.iter().zip(other);
        one.len() == other.len()
            && points.all(|(a, b)| (a.reached.estimate - b.reached.estimate).abs() <= UNSEEN * highest)
    };
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, &curve) in curves.iter().enumerate() {
        match groups.iter_mut().find(|group| same(curves[group[0]], curve)) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

fn spoken(words: &dyn Words, policy: &PolicyAnswers) -> String {
    format!("{} {}", words.named(&policy.name), words.percent_of(end(policy)))
}

/// Share that has reached by the horizon.
fn end(policy: &PolicyAnswers) -> Estimate {
    let last = policy.time_to_reach.last();
    last.expect("a curve begins at the release").reached
}

/// Where each curve ends, in words.
fn numbers(words: &dyn Words, curves: &[Shown]) -> Vec<String> {
    let ends = curves.iter().map(|curve| end(curve.policy));
    ends.map(|end| words.percent_of(end)).collect()
}

/// Names at the ends of the curves, all in one type; on an upright sheet the numbers alone, which the [`Key`] has too.
struct Labels {
    kind: Type,
    lines: Vec<Vec<String>>,
}

impl Labels {
    /// The largest type in which all names have room one above the other; names of many curves take a line.
    fn new(sheet: Sheet, ink: Ink, curves: &[Shown], height: f64) -> Self {
        let names: Vec<String> = curves.iter().map(|curve| curve.name()).collect();
        let numbers = numbers(ink.words, curves);
        let mut labels = Self {
            kind: NOTE,
            lines: numbers.iter().map(|number| vec![number.clone()]).collect(),
        };
        for most in [2, 1] {
            labels.kind = NOTE;
            loop {
                if sheet == Sheet::Slide {
                    labels.lines = Self::named(ink.typeface(), &names, &numbers, labels.kind, most);
                }
                if labels.gap() * curves.len() as f64 <= height {
                    return labels;
                }
                if labels.kind.size <= sheet.smallest() {
                    break;
                }
                labels.kind.size -= 1.0;
            }
        }
        labels
    }

    /// Name and end of each curve, the name in at most so many lines; the number is never cut.
    fn named(typeface: &Typeface, names: &[String], numbers: &[String], kind: Type, most: usize) -> Vec<Vec<String>> {
        let with_number = |line: &str, number: &str| format!("{line} {number}");
        let numbers_take = numbers
            .iter()
            .map(|number| kind.width(typeface, &with_number("", number)));
        // On the one line that there is, the number has room, too.
        let width = match most {
            1 => WIDEST_LABEL - numbers_take.fold(0.0, f64::max),
            _ => WIDEST_LABEL,
        };
        let label = |(mut lines, number): (Vec<String>, &String)| {
            let last = lines.last_mut().expect("a name has a line");
            let longer = with_number(last, number);
            if most == 1 || kind.width(typeface, &longer) <= WIDEST_LABEL {
                *last = longer;
            } else {
                lines.push(number.clone());
            }
            lines
        };
        kind.wrap_names(typeface, names, width, most)
            .into_iter()
            .zip(numbers)
            .map(label)
            .collect()
    }

    fn width(&self, typeface: &Typeface) -> f64 {
        self.lines
            .iter()
            .flatten()
            .map(|line| self.kind.width(typeface, line))
            .fold(0.0, f64::max)
    }

    /// Distance of the middles of two labels that just do not touch.
    fn gap(&self) -> f64 {
        let most = self.lines.iter().map(Vec::len).max().unwrap_or(1);
        self.kind.line_height() * most as f64 + 6.0
    }
}

/// Whose curve ends where, below an upright picture: the highest first.
struct Key {
    entries: Vec<Entry>,
}

struct Entry {
    paint: Paint,
    name: Vec<String>,
    number: String,
}

/// Between the dot of an entry and its name, and between name and number `[px]`.
const KEY_GAP: f64 = 30.0;

impl Key {
    fn new(ink: Ink, curves: &[Shown]) -> Self {
        let typeface = ink.typeface();
        let mut curves = curves.to_vec();
        curves.sort_by(|a, b| end(b.policy).estimate.total_cmp(&end(a.policy).estimate));
        let width = Sheet::Upright.room() - 2.0 * KEY_GAP;
        let names: Vec<String> = curves.iter().map(|curve| curve.name()).collect();
        let numbers = numbers(ink.words, &curves);
        let fits = |name: &str| {
            numbers.iter().all(|number| {
                LABEL
                    .wrap(typeface, name, width - STRONG.width(typeface, number), 3)
                    .len()
                    <= 2
            })
        };
        let names = words::shortened(&names, fits, "…");
        let entry = |((curve, name), number): ((Shown, String), String)| Entry {
            paint: curve.paint(),
            name: LABEL.wrap(typeface, &name, width - STRONG.width(typeface, &number), 2),
            number,
        };
        Self {
            entries: curves.into_iter().zip(names).zip(numbers).map(entry).collect(),
        }
    }

    fn height(&self) -> f64 {
        self.entries.iter().map(Entry::height).sum()
    }

    fn draw(&self, canvas: &mut Canvas, area: Area) {
        let mut middle = area.bottom - self.height();
        for entry in &self.entries {
            middle += entry.height() / 2.0;
            canvas.dot((area.left + 12.0, middle), 12.0, entry.paint);
            let name = (area.left + KEY_GAP + 10.0, middle);
            canvas.centred_lines(name, &entry.name, LABEL, Paint::Ink, Anchor::Start);
            let number = (area.right, middle);
            canvas.centred_text(number, &entry.number, STRONG, Paint::Ink, Anchor::End);
            middle += entry.height() / 2.0;
        }
    }
}

impl Entry {
    fn height(&self) -> f64 {
        LABEL.line_height() * self.name.len() as f64 + 12.0
    }
}

fn draw(
    ink: Ink,
    (curves, together): (&[Shown], &[Vec<usize>]),
    (release, axis_end): (&Release, End),
    canvas: &mut Canvas,
    mut area: Area,
) {
    let (words, sheet) = (ink.words, canvas.sheet());
    if sheet == Sheet::Upright {
        let key = Key::new(ink, curves);
        key.draw(canvas, area);
        area.bottom -= key.height() + KEY_GAP;
    }
    let labels = Labels::new(sheet, ink, curves, area.height() - REMARKS - AXIS);
    let highest = curves
        .iter()
        .flat_map(|curve| &curve.policy.time_to_reach)
        .map(|point| point.reached.high)
        .fold(0.0, f64::max);
    let ticks = Ticks::around(0.0, highest * 100.0, 5);
    let shares = Axis::of(&ticks, |value| words.percent_tick(&ticks.label(words, value)));
    let (time, unit) = time_axis(words, axis_end.hours, curves[0].policy.campaign.is_some());
    let plot = Plot {
        area: Area {
            left: area.left + shares.widest(ink.typeface(), NOTE) + BESIDE,
            top: area.top + REMARKS,
            right: area.right - labels.width(ink.typeface()) - LEADER,
            bottom: area.bottom - AXIS,
        },
        x: &time,
        y: &shares,
    };
    plot.mesh(
        canvas,
        Mesh {
            level: true,
            left: Some(BESIDE),
            below: Some(10.0),
            name: Some((unit, 20.0 + NOTE.size + NOTE.line_height())),
            ..Mesh::of(NOTE)
        },
    );
    half_lives(words, canvas, plot, release, plot.area.right + LEADER);
    posts(words, canvas, plot, release, plot.area.right + LEADER);
    for curve in curves {
        let edges = |&TimePoint { hours, reached }: &TimePoint| (hours, reached.low * 100.0, reached.high * 100.0);
        let points = curve.policy.time_to_reach.iter();
        plot.band(canvas, points.map(edges), curve.paint(), 0.22);
    }
    for (index, curve) in curves.iter().enumerate() {
        let (paint, points) = (curve.paint(), curve.policy.time_to_reach.iter());
        let points = points.map(|point| (point.hours, point.reached.estimate * 100.0));
        // Each of several that lie on one another is seen in turn.
        let turn = together
            .iter()
            .find_map(|group| Some((group.iter().position(|&one| one == index)?, group.len())));
        match turn {
            Some((turn, of)) => {
                let places: Vec<_> = points.map(|point| plot.at(point)).collect();
                canvas.dashed_curve(&places, paint, THICK, (DASH, turn, of));
            }
            None => plot.curve(canvas, points, paint, THICK),
        }
    }
    sensors(words, curves, canvas, plot);
    let Area { top, right, bottom, .. } = plot.area;
    let ends: Vec<f64> = curves
        .iter()
        .map(|curve| plot.y(end(curve.policy).estimate * 100.0))
        .collect();
    let half = labels.gap() / 2.0;
    let room = (top + half - 12.0, bottom - half + 12.0);
    for (index, middle) in spread_out(&ends, labels.gap(), room).into_iter().enumerate() {
        let paint = curves[index].paint();
        canvas.line((right + 12.0, ends[index]), (right + LEADER - 12.0, middle), paint, 2.0);
        canvas.dot((right, ends[index]), 9.0, paint);
        let left = right + LEADER;
        canvas.centred_lines(
            (left, middle),
            &labels.lines[index],
            labels.kind,
            Paint::Ink,
            Anchor::Start,
        );
    }
}

/// Bands that say where the curves are, from the release to the horizon.
fn sensors(words: &dyn Words, curves: &[Shown], canvas: &mut Canvas, plot: Plot) {
    let grid = curves[0].policy.time_to_reach.iter().map(|point| point.hours);
    let grid: Vec<f64> = grid.filter(|&hours| plot.x.holds(hours)).collect();
    for reading in Reading::all(&grid, READINGS) {
        let share = |curve: &Shown| curve.policy.time_to_reach[reading.point].reached;
        let row = |curve: &Shown| {
            let (name, share) = (&curve.policy.name, share(curve));
            format!("{name}: {} ({})", words.percent_of(share), words.percent_range(share))
        };
        let rows: Vec<String> = curves.iter().map(row).collect();
        let dot = |curve: &Shown| (share(curve).estimate * 100.0, curve.paint());
        let dots: Vec<(f64, Paint)> = curves.iter().map(dot).collect();
        canvas.mark(&words.time_mark(reading.hours, &rows.join("\n")), |canvas| {
            reading.draw(canvas, plot, &dots);
        });
    }
}
