//! Lines at the values of axes, and what is written there.

use plotters::chart::{ChartBuilder, LabelAreaPosition};
use plotters::drawing::IntoDrawingArea;
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, TRANSPARENT};

use super::canvas::{Area, Canvas, fit};
use super::font::Type;
use super::pen::{NEVER_FAILS, Pen, length, px};
use super::plot::Plot;
use super::theme::Paint;

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

impl Plot<'_> {
    /// Draws lines at the values of the axes, and writes what they are.
    pub(super) fn mesh(&self, canvas: &mut Canvas, mesh: Mesh) {
        let Area {
            left,
            top,
            right,
            bottom,
        } = self.area;
        let (sheet, whole) = (canvas.sheet(), canvas.whole());
        let name = mesh
            .name
            .map(|(name, _)| fit(canvas.typeface(), sheet, mesh.kind, name, right - left, 1));
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
            .bold_line_style(Paint::Rule.stroke_width(length(1.0)))
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
        if let Some((kind, name)) = &name {
            lines
                .axis_desc_style(font.resize(kind.size).color(&Paint::Muted))
                .x_desc(&*name[0]);
        }
        lines.draw().expect(NEVER_FAILS);
    }
}
