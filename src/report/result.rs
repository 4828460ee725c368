//! Everything a result folder holds beside its trials, from a run.

use super::question::{for_pitch, of_run, recommended, rests_on};
use super::{HtmlError, Parts, Presentation, SlidesError, csv, html, json, slides, telling, what_if};
use crate::chart::{self, Brand, Chart, Ink, PngError};
use crate::scenario::{Length, Scenario, resolved_toml};
use crate::study::spreadsheet::Dialect;
use crate::study::trials::TrialsFormat;
use crate::study::{Run, SCENARIO_FILE, carriers, channels, foretold, questions, readers, releases};
use crate::tally::Tally;
use rayon::prelude::*;
use std::fmt;

/// The files of a result in the look of a brand, each with its name in the folder; all but that of the trials, which are written
/// while they come.
///
/// The same run gives the same bytes. Cost: 0.1 s for pictures and page.
///
/// # Errors
/// If a picture or the page cannot be made, which is a fault of the program.
pub fn files(run: &Run, presentation: Presentation, brand: &Brand) -> Result<Vec<(String, Vec<u8>)>, ResultError> {
    let Run {
        scenario,
        tally,
        answers,
        story,
        questions,
    } = run;
    let story = story.as_ref().ok();
    let dialect = presentation.language.dialect();
    let ink = Ink {
        words: presentation.language.words(),
        look: brand,
    };
    let resolved = resolved_toml(scenario);
    // The story's moving picture takes as long as all charts.
    let (charts, told) = rayon::join(
        || chart::all(ink, answers),
        || story.map(|story| telling(ink, story)).transpose(),
    );
    let told = told?;
    let sections = of_run(ink, run);
    let recommendation = recommended(ink.words, run);
    let moved = presentation
        .live
        .then(|| what_if(presentation.language, run, &resolved));
    let page = html(
        presentation,
        brand,
        &Parts {
            answers,
            scenario,
            resolved: &resolved,
            charts: &charts,
            sections: &sections,
            recommendation: &recommendation,
            story: told.as_deref(),
            what_if: moved.as_ref(),
        },
    )?;
    let mut files = vec![
        ("report.html".to_owned(), page.into_bytes()),
        ("summary.json".to_owned(), json::to_json(answers).into_bytes()),
        ("summary.csv".to_owned(), csv::to_csv(answers, presentation.language)),
        (SCENARIO_FILE.to_owned(), resolved.into_bytes()),
        (
            readers::FILE_NAME.to_owned(),
            readers::to_csv(scenario, &tally.readers, dialect),
        ),
    ];
    if !questions.are_none() {
        files.push((questions::FILE_NAME.to_owned(), questions.to_json().into_bytes()));
    }
    let asked: Vec<Chart> = sections.into_iter().flat_map(|section| section.charts).collect();
    files.extend(sums(scenario, tally, dialect));
    if presentation.slides {
        let of_story = story.map(|story| chart::of_story(ink, story));
        let pictures = charts
            .iter()
            .cloned()
            .chain(asked.iter().cloned())
            .chain(of_story.into_iter().flatten());
        let pictures: Vec<Chart> = pictures.collect();
        let pictures = if recommendation.is_empty() {
            pictures
        } else {
            for_pitch(&pictures)
        };
        let has_asked = questions.one_at_a_time().is_some();
        let rests_on = if has_asked {
            rests_on(ink.words, run)
        } else {
            Vec::new()
        };
        let deck = slides(
            presentation.language,
            (answers, scenario),
            (&recommendation, &rests_on),
            &pictures,
            brand,
        )?;
        files.push(("slides.pptx".to_owned(), deck));
    }
    if !presentation.charts {
        return Ok(files);
    }
    let charts: Vec<Chart> = charts.into_iter().chain(asked).collect();
    let pictures: Vec<Vec<u8>> = charts
        .par_iter()
        .map(|chart| brand.png(&chart.svg))
        .collect::<Result<_, _>>()?;
    #[cfg(feature = "pdf")]
    files.push(("charts/charts.pdf".to_owned(), brand.pdf(&charts)?));
    for (chart, picture) in charts.into_iter().zip(pictures) {
        files.push((format!("charts/{}.svg", chart.name), chart.svg.into_bytes()));
        files.push((format!("charts/{}.png", chart.name), picture));
    }
    Ok(files)
}

/// What trials add up to, for figures that single trials do not have: a file for each kind that there is.
fn sums(scenario: &Scenario, tally: &Tally, dialect: Dialect) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    if !tally.carriers.is_empty() {
        let carriers = carriers::to_csv(scenario, &tally.carriers, dialect);
        files.push((carriers::FILE_NAME.to_owned(), carriers));
    }
    if !tally.channels.is_empty() {
        let channels = channels::to_csv(scenario, &tally.channels, dialect);
        files.push((channels::FILE_NAME.to_owned(), channels));
    }
    if !tally.releases.is_empty() {
        let releases = releases::to_csv(scenario, &tally.releases, dialect);
        files.push((releases::FILE_NAME.to_owned(), releases));
    }
    if !tally.foretold.is_empty() {
        let chances = foretold::to_csv(scenario, &tally.foretold, dialect);
        files.push((foretold::FILE_NAME.to_owned(), chances));
    }
    files
}

/// What a result of the scenario takes on the disk at the very least `[bytes]`: pictures and page, and the rows of trials that it
/// is sure to have.
pub fn least_size(scenario: &Scenario, trials_format: TrialsFormat) -> u64 {
    const PICTURES_AND_PAGE: u64 = 1_000_000;
    let bytes_per_row = match trials_format {
        TrialsFormat::Parquet => 2,
        TrialsFormat::Csv => 50,
    };
    let trials = match scenario.experiment.length {
        Length::Trials(trials) => trials,
        Length::Precision { .. } => 0,
    };
    let rows = trials.saturating_mul(scenario.policies.len() as u64);
    rows.saturating_mul(bytes_per_row).saturating_add(PICTURES_AND_PAGE)
}

/// Why a result cannot be shown.
#[derive(Debug)]
pub enum ResultError {
    /// The page.
    Html(HtmlError),
    /// A picture.
    Png(PngError),
    /// A table.
    Table(parquet::errors::ParquetError),
    /// The slides.
    Slides(SlidesError),
    /// The pictures as pages.
    #[cfg(feature = "pdf")]
    Pdf(chart::PdfError),
}

impl fmt::Display for ResultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Html(error) => write!(f, "report.html: {error}"),
            Self::Png(error) => write!(f, "charts: {error}"),
            Self::Table(error) => write!(f, "a table: {error}"),
            Self::Slides(error) => write!(f, "slides.pptx: {error}"),
            #[cfg(feature = "pdf")]
            Self::Pdf(error) => write!(f, "charts.pdf: {error}"),
        }
    }
}

impl std::error::Error for ResultError {}

impl From<HtmlError> for ResultError {
    fn from(error: HtmlError) -> Self {
        Self::Html(error)
    }
}

impl From<PngError> for ResultError {
    fn from(error: PngError) -> Self {
        Self::Png(error)
    }
}

impl From<SlidesError> for ResultError {
    fn from(error: SlidesError) -> Self {
        Self::Slides(error)
    }
}

#[cfg(feature = "pdf")]
impl From<chart::PdfError> for ResultError {
    fn from(error: chart::PdfError) -> Self {
        Self::Pdf(error)
    }
}
