//! A sheet to draw on: shapes and text in a few words.
//!
//! The SVG writes each colour as an attribute, so that it stands alone anywhere, and as a class, so that a page may recolour it.
//! Text of the scenario goes into text nodes only, where it is escaped.

use svg::node::element::{self, Element};
use svg::node::{Node, Text};

use super::brand::{Brand, Logo};
use super::font::{Type, Typeface, Weight};
use super::readable;
use super::sheet::Sheet;
use super::theme::{LABEL, Paint, TITLE};

/// The logo takes no more than this: width, height `[px]`.
const LOGO: (f64, f64) = (280.0, 72.0);
/// Height of a sentence that stands instead of a picture on an upright sheet `[px]`.
pub(super) const SENTENCE: f64 = 150.0;

/// Which end of a text its place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A rectangle `[px]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f64 {
        self.bottom - self.top
    }

    pub(super) fn middle(self) -> (f64, f64) {
        (
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        )
    }
}

/// Where a picture will stand.
#[derive(Clone, Copy)]
enum Surroundings {
    /// By itself: it brings typeface and logo along.
    None,
    /// On a page, which has them once for all pictures.
    Page,
    /// On a slide, which has a title of its own; as a picture twice as fine, set in the typeface at hand.
    Slide,
}

/// The title on a sheet.
struct Headline {
    /// Which of the children of the body it is.
    child: usize,
    place: Area,
}

/// A finished picture for each of its surroundings.
pub(super) struct Finished {
    /// One that stands alone.
    pub(super) svg: String,
    /// One for a page that brings the typeface along.
    pub(super) inline_svg: String,
    /// One for a slide that has a title of its own.
    pub(super) untitled: Untitled,
}

/// A picture without its title, twice as fine, and where the title was.
#[derive(Clone, Debug, PartialEq)]
pub struct Untitled {
    /// The picture as an SVG file, to be set in the typeface of its look.
    pub svg: String,
    /// Where the title was: left, top, right, bottom, as shares of the slide.
    pub title: [f64; 4],
}

/// A sheet being drawn on.
pub(super) struct Canvas {
    look: Brand,
    sheet: Sheet,
    /// `[px]`
    height: f64,
    name: String,
    title: String,
    body: Element,
    headline: Option<Headline>,
    hatched: Vec<Paint>,
}

impl Canvas {
    /// Nothing yet on a sheet of this height, with a short name, unique on a page, and with what it is called.
    pub(super) fn empty(look: &Brand, sheet: Sheet, height: f64, name: &str, title: &str) -> Self {
        Self {
            look: look.clone(),
            sheet,
            height,
            name: name.to_owned(),
            title: title.to_owned(),
            body: group("picture"),
            headline: None,
            hatched: vec![],
        }
    }

    /// By which texts on it are measured.
    pub(super) fn typeface(&self) -> &Typeface {
        &self.look.look().typeface
    }

    /// What it is drawn on.
    pub(super) fn sheet(&self) -> Sheet {
        self.sheet
    }

    /// All of it.
    pub(super) fn whole(&self) -> Area {
        Area {
            left: 0.0,
            top: 0.0,
            right: self.sheet.width(),
            bottom: self.height,
        }
    }

    /// One line of text; `place` is the end named by `anchor` on the baseline.
    pub(super) fn text(&mut self, place: (f64, f64), text: &str, kind: Type, paint: Paint, anchor: Anchor) {
        if text.trim().is_empty() {
            return;
        }
        let weight = match kind.weight {
            Weight::Regular => 400,
            Weight::SemiBold => 600,
        };
        let mut node = self.filled(Element::new("text"), paint);
        node.assign("x", number(place.0));
        node.assign("y", number(place.1));
        node.assign("font-size", number(kind.size));
        node.assign("font-weight", weight);
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => node.assign("text-anchor", "middle"),
            Anchor::End => node.assign("text-anchor", "end"),
        }
        node.append(Text::new(text));
        self.body.append(node);
    }

    /// One line of text whose capitals are centred on the height `place.1`.
    pub(super) fn centred_text(&mut self, place: (f64, f64), text: &str, kind: Type, paint: Paint, anchor: Anchor) {
        self.text(
            (place.0, place.1 + kind.size * self.typeface().cap_height() / 2.0),
            text,
            kind,
            paint,
            anchor,
        );
    }

    /// One line of text in `kind`, or as much smaller as makes it no wider than `width`.
    pub(super) fn fitted_text(
        &mut self,
        place: (f64, f64),
        text: &str,
        (kind, width): (Type, f64),
        paint: Paint,
        anchor: Anchor,
    ) {
        let (kind, lines) = fit(self.typeface(), self.sheet, kind, text, width, 1);
        self.text(place, &lines[0], kind, paint, anchor);
    }

    /// Lines of text, together centred on the height `place.1`.
    pub(super) fn centred_lines(
        &mut self,
        place: (f64, f64),
        lines: &[String],
        kind: Type,
        paint: Paint,
        anchor: Anchor,
    ) {
        let first = place.1 - kind.line_height() * (lines.len() as f64 - 1.0) / 2.0;
        for (index, line) in lines.iter().enumerate() {
            self.centred_text(
                (place.0, first + kind.line_height() * index as f64),
                line,
                kind,
                paint,
                anchor,
            );
        }
    }

    /// Draws something that says `text` where a page is pointed at; a page also lets keys go from mark to mark.
    pub(super) fn mark(&mut self, text: &str, draw: impl FnOnce(&mut Self)) {
        let around = std::mem::replace(&mut self.body, group("mark"));
        self.body.append(element::Title::new(
            text.lines().map(readable).collect::<Vec<_>>().join("\n"),
        ));
        draw(self);
        let mark = std::mem::replace(&mut self.body, around);
        self.body.append(mark);
    }

    /// Where curves are read off, within a mark: a band that is not seen but can be pointed at, and, shown only while it
    /// is, dots on the curves and a line through them from the top of the plot to its foot.
    pub(super) fn reading(&mut self, band: Area, plot: Area, dots: &[((f64, f64), Paint)]) {
        self.sensor(band);
        let around = std::mem::replace(&mut self.body, group("pointed"));
        if let Some(&((x, _), _)) = dots.first() {
            self.line((x, plot.top), (x, plot.bottom), Paint::Muted, 2.0);
        }
        for &(place, paint) in dots {
            self.circle(place, 9.0, Some(paint), None);
        }
        let mut pointed = std::mem::replace(&mut self.body, around);
        pointed.assign("visibility", "hidden");
        self.body.append(pointed);
    }

    /// A rectangle that is not seen, but can be pointed at.
    pub(super) fn sensor(&mut self, area: Area) {
        self.body
            .append(rectangle(area).set("fill", "none").set("pointer-events", "all"));
    }

    /// A filled rectangle.
    pub(super) fn rect(&mut self, area: Area, paint: Paint) {
        self.faint_rect(area, paint, 1.0);
    }

    /// A filled rectangle through which so much is seen.
    pub(super) fn faint_rect(&mut self, area: Area, paint: Paint, opacity: f64) {
        if area.width() > 0.0 && area.height() > 0.0 {
            self.body
                .append(translucent(self.filled(rectangle(area), paint), opacity));
        }
    }

    /// A rectangle in stripes of `paint`, for the part of something.
    pub(super) fn hatch(&mut self, area: Area, paint: Paint) {
        if area.width() <= 0.0 || area.height() <= 0.0 {
            return;
        }
        if !self.hatched.contains(&paint) {
            self.hatched.push(paint);
        }
        self.body
            .append(rectangle(area).set("fill", format!("url(#{})", self.hatch_id(paint))));
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), paint: Paint, width: f64) {
        let line = element::Line::new()
            .set("x1", number(from.0))
            .set("y1", number(from.1))
            .set("x2", number(to.0))
            .set("y2", number(to.1));
        self.body.append(self.stroked(line, paint, width));
    }

    /// A dashed straight line.
    pub(super) fn dashes(&mut self, from: (f64, f64), to: (f64, f64), paint: Paint, width: f64) {
        let path = element::Path::new()
            .set(
                "d",
                format!(
                    "M{} {}L{} {}",
                    number(from.0),
                    number(from.1),
                    number(to.0),
                    number(to.1)
                ),
            )
            .set("stroke-dasharray", "2 8")
            .set("stroke-linecap", "round");
        self.body.append(self.stroked(path, paint, width));
    }

    /// A line through `points`.
    pub(super) fn curve(&mut self, points: &[(f64, f64)], paint: Paint, width: f64) {
        let path = element::Path::new()
            .set("d", through(points))
            .set("fill", "none")
            .set("stroke-linejoin", "round")
            .set("stroke-linecap", "round");
        self.body.append(self.stroked(path, paint, width));
    }

    /// A line through `points` in dashes of some length `[px]`, in turn with those of others through the same points: which turn, of
    /// how many.
    pub(super) fn dashed_curve(
        &mut self,
        points: &[(f64, f64)],
        paint: Paint,
        width: f64,
        (dash, turn, of): (f64, usize, usize),
    ) {
        let (gap, offset) = (dash * (of - 1) as f64, -dash * turn as f64);
        let path = element::Path::new()
            .set("d", through(points))
            .set("fill", "none")
            .set("stroke-linejoin", "round")
            .set("stroke-dasharray", format!("{} {}", number(dash), number(gap)))
            .set("stroke-dashoffset", number(offset));
        self.body.append(self.stroked(path, paint, width));
    }

    /// The inside of `corners`, through which so much is seen.
    pub(super) fn patch(&mut self, corners: &[(f64, f64)], paint: Paint, opacity: f64) {
        let path = element::Path::new().set("d", through(corners) + "Z");
        self.body.append(translucent(self.filled(path, paint), opacity));
    }

    /// A dot with a rim of paper.
    pub(super) fn dot(&mut self, centre: (f64, f64), radius: f64, paint: Paint) {
        let dot = element::Circle::new()
            .set("cx", number(centre.0))
            .set("cy", number(centre.1))
            .set("r", number(radius));
        self.body.append(self.set_class(
            self.filled(dot, paint),
            &[("fill", paint), ("stroke", Paint::Paper)],
            3.0,
        ));
    }

    /// A straight line of strokes so long, with gaps between them.
    pub(super) fn strokes(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        paint: Paint,
        width: f64,
        (dash, gap): (f64, f64),
    ) {
        let line = element::Line::new()
            .set("x1", number(from.0))
            .set("y1", number(from.1))
            .set("x2", number(to.0))
            .set("y2", number(to.1))
            .set("stroke-dasharray", format!("{dash} {gap}"));
        let line = self.stroked(line, paint, width);
        self.body.append(line);
    }

    /// A circle, filled and rimmed as asked.
    pub(super) fn circle(&mut self, centre: (f64, f64), radius: f64, fill: Option<Paint>, rim: Option<(Paint, f64)>) {
        let circle = element::Circle::new()
            .set("cx", number(centre.0))
            .set("cy", number(centre.1))
            .set("r", number(radius));
        let circle = match (fill, rim) {
            (Some(fill), Some((rim, width))) => self.set_class(circle, &[("fill", fill), ("stroke", rim)], width),
            (Some(fill), None) => self.filled(circle, fill),
            (None, Some((rim, width))) => self.stroked(circle, rim, width).set("fill", "none"),
            (None, None) => return,
        };
        self.body.append(circle);
    }

    /// Whatever `draw` draws, as a group with these attributes.
    pub(super) fn group(&mut self, attributes: &[(&str, String)], draw: &mut dyn FnMut(&mut Self)) {
        let outer = std::mem::replace(&mut self.body, Element::new("g"));
        draw(self);
        let mut group = std::mem::replace(&mut self.body, outer);
        for (name, value) in attributes {
            group.assign(*name, value.as_str());
        }
        self.body.append(group);
    }

    /// The title of the sheet, which takes this place; slides with titles of their own leave it out.
    pub(super) fn headline(&mut self, place: Area, draw: &mut dyn FnMut(&mut Self)) {
        self.headline = Some(Headline {
            child: self.body.get_children().len(),
            place,
        });
        self.group(&[("class", "title".to_owned())], draw);
    }

    /// An interval from `low` to `high` at height `y`, with end caps and a rim of paper, visible on bars and off.
    pub(super) fn whisker(&mut self, low: f64, high: f64, y: f64, cap: f64) {
        self.capped_line((low, high), cap, |along, across| (along, y + across));
    }

    /// An interval from the height `low` up to `high` at `x`, as [`Canvas::whisker`].
    pub(super) fn upright_whisker(&mut self, low: f64, high: f64, x: f64, cap: f64) {
        self.capped_line((high, low), cap, |along, across| (x + across, along));
    }

    fn capped_line(&mut self, (from, to): (f64, f64), cap: f64, place: impl Fn(f64, f64) -> (f64, f64)) {
        for (paint, width, grow) in [(Paint::Paper, 7.0, 2.0), (Paint::Ink, 3.0, 0.0)] {
            self.line(place(from - grow, 0.0), place(to + grow, 0.0), paint, width);
            for end in [from, to] {
                self.line(place(end, -cap - grow), place(end, cap + grow), paint, width);
            }
        }
    }

    /// A sentence in the middle of the picture, where there is nothing to draw.
    pub(super) fn say_instead(&mut self, area: Area, text: &str) {
        let (kind, lines) = match self.sheet {
            Sheet::Slide => (
                Type::regular(36.0),
                TITLE.wrap(self.typeface(), text, area.width() * 0.7, 3),
            ),
            Sheet::Upright => (LABEL, LABEL.wrap(self.typeface(), text, area.width(), 8)),
        };
        self.centred_lines(area.middle(), &lines, kind, Paint::Muted, Anchor::Middle);
    }

    /// The finished pictures.
    pub(super) fn finish(self, alt: &str) -> Finished {
        let (width, height) = (self.sheet.width(), self.height);
        let place = self.headline.as_ref().map_or([0.0; 4], |headline| {
            let Area {
                left,
                top,
                right,
                bottom,
            } = headline.place;
            [left / width, top / height, right / width, bottom / height]
        });
        Finished {
            svg: self.document(alt, Surroundings::None),
            inline_svg: self.for_page(alt),
            untitled: Untitled {
                svg: self.document(alt, Surroundings::Slide),
                title: place,
            },
        }
    }

    /// The finished picture for a page that brings the typeface along.
    pub(super) fn for_page(&self, alt: &str) -> String {
        self.document(alt, Surroundings::Page)
    }

    fn document(&self, alt: &str, surroundings: Surroundings) -> String {
        let is_alone = matches!(surroundings, Surroundings::None);
        let mut defs = element::Definitions::new();
        if is_alone {
            defs = defs.add(element::Style::new(self.look.font_face_css()));
        }
        for &paint in &self.hatched {
            defs = defs.add(self.pattern(paint));
        }
        let (width, height) = (self.sheet.width(), number(self.height));
        let finer = if matches!(surroundings, Surroundings::Slide) {
            2.0
        } else {
            1.0
        };
        let (title, description) = (format!("{}-title", self.name), format!("{}-description", self.name));
        let document = svg::Document::new()
            .set("viewBox", format!("0 0 {width} {height}"))
            .set("width", finer * width)
            .set("height", number(finer * self.height))
            .set("font-family", self.look.font_family())
            .set("role", "img")
            .set("aria-labelledby", format!("{title} {description}"))
            .add(element::Title::new(self.title.as_str()).set("id", title))
            .add(element::Description::new().set("id", description).add(Text::new(alt)))
            .add(defs)
            .add(self.body_for(surroundings));
        match (surroundings, self.logo()) {
            (Surroundings::Page, _) => document.set("class", self.sheet.class()).to_string(),
            (_, Some((logo, place))) => document.add(image(logo, place)).to_string(),
            (_, None) => document.to_string(),
        }
    }

    fn body_for(&self, surroundings: Surroundings) -> Element {
        let mut body = self.body.clone();
        if let (Surroundings::Slide, Some(headline)) = (surroundings, &self.headline) {
            body.get_children_mut().remove(headline.child);
        }
        body
    }

    fn filled<N: Node>(&self, mut node: N, paint: Paint) -> N {
        let entry = paint.of(&self.look.look().palette);
        node.assign("class", format!("fill-{}", entry.class));
        node.assign("fill", entry.light.to_string());
        node
    }

    fn stroked<N: Node>(&self, node: N, paint: Paint, width: f64) -> N {
        self.set_class(node, &[("stroke", paint)], width)
    }

    /// Sets several paints at once: `fill` and `stroke`.
    fn set_class<N: Node>(&self, mut node: N, paints: &[(&str, Paint)], width: f64) -> N {
        let entries = paints
            .iter()
            .map(|&(what, paint)| (what, paint.of(&self.look.look().palette)));
        let classes: Vec<String> = entries
            .clone()
            .map(|(what, entry)| format!("{what}-{}", entry.class))
            .collect();
        node.assign("class", classes.join(" "));
        for (what, entry) in entries {
            node.assign(what, entry.light.to_string());
        }
        node.assign("stroke-width", number(width));
        node
    }

    /// The logo of the firm, and where it stands: at the top, on the right.
    fn logo(&self) -> Option<(&Logo, Area)> {
        let logo = self.look.logo()?;
        let (width, height) = logo.fitted(LOGO.0, LOGO.1);
        let right = self.sheet.width() - self.sheet.margin();
        let middle = self.sheet.top() + LOGO.1 / 2.0;
        Some((
            logo,
            Area {
                left: right - width,
                top: middle - height / 2.0,
                right,
                bottom: middle + height / 2.0,
            },
        ))
    }

    /// Where the logo of the firm will stand, if it has one.
    pub(super) fn logo_place(&self) -> Option<Area> {
        self.logo().map(|(_, place)| place)
    }

    /// Whether the firm has a colour for a rule on top.
    pub(super) fn has_accent(&self) -> bool {
        self.look.look().palette.accent.is_some()
    }

    fn hatch_id(&self, paint: Paint) -> String {
        format!("{}-hatch-{}", self.name, paint.of(&self.look.look().palette).class)
    }

    /// Diagonal stripes, as wide as the gaps between them.
    fn pattern(&self, paint: Paint) -> element::Pattern {
        let stripe = element::Rectangle::new().set("width", 6).set("height", 12);
        element::Pattern::new()
            .set("id", self.hatch_id(paint))
            .set("width", 12)
            .set("height", 12)
            .set("patternUnits", "userSpaceOnUse")
            .set("patternTransform", "rotate(45)")
            .add(self.filled(stripe, paint))
    }
}

/// The largest type, no larger than `kind`, in which `text` takes at most `lines` lines, and these lines.
pub(super) fn fit(
    typeface: &Typeface,
    sheet: Sheet,
    kind: Type,
    text: &str,
    width: f64,
    lines: usize,
) -> (Type, Vec<String>) {
    let mut smaller = kind;
    while smaller.size > sheet.smallest() {
        // One more line than wanted is asked for, to see whether it is needed.
        let wrapped = smaller.wrap(typeface, text, width, lines + 1);
        if wrapped.len() <= lines && text.split(' ').all(|word| smaller.width(typeface, word) <= width) {
            return (smaller, wrapped);
        }
        smaller.size = (smaller.size - 2.0).max(sheet.smallest());
    }
    (smaller, smaller.wrap(typeface, text, width, lines))
}

fn image(logo: &Logo, place: Area) -> element::Image {
    element::Image::new()
        .set("x", number(place.left))
        .set("y", number(place.top))
        .set("width", number(place.width()))
        .set("height", number(place.height()))
        .set("href", logo.uri())
}

fn group(class: &str) -> Element {
    let mut group = Element::new("g");
    group.assign("class", class);
    group
}

fn rectangle(area: Area) -> element::Rectangle {
    element::Rectangle::new()
        .set("x", number(area.left))
        .set("y", number(area.top))
        .set("width", number(area.width()))
        .set("height", number(area.height()))
}

fn translucent<N: Node>(mut node: N, opacity: f64) -> N {
    if opacity < 1.0 {
        node.assign("fill-opacity", number(opacity));
    }
    node
}

fn through(points: &[(f64, f64)]) -> String {
    let places: Vec<String> = points.iter().map(|&(x, y)| format!("{x:.1} {y:.1}")).collect();
    format!("M{}", places.join("L"))
}

/// A hundredth of a pixel is fine enough, and the shorter file is the same on every machine.
pub(super) fn number(value: f64) -> f64 {
    let rounded = (value * 100.0).round() / 100.0;
    // Not −0.
    rounded + 0.0
}
