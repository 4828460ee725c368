//! Charts without their titles, for slides that have titles of their own.

use super::Brand;
use super::frame::{Frame, TITLE_CLASS, TITLE_WIDTH};
use super::theme::{HEIGHT, MARGIN, WIDTH};

/// A picture without its title, twice as fine, and where the title was.
#[derive(Clone, Debug, PartialEq)]
pub struct Untitled {
    /// The picture as an SVG file.
    pub svg: String,
    /// Where the title was: left, top, right, bottom, as shares of the slide.
    pub title: [f64; 4],
}

/// Takes the title off the picture of a chart.
///
/// # Panics
/// If `svg` is not that of a chart.
pub fn untitled(svg: &str) -> Untitled {
    let start = format!("<g class=\"{TITLE_CLASS}\"");
    let (before, rest) = svg.split_once(&start).expect("a chart has a title");
    let (title, after) = rest.split_once("</g>").expect("groups end");
    let size = largest(title, "font-size");
    let (top, bottom) = (MARGIN - 48.0, largest(title, "y") + 0.3 * size);
    let right = MARGIN + largest(title, TITLE_WIDTH);
    Untitled {
        svg: finer(&format!("{before}{after}")),
        title: [MARGIN / WIDTH, top / HEIGHT, right / WIDTH, bottom / HEIGHT],
    }
}

/// A slide with nothing on it but the look of the firm, as fine.
pub fn backdrop(look: &Brand) -> String {
    let nothing = Frame {
        look,
        name: "backdrop",
        title: &[String::new()],
        subtitle: &[String::new()],
        footer: ("", ""),
    };
    let (canvas, _) = nothing.slide();
    let (svg, _) = canvas.finish("");
    finer(&svg)
}

/// The picture at twice its size, in the same units.
fn finer(svg: &str) -> String {
    let (tag, rest) = svg.split_at(svg.find('>').expect("a picture has a root"));
    let double = |tag: &str, name: &str, size: f64| {
        tag.replace(&format!(" {name}=\"{size}\""), &format!(" {name}=\"{}\"", 2.0 * size))
    };
    double(&double(tag, "width", WIDTH), "height", HEIGHT) + rest
}

/// The largest number that an attribute has in some markup.
fn largest(markup: &str, attribute: &str) -> f64 {
    let start = format!(" {attribute}=\"");
    let values = markup.split(&start).skip(1);
    let values = values.filter_map(|rest| rest.split('"').next()?.parse().ok());
    values.fold(0.0, f64::max)
}
