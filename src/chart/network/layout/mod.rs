//! Where everybody stands: the firm in its circle, bursts of those who were told around whoever told them, and the chain
//! leading out to the right; on an upright sheet downwards.
//!
//! Contacts who passed nothing on stand inside the circle. Whoever was read by others steps out of it and stands amid them.
//! People whom the firm declined, and who read its page all the same, stand around the circle. Dots are as large as lets
//! all bursts find a place from which a clear line leads to the circle.
//!
//! | file | holds |
//! | --- | --- |
//! | `scene` | what comes out: everything that is drawn, in places |
//! | `cast` | who stands together, the same at every size |
//! | `stage` | a slide on which people are being placed, with dots of one size |
//! | `circle` | places the firm, its contacts, and those who were declined |
//! | `chain` | places the chain and its labels |
//! | `bursts` | places everybody else, around whoever told them |

mod bursts;
mod cast;
mod chain;
mod circle;
mod scene;
mod stage;
#[cfg(test)]
mod tests;

use crate::chart::canvas::Area;
use crate::chart::font::{Type, Typeface};
use crate::chart::sheet::Sheet;
use crate::chart::theme::Paint;
use crate::story::Story;
use cast::Cast;
use stage::Stage;

pub(super) use cast::left_out;
pub(super) use chain::upright;
pub(super) use scene::{Dot, Scene, Text, Tie};

/// Largest and smallest dots `[px]`.
const LARGEST: f64 = 13.0;
const SMALLEST: f64 = 0.9;
/// Scales at which marks, circle and labels are tried, the largest first, with the smallest dots that go with them `[px]`.
const SCALES: [(f64, f64); 3] = [(1.4, 7.0), (1.2, 5.0), (1.0, SMALLEST)];
/// Between neighbours, in radii of a dot.
const SPACING: f64 = 2.9;

/// The words of the picture.
pub(super) struct Labels {
    /// Above the circle.
    pub(super) circle: String,
    /// Beside the people of the chain: lines with their look, and the way the news took to them.
    pub(super) links: Vec<LinkLabel>,
}

/// What stands beside somebody of the chain.
pub(super) struct LinkLabel {
    /// Lines that may be broken: text, type and paint.
    pub(super) lines: Block,
    /// How the news came.
    pub(super) way: String,
}

/// Lines of a label with their look.
type Block = Vec<(String, Type, Paint)>;

/// The corner that is kept free for the clock.
pub(super) fn clock(area: Area) -> Area {
    Area {
        left: area.right - 330.0,
        bottom: area.top + 96.0,
        ..area
    }
}

/// Places everybody in `area`, as large as may be.
pub(super) fn scene(typeface: &Typeface, story: &Story, labels: &Labels, sheet: Sheet, area: Area) -> Scene {
    let cast = Cast::new(story);
    let staged = |scale: f64, size: f64| {
        let mut stage = Stage::new(typeface, story, &cast, (labels, sheet, area), (scale, size));
        stage.place_everybody().then_some(stage.scene)
    };
    for (scale, least) in SCALES {
        let Some(mut fitting) = staged(scale, least) else {
            continue;
        };
        let (mut fits, mut too_large) = (least, LARGEST);
        while too_large / fits > 1.06 {
            let size = (fits * too_large).sqrt();
            match staged(scale, size) {
                Some(scene) => (fitting, fits) = (scene, size),
                None => too_large = size,
            }
        }
        return fitting.centred(typeface, area);
    }
    let mut crammed = Stage::new(typeface, story, &cast, (labels, sheet, area), (1.0, SMALLEST));
    crammed.place_everybody();
    crammed.scene.centred(typeface, area)
}
