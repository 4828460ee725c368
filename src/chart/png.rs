//! From SVG to PNG, with the typeface of a look and no other.

use super::font::Typeface;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use std::fmt;

/// Why an SVG did not become a PNG.
#[derive(Debug)]
pub enum PngError {
    /// The text is no SVG that can be drawn.
    Svg(usvg::Error),
    /// The picture is too large to hold.
    Size,
    /// The pixels could not be written as PNG.
    Encoding(String),
}

impl fmt::Display for PngError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Svg(error) => write!(out, "the chart is no valid SVG: {error}"),
            Self::Size => write!(out, "the chart is too large for a PNG"),
            Self::Encoding(error) => write!(out, "the chart could not be written as PNG: {error}"),
        }
    }
}

impl std::error::Error for PngError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Svg(error) => Some(error),
            Self::Size | Self::Encoding(_) => None,
        }
    }
}

/// The picture of `svg` as a PNG file, a pixel for a unit: 1920 × 1080 for a chart.
///
/// # Errors
/// If `svg` is no SVG, or too large.
pub(super) fn png(svg: &str, typeface: &Typeface) -> Result<Vec<u8>, PngError> {
    let tree = laid_out(svg, typeface).map_err(PngError::Svg)?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or(PngError::Size)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    encoded(&pixels).map_err(|error| PngError::Encoding(error.to_string()))
}

/// Pixels as a PNG file; those of a slide, which has paper everywhere, without transparency.
///
/// A chart is flat areas and repeated letters: unfiltered rows repeat each other, which filters hide. At this level nine charts
/// are packed in 0.1 s to a third of what the quickest packing leaves; a higher one takes twice as long for a twentieth.
fn encoded(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let opaque = pixels.pixels().iter().all(|pixel| pixel.alpha() == 255);
    let (colours, bytes) = if opaque {
        let three = pixels
            .pixels()
            .iter()
            .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
        (png::ColorType::Rgb, three.collect())
    } else {
        (png::ColorType::Rgba, pixels.clone().take_demultiplied())
    };
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(colours);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_deflate_compression(png::DeflateCompression::Level(3));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&bytes)?;
    writer.finish()?;
    Ok(file)
}

/// Draws `svg` over pixels, as wide as they are.
pub(super) fn draw_over(svg: &str, pixels: &mut Pixmap, typeface: &Typeface) -> Result<(), PngError> {
    let tree = laid_out(svg, typeface).map_err(PngError::Svg)?;
    let scale = pixels.width() as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(())
}

fn laid_out(svg: &str, typeface: &Typeface) -> Result<usvg::Tree, usvg::Error> {
    let options = usvg::Options {
        font_family: "Inter".to_owned(),
        fontdb: typeface.fonts(),
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(&typeface.set(svg), &options)
}
