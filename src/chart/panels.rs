//! A panel per policy, all with the same axes: where curves of several policies would hide one another.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas};
use super::font::{Type, Typeface};
use super::mesh::Mesh;
use super::plot::Plot;
use super::sheet::Sheet;
use super::theme::{LABEL, NOTE, Paint, STRONG};

/// Between panels, side by side and one above the other `[px]`.
const GAP: (f64, f64) = (44.0, 22.0);
/// Below a heading `[px]`.
const UNDER_HEADING: f64 = 14.0;
/// Room for the ticks and the name of the axis below the panels `[px]`.
const AXIS: f64 = 84.0;
/// More curves than this are not compared within panels.
const MOST_COMPARED: usize = 6;
/// Lower panels name their policy in smaller type, on one line `[px]`.
const ROOMY: f64 = 280.0;
/// Height of a panel on an upright sheet, heading included `[px]`.
const UPRIGHT: f64 = 400.0;

/// What stands above a panel.
pub(super) struct Heading {
    /// The policy.
    pub(super) name: String,
    /// What it got.
    pub(super) figures: String,
}

/// Places for panels.
pub(super) struct Panels {
    /// Where curves go, in order of the headings.
    pub(super) plots: Vec<Area>,
    lefts: Vec<f64>,
    tops: Vec<f64>,
    columns: usize,
    name: Type,
    figures: Type,
    lines: Vec<Vec<String>>,
    notes: Vec<Vec<String>>,
    bottom: f64,
    middle: f64,
}

impl Panels {
    /// Divides `area` into a panel per heading; labels of the axis on the left take `gutter` once.
    pub(super) fn new(canvas: &Canvas, area: Area, headings: &[Heading], gutter: f64) -> Self {
        let (sheet, typeface) = (canvas.sheet(), canvas.typeface());
        let columns = columns(sheet, headings.len());
        let rows = headings.len().div_ceil(columns).max(1);
        let width = (area.width() - gutter - GAP.0 * (columns - 1) as f64) / columns as f64;
        let height = (area.height() - AXIS - GAP.1 * (rows - 1) as f64) / rows as f64;
        let (mut name, most, most_figures) = match sheet {
            Sheet::Slide if height > ROOMY => (STRONG, 2, 2),
            Sheet::Slide => (Type::semi_bold(NOTE.size), 1, 2),
            Sheet::Upright => (Type::semi_bold(NOTE.size), 3, 4),
        };
        let mut figures = if height > ROOMY {
            Type::regular(LABEL.size - 2.0)
        } else {
            sheet.legible(Type::regular(20.0))
        };
        while name.size > sheet.smallest()
            && headings
                .iter()
                .any(|heading| name.wrap(typeface, &heading.name, width, most + 1).len() > most)
        {
            name.size -= 1.0;
        }
        while figures.size > sheet.smallest()
            && headings
                .iter()
                .any(|heading| figures.width(typeface, &heading.figures) > width)
        {
            figures.size -= 1.0;
        }
        let names: Vec<String> = headings.iter().map(|heading| heading.name.clone()).collect();
        let lines = name.wrap_names(typeface, &names, width, most);
        let notes: Vec<Vec<String>> = headings
            .iter()
            .map(|heading| figures.wrap(typeface, &heading.figures, width, most_figures))
            .collect();
        let tallest = |lines: &[Vec<String>]| lines.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let heading = name.line_height() * tallest(&lines) + figures.line_height() * tallest(&notes) + UNDER_HEADING;
        let left = |index: usize| area.left + gutter + (width + GAP.0) * (index % columns) as f64;
        let top = |index: usize| area.top + (height + GAP.1) * (index / columns) as f64;
        let plot = |index: usize| Area {
            left: left(index),
            top: top(index) + heading,
            right: left(index) + width,
            bottom: top(index) + height,
        };
        Self {
            plots: (0..headings.len()).map(plot).collect(),
            lefts: (0..headings.len()).map(left).collect(),
            tops: (0..headings.len()).map(top).collect(),
            columns,
            name,
            figures,
            lines,
            notes,
            bottom: area.bottom,
            middle: f64::midpoint(area.left + gutter, area.right),
        }
    }

    /// Writes the headings.
    pub(super) fn head(&self, canvas: &mut Canvas) {
        for (index, (lines, notes)) in self.lines.iter().zip(&self.notes).enumerate() {
            let mut baseline = self.tops[index];
            for (text, kind, paint) in lines
                .iter()
                .map(|line| (line, self.name, Paint::Ink))
                .chain(notes.iter().map(|line| (line, self.figures, Paint::Muted)))
            {
                baseline += kind.line_height();
                let place = (self.lefts[index], baseline - kind.line_height() + kind.size);
                canvas.text(place, text, kind, paint, Anchor::Start);
            }
        }
    }

    /// The axes of all panels, with what is written at them where it has room.
    pub(super) fn spaced(&self, typeface: &Typeface, x: Axis, y: Axis) -> (Axis, Axis) {
        let plot = self.plots[0];
        let width = |label: &str| TICK.width(typeface, label);
        (
            x.spaced(plot.width(), width, 14.0, GAP.0 / 2.0 - 2.0),
            y.spaced(plot.height(), |_| TICK.line_height(), 0.0, f64::INFINITY),
        )
    }

    /// The plots between these axes, in order of the headings.
    pub(super) fn between<'a>(&self, x: &'a Axis, y: &'a Axis) -> Vec<Plot<'a>> {
        self.plots.iter().map(|&area| Plot { area, x, y }).collect()
    }

    /// What a panel has at its axes: only at the left and where no other stands below are values written.
    pub(super) fn mesh(&self, index: usize) -> Mesh<'static> {
        Mesh {
            level: true,
            left: index.is_multiple_of(self.columns).then_some(14.0),
            below: (index + self.columns >= self.plots.len()).then_some(12.0),
            ..Mesh::of(TICK)
        }
    }

    /// Names the axis that runs along the bottom.
    pub(super) fn name_axis(&self, canvas: &mut Canvas, text: &str) {
        canvas.text(
            (self.middle, self.bottom - 8.0),
            text,
            NOTE,
            Paint::Muted,
            Anchor::Middle,
        );
    }
}

/// Ticks of panels.
pub(super) const TICK: Type = Type::regular(22.0);

/// Panels side by side.
fn columns(sheet: Sheet, panels: usize) -> usize {
    match (sheet, panels) {
        (_, 0 | 1) | (Sheet::Upright, 2 | 3) => 1,
        (_, 2 | 4) | (Sheet::Upright, _) => 2,
        (Sheet::Slide, 3 | 5..=9) => 3,
        (Sheet::Slide, _) => 4,
    }
}

/// Height of so many panels on an upright sheet `[px]`.
pub(super) fn upright(panels: usize) -> f64 {
    let rows = panels.div_ceil(columns(Sheet::Upright, panels)).max(1);
    UPRIGHT * rows as f64 + GAP.1 * (rows - 1) as f64 + AXIS
}

/// The curves of other panels, to be drawn faintly in the panel at `index` for comparison; none where they are too many
/// to tell apart.
pub(super) fn others<C>(curves: &[C], index: usize) -> impl Iterator<Item = &C> + use<'_, C> {
    let most = if curves.len() <= MOST_COMPARED { curves.len() } else { 0 };
    let others = curves.iter().take(most).enumerate();
    others.filter(move |(other, _)| *other != index).map(|(_, curve)| curve)
}
