//! A picture with all that stands around it, on every sheet.

use super::canvas::{Area, Canvas};
use super::frame::Frame;
use super::{Chart, Ink, readable};
use crate::words;

/// Name and finding of a chart, and where its numbers come from.
pub(super) struct Plate<'a> {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) alt: String,
    /// Where the numbers come from: left and right.
    pub(super) footer: (String, String),
    /// Names that title and subtitle may have, which are cut where they do not fit.
    pub(super) names: Vec<String>,
    pub(super) ink: Ink<'a>,
}

impl Plate<'_> {
    /// Draws the picture with this finding: on a slide, and on an upright sheet, where it takes this height `[px]`.
    pub(super) fn draw(self, upright: f64, picture: impl Fn(&mut Canvas, Area)) -> Chart {
        let title = readable(&self.title);
        let alt = readable(&self.alt);
        let (left, right) = &self.footer;
        let frame = Frame {
            look: self.ink.look,
            name: self.name,
            title: &self.shorter(&title),
            subtitle: &self.shorter(&readable(&self.subtitle)),
            footer: (&readable(left), &readable(right)),
        };
        let (mut canvas, area) = frame.slide();
        picture(&mut canvas, area);
        let finished = canvas.finish(&alt);
        let (mut canvas, area) = frame.upright(upright);
        picture(&mut canvas, area);
        let upright_svg = Some(canvas.for_page(&alt));
        Chart {
            name: self.name,
            label: self.label,
            title,
            alt,
            svg: finished.svg,
            inline_svg: finished.inline_svg,
            untitled: finished.untitled,
            upright_svg,
        }
    }

    /// A text, and the same with ever shorter names, for where it does not fit.
    fn shorter(&self, text: &str) -> Vec<String> {
        let mut names: Vec<String> = self.names.iter().map(|name| readable(name)).collect();
        // A name may be part of another.
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let mut texts = vec![text.to_owned()];
        for most in LENGTHS {
            let short = words::shortened(&names, |name| name.chars().count() <= most, "…");
            let shorter = names.iter().zip(short).fold(text.to_owned(), |text, (name, short)| {
                if *name == short {
                    return text;
                }
                text.replace(&self.ink.words.named(name), &self.ink.words.named(&short))
            });
            if texts.last() != Some(&shorter) {
                texts.push(shorter);
            }
        }
        texts
    }
}

/// Letters that a name may have in a title that does not fit, the first that makes it fit.
const LENGTHS: [usize; 6] = [60, 48, 36, 28, 20, 14];
