//! The chain of a story: from the firm, person by person, to the decision-maker, with times and ways.

use super::canvas::{Anchor, Area, Canvas, fit};
use super::font::{ASCENT, LINE, Type, Typeface};
use super::frame::Frame;
use super::ink::Ink;
use super::network::{source, spoken};
use super::sheet::Sheet;
use super::theme::{NOTE, Paint, SMALLEST};
use super::{Chart, readable};
use crate::spread::Way;
use crate::story::{Link, Story};
use crate::words::{Subject, Words};

/// Name of the chart.
const NAME: &str = "chain";
/// Stations in a row.
const PER_ROW: usize = 6;
/// Room for the way that leads to the first station of a row, in steps between stations.
const LEAD: f64 = 0.6;
/// Stations drawn; of longer chains the middle is left out.
const MOST_STATIONS: usize = 18;

/// Draws the chain of a story.
pub(super) fn chart(ink: Ink, story: &Story) -> Chart {
    let words = ink.words;
    let title = readable(&words.story_title(story));
    let alt = readable(&words.chain_alt(&spoken(words, story)));
    let (left, right) = source(words, story);
    let frame = Frame {
        look: ink.look,
        name: NAME,
        title: std::slice::from_ref(&title),
        subtitle: &[readable(&words.story_like_this(story))],
        footer: (&readable(&left), &readable(&right)),
    };
    let (mut canvas, area) = frame.slide();
    if story.chain.is_empty() {
        canvas.say_instead(area, &words.nobody_read());
    } else {
        let stations = stations(words, story);
        // Long chains need the room.
        let most = if stations.len() > 2 * PER_ROW { 1 } else { 3 };
        let others = Others::new(ink, story, area.width(), most);
        let room = Area {
            bottom: area.bottom - others.height(),
            ..area
        };
        draw(&mut canvas, room, &stations, Paint::Policy(story.picked.policy));
        others.draw(&mut canvas, area);
    }
    let finished = canvas.finish(&alt);
    Chart {
        name: NAME,
        label: words.label(Subject::Chain),
        title,
        alt,
        svg: finished.svg,
        inline_svg: finished.inline_svg,
        untitled: finished.untitled,
        upright_svg: None,
    }
}

/// What became of it under the other policies, below the chain.
struct Others {
    heading: String,
    /// A policy's place in the scenario, and its lines.
    policies: Vec<(Option<usize>, Vec<String>)>,
}

impl Others {
    const KIND: Type = NOTE;
    /// Left of the lines, for the sign of the policy.
    const INDENT: f64 = 36.0;

    /// At most so many policies; the one whose refusals are marked comes first.
    fn new(ink: Ink, story: &Story, width: f64, most: usize) -> Self {
        let (words, told) = (ink.words, story.picked.policy);
        let rest = (0..story.policies.len()).filter(|&policy| policy != told && Some(policy) != story.rival);
        let all: Vec<usize> = story.rival.into_iter().chain(rest).collect();
        let lines = |text: &str| Self::KIND.wrap(ink.typeface(), &readable(text), width - Self::INDENT, 2);
        let mut policies: Vec<(Option<usize>, Vec<String>)> = all
            .iter()
            .take(most)
            .map(|&policy| (Some(policy), lines(&words.other_told(story, policy))))
            .collect();
        if all.len() > most {
            policies.push((None, lines(&words.more_policies(all.len() - most))));
        }
        Self {
            heading: words.elsewhere_heading().to_owned(),
            policies,
        }
    }

    fn height(&self) -> f64 {
        if self.policies.is_empty() {
            return 0.0;
        }
        let lines: usize = self.policies.iter().map(|(_, lines)| lines.len()).sum();
        (lines as f64 + 1.2) * Self::KIND.line_height() + 10.0 * self.policies.len() as f64
    }

    fn draw(&self, canvas: &mut Canvas, area: Area) {
        if self.policies.is_empty() {
            return;
        }
        let mut y = area.bottom - self.height() + Self::KIND.size;
        let heading = Type::semi_bold(Self::KIND.size);
        canvas.text((area.left, y), &self.heading, heading, Paint::Ink, Anchor::Start);
        y += 0.2 * Self::KIND.line_height();
        for (policy, lines) in &self.policies {
            y += 10.0;
            for (number, line) in lines.iter().enumerate() {
                y += Self::KIND.line_height();
                if let (0, Some(policy)) = (number, policy) {
                    let middle = y - 0.36 * Self::KIND.size;
                    canvas.circle((area.left + 10.0, middle), 9.0, Some(Paint::Policy(*policy)), None);
                }
                let left = area.left + if policy.is_some() { Self::INDENT } else { 0.0 };
                canvas.text((left, y), line, Self::KIND, Paint::Ink, Anchor::Start);
            }
        }
    }
}

/// A stop of the news.
struct Station {
    face: Face,
    /// In the middle of its mark.
    mark: String,
    /// Below it, with type and paint.
    lines: Block,
    /// How the news came, and how long it took.
    leg: Option<Leg>,
}

#[derive(Clone, Copy, PartialEq)]
enum Face {
    Source,
    Full,
    Hollow,
    Decides,
    LeftOut,
}

/// What leads from one station to the next.
struct Leg {
    way: String,
    later: String,
    is_private: bool,
}

fn stations(words: &dyn Words, story: &Story) -> Vec<Station> {
    let from_wire = story.chain[0].way == Way::Wire;
    let source = Station {
        face: Face::Source,
        mark: if from_wire { words.wire() } else { words.firm() }.to_owned(),
        lines: vec![
            (readable(words.release()), NOTE, Paint::Muted),
            (words.moment_at(0.0), NOTE, Paint::Muted),
        ],
        leg: None,
    };
    let people = (0..story.chain.len()).map(|index| person(words, story, index));
    let mut stations: Vec<Station> = std::iter::once(source).chain(people).collect();
    if stations.len() > MOST_STATIONS {
        let left_out = stations.len() - MOST_STATIONS + 1;
        let from = MOST_STATIONS / 2;
        let gap = Station {
            face: Face::LeftOut,
            mark: format!("+{left_out}"),
            lines: vec![(words.hops(left_out as u64), NOTE, Paint::Muted)],
            leg: None,
        };
        stations.splice(from..from + left_out, [gap]);
    }
    stations
}

fn person(words: &dyn Words, story: &Story, index: usize) -> Station {
    let link = &story.chain[index];
    let before = index.checked_sub(1).map_or(0.0, |before| story.chain[before].hours);
    let is_last = index + 1 == story.chain.len();
    let rival = story.rival.filter(|&rival| index == 0 && link.is_declined_by(rival));
    Station {
        face: match rival {
            _ if is_last && story.has_reached() => Face::Decides,
            Some(_) => Face::Hollow,
            None => Face::Full,
        },
        mark: link
            .name
            .chars()
            .next()
            .map_or_else(String::new, |letter| letter.to_string()),
        lines: lines(words, link, rival.map(|rival| story.policies[rival].name.as_str())),
        leg: Some(Leg {
            way: words.way(link.way).to_owned(),
            later: words.later(&words.duration(link.hours - before)),
            is_private: link.way == Way::Forward,
        }),
    }
}

fn lines(words: &dyn Words, link: &Link, rival: Option<&str>) -> Block {
    let refusal = rival.map(|rival| words.would_decline(&words.named(rival)));
    let lines = [
        Some((link.name.clone(), Type::semi_bold(34.0), Paint::Ink)),
        Some((link.segment_name.clone(), Type::regular(26.0), Paint::Ink)),
        Some((words.moment_at(link.hours), NOTE, Paint::Muted)),
        refusal.map(|refusal| (refusal, Type::semi_bold(NOTE.size), Paint::Ink)),
    ];
    lines
        .into_iter()
        .flatten()
        .map(|(text, kind, paint)| (readable(&text), kind, paint))
        .collect()
}

fn draw(canvas: &mut Canvas, area: Area, stations: &[Station], paint: Paint) {
    let rows = stations.len().div_ceil(PER_ROW);
    let per_row = stations.len().div_ceil(rows);
    // A row that goes on from another begins with the way to it.
    let lead = if rows > 1 { LEAD } else { 0.0 };
    let pitch = (area.width() / (per_row as f64 + lead)).min(520.0);
    let height = (area.height() / rows as f64).min(450.0);
    let radius = (0.17 * height).min(0.19 * pitch).min(76.0);
    let left = area.middle().0 - pitch * (per_row as f64 - 1.0 - lead) / 2.0;
    let top = area.middle().1 - height * rows as f64 / 2.0;
    let place = |index: usize| {
        let (row, column) = (index / per_row, index % per_row);
        (left + pitch * column as f64, top + height * row as f64 + radius + 40.0)
    };
    let largest = match (rows, per_row) {
        (1, 0..=5) => 1.15,
        _ => 1.0,
    };
    let room = height - 2.0 * radius - 58.0;
    let blocks = blocks(canvas.typeface(), stations, pitch - 24.0, room, largest);
    for (index, (station, block)) in stations.iter().zip(blocks).enumerate() {
        let here = place(index);
        if index > 0 {
            let begins_row = index % per_row == 0;
            let from = if begins_row {
                (here.0 - pitch * (lead + 0.3), here.1)
            } else {
                place(index - 1)
            };
            draw_leg(canvas, from, here, radius, station, paint);
        }
        draw_mark(canvas, here, radius, station, paint);
        let mut y = here.1 + radius + 8.0;
        for (line, kind, ink) in block {
            canvas.text((here.0, y + ASCENT * kind.size), &line, kind, ink, Anchor::Middle);
            y += LINE * kind.size;
        }
    }
}

/// Lines with their look.
type Block = Vec<(String, Type, Paint)>;

/// What stands below each station, in the largest type in which all of it has room; what has none even so is left out.
fn blocks(typeface: &Typeface, stations: &[Station], width: f64, room: f64, largest: f64) -> Vec<Block> {
    let tall = |block: &Block| block.iter().map(|(_, kind, _)| LINE * kind.size).sum::<f64>();
    let set = |scale: f64, lines: usize| -> Vec<Block> {
        let of_station = |station: &Station| {
            let texts = station.lines.iter();
            texts
                .flat_map(|(text, kind, ink)| {
                    let kind = Type {
                        size: (kind.size * scale).max(SMALLEST),
                        ..*kind
                    };
                    let (kind, wrapped) = fit(typeface, Sheet::Slide, kind, text, width, lines);
                    wrapped.into_iter().map(move |line| (line, kind, *ink))
                })
                .collect()
        };
        stations.iter().map(of_station).collect()
    };
    let tries = [(1.0, 2), (0.9, 2), (0.8, 2), (0.8, 1), (0.65, 1)];
    let fitting = tries
        .into_iter()
        .map(|(share, lines)| set(largest * share, lines))
        .find(|blocks| blocks.iter().all(|block| tall(block) <= room));
    fitting.unwrap_or_else(|| {
        let mut blocks = set(0.0, 1);
        for block in &mut blocks {
            while tall(block) > room && !block.is_empty() {
                block.pop();
            }
        }
        blocks
    })
}

/// The leg from one station to the next, with what it was and how long it took.
fn draw_leg(canvas: &mut Canvas, from: (f64, f64), to: (f64, f64), radius: f64, station: &Station, paint: Paint) {
    const HEAD: f64 = 20.0;
    let (far, gap) = (to.0 - from.0, radius + 12.0);
    let at = |distance: f64| (from.0 + distance, from.1);
    let (start, tip) = (at(gap), at(far - gap));
    let neck = at(far - gap - HEAD);
    if station.leg.as_ref().is_some_and(|leg| leg.is_private) {
        canvas.strokes(start, neck, paint, 6.0, (16.0, 9.0));
    } else {
        canvas.line(start, neck, paint, 6.0);
    }
    let corners = [tip, (neck.0, neck.1 + HEAD * 0.6), (neck.0, neck.1 - HEAD * 0.6)];
    canvas.patch(&corners, paint, 1.0);
    let Some(leg) = &station.leg else { return };
    let middle = at(far / 2.0);
    let room = far - 2.0 * gap + 24.0;
    let (kind, way) = fit(
        canvas.typeface(),
        canvas.sheet(),
        Type::semi_bold(NOTE.size),
        &leg.way,
        room,
        1,
    );
    canvas.text((middle.0, middle.1 - 18.0), &way[0], kind, Paint::Ink, Anchor::Middle);
    // Below the leg it must not come down to what stands below the stations.
    let lines = ((radius - 4.0) / (LINE * NOTE.size)) as usize;
    let (kind, later) = fit(
        canvas.typeface(),
        canvas.sheet(),
        NOTE,
        &leg.later,
        room,
        lines.clamp(1, 2),
    );
    for (line, text) in later.iter().enumerate() {
        let y = middle.1 + 12.0 + ASCENT * kind.size + LINE * kind.size * line as f64;
        canvas.text((middle.0, y), text, kind, Paint::Muted, Anchor::Middle);
    }
}

fn draw_mark(canvas: &mut Canvas, place: (f64, f64), radius: f64, station: &Station, paint: Paint) {
    let text = |canvas: &mut Canvas, size: f64, paint: Paint| {
        let (kind, lines) = fit(
            canvas.typeface(),
            canvas.sheet(),
            Type::semi_bold(radius * size),
            &station.mark,
            radius * 1.7,
            1,
        );
        canvas.centred_text(place, &lines[0], kind, paint, Anchor::Middle);
    };
    match station.face {
        Face::Source => {
            canvas.circle(place, radius, Some(Paint::Ink), None);
            text(canvas, 0.56, Paint::Paper);
        }
        Face::Full => {
            canvas.circle(place, radius, Some(paint), None);
            text(canvas, 0.8, Paint::Paper);
        }
        Face::Hollow => {
            canvas.circle(place, radius - 4.0, Some(Paint::Paper), Some((paint, 8.0)));
            text(canvas, 0.8, paint);
        }
        Face::Decides => {
            canvas.circle(place, radius * 0.84, Some(paint), None);
            canvas.circle(place, radius + 2.0, None, Some((paint, 7.0)));
            text(canvas, 0.7, Paint::Paper);
        }
        Face::LeftOut => text(canvas, 0.6, Paint::Muted),
    }
}
