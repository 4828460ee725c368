//! The reach of every policy at points that lie on no scale: those that have names, or the words of a key.

use super::map::said;
use crate::chart::axis::Axis;
use crate::chart::canvas::{Anchor, Area, Canvas};
use crate::chart::mesh::Mesh;
use crate::chart::plot::Plot;
use crate::chart::rows::{Rows, Upright};
use crate::chart::sheet::Sheet;
use crate::chart::theme::{NOTE, Paint};
use crate::chart::ticks::Ticks;
use crate::chart::{Ink, readable};
use crate::study::cells::Cell;
use crate::study::sweep::Sweep;
use crate::words::Words;

/// Points that have room.
const MOST_POINTS: usize = 12;
/// Policies that have room in the row of a point.
const MOST_POLICIES: usize = 8;
/// Room for the axis below the rows, and for the key above them `[px]`.
const AXIS: f64 = 84.0;
const KEY: f64 = 60.0;
/// Height of what a policy takes of a row on an upright sheet `[px]`.
const UPRIGHT_LANE: f64 = 34.0;

/// A row for each point.
pub(super) struct Points<'a> {
    ink: Ink<'a>,
    sweep: &'a Sweep,
    names: Vec<String>,
}

impl<'a> Points<'a> {
    /// The points of a sweep; none where they are too many, or on axes that say more.
    pub(super) fn of(ink: Ink<'a>, sweep: &'a Sweep) -> Option<Self> {
        let fits = sweep.points.len() <= MOST_POINTS && sweep.policies.len() <= MOST_POLICIES && sweep.axes.len() <= 1;
        let name = |point: &crate::study::sweep::Point| match (&point.name, point.levels.first()) {
            (Some(name), _) => readable(name),
            (None, Some(level)) => said(ink.words, level),
            (None, None) => String::new(),
        };
        fits.then(|| Self {
            ink,
            sweep,
            names: sweep.points.iter().map(name).collect(),
        })
    }

    fn rows(&self) -> Upright {
        Upright {
            figures: 0.0,
            picture: UPRIGHT_LANE * self.sweep.policies.len() as f64,
        }
    }

    /// Height on an upright sheet `[px]`.
    pub(super) fn upright(&self) -> f64 {
        let step = Sheet::Upright.legible(NOTE).line_height() * 1.4;
        let key = step * self.sweep.policies.len() as f64;
        self.rows().height(self.ink.typeface(), &self.names) + AXIS + key
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, area: Area) {
        let (words, typeface) = (self.ink.words, self.ink.typeface());
        let kind = canvas.sheet().legible(NOTE);
        let area = self.key(canvas, area);
        let inner = Area {
            bottom: area.bottom - AXIS,
            ..area
        };
        let rows = Rows::new(canvas, inner, &self.names, self.rows());
        let reaches = || self.sweep.cells.iter().flat_map(|cell| &cell.policies);
        let high = reaches().map(|policy| policy.reach.high * 100.0).fold(0.0, f64::max);
        let ticks = Ticks::around(0.0, if high > 0.0 { high } else { 1.0 }, 6);
        let axis = Axis::of(&ticks, |value| words.percent_tick(&ticks.label(words, value)));
        let room = Area {
            right: rows.area.right - 30.0,
            ..rows.area
        };
        let axis = axis.spaced(room.width(), |label| kind.width(typeface, label), 8.0, f64::INFINITY);
        let plot = Plot::along(&axis, room);
        let mesh = Mesh {
            below: Some(8.0),
            name: Some((words.reach_axis_of_lead(), 8.0 + kind.size + kind.line_height() + 10.0)),
            ..Mesh::of(kind)
        };
        rows.mesh(canvas, plot, mesh);
        rows.name(canvas);
        for (index, cell) in self.sweep.cells.iter().enumerate() {
            canvas.mark(&self.spoken(words, &self.names[index], cell), |canvas| {
                canvas.sensor(rows.row(index));
                lanes(canvas, plot, (rows.middle(index), rows.height), cell);
            });
        }
    }

    fn spoken(&self, words: &dyn Words, name: &str, cell: &Cell) -> String {
        let reach = |(name, policy): (&String, &crate::study::cells::PolicyCell)| {
            format!("{} {}", words.named(name), words.percent_with_interval(policy.reach))
        };
        let reaches: Vec<String> = self.sweep.policies.iter().zip(&cell.policies).map(reach).collect();
        format!("{name}: {}", reaches.join(", "))
    }

    /// What is said of the picture to those who do not see it.
    pub(super) fn alt(&self) -> String {
        let rows = self.names.iter().zip(&self.sweep.cells);
        let rows: Vec<String> = rows
            .map(|(name, cell)| self.spoken(self.ink.words, name, cell))
            .collect();
        rows.join("; ")
    }

    /// Whose colour is whose, above the rows; what is left for them.
    fn key(&self, canvas: &mut Canvas, area: Area) -> Area {
        let typeface = self.ink.typeface();
        let kind = canvas.sheet().legible(NOTE);
        let names: Vec<String> = self.sweep.policies.iter().map(|name| readable(name)).collect();
        let step = kind.line_height() * 1.4;
        let is_in_line = canvas.sheet() == Sheet::Slide;
        let wide = (area.width() - 60.0 * names.len() as f64) / names.len() as f64;
        let (mut left, mut middle) = (area.left, area.top + step / 2.0);
        for (policy, name) in names.iter().enumerate() {
            canvas.dot((left + 10.0, middle), 10.0, Paint::Policy(policy));
            let room = if is_in_line { wide } else { area.width() - 34.0 };
            canvas.fitted_text(
                (left + 32.0, middle + kind.size * 0.35),
                name,
                (kind, room),
                Paint::Ink,
                Anchor::Start,
            );
            if is_in_line {
                left += 32.0 + kind.width(typeface, name).min(wide) + 28.0;
            } else {
                middle += step;
            }
        }
        let taken = if is_in_line { KEY } else { step * names.len() as f64 };
        Area {
            top: area.top + taken,
            ..area
        }
    }
}

/// A dot and its interval per policy, one below the other around the middle of a row.
fn lanes(canvas: &mut Canvas, plot: Plot, (middle, height): (f64, f64), cell: &Cell) {
    let count = cell.policies.len() as f64;
    // Room between rows shows which dots belong together.
    let lane = (height * 0.64 / count).min(40.0);
    for (policy, found) in cell.policies.iter().enumerate() {
        let y = middle + lane * (policy as f64 - (count - 1.0) / 2.0);
        let [at, low, high] = [found.reach.estimate, found.reach.low, found.reach.high].map(|x| plot.x(x * 100.0));
        canvas.line((low, y), (high, y), Paint::Policy(policy), (lane * 0.2).clamp(3.0, 6.0));
        canvas.dot((at, y), (lane * 0.32).clamp(5.0, 11.0), Paint::Policy(policy));
    }
}
