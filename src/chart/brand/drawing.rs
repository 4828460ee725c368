//! What an SVG of a stranger costs to draw, found before it is laid out.
//!
//! A few lines of SVG can ask for a million shapes: by copies of copies, by patterns in patterns, by filters of any size. So the
//! shapes are counted as they would be drawn, up to a bound, and what cannot be bounded is refused.

use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use resvg::usvg::{self, ImageKind};
use std::cell::Cell;
use std::collections::HashMap;

/// Elements of the file, and shapes that are drawn of them, copies included.
const MOST_SHAPES: usize = 20_000;
/// Elements within elements.
const DEEPEST: usize = 100;
/// Letters, which become an outline each.
const MOST_LETTERS: usize = 2_000;
/// Points of outlines: bytes of their coordinates.
const MOST_OUTLINE: usize = 2_000_000;
/// Every chart draws it, and it takes 280 × 72 pixels of them: this is 2000 × 2000.
pub(super) const MOST_PIXELS: usize = 4_000_000;
/// Pictures of the size of the logo that are drawn apart and then laid over the rest.
const MOST_LAYERS: f64 = 300.0;
/// A slide in sizes of a logo: no layer is larger.
const SLIDE: f64 = 100.0;
/// What has no bound of its own, however small the file.
const UNBOUNDED: [&str; 2] = ["filter", "marker"];

/// Reads an SVG and counts what it draws.
///
/// # Errors
/// What it has too much of, and what to do.
pub(super) fn bounded(text: &str) -> Result<Document<'_>, String> {
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: 4 * MOST_SHAPES as u32,
        ..ParsingOptions::default()
    };
    refuse_depth(text)?;
    let document = Document::parse_with_options(text, options).map_err(|error| {
        format!("is neither a PNG nor an SVG that can be read ({error}): save the logo as one of them")
    })?;
    if !document
        .root_element()
        .has_tag_name(("http://www.w3.org/2000/svg", "svg"))
    {
        return Err("is XML but no SVG: save the logo as an SVG or a PNG".to_owned());
    }
    for node in document.descendants() {
        let name = node.tag_name().name();
        if UNBOUNDED.contains(&name) {
            return Err(format!(
                "has a <{name}>, which may take any time to draw: turn it into plain shapes, or save the logo as a PNG"
            ));
        }
    }
    Count::new(&document).all(&document)?;
    Ok(document)
}

/// Refuses elements within elements within elements, on which readers fall over before they can count.
fn refuse_depth(text: &str) -> Result<(), String> {
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some((_, tag)) = rest.split_once('<') {
        let end = tag.find('>').unwrap_or(tag.len());
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if tag.starts_with(|first: char| first.is_alphabetic()) && !tag[..end].ends_with('/') {
            depth += 1;
        }
        if depth > DEEPEST {
            return Err(format!(
                "nests more than {DEEPEST} elements in one another: simplify it, or save the logo as a PNG"
            ));
        }
        rest = tag;
    }
    Ok(())
}

/// Counts shapes along all references: copies, patterns, masks and clips.
struct Count<'a, 'input> {
    by_id: HashMap<&'a str, Node<'a, 'input>>,
    /// Rules of style sheets that name something: what of an element they look at, and what they name.
    rules: Vec<(&'a str, Vec<&'a str>)>,
    shapes: usize,
    letters: usize,
    outline: usize,
    depth: usize,
}

impl<'a, 'input: 'a> Count<'a, 'input> {
    fn new(document: &'a Document<'input>) -> Self {
        let elements = || document.descendants().filter(Node::is_element);
        let sheets = elements().filter(|node| node.tag_name().name() == "style");
        let sheets = sheets.flat_map(|sheet| sheet.children().filter_map(|child| child.text()));
        let rules = sheets.flat_map(|sheet| sheet.split('}')).filter_map(|rule| {
            let (selector, body) = rule.rsplit_once('{')?;
            let named: Vec<&str> = names(body).collect();
            (!named.is_empty()).then_some((selector, named))
        });
        Self {
            by_id: elements()
                .filter_map(|node| Some((node.attribute("id")?, node)))
                .collect(),
            rules: rules.collect(),
            shapes: 0,
            letters: 0,
            outline: 0,
            depth: 0,
        }
    }

    fn all(mut self, document: &'a Document<'input>) -> Result<(), String> {
        self.walk(document.root_element(), &mut Vec::new(), &[])
    }

    /// Counts an element as it is drawn, inside of others; what these name, their parts inherit.
    fn walk(&mut self, node: Node<'a, 'input>, open: &mut Vec<&'a str>, inherited: &[&'a str]) -> Result<(), String> {
        self.shapes += 1;
        self.depth += 1;
        if matches!(node.tag_name().name(), "text") {
            let letters = node.descendants().filter_map(|part| part.text());
            self.letters += letters.map(|text| text.chars().count()).sum::<usize>();
        }
        self.outline += ["d", "points"]
            .iter()
            .filter_map(|name| node.attribute(*name))
            .map(str::len)
            .sum::<usize>();
        self.refuse_too_much()?;
        let mut named = inherited.to_vec();
        named.extend(self.named_by(node));
        for &name in &named {
            self.follow(name, open)?;
        }
        if let Some(name) = copied(node) {
            self.follow(name, open)?;
        }
        for child in node.children().filter(Node::is_element) {
            self.walk(child, open, &named)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Counts what a name stands for, unless it is being counted: such circles are not drawn.
    fn follow(&mut self, name: &'a str, open: &mut Vec<&'a str>) -> Result<(), String> {
        let Some(&target) = self.by_id.get(name) else {
            return Ok(());
        };
        if open.contains(&name) {
            return Ok(());
        }
        open.push(name);
        self.walk(target, open, &[])?;
        open.pop();
        Ok(())
    }

    /// Names in the attributes of an element, and in rules of style sheets that may be meant for it.
    fn named_by(&self, node: Node<'a, 'input>) -> Vec<&'a str> {
        let own = node.attributes().flat_map(|attribute| names(attribute.value()));
        let of_sheets = self.rules.iter().filter(|(selector, _)| may_select(selector, node));
        let mut named: Vec<&str> = own
            .chain(of_sheets.flat_map(|(_, named)| named.iter().copied()))
            .collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    fn refuse_too_much(&self) -> Result<(), String> {
        let too_much = [
            (self.depth, DEEPEST, "elements within one another"),
            (self.shapes, MOST_SHAPES, "shapes, copies included"),
            (self.letters, MOST_LETTERS, "letters"),
            (self.outline, MOST_OUTLINE, "bytes of outlines"),
        ];
        let Some((_, most, what)) = too_much.into_iter().find(|(count, most, _)| count > most) else {
            return Ok(());
        };
        Err(format!(
            "draws more than {most} {what}: simplify it, or save the logo as a PNG"
        ))
    }
}

/// What `url(#…)` names in a value.
fn names(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let inside = rest.split(')').next()?.trim_matches([' ', '"', '\'', '\n', '\r', '\t']);
        inside.strip_prefix('#')
    })
}

/// What an element is a copy of, or takes its parts from.
fn copied<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let href = node.attributes().find(|attribute| attribute.name() == "href")?;
    href.value().trim().strip_prefix('#')
}

/// Whether a selector may be meant for an element: it looks at its class, its id or its name, or at something else.
fn may_select(selector: &str, node: Node) -> bool {
    let classes = node.attribute("class").unwrap_or_default();
    let id = node.attribute("id").unwrap_or_default();
    selector.split(',').any(|one| {
        // The last part says which element is meant, the parts before it where it stands.
        let last = one
            .split([' ', '>', '+', '~', '\n'])
            .rfind(|part| !part.is_empty())
            .unwrap_or("*");
        let looks_at = |part: &str| {
            part == id || part == node.tag_name().name() || classes.split_whitespace().any(|class| class == part)
        };
        last.contains(['[', ':', '*']) || last.split(['.', '#']).any(looks_at)
    })
}

/// Refuses what is laid out but would be long to draw: too many pixels of embedded pictures, each as often as it is drawn, or too
/// many layers.
pub(super) fn refuse_long(tree: &usvg::Tree) -> Result<(), String> {
    let cost = Cost::new(tree.size());
    cost.count(tree.root());
    if cost.pixels.get() > MOST_PIXELS {
        return Err(format!(
            "embeds pictures of {} pixels together; {MOST_PIXELS} are allowed: embed smaller ones",
            cost.pixels.get()
        ));
    }
    if cost.layers.get() > MOST_LAYERS {
        return Err(format!(
            "lays more than {MOST_LAYERS} clips, masks, patterns and transparent groups of its size over one another: simplify \
             it, or save the logo as a PNG"
        ));
    }
    Ok(())
}

/// What is drawn, each thing as often as it is.
struct Cost {
    pixels: Cell<usize>,
    /// In sizes of the logo: what reaches beyond it is drawn there, too.
    layers: Cell<f64>,
    /// Width times height of the logo.
    area: f64,
}

impl Cost {
    fn new(size: usvg::Size) -> Self {
        Self {
            pixels: Cell::new(0),
            layers: Cell::new(0.0),
            area: f64::from(size.width()) * f64::from(size.height()),
        }
    }

    fn count(&self, group: &usvg::Group) {
        for node in group.children() {
            let around = node.abs_layer_bounding_box();
            let area = around.map_or(0.0, |around| f64::from(around.width()) * f64::from(around.height()));
            let add_layer = || {
                self.layers
                    .set(self.layers.get() + (area / self.area).clamp(1.0, SLIDE));
            };
            match node {
                usvg::Node::Group(inner) => {
                    if inner.should_isolate() {
                        add_layer();
                    }
                    self.count(inner);
                }
                usvg::Node::Image(image) => {
                    let size = match image.kind() {
                        ImageKind::PNG(bytes) | ImageKind::JPEG(bytes) => imagesize::blob_size(bytes).ok(),
                        _ => None,
                    };
                    let pixels = size.map_or(0, |size| size.width.saturating_mul(size.height));
                    self.pixels.set(self.pixels.get().saturating_add(pixels));
                }
                usvg::Node::Path(_) | usvg::Node::Text(_) => {}
            }
            node.subroots(|root| {
                add_layer();
                self.count(root);
            });
        }
    }
}
