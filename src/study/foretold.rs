//! `chances.csv`: what chances add up to, for those figures that single trials do not have; written and read back.
//!
//! | column | means |
//! | --- | --- |
//! | `policy` | name of the policy |
//! | `figure` | `reach_by`, with the hour in `of`, or a part of reach: `all`, `by_forward`, `segment`, `declined_by`, `declined`, `hops` |
//! | `of` | which one: an hour, a number of hops, or the place of a segment or policy in the scenario, from 0 |
//! | `worlds`, `sum`, `squares`, `cubes` | of `reach_by`: worlds, and sums over their means, in units of 2⁻³⁰ |
//! | `sum`, `squares`, `with_all` | of a part: sums over the means of worlds, and of their products with `all`, in units of 2⁻²⁰ |
//!
//! Sums are whole numbers, so nothing is lost. Rows stand in order of the scenario's policies, then in the order above.

use super::spreadsheet::{Dialect, safe_cell};
use super::sums::{Sums, SumsError};
use crate::scenario::Scenario;
use crate::spread::Grid;
use crate::tally::{ChancePart, Expectation, ForetoldTally};
use std::path::Path;

/// Name of the file within its folder.
pub const FILE_NAME: &str = "chances.csv";

const COLUMNS: [&str; 8] = [
    "policy", "figure", "of", "worlds", "sum", "squares", "cubes", "with_all",
];

/// The bytes of `chances.csv`, in a dialect of spreadsheets.
///
/// # Panics
/// If `foretold` are not those of the scenario's policies.
pub fn to_csv(scenario: &Scenario, foretold: &[ForetoldTally], dialect: Dialect) -> Vec<u8> {
    assert_eq!(
        foretold.len(),
        scenario.policies.len(),
        "chances of the scenario's policies"
    );
    let mut writer = dialect.writer();
    let mut write = |row: [String; 8]| writer.write_record(row).expect("memory can be written to");
    write(COLUMNS.map(str::to_owned));
    let grid = Grid::new(scenario);
    for (policy, foretold) in scenario.policies.iter().zip(foretold) {
        let policy = safe_cell(&policy.name).into_owned();
        for (hours, expectation) in grid.hours().iter().zip(&foretold.by_hour) {
            let [worlds, sum, squares, cubes] = expectation.sums().map(|sum| sum.to_string());
            let of = dialect.number(*hours);
            write([
                policy.clone(),
                "reach_by".to_owned(),
                of,
                worlds,
                sum,
                squares,
                cubes,
                String::new(),
            ]);
        }
        for ((figure, of), part) in figures(scenario, foretold.hops.len()).zip(foretold.parts()) {
            let [sum, squares, with_all] =
                [i128::from(part.sum), part.squares, part.with_whole].map(|sum| sum.to_string());
            let none = String::new;
            write([
                policy.clone(),
                figure.to_owned(),
                of,
                none(),
                sum,
                squares,
                none(),
                with_all,
            ]);
        }
    }
    dialect.finish(writer)
}

/// The figures of all parts with what they are of, in order of [`ForetoldTally::parts`].
fn figures(scenario: &Scenario, hops: usize) -> impl Iterator<Item = (&'static str, String)> {
    let (segments, policies) = (scenario.segments.len(), scenario.policies.len());
    let of_segments = (0..=segments).map(|segment| ("segment", segment.to_string()));
    let of_policies = (0..policies).map(|policy| ("declined_by", policy.to_string()));
    let of_both = (0..segments * policies).map(move |place| {
        let (segment, policy) = (place / policies, place % policies);
        ("declined", format!("{segment} by {policy}"))
    });
    let of_hops = (1..=hops).map(|hops| ("hops", hops.to_string()));
    [("all", String::new()), ("by_forward", String::new())]
        .into_iter()
        .chain(of_segments)
        .chain(of_policies)
        .chain(of_both)
        .chain(of_hops)
}

/// Reads what [`to_csv`] wrote of a run with so many worlds, in any dialect.
///
/// # Errors
/// Where the file cannot be read, or does not hold the chances of that run.
pub fn read(path: &Path, scenario: &Scenario, worlds: u64) -> Result<Vec<ForetoldTally>, SumsError> {
    let mut sums = Sums::open(path, &COLUMNS)?;
    let mut all = Vec::new();
    for policy in &scenario.policies {
        all.push(of_policy(&mut sums, scenario, worlds, &safe_cell(&policy.name))?);
    }
    sums.end().map(|()| all)
}

fn of_policy(sums: &mut Sums, scenario: &Scenario, worlds: u64, name: &str) -> Result<ForetoldTally, SumsError> {
    let mut foretold = ForetoldTally::new(scenario);
    for (hours, expectation) in Grid::new(scenario).hours().iter().zip(&mut foretold.by_hour) {
        let row = sums.row(name, "reach_by", &sums.dialect.number(*hours))?;
        let mut numbers = [0; 4];
        for (number, column) in numbers.iter_mut().zip(3..) {
            *number = sums.whole(&row, column)?;
        }
        let found = Expectation::of_sums(numbers).filter(|found| found.moments().count == worlds);
        *expectation = found.ok_or_else(|| sums.fault(format!("is not of {worlds} worlds")))?;
    }
    let of_others = 2 + foretold.evangelists.len() + foretold.declined_by.len() + foretold.declined.len();
    let hops = sums.count_of(name, "hops", of_others);
    foretold.hops.resize(hops, ChancePart::default());
    for ((figure, of), part) in figures(scenario, hops).zip(foretold.parts_mut()) {
        let row = sums.row(name, figure, &of)?;
        part.sum = sums.whole(&row, 4)?;
        (part.squares, part.with_whole) = (sums.whole(&row, 5)?, sums.whole(&row, 7)?);
    }
    Ok(foretold)
}
