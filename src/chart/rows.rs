//! Rows with a name on the left, as the horizontal charts have them.

use super::canvas::{Anchor, Area, Canvas};
use super::font::{LEADING, Type};
use super::theme::{LABEL, Paint, SMALLEST};

/// Rows are no taller than this `[px]`; the block of fewer rows stands in the middle.
const TALLEST: f64 = 200.0;
/// Names take no more of the slide than this `[px]`.
const WIDEST_NAME: f64 = 430.0;
/// Between a name and what it names `[px]`.
const GAP: f64 = 28.0;

/// Names on the left, and the area to the right of them in rows of equal height.
pub(super) struct Rows {
    /// The part of the area right of the names, cut to the height of the rows.
    pub(super) area: Area,
    /// Height of a row `[px]`.
    pub(super) height: f64,
    /// Lines of each name.
    pub(super) names: Vec<Vec<String>>,
    kind: Type,
}

impl Rows {
    /// Divides `area` into a row per name.
    pub(super) fn new(area: Area, names: &[String]) -> Self {
        let height = (area.height() / names.len().max(1) as f64).min(TALLEST);
        let one_line = Type::regular((height * 0.6).clamp(SMALLEST, LABEL.size));
        let all_short = names.iter().all(|name| one_line.width(name) <= WIDEST_NAME);
        let two_lines = Type::regular((height * 0.9 / 2.0 / LEADING).clamp(SMALLEST, LABEL.size));
        let (kind, most) = if all_short { (one_line, 1) } else { (two_lines, 2) };
        let names: Vec<Vec<String>> = names.iter().map(|name| kind.wrap(name, WIDEST_NAME, most)).collect();
        let widest = names.iter().flatten().map(|line| kind.width(line)).fold(0.0, f64::max);
        let taken = height * names.len() as f64;
        let top = area.top + (area.height() - taken) / 2.0;
        let area = Area {
            left: area.left + widest + GAP,
            top,
            right: area.right,
            bottom: top + taken,
        };
        Self {
            area,
            height,
            names,
            kind,
        }
    }

    /// Middle of row `index` `[px]`.
    pub(super) fn middle(&self, index: usize) -> f64 {
        self.area.top + self.height * (index as f64 + 0.5)
    }

    /// Row `index`, right of its name.
    pub(super) fn row(&self, index: usize) -> Area {
        let top = self.area.top + self.height * index as f64;
        Area {
            top,
            bottom: top + self.height,
            ..self.area
        }
    }

    /// Writes the names.
    pub(super) fn name(&self, canvas: &mut Canvas) {
        for (index, lines) in self.names.iter().enumerate() {
            let place = (self.area.left - GAP, self.middle(index));
            canvas.centred_lines(place, lines, self.kind, Paint::Ink, Anchor::End);
        }
    }

    /// `kind`, or as much smaller as lets `lines` lines stand in a row.
    pub(super) fn fitting(&self, kind: Type, lines: f64) -> Type {
        Type {
            size: kind.size.min(self.height * 0.94 / lines / LEADING).max(SMALLEST),
            ..kind
        }
    }
}
