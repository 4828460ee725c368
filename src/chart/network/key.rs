//! The key of the picture: what tells people apart, and what it means.

use super::super::canvas::{Anchor, Canvas};
use super::super::font::Typeface;
use super::super::ink::Ink;
use super::super::readable;
use super::super::sheet::Sheet;
use super::super::theme::{NOTE, Paint};
use super::pack::{Vector, plus};
use crate::story::{Contact, Story};
use crate::words::Words;

/// Height of a line `[px]`.
pub(super) const LINE: f64 = 44.0;
/// Between the sign of an entry and its text `[px]`.
const SIGN: f64 = 28.0;

/// What tells people apart.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Sign {
    Silent,
    Read,
    Missed,
    Declined,
    Decides,
}

impl Sign {
    /// Draws it: full, hollow, square on its corner, or ringed.
    pub(super) fn draw(self, canvas: &mut Canvas, place: Vector, radius: f64, paint: Paint) {
        match self {
            Self::Silent | Self::Read => canvas.circle(place, radius, Some(paint), None),
            Self::Missed => {
                let width = (radius * 0.42).max(0.8);
                canvas.circle(place, radius - width / 2.0, Some(Paint::Paper), Some((paint, width)));
            }
            Self::Declined => {
                let far = radius * 1.2;
                let corners = [(0.0, -far), (far, 0.0), (0.0, far), (-far, 0.0)].map(|corner| plus(place, corner));
                canvas.patch(&corners, paint, 1.0);
            }
            Self::Decides => {
                canvas.circle(place, radius * 0.52, Some(paint), None);
                canvas.circle(place, radius * 0.92, None, Some((paint, radius * 0.24)));
            }
        }
    }
}

/// What the signs mean.
pub(super) struct Key {
    /// Entries beside one another, or an entry by itself, whose text may go on without a sign.
    lines: Vec<Vec<(Option<Sign>, String)>>,
}

impl Key {
    /// Of the signs that are in the picture of `story`.
    pub(super) fn new(sheet: Sheet, ink: Ink, story: &Story) -> Self {
        let entries = entries(ink.words, story).into_iter();
        let lines = match sheet {
            Sheet::Slide => vec![entries.map(|(sign, text)| (Some(sign), text)).collect()],
            Sheet::Upright => entries.flat_map(|entry| upright_entry(ink.typeface(), entry)).collect(),
        };
        Self { lines }
    }

    /// Its height `[px]`.
    pub(super) fn height(&self) -> f64 {
        LINE * self.lines.len() as f64
    }

    /// Draws it from `left` on, the first line at the height `y`.
    pub(super) fn draw(&self, canvas: &mut Canvas, (left, mut y): Vector) {
        for line in &self.lines {
            let mut x = left;
            for (sign, text) in line {
                let place = (x + 10.0, y - NOTE.size * 0.36);
                match sign {
                    Some(Sign::Silent) => Sign::Silent.draw(canvas, place, 5.0, Paint::Rule),
                    Some(sign) => sign.draw(canvas, place, 8.0, Paint::Muted),
                    None => {}
                }
                canvas.text((x + SIGN, y), text, NOTE, Paint::Muted, Anchor::Start);
                x += SIGN + NOTE.width(canvas.typeface(), text) + 40.0;
            }
            y += LINE;
        }
    }
}

/// The lines of an entry on an upright sheet.
fn upright_entry(typeface: &Typeface, (sign, text): (Sign, String)) -> Vec<Vec<(Option<Sign>, String)>> {
    let lines = NOTE.wrap(typeface, &text, Sheet::Upright.room() - SIGN, 3).into_iter();
    let line = |(index, line)| vec![((index == 0).then_some(sign), line)];
    lines.enumerate().map(line).collect()
}

/// What the signs mean, of those that are in the picture.
fn entries(words: &dyn Words, story: &Story) -> Vec<(Sign, String)> {
    let told = story.picked.policy;
    let is_silent = story
        .contacts
        .iter()
        .any(|contact| contact.is_accepted_by(told) && contact.reader.is_none());
    let is_missed = story.contacts.iter().any(|contact| story.is_missed_by_rival(contact));
    let declined = |contact: &Contact| !contact.is_accepted_by(told) && contact.reader.is_some();
    let rival = story.rival.map_or("", |rival| story.policies[rival].name.as_str());
    let entries = [
        (Sign::Read, !story.readers.is_empty(), words.key_read().to_owned()),
        (Sign::Silent, is_silent, words.key_silent().to_owned()),
        (Sign::Missed, is_missed, words.key_missed(&words.named(rival))),
        (
            Sign::Declined,
            story.contacts.iter().any(declined),
            words.key_declined(&words.named(&story.told().name)),
        ),
        (
            Sign::Decides,
            story.readers.iter().any(|reader| reader.decides),
            words.key_decides().to_owned(),
        ),
    ];
    entries
        .into_iter()
        .filter(|(_, is_there, _)| *is_there)
        .map(|(sign, _, text)| (sign, readable(&text)))
        .collect()
}
