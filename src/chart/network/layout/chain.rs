//! The chain, leading out of the circle to the right, with its labels.

use super::super::pack::{Taken, Vector};
use super::Block;
use super::cast::reader_of;
use super::scene::{Text, Tie};
use super::stage::{LINK, Stage};
use crate::chart::canvas::Area;
use crate::chart::font::{ASCENT, LINE, Type};
use crate::chart::theme::{NOTE, Paint, SMALLEST};
use crate::trial::Channel;

/// Chains up to so long have all labels below them; longer ones above and below in turn.
const FEW: usize = 4;
/// Chains up to so long have a label for everybody.
const MOST_LABELS: usize = 14;
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
        let scale = self.scene.scale;
        let (centre, _) = self.scene.circle;
        let (y, right) = (centre.1, self.room.area.right);
        let mut origin = centre;
        let mut start = centre.0 + self.rim;
        if self.story.chain[0].channel == Channel::Wire {
            origin = (start + 2.0 * self.firm(), y);
            start += 3.0 * self.firm();
            self.scene.wire = Some(origin);
            self.take(Taken::Circle {
                centre: origin,
                radius: self.firm(),
            });
        }
        let blocks = self.blocks(right - start);
        let half = |block: &Block| block.iter().map(|(line, kind, _)| kind.width(line)).fold(0.0, f64::max) / 2.0;
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
                0..=FEW => broken(&label.lines, widest, self.scene.scale.sqrt()),
                5..=6 => broken(&label.lines, widest, 1.0),
                7..=9 => broken(&label.lines, widest, 0.86),
                10..=MOST_LABELS => broken(&label.lines, widest, 0.75),
                _ => broken(&label.lines, 240.0, 1.0),
            })
            .collect()
    }

    /// The channel, above the way, if there is room.
    fn label_way(&mut self, link: usize, reader: usize, from: Vector, to: Vector) {
        let kind = NOTE;
        let text = &self.labels.links[link].channel;
        let start = if link == 0 && self.scene.wire.is_none() {
            from.0 + self.rim
        } else {
            from.0 + LINK * self.scene.scale
        };
        let end = to.0 - LINK * self.scene.scale;
        let width = kind.width(text);
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
            half = half.max(kind.width(line) / 2.0);
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

/// Lines no wider than `width`, in type of another scale.
fn broken(lines: &Block, width: f64, scale: f64) -> Block {
    lines
        .iter()
        .flat_map(|(text, kind, paint)| {
            let kind = Type {
                size: (kind.size * scale).max(SMALLEST),
                ..*kind
            };
            let wrapped = kind.wrap(text, width, 3);
            wrapped.into_iter().map(move |line| (line, kind, *paint))
        })
        .collect()
}
