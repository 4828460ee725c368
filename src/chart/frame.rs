//! What every slide has around its picture: the finding, what is drawn, where it comes from, and the rule of a firm.

use super::canvas::{Anchor, Area, Canvas, fit, number};
use super::font::Type;
use super::theme::{FOOTER, HEIGHT, MARGIN, Paint, SMALLEST_TITLE, SUBTITLE, TITLE, WIDTH};

/// Between the title and the logo `[px]`.
const BESIDE_LOGO: f64 = 48.0;
/// Height of the rule in the firm's colour at the top `[px]`.
const ACCENT: f64 = 12.0;
/// Class of the group that holds the title.
pub(super) const TITLE_CLASS: &str = "title";
/// Attribute of that group: how wide the title may be `[px]`.
pub(super) const TITLE_WIDTH: &str = "data-width";

/// What a slide says around its picture.
pub(super) struct Frame<'a> {
    /// Short name, unique on a page.
    pub(super) name: &'a str,
    /// The finding.
    pub(super) title: &'a str,
    /// What is drawn.
    pub(super) subtitle: &'a str,
    /// Where it comes from: left and right.
    pub(super) footer: (&'a str, &'a str),
}

impl Frame<'_> {
    /// A slide with all this, and the area left for the picture.
    pub(super) fn slide(&self) -> (Canvas, Area) {
        let mut canvas = Canvas::empty(self.name, self.title);
        canvas.rect(
            Area {
                left: 0.0,
                top: 0.0,
                right: WIDTH,
                bottom: HEIGHT,
            },
            Paint::Paper,
        );
        if canvas.has_accent() {
            let rule = Area {
                left: 0.0,
                top: 0.0,
                right: WIDTH,
                bottom: ACCENT,
            };
            canvas.rect(rule, Paint::Accent);
        }
        let width = WIDTH - 2.0 * MARGIN;
        let beside_logo = canvas
            .logo_place()
            .map_or(width, |place| place.left - BESIDE_LOGO - MARGIN);
        let (kind, lines) = headline(self.title, beside_logo);
        let mut y = MARGIN - 24.0 + kind.size;
        let attributes = [
            ("class", TITLE_CLASS.to_owned()),
            (TITLE_WIDTH, number(beside_logo).to_string()),
        ];
        canvas.group(&attributes, &mut |canvas| {
            for line in &lines {
                canvas.text((MARGIN, y), line, kind, Paint::Ink, Anchor::Start);
                y += kind.line_height();
            }
        });
        y += SUBTITLE.line_height() + 18.0 - kind.line_height();
        for line in SUBTITLE.wrap(self.subtitle, width, 2) {
            canvas.text((MARGIN, y), &line, SUBTITLE, Paint::Muted, Anchor::Start);
            y += SUBTITLE.line_height();
        }
        let base = HEIGHT - 36.0;
        let (left, right) = self.footer;
        let (kind, left) = fit(FOOTER, left, width - FOOTER.width(right) - 60.0, 1);
        canvas.text((MARGIN, base), &left[0], kind, Paint::Muted, Anchor::Start);
        canvas.text((WIDTH - MARGIN, base), right, FOOTER, Paint::Muted, Anchor::End);
        (
            canvas,
            Area {
                left: MARGIN,
                top: y + 14.0,
                right: WIDTH - MARGIN,
                bottom: base - FOOTER.size - 40.0,
            },
        )
    }
}

/// `text` with its short brackets kept on one line: an interval does not break between its ends.
fn unbroken(text: &str) -> String {
    const SHORT: usize = 28;
    let mut rest = text;
    let mut whole = String::with_capacity(text.len());
    while let Some((before, inside)) = rest.split_once('(') {
        let end = inside.find(')').unwrap_or(inside.len());
        let bracket = &inside[..end];
        whole.push_str(before);
        whole.push('(');
        if bracket.chars().count() <= SHORT {
            whole.push_str(&bracket.replace(' ', "\u{a0}"));
        } else {
            whole.push_str(bracket);
        }
        rest = &inside[end..];
    }
    whole + rest
}

/// A title on one line, if a slightly smaller type allows, or else on two of about the same length.
fn headline(text: &str, width: f64) -> (Type, Vec<String>) {
    let text = &unbroken(text);
    let natural = TITLE.width(text);
    if natural <= width {
        return (TITLE, vec![text.to_owned()]);
    }
    let one_line = Type {
        size: libm::floor(TITLE.size * width / natural),
        ..TITLE
    };
    if one_line.size >= SMALLEST_TITLE {
        return (one_line, one_line.wrap(text, width, 1));
    }
    let (kind, lines) = fit(TITLE, text, width, 2);
    let balanced = kind.wrap(text, (kind.width(text) * 0.56).min(width), 2);
    let whole = balanced.iter().map(String::len).sum::<usize>() >= lines.iter().map(String::len).sum::<usize>();
    (kind, if whole { balanced } else { lines })
}
