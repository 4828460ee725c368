//! What every sheet has around its picture: the finding, what is drawn, where it comes from, and the rule of a firm.

use super::brand::Brand;
use super::canvas::{Anchor, Area, Canvas, fit};
use super::font::{Type, Typeface};
use super::sheet::Sheet;
use super::theme::{FOOTER, HEIGHT, Paint, SMALLEST_TITLE, TITLE};

/// Between the title and the logo `[px]`.
const BESIDE_LOGO: f64 = 48.0;
/// Height of the rule in the firm's colour at the top `[px]`.
const ACCENT: f64 = 12.0;
/// How far the place of a title reaches into the margin over it `[px]`.
const OVER_TITLE: f64 = 48.0;

/// What a sheet says around its picture.
pub(super) struct Frame<'a> {
    /// How it looks.
    pub(super) look: &'a Brand,
    /// Short name, unique on a page.
    pub(super) name: &'a str,
    /// The finding, and the same in fewer letters; the first that fits is drawn.
    pub(super) title: &'a [String],
    /// What is drawn, likewise.
    pub(super) subtitle: &'a [String],
    /// Where it comes from: left and right.
    pub(super) footer: (&'a str, &'a str),
}

/// A slide with nothing on it but the look of the firm, as fine as one without a title.
pub fn backdrop(look: &Brand) -> String {
    let nothing = Frame {
        look,
        name: "backdrop",
        title: &[String::new()],
        subtitle: &[String::new()],
        footer: ("", ""),
    };
    let (canvas, _) = nothing.slide();
    canvas.finish("").untitled.svg
}

impl Frame<'_> {
    /// A slide with all this, and the area left for the picture.
    pub(super) fn slide(&self) -> (Canvas, Area) {
        let sheet = Sheet::Slide;
        let mut canvas = Canvas::empty(self.look, sheet, HEIGHT, self.name, &self.title[0]);
        lay_paper(&mut canvas);
        let beside_logo = canvas
            .logo_place()
            .map_or(sheet.room(), |place| place.left - BESIDE_LOGO - sheet.margin());
        let head = Head::new(sheet, self, beside_logo);
        head.write(&mut canvas);
        let base = HEIGHT - 36.0;
        let (left, right) = (sheet.margin(), sheet.margin() + sheet.room());
        let (origin, run) = self.footer;
        let kind = (FOOTER, sheet.room() - FOOTER.width(canvas.typeface(), run) - 60.0);
        canvas.fitted_text((left, base), origin, kind, Paint::Muted, Anchor::Start);
        canvas.text((right, base), run, FOOTER, Paint::Muted, Anchor::End);
        let area = Area {
            left,
            top: head.bottom(),
            right,
            bottom: base - FOOTER.size - 40.0,
        };
        (canvas, area)
    }

    /// An upright sheet with all this, and an area of this height for the picture.
    pub(super) fn upright(&self, picture: f64) -> (Canvas, Area) {
        let sheet = Sheet::Upright;
        let head = Head::new(sheet, self, sheet.room());
        let (kind, typeface) = (sheet.legible(FOOTER), &self.look.look().typeface);
        let (origin, run) = self.footer;
        let footer = [origin, run]
            .map(|text| kind.wrap(typeface, text, sheet.room(), 4))
            .concat();
        let area = Area {
            left: sheet.margin(),
            top: head.bottom(),
            right: sheet.margin() + sheet.room(),
            bottom: head.bottom() + picture,
        };
        let mut base = area.bottom + 52.0;
        let height = base + kind.line_height() * footer.len() as f64;
        let mut canvas = Canvas::empty(
            self.look,
            sheet,
            height,
            &format!("{}-upright", self.name),
            &self.title[0],
        );
        lay_paper(&mut canvas);
        head.write(&mut canvas);
        for line in &footer {
            canvas.text((area.left, base), line, kind, Paint::Muted, Anchor::Start);
            base += kind.line_height();
        }
        (canvas, area)
    }
}

/// Paper over all of a sheet, and the rule of a firm on top.
fn lay_paper(canvas: &mut Canvas) {
    let paper = canvas.whole();
    canvas.rect(paper, Paint::Paper);
    if canvas.has_accent() {
        let rule = Area {
            bottom: ACCENT,
            ..paper
        };
        canvas.rect(rule, Paint::Accent);
    }
}

/// Title and subtitle in lines.
struct Head {
    sheet: Sheet,
    /// How wide the title may be `[px]`.
    width: f64,
    kind: Type,
    title: Vec<String>,
    subtitle: Vec<String>,
}

impl Head {
    fn new(sheet: Sheet, frame: &Frame, width: f64) -> Self {
        let typeface = &frame.look.look().typeface;
        let (kind, title) = first_whole(frame.title, |text| headline(typeface, sheet, text, width));
        let kind_of_subtitle = sheet.subtitle();
        let (_, subtitle) = first_whole(frame.subtitle, |text| {
            (
                kind_of_subtitle,
                kind_of_subtitle.wrap(typeface, text, sheet.room(), sheet.lines(2)),
            )
        });
        Self {
            sheet,
            width,
            kind,
            title,
            subtitle,
        }
    }

    /// Baseline of the first line of the subtitle `[px]`.
    fn below_title(&self) -> f64 {
        let title = self.kind.size + self.kind.line_height() * (self.title.len() as f64 - 1.0);
        self.sheet.top() + title + self.sheet.subtitle().line_height() + 18.0
    }

    /// Where the picture begins `[px]`.
    fn bottom(&self) -> f64 {
        self.below_title() + self.sheet.subtitle().line_height() * self.subtitle.len() as f64 + 14.0
    }

    /// Where the title stands.
    fn place(&self) -> Area {
        let last = self.sheet.top() + self.kind.size + self.kind.line_height() * (self.title.len() as f64 - 1.0);
        let left = self.sheet.margin();
        Area {
            left,
            top: left - OVER_TITLE,
            right: left + self.width,
            bottom: last + 0.3 * self.kind.size,
        }
    }

    fn write(&self, canvas: &mut Canvas) {
        let left = self.sheet.margin();
        canvas.headline(self.place(), &mut |canvas| {
            let mut y = self.sheet.top() + self.kind.size;
            for line in &self.title {
                canvas.text((left, y), line, self.kind, Paint::Ink, Anchor::Start);
                y += self.kind.line_height();
            }
        });
        let kind = self.sheet.subtitle();
        let mut y = self.below_title();
        for line in &self.subtitle {
            canvas.text((left, y), line, kind, Paint::Muted, Anchor::Start);
            y += kind.line_height();
        }
    }
}

/// The first of some texts that is set with all its letters, or the last.
fn first_whole(texts: &[String], set: impl Fn(&str) -> (Type, Vec<String>)) -> (Type, Vec<String>) {
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
    let mut tried = (TITLE, Vec::new());
    for text in texts {
        tried = set(text);
        if tried.1.iter().map(|line| letters(line)).sum::<usize>() == letters(text) {
            break;
        }
    }
    tried
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

/// A title on one line, if a slightly smaller type allows, or else on two of about the same length; on an upright sheet on
/// as many as it takes.
fn headline(typeface: &Typeface, sheet: Sheet, text: &str, width: f64) -> (Type, Vec<String>) {
    let text = &unbroken(text);
    if sheet == Sheet::Upright {
        return (sheet.title(), sheet.title().wrap(typeface, text, width, sheet.lines(2)));
    }
    let natural = TITLE.width(typeface, text);
    if natural <= width {
        return (TITLE, vec![text.to_owned()]);
    }
    let one_line = Type {
        size: libm::floor(TITLE.size * width / natural),
        ..TITLE
    };
    if one_line.size >= SMALLEST_TITLE {
        return (one_line, one_line.wrap(typeface, text, width, 1));
    }
    let (kind, lines) = fit(typeface, sheet, TITLE, text, width, 2);
    let balanced = kind.wrap(typeface, text, (kind.width(typeface, text) * 0.56).min(width), 2);
    let whole = balanced.iter().map(String::len).sum::<usize>() >= lines.iter().map(String::len).sum::<usize>();
    (kind, if whole { balanced } else { lines })
}
