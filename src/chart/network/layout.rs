//! Where everybody stands: the firm in its circle, bursts of those who were told around whoever told them, and the chain
//! leading out to the right.
//!
//! Contacts who passed nothing on stand inside the circle. Whoever was read by others steps out of it and stands amid them.
//! People whom the firm declined, and who read its page all the same, stand around the circle. Dots are as large as lets
//! all bursts find a place from which a clear line leads to the circle.

use super::super::canvas::Area;
use super::super::font::{ASCENT, LINE, Type};
use super::super::theme::{NOTE, Paint, SMALLEST as SMALLEST_TYPE};
use super::pack::{Room, Surroundings, Taken, Vector, length, minus, plus, polar, sunflower, times};
use crate::story::{Reader, Story};
use crate::trial::Channel;
use std::collections::BTreeMap;
use std::f64::consts::{FRAC_PI_2, PI};

/// Radius of the firm's mark, at the smallest scale `[px]`.
const FIRM: f64 = 46.0;
/// Radius of somebody of the chain, where there is room `[px]`.
const LINK: f64 = 19.0;
/// Chains up to so long have a label for everybody.
const MOST_LABELS: usize = 14;
/// Largest and smallest dots `[px]`.
const LARGEST: f64 = 13.0;
const SMALLEST: f64 = 0.9;
/// Scales at which marks, circle and labels are tried, the largest first, with the smallest dots that go with them `[px]`.
const SCALES: [(f64, f64); 3] = [(1.4, 7.0), (1.2, 5.0), (1.0, SMALLEST)];
/// Least distance between people of a chain at a scale above 1, in that scale `[px]`.
const LEAST_STEP: f64 = 240.0;
/// Room that anything takes is known this far around it `[px]`.
const FAR: f64 = 400.0;
/// Size of a contact who has not read, in that of one who has.
const SILENT: f64 = 0.5;
/// Room for somebody who was declined, around the circle `[px]`.
const DECLINED: f64 = 8.0;
/// Between neighbours, in radii of a dot.
const SPACING: f64 = 2.9;
/// Contacts who did not read are drawn up to so many.
const MOST_CONTACTS: usize = 4000;
/// Readers are drawn up to so many.
const MOST_READERS: usize = 6000;

/// The words of the picture.
pub(super) struct Labels {
    /// Above the circle.
    pub(super) circle: String,
    /// Beside the people of the chain: lines with their look, and the way the news took to them.
    pub(super) links: Vec<LinkLabel>,
}

/// What stands beside somebody of the chain.
pub(super) struct LinkLabel {
    /// Lines that may be broken: text, type and paint.
    pub(super) lines: Block,
    /// How the news came.
    pub(super) channel: String,
}

/// Lines of a label with their look.
type Block = Vec<(String, Type, Paint)>;

/// Chains up to so long have all labels below them; longer ones above and below in turn.
const FEW: usize = 4;

/// Everything that is drawn, in places.
pub(super) struct Scene {
    pub(super) scale: f64,
    pub(super) circle: (Vector, f64),
    pub(super) firm: Vector,
    pub(super) wire: Option<Vector>,
    pub(super) ties: Vec<Tie>,
    pub(super) dots: Vec<Dot>,
    pub(super) texts: Vec<Text>,
}

impl Scene {
    /// Radius of the firm's mark.
    pub(super) fn firm_radius(&self) -> f64 {
        FIRM * self.scale
    }

    /// The same in the middle of `area`, from left to right.
    fn centred(mut self, area: Area) -> Self {
        let ((x, _), radius) = self.circle;
        let dots = self
            .dots
            .iter()
            .map(|dot| (dot.place.0 - dot.radius, dot.place.0 + dot.radius));
        let texts = self.texts.iter().map(|text| {
            let half = text.kind.width(&text.line) / 2.0;
            (text.place.0 - half, text.place.0 + half)
        });
        let (left, right) = dots
            .chain(texts)
            .fold((x - radius, x + radius), |(left, right), (l, r)| {
                (left.min(l), right.max(r))
            });
        let shift = area.middle().0 - f64::midpoint(left, right);
        let places = [&mut self.circle.0, &mut self.firm]
            .into_iter()
            .chain(&mut self.wire)
            .chain(self.ties.iter_mut().flat_map(|tie| [&mut tie.from, &mut tie.to]))
            .chain(self.dots.iter_mut().map(|dot| &mut dot.place))
            .chain(self.texts.iter_mut().map(|text| &mut text.place));
        for place in places {
            place.0 += shift;
        }
        self
    }
}

/// Somebody.
#[derive(Clone, Copy)]
pub(super) struct Dot {
    pub(super) place: Vector,
    pub(super) radius: f64,
    /// Index among the readers; none for a contact who did not read.
    pub(super) reader: Option<usize>,
    /// Index among the contacts, if the person asked to connect.
    pub(super) contact: Option<usize>,
}

impl Dot {
    /// The same person in the circle, before reading.
    pub(super) fn silent(self) -> Self {
        Self {
            radius: if self.reader.is_some() {
                self.radius * SILENT
            } else {
                self.radius
            },
            reader: None,
            ..self
        }
    }
}

/// The way the news took to somebody.
#[derive(Clone, Copy)]
pub(super) struct Tie {
    pub(super) from: Vector,
    pub(super) to: Vector,
    /// Index of the reader at its end.
    pub(super) reader: usize,
}

/// A line of text.
pub(super) struct Text {
    /// Middle of the baseline.
    pub(super) place: Vector,
    pub(super) line: String,
    pub(super) kind: Type,
    pub(super) paint: Paint,
    /// Index of the reader with whom it appears; none if it is always there.
    pub(super) reader: Option<usize>,
}

/// The corner that is kept free for the clock.
pub(super) fn clock(area: Area) -> Area {
    Area {
        left: area.right - 330.0,
        bottom: area.top + 96.0,
        ..area
    }
}

/// Places everybody in `area`, as large as may be.
pub(super) fn scene(story: &Story, labels: &Labels, area: Area) -> Scene {
    let cast = Cast::new(story);
    let staged = |scale: f64, size: f64| {
        let mut stage = Stage::new(story, &cast, labels, area, (scale, size));
        stage.place_everybody().then_some(stage.scene)
    };
    for (scale, least) in SCALES {
        let Some(mut fitting) = staged(scale, least) else {
            continue;
        };
        let (mut fits, mut too_large) = (least, LARGEST);
        while too_large / fits > 1.06 {
            let size = (fits * too_large).sqrt();
            match staged(scale, size) {
                Some(scene) => (fitting, fits) = (scene, size),
                None => too_large = size,
            }
        }
        return fitting.centred(area);
    }
    let mut crammed = Stage::new(story, &cast, labels, area, (1.0, SMALLEST));
    crammed.place_everybody();
    crammed.scene.centred(area)
}

/// Everybody who read, grouped by how they stand; the same at every size.
struct Cast {
    /// Readers at hop 1 who told nobody, in order of time.
    alone: Vec<usize>,
    /// Around those at hop 1 who told somebody, the largest first.
    bursts: Vec<Burst>,
    /// Per person of the chain: those whom that person told besides.
    beside_links: Vec<Option<Burst>>,
    /// Those whom the wire told.
    wire: Option<Burst>,
}

impl Cast {
    fn new(story: &Story) -> Self {
        let tree = Tree::new(story);
        let is_link = |reader: usize| story.readers[reader].link.is_some();
        let by_wire = |reader: usize| story.readers[reader].channel == Channel::Wire;
        let first = || tree.first.iter().copied().filter(|&reader| !is_link(reader));
        let tellers = first().filter(|&reader| !by_wire(reader) && !tree.told[reader].is_empty());
        let mut bursts: Vec<Burst> = tellers
            .map(|reader| Burst::new(story, &tree, Some(reader), &tree.told[reader]))
            .collect();
        bursts.sort_by(|a, b| b.radius.total_cmp(&a.radius));
        let beside = |link: usize| {
            let teller = reader_of(story, link);
            let told: Vec<usize> = tree.told[teller]
                .iter()
                .copied()
                .filter(|&told| !is_link(told))
                .collect();
            (!told.is_empty()).then(|| Burst::new(story, &tree, None, &told))
        };
        let wired: Vec<usize> = first().filter(|&reader| by_wire(reader)).collect();
        Self {
            alone: first()
                .filter(|&reader| !by_wire(reader) && tree.told[reader].is_empty())
                .collect(),
            bursts,
            beside_links: (0..story.chain.len()).map(beside).collect(),
            wire: (!wired.is_empty()).then(|| Burst::new(story, &tree, None, &wired)),
        }
    }
}

/// The reader who is this person of the chain.
fn reader_of(story: &Story, link: usize) -> usize {
    let mut readers = story.readers.iter();
    readers
        .position(|reader| reader.link == Some(link))
        .expect("everybody of the chain has read")
}

/// Who told whom.
struct Tree {
    /// Per reader: those who read first through them and are drawn, in order of time.
    told: Vec<Vec<usize>>,
    /// Readers at hop 1, in order of time.
    first: Vec<usize>,
}

impl Tree {
    fn new(story: &Story) -> Self {
        let mut told = vec![Vec::new(); story.readers.len()];
        let mut first = Vec::new();
        for (index, reader) in story.readers.iter().enumerate() {
            if is_drawn(index, reader) {
                match reader.source {
                    Some(source) => told[source].push(index),
                    None => first.push(index),
                }
            }
        }
        Self { told, first }
    }
}

/// Whether a reader is drawn: the first ones, and all who may have told somebody.
fn is_drawn(index: usize, reader: &Reader) -> bool {
    index < MOST_READERS || reader.reposted || reader.forwarded || reader.link.is_some()
}

/// How many readers are not drawn.
pub(super) fn left_out(story: &Story) -> usize {
    let readers = story.readers.iter().enumerate();
    readers.filter(|&(index, reader)| !is_drawn(index, reader)).count()
}

/// All who heard it through somebody, around that person or by themselves; lengths are in radii of a dot.
struct Burst {
    teller: Option<usize>,
    members: Vec<(usize, Vector)>,
    radius: f64,
}

impl Burst {
    /// Those `told` by `teller` (or, if none, by somebody who stands elsewhere) and all whom they told in turn. Everybody takes
    /// the free place that is nearest to whoever told them, in order of time. O(people²).
    fn new(story: &Story, tree: &Tree, teller: Option<usize>, told: &[usize]) -> Self {
        let mut people: Vec<usize> = told.to_vec();
        let mut next = 0;
        while let Some(&reader) = people.get(next) {
            let children = tree.told[reader].iter();
            people.extend(children.filter(|&&child| story.readers[child].link.is_none()));
            next += 1;
        }
        // Readers are numbered in order of time.
        people.sort_unstable();
        let hole = if teller.is_some() { SPACING } else { 0.0 };
        let outer = (hole * hole + people.len() as f64 * SPACING * SPACING / PI).sqrt();
        let mut free: Vec<Vector> = sunflower(people.len(), hole, outer).collect();
        let mut place_of: BTreeMap<usize, Vector> = BTreeMap::new();
        for &reader in &people {
            let source = story.readers[reader].source;
            let from = source
                .and_then(|source| place_of.get(&source))
                .copied()
                .unwrap_or_default();
            let near = |place: &Vector| length(minus(*place, from)) + 0.2 * length(*place);
            let nearest = (0..free.len()).min_by(|&a, &b| near(&free[a]).total_cmp(&near(&free[b])));
            let nearest = nearest.expect("there is a place for everybody");
            place_of.insert(reader, free.remove(nearest));
        }
        Self {
            teller,
            members: place_of.into_iter().collect(),
            radius: outer + 1.8,
        }
    }
}

/// A slide on which people are being placed, with dots of one size.
struct Stage<'a> {
    story: &'a Story,
    cast: &'a Cast,
    labels: &'a Labels,
    size: f64,
    room: Room,
    scene: Scene,
    /// Radius of the circle with those around it.
    rim: f64,
    /// Where the people of the chain stand.
    links: Vec<Vector>,
}

impl<'a> Stage<'a> {
    fn new(story: &'a Story, cast: &'a Cast, labels: &'a Labels, area: Area, (scale, size): (f64, f64)) -> Self {
        let mut room = Room::new(area);
        room.take(Taken::Box(clock(area)), FAR);
        Self {
            story,
            cast,
            labels,
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
    fn place_everybody(&mut self) -> bool {
        self.place_circle();
        self.place_chain() & self.place_told_by_links() & self.place_wire() & self.place_bursts()
    }

    /// The firm, its circle, and those around it who read although they were declined.
    fn place_circle(&mut self) {
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
        let centre = (area.left + beside + self.rim, area.middle().1 + 12.0);
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

    /// So many places in the circle; the chain has its way out to the right to itself.
    fn inside(&self, count: usize, inner: f64, outer: f64, gap: f64) -> Vec<Vector> {
        let in_the_way = |place: &Vector| place.0 > 0.0 && place.1.abs() < gap + 6.0;
        let has_way = self
            .story
            .chain
            .first()
            .is_some_and(|link| link.channel != Channel::Wire);
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

    /// Radius of the firm's mark.
    fn firm(&self) -> f64 {
        FIRM * self.scene.scale
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
        for (row, readers) in declined.chunks(per_row).enumerate() {
            let far = radius + 10.0 + DECLINED + row as f64 * 2.6 * DECLINED;
            for (index, &reader) in readers.iter().enumerate() {
                let share = (index as f64 + 0.5) / readers.len() as f64;
                let angle = PI * (0.2 + 1.6 * share);
                self.push_reader(reader, plus(centre, polar(angle, far)), DECLINED * 0.8);
            }
        }
    }

    /// What the circle is, above it.
    fn caption(&mut self, centre: Vector) {
        let kind = NOTE;
        let place = (centre.0, centre.1 - self.rim - 16.0);
        let half = kind.width(&self.labels.circle) / 2.0;
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

    /// The chain, from the circle (or the wire) straight to the right, with its labels.
    ///
    /// Whether it has room at this scale.
    fn place_chain(&mut self) -> bool {
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

    fn take(&mut self, taken: Taken) {
        self.room.take(taken, FAR);
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

    /// Those whom the people of the chain told besides, above or below them.
    fn place_told_by_links(&mut self) -> bool {
        let cast = self.cast;
        let mut all = true;
        for (place, burst) in self.links.clone().into_iter().zip(&cast.beside_links) {
            if let Some(burst) = burst {
                let around = self.room.around(place);
                all &= self.place_burst(burst, &around, LINK * self.scene.scale + 12.0, -FRAC_PI_2, place);
            }
        }
        all
    }

    /// Those whom the wire told, around its mark.
    fn place_wire(&mut self) -> bool {
        let Some(burst) = &self.cast.wire else { return true };
        let mark = 0.8 * self.firm();
        let (centre, _) = self.scene.circle;
        let wire = if let Some(wire) = self.scene.wire {
            wire
        } else {
            // A mark of its own below the circle, or wherever there is room.
            let around = self.room.around(centre);
            let room = mark + burst.radius * self.size;
            let Some(place) = self.room.beside(&around, self.rim, room, FRAC_PI_2) else {
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
    fn place_bursts(&mut self) -> bool {
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

    fn push_reader(&mut self, reader: usize, place: Vector, radius: f64) {
        self.scene.dots.push(Dot {
            place,
            radius,
            reader: Some(reader),
            contact: self.story.readers[reader].contact,
        });
    }
}

/// Lines no wider than `width`, in type of another scale.
fn broken(lines: &Block, width: f64, scale: f64) -> Block {
    lines
        .iter()
        .flat_map(|(text, kind, paint)| {
            let kind = Type {
                size: (kind.size * scale).max(SMALLEST_TYPE),
                ..*kind
            };
            let wrapped = kind.wrap(text, width, 3);
            wrapped.into_iter().map(move |line| (line, kind, *paint))
        })
        .collect()
}

/// How many declined dots stand around the circle in a row: all around but on the right, where the chain leaves.
fn per_row(radius: f64) -> usize {
    ((1.6 * PI * radius) / (DECLINED * SPACING)).max(1.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Contact, Elsewhere, Link, Picked, Told, Why};
    use crate::trial::Outcome;
    use crate::world::PersonId;

    const AREA: Area = Area {
        left: 80.0,
        top: 200.0,
        right: 1840.0,
        bottom: 930.0,
    };

    /// So many contacts, and so many readers: a chain of `links`, and everybody else told by the firm, by a few who are heard
    /// by many, or by whoever came before.
    fn story(contacts: usize, readers: usize, links: usize, wire: usize) -> Story {
        let mut people: Vec<Reader> = Vec::new();
        for index in 0..readers {
            let link = (index % 3 == 0 && index / 3 < links).then_some(index / 3);
            let source = match link {
                Some(0) => None,
                Some(link) => Some(3 * (link - 1)),
                None if index <= wire || (index % 5 == 1 && index < contacts) => None,
                None if index % 7 == 0 => Some(index - 1),
                None => Some((index * 31) % index.min(30)),
            };
            let by_wire = source.is_none() && link.is_none() && index <= wire && wire > 0;
            people.push(Reader {
                segment: 0,
                decides: link == Some(links - 1),
                hours: index as f64,
                hops: source.map_or(1, |source| people[source].hops + 1),
                channel: match source {
                    None if by_wire => Channel::Wire,
                    None => Channel::Post,
                    Some(_) => Channel::Repost,
                },
                source,
                contact: (source.is_none() && !by_wire && index < contacts).then_some(index),
                reposted: true,
                forwarded: false,
                link,
            });
        }
        let contact = |index: usize| Contact {
            segment: 0,
            accepted_by: u64::from(!index.is_multiple_of(4)),
            reader: people.iter().position(|reader| reader.contact == Some(index)),
        };
        let link = |_| Link {
            person: PersonId(0),
            name: "Ada".to_owned(),
            segment: 0,
            hours: 0.0,
            channel: Channel::Post,
            audience: None,
            told: Told::default(),
            accepted_by: None,
            unmet: vec![],
        };
        let outcome = Outcome {
            accepted: 0,
            accepted_spammers: 0,
            people: readers as u32,
            reposts: 0,
            forwards: 0,
            decision_makers: 0,
            deals: 0,
            heard: 0,
            heard_accepted: 0,
            passed_on: 0,
            most_hops: 0,
            one_hop: false,
            first: None,
        };
        Story {
            picked: Picked {
                trial: 0,
                policy: 0,
                why: Why::Asked,
            },
            world: 0,
            rival: None,
            contacts: (0..contacts).map(contact).collect(),
            chain: (0..links).map(link).collect(),
            readers: people,
            policies: vec![Elsewhere {
                name: "open".to_owned(),
                outcome,
                chain: vec![],
            }],
        }
    }

    fn labels(links: usize) -> Labels {
        let label = || LinkLabel {
            lines: vec![
                ("Beatriz".to_owned(), Type::semi_bold(30.0), Paint::Ink),
                ("peer in financial services".to_owned(), NOTE, Paint::Ink),
            ],
            channel: "forward".to_owned(),
        };
        Labels {
            circle: "400 contacts".to_owned(),
            links: (0..links).map(|_| label()).collect(),
        }
    }

    #[test]
    fn everybody_stands_once_on_the_slide_and_on_nobody_else() {
        for (contacts, readers, links, wire) in [
            (1, 1, 1, 0),
            (12, 10, 2, 0),
            (40, 12, 4, 0),
            (400, 120, 3, 0),
            (400, 500, 5, 30),
            (300, 3000, 8, 0),
            (0, 200, 2, 60),
        ] {
            let story = story(contacts, readers, links, wire);
            let scene = scene(&story, &labels(links), AREA);
            let case = format!("{contacts} contacts, {readers} readers, {links} links, {wire} by wire");
            let mut drawn: Vec<usize> = scene.dots.iter().filter_map(|dot| dot.reader).collect();
            drawn.sort_unstable();
            assert_eq!(drawn, (0..readers).collect::<Vec<_>>(), "{case}");
            let mut ends: Vec<usize> = scene.ties.iter().map(|tie| tie.reader).collect();
            ends.sort_unstable();
            ends.dedup();
            assert_eq!(ends.len(), scene.ties.len(), "{case}: one way to each");
            for (index, a) in scene.dots.iter().enumerate() {
                let (x, y) = a.place;
                assert!(
                    (AREA.left..=AREA.right).contains(&x) && (AREA.top..=AREA.bottom).contains(&y),
                    "{case}"
                );
                for b in &scene.dots[..index] {
                    let (apart, touching) = (length(minus(a.place, b.place)), a.radius + b.radius);
                    assert!(apart >= 0.95 * touching, "{case}: {apart} apart, {touching} needed");
                }
                for text in &scene.texts {
                    let half = text.kind.width(&text.line) / 2.0;
                    let beside = (x - text.place.0).abs() - half - a.radius;
                    let apart = (y - text.place.1 + 0.35 * text.kind.size).abs() - 0.35 * text.kind.size - a.radius;
                    assert!(beside.max(apart) >= -0.5, "{case}: a dot on “{}”", text.line);
                }
            }
        }
    }
}
