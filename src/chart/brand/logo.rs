//! A firm's logo, made safe to embed.

use crate::chart::font::shared_fonts;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use resvg::tiny_skia::Pixmap;
use resvg::usvg::{self, ImageHrefResolver};

/// A logo as a picture that needs nothing from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    uri: String,
    width: f64,
    height: f64,
}

/// A logo stands on every chart, so it must be small `[bytes]`.
const LARGEST: usize = 300_000;

impl Logo {
    /// A logo from the bytes of a PNG or an SVG file.
    ///
    /// An SVG is drawn anew from what is seen of it: scripts, animations, and references to other files or places are gone.
    /// Letters become outlines in the typeface of the house where the logo brings none.
    ///
    /// # Errors
    /// What is wrong with it, and what to do.
    pub fn new(bytes: &[u8]) -> Result<Self, String> {
        if bytes.len() > LARGEST {
            return Err(format!(
                "has {} kB; a logo stands on every chart and may have {} kB: save it smaller, or as SVG",
                bytes.len() / 1000,
                LARGEST / 1000
            ));
        }
        if bytes.starts_with(b"\x89PNG") {
            let picture = Pixmap::decode_png(bytes).map_err(|error| format!("is no PNG that can be read: {error}"))?;
            return Ok(Self {
                uri: format!("data:image/png;base64,{}", BASE64_STANDARD.encode(bytes)),
                width: f64::from(picture.width()),
                height: f64::from(picture.height()),
            });
        }
        let options = usvg::Options {
            fontdb: shared_fonts(),
            font_family: "Inter".to_owned(),
            image_href_resolver: ImageHrefResolver {
                resolve_data: ImageHrefResolver::default_data_resolver(),
                resolve_string: Box::new(|_, _| None),
            },
            ..usvg::Options::default()
        };
        let tree = usvg::Tree::from_data(bytes, &options).map_err(|error| {
            format!("is neither a PNG nor an SVG that can be read ({error}): save the logo as one of them")
        })?;
        let size = tree.size();
        let safe = tree.to_string(&usvg::WriteOptions::default());
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
        assert!(Logo::new(b"GIF89a").unwrap_err().contains("neither a PNG nor an SVG"));
        assert!(Logo::new(b"\x89PNG\r\n\x1a\nrest").unwrap_err().contains("no PNG"));
        assert!(Logo::new(&vec![b' '; 400_000]).unwrap_err().contains("400 kB"));
    }
}
