//! A slide on which people are being placed, with dots of one size.

use super::super::pack::{Room, Taken, Vector};
use super::cast::Cast;
use super::scene::{Dot, FIRM, Scene};
use super::{Labels, clock};
use crate::chart::canvas::Area;
use crate::chart::font::Typeface;
use crate::chart::sheet::Sheet;
use crate::story::Story;

/// Radius of somebody of the chain, where there is room `[px]`.
pub(super) const LINK: f64 = 19.0;
/// Room that anything takes is known this far around it `[px]`.
pub(super) const FAR: f64 = 400.0;

/// The slide, with all who have a place already.
pub(super) struct Stage<'a> {
    pub(super) typeface: &'a Typeface,
    pub(super) story: &'a Story,
    pub(super) cast: &'a Cast,
    pub(super) labels: &'a Labels,
    pub(super) sheet: Sheet,
    /// Radius of a dot `[px]`.
    pub(super) size: f64,
    pub(super) room: Room,
    pub(super) scene: Scene,
    /// Radius of the circle with those around it.
    pub(super) rim: f64,
    /// Where the people of the chain stand.
    pub(super) links: Vec<Vector>,
}

impl<'a> Stage<'a> {
    pub(super) fn new(
        typeface: &'a Typeface,
        story: &'a Story,
        cast: &'a Cast,
        (labels, sheet, area): (&'a Labels, Sheet, Area),
        (scale, size): (f64, f64),
    ) -> Self {
        let mut room = Room::new(area);
        room.take(Taken::Box(clock(area)), FAR);
        Self {
            typeface,
            story,
            cast,
            labels,
            sheet,
            size,
            room,
            scene: Scene {
                scale,
                circle: ((0.0, 0.0), 0.0),
                firm: (0.0, 0.0),
                wire: None,
                ties: vec![],
                dots: vec![],
                texts: vec![],
            },
            rim: 0.0,
            links: vec![],
        }
    }

    /// Whether everybody found a place.
    pub(super) fn place_everybody(&mut self) -> bool {
        self.place_circle();
        self.place_chain() & self.place_told_by_links() & self.place_wire() & self.place_bursts()
    }

    /// Radius of the firm's mark.
    pub(super) fn firm(&self) -> f64 {
        FIRM * self.scene.scale
    }

    /// Takes room from all that follows.
    pub(super) fn take(&mut self, taken: Taken) {
        self.room.take(taken, FAR);
    }

    pub(super) fn push_reader(&mut self, reader: usize, place: Vector, radius: f64) {
        self.scene.dots.push(Dot {
            place,
            radius,
            reader: Some(reader),
            contact: self.story.readers[reader].contact,
        });
    }
}
