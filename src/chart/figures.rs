//! Figures of rows, each with its interval: a column beside them, or a line above each.

use super::canvas::{Anchor, Canvas};
use super::font::{Type, Typeface};
use super::rows::Rows;
use super::theme::{NOTE, Paint, STRONG};

/// Lower rows have figure and interval on one line `[px]`.
const LEAST_FOR_TWO_LINES: f64 = 70.0;
/// Between the two on one line `[px]`.
const SPACE: f64 = 16.0;

/// A figure and its interval per row: one above the other where there is room, else side by side.
pub(super) struct Figures {
    strong: Type,
    note: Type,
    stacked: bool,
    texts: Vec<(String, String)>,
    /// Of the widest figure and the widest interval `[px]`.
    widths: (f64, f64),
}

impl Figures {
    /// `texts` are figure and interval of each of the rows.
    pub(super) fn new(typeface: &Typeface, rows: &Rows, texts: Vec<(String, String)>) -> Self {
        let (strong, note) = (rows.fitting(STRONG, 2.1), rows.fitting(NOTE, 2.4));
        let widest = |widths: &dyn Fn(&(String, String)) -> f64| texts.iter().map(widths).fold(0.0, f64::max);
        Self {
            strong,
            note,
            stacked: rows.height > LEAST_FOR_TWO_LINES,
            widths: (
                widest(&|text| strong.width(typeface, &text.0)),
                widest(&|text| note.width(typeface, &text.1)),
            ),
            texts,
        }
    }

    /// What the column takes `[px]`.
    pub(super) fn width(&self) -> f64 {
        let (figure, range) = self.widths;
        if self.stacked {
            figure.max(range)
        } else {
            figure + SPACE + range
        }
    }

    /// Writes those of row `index` up to `right` at the height `middle`.
    pub(super) fn write(&self, canvas: &mut Canvas, right: f64, middle: f64, index: usize) {
        let (figure, range) = &self.texts[index];
        let (upper, lower) = if self.stacked {
            let (above, below) = (self.strong.size * 0.62, self.note.size * 0.68);
            ((right, middle - above), (right, middle + below))
        } else {
            ((right - self.widths.1 - SPACE, middle), (right, middle))
        };
        canvas.centred_text(upper, figure, self.strong, Paint::Ink, Anchor::End);
        canvas.centred_text(lower, range, self.note, Paint::Muted, Anchor::End);
    }

    /// Writes those of row `index` from `left` on at the height `middle`, on one line.
    pub(super) fn write_from(&self, canvas: &mut Canvas, left: f64, middle: f64, index: usize) {
        let (figure, range) = &self.texts[index];
        canvas.centred_text((left, middle), figure, self.strong, Paint::Ink, Anchor::Start);
        let beside = (left + self.strong.width(canvas.typeface(), figure) + SPACE, middle);
        canvas.centred_text(beside, range, self.note, Paint::Muted, Anchor::Start);
    }
}
