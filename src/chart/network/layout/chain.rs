//! The chain, leading out of the circle to the right, or on an upright sheet downwards, with its labels.

use super::super::pack::{Taken, Vector};
use super::cast::reader_of;
use super::scene::{Text, Tie};
use super::stage::{LINK, Stage};
use super::{Block, Labels, LinkLabel};
use crate::chart::canvas::Area;
use crate::chart::font::{ASCENT, LINE, Type, Typeface};
use crate::chart::sheet::Sheet;
use crate::chart::theme::{NOTE, Paint};
use crate::spread::Way;

/// Chains up to so long have all labels below them; longer ones above and below in turn.
const FEW: usize = 4;
/// Chains up to so long have a label for everybody.
const MOST_LABELS: usize = 14;
/// Between the circle and the first of an upright chain `[px]`.
const BEFORE_CHAIN: f64 = 70.0;
/// Between somebody of an upright chain and the label `[px]`.
const BESIDE_LINK: f64 = 16.0;
/// Line of an upright label that says how the news came: after who it is.
const WAY: usize = 2;
/// Least distance between people of an upright chain `[px]`.
const LEAST_UPRIGHT_STEP: f64 = 56.0;
/// Height of the circle with the bursts around it on an upright sheet `[px]`.
const UPRIGHT_CIRCLE: f64 = 780.0;
/// Least distance between people of a chain at a scale above 1, in that scale `[px]`.
const LEAST_STEP: f64 = 240.0;

impl Stage<'_> {
    /// The chain, from the circle (or the wire) straight to the right, with its labels.
    ///
    /// Whether it has room at this scale.
    pub(super) fn place_chain(&mut self) -> bool {
        let count = self.labels.links.len();
        if count == 0 {
            return true;
        }
        if self.sheet == Sheet::Upright {
            return self.place_chain_downwards();
        }
        let scale = self.scene.scale;
        let (centre, _) = self.scene.circle;
        let (y, right) = (centre.1, self.room.area.right);
        let (origin, start) = self.way_out();
        let blocks = self.blocks(right - start);
        let typeface = self.typeface;
        let width = |block: &Block| {
            block
                .iter()
                .map(|(line, kind, _)| kind.width(typeface, line))
                .fold(0.0, f64::max)
        };
        let half = |block: &Block| width(block) / 2.0;
        let first = start + (half(&blocks[0]) + 14.0).max(92.0);
        let last = (right - half(&blocks[count - 1]) - 4.0).max(first);
        let step = (last - first) / (count - 1).max(1) as f64;
        // Few people of a chain need not run across the whole slide.
        let step = step.min(540.0);
        let link_radius = (scale * LINK).min(0.3 * step.max(20.0));
        let mut from = origin;
        for (link, block) in blocks.into_iter().enumerate() {
            let place = (first + step * link as f64, y);
            let reader = reader_of(self.story, link);
            self.scene.ties.push(Tie {
                from,
                to: place,
                reader,
            });
            self.push_reader(reader, place, link_radius);
            self.label_way(link, reader, from, place);
            self.label_link(&block, reader, place, count > FEW && link % 2 == 1);
            self.links.push(place);
            from = place;
        }
        self.take(Taken::Line {
            from: origin,
            to: from,
            width: 2.0 * scale * LINK + 16.0,
        });
        scale == 1.0 || (count <= FEW && (count == 1 || step >= LEAST_STEP * scale))
    }

    /// Where the first way of the chain comes from, the circle or the wire, and where it is clear of both: from the left, or on
    /// an upright sheet from the top `[px]`.
    fn way_out(&mut self) -> (Vector, f64) {
        let (x, y) = self.scene.circle.0;
        let clear = self.rim
            + match self.sheet {
                Sheet::Slide => x,
                Sheet::Upright => y,
            };
        if self.story.chain[0].way != Way::Wire {
            return ((x, y), clear);
        }
        let (firm, wire) = (self.firm(), clear + 2.0 * self.firm());
        let wire = match self.sheet {
            Sheet::Slide => (wire, y),
            Sheet::Upright => (x, wire),
        };
        self.scene.wire = Some(wire);
        self.take(Taken::Circle {
            centre: wire,
            radius: firm,
        });
        (wire, clear + 3.0 * firm)
    }

    /// The chain on an upright sheet, from the circle (or the wire) straight down, with its labels beside it.
    fn place_chain_downwards(&mut self) -> bool {
        let scale = self.scene.scale;
        let (origin, start) = self.way_out();
        let x = origin.0;
        let blocks = upright_blocks(self.typeface, self.labels, scale);
        let first = start + BEFORE_CHAIN;
        let last = self.room.area.bottom - blocks.last().map_or(0.0, height);
        let step = (last - first).max(0.0) / (blocks.len() - 1).max(1) as f64;
        let needed = upright_step(&blocks);
        let step = step.min(needed * 1.3);
        let mut from = origin;
        for (link, block) in blocks.into_iter().enumerate() {
            let place = (x, first + step * link as f64);
            let reader = reader_of(self.story, link);
            self.scene.ties.push(Tie {
                from,
                to: place,
                reader,
            });
            self.push_reader(reader, place, scale * LINK);
            self.label_beside(&block, reader, place, is_on_the_left(self.labels, link));
            self.links.push(place);
            from = place;
        }
        self.take(Taken::Line {
            from: origin,
            to: from,
            width: 2.0 * scale * LINK + 16.0,
        });
        scale == 1.0 || step >= needed
    }

    /// Lines that begin, or on the left end, beside somebody.
    fn label_beside(&mut self, block: &Block, reader: usize, place: Vector, on_the_left: bool) {
        let Some((_, first, _)) = block.first() else { return };
        let away = LINK * self.scene.scale + BESIDE_LINK;
        let top = place.1 - LINE * first.size / 2.0;
        let (mut y, mut widest) = (top, 0.0_f64);
        for (line, kind, paint) in block {
            let width = kind.width(self.typeface, line);
            widest = widest.max(width);
            let aside = away + width / 2.0;
            let x = if on_the_left { place.0 - aside } else { place.0 + aside };
            self.scene.texts.push(Text {
                place: (x, y + ASCENT * kind.size),
                line: line.clone(),
                kind: *kind,
                paint: *paint,
                reader: Some(reader),
            });
            y += LINE * kind.size;
        }
        let (near, far) = (away - 8.0, away + widest + 10.0);
        let (left, right) = if on_the_left { (-far, -near) } else { (near, far) };
        self.take(Taken::Box(Area {
            left: place.0 + left,
            right: place.0 + right,
            top: top - 4.0,
            bottom: y + 8.0,
        }));
    }

    /// The labels of the chain in lines for which there is room in `width`.
    fn blocks(&self, width: f64) -> Vec<Block> {
        let count = self.labels.links.len();
        // A label may be as wide as one step, or as two where labels stand above and below in turn; and half a label stands
        // out at either end.
        let steps = if count > FEW { 2.0 } else { 1.0 } / (count - 1).max(1) as f64;
        let widest = ((steps * (width - 18.0) - 16.0) / (1.0 + steps)).min(360.0);
        let is_labelled = |link: usize| count <= MOST_LABELS || link == 0 || link + 1 == count;
        let labels = self.labels.links.iter().enumerate();
        labels
            .map(|(link, label)| match count {
                _ if !is_labelled(link) => vec![],
                0..=FEW => broken(self.typeface, self.sheet, &label.lines, widest, self.scene.scale.sqrt()),
                5..=6 => broken(self.typeface, self.sheet, &label.lines, widest, 1.0),
                7..=9 => broken(self.typeface, self.sheet, &label.lines, widest, 0.86),
                10..=MOST_LABELS => broken(self.typeface, self.sheet, &label.lines, widest, 0.75),
                _ => broken(self.typeface, self.sheet, &label.lines, 240.0, 1.0),
            })
            .collect()
    }

    /// How the news came, above the line it took, if there is room.
    fn label_way(&mut self, link: usize, reader: usize, from: Vector, to: Vector) {
        let kind = NOTE;
        let text = &self.labels.links[link].way;
        let start = if link == 0 && self.scene.wire.is_none() {
            from.0 + self.rim
        } else {
            from.0 + LINK * self.scene.scale
        };
        let end = to.0 - LINK * self.scene.scale;
        let width = kind.width(self.typeface, text);
        if width + 12.0 > end - start {
            return;
        }
        let place = (f64::midpoint(start, end), to.1 - 14.0);
        self.scene.texts.push(Text {
            place,
            line: text.clone(),
            kind,
            paint: Paint::Muted,
            reader: Some(reader),
        });
        self.take(Taken::Box(Area {
            left: place.0 - width / 2.0,
            right: place.0 + width / 2.0,
            top: place.1 - kind.size,
            bottom: to.1,
        }));
    }

    fn label_link(&mut self, block: &[(String, Type, Paint)], reader: usize, place: Vector, above: bool) {
        let height: f64 = block.iter().map(|(_, kind, _)| LINE * kind.size).sum();
        let top = if above {
            place.1 - LINK - 44.0 - height
        } else {
            place.1 + LINK * self.scene.scale + 12.0
        };
        let mut y = top;
        let mut half: f64 = 0.0;
        for (line, kind, paint) in block {
            half = half.max(kind.width(self.typeface, line) / 2.0);
            self.scene.texts.push(Text {
                place: (place.0, y + ASCENT * kind.size),
                line: line.clone(),
                kind: *kind,
                paint: *paint,
                reader: Some(reader),
            });
            y += LINE * kind.size;
        }
        self.take(Taken::Box(Area {
            left: place.0 - half - 10.0,
            right: place.0 + half + 10.0,
            top: top - 4.0,
            bottom: y + 8.0,
        }));
    }
}

/// Height of the picture on an upright sheet `[px]`: the circle, and below it a chain with room for its labels.
pub(in crate::chart::network) fn upright(typeface: &Typeface, labels: &Labels) -> f64 {
    let blocks = upright_blocks(typeface, labels, 1.0);
    let steps = blocks.len().saturating_sub(1) as f64;
    let last = blocks.last().map_or(0.0, |block| BEFORE_CHAIN + height(block));
    UPRIGHT_CIRCLE + upright_step(&blocks) * steps + last
}

/// The labels of a chain on an upright sheet, each on its side.
fn upright_blocks(typeface: &Typeface, labels: &Labels, scale: f64) -> Vec<Block> {
    let width = Sheet::Upright.room() / 2.0 - LINK * scale - BESIDE_LINK;
    let count = labels.links.len();
    let is_labelled = |link: usize| count <= MOST_LABELS || link == 0 || link + 1 == count;
    let block = |(link, label): (usize, &LinkLabel)| {
        if !is_labelled(link) {
            return vec![];
        }
        let mut lines = label.lines.clone();
        lines.insert(WAY, (label.way.clone(), NOTE, Paint::Muted));
        broken(typeface, Sheet::Upright, &lines, width, scale.sqrt())
    };
    labels.links.iter().enumerate().map(block).collect()
}

/// Whether somebody's label stands on the left of an upright chain: in longer chains in turn.
fn is_on_the_left(labels: &Labels, link: usize) -> bool {
    labels.links.len() > FEW && link % 2 == 1
}

/// From one to the next of an upright chain, so that no label touches another on its side `[px]`.
fn upright_step(blocks: &[Block]) -> f64 {
    let every = if blocks.len() > FEW { 2 } else { 1 };
    let needed = |index: usize| {
        let next = (index + every..blocks.len())
            .step_by(every)
            .find(|&next| !blocks[next].is_empty());
        next.map_or(0.0, |next| (height(&blocks[index]) + 24.0) / (next - index) as f64)
    };
    (0..blocks.len()).map(needed).fold(LEAST_UPRIGHT_STEP, f64::max)
}

fn height(block: &Block) -> f64 {
    block.iter().map(|(_, kind, _)| LINE * kind.size).sum()
}

/// Lines no wider than `width`, in type of another scale.
fn broken(typeface: &Typeface, sheet: Sheet, lines: &Block, width: f64, scale: f64) -> Block {
    lines
        .iter()
        .flat_map(|(text, kind, paint)| {
            let kind = Type {
                size: (kind.size * scale).max(sheet.smallest()),
                ..*kind
            };
            let wrapped = kind.wrap(typeface, text, width, 3);
            wrapped.into_iter().map(move |line| (line, kind, *paint))
        })
        .collect()
}
