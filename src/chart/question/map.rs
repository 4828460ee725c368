//! Who is ahead at each point of two axes, and by how much; over three, a map for each value of the third.

use super::key::key_of_policies;
use crate::chart::canvas::{Anchor, Area, Canvas};
use crate::chart::font::Type;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{NOTE, Paint};
use crate::chart::{Ink, readable};
use crate::estimate::Standing;
use crate::scenario::Level;
use crate::study::cells::Cell;
use crate::study::sweep::{AxisOf, Sweep};
use crate::words::Words;

/// More values than this on an axis of a map have no room.
const MOST_LEVELS: usize = 40;
/// More maps than this have no room.
const MOST_MAPS: usize = 9;
/// Between maps `[px]`.
const GAP: f64 = 26.0;
/// Height of maps on an upright sheet: the only one, and each of several `[px]`.
const UPRIGHT: (f64, f64) = (900.0, 640.0);

/// One map or several, all with the same axes.
pub(super) struct Maps<'a> {
    ink: Ink<'a>,
    sweep: &'a Sweep,
    columns: Vec<&'a Level>,
    rows: Vec<&'a Level>,
    /// Values of the third axis, of which each has a map; none where there are two axes.
    third: Vec<&'a Level>,
}

impl<'a> Maps<'a> {
    /// The maps of a sweep over every combination of two axes or three; none where they cannot be drawn.
    pub(super) fn of(ink: Ink<'a>, sweep: &'a Sweep) -> Option<Self> {
        let (columns, rows) = (levels(sweep, 0), levels(sweep, 1));
        let third = if sweep.axes.len() > 2 {
            levels(sweep, 2)
        } else {
            Vec::new()
        };
        let fits = [&columns, &rows]
            .into_iter()
            .all(|levels| (2..=MOST_LEVELS).contains(&levels.len()));
        (fits && third.len() <= MOST_MAPS).then_some(Self {
            ink,
            sweep,
            columns,
            rows,
            third,
        })
    }

    fn count(&self) -> usize {
        self.third.len().max(1)
    }

    /// Height on an upright sheet `[px]`.
    pub(super) fn upright(&self) -> f64 {
        let step = Sheet::Upright.legible(NOTE).line_height() * 1.4;
        let maps = match self.count() {
            1 => UPRIGHT.0,
            count => UPRIGHT.1 * count as f64,
        };
        maps + step * self.sweep.policies.len() as f64
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, area: Area) {
        let kind = canvas.sheet().legible(NOTE);
        let area = key_of_policies(self.ink, canvas, kind, area, &self.sweep.policies);
        let field = self.name_axes(canvas, kind, area);
        let across = match (canvas.sheet(), self.count()) {
            (Sheet::Upright, _) | (_, 1) => 1,
            (_, 2 | 4) => 2,
            _ => 3,
        };
        let down = self.count().div_ceil(across);
        let size = |length: f64, count: usize| (length - GAP * (count - 1) as f64) / count as f64;
        let (width, height) = (size(field.width(), across), size(field.height(), down));
        for place in 0..self.count() {
            let (column, row) = (place % across, place / across);
            let left = field.left + (width + GAP) * column as f64;
            let top = field.top + (height + GAP) * row as f64;
            let panel = Area {
                left,
                top,
                right: left + width,
                bottom: top + height,
            };
            let is_leftmost = column == 0;
            self.map(canvas, kind, panel, self.third.get(place).copied(), is_leftmost);
        }
    }

    /// Names of the axes, and what is left for the maps.
    fn name_axes(&self, canvas: &mut Canvas, kind: Type, area: Area) -> Area {
        let [upwards, along] = [format!("{} ↑", self.name(1)), format!("{} →", self.name(0))];
        let field = Area {
            top: area.top + kind.line_height() + 12.0,
            bottom: area.bottom - kind.line_height() - 12.0,
            ..area
        };
        let fitted = (kind, area.width());
        canvas.fitted_text(
            (area.left, area.top + kind.size),
            &upwards,
            fitted,
            Paint::Muted,
            Anchor::Start,
        );
        canvas.fitted_text(
            (f64::midpoint(area.left, area.right), area.bottom),
            &along,
            fitted,
            Paint::Muted,
            Anchor::Middle,
        );
        field
    }

    fn name(&self, axis: usize) -> String {
        readable(&axis_name(self.ink.words, &self.sweep.axes[axis]))
    }

    /// The map at a value of the third axis, below that value.
    fn map(&self, canvas: &mut Canvas, kind: Type, panel: Area, third: Option<&Level>, is_leftmost: bool) {
        let (words, typeface) = (self.ink.words, self.ink.typeface());
        let mut top = panel.top;
        if let Some(level) = third {
            let heading = format!("{} = {}", self.sweep.axes[2].name, said(words, level));
            let strong = Type::semi_bold(kind.size);
            canvas.fitted_text(
                (panel.left, top + kind.size),
                &readable(&heading),
                (strong, panel.width()),
                Paint::Ink,
                Anchor::Start,
            );
            top += kind.line_height() + 8.0;
        }
        let widest = |levels: &[&Level]| {
            let widths = levels.iter().map(|level| kind.width(typeface, &said(words, level)));
            widths.fold(0.0, f64::max)
        };
        let squares = Area {
            left: panel.left + widest(&self.rows) + 20.0,
            top,
            right: panel.right,
            bottom: panel.bottom - kind.line_height() - 8.0,
        };
        for (point, cell) in self.sweep.points.iter().zip(&self.sweep.cells) {
            let place = |levels: &[&Level], axis: usize| levels.iter().position(|level| **level == point.levels[axis]);
            let is_here = third.is_none_or(|level| point.levels[2] == *level);
            if let Some((column, row)) = place(&self.columns, 0).zip(place(&self.rows, 1)).filter(|_| is_here) {
                self.square(canvas, cell, self.place(squares, column, row));
            }
        }
        let every = |count: usize, room: f64, taken: f64| ((taken * count as f64 / room).ceil() as usize).max(1);
        let skip = every(self.columns.len(), squares.width(), widest(&self.columns) + 16.0);
        for (column, level) in self.columns.iter().enumerate().step_by(skip) {
            let (middle, _) = self.place(squares, column, 0).middle();
            let below = (middle, squares.bottom + kind.size + 8.0);
            canvas.text(below, &said(words, level), kind, Paint::Muted, Anchor::Middle);
        }
        if !is_leftmost {
            return;
        }
        let skip = every(self.rows.len(), squares.height(), kind.line_height());
        for (row, level) in self.rows.iter().enumerate().step_by(skip) {
            let (_, middle) = self.place(squares, 0, row).middle();
            let beside = (squares.left - 14.0, middle);
            canvas.centred_text(beside, &said(words, level), kind, Paint::Muted, Anchor::End);
        }
    }

    /// Where the square of a column and a row is; larger values stand above.
    fn place(&self, squares: Area, column: usize, row: usize) -> Area {
        let width = squares.width() / self.columns.len() as f64;
        let height = squares.height() / self.rows.len() as f64;
        let (left, bottom) = (
            squares.left + width * column as f64,
            squares.bottom - height * row as f64,
        );
        Area {
            left: left + 1.5,
            right: left + width - 1.5,
            top: bottom - height + 1.5,
            bottom: bottom - 1.5,
        }
    }

    /// A point in the colour of the policy that is ahead, with its lead; hatched where nobody is.
    fn square(&self, canvas: &mut Canvas, cell: &Cell, square: Area) {
        let words = self.ink.words;
        let cell = cell.reaches();
        let leader = cell.leader();
        let Some(closest) = cell.closest(leader) else { return };
        let text = words.points(closest.difference.estimate);
        let spoken = format!(
            "{}: {} ({})",
            self.sweep.policies[leader],
            words.lead(closest.difference),
            words.lead_range(closest.difference)
        );
        let kind = canvas.sheet().legible(NOTE);
        let is_ahead = cell.standing(leader) == Standing::Ahead;
        canvas.mark(&spoken, |canvas| {
            if is_ahead {
                canvas.faint_rect(square, Paint::Policy(leader), 0.35);
            } else {
                canvas.hatch(square, Paint::Policy(leader));
            }
            let (wide, (across, down)) = (kind.width(self.ink.typeface(), &text) + 12.0, square.middle());
            if wide < square.width() && kind.line_height() < square.height() {
                let behind = Area {
                    left: across - wide / 2.0,
                    right: across + wide / 2.0,
                    top: down - kind.size * 0.6,
                    bottom: down + kind.size * 0.6,
                };
                if !is_ahead {
                    // Stripes would cross the digits.
                    canvas.rect(behind, Paint::Paper);
                }
                canvas.centred_text((across, down), &text, kind, Paint::Ink, Anchor::Middle);
            }
        });
    }
}

/// The values of the points on an axis, in the order in which they come.
fn levels(sweep: &Sweep, axis: usize) -> Vec<&Level> {
    let mut found: Vec<&Level> = Vec::new();
    for point in &sweep.points {
        if !found.contains(&&point.levels[axis]) {
            found.push(&point.levels[axis]);
        }
    }
    found
}

/// A value as it stands beside a picture.
pub(super) fn said(words: &dyn Words, level: &Level) -> String {
    match level {
        Level::Number(number) => words.value_of_key(*number),
        Level::Text(text) => readable(text),
    }
}

/// What a key is, in words and as it is written.
pub(super) fn axis_name(words: &dyn Words, axis: &AxisOf) -> String {
    let called = words.called_along(&axis.name, axis.key.as_deref(), axis.scales);
    let unit = if axis.unit.is_empty() {
        String::new()
    } else {
        format!(", {}", axis.unit)
    };
    if called == axis.name {
        format!("{}{unit}", axis.name)
    } else {
        format!("{called} ({}{unit})", axis.name)
    }
}
