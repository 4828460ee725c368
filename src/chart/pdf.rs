//! From SVGs to a PDF, a page per chart, with the typeface of a look and no other.

use super::font::Typeface;
use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};
use std::fmt;
use std::sync::Arc;
use usvg_for_pdf as usvg;
use usvg_for_pdf::fontdb::{self, Database, FaceInfo};

/// A slide of 13⅓ × 7½ inches, as presentations have it `[pt]`.
const PAGE: (f32, f32) = (960.0, 540.0);

/// Why charts did not become a PDF.
#[derive(Debug)]
pub enum PdfError {
    /// The text is no SVG that can be drawn.
    Svg(usvg::Error),
    /// The pages could not be written as PDF.
    Writing(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Svg(error) => write!(out, "the chart is no valid SVG: {error}"),
            Self::Writing(error) => write!(out, "the charts could not be written as PDF: {error}"),
        }
    }
}

impl std::error::Error for PdfError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Svg(error) => Some(error),
            Self::Writing(_) => None,
        }
    }
}

/// Pictures, a page each.
pub(super) fn pdf<'a>(svgs: impl Iterator<Item = &'a str>, typeface: &Typeface) -> Result<Vec<u8>, PdfError> {
    let options = usvg::Options {
        font_family: "Inter".to_owned(),
        fontdb: Arc::new(fonts(typeface)),
        ..usvg::Options::default()
    };
    let writing = |error: &dyn fmt::Debug| PdfError::Writing(format!("{error:?}"));
    let mut document = Document::new();
    for svg in svgs {
        let tree = usvg::Tree::from_str(&typeface.set(svg), &options).map_err(PdfError::Svg)?;
        let size = Size::from_wh(PAGE.0, PAGE.1).ok_or_else(|| writing(&"the size of a page"))?;
        let mut page = document.start_page_with(PageSettings::new(size));
        let mut surface = page.surface();
        surface.draw_svg(&tree, size, SvgSettings::default());
        surface.finish();
        page.finish();
    }
    document.set_metadata(Metadata::new().creator("whoknows".to_owned()));
    document.finish().map_err(|error| writing(&error))
}

/// The typeface for the SVG library of the PDF library, which is another version than ours.
fn fonts(typeface: &Typeface) -> Database {
    let mut fonts = Database::new();
    for (name, weight, bytes) in typeface.faces() {
        let mut alone = Database::new();
        alone.load_font_data(bytes.to_vec());
        for face in alone.faces() {
            fonts.push_face_info(FaceInfo {
                families: vec![(name.to_owned(), fontdb::Language::English_UnitedStates)],
                weight: fontdb::Weight(weight),
                ..face.clone()
            });
        }
    }
    fonts.set_sans_serif_family("Inter");
    fonts.set_serif_family("Inter");
    fonts
}
