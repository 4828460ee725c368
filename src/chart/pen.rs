//! Draws on a canvas what plotters lays out.
//!
//! Plotters counts in whole numbers: here in hundredths of a pixel, as fine as anything is written. Its colours carry what
//! something is painted with, so that pages can still recolour it.

use std::convert::Infallible;

use plotters::style::Color;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::canvas::{Anchor, Area, Canvas};
use super::font::Type;
use super::theme::Paint;

/// A length in the units of plotters.
pub(super) fn px(pixels: f64) -> i32 {
    (pixels * 100.0).round() as i32
}

/// The same of what has no direction.
pub(super) fn length(pixels: f64) -> u32 {
    px(pixels).unsigned_abs()
}

/// A length of plotters `[px]`.
pub(super) fn pixels(length: i32) -> f64 {
    f64::from(length) / 100.0
}

fn place((x, y): (i32, i32)) -> (f64, f64) {
    (pixels(x), pixels(y))
}

/// Of a line `[px]`.
fn thickness(style: &impl BackendStyle) -> f64 {
    f64::from(style.stroke_width()) / 100.0
}

/// What draws on a canvas.
pub(super) struct Pen<'a>(pub(super) &'a mut Canvas);

/// Drawing on a canvas cannot fail.
pub(super) const NEVER_FAILS: &str = "a canvas takes all that is drawn";

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Pen<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let whole = self.0.whole();
        (length(whole.width()), length(whole.height()))
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: (i32, i32), _: BackendColor) -> Drawn {
        unreachable!("shapes are drawn whole")
    }

    fn draw_line<S: BackendStyle>(&mut self, from: (i32, i32), to: (i32, i32), style: &S) -> Drawn {
        self.0
            .line(place(from), place(to), paint(style.color()), thickness(style));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: (i32, i32),
        lower_right: (i32, i32),
        style: &S,
        is_filled: bool,
    ) -> Drawn {
        debug_assert!(is_filled, "no rectangle has a rim alone");
        let ((left, top), (right, bottom)) = (place(upper_left), place(lower_right));
        let area = Area {
            left,
            top,
            right,
            bottom,
        };
        self.0.faint_rect(area, paint(style.color()), style.color().alpha);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = (i32, i32)>>(&mut self, path: I, style: &S) -> Drawn {
        if style.color().alpha > 0.0 {
            let points: Vec<_> = path.into_iter().map(place).collect();
            self.0.curve(&points, paint(style.color()), thickness(style));
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = (i32, i32)>>(&mut self, corners: I, style: &S) -> Drawn {
        let corners: Vec<_> = corners.into_iter().map(place).collect();
        self.0.patch(&corners, paint(style.color()), style.color().alpha);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: (i32, i32)) -> Drawn {
        let (at, kind, paint) = (place(at), Type::regular(style.size()), paint(style.color()));
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        match style.anchor().v_pos {
            VPos::Top => self.0.text((at.0, at.1 + kind.size), text, kind, paint, anchor),
            VPos::Center => self.0.centred_text(at, text, kind, paint, anchor),
            VPos::Bottom => self.0.text(at, text, kind, paint, anchor),
        }
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let kind = Type::regular(style.size());
        Ok((length(kind.width(self.0.typeface(), text)), length(kind.line_height())))
    }
}

/// Paints that plotters takes for colours.
const BASICS: [Paint; 6] = [
    Paint::Ink,
    Paint::Muted,
    Paint::Rule,
    Paint::Zone,
    Paint::Paper,
    Paint::Accent,
];

impl Color for Paint {
    /// No colour, but the number of the paint: policies follow the basics.
    fn to_backend_color(&self) -> BackendColor {
        let number = match self {
            Self::Policy(index) => BASICS.len() + index,
            basic => BASICS.iter().position(|paint| paint == basic).expect("all are there"),
        };
        let [_, high, middle, low] = (number as u32).to_be_bytes();
        let rgb = (high, middle, low);
        BackendColor { alpha: 1.0, rgb }
    }
}

/// The paint whose number a colour is.
fn paint(colour: BackendColor) -> Paint {
    let (high, middle, low) = colour.rgb;
    let number = u32::from_be_bytes([0, high, middle, low]) as usize;
    let policy = || Paint::Policy(number - BASICS.len());
    BASICS.get(number).copied().unwrap_or_else(policy)
}
