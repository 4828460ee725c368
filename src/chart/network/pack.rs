//! Finding room: bursts of dots around whoever told them, and free places for them on the slide.

use super::super::canvas::Area;

/// A place, or a way from one place to another `[px]`.
pub(super) type Vector = (f64, f64);

/// Turns between neighbours in a sunflower: the golden angle.
const GOLDEN_ANGLE: f64 = 2.399_963_229_728_653;

pub(super) fn plus(a: Vector, b: Vector) -> Vector {
    (a.0 + b.0, a.1 + b.1)
}

pub(super) fn minus(a: Vector, b: Vector) -> Vector {
    (a.0 - b.0, a.1 - b.1)
}

pub(super) fn times(a: Vector, factor: f64) -> Vector {
    (a.0 * factor, a.1 * factor)
}

pub(super) fn length(a: Vector) -> f64 {
    libm::hypot(a.0, a.1)
}

/// So far in the direction of `angle` (0 to the right, growing downwards).
pub(super) fn polar(angle: f64, far: f64) -> Vector {
    (far * libm::cos(angle), far * libm::sin(angle))
}

/// `count` even places in the ring from `inner` to `outer` around the origin, from the inside out.
pub(super) fn sunflower(count: usize, inner: f64, outer: f64) -> impl Iterator<Item = Vector> {
    let (least, most) = (inner * inner, outer * outer);
    (0..count).map(move |seed| {
        let share = (seed as f64 + 0.5) / count as f64;
        polar(seed as f64 * GOLDEN_ANGLE, (least + (most - least) * share).sqrt())
    })
}

/// Something that takes room.
#[derive(Clone, Copy, Debug)]
pub(super) enum Taken {
    Circle { centre: Vector, radius: f64 },
    Box(Area),
    Line { from: Vector, to: Vector, width: f64 },
}

impl Taken {
    /// The box around it.
    fn bounds(self) -> Area {
        let around = |a: Vector, b: Vector, far: f64| Area {
            left: a.0.min(b.0) - far,
            top: a.1.min(b.1) - far,
            right: a.0.max(b.0) + far,
            bottom: a.1.max(b.1) + far,
        };
        match self {
            Self::Circle { centre, radius } => around(centre, centre, radius),
            Self::Box(area) => area,
            Self::Line { from, to, width } => around(from, to, width / 2.0),
        }
    }

    /// How far a place is from it; negative inside.
    fn distance(self, place: Vector) -> f64 {
        match self {
            Self::Circle { centre, radius } => length(minus(place, centre)) - radius,
            Self::Box(area) => {
                let (x, y) = ways_to(area, place);
                if x > 0.0 && y > 0.0 {
                    libm::hypot(x, y)
                } else {
                    x.max(y)
                }
            }
            Self::Line { from, to, width } => distance_to_line(place, from, to) - width / 2.0,
        }
    }
}

/// How far a place is from a box, sideways and up or down; negative inside.
fn ways_to(area: Area, place: Vector) -> Vector {
    let beyond = |value: f64, low: f64, high: f64| (low - value).max(value - high);
    (
        beyond(place.0, area.left, area.right),
        beyond(place.1, area.top, area.bottom),
    )
}

/// How far a place is from the line between two others.
fn distance_to_line(place: Vector, from: Vector, to: Vector) -> f64 {
    let (way, off) = (minus(to, from), minus(place, from));
    let squared = way.0 * way.0 + way.1 * way.1;
    let along = if squared == 0.0 {
        0.0
    } else {
        ((off.0 * way.0 + off.1 * way.1) / squared).clamp(0.0, 1.0)
    };
    length(minus(off, times(way, along)))
}

/// What stands at a rim may reach so far beyond it, into the way of a line that starts there `[px]`.
const CLEAR: f64 = 8.0;
/// Between places that are looked at `[px]`.
const CELL: f64 = 6.0;

/// The slide, with how far every place is from what is on it.
#[derive(Clone, Debug)]
pub(super) struct Room {
    pub(super) area: Area,
    columns: usize,
    /// Per place: how far it is to the nearest that is taken `[px]`.
    free: Vec<f64>,
}

/// Places of a room in order of their distance from somewhere.
pub(super) struct Surroundings {
    centre: Vector,
    /// Distance and index of a place.
    places: Vec<(f64, usize)>,
}

impl Room {
    /// An empty slide: only its border is taken.
    pub(super) fn new(area: Area) -> Self {
        let columns = (area.width() / CELL) as usize + 1;
        let rows = (area.height() / CELL) as usize + 1;
        let mut room = Self {
            area,
            columns,
            free: vec![0.0; columns * rows],
        };
        for index in 0..room.free.len() {
            let (x, y) = room.place(index);
            let sideways = (x - area.left).min(area.right - x);
            room.free[index] = sideways.min(y - area.top).min(area.bottom - y);
        }
        room
    }

    fn place(&self, index: usize) -> Vector {
        let (row, column) = (index / self.columns, index % self.columns);
        (self.area.left + CELL * column as f64, self.area.top + CELL * row as f64)
    }

    /// Takes room; whoever looks for a place after that needs no more than `reach` around it.
    pub(super) fn take(&mut self, taken: Taken, reach: f64) {
        let around = taken.bounds();
        let cells = |low: f64, high: f64, start: f64, count: usize| {
            let cell = |value: f64| ((value - start) / CELL).clamp(0.0, count as f64) as usize;
            cell(low - reach - CELL)..cell(high + reach + 2.0 * CELL)
        };
        let rows = self.free.len() / self.columns;
        for row in cells(around.top, around.bottom, self.area.top, rows) {
            for column in cells(around.left, around.right, self.area.left, self.columns) {
                let index = row * self.columns + column;
                let place = self.place(index);
                // Nothing is nearer than the box around it, and the box costs no root.
                let (x, y) = ways_to(around, place);
                if x.max(y) < self.free[index] {
                    self.free[index] = self.free[index].min(taken.distance(place));
                }
            }
        }
    }

    /// The places around somewhere.
    pub(super) fn around(&self, centre: Vector) -> Surroundings {
        let distances: Vec<f64> = (0..self.free.len())
            .map(|index| length(minus(self.place(index), centre)))
            .collect();
        // Places come in rings a pixel wide, of which each is sorted by itself: a fifth of sorting them all at once.
        let mut rings = vec![0_usize; 1 + distances.iter().fold(0.0, |most: f64, &far| most.max(far)) as usize];
        for &distance in &distances {
            rings[distance as usize] += 1;
        }
        let mut start = 0;
        for ring in &mut rings {
            start += std::mem::replace(ring, start);
        }
        let mut places = vec![(0.0, 0); distances.len()];
        for (index, &distance) in distances.iter().enumerate() {
            let next = &mut rings[distance as usize];
            places[*next] = (distance, index);
            *next += 1;
        }
        // Each ring now ends where the next one starts.
        let mut start = 0;
        for end in rings {
            places[start..end].sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            start = end;
        }
        Surroundings { centre, places }
    }

    /// A free place for a circle, close to the rim around a centre and seen from it over a clear line. Of places about as
    /// close the one nearest to the angle `leaning` counts.
    pub(super) fn beside(&self, around: &Surroundings, rim: f64, radius: f64, leaning: f64) -> Option<Vector> {
        /// Places no farther than this behind the closest are as good.
        const BAND: f64 = 30.0;
        let least = rim + radius + 12.0;
        let mut best: Option<(f64, Vector)> = None;
        let mut farthest = f64::INFINITY;
        for &(distance, index) in &around.places {
            if distance > farthest {
                break;
            }
            if distance < least || self.free[index] < radius {
                continue;
            }
            let place = self.place(index);
            let way = minus(place, around.centre);
            let turn = libm::atan2(way.1, way.0) - leaning;
            let aside = libm::acos(libm::cos(turn).clamp(-1.0, 1.0));
            let start = plus(around.centre, times(way, (rim + CLEAR) / distance));
            if best.is_none_or(|(least, _)| aside < least) && self.is_clear(start, place) {
                farthest = farthest.min(distance + BAND);
                best = Some((aside, place));
            }
        }
        best.map(|(_, place)| place)
    }

    /// Whether a line touches nothing, looked at place by place.
    fn is_clear(&self, from: Vector, to: Vector) -> bool {
        let steps = libm::ceil(length(minus(to, from)) / CELL).max(1.0) as usize;
        (0..=steps).all(|step| {
            let place = plus(from, times(minus(to, from), step as f64 / steps as f64));
            let column = ((place.0 - self.area.left) / CELL).round();
            let row = ((place.1 - self.area.top) / CELL).round();
            let is_inside = column >= 0.0 && row >= 0.0 && column < self.columns as f64;
            let index = row.max(0.0) as usize * self.columns + column.max(0.0) as usize;
            is_inside && self.free.get(index).is_some_and(|&free| free > 0.0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLIDE: Area = Area {
        left: 0.0,
        top: 0.0,
        right: 400.0,
        bottom: 300.0,
    };

    #[test]
    fn a_place_beside_something_is_free_and_seen_from_it() {
        let centre = (100.0, 150.0);
        let mut room = Room::new(SLIDE);
        let circle = |centre, radius| Taken::Circle { centre, radius };
        room.take(circle(centre, 50.0), 200.0);
        let around = room.around(centre);
        let mut taken = vec![(centre, 50.0)];
        while let Some(place) = room.beside(&around, 50.0, 20.0, 0.0) {
            for &(other, radius) in &taken {
                assert!(length(minus(place, other)) >= radius + 20.0);
            }
            assert!(place.0 >= 20.0 && place.0 <= 380.0 && place.1 >= 20.0 && place.1 <= 280.0);
            taken.push((place, 20.0));
            room.take(circle(place, 20.0), 20.0);
        }
        assert!(taken.len() > 6, "{taken:?}");
        assert!(room.beside(&around, 50.0, 200.0, 0.0).is_none());
    }

    #[test]
    fn distances_are_those_of_geometry() {
        let area = Taken::Box(SLIDE);
        assert_eq!(area.distance((403.0, 304.0)), 5.0);
        assert_eq!(area.distance((200.0, 290.0)), -10.0);
        let line = Taken::Line {
            from: (0.0, 0.0),
            to: (10.0, 0.0),
            width: 2.0,
        };
        assert_eq!(line.distance((5.0, 4.0)), 3.0);
        assert_eq!(line.distance((13.0, 4.0)), 4.0);
    }

    #[test]
    fn a_sunflower_has_even_room_and_keeps_to_its_ring() {
        let places: Vec<Vector> = sunflower(300, 40.0, 150.0).collect();
        let even = (std::f64::consts::PI * (150.0f64.powi(2) - 40.0f64.powi(2)) / 300.0).sqrt();
        for (index, &place) in places.iter().enumerate() {
            assert!((40.0..=150.0).contains(&length(place)));
            let nearest = places[..index]
                .iter()
                .map(|&other| length(minus(place, other)))
                .fold(f64::MAX, f64::min);
            assert!(nearest > 0.6 * even, "{nearest} of {even}");
        }
    }
}
