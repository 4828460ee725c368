//! What the layout makes: everything that is drawn, in places.

use super::super::pack::Vector;
use crate::chart::canvas::Area;
use crate::chart::font::{Type, Typeface};
use crate::chart::theme::Paint;

/// Radius of the firm's mark, at the smallest scale `[px]`.
pub(super) const FIRM: f64 = 46.0;
/// Size of a contact who has not read, in that of one who has.
pub(super) const SILENT: f64 = 0.5;

/// Everything that is drawn, in places.
pub(in crate::chart::network) struct Scene {
    pub(in crate::chart::network) scale: f64,
    pub(in crate::chart::network) circle: (Vector, f64),
    pub(in crate::chart::network) firm: Vector,
    pub(in crate::chart::network) wire: Option<Vector>,
    pub(in crate::chart::network) ties: Vec<Tie>,
    pub(in crate::chart::network) dots: Vec<Dot>,
    pub(in crate::chart::network) texts: Vec<Text>,
}

impl Scene {
    /// Radius of the firm's mark.
    pub(in crate::chart::network) fn firm_radius(&self) -> f64 {
        FIRM * self.scale
    }

    /// The same in the middle of `area`, from left to right.
    pub(super) fn centred(mut self, typeface: &Typeface, area: Area) -> Self {
        let ((x, _), radius) = self.circle;
        let dots = self
            .dots
            .iter()
            .map(|dot| (dot.place.0 - dot.radius, dot.place.0 + dot.radius));
        let texts = self.texts.iter().map(|text| {
            let half = text.kind.width(typeface, &text.line) / 2.0;
            (text.place.0 - half, text.place.0 + half)
        });
        let (left, right) = dots
            .chain(texts)
            .fold((x - radius, x + radius), |(left, right), (l, r)| {
                (left.min(l), right.max(r))
            });
        let shift = area.middle().0 - f64::midpoint(left, right);
        let places = [&mut self.circle.0, &mut self.firm]
            .into_iter()
            .chain(&mut self.wire)
            .chain(self.ties.iter_mut().flat_map(|tie| [&mut tie.from, &mut tie.to]))
            .chain(self.dots.iter_mut().map(|dot| &mut dot.place))
            .chain(self.texts.iter_mut().map(|text| &mut text.place));
        for place in places {
            place.0 += shift;
        }
        self
    }
}

/// Somebody.
#[derive(Clone, Copy)]
pub(in crate::chart::network) struct Dot {
    pub(in crate::chart::network) place: Vector,
    pub(in crate::chart::network) radius: f64,
    /// Index among the readers; none for a contact who did not read.
    pub(in crate::chart::network) reader: Option<usize>,
    /// Index among the contacts, if the person asked to connect.
    pub(in crate::chart::network) contact: Option<usize>,
}

impl Dot {
    /// The same person in the circle, before reading.
    pub(in crate::chart::network) fn silent(self) -> Self {
        Self {
            radius: if self.reader.is_some() {
                self.radius * SILENT
            } else {
                self.radius
            },
            reader: None,
            ..self
        }
    }
}

/// The way the news took to somebody.
#[derive(Clone, Copy)]
pub(in crate::chart::network) struct Tie {
    pub(in crate::chart::network) from: Vector,
    pub(in crate::chart::network) to: Vector,
    /// Index of the reader at its end.
    pub(in crate::chart::network) reader: usize,
}

/// A line of text.
pub(in crate::chart::network) struct Text {
    /// Middle of the baseline.
    pub(in crate::chart::network) place: Vector,
    pub(in crate::chart::network) line: String,
    pub(in crate::chart::network) kind: Type,
    pub(in crate::chart::network) paint: Paint,
    /// Index of the reader with whom it appears; none if it is always there.
    pub(in crate::chart::network) reader: Option<usize>,
}
