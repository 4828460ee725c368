//! Chart 5: how many degrees away the first decision-maker was.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas, SENTENCE, fit};
use super::font::Type;
use super::ink::Ink;
use super::mesh::Mesh;
use super::plot::Plot;
use super::sheet::Sheet;
use super::theme::{NOTE, Paint, STRONG};
use super::{Chart, Shown, Sketch};
use crate::estimate::{Answers, Estimate, HopShare};
use crate::words::{Subject, Words};

/// Longer chains share the last bar.
const LONGEST: usize = 7;
/// Room for the name of the axis below the panels `[px]`.
const AXIS: f64 = 46.0;
/// Between panels `[px]`.
const GUTTER: f64 = 48.0;
/// Height of a panel on an upright sheet `[px]`.
const UPRIGHT: f64 = 300.0;

pub(super) fn chart(ink: Ink, answers: &Answers) -> Chart {
    let words = ink.words;
    let panels: Vec<Panel> = super::shown(answers)
        .into_iter()
        .map(|shown| Panel::new(answers, shown))
        .collect();
    let spoken: Vec<String> = panels.iter().map(|panel| panel.spoken(words)).collect();
    let sketch = Sketch {
        name: "hops",
        label: words.label(Subject::Hops),
        title: words.hops_finding(answers),
        subtitle: if answers.premises.release.wire > 0 {
            words.hops_subtitle_with_wire()
        } else {
            words.hops_subtitle()
        },
        alt: words.hops_alt(&spoken.join("; ")),
        ink,
        answers,
    };
    let any = panels.iter().any(|panel| panel.successes > 0);
    let upright = if any {
        (UPRIGHT + GUTTER / 2.0) * panels.len() as f64 + AXIS
    } else {
        SENTENCE
    };
    sketch.draw(upright, |canvas, area| {
        if any {
            draw(words, &panels, canvas, area);
        } else {
            canvas.say_instead(area, &words.hops_of_nothing());
        }
    })
}

/// One policy's distribution.
struct Panel {
    paint: Paint,
    name: String,
    successes: u64,
    /// Successes with 1, 2, … hops; the last holds all longer chains too.
    columns: Vec<Column>,
}

/// Successes with so many hops.
#[derive(Clone, Copy, Default)]
struct Column {
    share: f64,
    /// The same with its interval; none where several numbers of hops share the column.
    estimate: Option<Estimate>,
}

impl Column {
    fn of(rows: &[&HopShare]) -> Self {
        Self {
            share: rows.iter().map(|row| row.share.estimate).sum(),
            estimate: match rows {
                [row] => Some(row.share),
                _ => None,
            },
        }
    }

    /// The share with its interval, where it has one.
    fn spoken(self, words: &dyn Words) -> String {
        self.estimate.map_or_else(
            || words.rough_percent(self.share),
            |share| format!("{} ({})", words.percent_of(share), words.percent_range(share)),
        )
    }

    /// The highest that is drawn of it.
    fn top(self) -> f64 {
        self.estimate.map_or(self.share, |estimate| estimate.high)
    }
}

impl Panel {
    fn new(answers: &Answers, shown: Shown) -> Self {
        let policy = shown.policy;
        let all = answers.policies.iter().flat_map(|policy| &policy.hops);
        let longest = all.map(|row| row.hops as usize).max().unwrap_or(1);
        let last = longest.clamp(1, LONGEST);
        let column = |place: usize| {
            let rows = policy.hops.iter();
            let rows: Vec<&HopShare> = rows.filter(|row| (row.hops as usize).clamp(1, last) == place).collect();
            Column::of(&rows)
        };
        Self {
            paint: shown.paint(),
            name: shown.name(),
            successes: policy.successes,
            columns: (1..=last).map(column).collect(),
        }
    }

    fn spoken(&self, words: &dyn Words) -> String {
        let shares: Vec<String> = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.share > 0.0)
            .map(|(index, column)| words.hops_spoken(&hops(index), &words.rough_percent(column.share)))
            .collect();
        let shares = if shares.is_empty() {
            words.no_success().to_owned()
        } else {
            shares.join(", ")
        };
        format!("{}: {shares}", words.named(&self.name))
    }
}

/// Name of the bar at `index`: `1`, `2`, … `7+`.
fn hops(index: usize) -> String {
    let more = if index + 1 == LONGEST { "+" } else { "" };
    format!("{}{more}", index + 1)
}

/// Panels side by side, in as few rows as leave room for their bars.
fn columns(sheet: Sheet, panels: usize) -> usize {
    match (sheet, panels) {
        (Sheet::Upright, _) => 1,
        (Sheet::Slide, 0..=4) => panels.max(1),
        (Sheet::Slide, 5 | 6) => 3,
        (Sheet::Slide, _) => 4,
    }
}

/// How the names of all panels are set.
#[derive(Clone, Copy)]
struct Heading {
    kind: Type,
    /// Lines at most; low panels have one, and no room for the number of successes.
    lines: usize,
}

impl Heading {
    fn new(canvas: &Canvas, panels: &[Panel], width: f64, height: f64) -> Self {
        let (sheet, roomy) = (canvas.sheet(), height > 260.0);
        let (mut kind, lines) = if roomy {
            (STRONG, 2)
        } else {
            (Type::semi_bold(NOTE.size), 1)
        };
        for panel in panels {
            kind = fit(canvas.typeface(), sheet, kind, &panel.name, width, lines).0;
        }
        Self { kind, lines }
    }
}

fn draw(words: &dyn Words, panels: &[Panel], canvas: &mut Canvas, area: Area) {
    let sheet = canvas.sheet();
    let columns = columns(sheet, panels.len());
    let rows = panels.len().div_ceil(columns);
    let room = Area {
        bottom: area.bottom - AXIS,
        ..area
    };
    let width = (room.width() + GUTTER) / columns as f64 - GUTTER;
    let height = (room.height() + GUTTER / 2.0) / rows as f64 - GUTTER / 2.0;
    let heading = Heading::new(canvas, panels, width, height);
    let names: Vec<String> = panels.iter().map(|panel| panel.name.clone()).collect();
    let names = heading.kind.wrap_names(canvas.typeface(), &names, width, heading.lines);
    let highest = panels
        .iter()
        .flat_map(|panel| &panel.columns)
        .map(|column| column.top())
        .fold(0.0, f64::max);
    for (index, panel) in panels.iter().enumerate() {
        let left = room.left + (width + GUTTER) * (index % columns) as f64;
        let upper = room.top + (height + GUTTER / 2.0) * (index / columns) as f64;
        let place = Area {
            left,
            top: upper,
            right: left + width,
            bottom: upper + height,
        };
        panel.draw(words, canvas, place, highest, (heading, &names[index]));
    }
    canvas.text(
        (room.middle().0, area.bottom),
        words.hops_axis(),
        NOTE,
        Paint::Muted,
        Anchor::Middle,
    );
}

impl Panel {
    /// Draws the panel; a column of `highest` takes all its room.
    fn draw(
        &self,
        words: &dyn Words,
        canvas: &mut Canvas,
        place: Area,
        highest: f64,
        (heading, lines): (Heading, &[String]),
    ) {
        let Heading { kind, lines: most } = heading;
        for (index, line) in lines.iter().enumerate() {
            let baseline = place.top + kind.size + kind.line_height() * index as f64;
            canvas.text((place.left, baseline), line, kind, Paint::Ink, Anchor::Start);
        }
        let mut taken = kind.line_height() * lines.len() as f64;
        if most > 1 {
            let successes = words.successes(self.successes);
            let baseline = place.top + taken + NOTE.size;
            canvas.text((place.left, baseline), &successes, NOTE, Paint::Muted, Anchor::Start);
            taken += NOTE.line_height();
        }
        let slot = place.width() / self.columns.len() as f64;
        let number = Type::regular((slot * 0.36).clamp(canvas.sheet().smallest(), NOTE.size));
        let below = number.line_height() + 10.0;
        taken += number.line_height() + 26.0;
        let ends = (0.5, self.columns.len() as f64 + 0.5);
        let written = (0..self.columns.len()).map(|index| (index as f64 + 1.0, hops(index)));
        let plot = Plot {
            area: Area {
                top: place.top + taken,
                bottom: place.bottom - below,
                ..place
            },
            x: &Axis::new(ends, written),
            y: &Axis::new((0.0, highest), []),
        };
        let mesh = Mesh {
            below: Some(below - 4.0 - number.size),
            ..Mesh::of(number)
        };
        plot.mesh(canvas, mesh);
        let half = 0.36_f64.min(60.0 / slot);
        for (index, &column) in self.columns.iter().enumerate() {
            let (share, x) = (column.share, index as f64 + 1.0);
            let mark = words.hops_mark(&self.name, &hops(index), &column.spoken(words));
            canvas.mark(&mark, |canvas| {
                canvas.sensor(Area {
                    left: plot.x(x - 0.5),
                    right: plot.x(x + 0.5),
                    top: plot.area.top,
                    bottom: place.bottom,
                });
                plot.bar(canvas, (x - half, x + half), share, self.paint);
                let (centre, top) = plot.at((x, column.top()));
                if let Some(Estimate { low, .. }) = column.estimate.filter(|_| share > 0.0) {
                    canvas.upright_whisker(plot.y(low), top, centre, (half * slot * 0.4).min(12.0));
                }
                if share > 0.0 {
                    let head = (centre, top - 12.0);
                    canvas.text(head, &words.compact_percent(share), number, Paint::Ink, Anchor::Middle);
                }
            });
        }
        let Area {
            left, right, bottom, ..
        } = plot.area;
        canvas.line((left, bottom), (right, bottom), Paint::Muted, 2.0);
    }
}
