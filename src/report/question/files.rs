//! Everything the folder of such an answer holds.

use rayon::prelude::*;

use super::{breakevens, cells_csv, futures, influences, optimum, pairs_csv, sweep, tornado};
use crate::chart::{Brand, Chart};
use crate::report::result::ResultError;
use crate::report::section::Section;
use crate::report::{Paper, paper};
use crate::scenario::{Scenario, resolved_toml};
use crate::study::{Answer, Answered, SCENARIO_FILE, VERSION};
use crate::words::{Language, Words};

/// The sections of an answer, the most telling first.
pub fn sections(words: &dyn Words, answer: &Answer) -> Vec<Section> {
    match answer {
        Answer::Sweep(found) => vec![sweep(words, found)],
        Answer::BreakEven(found) => vec![breakevens(words, found)],
        Answer::Optimize(found) => vec![optimum(words, found)],
        Answer::Sensitivity(found) => {
            let assumptions = &found.assumptions;
            let mut sections = vec![tornado(words, &found.tornado, assumptions)];
            sections.extend(
                found
                    .influences
                    .as_ref()
                    .map(|found| influences(words, found, assumptions)),
            );
            if !assumptions.is_empty() {
                sections.push(futures(words, &found.futures, assumptions));
            }
            sections
        }
    }
}

/// The files of an answer to a question about `scenario`, each with its name in the folder, and its sections.
///
/// # Errors
/// If a picture or the page cannot be made, which is a fault of the program.
pub fn files(
    answered: &Answered,
    scenario: &Scenario,
    (language, has_charts): (Language, bool),
    brand: &Brand,
) -> Result<(Vec<(String, Vec<u8>)>, Vec<Section>), ResultError> {
    let words = language.words();
    let sections = brand.dress(|| sections(words, &answered.answer));
    let about = Paper {
        title: scenario.title.clone(),
        question: scenario.question.clone(),
        command: answered.command.clone(),
        version: VERSION.to_owned(),
        seed: scenario.seed,
        digest: answered.digest.clone(),
    };
    let page = brand.dress(|| paper(language, &about, &sections))?;
    let mut files = vec![
        (answered.file_name(), answered.to_json().into_bytes()),
        ("report.html".to_owned(), page.into_bytes()),
        (SCENARIO_FILE.to_owned(), resolved_toml(scenario).into_bytes()),
    ];
    if let Answer::Sweep(found) = &answered.answer {
        files.push(("cells.csv".to_owned(), cells_csv(found, language)));
        files.push(("pairs.csv".to_owned(), pairs_csv(found, language)));
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
