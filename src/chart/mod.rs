//! Pictures of the answers, one file per chart: drawn from ready tables, computing no statistics.
//!
//! Every chart is a slide of 1920 × 1080; on pages that are read on phones, an upright sheet. Its title says what was found, no
//! more surely than the intervals allow.

mod advantage;
mod animation;
mod apart;
mod axis;
mod brand;
mod campaign;
mod canvas;
mod cascade;
mod chain;
mod change;
mod channels;
mod colour;
mod credit;
mod figures;
mod film;
mod font;
mod frame;
mod funnel;
mod hops;
mod ink;
mod looks;
mod mesh;
mod network;
mod palette;
mod panels;
#[cfg(feature = "pdf")]
mod pdf;
mod pen;
mod people;
mod plate;
mod plot;
mod png;
pub mod question;
mod reach;
mod routes;
mod rows;
mod sheet;
mod sizes;
mod theme;
mod ticks;
mod time;
mod timeline;
mod value;

use crate::estimate::{Answers, PolicyAnswers};
use crate::story::Story;
use crate::words::{self, Source, Words};
use canvas::{Area, Canvas};
use plate::Plate;
use theme::Paint;

pub use animation::{Fragment, animation};
pub use brand::{Brand, BrandError, Logo};
pub use campaign::of_campaign;
pub use canvas::Untitled;
pub use cascade::{Cascade, of_cascade};
pub use change::of_comparison;
pub use colour::Colour;
pub use frame::backdrop;
pub use ink::Ink;
#[cfg(feature = "pdf")]
pub use pdf::PdfError;
pub use png::PngError;

/// One picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Short name, good for a file: `reach`.
    pub name: &'static str,
    /// What it is about, for a list of contents: `Reach`.
    pub label: &'static str,
    /// The finding.
    pub title: String,
    /// What is seen, for those who do not see it.
    pub alt: String,
    /// The picture as an SVG file that stands alone, typeface included.
    pub svg: String,
    /// The picture for a slide that has a title of its own.
    pub untitled: Untitled,
    /// The picture for a page that has [`Brand::font_face_css`] once for all, and may recolour it by [`Brand::dark_css`].
    pub inline_svg: String,
    /// The same as [`Chart::inline_svg`], drawn for the width of a phone, if it can be.
    pub upright_svg: Option<String>,
}

/// All charts of a run, always in the same order; that of looks only where it was asked who carried the news, and that of value only
/// where there is money on anything.
pub fn all(ink: Ink, answers: &Answers) -> Vec<Chart> {
    let mut charts = vec![
        reach::chart(ink, answers),
        advantage::chart(ink, answers),
        time::chart(ink, answers),
        credit::chart(ink, answers),
    ];
    charts.extend(looks::chart(ink, answers));
    charts.extend([
        hops::chart(ink, answers),
        funnel::chart(ink, answers),
        people::chart(ink, answers),
        sizes::chart(ink, answers),
    ]);
    if answers.premises.has_value {
        charts.push(value::chart(ink, answers));
    }
    charts
}

/// What a reader watches who moves an assumption: reach, advantage and time, as [`all`] draws them.
pub fn of_moved(ink: Ink, answers: &Answers) -> Vec<Chart> {
    vec![
        reach::chart(ink, answers),
        advantage::chart(ink, answers),
        time::chart(ink, answers),
    ]
}

/// What each channel adds to the leading policy, and which way its news went; none where that was not asked.
pub fn of_channels(ink: Ink, answers: &Answers) -> Vec<Chart> {
    let charts = [channels::chart(ink, answers), routes::chart(ink, answers)];
    charts.into_iter().flatten().collect()
}

/// The pictures of a story: everybody who read, and the chain.
pub fn of_story(ink: Ink, story: &Story) -> Vec<Chart> {
    vec![network::chart(ink, story), chain::chart(ink, story)]
}

/// The trial of a story as an animated GIF.
///
/// # Errors
/// If it cannot be drawn, which is a fault of the program.
pub fn film(ink: Ink, story: &Story) -> Result<Vec<u8>, PngError> {
    film::gif(ink, story)
}

/// Name and finding of a chart, and what it draws.
struct Sketch<'a> {
    name: &'static str,
    label: &'static str,
    title: String,
    subtitle: String,
    alt: String,
    ink: Ink<'a>,
    answers: &'a Answers,
}

impl Sketch<'_> {
    /// Draws the picture with this finding: on a slide, and on an upright sheet, where it takes this height `[px]`.
    fn draw(self, upright: f64, picture: impl Fn(&mut Canvas, Area)) -> Chart {
        let plate = Plate {
            name: self.name,
            label: self.label,
            title: self.title,
            subtitle: self.subtitle,
            alt: self.alt,
            footer: source(self.ink.words, self.answers),
            names: self.answers.policies.iter().map(|policy| policy.name.clone()).collect(),
            ink: self.ink,
        };
        plate.draw(upright, picture)
    }
}

/// More policies than this have no room on a slide, and no colour of their own.
const MOST_POLICIES: usize = 12;

/// The names of all policies, with those that do not fit cut so that they stay different, in order of the scenario.
fn short_names(answers: &Answers, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let names: Vec<String> = answers.policies.iter().map(|policy| readable(&policy.name)).collect();
    words::shortened(&names, fits, "…")
}

/// A policy that charts show.
#[derive(Clone, Copy)]
struct Shown<'a> {
    policy: &'a PolicyAnswers,
    /// Place of its colour: its place in the scenario, or, where more are simulated than there are colours, one that no other
    /// policy shown has.
    colour: usize,
}

impl Shown<'_> {
    fn paint(self) -> Paint {
        Paint::Policy(self.colour)
    }

    /// Its name, as it may be drawn.
    fn name(self) -> String {
        readable(&self.policy.name)
    }
}

/// The policies that a chart shows, in order of the scenario: all, or, of too many, the baseline, the leader and the first others.
fn shown(answers: &Answers) -> Vec<Shown<'_>> {
    let mut policies: Vec<&PolicyAnswers> = answers.policies.iter().collect();
    let needed = [answers.baseline, answers.leader().place];
    while policies.len() > MOST_POLICIES {
        let last = policies.iter().rposition(|policy| !needed.contains(&policy.place));
        policies.remove(last.expect("only two policies are needed"));
    }
    // One beyond the colours takes that of the first which is not shown.
    let is_taken = |colour: &usize| policies.iter().any(|policy| policy.place == *colour);
    let mut free = (0..MOST_POLICIES).filter(|colour| !is_taken(colour));
    let colour = |policy: &PolicyAnswers| {
        if policy.place < MOST_POLICIES {
            policy.place
        } else {
            free.next().expect("no more are shown than there are colours")
        }
    };
    let colours: Vec<usize> = policies.iter().copied().map(colour).collect();
    let shown = policies.into_iter().zip(colours);
    shown.map(|(policy, colour)| Shown { policy, colour }).collect()
}

/// The place of the colour of a policy: that of `Shown`, or its place in the scenario where charts do not show it.
pub fn colour_place(answers: &Answers, policy: &PolicyAnswers) -> usize {
    let mut shown = shown(answers).into_iter();
    let shown = shown.find(|shown| shown.policy.place == policy.place);
    shown.map_or(policy.place, |shown| shown.colour)
}

/// Where the numbers come from: scenario on the left, trials and version on the right.
fn source(words: &dyn Words, answers: &Answers) -> (String, String) {
    let (policies, shown) = (answers.policies.len(), shown(answers).len());
    let right = words.source(&Source {
        part: (shown < policies).then_some((shown, policies)),
        trials: answers.trials,
        interrupted: answers.interrupted,
        intervals: words.intervals(&words.level_number(answers)),
        seed: answers.scenario.seed,
        version: &answers.version,
    });
    (words.footer(&answers.scenario.title), right)
}

/// `text` without what XML forbids and lines cannot show: control characters and non-characters become spaces. What turns letters
/// around that stand beside it is left out.
pub(crate) fn readable(text: &str) -> String {
    let forbidden = |letter: char| letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}');
    let turns = |letter: &char| matches!(letter, '\u{202a}'..='\u{202e}');
    text.chars()
        .filter(|letter| !turns(letter))
        .map(|letter| if forbidden(letter) { ' ' } else { letter })
        .collect()
}
