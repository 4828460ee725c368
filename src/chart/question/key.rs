//! Whose colour is whose.

use crate::chart::canvas::{Anchor, Area, Canvas};
use crate::chart::font::Type;
use crate::chart::sheet::Sheet;
use crate::chart::theme::Paint;
use crate::chart::{Ink, readable};

/// Names take no more than this `[px]`.
const WIDEST_NAME: f64 = 360.0;
/// Between a dot and its name, and between the picture and the key `[px]`.
const BESIDE: f64 = 34.0;
const GAP: f64 = 30.0;

/// Names the policies: beside the picture on a slide, else below it. What is left for the picture.
pub(super) fn key_of_policies(ink: Ink, canvas: &mut Canvas, kind: Type, area: Area, names: &[String]) -> Area {
    let typeface = ink.typeface();
    let names: Vec<String> = names.iter().map(|name| readable(name)).collect();
    let step = kind.line_height() * 1.4;
    let (left, top, rest) = match canvas.sheet() {
        Sheet::Slide => {
            let widest = names.iter().map(|name| kind.width(typeface, name)).fold(0.0, f64::max);
            let left = area.right - widest.min(WIDEST_NAME) - BESIDE - 6.0;
            let right = left - GAP;
            (left, area.top, Area { right, ..area })
        }
        Sheet::Upright => {
            let top = area.bottom - step * names.len() as f64;
            let bottom = top - 20.0;
            (area.left, top, Area { bottom, ..area })
        }
    };
    for (policy, name) in names.iter().enumerate() {
        let middle = top + step * (policy as f64 + 0.5);
        canvas.dot((left + 10.0, middle), 11.0, Paint::Policy(policy));
        let place = (left + BESIDE, middle + kind.size * 0.35);
        canvas.fitted_text(place, name, (kind, WIDEST_NAME), Paint::Ink, Anchor::Start);
    }
    rest
}
