//! The trial of a story for a page: the picture, with a button that plays it and a slider over hours.
//!
//! Without script the whole picture is seen and the controls are not. Nothing is fetched, colours are those of the page, keys
//! work as in any form, and who asks for reduced motion sees it step from person to person instead.

use super::network;
use super::{Ink, readable};
use crate::story::Story;
use crate::words::Words;
use std::fmt::Write;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Markup that stands anywhere in a body: a picture with its controls, style and script. The page brings
    /// [`super::Brand::font_face_css`], and may recolour it by [`super::Brand::dark_css`].
    pub html: String,
    /// The finding.
    pub title: String,
    /// What is seen, for those who do not see it.
    pub alt: String,
}

const STYLE: &str = include_str!("../../templates/story.css");
const SCRIPT: &str = include_str!("../../templates/story.js");

/// The animated picture of a story; a page may have one.
pub fn animation(ink: Ink, story: &Story) -> Fragment {
    let words = ink.words;
    let network::Playable { title, alt, svgs } = network::playable(ink, story);
    let pictures = svgs.concat();
    let end = story.readers.last().map_or(0.0, |reader| reader.hours);
    let times: Vec<String> = story
        .readers
        .iter()
        .map(|reader| format!("{:.3}", reader.hours))
        .collect();
    let (light, dark) = ink.look.policy_colours(story.picked.policy);
    let html = format!(
        "<div class=\"story-player\" data-end=\"{end:.4}\" data-times=\"{times}\" style=\"--story:{light};--story-dark:{dark}\" data-day=\"{day}\" data-read=\"{read}\" data-play=\"{play}\" \
         data-pause=\"{pause}\"><style>{STYLE}</style>\n{pictures}\n<div class=\"story-controls\" hidden><button type=\"button\">\
         {play}</button><div class=\"story-time\"><input type=\"range\" min=\"0\" max=\"1000\" value=\"1000\" step=\"1\" \
         aria-label=\"{slider}\"><div class=\"story-ticks\" aria-hidden=\"true\">{ticks}</div></div></div>\n<script>{SCRIPT}</script></div>",
        times = times.join(" "),
        day = escaped(words.day()),
        read = escaped(&words.have_read("#")),
        play = escaped(words.play()),
        pause = escaped(words.pause()),
        slider = escaped(words.slider()),
        ticks = ticks(end, words),
    );
    Fragment { html, title, alt }
}

/// Marks below the slider: the release, and the ends of days.
fn ticks(end: f64, words: &dyn Words) -> String {
    let mut ticks = format!("<span style=\"left:0\">{}</span>", escaped(words.release()));
    let mut free_from = 0.22;
    for days in [1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 14.0, 21.0, 28.0, 42.0, 56.0] {
        let place = (24.0 * days / end.max(1e-9)).sqrt();
        if place >= free_from && place <= 1.0 {
            let time = escaped(&words.duration(24.0 * days));
            let _ = write!(ticks, "<span style=\"left:{:.2}%\">{time}</span>", 100.0 * place);
            free_from = place + 0.12;
        }
    }
    ticks
}

/// Text as it may stand in markup and in an attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in readable(text).chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
