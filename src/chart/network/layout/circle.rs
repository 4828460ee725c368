//! The firm, its circle, and those around it who read although they were declined.

use super::super::pack::{Taken, Vector, plus, polar, sunflower};
use super::scene::{Dot, SILENT, Text};
use super::stage::{FAR, Stage};
use super::{LARGEST, SPACING};
use crate::chart::canvas::Area;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{NOTE, Paint};
use crate::spread::Way;
use std::f64::consts::{FRAC_PI_2, PI};

/// Room for somebody who was declined, around the circle `[px]`.
const DECLINED: f64 = 8.0;
/// Room for the clock and what the circle is, at the top of an upright sheet `[px]`.
const UPRIGHT_CAPTION: f64 = 140.0;
/// Contacts who did not read are drawn up to so many.
const MOST_CONTACTS: usize = 4000;

impl Stage<'_> {
    /// The firm, its circle, and those around it who read although they were declined.
    pub(super) fn place_circle(&mut self) {
        let (story, policy) = (self.story, self.story.picked.policy);
        let is_accepted = |&contact: &usize| story.contacts[contact].is_accepted_by(policy);
        let accepted = (0..story.contacts.len()).filter(is_accepted).count();
        let is_alone = |reader: usize| self.cast.alone.binary_search(&reader).is_ok();
        let mut inside: Vec<usize> = (0..story.contacts.len())
            .filter(is_accepted)
            .filter(|&contact| story.contacts[contact].reader.is_none_or(is_alone))
            .collect();
        if inside.len() > MOST_CONTACTS {
            inside.retain(|&contact| story.contacts[contact].reader.is_some());
        }
        let declined = self.declined_readers();
        let (scale, firm) = (self.scene.scale, self.firm());
        let radius = if accepted == 0 {
            firm + 22.0
        } else {
            (scale * (11.0 * (accepted as f64).sqrt()).clamp(120.0, 205.0)).min(250.0)
        };
        let (inner, outer) = (firm + 12.0, radius - 10.0);
        let even = (PI * (outer * outer - inner * inner) / inside.len().max(1) as f64).sqrt();
        let dot = (0.36 * even).min(LARGEST * 0.75);
        // Dots outside are not out of all proportion to those inside.
        self.size = self.size.min((1.4 * dot).max(5.0));
        let rows = declined.len().div_ceil(per_row(radius));
        self.rim = radius
            + if rows > 0 {
                10.0 + rows as f64 * 2.6 * DECLINED
            } else {
                0.0
            };
        let area = self.room.area;
        let taken: f64 = self
            .cast
            .bursts
            .iter()
            .map(|burst| (2.0 * burst.radius * self.size).powi(2))
            .sum();
        let beside = (0.8 * taken.sqrt()).clamp(16.0, area.width() * 0.24);
        let centre = match self.sheet {
            Sheet::Slide => (area.left + beside + self.rim, area.middle().1 + 12.0),
            Sheet::Upright => (area.middle().0, area.top + UPRIGHT_CAPTION + beside + self.rim),
        };
        self.scene.circle = (centre, radius);
        self.scene.firm = centre;
        let circle = Taken::Circle {
            centre,
            radius: self.rim + 4.0,
        };
        self.room.take(circle, FAR);
        let places = self.inside(inside.len(), inner, outer, 1.2 * dot);
        for (&contact, place) in inside.iter().zip(places) {
            let reader = story.contacts[contact].reader;
            self.scene.dots.push(Dot {
                place: plus(centre, place),
                radius: if reader.is_some() { dot } else { dot * SILENT },
                reader,
                contact: Some(contact),
            });
        }
        self.place_declined(&declined, centre, radius);
        if accepted > 0 {
            self.caption(centre);
        }
    }

    /// So many places in the circle; the chain has its way out to itself.
    fn inside(&self, count: usize, inner: f64, outer: f64, gap: f64) -> Vec<Vector> {
        let sheet = self.sheet;
        let in_the_way = |place: &Vector| {
            let (along, across) = match sheet {
                Sheet::Slide => *place,
                Sheet::Upright => (place.1, place.0),
            };
            along > 0.0 && across.abs() < gap + 6.0
        };
        let has_way = self.story.chain.first().is_some_and(|link| link.way != Way::Wire);
        let places = |seeds: usize| {
            let all = sunflower(seeds, inner, outer);
            all.filter(|place| !(has_way && in_the_way(place)))
                .collect::<Vec<Vector>>()
        };
        (count..2 * count + 8)
            .map(places)
            .find(|places| places.len() >= count)
            .unwrap_or_default()
    }

    /// Those who read the firm's page although it declined them, and told nobody.
    fn declined_readers(&self) -> Vec<usize> {
        let policy = self.story.picked.policy;
        let contact = |reader: usize| {
            self.story.readers[reader]
                .contact
                .map(|contact| self.story.contacts[contact])
        };
        let is_declined = |&reader: &usize| contact(reader).is_some_and(|contact| !contact.is_accepted_by(policy));
        self.cast.alone.iter().copied().filter(is_declined).collect()
    }

    fn place_declined(&mut self, declined: &[usize], centre: Vector, radius: f64) {
        let per_row = per_row(radius);
        let way_out = match self.sheet {
            Sheet::Slide => 0.0,
            Sheet::Upright => FRAC_PI_2,
        };
        for (row, readers) in declined.chunks(per_row).enumerate() {
            let far = radius + 10.0 + DECLINED + row as f64 * 2.6 * DECLINED;
            for (index, &reader) in readers.iter().enumerate() {
                let share = (index as f64 + 0.5) / readers.len() as f64;
                let angle = way_out + PI * (0.2 + 1.6 * share);
                self.push_reader(reader, plus(centre, polar(angle, far)), DECLINED * 0.8);
            }
        }
    }

    /// What the circle is, above it.
    fn caption(&mut self, centre: Vector) {
        let kind = NOTE;
        let place = (centre.0, centre.1 - self.rim - 16.0);
        let half = kind.width(self.typeface, &self.labels.circle) / 2.0;
        self.take(Taken::Box(Area {
            left: place.0 - half - 8.0,
            right: place.0 + half + 8.0,
            top: place.1 - kind.size,
            bottom: place.1 + 10.0,
        }));
        self.scene.texts.push(Text {
            place,
            line: self.labels.circle.clone(),
            kind,
            paint: Paint::Muted,
            reader: None,
        });
    }
}

/// How many declined dots stand around the circle in a row: all around but where the chain leaves.
fn per_row(radius: f64) -> usize {
    ((1.6 * PI * radius) / (DECLINED * SPACING)).max(1.0) as usize
}
