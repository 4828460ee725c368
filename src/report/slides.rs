//! `slides.pptx`: a deck of the finding, the verdict, one chart a slide, the assumptions and the limits last.
//!
//! Titles and texts are native, so that they can be edited; charts are pictures of 3840 pixels across without
//! their titles, behind the text.
//! A small honest writer of Office Open XML (ECMA-376): one master, one layout, a part per slide, nothing compressed, no
//! dates, so that the same answers give the same bytes.

use super::{assumptions, method};
use crate::chart::{self, Brand, Chart, Colour, PngError};
use crate::estimate::Answers;
use crate::scenario::{Pitch, Scenario};
use crate::words::{Language, Source, Words};
use askama::Template;
use rayon::prelude::*;
use std::fmt;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Size of a slide, 16:9 `[EMU]`: 914 400 to an inch.
const WIDTH: f64 = 12_192_000.0;
const HEIGHT: f64 = 6_858_000.0;

/// Why slides could not be made.
#[derive(Debug)]
pub enum SlidesError {
    /// A picture.
    Png(PngError),
    /// A template.
    Template(askama::Error),
    /// The archive.
    Archive(zip::result::ZipError),
}

impl fmt::Display for SlidesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Png(error) => error.fmt(f),
            Self::Template(error) => error.fmt(f),
            Self::Archive(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SlidesError {}

impl From<PngError> for SlidesError {
    fn from(error: PngError) -> Self {
        Self::Png(error)
    }
}

impl From<askama::Error> for SlidesError {
    fn from(error: askama::Error) -> Self {
        Self::Template(error)
    }
}

impl From<zip::result::ZipError> for SlidesError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Archive(error)
    }
}

impl From<std::io::Error> for SlidesError {
    fn from(error: std::io::Error) -> Self {
        Self::Archive(error.into())
    }
}

/// The deck as a file.
///
/// # Errors
/// If a picture or a part cannot be made, which is a fault of the program.
pub fn slides(
    language: Language,
    (answers, scenario): (&Answers, &Scenario),
    (recommendation, rests_on): (&[String], &[String]),
    charts: &[Chart],
    brand: &Brand,
) -> Result<Vec<u8>, SlidesError> {
    let words = language.words();
    let backdrop = brand.png(&chart::backdrop(brand))?;
    let mut slides = vec![
        Slide::title(words, answers, scenario, &backdrop),
        Slide::verdict(words, answers, scenario, &backdrop),
    ];
    if !recommendation.is_empty() {
        slides.push(Slide::recommendation(words, recommendation, &backdrop));
    }
    let pictures = charts.par_iter().map(|chart| Slide::chart(brand, chart));
    slides.extend(pictures.collect::<Result<Vec<_>, _>>()?);
    slides.push(Slide::assumptions(words, scenario, rests_on, &backdrop));
    slides.push(Slide::limits(words, scenario, &backdrop));
    let deck = Deck {
        slides: &slides,
        brand,
        title: chart::readable(&scenario.title),
        version: &answers.version,
        language,
    };
    archive(&deck.parts()?)
}

/// A slide.
struct Slide {
    title: String,
    /// `[1/100 pt]`.
    title_size: u32,
    title_box: Rectangle,
    /// `b` for bottom, `t` for top.
    title_anchor: &'static str,
    /// Everything that is not text, as a PNG of the whole slide.
    picture: Vec<u8>,
    /// What is seen, for those who do not see it; empty where it is only the look.
    alt: String,
    paragraphs: Vec<Paragraph>,
    text_box: Rectangle,
    /// What to say, sentence by sentence; only whoever speaks sees it.
    notes: Vec<String>,
}

/// A place on a slide `[EMU]`.
#[derive(Clone, Copy)]
struct Rectangle {
    left: u64,
    top: u64,
    width: u64,
    height: u64,
}

impl Rectangle {
    /// From shares of the slide: left, top, right, bottom.
    fn of([left, top, right, bottom]: [f64; 4]) -> Self {
        let emu = |share: f64, whole: f64| (share * whole).round() as u64;
        Self {
            left: emu(left, WIDTH),
            top: emu(top, HEIGHT),
            width: emu(right - left, WIDTH),
            height: emu(bottom - top, HEIGHT),
        }
    }
}

/// A paragraph, perhaps with some words in front that weigh more, and some behind that weigh less.
struct Paragraph {
    strong: String,
    text: String,
    small: String,
    /// `[1/100 pt]`.
    size: u32,
    /// Name in the colour scheme.
    colour: &'static str,
}

impl Paragraph {
    fn plain(text: &str, size: u32) -> Self {
        Self {
            strong: String::new(),
            text: chart::readable(text),
            small: String::new(),
            size,
            colour: "tx1",
        }
    }

    fn muted(text: &str, size: u32) -> Self {
        Self {
            colour: "tx2",
            ..Self::plain(text, size)
        }
    }
}

/// Left and right ends of text, as on charts, as shares of the slide.
const MARGINS: (f64, f64) = (80.0 / 1920.0, 1.0 - 80.0 / 1920.0);

impl Slide {
    /// A slide with a title between two heights, and text below it.
    fn text(
        backdrop: &[u8],
        title: &str,
        title_size: u32,
        (top, bottom): (f64, f64),
        paragraphs: Vec<Paragraph>,
    ) -> Self {
        let (left, right) = MARGINS;
        Self {
            title: chart::readable(title),
            title_size,
            title_box: Rectangle::of([left, top, right, bottom]),
            title_anchor: "b",
            picture: backdrop.to_vec(),
            alt: String::new(),
            paragraphs,
            text_box: Rectangle::of([left, bottom + 0.03, right, 0.95]),
            notes: Vec::new(),
        }
    }

    fn with_notes(self, notes: impl IntoIterator<Item = String>) -> Self {
        let sentences = notes.into_iter().map(|sentence| chart::readable(sentence.trim()));
        Self {
            notes: sentences.filter(|sentence| !sentence.is_empty()).collect(),
            ..self
        }
    }

    fn title(words: &dyn Words, answers: &Answers, scenario: &Scenario, backdrop: &[u8]) -> Self {
        let source = Source {
            part: None,
            trials: answers.trials,
            interrupted: answers.interrupted,
            intervals: words.intervals(&words.level_number(answers)),
            seed: answers.scenario.seed,
            version: &answers.version,
        };
        let mut paragraphs = vec![
            Paragraph::plain(&scenario.question, 2000),
            Paragraph::plain(&presented(words, &scenario.pitch), 2000),
            Paragraph::muted(words.not_a_forecast_on_slides(), 1400),
            Paragraph::muted(&words.source(&source), 1400),
        ];
        paragraphs.retain(|paragraph| !paragraph.text.trim().is_empty());
        let title = match scenario.title.trim() {
            "" => "whoknows",
            title => title,
        };
        let notes = scenario.description.lines().map(str::to_owned);
        Self::text(backdrop, title, 4000, (0.18, 0.46), paragraphs).with_notes(notes)
    }

    fn verdict(words: &dyn Words, answers: &Answers, scenario: &Scenario, backdrop: &[u8]) -> Self {
        let sentences = words.verdict(answers);
        let (first, rest) = sentences.split_first().expect("a verdict says something");
        let paragraphs = rest.iter().map(|sentence| Paragraph::plain(sentence, 2000));
        let steps = method::steps(words, answers, scenario);
        let notes = steps.into_iter().map(|step| format!("{}: {}", step.title, step.text));
        Self::text(backdrop, first, 3200, (0.12, 0.46), paragraphs.collect()).with_notes(notes)
    }

    fn recommendation(words: &dyn Words, sentences: &[String], backdrop: &[u8]) -> Self {
        let paragraphs = sentences.iter().map(|sentence| Paragraph::plain(sentence, 1800));
        Self::text(
            backdrop,
            words.recommendation_heading(),
            2800,
            LAST,
            paragraphs.collect(),
        )
    }

    fn chart(brand: &Brand, chart: &Chart) -> Result<Self, PngError> {
        Ok(Self {
            title: chart.title.clone(),
            title_size: 2500,
            title_box: Rectangle::of(chart.untitled.title),
            title_anchor: "b",
            picture: brand.png(&chart.untitled.svg)?,
            alt: chart.alt.clone(),
            paragraphs: vec![],
            text_box: Rectangle::of([0.0; 4]),
            notes: Vec::new(),
        }
        .with_notes(chart.alt.split("; ").map(str::to_owned)))
    }

    /// `rests_on` says what the assumptions do to the answer, where that was asked.
    fn assumptions(words: &dyn Words, scenario: &Scenario, rests_on: &[String], backdrop: &[u8]) -> Self {
        let changes = assumptions::changes(words, scenario);
        let mut paragraphs: Vec<Paragraph> = match rests_on {
            [] if changes.is_empty() => vec![Paragraph::plain(&words.assumptions_note(0), 2000)],
            [] => {
                let count = changes.len();
                let note = format!("{} {}", words.assumptions_note(count), words.effect_not_computed(count));
                vec![Paragraph::plain(&note, 2000)]
            }
            found => found.iter().map(|sentence| Paragraph::plain(sentence, 2000)).collect(),
        };
        paragraphs.extend(changes.into_iter().map(|change| Paragraph {
            strong: format!("{}:  ", change.name),
            small: format!("   {}: {}", change.key, change.value),
            ..Paragraph::plain(&change.meaning, 2000)
        }));
        Self::text(backdrop, words.change_heading(), 2800, LAST, paragraphs)
    }

    fn limits(words: &dyn Words, scenario: &Scenario, backdrop: &[u8]) -> Self {
        let tally = words.assumptions_tally(assumptions::tally(scenario));
        let paragraphs = [
            &tally,
            &words.limits(scenario.release.wire, scenario.channels.len(), scenario.issues().len()),
        ]
        .map(|text| Paragraph::plain(text, 2000));
        Self::text(backdrop, words.limits_heading(), 2800, LAST, paragraphs.into())
    }
}

/// Who presents, to whom and when, as far as the scenario says.
fn presented(words: &dyn Words, pitch: &Pitch) -> String {
    let client = pitch.client.as_deref().map(|client| words.for_client(client));
    let parts = [client, pitch.author.clone(), pitch.date.clone()];
    let said: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.trim().is_empty())
        .collect();
    said.join(" · ")
}

/// Where the titles of the last slides stand, as shares of the slide.
const LAST: (f64, f64) = (0.08, 0.16);

/// Everything but the slides, in templates that list them.
struct Deck<'a> {
    slides: &'a [Slide],
    brand: &'a Brand,
    title: String,
    version: &'a str,
    language: Language,
}

#[derive(Template)]
#[template(path = "slides/content_types.xml")]
struct ContentTypes<'a> {
    slides: &'a [Slide],
}

#[derive(Template)]
#[template(path = "slides/core.xml")]
struct Core<'a> {
    title: &'a str,
    version: &'a str,
    language: &'static str,
}

#[derive(Template)]
#[template(path = "slides/app.xml")]
struct App<'a> {
    slides: &'a [Slide],
}

#[derive(Template)]
#[template(path = "slides/presentation.xml")]
struct PresentationPart<'a> {
    slides: &'a [Slide],
}

#[derive(Template)]
#[template(path = "slides/presentation_rels.xml")]
struct PresentationRels<'a> {
    slides: &'a [Slide],
}

#[derive(Template)]
#[template(path = "slides/theme.xml")]
struct Theme<'a> {
    ink: String,
    paper: String,
    muted: String,
    zone: String,
    accents: Vec<String>,
    link: String,
    typeface: &'a str,
}

#[derive(Template)]
#[template(path = "slides/slide.xml")]
struct SlidePart<'a> {
    slide: &'a Slide,
    locale: &'static str,
}

#[derive(Template)]
#[template(path = "slides/slide_rels.xml")]
struct SlideRels {
    number: usize,
    has_notes: bool,
}

#[derive(Template)]
#[template(path = "slides/notes.xml")]
struct NotesPart<'a> {
    notes: &'a [String],
    locale: &'static str,
}

#[derive(Template)]
#[template(path = "slides/notes_rels.xml")]
struct NotesRels {
    number: usize,
}

const ROOT_RELS: &str = include_str!("../../templates/slides/root_rels.xml");
const MASTER: &str = include_str!("../../templates/slides/master.xml");
const MASTER_RELS: &str = include_str!("../../templates/slides/master_rels.xml");
const NOTES_MASTER: &str = include_str!("../../templates/slides/notes_master.xml");
const NOTES_MASTER_RELS: &str = include_str!("../../templates/slides/notes_master_rels.xml");
const LAYOUT: &str = include_str!("../../templates/slides/layout.xml");
const LAYOUT_RELS: &str = include_str!("../../templates/slides/layout_rels.xml");

/// A typeface that every machine has, or one of the same widths.
const EVERYWHERE: &str = "Arial";

/// Colours that a theme has for charts and shapes.
const ACCENTS: usize = 6;

impl Deck<'_> {
    /// Every part of the file, with its name.
    fn parts(&self) -> Result<Vec<(String, Vec<u8>)>, askama::Error> {
        let &Self { slides, version, .. } = self;
        let title = self.title.as_str();
        let language = self.language.code();
        let accents = (0..ACCENTS)
            .map(|index| hex(self.brand.policy_colours(index).0))
            .collect();
        // Where a firm's typeface is missing, the program that shows the slides takes another.
        let typeface = chart::readable(self.brand.typeface_name().unwrap_or(EVERYWHERE));
        let theme = Theme {
            ink: hex(self.brand.ink()),
            paper: hex(self.brand.paper()),
            muted: hex(self.brand.muted()),
            zone: hex(self.brand.zone()),
            accents,
            link: hex(self.brand.link()),
            typeface: &typeface,
        }
        .render()?;
        let named = |name: &str, text: String| (name.to_owned(), text.into_bytes());
        let mut parts = vec![
            // The list of types comes first: readers that stream rely on it.
            named("[Content_Types].xml", ContentTypes { slides }.render()?),
            named("_rels/.rels", ROOT_RELS.to_owned()),
            named(
                "docProps/core.xml",
                Core {
                    title,
                    version,
                    language,
                }
                .render()?,
            ),
            named("docProps/app.xml", App { slides }.render()?),
            named("ppt/presentation.xml", PresentationPart { slides }.render()?),
            named("ppt/_rels/presentation.xml.rels", PresentationRels { slides }.render()?),
            named("ppt/theme/theme1.xml", theme.clone()),
            // Masters do not share a theme.
            named("ppt/theme/theme2.xml", theme),
            named("ppt/notesMasters/notesMaster1.xml", NOTES_MASTER.to_owned()),
            named(
                "ppt/notesMasters/_rels/notesMaster1.xml.rels",
                NOTES_MASTER_RELS.to_owned(),
            ),
            named("ppt/slideMasters/slideMaster1.xml", MASTER.to_owned()),
            named("ppt/slideMasters/_rels/slideMaster1.xml.rels", MASTER_RELS.to_owned()),
            named("ppt/slideLayouts/slideLayout1.xml", LAYOUT.to_owned()),
            named("ppt/slideLayouts/_rels/slideLayout1.xml.rels", LAYOUT_RELS.to_owned()),
        ];
        let locale = locale(self.language);
        for (number, slide) in (1..).zip(slides) {
            parts.push(named(
                &format!("ppt/slides/slide{number}.xml"),
                SlidePart { slide, locale }.render()?,
            ));
            parts.push(named(
                &format!("ppt/slides/_rels/slide{number}.xml.rels"),
                SlideRels {
                    number,
                    has_notes: !slide.notes.is_empty(),
                }
                .render()?,
            ));
            if !slide.notes.is_empty() {
                let notes = &slide.notes;
                parts.push(named(
                    &format!("ppt/notesSlides/notesSlide{number}.xml"),
                    NotesPart { notes, locale }.render()?,
                ));
                parts.push(named(
                    &format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"),
                    NotesRels { number }.render()?,
                ));
            }
            parts.push((format!("ppt/media/image{number}.png"), slide.picture.clone()));
        }
        Ok(parts)
    }
}

/// A colour as the theme wants it: `1C2430`.
fn hex(colour: Colour) -> String {
    colour.to_string().trim_start_matches('#').to_uppercase()
}

/// The language as spelling checkers want it.
fn locale(language: Language) -> &'static str {
    match language {
        Language::English => "en-US",
        Language::German => "de-DE",
    }
}

/// Parts as one file: stored, without times, so that it is the same every time.
fn archive(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, SlidesError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
