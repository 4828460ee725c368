//! Inter, the typeface of whoknows itself, and the box for letters that no typeface has.

use super::face::{Face, face_css};
use super::typeface::{Family, Typeface};
use resvg::usvg::fontdb::{self, Database};
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

#[cfg(not(target_family = "wasm"))]
const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
#[cfg(not(target_family = "wasm"))]
const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");
/// The engine within a page measures texts, and the page draws them.
#[cfg(any(target_family = "wasm", test))]
const REGULAR_WIDTHS: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.widths.ttf");
#[cfg(any(target_family = "wasm", test))]
const SEMI_BOLD_WIDTHS: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.widths.ttf");
#[cfg(target_family = "wasm")]
use self::{REGULAR_WIDTHS as REGULAR, SEMI_BOLD_WIDTHS as SEMI_BOLD};
/// A box, and nothing else.
const MISSING: &[u8] = include_bytes!("../../../assets/fonts/Missing.ttf");
const REGULAR_WEB: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.woff2");
const SEMI_BOLD_WEB: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.woff2");

/// The family of the house.
pub(in crate::chart) const INTER: &str = "Inter";

pub(super) static HOUSE: LazyLock<Arc<Typeface>> = LazyLock::new(|| {
    let family = |name: &'static str, regular: &'static [u8], bold: &'static [u8]| Family {
        name: Cow::Borrowed(name),
        regular: Face::new(Arc::new(regular)).expect("the embedded typeface is well formed"),
        bold: Face::new(Arc::new(bold)).expect("the embedded typeface is well formed"),
    };
    let families = vec![family(INTER, REGULAR, SEMI_BOLD), family("Missing", MISSING, MISSING)];
    let mut fonts = Database::new();
    let is_drawn_here = cfg!(not(target_family = "wasm"));
    for data in [&families[0].regular, &families[0].bold, &families[1].regular] {
        if !is_drawn_here {
            break;
        }
        fonts.load_font_source(fontdb::Source::Binary(data.data.clone()));
    }
    // What a logo calls for, Inter stands in for.
    for generic in [
        Database::set_sans_serif_family,
        Database::set_serif_family,
        Database::set_monospace_family,
        Database::set_cursive_family,
        Database::set_fantasy_family,
    ] {
        generic(&mut fonts, INTER);
    }
    Arc::new(Typeface {
        families,
        css: if is_drawn_here {
            face_css(INTER, "400", "woff2", REGULAR_WEB) + &face_css(INTER, "600", "woff2", SEMI_BOLD_WEB)
        } else {
            String::new()
        },
        names: format!("{INTER}, sans-serif"),
        name: None,
        fonts: Arc::new(fonts),
    })
});

impl Typeface {
    /// Inter, the typeface of whoknows itself.
    pub(in crate::chart) fn house() -> Arc<Self> {
        Arc::clone(&HOUSE)
    }
}

/// The typeface of the house, for drawing what brings none.
pub(in crate::chart) fn shared_fonts() -> Arc<Database> {
    HOUSE.fonts()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_measures_as_the_program_does() {
        for (font, widths) in [(REGULAR, REGULAR_WIDTHS), (SEMI_BOLD, SEMI_BOLD_WIDTHS)] {
            let [font, widths] = [font, widths].map(|data| Face::new(Arc::new(data)).expect("it is well formed"));
            assert_eq!(font.cap_height, widths.cap_height);
            let letters = (0..0x3000).filter_map(char::from_u32);
            let letters: Vec<char> = letters
                .filter(|&letter| font.ems(letter) != widths.ems(letter))
                .collect();
            assert!(letters.is_empty(), "run assets/fonts/widths: {letters:?}");
            assert!(font.ems('M').is_some());
        }
    }
}
