//! An area between two axes, drawn with plotters.

use plotters::chart::{ChartBuilder, LabelAreaPosition};
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::ranged1d::Ranged;
use plotters::drawing::IntoDrawingArea;
use plotters::element::{Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, TRANSPARENT};

use super::axis::{self, Axis};
use super::canvas::{Area, Canvas, fit};
use super::font::Type;
use super::pen::{Pen, pixels, px};
use super::theme::Paint;

/// Drawing on a canvas cannot go wrong.
const NEVER_FAILS: &str = "a canvas takes all that is drawn";

/// An area, and the axes that give each place in it its values.
#[derive(Clone, Copy)]
pub(super) struct Plot<'a> {
    pub(super) area: Area,
    pub(super) x: &'a Axis,
    pub(super) y: &'a Axis,
}

/// What is drawn at the values of the axes.
#[derive(Clone, Copy)]
pub(super) struct Mesh<'a> {
    /// How they are written.
    pub(super) kind: Type,
    /// Whether there are lines at the values of x.
    pub(super) rising: bool,
    /// Whether there are lines at the values of y.
    pub(super) level: bool,
    /// How far left of the plot the values of y are written `[px]`, if they are.
    pub(super) left: Option<f64>,
    /// How far below the plot those of x are.
    pub(super) below: Option<f64>,
    /// What they are, and how far below the plot that is.
    pub(super) name: Option<(&'a str, f64)>,
}

impl Mesh<'_> {
    /// Nothing yet, but how it would be written.
    pub(super) fn of(kind: Type) -> Self {
        Self {
            kind,
            rising: false,
            level: false,
            left: None,
            below: None,
            name: None,
        }
    }
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

    /// Draws lines at the values of the axes, and writes what they are.
    pub(super) fn mesh(&self, canvas: &mut Canvas, mesh: Mesh) {
        let Area {
            left,
            top,
            right,
            bottom,
        } = self.area;
        let (sheet, whole) = (canvas.sheet(), canvas.whole());
        let beside = mesh.left.unwrap_or(0.0);
        let below = mesh.name.map_or(mesh.below.unwrap_or(0.0), |(_, below)| below);
        let pen = Pen(canvas).into_drawing_area();
        let mut builder = ChartBuilder::on(&pen);
        builder
            .margin_left(px(left - beside))
            .margin_top(px(top))
            .margin_right(px(whole.right - right))
            .margin_bottom(px(whole.bottom - bottom - below))
            .y_label_area_size(px(beside))
            .x_label_area_size(px(below));
        let mut chart = builder.build_cartesian_2d(self.x, self.y).expect(NEVER_FAILS);
        let font = FontDesc::new(FontFamily::SansSerif, mesh.kind.size, FontStyle::Normal);
        let mut lines = chart.configure_mesh();
        lines
            .bold_line_style(Paint::Rule.stroke_width(px(1.0).unsigned_abs()))
            .axis_style(TRANSPARENT)
            .label_style(font.color(&Paint::Muted))
            // Plotters writes values twice as far away as marks would be long.
            .set_tick_mark_size(LabelAreaPosition::Left, px(beside / 2.0))
            .set_tick_mark_size(LabelAreaPosition::Bottom, px(mesh.below.unwrap_or(0.0) / 2.0));
        if !mesh.rising {
            lines.disable_x_mesh();
        }
        if !mesh.level {
            lines.disable_y_mesh();
        }
        if let Some((name, _)) = mesh.name {
            let (kind, name) = fit(sheet, mesh.kind, name, right - left, 1);
            lines
                .axis_desc_style(font.resize(kind.size).color(&Paint::Muted))
                .x_desc(&*name[0]);
        }
        lines.draw().expect(NEVER_FAILS);
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
        self.draw(
            canvas,
            &PathElement::new(points, paint.stroke_width(px(width).unsigned_abs())),
        );
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
