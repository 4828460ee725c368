//! Bursts on the slide: around the circle, beside the chain, and around the wire.

use super::super::pack::{Surroundings, Taken, Vector, length, minus, plus, times};
use super::cast::Burst;
use super::scene::Tie;
use super::stage::{FAR, LINK, Stage};
use crate::chart::sheet::Sheet;
use std::collections::BTreeMap;
use std::f64::consts::{FRAC_PI_2, PI};

impl Stage<'_> {
    /// Those whom the people of the chain told besides, above or below them; on an upright sheet beside them.
    pub(super) fn place_told_by_links(&mut self) -> bool {
        let cast = self.cast;
        let mut all = true;
        for (place, burst) in self.links.clone().into_iter().zip(&cast.beside_links) {
            if let Some(burst) = burst {
                let around = self.room.around(place);
                let leaning = match self.sheet {
                    Sheet::Slide => -FRAC_PI_2,
                    Sheet::Upright => PI,
                };
                all &= self.place_burst(burst, &around, LINK * self.scene.scale + 12.0, leaning, place);
            }
        }
        all
    }

    /// Those whom the wire told, around its mark.
    pub(super) fn place_wire(&mut self) -> bool {
        let Some(burst) = &self.cast.wire else { return true };
        let mark = 0.8 * self.firm();
        let (centre, _) = self.scene.circle;
        let wire = if let Some(wire) = self.scene.wire {
            wire
        } else {
            // A mark of its own below the circle, or wherever there is room.
            let around = self.room.around(centre);
            let room = mark + burst.radius * self.size;
            let leaning = match self.sheet {
                Sheet::Slide => FRAC_PI_2,
                Sheet::Upright => PI * 0.75,
            };
            let Some(place) = self.room.beside(&around, self.rim, room, leaning) else {
                return false;
            };
            self.scene.wire = Some(place);
            self.take(Taken::Circle {
                centre: place,
                radius: mark,
            });
            place
        };
        let around = self.room.around(wire);
        self.place_burst(burst, &around, mark + 4.0, FRAC_PI_2, wire)
    }

    /// Those who told somebody, around the circle.
    pub(super) fn place_bursts(&mut self) -> bool {
        let cast = self.cast;
        let (centre, radius) = self.scene.circle;
        let around = self.room.around(centre);
        let mut all = true;
        for (index, burst) in cast.bursts.iter().enumerate() {
            // From the left on, one after another to all sides.
            let leaning = PI + index as f64 * 2.399_963;
            let from = |place: Vector| {
                let way = minus(place, centre);
                plus(centre, times(way, radius / length(way)))
            };
            let start = self.room.beside(&around, self.rim, burst.radius * self.size, leaning);
            match start {
                // Those that follow are no larger.
                Some(place) => self.spread(burst, place, from(place), burst.radius * self.size + 8.0),
                None => all = false,
            }
        }
        all
    }

    /// Places a burst beside whoever or whatever told it, which stands at `from`.
    fn place_burst(&mut self, burst: &Burst, around: &Surroundings, rim: f64, leaning: f64, from: Vector) -> bool {
        let radius = burst.radius * self.size;
        let Some(place) = self.room.beside(around, rim, radius, leaning) else {
            return false;
        };
        self.spread(burst, place, from, FAR);
        true
    }

    /// Everybody of a burst around a place; the news came to it from `from`. No later burst needs more than `reach`.
    fn spread(&mut self, burst: &Burst, place: Vector, from: Vector, reach: f64) {
        let radius = burst.radius * self.size;
        let circle = Taken::Circle {
            centre: place,
            radius: radius + 2.0,
        };
        let line = Taken::Line {
            from,
            to: place,
            width: 6.0,
        };
        self.room.take(circle, reach);
        self.room.take(line, reach);
        let at = |member: Vector| plus(place, times(member, self.size));
        let places: BTreeMap<usize, Vector> = burst
            .members
            .iter()
            .map(|&(reader, member)| (reader, at(member)))
            .collect();
        let centre = if burst.teller.is_some() { place } else { from };
        if let Some(teller) = burst.teller {
            self.scene.ties.push(Tie {
                from,
                to: place,
                reader: teller,
            });
        }
        for (&reader, &to) in &places {
            let source = self.story.readers[reader].source;
            let from = source.and_then(|source| places.get(&source)).copied().unwrap_or(centre);
            self.scene.ties.push(Tie { from, to, reader });
            self.push_reader(reader, to, self.size);
        }
        if let Some(teller) = burst.teller {
            self.push_reader(teller, place, self.size * 1.25);
        }
    }
}
