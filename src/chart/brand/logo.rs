//! A firm's logo, made safe to embed.

use super::drawing::{self, MOST_PIXELS};
use crate::chart::font::{Typeface, shared_fonts};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use resvg::tiny_skia::Pixmap;
use resvg::usvg::{self, ImageHrefResolver, ImageKind};
use std::io::Cursor;
use std::sync::Mutex;

/// A logo as a picture that needs nothing from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    uri: String,
    width: f64,
    height: f64,
}

/// A logo stands on every chart, so it must be small `[bytes]`.
pub(super) const LARGEST: usize = 300_000;
/// A picture that is so many times as wide as high, or as high as wide, is a line and no logo.
const MOST_STRETCHED: f64 = 100.0;

impl Logo {
    /// A logo from the bytes of a PNG or an SVG file.
    ///
    /// An SVG is drawn anew from what is seen of it: scripts, animations, and references to other files or places are gone.
    /// Letters become outlines in the typeface of the house where the logo brings none. What would take long to draw is refused
    /// before it is drawn.
    ///
    /// # Errors
    /// What is wrong with it, and what to do.
    pub fn new(bytes: &[u8]) -> Result<Self, String> {
        if bytes.len() > LARGEST {
            return Err(too_large(bytes.len() as u64));
        }
        let logo = if bytes.starts_with(b"\x89PNG") {
            Self::of_png(bytes)?
        } else if let Some(kind) = other_kind(bytes) {
            return Err(format!("is a {kind}: save it as a PNG or an SVG"));
        } else {
            Self::of_svg(bytes)?
        };
        let ratio = logo.width / logo.height;
        if !(1.0 / MOST_STRETCHED..=MOST_STRETCHED).contains(&ratio) {
            return Err(format!(
                "is {} wide and {} high; neither side may be more than {MOST_STRETCHED} times the other",
                logo.width, logo.height
            ));
        }
        Ok(logo)
    }

    fn of_png(bytes: &[u8]) -> Result<Self, String> {
        let unreadable = |error: &dyn std::fmt::Display| format!("is no PNG that can be read: {error}");
        let (width, height) = size_of_png(bytes).map_err(|error| unreadable(&error))?;
        if width.saturating_mul(height) > MOST_PIXELS {
            return Err(format!(
                "has {width} × {height} pixels; a logo may have {MOST_PIXELS} in all, as 2000 × 2000: save it smaller, or as SVG"
            ));
        }
        let picture = Pixmap::decode_png(bytes).map_err(|error| unreadable(&error))?;
        Ok(Self {
            uri: format!("data:image/png;base64,{}", BASE64_STANDARD.encode(bytes)),
            width: f64::from(picture.width()),
            height: f64::from(picture.height()),
        })
    }

    fn of_svg(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| "is neither a PNG nor an SVG in UTF-8: save the logo as one of them".to_owned())?;
        let document = drawing::bounded(text)?;
        let texts = document.descendants().filter(|node| node.has_tag_name("text"));
        let texts: String = texts
            .flat_map(|text| text.descendants().filter_map(|part| part.text()))
            .collect();
        let lacking = Typeface::house().lacking(&texts);
        if !lacking.is_empty() {
            return Err(format!(
                "has text with {}, which the typeface of whoknows lacks: turn its text into outlines",
                lacking.join(" ")
            ));
        }
        // The first embedded picture that cannot be embedded: without it the logo is another.
        let refused = Mutex::new(None);
        let options = usvg::Options {
            fontdb: shared_fonts(),
            font_family: "Inter".to_owned(),
            image_href_resolver: ImageHrefResolver {
                resolve_data: Box::new(|_, data, _| {
                    let kind = embedded(data);
                    kind.map_err(|reason| *refused.lock().expect("nobody panics with it") = Some(reason))
                        .ok()
                }),
                resolve_string: Box::new(|_, _| None),
            },
            ..usvg::Options::default()
        };
        let tree = usvg::Tree::from_xmltree(&document, &options).map_err(|error| {
            format!("is neither a PNG nor an SVG that can be read ({error}): save the logo as one of them")
        })?;
        drop(options);
        if let Some(reason) = refused.into_inner().expect("nobody panics with it") {
            return Err(reason);
        }
        drawing::refuse_long(&tree)?;
        let size = tree.size();
        let safe = tree.to_string(&usvg::WriteOptions::default());
        if safe.len() > MOST_SAFE {
            return Err(format!(
                "has {} kB once its letters and copies are drawn; {} kB are allowed: simplify it, or save it as a PNG",
                safe.len() / 1000,
                MOST_SAFE / 1000
            ));
        }
        Ok(Self {
            uri: format!("data:image/svg+xml;base64,{}", BASE64_STANDARD.encode(&safe)),
            width: f64::from(size.width()),
            height: f64::from(size.height()),
        })
    }

    /// The picture as a data URI, for `<img src>` or `<image href>`.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// Width and height at which it fills a box of this size without being distorted.
    pub fn fitted(&self, width: f64, height: f64) -> (f64, f64) {
        let scale = (width / self.width).min(height / self.height);
        (self.width * scale, self.height * scale)
    }
}

/// An SVG once it is drawn anew: it stands on every chart `[bytes]`.
const MOST_SAFE: usize = 1_000_000;

/// What is said of a file of so many bytes.
pub(super) fn too_large(bytes: u64) -> String {
    format!(
        "has {} kB; a logo stands on every chart and may have {} kB: save it smaller, or as SVG",
        bytes / 1000,
        LARGEST / 1000
    )
}

/// Width and height that a PNG says it has `[px]`; nothing is unpacked.
fn size_of_png(bytes: &[u8]) -> Result<(usize, usize), png::DecodingError> {
    let reader = png::Decoder::new(Cursor::new(bytes)).read_info()?;
    let (width, height) = reader.info().size();
    Ok((width as usize, height as usize))
}

/// The kind of a picture that is none of ours, if it is one that is known.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    let starts: [(&[u8], &str); 9] = [
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"BM", "BMP"),
        (b"%PDF", "PDF"),
        (b"%!PS", "PostScript file"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"\x1f\x8b", "packed file (an SVGZ, say)"),
        (b"\0\0\x01\0", "Windows icon"),
    ];
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("WebP");
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("AVIF or HEIC");
    }
    let known = starts.into_iter().find(|(start, _)| bytes.starts_with(start));
    known.map(|(_, kind)| kind)
}

/// A picture inside of an SVG, or why it is not taken.
fn embedded(data: std::sync::Arc<Vec<u8>>) -> Result<ImageKind, String> {
    let size = || imagesize::blob_size(&data).map(|size| (size.width, size.height));
    let (kind, size): (fn(_) -> ImageKind, _) = if data.starts_with(b"\x89PNG") {
        (ImageKind::PNG, size_of_png(&data).ok())
    } else if data.starts_with(b"\xff\xd8\xff") {
        (ImageKind::JPEG, size().ok())
    } else {
        let kind = other_kind(&data).unwrap_or("picture that is no PNG and no JPEG");
        return Err(format!("embeds a {kind}: embed a PNG, or draw it as shapes"));
    };
    match size {
        Some((width, height)) if width.saturating_mul(height) <= MOST_PIXELS => Ok(kind(data)),
        Some((width, height)) => Err(format!(
            "embeds a picture of {width} × {height} pixels; {MOST_PIXELS} are allowed in all, as 2000 × 2000: embed a smaller one"
        )),
        None => Err("embeds a picture that cannot be read: embed a PNG, or draw it as shapes".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_references_to_elsewhere_are_gone() {
        let hostile = r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20"
            onload="alert(1)"><script>alert(2)</script><image width="9" height="9" xlink:href="http://example.org/spy.png"/>
            <image width="9" height="9" href="file:///etc/hostname"/><foreignObject><iframe src="http://example.org"/></foreignObject>
            <a href="javascript:alert(3)"><rect width="40" height="20" fill="#0a0" onclick="alert(4)"/></a>
            <style>@import url(http://example.org/x.css);</style></svg>"##;
        let logo = Logo::new(hostile.as_bytes()).unwrap();
        assert_eq!(logo.fitted(100.0, 100.0), (100.0, 50.0));
        let options = usvg::Options::default();
        let safe = usvg::Tree::from_data(hostile.as_bytes(), &options).unwrap();
        let safe = safe.to_string(&usvg::WriteOptions::default());
        for trace in ["script", "alert", "example.org", "file:", "iframe", "import", "onload"] {
            assert!(!safe.contains(trace), "{trace} in {safe}");
        }
        assert!(safe.contains("<path") && logo.uri().ends_with(&BASE64_STANDARD.encode(safe.as_bytes())));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(Logo::new(b"GIF89a").unwrap_err().contains("is a GIF"));
        assert!(Logo::new(b"a logo").unwrap_err().contains("neither a PNG nor an SVG"));
        assert!(Logo::new(b"\x89PNG\r\n\x1a\nrest").unwrap_err().contains("no PNG"));
        assert!(Logo::new(&vec![b' '; 400_000]).unwrap_err().contains("400 kB"));
    }
}
