//! Everything the folder of such an answer holds.

use rayon::prelude::*;

use super::of_run::{breakevens_with_picture, futures_with_pictures};
use super::{cells, contacts, each_contact, influences, optimum, pairs, sweep, tornado};
use crate::chart::question::{self as picture, Origin};
use crate::chart::{Brand, Chart, Ink};
use crate::report::result::ResultError;
use crate::report::section::Section;
use crate::report::{Paper, paper};
use crate::scenario::{Scenario, resolved_toml};
use crate::study::{Answer, Answered, SCENARIO_FILE, VERSION};
use crate::words::Language;

/// The sections of an answer to a question about `scenario`, the most telling first.
pub fn sections(ink: Ink, answered: &Answered, scenario: &Scenario) -> Vec<Section> {
    let words = ink.words;
    let policies: Vec<String> = scenario.policies.iter().map(|policy| policy.name.clone()).collect();
    let origin = |trials| Origin {
        title: &scenario.title,
        seed: scenario.seed,
        version: VERSION,
        trials,
        interrupted: answered.interrupted,
    };
    let title = |section: &Section| section.findings.first().cloned().unwrap_or_default();
    match &answered.answer {
        Answer::Sweep(found) => {
            let mut section = sweep(words, found);
            section
                .charts
                .extend(picture::sweep(ink, &origin(found.trials), found, &title(&section)));
            vec![section]
        }
        Answer::BreakEven(found) => vec![breakevens_with_picture(ink, &origin, found, &policies)],
        Answer::Optimize(found) => {
            let mut section = optimum(words, found);
            section.charts.extend(picture::tuned(
                ink,
                &origin(found.judged.trials),
                found,
                &title(&section),
            ));
            vec![section]
        }
        Answer::Contacts(found) => {
            let mut section = contacts(words, found, &str::to_owned);
            section
                .charts
                .extend(picture::contacts(ink, &origin(found.trials), found, &title(&section)));
            vec![section]
        }
        Answer::Sensitivity(found) => {
            let assumptions = &found.assumptions;
            let mut alone = tornado(words, &found.tornado, assumptions);
            let varied = (&found.tornado, &assumptions[..]);
            let chart = picture::tornado(
                ink,
                &origin(found.tornado.trials),
                varied,
                &policies,
                &super::sensitivity::survives(words, &found.tornado),
            );
            alone.charts.extend(chart);
            let many = futures_with_pictures(ink, &origin, found);
            let together = found
                .influences
                .as_ref()
                .map(|found| influences(words, found, assumptions));
            [alone, many].into_iter().chain(together).collect()
        }
    }
}

/// Files, each with its name in the folder.
pub type Files = Vec<(String, Vec<u8>)>;

/// The files of an answer to a question about `scenario`, each with its name in the folder, and its sections.
///
/// # Errors
/// If a picture or the page cannot be made, which is a fault of the program.
pub fn files(
    answered: &Answered,
    scenario: &Scenario,
    (language, has_charts): (Language, bool),
    brand: &Brand,
) -> Result<(Files, Vec<Section>), ResultError> {
    let words = language.words();
    let ink = Ink { words, look: brand };
    let sections = sections(ink, answered, scenario);
    let about = Paper {
        title: scenario.title.clone(),
        question: scenario.question.clone(),
        command: answered.command.clone(),
        version: VERSION.to_owned(),
        seed: scenario.seed,
        digest: answered.digest.clone(),
    };
    let page = paper(language, brand, &about, &sections)?;
    let mut files = vec![
        (answered.file_name(), answered.to_json().into_bytes()),
        ("report.html".to_owned(), page.into_bytes()),
        (SCENARIO_FILE.to_owned(), resolved_toml(scenario).into_bytes()),
    ];
    let tables = match &answered.answer {
        Answer::Sweep(found) => vec![("cells", cells(found)), ("pairs", pairs(found))],
        Answer::Contacts(found) => vec![("contacts", each_contact(found))],
        Answer::BreakEven(_) | Answer::Sensitivity(_) | Answer::Optimize(_) => Vec::new(),
    };
    for (name, table) in tables {
        files.push((format!("{name}.csv"), table.to_csv(language.dialect())));
        files.push((
            format!("{name}.parquet"),
            table.to_parquet().map_err(ResultError::Table)?,
        ));
    }
    if has_charts {
        let charts: Vec<&Chart> = sections.iter().flat_map(|section| &section.charts).collect();
        let pictures: Vec<Vec<u8>> = charts
            .par_iter()
            .map(|chart| brand.png(&chart.svg))
            .collect::<Result<_, _>>()?;
        for (chart, picture) in charts.into_iter().zip(pictures) {
            files.push((format!("charts/{}.svg", chart.name), chart.svg.clone().into_bytes()));
            files.push((format!("charts/{}.png", chart.name), picture));
        }
    }
    Ok((files, sections))
}
