//! The trial of a story: the firm amid its circle, everybody who read in grey, and the chain in the policy's colour.

mod key;
mod layout;
mod pack;

use super::canvas::{Anchor, Area, Canvas};
use super::font::Type;
use super::frame::Frame;
use super::ink::Ink;
use super::sheet::Sheet;
use super::theme::{NOTE, Paint, STRONG};
use super::{Chart, readable};
use crate::spread::Way;
use crate::story::{Link, Story};
use crate::study::VERSION;
use crate::words::{Subject, Words};
use key::{Key, Sign};
use layout::{Dot, LinkLabel, Scene, Text, Tie};
use pack::{Vector, length, minus, plus, times};

/// Name of the chart.
const NAME: &str = "network";

/// Draws the trial of a story.
pub(super) fn chart(ink: Ink, story: &Story) -> Chart {
    let words = ink.words;
    let (mut canvas, picture) = slide(ink, story);
    picture.draw(&mut canvas);
    let alt = alt(words, story);
    let finished = canvas.finish(&alt);
    Chart {
        name: NAME,
        label: words.label(Subject::Network),
        title: readable(&words.story_title(story)),
        alt,
        svg: finished.svg,
        inline_svg: finished.inline_svg,
        untitled: finished.untitled,
        upright_svg: None,
    }
}

/// The picture of a page that plays: marks say when everything appears, and there is a clock.
pub(super) struct Playable {
    pub(super) title: String,
    pub(super) alt: String,
    /// The slide, and the same drawn for the width of a phone.
    pub(super) svgs: [String; 2],
}

/// Draws the trial of a story for a page that plays it.
pub(super) fn playable(ink: Ink, story: &Story) -> Playable {
    let words = ink.words;
    let alt = alt(words, story);
    let svgs = [Sheet::Slide, Sheet::Upright].map(|sheet| {
        let (mut canvas, picture) = on(sheet, ink, story);
        picture.draw_playable(&mut canvas);
        canvas.for_page(&alt)
    });
    Playable {
        title: readable(&words.story_title(story)),
        alt,
        svgs,
    }
}

fn alt(words: &dyn Words, story: &Story) -> String {
    let people = words.persons(story.readers.len() as u64);
    readable(&words.network_alt(&spoken(words, story), &people))
}

/// A slide with its words around the picture, and the picture to draw on it.
pub(super) fn slide<'a>(ink: Ink<'a>, story: &'a Story) -> (Canvas, Picture<'a>) {
    on(Sheet::Slide, ink, story)
}

/// A sheet with its words around the picture, and the picture to draw on it.
fn on<'a>(sheet: Sheet, ink: Ink<'a>, story: &'a Story) -> (Canvas, Picture<'a>) {
    let words = ink.words;
    let people = words.persons(story.readers.len() as u64);
    let (left, right) = source(words, story);
    let mut subtitle = words.network_subtitle(&people, &words.story_like_this(story));
    let left_out = layout::left_out(story);
    if left_out > 0 {
        subtitle = format!("{subtitle} {}", words.not_drawn(&words.count(left_out as u64)));
    }
    let frame = Frame {
        look: ink.look,
        name: NAME,
        title: &[readable(&words.story_title(story))],
        subtitle: &[readable(&subtitle)],
        footer: (&readable(&left), &readable(&right)),
    };
    let inscription = Inscription::new(sheet, ink, story);
    let (canvas, area) = match sheet {
        Sheet::Slide => frame.slide(),
        Sheet::Upright => {
            frame.upright(layout::upright(ink.typeface(), &inscription.labels) + inscription.key.height())
        }
    };
    let picture = Picture::new(ink, story, inscription, sheet, area);
    (canvas, picture)
}

/// Footers of the pictures of a story.
pub(super) fn source(words: &dyn Words, story: &Story) -> (String, String) {
    let trial = story.picked.trial.to_string();
    (
        words.story_footer(&story.title, story.naming),
        words.story_source(&trial, story.seed, VERSION),
    )
}

/// The chain for those who do not see it.
pub(super) fn spoken(words: &dyn Words, story: &Story) -> String {
    let step = |link: &Link| {
        words.chain_step(
            &words.isolated(&link.name),
            &link.segment_name,
            words.way(link.way),
            &words.moment_at(link.hours),
        )
    };
    story.chain.iter().map(step).collect::<Vec<_>>().join("; ")
}

/// The picture, laid out and ready to be drawn whole or as far as the news has come.
pub(super) struct Picture<'a> {
    story: &'a Story,
    scene: Scene,
    /// Whether so many read that their ways are drawn thinner.
    is_crowded: bool,
    firm: String,
    wire: String,
    key: Key,
    key_place: Vector,
    /// Upper right corner of the clock.
    clock: Vector,
    words: &'a dyn Words,
}

/// When something is seen.
#[derive(Clone, Copy)]
struct Appearance {
    /// When it is there whole `[hours]`.
    hours: f64,
    /// Since when it grows, if it does `[hours]`.
    since: Option<f64>,
}

/// Shows what is drawn, in its time.
type Show<'a> = dyn Fn(&mut Canvas, Appearance, &mut dyn FnMut(&mut Canvas)) + 'a;

/// What is written in the picture and below it.
struct Inscription {
    labels: layout::Labels,
    key: Key,
}

impl Inscription {
    fn new(sheet: Sheet, ink: Ink, story: &Story) -> Self {
        let words = ink.words;
        let contacts = story
            .contacts
            .iter()
            .filter(|contact| contact.is_accepted_by(story.picked.policy));
        let readers = contacts.clone().filter(|contact| contact.reader.is_some()).count();
        Self {
            labels: layout::Labels {
                circle: readable(&words.circle(contacts.count() as u64, readers as u64)),
                links: (0..story.chain.len())
                    .map(|link| link_label(words, story, link))
                    .collect(),
            },
            key: Key::new(sheet, ink, story),
        }
    }
}

impl<'a> Picture<'a> {
    fn new(ink: Ink<'a>, story: &'a Story, inscription: Inscription, sheet: Sheet, area: Area) -> Self {
        let room = Area {
            bottom: area.bottom - inscription.key.height(),
            ..area
        };
        Self {
            story,
            is_crowded: story.readers.len() > 200,
            scene: layout::scene(ink.typeface(), story, &inscription.labels, sheet, room),
            firm: ink.words.firm().to_owned(),
            wire: ink.words.wire().to_owned(),
            key_place: (area.left, room.bottom + key::LINE - 6.0),
            key: inscription.key,
            clock: (area.right, area.top),
            words: ink.words,
        }
    }

    /// The whole picture.
    fn draw(&self, canvas: &mut Canvas) {
        self.draw_ground(canvas);
        self.draw_readers(canvas, &|_| 1.0, &|canvas, _, draw| draw(canvas));
        self.key.draw(canvas, self.key_place);
    }

    /// The whole picture, in groups that say when they appear.
    fn draw_playable(&self, canvas: &mut Canvas) {
        self.draw_ground(canvas);
        self.draw_readers(canvas, &|_| 1.0, &|canvas, appearance, draw| {
            let mut attributes = vec![("data-h", format!("{:.4}", appearance.hours))];
            if let Some(since) = appearance.since {
                attributes.push(("data-from", format!("{since:.4}")));
            }
            canvas.group(&attributes, draw);
        });
        canvas.group(&[("data-clock", String::new())], &mut |canvas| {
            self.draw_clock(canvas, self.end());
        });
        self.key.draw(canvas, self.key_place);
    }

    /// The picture before anybody reads.
    pub(super) fn draw_still(&self, canvas: &mut Canvas) {
        self.draw_ground(canvas);
        self.key.draw(canvas, self.key_place);
    }

    /// What is to be seen of readers at a time.
    pub(super) fn draw_at(&self, hours: f64, canvas: &mut Canvas) {
        let share = |tie: &Tie| {
            let (since, until) = self.span(tie);
            ((hours - since) / (until - since).max(1e-9)).clamp(0.0, 1.0)
        };
        self.draw_readers(canvas, &share, &|canvas, appearance, draw| {
            if appearance.since.unwrap_or(appearance.hours) <= hours {
                draw(canvas);
            }
        });
        self.draw_news(canvas, hours);
        self.draw_clock(canvas, hours);
    }

    /// Rings around those who have just read, which close with time.
    fn draw_news(&self, canvas: &mut Canvas, hours: f64) {
        const RECENT: f64 = 0.035;
        let on_the_way = |hours: f64| (hours / self.end().max(1e-9)).sqrt();
        for dot in &self.scene.dots {
            let Some(reader) = dot.reader.map(|reader| &self.story.readers[reader]) else {
                continue;
            };
            let age = (on_the_way(hours) - on_the_way(reader.hours)) / RECENT;
            if (0.0..1.0).contains(&age) && hours < self.end() {
                let paint = if reader.link.is_some() {
                    self.colour()
                } else {
                    Paint::Ink
                };
                canvas.circle(
                    dot.place,
                    dot.radius + 4.0 + 14.0 * age,
                    None,
                    Some((paint, 3.0 * (1.0 - age))),
                );
            }
        }
    }

    /// What time it is, and how many have read by then.
    fn draw_clock(&self, canvas: &mut Canvas, hours: f64) {
        let read = self.story.readers.iter().filter(|reader| reader.hours <= hours).count();
        let (x, y) = self.clock;
        let kind = Type::semi_bold(36.0);
        canvas.text(
            (x, y + kind.size),
            &self.words.moment_at(hours),
            kind,
            Paint::Ink,
            Anchor::End,
        );
        let have_read = self.words.have_read(&self.words.count(read as u64));
        canvas.text((x, y + kind.size + 36.0), &have_read, NOTE, Paint::Muted, Anchor::End);
    }

    /// When the last of the readers reads `[hours]`.
    pub(super) fn end(&self) -> f64 {
        self.story.readers.last().map_or(0.0, |reader| reader.hours)
    }

    /// Everybody who reads, the chain above the others: ways as far as `share` of them, each part shown by `show`.
    fn draw_readers(&self, canvas: &mut Canvas, share: &dyn Fn(&Tie) -> f64, show: &Show) {
        for is_chain in [false, true] {
            for tie in self
                .scene
                .ties
                .iter()
                .filter(|tie| self.is_chain(tie.reader) == is_chain)
            {
                let (since, hours) = self.span(tie);
                let appearance = Appearance {
                    hours,
                    // The ways of the chain are seen to grow, the others appear.
                    since: is_chain.then_some(since),
                };
                let share = if is_chain { share(tie) } else { 1.0 };
                show(canvas, appearance, &mut |canvas| self.draw_tie(canvas, tie, share));
            }
            if is_chain {
                self.draw_marks(canvas);
            }
            for dot in &self.scene.dots {
                let Some(reader) = dot.reader.filter(|&reader| self.is_chain(reader) == is_chain) else {
                    continue;
                };
                show(canvas, self.with(reader), &mut |canvas| self.draw_dot(canvas, dot));
            }
        }
        for text in &self.scene.texts {
            match text.reader {
                Some(reader) => show(canvas, self.with(reader), &mut |canvas| draw_text(canvas, text)),
                None => draw_text(canvas, text),
            }
        }
    }

    fn with(&self, reader: usize) -> Appearance {
        Appearance {
            hours: self.story.readers[reader].hours,
            since: None,
        }
    }

    /// When the news sets out to a reader, and when it is read.
    fn span(&self, tie: &Tie) -> (f64, f64) {
        let reader = &self.story.readers[tie.reader];
        let since = reader.source.map_or(0.0, |source| self.story.readers[source].hours);
        (since, reader.hours)
    }

    /// What is there before anybody reads: the circle and the contacts in it.
    fn draw_ground(&self, canvas: &mut Canvas) {
        let (centre, radius) = self.scene.circle;
        canvas.circle(centre, radius, Some(Paint::Zone), None);
        for dot in &self.scene.dots {
            if length(minus(dot.place, centre)) < radius {
                self.draw_dot(canvas, &dot.silent());
            }
        }
    }

    /// The firm and the wire.
    fn draw_marks(&self, canvas: &mut Canvas) {
        let radius = self.scene.firm_radius();
        let marks = [
            (Some(self.scene.firm), radius, &self.firm),
            (self.scene.wire, 0.8 * radius, &self.wire),
        ];
        for (place, radius, text) in marks {
            let Some(place) = place else { continue };
            canvas.circle(place, radius, Some(Paint::Ink), Some((Paint::Paper, 4.0)));
            let mut kind = canvas.sheet().legible(Type::semi_bold(radius * 0.56));
            // Longer words are smaller, so that they stay within the mark.
            kind.size *= (1.8 * radius / kind.width(canvas.typeface(), text)).min(1.0);
            canvas.centred_text(place, text, kind, Paint::Paper, Anchor::Middle);
        }
    }

    fn is_chain(&self, reader: usize) -> bool {
        self.story.readers[reader].link.is_some()
    }

    fn colour(&self) -> Paint {
        Paint::Policy(self.story.picked.policy)
    }

    /// The way to a reader, as far as `share` of it.
    fn draw_tie(&self, canvas: &mut Canvas, tie: &Tie, share: f64) {
        let reader = &self.story.readers[tie.reader];
        let end = plus(tie.from, times(minus(tie.to, tie.from), share));
        if self.is_chain(tie.reader) {
            // A forward is private: its line is broken.
            if reader.way == Way::Forward {
                canvas.strokes(tie.from, end, self.colour(), 7.0, (18.0, 10.0));
            } else {
                canvas.line(tie.from, end, self.colour(), 7.0);
            }
        } else if reader.way == Way::Forward {
            canvas.strokes(tie.from, end, Paint::Muted, 1.6, (5.0, 4.0));
        } else {
            canvas.line(tie.from, end, Paint::Rule, if self.is_crowded { 0.8 } else { 1.4 });
        }
    }

    fn draw_dot(&self, canvas: &mut Canvas, dot: &Dot) {
        let story = self.story;
        let contact = dot.contact.map(|contact| &story.contacts[contact]);
        let missed = contact.is_some_and(|contact| story.is_missed_by_rival(contact));
        let Some(reader) = dot.reader else {
            let sign = if missed { Sign::Missed } else { Sign::Silent };
            return sign.draw(canvas, dot.place, dot.radius, Paint::Rule);
        };
        let (is_chain, decides) = (self.is_chain(reader), story.readers[reader].decides);
        let declined = contact.is_some_and(|contact| !contact.is_accepted_by(story.picked.policy));
        let paint = if is_chain { self.colour() } else { Paint::Muted };
        let sign = match () {
            () if decides => Sign::Decides,
            () if missed => Sign::Missed,
            () if declined => Sign::Declined,
            () => Sign::Read,
        };
        if is_chain {
            canvas.circle(dot.place, dot.radius + 5.0, Some(Paint::Paper), None);
        }
        let grown = if decides && !is_chain {
            dot.radius.max(6.0) * 1.3
        } else {
            dot.radius
        };
        sign.draw(canvas, dot.place, grown, paint);
    }
}

fn draw_text(canvas: &mut Canvas, text: &Text) {
    canvas.text(text.place, &text.line, text.kind, text.paint, Anchor::Middle);
}

fn link_label(words: &dyn Words, story: &Story, index: usize) -> LinkLabel {
    let link = &story.chain[index];
    let note = story
        .rival
        .filter(|&rival| index == 0 && link.is_declined_by(rival))
        .map(|rival| words.would_decline(&words.named(&story.policies[rival].name)));
    let lines = [
        Some((link.name.clone(), Type::semi_bold(STRONG.size * 1.1), Paint::Ink)),
        Some((link.segment_name.clone(), NOTE, Paint::Ink)),
        Some((words.moment_at(link.hours), NOTE, Paint::Muted)),
        note.map(|note| (note, Type::semi_bold(NOTE.size), Paint::Ink)),
    ];
    LinkLabel {
        lines: lines
            .into_iter()
            .flatten()
            .map(|(text, kind, paint)| (readable(&text), kind, paint))
            .collect(),
        way: words.way(link.way).to_owned(),
    }
}
