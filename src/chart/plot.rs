//! An area between two axes, drawn with plotters.

use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::ranged1d::Ranged;
use plotters::drawing::IntoDrawingArea;
use plotters::element::{Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::Color;

use super::axis::{self, Axis};
use super::canvas::{Area, Canvas};
use super::pen::{NEVER_FAILS, Pen, length, pixels, px};
use super::theme::Paint;

/// An area, and the axes that give each place in it its values.
#[derive(Clone, Copy)]
pub(super) struct Plot<'a> {
    pub(super) area: Area,
    pub(super) x: &'a Axis,
    pub(super) y: &'a Axis,
}

impl<'a> Plot<'a> {
    /// An area where only places from left to right have values.
    pub(super) fn along(x: &'a Axis, area: Area) -> Self {
        Self {
            area,
            x,
            y: &axis::BLANK,
        }
    }

    fn coordinates(&self) -> Cartesian2d<&'a Axis, &'a Axis> {
        let Area {
            left,
            top,
            right,
            bottom,
        } = self.area;
        Cartesian2d::new(self.x, self.y, (px(left)..px(right), px(bottom)..px(top)))
    }

    /// Place of a value of x `[px]`.
    pub(super) fn x(&self, value: f64) -> f64 {
        pixels(self.x.map(&value, (px(self.area.left), px(self.area.right))))
    }

    /// Place of a value of y `[px]`.
    pub(super) fn y(&self, value: f64) -> f64 {
        pixels(self.y.map(&value, (px(self.area.bottom), px(self.area.top))))
    }

    /// Place of a value of each `[px]`.
    pub(super) fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.x(x), self.y(y))
    }

    /// A line through `points`.
    pub(super) fn curve(
        &self,
        canvas: &mut Canvas,
        points: impl IntoIterator<Item = (f64, f64)>,
        paint: Paint,
        width: f64,
    ) {
        let points: Vec<_> = points.into_iter().collect();
        self.draw(canvas, &PathElement::new(points, paint.stroke_width(length(width))));
    }

    /// What lies between two lines through `points`, each with a lower and an upper value.
    pub(super) fn band(
        &self,
        canvas: &mut Canvas,
        points: impl DoubleEndedIterator<Item = (f64, f64, f64)> + Clone,
        paint: Paint,
        opacity: f64,
    ) {
        let upper = points.clone().map(|(x, _, high)| (x, high));
        let lower = points.rev().map(|(x, low, _)| (x, low));
        let corners: Vec<_> = upper.chain(lower).collect();
        self.draw(canvas, &Polygon::new(corners, paint.mix(opacity)));
    }

    /// What lies between two values of x, from nothing up to `y`.
    pub(super) fn bar(&self, canvas: &mut Canvas, (from, to): (f64, f64), y: f64, paint: Paint) {
        self.draw(canvas, &Rectangle::new([(from, 0.0), (to, y)], paint.filled()));
    }

    fn draw<'c, 'e, E>(&self, canvas: &'c mut Canvas, element: &'e E)
    where
        &'e E: PointCollection<'e, (f64, f64)>,
        E: Drawable<Pen<'c>>,
    {
        let sheet = Pen(canvas).into_drawing_area().apply_coord_spec(self.coordinates());
        sheet.draw(element).expect(NEVER_FAILS);
    }
}
