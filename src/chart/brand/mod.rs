//! A firm's look on every chart and page: colours, logo and typeface.
//!
//! | file | makes |
//! | --- | --- |
//! | `stored` | the bytes of a file, as far as a bound |
//! | `drawing` | what an SVG of a stranger costs to draw |
//! | `logo` | a picture to embed, without scripts and references to elsewhere |
//! | `file` | a brand from `brand.toml`, or all that is wrong with it |
//!
//! A brand is made of a palette and a typeface, and is handed to what draws; neither these nor PNG and PDF know of brands.

mod drawing;
mod file;
mod logo;
mod stored;

#[cfg(feature = "pdf")]
use super::Chart;
use super::colour::Colour;
use super::font::Typeface;
use super::palette::{Entry, Palette};
#[cfg(feature = "pdf")]
use super::pdf::{self, PdfError};
use super::png::{self, PngError};
use std::sync::{Arc, LazyLock};

pub use file::BrandError;
pub use logo::Logo;

/// How charts and pages look: the house's own look, or that of a firm.
#[derive(Clone, Debug)]
pub struct Brand(Arc<Look>);

/// What a brand consists of.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) palette: Palette,
    pub(super) typeface: Arc<Typeface>,
    pub(super) logo: Option<Logo>,
}

/// The look of whoknows itself.
pub(super) static HOUSE: LazyLock<Brand> = LazyLock::new(|| {
    Brand(Arc::new(Look {
        palette: Palette::house(),
        typeface: Typeface::house(),
        logo: None,
    }))
});

/// When a page is on a dark screen.
const ON_DARK: &str = "@media screen and (prefers-color-scheme:dark)";

impl Brand {
    /// The look of whoknows itself.
    pub fn house() -> Self {
        HOUSE.clone()
    }

    /// The picture of a chart of this look as a PNG file of 1920 × 1080.
    ///
    /// # Errors
    /// If `svg` is no SVG, or too large.
    pub fn png(&self, svg: &str) -> Result<Vec<u8>, PngError> {
        png::png(svg, &self.0.typeface)
    }

    /// Charts of this look as a PDF file, a page of 16:9 for each.
    ///
    /// Text stays text, that can be searched and copied; the same charts give the same bytes.
    ///
    /// # Errors
    /// If an SVG is none, or the file cannot be made of it.
    #[cfg(feature = "pdf")]
    pub fn pdf(&self, charts: &[Chart]) -> Result<Vec<u8>, PdfError> {
        pdf::pdf(charts.iter().map(|chart| chart.svg.as_str()), &self.0.typeface)
    }

    /// CSS that brings the typeface along.
    pub fn font_face_css(&self) -> String {
        self.0.typeface.css()
    }

    /// Families of the typeface, the first choice first, as CSS writes them.
    pub fn font_family(&self) -> &str {
        self.0.typeface.families()
    }

    /// CSS rules that turn the pictures of a page to their colours on a dark screen.
    pub fn dark_css(&self) -> String {
        self.0.palette.dark_css()
    }

    /// CSS rules that give this look to pictures which were drawn in that of the house, within `.moved`, by light and on paper; a
    /// dark screen has [`Brand::dark_css`]. Empty for the house.
    pub fn moved_css(&self) -> String {
        if self.0.palette == HOUSE.look().palette {
            return String::new();
        }
        format!(
            "@media print,(prefers-color-scheme:light){{{}}}",
            self.0.palette.light_css(".moved ")
        )
    }

    /// CSS rules that give a page the look of a firm, to stand anywhere in it; empty for the house, whose look pages have anyway.
    pub fn page_css(&self) -> String {
        let (look, house) = (self.look(), HOUSE.look());
        let colours = || {
            let of = |shade: fn(Entry) -> Colour| {
                let [ink, muted, rule, zone, paper] = look.palette.basics().map(shade);
                let accent = shade(look.palette.link);
                format!(
                    ":root:root{{--ink:{ink};--muted:{muted};--rule:{rule};--paper:{paper};--wash:{zone};\
                     --accent:{accent}}}"
                )
            };
            let (light, dark) = (of(|entry| entry.light), of(|entry| entry.dark));
            format!("@media print,(prefers-color-scheme:light){{{light}}}{ON_DARK}{{{dark}}}")
        };
        let has_colours = look.palette.basics() != house.palette.basics() || look.palette.accent.is_some();
        let families = look.typeface.families();
        let has_typeface = families != house.typeface.families();
        let logo = look.logo.as_ref().map(|logo| {
            let (uri, (width, height)) = (logo.uri(), logo.fitted(280.0, 72.0));
            let paper = self.paper();
            // A logo is made for the firm's paper.
            format!(
                "body::before{{content:\"\";display:block;width:{width:.0}px;height:{height:.0}px;margin-bottom:28px;\
                 background:url({uri}) left/contain no-repeat}}\
                 {ON_DARK}{{body::before{{background-color:{paper};box-shadow:0 0 0 12px {paper}}}}}"
            )
        });
        let rules = [
            has_colours.then(colours),
            has_typeface.then(|| format!("html body{{font-family:{families}}}")),
            logo,
        ];
        rules.into_iter().flatten().collect()
    }

    /// The colour of the policy at `index` on paper and on a dark screen.
    pub fn policy_colours(&self, index: usize) -> (Colour, Colour) {
        let entry = self.0.palette.policy(index);
        (entry.light, entry.dark)
    }

    /// Colour of text.
    pub fn ink(&self) -> Colour {
        self.0.palette.ink.light
    }

    /// Colour of the background.
    pub fn paper(&self) -> Colour {
        self.0.palette.paper.light
    }

    /// Colour of text that weighs less.
    pub fn muted(&self) -> Colour {
        self.0.palette.muted.light
    }

    /// Colour of zones behind something.
    pub fn zone(&self) -> Colour {
        self.0.palette.zone.light
    }

    /// Colour of links.
    pub fn link(&self) -> Colour {
        self.0.palette.link.light
    }

    /// Name of the firm's typeface, by which programs of its machines know it.
    pub fn typeface_name(&self) -> Option<&str> {
        self.0.typeface.name()
    }

    /// The letters of `text` that no typeface of this look has, each once: charts draw boxes in their place, except where programs
    /// that show them have a typeface of their own.
    pub fn lacking<'a>(&self, text: &'a str) -> Vec<&'a str> {
        self.0.typeface.lacking(text)
    }

    /// The firm's logo, if it has one.
    pub fn logo(&self) -> Option<&Logo> {
        self.0.logo.as_ref()
    }

    pub(super) fn look(&self) -> &Look {
        &self.0
    }
}
